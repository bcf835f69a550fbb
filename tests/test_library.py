"""The gateway: writes, what becomes of them when answers are lost, rights, and names."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import httpx2
import pytest

from refsync.errors import AccessError, ConflictError, LibraryError, NetworkError, UsageError
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary
from refsync.zotero.embedded.fixture import Fixture, read_fixture
from refsync.zotero.embedded.server import running
from refsync.zotero.library import Failure, Library, new_key, open_library
from refsync.zotero.transport import TRIES
from tests.gateway import Fault, Send, Site, Way, answered, lost_after, lost_before, passed, site

WRITE = "POST /users/1/items"
READ = "GET /users/1/items"


@pytest.fixture(params=get_args(Way))
def here(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    with site(tmp_path, request.param) as here:
        yield here


@pytest.fixture
def nearby(tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path) as nearby:
        yield nearby


@pytest.fixture
def library(nearby: Site) -> Iterator[Library]:
    """A library that has been read, and nothing requested since."""
    with nearby.library() as library:
        library.refresh()
        nearby.wire.requests.clear()
        yield library


def new(title: str, **fields: Any) -> dict[str, Any]:
    return {"key": new_key(), "version": 0, "itemType": "preprint", "title": title, **fields}


# --- writing --------------------------------------------------------------------------------------


def test_what_was_written_is_in_the_mirror_and_read_no_more(here: Site) -> None:
    with here.library() as library:
        library.refresh()
        here.wire.requests.clear()
        collection = {"key": new_key(), "version": 0, "name": "Reading", "parentCollection": False}
        library.write_collections([collection])
        items = [new(f"Title {n}", collections=[collection["key"]]) for n in range(50)]
        written = library.write_items(items)
        assert [written.successful[n]["title"] for n in range(50)] == [i["title"] for i in items]
        assert [found.name for found in library.mirror.collections()] == ["Reading"]
        assert len(library.mirror.in_collection(str(collection["key"]))) == 50
        assert library.mirror.version == written.version
        assert here.wire.requests == ["POST /users/1/collections", WRITE]
        library.refresh()
        assert here.wire.requests[2:] == [READ]


def test_an_item_is_changed_in_what_is_sent_only(library: Library, nearby: Site) -> None:
    (stored,) = library.write_items([new("One", url="https://example.org")]).successful.values()
    change = {"key": stored["key"], "version": stored["version"], "title": "Two"}
    library.write_items([change])
    assert library.mirror.items([stored["key"]])[stored["key"]].data["title"] == "Two"
    assert nearby.user.papers()["Two"]["url"] == "https://example.org"


def test_each_object_is_answered_by_itself(library: Library) -> None:
    good, bad = new("Good"), new("Bad", itemType="no <such> type")
    written = library.write_items([bad, good])
    assert list(written.successful) == [1]
    assert written.failed == {0: Failure(400, "'no <such> type' is not a valid itemType")}
    assert list(library.mirror.items([bad["key"], good["key"]])) == [good["key"]]


def test_what_is_stored_so_already_is_unchanged(library: Library) -> None:
    (stored,) = library.write_items([new("One")]).successful.values()
    again = {"key": stored["key"], "version": stored["version"], "title": "One"}
    assert library.write_items([again]).unchanged == {0: stored["key"]}


def test_an_item_that_somebody_changed_meanwhile_is_left_alone(
    library: Library, nearby: Site
) -> None:
    (stored,) = library.write_items([new("One")]).successful.values()
    nearby.user.change(stored["key"], title="Theirs")
    change = {"key": stored["key"], "version": stored["version"], "title": "Ours"}
    assert library.write_items([change]).failed[0].code == 412
    assert list(nearby.user.papers()) == ["Theirs"]


def test_what_others_wrote_between_is_read_by_the_next_refresh(
    library: Library, nearby: Site
) -> None:
    theirs = nearby.user.add(title="Theirs")
    library.write_items([new("Ours")])
    assert library.mirror.items([theirs]) == {}
    library.refresh()
    assert list(library.mirror.items([theirs])) == [theirs]


def test_a_write_needs_keys_and_versions(library: Library) -> None:
    with pytest.raises(ValueError, match="each with its key"):
        library.write_items([{"itemType": "book", "title": "Without"}])
    with pytest.raises(ValueError, match="at most 50"):
        library.write_items([new("One")] * 51)


# --- lost answers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [lost_before, lost_after, answered(429), answered(503)])
def test_a_write_that_breaks_off_happens_once(here: Site, fault: Fault) -> None:
    with here.library() as library:
        library.refresh()
        here.wire.fault_next(fault)
        items = [new(" Title\x07 1 ", tags=[{"tag": "b"}, {"tag": "a", "type": 0}]), new("Title 2")]
        written = library.write_items(items)
        assert {n: data["key"] for n, data in written.successful.items()} == {
            n: item["key"] for n, item in enumerate(items)
        }
        assert written.failed == {}
        assert sorted(here.user.papers()) == ["Title 1", "Title 2"]
        before = len(here.wire.requests)
        library.refresh()
        assert here.wire.requests[before:] == [READ]


def test_so_does_a_change(library: Library, nearby: Site) -> None:
    (stored,) = library.write_items([new("One")]).successful.values()
    nearby.wire.fault_next(lost_after)
    change = {"key": stored["key"], "version": stored["version"], "title": "Two"}
    written = library.write_items([change])
    assert written.failed == {}
    assert written.successful[0]["title"] == "Two"


def test_so_does_a_collection(library: Library, nearby: Site) -> None:
    nearby.wire.fault_next(lost_after)
    outer, inner = new_key(), new_key()
    written = library.write_collections(
        [
            {"key": outer, "version": 0, "name": "Reading", "parentCollection": False},
            {"key": inner, "version": 0, "name": "Surveys", "parentCollection": outer},
        ]
    )
    assert sorted(written.successful) == [0, 1]
    assert sorted(nearby.user.collections().values()) == ["Reading", "Reading/Surveys"]


def test_what_was_refused_stays_refused_when_the_write_is_repeated(
    library: Library, nearby: Site
) -> None:
    nearby.wire.fault_next(lost_after)
    written = library.write_items([new("Good"), new("Bad", itemType="nonsense")])
    assert list(written.successful) == [0]
    assert written.failed[1].code == 400


def test_what_somebody_changed_before_the_repeat_is_no_success(
    library: Library, nearby: Site
) -> None:
    item = new("Ours")

    def lost_and_changed(request: httpx2.Request, send: Send) -> httpx2.Response:
        send(request).read()
        nearby.user.change(item["key"], title="Theirs")
        raise httpx2.ReadTimeout("cut")

    nearby.wire.fault_next(lost_and_changed)
    assert library.write_items([item]).failed[0].code == 412
    assert list(nearby.user.papers()) == ["Theirs"]


def test_a_server_that_keeps_failing_is_said(library: Library, nearby: Site) -> None:
    nearby.wire.fault_next(*[answered(503)] * TRIES)
    with pytest.raises(NetworkError, match="try again later"):
        library.write_items([new("One")])


@pytest.mark.parametrize(
    ("answer", "error", "sentence"),
    [
        (answered(403, "Write access denied"), AccessError, "The key may not write to user:1"),
        (answered(412, "Library has been modified"), ConflictError, "changed in Zotero meanwhile"),
        (answered(413, "Request too large"), LibraryError, "413 Request too large"),
        (answered(200, "<html>"), LibraryError, "check the endpoint"),
        (answered(200, '{"successful": []}'), LibraryError, "check the endpoint"),
    ],
)
def test_refusals_are_sentences(
    library: Library, nearby: Site, answer: Fault, error: type[LibraryError], sentence: str
) -> None:
    nearby.wire.fault_next(answer)
    with pytest.raises(error, match=sentence):
        library.write_items([new("One")])


# --- rights ---------------------------------------------------------------------------------------


FIXTURE = """{
  "users": [{"id": 1, "username": "ada", "displayName": "Ada"},
            {"id": 2, "username": "ben", "displayName": "Ben"}],
  "keys": [
    {"key": "full", "userID": 1, "access": {"user": {"library": true, "write": true},
     "groups": {"all": {"library": true, "write": true}}}},
    {"key": "readonly", "userID": 1, "access": {"user": {"library": true},
     "groups": {"all": {"library": true, "write": false}}}},
    {"key": "onegroup", "userID": 1, "access": {"groups": {"5": {"library": true, "write": true}}}}
  ],
  "groups": [
    {"id": 5, "name": "Readers", "owner": 2, "members": [1]},
    {"id": 6, "name": "Editors", "owner": 2, "members": [1], "libraryEditing": "admins"},
    {"id": 7, "name": "Mine", "owner": 1, "libraryEditing": "admins"}
  ]
}"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Site]:
    """A server of two users and three groups."""
    file = tmp_path / "fixture.json"
    file.write_text(FIXTURE)
    fixture: Fixture = read_fixture(file)
    with site(tmp_path, fixture=fixture) as office:
        yield office


