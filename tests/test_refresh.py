"""Bringing the mirror up to date: what it costs, what it sees, and what may go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refsync.errors import AccessError, ConflictError, LibraryError, NetworkError
from refsync.zotero.library import Library, new_key
from refsync.zotero.transport import TRIES
from tests.gateway import Fault, Send, Site, Way, answered, lost_after, lost_before, passed, site

ITEMS, COLLECTIONS, DELETED = (
    f"GET /users/1/{what}" for what in ("items", "collections", "deleted")
)


@pytest.fixture(params=get_args(Way))
def here(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Site]:
    with site(tmp_path, request.param) as here:
        yield here


@pytest.fixture
def nearby(tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path) as nearby:
        yield nearby


def titles(library: Library) -> list[str]:
    """What the mirror holds, by way of a key that every item of these tests has."""
    keys = library.mirror.find(["doi:10.1000/x"]).get("doi:10.1000/x", [])
    return sorted(item.data["title"] for item in library.mirror.items(keys).values())


def add(here: Site, *given: str, **fields: Any) -> list[str]:
    return [here.user.add(title=title, DOI="10.1000/x", **fields) for title in given]


def refreshed(here: Site) -> tuple[list[str], list[str]]:
    """The titles after a refresh, and the requests that it took."""
    before = len(here.wire.requests)
    with here.library() as library:
        library.refresh()
        return titles(library), here.wire.requests[before:]


def test_the_first_refresh_reads_all(here: Site) -> None:
    add(here, "One", "Two")
    assert refreshed(here) == (["One", "Two"], [ITEMS, COLLECTIONS])


def test_a_refresh_where_nothing_moved_is_one_request(here: Site) -> None:
    add(here, "One")
    refreshed(here)
    assert refreshed(here) == (["One"], [ITEMS])


def test_so_it_is_where_the_last_thing_that_happened_was_no_item(nearby: Site) -> None:
    one, _ = add(nearby, "One", "Two")
    nearby.user.make_collection("Reading")
    nearby.user.delete(one)
    refreshed(nearby)
    assert refreshed(nearby) == (["Two"], [ITEMS])


def test_so_it_is_in_an_empty_library(nearby: Site) -> None:
    refreshed(nearby)
    assert refreshed(nearby) == ([], [ITEMS])


def test_a_refresh_brings_what_is_new_and_what_changed(here: Site) -> None:
    one, two = add(here, "One", "Two")
    refreshed(here)
    here.user.change(one, title="One, changed")
    add(here, "Three")
    assert refreshed(here) == (["One, changed", "Three", "Two"], [ITEMS, DELETED, COLLECTIONS])
    here.user.delete(two)
    assert refreshed(here)[0] == ["One, changed", "Three"]


def test_so_it_is_where_many_items_changed_in_one_go(nearby: Site) -> None:
    add(nearby, *(f"Title {n:03}" for n in range(120)), tags=[{"tag": "old"}])
    refreshed(nearby)
    nearby.user.delete_tag("old")
    refreshed(nearby)
    assert refreshed(nearby)[1] == [ITEMS]


def test_long_listings_are_read_page_by_page(nearby: Site) -> None:
    add(nearby, *(f"Title {n}" for n in range(210)))
    found, requests = refreshed(nearby)
    assert len(found) == 210
    assert requests == [ITEMS] * 3 + [COLLECTIONS]


def test_the_trash_is_seen(nearby: Site) -> None:
    (one,) = add(nearby, "One")
    refreshed(nearby)
    nearby.user.trash(one)
    with nearby.library() as library:
        library.refresh()
        assert library.mirror.items([one])[one].trashed


def test_what_was_deleted_for_good_is_seen(nearby: Site) -> None:
    one, _ = add(nearby, "One", "Two")
    refreshed(nearby)
    nearby.user.delete(one)
    with nearby.library() as library:
        library.refresh()
        assert library.mirror.deleted([one]) == {one}
        assert titles(library) == ["Two"]


def test_items_leave_a_deleted_collection(nearby: Site) -> None:
    gone, stays = (nearby.user.make_collection(name) for name in ("Gone", "Stays"))
    (one,) = add(nearby, "One", collections=[gone, stays])
    refreshed(nearby)
    nearby.user.delete_collection(gone)
    with nearby.library() as library:
        library.refresh()
        assert library.mirror.items([one])[one].collections == (stays,)
        assert [c.name for c in library.mirror.collections()] == ["Stays"]


@pytest.mark.parametrize("later", [["D"], ["D", "E", "F"], ["D", "E", "F", "G", "H"]])
def test_another_library_at_the_same_place_is_read_whole(tmp_path: Path, later: list[str]) -> None:
    for held in (["A", "B", "C"], later):
        with site(tmp_path) as there:
            add(there, *held)
            assert refreshed(there)[0] == held


def test_a_damaged_mirror_is_filled_anew(nearby: Site, tmp_path: Path) -> None:
    add(nearby, *(f"Title {n}" for n in range(30)))
    refreshed(nearby)
    add(nearby, "Later")
    file = tmp_path / "user-1.mirror"
    content = file.read_bytes()
    file.write_bytes(content[:8192] + b"\xff" * (len(content) - 8192))
    assert len(refreshed(nearby)[0]) == 31


def moving(nearby: Site) -> Fault:
    """Somebody writes while a request is on its way."""

    def fault(request: httpx2.Request, send: Send) -> httpx2.Response:
        add(nearby, "Meanwhile")
        return send(request)

    return fault


def test_a_library_that_moves_while_it_is_read_is_read_again(nearby: Site) -> None:
    add(nearby, *(f"Title {n}" for n in range(120)))
    nearby.wire.faults = {1: moving(nearby), 4: moving(nearby)}
    assert len(refreshed(nearby)[0]) == 122


def test_a_library_that_never_rests_is_said(nearby: Site) -> None:
    nearby.wire.faults = {n: moving(nearby) for n in range(100)}
    with pytest.raises(ConflictError, match="user:1 kept changing while it was read"):
        refreshed(nearby)


def test_a_listing_that_falls_short_of_its_total_is_not_believed(nearby: Site) -> None:
    add(nearby, "One", "Two")

    def short(request: httpx2.Request, send: Send) -> httpx2.Response:
        answer = send(request)
        answer.read()
        return httpx2.Response(200, json=answer.json()[:1] * 2, headers=dict(answer.headers))

    nearby.wire.faults = {0: short}
    assert refreshed(nearby)[0] == ["One", "Two"]


@pytest.mark.parametrize("number", range(4))
def test_a_refresh_that_breaks_off_leaves_the_mirror_as_it_was(nearby: Site, number: int) -> None:
    one, *others = add(nearby, *(f"Title {n}" for n in range(110)))
    refreshed(nearby)
    for key in others:
        nearby.user.change(key, title="Changed")
    nearby.user.delete(one)
    nearby.wire.fault_next(*[passed] * number, *[lost_before] * TRIES)
    with nearby.library() as library:
        with pytest.raises(NetworkError):
            library.refresh()
        assert len(titles(library)) == 110
        assert "Changed" not in titles(library)
        library.refresh()
        assert titles(library) == ["Changed"] * 109


@pytest.mark.parametrize(
    ("answer", "error", "sentence"),
    [
        (answered(403, "Invalid key"), AccessError, "Zotero does not know this key"),
        (answered(403, "Forbidden"), AccessError, "The key may not read user:1"),
        (answered(404, "User 1 not found"), AccessError, "There is no library user:1"),
        (answered(400, "Bad 'since'"), LibraryError, "could not read user:1: 400 Bad 'since'"),
        (answered(302, "", Location="https://login.example"), LibraryError, "302"),
        (answered(200, "<html>Welcome to the hotel</html>"), LibraryError, "check the endpoint"),
        (answered(200, "[]"), LibraryError, "check the endpoint"),
    ],
)
def test_refusals_are_sentences(
    nearby: Site, answer: Fault, error: type[LibraryError], sentence: str
) -> None:
    nearby.wire.fault_next(answer)
    with pytest.raises(error, match=sentence) as caught:
        refreshed(nearby)
    assert "embedded-library-full-key" not in str(caught.value)


def test_without_a_key_a_private_library_asks_for_one(nearby: Site) -> None:
    with (
        nearby.library(api_key=None) as library,
        pytest.raises(AccessError, match="ZOTERO_API_KEY"),
    ):
        library.refresh()


def test_a_library_that_is_not_there_is_said(nearby: Site) -> None:
    with (
        nearby.library("group:99") as library,
        pytest.raises(AccessError, match="no library group:99"),
    ):
        library.refresh()


class Story:
    """What happens to a library, step by step; `pick` chooses among what is there."""

    def __init__(self, there: Site, library: Library) -> None:
        self.there, self.user, self.library = there, there.user, library

    def key(self, pick: int) -> str | None:
        keys = sorted(item["key"] for item in self.user.items())
        return keys[pick % len(keys)] if keys else None

    def step(self, what: str, pick: int) -> None:
        key, shelves = self.key(pick), sorted(self.user.collections())
        shelf = shelves[pick % len(shelves)] if shelves else None
        match what:
            case "add":
                self.user.add(title=f"Title {pick}", collections=[shelf] if shelf else [])
            case "shelve":
                self.user.make_collection(f"Shelf {pick}", shelf if pick % 2 else None)
            case "unshelve" if shelf:
                self.user.delete_collection(shelf)
            case "change" if key:
                self.user.change(key, title=f"Changed {pick}")
            case "trash" if key:
                self.user.trash(key)
            case "delete" if key:
                self.user.delete(key)
            case "write":
                item = {"itemType": "book", "title": "Ours", "DOI": "10.1000/x"}
                self.library.write_items([{"key": new_key(), "version": 0, **item}])
            case "lost write":
                self.there.wire.fault_next(lost_after)
                self.step("write", pick)
            case "refresh":
                self.library.refresh()
                self.compare()

    def compare(self) -> None:
        """The mirror holds what the library holds."""
        stored = {item["key"]: item for item in self.user.items()}
        mirrored = self.library.mirror.items(stored)
        assert {key: item.data for key, item in mirrored.items()} == stored
        shelves = {shelf.key for shelf in self.library.mirror.collections()}
        assert shelves == set(self.user.collections())
        for shelf in shelves:
            expected = {
                key
                for key, item in stored.items()
                if shelf in item.get("collections", ()) and not item.get("deleted")
            }
            assert {item.key for item in self.library.mirror.in_collection(shelf)} == expected


STEPS = st.sampled_from(
    ["add", "shelve", "unshelve", "change", "trash", "delete", "write", "lost write", "refresh"]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(STEPS, st.integers(0, 9)), max_size=20))
def test_whatever_happens_the_mirror_holds_what_the_library_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    with site(tmp_path_factory.mktemp("story")) as there, there.library() as library:
        story = Story(there, library)
        for what, pick in steps:
            story.step(what, pick)
        story.step("refresh", 0)
        before = len(there.wire.requests)
        library.refresh()
        assert there.wire.requests[before:] == [ITEMS]
