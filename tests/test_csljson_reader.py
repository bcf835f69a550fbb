"""CSL-JSON in."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.csljson import read
from refsync.reading import Reading
from refsync.reference import CslType, Link, Name, PartialDate, Reference
from refsync.writers import csljson
from tests.make import reference

ENTRY: dict[str, Any] = {
    "id": "doe2020",
    "type": "article-journal",
    "title": "On Things",
    "author": [
        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
        {"family": "King", "given": "Martin", "suffix": "Jr.", "comma-suffix": True},
        {"literal": "The Things Group"},
    ],
    "issued": {"date-parts": [[2020, "5"], [2020, 6]], "circa": True},
    "accessed": {"raw": "2021-02-03"},
    "container-title": "Journal of Things",
    "page": "1-10",
    "volume": 3,
    "DOI": "10.1000/things",
    "keyword": "one, two",
    "note": "original-date: 1999\n{:event-place: Bonn} A remark.",
    "custom": {"mine": [1]},
    "unheard-of": {"x": 1},
}


def reading(*entries: dict[str, Any]) -> Reading:
    return read(json.dumps(entries, indent=1), "refs.json")


def test_an_entry_has_all_that_it_states() -> None:
    [found] = reading(ENTRY).references
    assert (found.type, found.title, found.citation_key) == (
        "article-journal",
        "On Things",
        "doe2020",
    )
    assert found.author[0] == Name(family="Beethoven", given="Ludwig", non_dropping_particle="van")
    assert found.author[1].suffix == "Jr."
    assert found.author[2].literal == "The Things Group"
    assert found.issued == PartialDate(parts=((2020, 5), (2020, 6)), circa=True)
    assert found.accessed == PartialDate(parts=((2021, 2, 3),))
    assert (found.volume, found.page) == ("3", "1-10")
    assert found.identifiers["doi"] == "10.1000/things"
    assert found.keyword == ("one", "two")
    assert found.original_date == PartialDate(parts=((1999,),))
    assert (found.event_place, found.note) == ("Bonn", "A remark.")
    assert found.custom["mine"] == [1]
    assert found.custom["unheard-of"] == {"x": 1}


def test_each_entry_has_the_line_where_it_begins() -> None:
    entry = {"id": "a", "type": "book", "title": "A"}
    found = reading(entry, {**entry, "id": "b"})
    assert [(r.source.file, r.source.line) for r in found.references if r.source] == [
        ("refs.json", 2),
        ("refs.json", 7),
    ]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ({"id": "a", "type": "book", "DOI": "10.1000/a"}, "missing-title"),
        ({"id": "a", "title": "A", "type": "scroll"}, "unknown-type"),
        ({"id": "a", "title": "A"}, "unknown-type"),
    ],
)
def test_what_is_wrong_is_said_and_costs_no_entry(entry: dict[str, Any], code: str) -> None:
    found = reading({"id": "first", "title": "First", "type": "book"}, entry)
    assert len(found.references) == 2
    assert [problem.code for problem in found.problems] == [code]


def test_one_id_for_two_entries_is_said() -> None:
    entry = {"id": "a", "type": "book", "title": "A"}
    found = reading(entry, {**entry, "title": "B"})
    assert [problem.code for problem in found.problems] == ["duplicate-key"]
    assert len(found.references) == 2


def test_an_object_that_names_no_work_is_no_entry() -> None:
    found = reading({"name": "a-package", "version": "1.0"})
    assert found.references == ()
    assert [problem.code for problem in found.problems] == ["no-entry"]


words = st.text(alphabet="abc XYZé中-'.", min_size=1, max_size=12).map(str.strip).filter(bool)
names = st.builds(Name, family=words, given=st.none() | words, suffix=st.none()) | st.builds(
    Name, literal=words
)
days = st.integers(1, 28)
dates = st.builds(
    PartialDate,
    parts=st.one_of(
        st.tuples(st.tuples(st.integers(1000, 2100))),
        st.tuples(st.tuples(st.integers(1000, 2100), st.integers(1, 12), days)),
    ),
    circa=st.booleans(),
)
references = st.builds(
    reference,
    title=words,
    type=st.sampled_from(get_args(CslType)),
    author=st.lists(names, max_size=3).map(tuple),
    editor=st.lists(names, max_size=2).map(tuple),
    issued=st.none() | dates,
    accessed=st.none() | dates,
    container_title=st.none() | words,
    publisher=st.none() | words,
    volume=st.none() | words,
    abstract=st.none() | words,
    keyword=st.lists(st.sampled_from(["one", "two", "three"]), unique=True).map(tuple),
    authors_truncated=st.booleans(),
)


@given(references)
def test_what_is_written_is_read_again(stated: Reference) -> None:
    keyed = stated.model_copy(update={"citation_key": "key"})
    [found] = read(csljson.write([keyed]), "refs.json").references
    assert found.model_copy(update={"source": None}) == keyed


def test_identifiers_without_a_variable_are_read_again() -> None:
    stated = reference("On Things", arxiv="2101.00001", type="article-journal").model_copy(
        update={"citation_key": "key", "links": (Link(kind="code", url="https://rocks.geo"),)}
    )
    [found] = read(csljson.write([stated]), "refs.json").references
    assert found.identifiers == stated.identifiers


def test_entities_of_html_in_titles_are_the_signs_they_stand_for() -> None:
    entry = {
        "type": "book",
        "title": "Gears &amp; <i>Cogs</i> at AT&T;",
        "container-title": "A &lt; B",
    }
    reading = read(json.dumps([entry]), "x.json")
    [found] = reading.references
    assert found.title == "Gears & <i>Cogs</i> at AT&T;"
    assert found.container_title == "A < B"
    assert [problem.code for problem in reading.problems] == ["html-entity"] * 2
