"""Names before a dash and a title, and paragraphs of these that are items."""

from __future__ import annotations

import pytest

from tests.lists import families, references, titles

SAID = ("Jane Doe – Gears of Old", "Jane Doe – Cogs and Mills", "A. Roe - The Size of Widgets")
TURNED = ("Gears of Old – Jane Doe", "Cogs and Mills – Jane Doe", "The Size of Widgets – A. Roe")
NAMES = ("Jane Doe", "Al Roe", "Max Muster")
HEAD = "# Reading\n\n"


@pytest.mark.parametrize("said", [SAID, TURNED])
@pytest.mark.parametrize("mark", ["", "- "])
@pytest.mark.parametrize("heading", ["Books", "Libros", "Books (BO)"])
def test_names_and_titles_below_books_are_entries(
    said: tuple[str, ...], mark: str, heading: str
) -> None:
    body = "\n\n".join(f"{mark}{one}" for one in said)
    found = references(f"## {heading}\n\n{body}\n\n## Next\n\nNothing yet.\n", HEAD)
    assert [(one.title, families(one)) for one in found] == [
        ("Gears of Old", ["Doe"]), ("Cogs and Mills", ["Doe"]), ("The Size of Widgets", ["Roe"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Members", SAID),
        ("Tools", SAID),
        ("Books", SAID[:2]),
        ("Books", (*SAID, "We read many of these.", "And others, too, as they come.")),
        ("Books", ("“Gears turn.” – Jane Doe", "“Mills grind.” – Al Roe", "“I go.” – Ann Poe")),
        ("Books", ("Gears – of old and new", "Mills – how they grind", "Cogs – why we use them")),
    ],
)
def test_paragraphs_of_other_things_are_no_items(heading: str, said: tuple[str, ...]) -> None:
    assert titles(f"## {heading}\n\n" + "\n\n".join(said) + "\n", "# List\n\n") == []


def test_topics_that_look_like_names_before_some_dashes_stay_in_titles() -> None:
    said = ("Turing Test – On Gears", "The Use of Gears", "The Size of Cogs", "On Mills - A Study")
    found = titles("## Books\n\n" + "\n".join(f"- {one}" for one in said) + "\n", HEAD)
    assert found == list(said)


def test_two_topics_before_dashes_are_no_names() -> None:
    said = ("Wide Cogs - The Use of Belts", "Gear Nets - A Study of Wheels")
    found = titles("## Books\n\n" + "\n".join(f"- {one}" for one in said) + "\n", HEAD)
    assert found == list(said)


@pytest.mark.parametrize("when", ["", " (2015)", ", 2015"])
@pytest.mark.parametrize("link", ["", " [pdf](https://acme.org/{n}.pdf)", " doi:10.1000/{n}82"])
def test_paragraphs_of_titles_with_names_behind_by_are_entries(when: str, link: str) -> None:
    works = {
        "On the Use of Gears": "Jane Doe",
        "Cogs and Mills": "Al Roe",
        "The Wheels of Mills": "Ann Poe",
    }
    body = "".join(
        f"{title} by {who}{when}{link.format(n=n)}\n\n"
        for n, (title, who) in enumerate(works.items(), 1)
    )
    found = references(f"## Papers\n\n{body}", HEAD)
    assert [one.title for one in found] == list(works)
    assert [families(one) for one in found] == [["Doe"], ["Roe"], ["Poe"]]
    assert not titles(f"## Members\n\n{body}", HEAD) or link


def test_sentences_that_end_in_by_and_a_word_are_no_entries() -> None:
    said = ("They are turned by Water.", "We went there by Train.", "It was done by many hands.")
    assert titles("## Papers\n\n" + "\n\n".join(said) + "\n", HEAD) == []


@pytest.mark.parametrize(
    "said",
    [
        ("Photo by Jane Doe", "Icons by Al Roe", "Translated by Max Muster"),
        ("Cover art by Jane Doe", "Logo design by Al Roe", "Site design by Max Muster"),
        (
            "The list is maintained by Jane Doe",
            "We were inspired by Al Roe",
            "Scaling widgets, presented by Max Muster",
        ),
        (
            "This page was written by Jane Doe",
            "The mill was drawn by Al Roe",
            "All wheels were made by Max Muster",
        ),
    ],
)
def test_who_made_other_things_is_told_by_no_titles(said: tuple[str, ...]) -> None:
    assert titles("## Papers\n\n" + "\n\n".join(said) + "\n", HEAD) == []


def test_titles_of_two_words_or_in_small_letters_are_told_by_names_behind_by() -> None:
    works = ("Wide Gears", "On the size of cogs", "A study of widgets")
    body = "\n\n".join(f"{title} by {who}" for title, who in zip(works, NAMES, strict=True))
    assert titles(f"## Papers\n\n{body}\n", HEAD) == list(works)