@pytest.mark.parametrize(
    ("name", "key"),
    [("user:1", "full"), ("group:5", "full"), ("group:7", "full"), ("group:5", "onegroup")],
)
def test_who_may_write_is_let_through_and_asked_once(office: Site, name: str, key: str) -> None:
    with office.library(name, key) as library:
        library.require_write()
        asked = len(office.wire.requests)
        library.require_write()
        assert len(office.wire.requests) == asked == (1 if name == "user:1" else 2)


@pytest.mark.parametrize(
    ("name", "key", "sentence"),
    [
        ("user:1", "readonly", "may read user:1, but not write to it"),
        ("group:5", "readonly", "may read group:5, but not write to it"),
        ("group:6", "full", "Only the admins of group:6 .“Editors”. may write to it"),
        ("group:6", "onegroup", "does not open group:6"),
        ("user:2", "full", "The key belongs to user:1 and may not write to user:2"),
        ("user:1", "unknown", "Zotero does not know this key"),
        ("user:1", None, "Writing to user:1 takes a key"),
    ],
)
def test_who_may_not_write_is_told(office: Site, name: str, key: str | None, sentence: str) -> None:
    with office.library(name, key) as library, pytest.raises(AccessError, match=sentence):
        library.require_write()


def test_groups_are_written_to_as_users_are(office: Site) -> None:
    with office.library("group:5", "full") as library:
        library.refresh()
        library.write_items([new("One")])
        before = len(office.wire.requests)
        library.refresh()
        assert office.wire.requests[before:] == ["GET /groups/5/items"]


