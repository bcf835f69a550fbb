"""Property drawers as BibTeX."""

from __future__ import annotations

import pytest

from refsync.readers import bibtex
from refsync.readers.org_drawers import Drawer, drawer_below, with_and, with_ends
from refsync.reference import Reference


def drawer(*properties: str) -> Drawer:
    found = drawer_below(["* A title", ":PROPERTIES:", *properties, ":END:"], 1)
    assert found
    return found


def reference(*properties: str, title: str = "A title", key: str | None = "key") -> Reference:
    [found] = bibtex.read(drawer(*properties).bibtex(title, key), "list.org").references
    return found


def test_a_drawer_stands_below_its_headline_and_what_is_planned() -> None:
    source = ["* A", "CLOSED: [2020-01-01]", "  :properties:", "  :YEAR: 2020", "  :End:"]
    found = drawer_below(source, 1)
    assert found == Drawer(3, {"year": ("2020", 1)}, 2)


@pytest.mark.parametrize(
    "source",
    [["* A", "text"], ["* A"], ["* A", ":PROPERTIES:", "* B", ":END:"], ["* A", ":PROPERTIES:"]],
)
def test_without_properties_there_is_no_drawer(source: list[str]) -> None:
    assert drawer_below(source, 1) is None


@pytest.mark.parametrize("behind", [[], ["* B"], ["", "text"], [":EMD"]])
def test_a_drawer_without_its_end_goes_as_far_as_its_properties(behind: list[str]) -> None:
    source = ["* A", ":PROPERTIES:", ":YEAR: 2020", ":URL: x", *behind]
    assert drawer_below(source, 1) == Drawer(2, {"year": ("2020", 1), "url": ("x", 2)}, 2)
    assert with_ends(source) == ([*source[:3], ":END:", *behind], [2])


@pytest.mark.parametrize(
    ("source", "ended"),
    [
        (["* A", ":PROPERTIES:", ":ID:", ":END:", "* B"], None),
        (["* A", ":LOGBOOK:", "- note", ":END:", "text"], None),
        (["* A", ":PROPERTIES:", "* B"], ["* A", "", "* B"]),
        (["* A", ":PROPERT", ":YEAR: 2020", ":END:"], ["* A", ":PROPERT", ":YEAR: 2020", ""]),
        (["* A", ":PROPERTIES:", ":END:", ":END:"], ["* A", ":PROPERTIES:", ":END:", ""]),
        (["* A", ":PROPERTIES:", ":ID: 1", ":EMD:"], ["* A", ":PROPERTIES:", ":ID: 1", ":END:"]),
        (["* A", ":smile:", "* B", ":L:", ":END:"], ["* A", "", "* B", ":L:", ":END:"]),
    ],
)
def test_each_drawer_ends_before_the_next_headline(
    source: list[str], ended: list[str] | None
) -> None:
    assert with_ends(source)[0] == (ended or source)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (":AUTHOR: Jane Doe", True),
        (":AUTHOR:", True),
        (":BTYPE: misc", True),
        (":ISBN13: 978-3-16-148410-0", True),
        (":URL: https://arxiv.org/abs/2101.00001", True),
        (":URL: https://rocks.geo", False),
        (":YEAR: 2020", False),
        (":ID: 123", False),
    ],
)
def test_what_describes_a_work(line: str, expected: bool) -> None:
    assert drawer(line).describes_a_work is expected


def test_a_bibtex_entry_comes_back_as_it_was() -> None:
    found = reference(
        ":TITLE: On {Things}", ":BTYPE: inproceedings", ":CUSTOM_ID: doe2020",
        r":AUTHOR: M{\"u}ller, J{\"o}rg and Doe, Jane", ":BOOKTITLE: Proceedings of Things",
        ":YEAR: 2020", ":ODD: kept", title="On Things",
    )  # fmt: skip
    assert (found.type, found.citation_key) == ("paper-conference", "doe2020")
    assert [name.family for name in found.author] == ["Müller", "Doe"]
    assert found.container_title == "Proceedings of Things"
    assert found.bibtex_fields == {"odd": "kept"}


def test_people_s_own_words_are_understood() -> None:
    found = reference(
        ":AUTHORS: Jane Doe, Ruth Roe", ":PUBLISHED: 2019-05", ":ARXIV: 2101.00001",
        ":VENUE: Things & Stones", ":HOME: https://rocks.geo/book",
        ":MIRROR: https://stones.geo/book", ":ADDED: [2020-01-01]",
    )  # fmt: skip
    assert [name.family for name in found.author] == ["Doe", "Roe"]
    assert found.issued
    assert found.issued.parts == ((2019, 5),)
    assert found.identifiers["arxiv"] == "2101.00001"
    assert found.container_title == "Things & Stones"
    assert found.url == "https://rocks.geo/book"
    assert [link.url for link in found.links] == ["https://stones.geo/book"]
    assert found.bibtex_fields == {}


@pytest.mark.parametrize(
    "line", [":ROAM_REFS: @doe2020", ":ROAM_KEY: cite:doe2020", ":CITEKEY: doe2020"]
)
def test_the_citation_key_goes_by_several_names(line: str) -> None:
    assert drawer(line, ":YEAR: 2020").key == "doe2020"


def test_each_field_is_in_the_line_of_its_property() -> None:
    text = drawer(":YEAR: 2020", ":ID: 1", ":DOI: 10.1000/things").bibtex("50 % & {more}", None)
    lines = text.split("\n")
    assert lines[0] == r"@misc{, title = {50 \% \& more},"
    assert lines[1:] == ["year = {2020},", "", "doi = {10.1000/things},", "}"]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("Jane Doe, Ruth Roe", "Jane Doe and Ruth Roe"),
        (
            "Jane Doe, Ruth Roe, and Max M. Mustermann",
            "Jane Doe and Ruth Roe and Max M. Mustermann",
        ),
        ("Doe, Jane", "Doe, Jane"),
        ("Doe, Jane and Roe, Ruth", "Doe, Jane and Roe, Ruth"),
        ("Plato", "Plato"),
    ],
)
def test_lists_of_people_that_commas_separate(people: str, expected: str) -> None:
    assert with_and(people) == expected
