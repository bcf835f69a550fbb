"""A server that fails on demand: which faults there are, how often, and in which order."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
import pytest

from refsync.errors import UsageError
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary
from refsync.zotero.embedded.faults import Fault, Faulty, read_fault
from refsync.zotero.embedded.server import running
from tests.embedded_client import client

ITEM = [{"itemType": "book", "title": "A Book"}]


@contextmanager
def failing(*faults: str, seed: int = 0) -> Iterator[tuple[httpx2.Client, EmbeddedLibrary]]:
    """A client of a server on loopback that fails like this, and its library."""
    with (
        EmbeddedLibrary() as library,
        running(Faulty(library.app, [read_fault(f) for f in faults], seed)) as url,
        httpx2.Client(base_url=url, headers={"Zotero-API-Key": EMBEDDED_KEY}) as asking,
    ):
        yield asking, library


def items_of(library: EmbeddedLibrary) -> int:
    with httpx2.Client(
        transport=httpx2.WSGITransport(app=library.app), headers={"Zotero-API-Key": EMBEDDED_KEY}
    ) as asking:
        return int(asking.get("http://zotero/users/1/items").headers["Total-Results"])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("429:0.1", Fault("429", 0.1)),
        ("503", Fault("503")),
        ("lost:0.5", Fault("lost", 0.5)),
        ("slow:2", Fault("slow", 1.0, 2.0)),
        ("slow:0.5:0.25", Fault("slow", 0.25, 0.5)),
    ],
)
def test_a_fault_is_a_kind_and_how_often(text: str, fault: Fault) -> None:
    assert read_fault(text) == fault


@pytest.mark.parametrize("text", ["", "418", "429:2", "429:x", "429:0.1:1", "slow", "slow:-1"])
def test_what_is_no_fault_is_said(text: str) -> None:
    with pytest.raises(UsageError, match="is no fault: name one of 412, 429, 500, 503, lost"):
        read_fault(text)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_status_is_answered_instead_of_doing_anything(status: int) -> None:
    with failing(str(status)) as (asking, library):
        answer = asking.post("/users/1/items", json=ITEM)
        assert answer.status_code == status
        assert ("Retry-After" in answer.headers) == (status == 429)
        assert asking.get("/users/1/items").status_code == status
        assert items_of(library) == 0


def test_a_failed_precondition_meets_writes_only() -> None:
    with failing("412") as (asking, library):
        assert asking.post("/users/1/items", json=ITEM).status_code == 412
        assert asking.get("/users/1/items").status_code == 200
        assert items_of(library) == 0


def test_a_lost_answer_is_one_of_a_write_that_was_done() -> None:
    with failing("lost") as (asking, library):
        with pytest.raises(httpx2.RemoteProtocolError):
            asking.post("/users/1/items", json=ITEM)
        assert asking.get("/users/1/items").headers["Total-Results"] == "1"
        assert items_of(library) == 1


def test_a_dropped_request_does_nothing() -> None:
    with failing("drop") as (asking, library):
        with pytest.raises(httpx2.RemoteProtocolError):
            asking.post("/users/1/items", json=ITEM)
        assert items_of(library) == 0


def test_a_slow_answer_is_right_all_the_same() -> None:
    waited: list[float] = []
    with client() as quick:
        slow = Faulty(quick.app, [Fault("slow", 1.0, 30.0)], sleep=waited.append)
        assert type(quick)(slow).get("/items").status == 200
    assert waited == [30.0]


def statuses(seed: int) -> list[int]:
    with failing("500:0.3", "503:0.2", seed=seed) as (asking, _):
        return [asking.get("/users/1/items").status_code for _ in range(60)]


def test_the_same_seed_gives_the_same_sequence() -> None:
    assert statuses(7) == statuses(7)
    assert statuses(7) != statuses(8)
    assert set(statuses(7)) == {200, 500, 503}
