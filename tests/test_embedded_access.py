"""Who may do what in the embedded library, and what is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from refsync.errors import UsageError
from refsync.zotero.embedded import read_fixture
from tests.embedded_client import Client, client

FIXTURE = """
{"users": [{"id": 1, "username": "ada", "displayName": "Ada L."}, {"id": 2, "username": "bob"}],
 "keys": [
  {"key": "full", "userID": 1, "access": {
    "user": {"library": true, "notes": true, "write": true},
    "groups": {"all": {"library": true, "write": true}}}},
  {"key": "bobs", "userID": 2, "access": {
    "user": {"library": true, "notes": true, "write": true},
    "groups": {"7": {"library": true, "write": true}}}},
  {"key": "readonly", "userID": 1, "access": {
    "user": {"library": true, "notes": true}, "groups": {"all": {"library": true}}}},
  {"key": "nonotes", "userID": 1, "access": {"user": {"library": true, "write": true}}}],
 "groups": [
  {"id": 7, "name": "Readers", "owner": 1, "type": "Private", "members": [2],
   "libraryEditing": "admins", "libraryReading": "members"},
  {"id": 8, "name": "Bob's", "owner": 2},
  {"id": 9, "name": "Open", "owner": 2, "type": "PublicOpen", "libraryReading": "all"}]}
