"""What holds for any list, whatever is in it."""

import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from refsync.readers.markdown import read
from refsync.reference import Reference

PIECES = [
    "# ", "### ", "\n", "\n\n", "- ", "1. ", "    ", "> ", "|", "|-|-|\n", "```", "~~~", "{", "}",
    "```bibtex\n", "@misc{a,\n title={x y}}\n", "<!--", "-->", "<table><tr><td>", "</td>", "<div>",
    "<pre>",
    '<a href="', "<a href=x>", "<li>", "<h2>", "<p data-sourcepos='9:1'>", "[a](b)", "[", "](", "(",
    "paper link: ", "https://arxiv.org/abs/2101.00001", "http://[", "ttps://x.org", "![i](u)", "**",
    "tag: a", "Some Words of a Title", "\0", "\ud800", "\u2028", "\r", "😀", "&lt;", "\\", "`",
]  # fmt: skip

ENTRIES = [
    f"### Paper Number {name} of the Widget Series\n\n"
    f"paper link: [here](https://arxiv.org/abs/2101.{number:05})\n\n"
    f"code link: [here](https://github.com/acme/widget{number})\n\n"
    "citation:\n```bibtex\n"
    f"@misc{{key{number},\n"
    f"  title={{Paper Number {name} of the Widget Series}},\n"
    f"  author={{Jane Doe and Richard Roe}},\n"
    f"  eprint={{2101.{number:05}}},\n"
    "  archivePrefix={arXiv}\n}\n```\n\n"
    for number, name in enumerate(["One", "Two", "Three"], 1)
]
HEAD = "# List\n\n## Section\n\n"


def seen(reference: Reference) -> dict[str, Any]:
    return {k: v for k, v in reference.as_json().items() if k != "source"}


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join))
@settings(deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    reading = read(text, "x")
    lines = len(re.split(r"\r\n|\r|\n", text))
    for reference in reading.references:
        assert reference.source
        assert 1 <= reference.source.line <= lines
    assert all(1 <= problem.line <= lines for problem in reading.problems)


@given(
    line=st.integers(1, 14),
    piece=st.sampled_from([p for p in PIECES if p != "# "]),  # which would open a new section
    how=st.sampled_from(["replace", "before", "behind", "drop"]),
)
@settings(deadline=None, max_examples=300)
def test_damage_to_one_entry_leaves_the_others_as_they_are(line: int, piece: str, how: str) -> None:
    lines = ENTRIES[1].split("\n")
    old = lines[line]
    lines[line] = {"replace": piece, "before": piece + old, "behind": old + piece, "drop": ""}[how]
    damaged = read(HEAD + ENTRIES[0] + "\n".join(lines) + ENTRIES[2], "x")
    whole = read(HEAD + "".join(ENTRIES), "x")
    found = [seen(reference) for reference in damaged.references]
    assert seen(whole.references[0]) in found
    assert seen(whole.references[2]) in found


@given(st.permutations(ENTRIES))
@settings(deadline=None)
def test_the_order_of_entries_changes_only_the_order_of_references(entries: list[str]) -> None:
    def by_id(text: str) -> dict[str, dict[str, Any]]:
        return {reference.id: seen(reference) for reference in read(text, "x").references}

    assert by_id(HEAD + "".join(entries)) == by_id(HEAD + "".join(ENTRIES))
