"""Preconditions, write tokens, and what has changed since a version."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.embedded_client import Client, client

PAPER = {"itemType": "journalArticle"}


@pytest.fixture
def library() -> Iterator[Client]:
    with client() as one:
        yield one


def test_a_batch_is_refused_if_the_library_has_moved(library: Client) -> None:
    library.add()
    version = library.get("/items").version
    stale = library.post("/items", [PAPER], if_unmodified_since_version=version - 1)
    assert stale.status == 412
    assert "Last-Modified-Version" not in stale.headers
    message = f"(expected {version - 1}, found {version})"
    assert stale.text == f"Library has been modified since specified version {message}"
    assert library.post("/items", [PAPER], if_unmodified_since_version=version).status == 200
    assert library.post("/items", [PAPER], if_unmodified_since_version=version + 99).status == 200
    assert library.post("/items", [PAPER], if_unmodified_since_version="abc").status == 400


def test_a_batch_tells_stale_objects_by_their_own_version(library: Client) -> None:
    key = library.add(title="A")
    version = library.get(f"/items/{key}").version
    library.patch(f"/items/{key}", {"title": "B", "version": version})
    now = library.get("/items").version
    stale = {"key": key, "version": version, "title": "C"}
    answer = library.post("/items", [stale, PAPER], if_unmodified_since_version=now)
    assert answer.failed == {"0": 412}
    assert library.get(f"/items/{key}").data["title"] == "B"


def test_a_batch_with_a_precondition_needs_no_versions(library: Client) -> None:
    key = library.add()
    now = library.get("/items").version
    answer = library.post("/items", [{"key": key, "title": "B"}], if_unmodified_since_version=now)
    assert answer.data["title"] == "B"


def test_a_single_write_needs_a_version_that_is_current(library: Client) -> None:
    key = library.add(title="A")
    version = library.get(f"/items/{key}").version
    assert library.patch(f"/items/{key}", {"title": "B"}).status == 428
    assert library.patch(f"/items/{key}", {"title": "B", "version": version}).status == 204
    stale = library.patch(f"/items/{key}", {"title": "C"}, if_unmodified_since_version=version)
    assert (stale.status, stale.version) == (412, version + 1)
    both = library.patch(f"/items/{key}", {"version": 1}, if_unmodified_since_version=99)
    assert both.status == 400


def test_a_single_delete_needs_a_version_that_is_current(library: Client) -> None:
    key = library.add()
    version = library.get(f"/items/{key}").version
    assert library.delete(f"/items/{key}").status == 428
    stale = library.delete(f"/items/{key}", if_unmodified_since_version=version - 1)
    assert (stale.status, stale.version) == (412, version)
    gone = library.delete(f"/items/{key}", if_unmodified_since_version=version)
    assert (gone.status, gone.version) == (204, version + 1)
    assert library.get(f"/items/{key}").status == 404
    assert library.delete(f"/items/{key}", if_unmodified_since_version=99).status == 412


def test_a_delete_of_several_needs_none(library: Client) -> None:
    keys = [library.add(), library.add()]
    version = library.get("/items").version
    address = f"/items?itemKey={','.join(keys)},ABCD2345"
    assert library.delete(address, if_unmodified_since_version=version - 1).status == 412
    assert library.delete(address).version == version + 1
    assert library.get("/items").total == 0


def test_a_delete_that_names_nothing_deletes_nothing(library: Client) -> None:
    library.add()
    for query in ("", "?itemKey=", "?itemKey=bad"):
        assert library.delete(f"/items{query}").status == 204
    assert library.get("/items").total == 1


def test_children_go_with_their_parent(library: Client) -> None:
    parent = library.add()
    child = library.add(itemType="note", note="x", parentItem=parent)
    library.delete(f"/items/{parent}", if_unmodified_since_version=99)
    assert library.get(f"/items/{child}").status == 404
    assert set(library.get("/deleted?since=0").json["items"]) == {parent, child}


def test_what_is_created_again_was_not_deleted(library: Client) -> None:
    key = library.add()
    library.delete(f"/items/{key}", if_unmodified_since_version=99)
    version = library.get("/items").version
    assert library.get(f"/deleted?since={version}").json["items"] == []
    assert library.get(f"/deleted?since={version - 1}").json["items"] == [key]
    library.post("/items", [{**PAPER, "key": key, "version": 0}])
    assert library.get("/deleted?since=0").json["items"] == []


def test_deleted_needs_since(library: Client) -> None:
    assert library.get("/deleted").status == 400
    assert library.get("/deleted?since=abc").status == 400
    assert library.get("/deleted?since=0").json == {
        "collections": [], "items": [], "searches": [], "tags": [], "settings": [],
    }  # fmt: skip


def test_since_gives_what_has_changed(library: Client) -> None:
    old = library.add()
    version = library.get("/items").version
    new = library.add()
    assert library.get(f"/items?since={version}").keys == [new]
    assert library.get(f"/items?format=versions&since={version - 1}").json == {
        old: version, new: version + 1,
    }  # fmt: skip
    assert library.get(f"/items?since={version + 99}").total == 0


def test_lists_are_not_sent_again_if_nothing_has_changed(library: Client) -> None:
    key = library.add()
    version = library.get("/items").version
    for path in ("/items", "/items/top", "/collections", "/tags", "/searches"):
        answer = library.get(path, if_modified_since_version=version)
        assert (answer.status, answer.text) == (304, "")
        assert "Last-Modified-Version" not in answer.headers
        assert library.get(path, if_modified_since_version=version - 1).status == 200
    assert library.get(f"/items/{key}", if_modified_since_version=version).status == 200


def test_a_write_token_is_good_for_one_write(library: Client) -> None:
    token = "a" * 32
    assert library.post("/items", [PAPER], zotero_write_token=token).status == 200
    for path, body in (("/items", [PAPER]), ("/collections", [{"name": "C"}])):
        answer = library.post(path, body, zotero_write_token=token)
        assert (answer.status, answer.text) == (412, "Write token already used")
    assert library.get("/items").total == 1


@pytest.mark.parametrize("token", ["abcd", "x" * 33])
def test_a_write_token_has_5_to_32_characters(library: Client, token: str) -> None:
    assert library.post("/items", [PAPER], zotero_write_token=token).status == 400


@pytest.mark.parametrize(
    ("batch", "spent"),
    [
        ([PAPER], True),
        ([], True),
        ([{}, PAPER], True),
        ([{}], False),
        ([PAPER, {}], False),
        ({}, False),
    ],
)
def test_a_write_token_is_spent_unless_the_last_object_failed(
    library: Client, batch: object, spent: bool
) -> None:
    library.post("/items", batch, zotero_write_token="token")
    again = library.post("/items", [PAPER], zotero_write_token="token")
    assert again.status == (412 if spent else 200)


def test_a_single_write_spends_its_token(library: Client) -> None:
    key = library.add()
    for status in (204, 412):
        answer = library.patch(
            f"/items/{key}", {"title": "T", "version": 99}, zotero_write_token="token"
        )
        assert answer.status == status
