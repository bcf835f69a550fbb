"""Collections of the embedded library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.embedded_client import Client, client


@pytest.fixture
def library() -> Iterator[Client]:
    with client() as one:
        yield one


def add(library: Client, name: str, parent: str | None = None) -> str:
    sent = {"name": name, "parentCollection": parent or False}
    return library.post("/collections", [sent]).keys[0]


def test_a_new_collection_is_at_the_top(library: Client) -> None:
    answer = library.post("/collections", [{"name": " C "}])
    data = answer.data
    assert (data["name"], data["parentCollection"], data["relations"]) == ("C", False, {})
    assert library.get("/collections/top").keys == answer.keys


def test_collections_nest(library: Client) -> None:
    top = add(library, "Top")
    below = add(library, "Below", top)
    assert library.get(f"/collections/{top}/collections").keys == [below]
    assert library.get("/collections/top").keys == [top]
    shown = library.get(f"/collections/{below}").json
    assert shown["links"]["up"]["href"].endswith(f"/collections/{top}")
    assert library.get(f"/collections/{top}").json["meta"] == {"numCollections": 1, "numItems": 0}


def test_names_may_repeat(library: Client) -> None:
    assert add(library, "Same") != add(library, "Same")


def test_names_are_normalised(library: Client) -> None:
    assert library.post("/collections", [{"name": "Cafe\u0301"}]).data["name"] == "Caf\u00e9"


def test_a_parent_comes_before_its_child(library: Client) -> None:
    child = {"key": "CHLD2345", "version": 0, "name": "C", "parentCollection": "PRNT2345"}
    parent = {"key": "PRNT2345", "version": 0, "name": "P"}
    assert library.post("/collections", [child, parent]).failed == {"0": 409}
    assert library.post("/collections", [child]).keys == ["CHLD2345"]


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({}, 400),
        ({"name": " "}, 400),
        ({"name": 5}, 400),
        ({"name": "N" * 256}, 413),
        ({"name": "x", "foo": 1}, 400),
        ({"name": "x", "parentCollection": "ABCD2345"}, 409),
        ({"name": "x", "parentCollection": "bad"}, 500),
    ],
)
def test_a_collection_needs_a_name_and_a_parent_that_is_there(
    library: Client, sent: dict[str, object], code: int
) -> None:
    assert library.post("/collections", [sent]).failed == {"0": code}


def test_a_patch_renames_and_a_put_without_parent_moves_to_the_top(library: Client) -> None:
    below = add(library, "Below", add(library, "Top"))
    library.patch(f"/collections/{below}", {"name": "Renamed", "version": 99})
    data = library.get(f"/collections/{below}").data
    assert (data["name"], bool(data["parentCollection"])) == ("Renamed", True)
    library.put(f"/collections/{below}", {"name": "Put"}, if_unmodified_since_version=99)
    data = library.get(f"/collections/{below}").data
    assert (data["name"], data["parentCollection"]) == ("Put", False)


def test_nothing_new_is_unchanged(library: Client) -> None:
    key = add(library, "Same")
    answer = library.post("/collections", [{"key": key, "version": 99, "name": "Same"}])
    assert answer.json["unchanged"] == {"0": key}


def test_a_cycle_is_broken_at_the_new_parent(library: Client) -> None:
    top = add(library, "Top")
    below = add(library, "Below", top)
    library.patch(f"/collections/{top}", {"parentCollection": below, "version": 99})
    assert library.get(f"/collections/{top}").data["parentCollection"] == below
    assert library.get(f"/collections/{below}").data["parentCollection"] is False


def test_no_collection_is_its_own_parent(library: Client) -> None:
    key = add(library, "Self")
    answer = library.post(
        "/collections", [{"key": key, "version": 99, "name": "Self", "parentCollection": key}]
    )
    assert answer.status == 500


def test_items_are_in_several_collections(library: Client) -> None:
    one, other = add(library, "One"), add(library, "Other")
    key = library.add(collections=[one, other, one])
    note = library.add(itemType="note", note="x", parentItem=key)
    assert set(library.get(f"/items/{key}").data["collections"]) == {one, other}
    assert set(library.get(f"/collections/{one}/items").keys) == {key, note}
    assert library.get(f"/collections/{one}/items/top").keys == [key]
    assert library.get(f"/collections/{one}").json["meta"]["numItems"] == 1


def test_a_patch_replaces_all_collections_of_an_item(library: Client) -> None:
    one, other = add(library, "One"), add(library, "Other")
    key = library.add(collections=[one])
    library.patch(f"/items/{key}", {"collections": [other], "version": 99})
    assert library.get(f"/items/{key}").data["collections"] == [other]


def test_deleting_takes_those_below_along_and_leaves_items_as_they_are(library: Client) -> None:
    top = add(library, "Top")
    below = add(library, "Below", top)
    key = library.add(collections=[below])
    version = library.get(f"/items/{key}").data["version"]
    answer = library.delete(f"/collections/{top}", if_unmodified_since_version=99)
    assert answer.status == 204
    assert library.get("/collections").total == 0
    data = library.get(f"/items/{key}").data
    assert (data["collections"], data["version"]) == ([], version)
    gone = library.get("/deleted?since=0").json["collections"]
    assert set(gone) == {top, below}


def test_several_are_deleted_at_once(library: Client) -> None:
    one, other, kept = add(library, "One"), add(library, "Other"), add(library, "Kept")
    version = library.get("/collections").version
    answer = library.delete(f"/collections?collectionKey={one},{other},ABCD2345")
    assert (answer.status, answer.version) == (204, version + 1)
    assert library.get("/collections").keys == [kept]


def test_keys_posted_to_a_collection_are_filed_there(library: Client) -> None:
    collection = add(library, "C")
    key = library.add()
    assert library.post(f"/collections/{collection}/items", key.encode()).status == 204
    assert library.get(f"/items/{key}").data["collections"] == [collection]


@pytest.mark.parametrize("path", ["", "/items", "/collections", "/tags", "/items/top"])
def test_a_collection_that_is_not_there_is_not_found(library: Client, path: str) -> None:
    answer = library.get(f"/collections/ABCD2345{path}")
    assert (answer.status, answer.text) == (404, "Collection not found")


def test_lists_know_keys_versions_and_since(library: Client) -> None:
    one, other = add(library, "One"), add(library, "Other")
    version = library.get(f"/collections/{one}").version
    assert library.get("/collections?format=versions").json == {one: version, other: version + 1}
    assert library.get(f"/collections?format=keys&since={version}").text == f"{other}\n"
    assert library.get(f"/collections?collectionKey={one},bad").keys == [one]
