"""Item types, fields, creator types and templates of the embedded library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from refsync.zotero.schema import schema
from tests.embedded_client import Client, client


@pytest.fixture(scope="module")
def anybody() -> Iterator[Client]:
    with client() as one:
        yield Client(one.app, key=None)


def get(anybody: Client, path: str) -> Any:
    return anybody.ask("GET", path).json


def test_item_types_are_listed_by_their_labels(anybody: Client) -> None:
    listed = {one["itemType"]: one["localized"] for one in get(anybody, "/itemTypes")}
    assert list(listed.values()) == sorted(listed.values())
    assert listed["journalArticle"] == "Journal Article"
    assert set(schema().item_types) - set(listed) == {"annotation", "attachment"}


def test_fields_are_listed_by_their_labels(anybody: Client) -> None:
    labels = [one["localized"] for one in get(anybody, "/itemFields")]
    assert labels == sorted(labels)
    assert get(anybody, "/creatorFields")[0] == {"field": "firstName", "localized": "First"}


def test_fields_of_a_type_come_in_its_order(anybody: Client) -> None:
    fields = get(anybody, "/itemTypeFields?itemType=preprint")
    assert [one["field"] for one in fields] == list(schema().item_types["preprint"].fields)
    assert fields[1] == {"field": "abstractNote", "localized": "Abstract"}


def test_the_primary_creator_type_comes_first(anybody: Client) -> None:
    roles = get(anybody, "/itemTypeCreatorTypes?itemType=conferencePaper")
    assert [one["creatorType"] for one in roles] == [
        "author", "contributor", "editor", "seriesEditor", "translator",
    ]  # fmt: skip
    assert get(anybody, "/itemTypeCreatorTypes?itemType=note") == []


@pytest.mark.parametrize("item_type", [t for t in schema().item_types if t != "annotation"])
def test_what_a_template_says_can_be_written(item_type: str) -> None:
    with client() as library:
        query = f"itemType={item_type}&linkMode=linked_url"
        template = get(library, f"/items/new?{query}")
        assert library.post("/items", [template]).failed == {}
        data = library.get("/items").json[0]["data"]
        assert set(template) <= set(data)


@pytest.mark.parametrize(
    ("link_mode", "parts"),
    [
        ("linked_url", {"url"}),
        ("linked_file", {"path"}),
        ("imported_url", {"url", "filename", "md5", "mtime"}),
        ("imported_file", {"filename", "md5", "mtime"}),
    ],
)
def test_attachments_have_the_parts_of_their_link_mode(
    anybody: Client, link_mode: str, parts: set[str]
) -> None:
    template = get(anybody, f"/items/new?itemType=attachment&linkMode={link_mode}")
    common = {"itemType", "linkMode", "title", "accessDate", "note", "tags", "collections",
              "relations", "contentType", "charset"}  # fmt: skip
    assert set(template) == common | parts


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/items/new", "'itemType' not provided"),
        ("/itemTypeFields?itemType=nosuch", "Invalid item type 'nosuch'"),
        ("/items/new?itemType=attachment", "linkMode required for itemType=attachment"),
    ],
)
def test_a_type_has_to_be_named_and_known(anybody: Client, path: str, message: str) -> None:
    answer = anybody.ask("GET", path)
    assert (answer.status, answer.text) == (400, message)


def test_the_schema_says_it_all(anybody: Client) -> None:
    whole = get(anybody, "/schema")
    assert whole["version"] == schema().version
    paper = next(t for t in whole["itemTypes"] if t["itemType"] == "conferencePaper")
    assert {"field": "proceedingsTitle", "baseField": "publicationTitle"} in paper["fields"]
    assert {"creatorType": "author", "primary": True} in paper["creatorTypes"]
    assert whole["locales"]["en-US"]["fields"]["DOI"] == "DOI"


def test_every_field_and_creator_type_has_a_label() -> None:
    types = schema().item_types.values()
    assert {f for t in types for f in t.fields} == set(schema().field_labels)
    assert {c for t in types for c in t.creator_types} == set(schema().creator_labels)


def test_labels_are_english_and_no_language_is_made_up(anybody: Client) -> None:
    assert anybody.ask("GET", "/itemTypes?locale=en-US").json[0]["localized"] == "Artwork"
    assert anybody.ask("GET", "/itemTypes?locale=xx").status == 500
