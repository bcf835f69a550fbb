"""Paragraphs that by turns are titles and names, as of accepted papers."""

import pytest

from tests.lists import families, references, titles, year

HEAD = "# Accepted papers\n\n"
WORKS = (
    ("On the Use of Widgets", "Jane Doe, Richard Roe"),
    ("What Makes Good Gears for Mills?", "Ann van Poe, Al Moe, Jane Doe"),
    ("The Size of Cogs", "Cy Zoe"),
)


@pytest.mark.parametrize(
    "layout",
    [
        "{title}\n\n{names}\n\n",
        "{title}\n\n*{names}*\n\n",
        "{title}\n\nby {names}\n\n",
        "<p>{title}</p>\n<p>{names}</p>\n",
        "1. {title}\n\n{names}\n\n",
    ],
)
def test_names_in_a_paragraph_below_a_title_are_its_authors(layout: str) -> None:
    body = "".join(layout.format(title=title, names=names) for title, names in WORKS)
    found = references(body, HEAD)
    assert [one.title for one in found] == [title for title, _ in WORKS]
    assert [families(one) for one in found] == [["Doe", "Roe"], ["Poe", "Moe", "Doe"], ["Zoe"]]


def test_names_may_stand_above_titles() -> None:
    body = "".join(f"{names}\n\n{title}\n\n" for title, names in WORKS)
    found = references(body, HEAD)
    assert [one.title for one in found] == [title for title, _ in WORKS]
    assert families(found[0]) == ["Doe", "Roe"]


def test_where_and_when_stand_below_the_names() -> None:
    body = "".join(f"{title}\n\n{names}\n\nICML 2020\n\n" for title, names in WORKS)
    found = references(body, HEAD)
    assert [(one.title, year(one)) for one in found] == [(title, 2020) for title, _ in WORKS]


def test_a_label_above_titles_with_names_below_them_names_nobody() -> None:
    body = "".join(f"{title}\n\n{names}\n\n" for title, names in WORKS)
    assert titles(f"Long Papers\n\n{body}", HEAD) == [title for title, _ in WORKS]


@pytest.mark.parametrize(
    "above",
    [
        ("General and Program Chairs", "Local Organization and Sponsorship Chairs"),
        ("Keynote and Invited Speakers", "Organizing Team Members"),
        ("Institute for the Study of Gears", "Acme Laboratory for Cog Research"),
        ("Session 1: Learning of Gears in Mills", "Session 2: The Theory of Many Widgets"),
        ("Gears:", "Widgets:"),
        ("We thank those who made this possible", "We also thank those who helped us"),
    ],
)
def test_what_people_are_or_do_is_no_title(above: tuple[str, ...]) -> None:
    body = "".join(f"{text}\n\nJane Doe, Richard Roe\n\n" for text in above)
    assert titles(body, "# Workshop on Gears\n\n") == []


def test_one_paragraph_above_names_is_no_work() -> None:
    assert titles("On the Use of Widgets\n\nJane Doe, Richard Roe\n\n", HEAD) == []
