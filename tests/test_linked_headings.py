"""Headings that name a work by a link, who wrote it before, where and when behind."""

from __future__ import annotations

import pytest

from refsync.readers.document import Span, Spans, plain
from refsync.readers.shapes.linked_headings import read
from tests.lists import references, titles, year

ADDRESS = "https://acme.example/gears.pdf"
TITLE = "On the Use of Gears"


def spans(before: str, behind: str, title: str = TITLE) -> Spans:
    """A heading's text around a linked title."""
    said = [Span(before, 1), Span(title, 1, href=ADDRESS), Span(behind, 1)]
    return tuple(span for span in said if span.text)


@pytest.mark.parametrize(
    ("before", "behind", "said"),
    [
        ("Doe et al. ", " ICML 2016", ("Doe", "ICML", 2016)),
        ("Doe and Roe ", " ICML 2016", ("Doe Roe", "ICML", 2016)),
        ("3. Doe et al. ", " (ICML 2016)", ("Doe", "ICML", 2016)),
        ("J. Doe, R. Roe: ", "", ("Doe Roe", None, None)),
        ("", " ICML 2016", ("", "ICML", 2016)),
        ("", ", 2016", ("", None, 2016)),
        ("", ", Doe et al., ICML, 2016", ("Doe", "ICML", 2016)),
    ],
)
def test_who_and_where_stand_around_a_linked_title(
    before: str, behind: str, said: tuple[str, str | None, int | None]
) -> None:
    found = read(spans(before, behind))
    assert found
    assert found.around
    who, venue, when = found.around.who, found.around.venue, found.around.year
    names = " ".join(name.family or "" for name in who.names) if who else ""
    assert (names, venue, when) == said
    assert plain(found.title) == TITLE


@pytest.mark.parametrize(
    ("before", "behind", "title"),
    [
        ("Summary of ", " ICML 2016", TITLE),
        ("Books and Papers ", "", TITLE),
        ("Chapter 3 ", " ICML 2016", TITLE),
        ("", " and of Cogs", TITLE),
        ("", ": A Study of Cogs", TITLE),
        ("", "", TITLE),
        ("", " ICML 2016", "Gears"),
        ("Doe et al. ", " ICML 2016", "paper"),
    ],
)
def test_other_words_around_a_link_belong_to_the_heading(
    before: str, behind: str, title: str
) -> None:
    found = read(spans(before, behind, title))
    assert not found or (plain(found.title) == title and not found.around)


def test_notes_alone_behind_a_linked_title_are_read_as_before() -> None:
    found = read(spans("", " (ICML 2016)"))
    assert found
    assert not found.around
    assert plain(found.title) == TITLE


def test_headings_with_linked_titles_are_works_and_sections_their_years() -> None:
    found = references(
        "## 2016\n\n"
        f"### Doe and Roe [{TITLE}]({ADDRESS}) ICML 2016\n\nSome notes on gears.\n\n"
        "- the journal's version: https://acme.example/journal.pdf\n\n"
        "### Poe et al. [On the Size of Cogs](https://acme.example/cogs.pdf) NIPS 2016\n\n"
        "## 2017\n\n"
        "### Poe et al. [Cogs: A Study of Size](https://acme.example/size.pdf) ICML 2017\n",
        "# Gears\n\n",
    )
    assert [one.title for one in found] == [TITLE, "On the Size of Cogs", "Cogs: A Study of Size"]
    assert [(one.container_title, year(one)) for one in found] == [
        ("ICML", 2016), ("NIPS", 2016), ("ICML", 2017),
    ]  # fmt: skip
    assert [len(one.author) for one in found] == [2, 1, 1]


def test_a_heading_that_goes_on_behind_its_link_keeps_all_its_words() -> None:
    said = f"## [{TITLE}]({ADDRESS}) and of Cogs\n\n[code](https://github.com/doe/gears)\n"
    assert titles(said, "# Gears\n\n") == [f"{TITLE} and of Cogs"]