# --- names ----------------------------------------------------------------------------------------


def test_the_embedded_library_stands_in_the_state_folder_or_in_a_file(tmp_path: Path) -> None:
    with open_library("embedded", state=tmp_path) as library:
        library.refresh()
        assert library.name == f"embedded:{tmp_path / 'library.sqlite'}"
    with open_library(f"embedded:{tmp_path}/my.sqlite", state=tmp_path) as library:
        library.require_write()
        library.refresh()
        assert library.write_items([new("One")]).failed == {}
    assert {path.name for path in tmp_path.glob("*.sqlite")} == {"library.sqlite", "my.sqlite"}


def test_an_endpoint_is_another_server_with_a_mirror_of_its_own(tmp_path: Path) -> None:
    for title in ("One", "Two"):
        with EmbeddedLibrary() as embedded, running(embedded.app) as endpoint:
            name, key = "user:1", f" {EMBEDDED_KEY}\n"
            with open_library(name, state=tmp_path, endpoint=endpoint, api_key=key) as library:
                assert library.mirror.version is None
                library.refresh()
                library.write_items([new(title)])
    assert len(list((tmp_path / "mirrors").glob("user-1-*.sqlite"))) == 2


@pytest.mark.parametrize("name", ["", "user", "user:", "user:ada", "user:-1", "group:٣", "papers"])
def test_other_names_are_no_libraries(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="is not a library: name it like user:123"):
        open_library(name, state=tmp_path)


@pytest.mark.parametrize("endpoint", ["zotero.example", "ftp://zotero.example", "http://[x"])
def test_an_endpoint_is_an_address(tmp_path: Path, endpoint: str) -> None:
    with pytest.raises(UsageError, match="is not the address of a server"):
        open_library("user:1", state=tmp_path, endpoint=endpoint)


def test_a_key_that_no_header_could_carry_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="characters that no key has"):
        open_library("user:1", state=tmp_path, api_key="gehe\u00a0im")


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    with site(tmp_path) as nobody:
        nobody.wire.fault_next(*[lost_before] * TRIES)
        with nobody.library() as library, pytest.raises(NetworkError, match="no connection"):
            library.refresh()


def test_new_keys_are_zoteros_and_differ() -> None:
    keys = {new_key() for _ in range(200)}
    assert len(keys) == 200
    assert all(
        len(key) == 8 and set(key) <= set("23456789ABCDEFGHIJKLMNPQRSTUVWXYZ") for key in keys
    )


def test_the_key_is_written_down_nowhere(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with site(tmp_path) as there, there.library() as library:
        library.refresh()
        library.require_write()
        library.write_items([new("One")])
        there.wire.fault_next(passed, answered(403, "Forbidden"))
        library.refresh()
        with pytest.raises(AccessError) as caught:
            library.refresh()
        assert EMBEDDED_KEY not in repr(library) + str(caught.value) + caplog.text
    assert all(EMBEDDED_KEY.encode() not in file.read_bytes() for file in tmp_path.iterdir())
