"""Names before a linked title in quotes, and items whose marks are escaped, as converters write."""

from __future__ import annotations

import pytest

from tests.lists import families, references, titles, year

ADDRESS = "https://drive.acme.example/open?id=7"
VIDEO = "https://www.youtube.com/watch?v=0123456789a"
HEAD = "# Gears at work\n\n## Week A\n\n"


@pytest.mark.parametrize(
    "item",
    [
        f"Jane Doe, [“On Old Gears”]({ADDRESS}) (1968)",
        f"Jane **Doe**, [“On Old Gears”]({ADDRESS}) (1968)",
        f"**Jane Doe**: “[On Old Gears]({ADDRESS})” (1968)",
        f'Jane **Doe**, ["On Old Gears"]({ADDRESS}) (1968)',
        f"Jane Doe, [„On Old Gears“]({ADDRESS}) (1968)",
        f"**Jane Doe**, «[On Old Gears]({ADDRESS})», 1968",
    ],
)
def test_a_full_name_before_a_linked_title_in_quotes_wrote_it(item: str) -> None:
    found = references(f"- {item}\n", HEAD)
    assert [(one.title, families(one), year(one)) for one in found] == [
        ("On Old Gears", ["Doe"], 1968)
    ]


@pytest.mark.parametrize(
    "item",
    [
        f"The Acme Times, [“On Old Gears”]({ADDRESS}) (1968)",
        f"Wired, [“On Old Gears”]({ADDRESS}) (1968)",
        f"Jane Doe, [“On Old Gears”]({ADDRESS})",
        f"Jane Doe, [“On Old Gears”]({VIDEO}) (1968)",
        f"Jane Doe, [“On Old Gears”]({ADDRESS}), Workshop 1968",
    ],
)
def test_other_words_than_who_and_when_around_quotes_tell_no_paper(item: str) -> None:
    assert titles(f"- {item}\n", HEAD) == []


def test_a_family_name_before_a_linked_title_is_one_that_the_list_has_in_full() -> None:
    found = references(
        f"- Jane **Doe**, [“On Old Gears”]({ADDRESS}1) (1968)\n"
        f"- Doe, [“On New Gears”]({ADDRESS}2) (1978)\n"
        f"- Wired, [“On Some Cogs”]({ADDRESS}3) (1988)\n"
        f"- Doe, [“Gears”]({ADDRESS}4)\n",
        HEAD,
    )
    assert [(one.title, families(one)) for one in found] == [
        ("On Old Gears", ["Doe"]),
        ("On New Gears", ["Doe"]),
    ]


@pytest.mark.parametrize("mark", ["\\+", "\\-", "\\*", "•"])
def test_paragraphs_whose_marks_are_escaped_are_items(mark: str) -> None:
    found = titles(
        f"-   Jane **Doe**, [“On Old Gears”]({ADDRESS}1) (1968)\n\n"
        f"{mark} Al Roe, [“On New Gears”]({ADDRESS}2) (1978)\n\n"
        f"{mark} [A chart of gears and cogs]({ADDRESS}3)\n",
        HEAD,
    )
    assert found == ["On Old Gears", "On New Gears"]


def test_a_mark_within_words_begins_no_item() -> None:
    assert (
        titles("Gears \\+ cogs by Jane Doe are more than\n\\- or so it seems - mills.\n", HEAD)
        == []
    )
