"""Zotero items in."""

from __future__ import annotations

import json
from typing import Any

from refsync.readers.zotero_json import read
from refsync.reading import Reading
from refsync.reference import Name
from refsync.zotero.items import to_item
from tests.make import reference

DATA: dict[str, Any] = {
    "key": "ABCD2345",
    "version": 7,
    "itemType": "journalArticle",
    "title": "On Things",
    "creators": [{"creatorType": "author", "firstName": "Jane", "lastName": "Doe"}],
    "publicationTitle": "Journal of Things",
    "date": "2020-05-12",
    "DOI": "10.1000/things",
    "tags": [{"tag": "one"}, {"tag": "two", "type": 1}],
    "collections": [],
}


def reading(*items: dict[str, Any]) -> Reading:
    return read(json.dumps(items, indent=1), "items.json")


def whole(data: dict[str, Any]) -> dict[str, Any]:
    return {"key": data["key"], "version": 7, "library": {}, "links": {}, "meta": {}, "data": data}


def child(**fields: Any) -> dict[str, Any]:
    return {"key": "CHLD2345", "parentItem": "ABCD2345", **fields}


def test_an_item_has_all_that_it_states_with_or_without_what_the_api_puts_around_it() -> None:
    bare, around = reading(DATA).references, reading(whole(DATA)).references
    assert bare == around
    [found] = bare
    assert (found.type, found.title) == ("article-journal", "On Things")
    assert found.author == (Name(family="Doe", given="Jane"),)
    assert found.container_title == "Journal of Things"
    assert found.identifiers["doi"] == "10.1000/things"
    assert found.keyword == ("one", "two")
    assert found.source
    assert (found.source.file, found.source.line) == ("items.json", 2)


def test_attachments_become_links_and_notes_notes_in_whatever_order() -> None:
    link = child(itemType="attachment", linkMode="linked_url", title="Code",
                 url="https://github.com/doe/things")  # fmt: skip
    file = child(itemType="attachment", linkMode="imported_file", title="Full Text", url="")
    note = child(itemType="note", note="<p>It is <b>good</b> &amp; short.</p><p>Read it.</p>")
    found = reading(note, whole(DATA), link, file)
    [paper] = found.references
    assert [(x.kind, x.url, x.label) for x in paper.links] == [
        ("code", "https://github.com/doe/things", "Code")
    ]
    assert paper.note == "It is good & short.\nRead it."
    assert found.problems == ()


def test_attachments_and_notes_may_stand_within_their_item() -> None:
    nested = {
        **DATA,
        "attachments": [
            {"itemType": "attachment", "title": "PDF", "url": "https://rocks.geo/a.pdf"}
        ],
        "notes": [{"itemType": "note", "note": "Good."}],
    }
    [found] = reading(nested).references
    assert [link.kind for link in found.links] == ["pdf"]
    assert found.note == "Good."


def test_what_belongs_to_no_item_is_reported() -> None:
    found = reading(DATA, child(itemType="note", note="x", parentItem="ZZZZ2345"))
    assert len(found.references) == 1
    assert [(p.code, p.severity) for p in found.problems] == [("no-work", "warning")]


def test_an_unknown_type_or_a_missing_title_costs_no_item() -> None:
    found = reading({**DATA, "itemType": "scroll"}, {**DATA, "title": ""}, {"title": "Bare"})
    assert len(found.references) == 3
    assert [p.code for p in found.problems] == ["unknown-type", "missing-title", "unknown-type"]
    assert found.references[0].title == "On Things"


def test_what_a_reference_becomes_in_zotero_is_read_again() -> None:
    stated = reference(
        "On Things", authors=["Doe"], year=2020, type="book", publisher="Rocks Press"
    )
    [found] = reading(to_item(stated)).references
    assert (found.id, found.type, found.title) == (stated.id, stated.type, stated.title)
    assert (found.author, found.issued, found.publisher) == (
        stated.author, stated.issued, stated.publisher,
    )  # fmt: skip


def test_a_type_that_is_no_text_is_unknown() -> None:
    reading = read('[{"key": "A", "itemType": {"tag": "x"}, "title": "On Gears"}]', "items.json")
    assert [reference.title for reference in reading.references] == ["On Gears"]
    assert [problem.code for problem in reading.problems] == ["unknown-type"]