"""
PAPER = {"itemType": "journalArticle"}


@pytest.fixture
def ada(tmp_path: Path) -> Iterator[Client]:
    path = tmp_path / "fixture.json"
    path.write_text(FIXTURE)
    with client(fixture=read_fixture(path)) as one:
        yield replace(one, key="full")


def test_a_key_tells_what_it_may_do(ada: Client) -> None:
    current = ada.ask("GET", "/keys/current").json
    assert (current["userID"], current["username"], current["displayName"]) == (1, "ada", "Ada L.")
    assert current["access"]["user"] == {"library": True, "notes": True, "write": True}
    nobody = replace(ada, key=None)
    assert nobody.ask("GET", "/keys/full").json == current
    assert nobody.ask("GET", "/keys/current").status == 403
    assert nobody.ask("GET", "/keys/nosuch").status == 404


def test_a_key_comes_in_a_header_or_in_the_query(ada: Client) -> None:
    nobody = replace(ada, key=None)
    assert nobody.get("/items?key=full").status == 200
    assert nobody.get("/items", authorization="Bearer full").status == 200


@pytest.mark.parametrize(
    ("key", "method", "path", "status", "text"),
    [
        (None, "GET", "/users/1/items", 403, "Forbidden"),
        (None, "POST", "/users/1/items", 403, "An API key is required for write requests."),
        ("nosuch", "GET", "/users/1/items", 403, "Invalid key"),
        ("full", "GET", "/users/2/items", 403, "Forbidden"),
        ("full", "GET", "/users/99/items", 404, "User 99 not found"),
        ("full", "GET", "/users/abc/items", 400, "Invalid user ID"),
        ("full", "GET", "/users/" + "9" * 99 + "/items", 400, "Invalid user ID"),
        ("readonly", "POST", "/users/1/items", 403, "Write access denied"),
        ("readonly", "DELETE", "/users/1/items/ABCD2345", 403, "Write access denied"),
        ("full", "GET", "/groups/8/items", 403, "Forbidden"),
        ("full", "GET", "/groups/8", 404, "Not found"),
        ("full", "GET", "/groups/99/items", 404, "Not found"),
        ("full", "GET", "/groups/abc/items", 400, "Invalid group ID"),
        ("readonly", "POST", "/groups/7/items", 403, "Write access denied"),
        ("bobs", "POST", "/groups/7/items", 403, "Write access denied"),
        ("nonotes", "GET", "/groups/7/items", 403, "Forbidden"),
    ],
)
def test_what_a_key_does_not_open_stays_shut(
    ada: Client, key: str | None, method: str, path: str, status: int, text: str
) -> None:
    answer = replace(ada, key=key).ask(method, path, [PAPER] if method == "POST" else None)
    assert (answer.status, answer.text) == (status, text)


def test_members_read_a_group_and_admins_edit_it(ada: Client) -> None:
    group = replace(ada, library="/groups/7")
    key = group.add(title="Shared")
    shown = replace(group, key="bobs").get(f"/items/{key}").json
    assert shown["library"]["type"] == "group"
    assert shown["library"]["name"] == "Readers"
    assert shown["meta"]["createdByUser"]["username"] == "ada"
    assert replace(group, key="readonly").get("/items").total == 1
    assert ada.get("/items").total == 0


def test_anybody_reads_a_public_group(ada: Client) -> None:
    nobody = replace(ada, key=None, library="/groups/9")
    assert nobody.get("/items").total == 0
    assert nobody.ask("GET", "/groups/9").json["data"]["name"] == "Open"


def test_groups_are_listed_as_far_as_the_key_opens_them(ada: Client) -> None:
    def groups(key: str) -> list[int]:
        return [g["id"] for g in replace(ada, key=key).ask("GET", "/users/1/groups").json]

    assert groups("full") == [7]
    assert groups("nonotes") == []
    assert ada.ask("GET", "/users/1/groups?format=versions").json == {"7": 1}


def test_libraries_know_nothing_of_each_others_collections(ada: Client) -> None:
    mine = ada.post("/collections", [{"name": "Mine"}]).keys[0]
    group = replace(ada, library="/groups/7")
    assert group.post("/items", [{**PAPER, "collections": [mine]}]).failed == {"0": 409}


def test_a_key_without_notes_sees_none_and_may_still_write_them(ada: Client) -> None:
    parent = ada.add()
    note = ada.add(itemType="note", note="secret", parentItem=parent)
    blind = replace(ada, key="nonotes")
    assert blind.get("/items").keys == [parent]
    assert blind.get(f"/items/{note}").status == 404
    assert blind.get(f"/items/{parent}/children").json == []
    assert blind.get(f"/items/{parent}").json["meta"]["numChildren"] == 0
    assert blind.post("/items", [{"itemType": "note", "note": "x"}]).json["failed"] == {}
    assert blind.delete(f"/items/{parent}", if_unmodified_since_version=99).status == 204
    assert ada.get(f"/items/{note}").status == 404


@pytest.mark.parametrize(
    ("method", "path", "status", "text"),
    [
        ("GET", "/", 200, "Nothing to see here."),
        ("GET", "/nonexistent", 404, None),
        ("GET", "/users/1/nonexistent", 404, None),
        ("GET", "/users/1/items/ABCD", 404, "Not found"),
        ("GET", "/users/1/items/ABCD2345", 404, "Item does not exist"),
        ("PUT", "/users/1/items", 405, "Method not allowed"),
        ("POST", "/users/1/deleted", 405, "Method not allowed"),
        ("OPTIONS", "/users/1/items", 200, ""),
    ],
)
def test_what_is_not_there_is_said(
    ada: Client, method: str, path: str, status: int, text: str | None
) -> None:
    answer = ada.ask(method, path)
    assert answer.status == status
    assert text is None or answer.text == text


def test_methods_that_are_answered_are_named(ada: Client) -> None:
    assert ada.ask("PUT", "/users/1/items").headers["Allow"] == "HEAD, GET, POST, DELETE"


def test_only_version_3_of_the_api_is_spoken(ada: Client) -> None:
    assert ada.get("/items", zotero_api_version=3).status == 200
    assert ada.get("/items", zotero_api_version=9).text == "Invalid API version '9'"
    assert ada.get("/items?v=2", zotero_api_version=3).status == 400
    assert ada.get("/items", expect="100-continue").status == 417


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("nonsense", "is not JSON"),
        ("[]", "is not a fixture"),
        ('{"users": 5}', "users has to be a list"),
        ('{"users": [{"username": "ada"}]}', "users[0] can't be used: 'id' is missing"),
        ('{"keys": [{"key": "k", "userID": 5}]}', "keys[0] can't be used: there is no user 5"),
        ('{"groups": [7]}', "groups[0] can't be used"),
    ],
)
def test_a_fixture_that_is_none_is_explained(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "fixture.json"
    path.write_text(text)
    with pytest.raises(UsageError) as refusal:
        read_fixture(path)
    assert complaint in str(refusal.value)
    assert str(path) in str(refusal.value)


def test_a_fixture_that_is_not_there_is_explained(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="can't be read"):
        read_fixture(tmp_path / "none.json")
