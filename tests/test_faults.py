"""A crash or a lost answer at any request of a sync, and a rerun, end in the same library."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest

from refsync.apply import Run
from tests.world import World

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENTRIES = 120


class CrashError(BaseException):
    """The process is killed: nothing catches it."""


def the_list(entries: int = ENTRIES) -> str:
    """Papers, some with an arXiv id, some with code, some with neither."""
    lines = ["# Papers\n"]
    for number in range(entries):
        if number % 40 == 0:
            lines.append(f"\n## Topic {number // 40}\n")
        lines.append(f"\n### The Proper Study of Subject Number {number} (N{number})\n")
        if number % 3:
            lines.append(f"\npaper link: [here](https://arxiv.org/abs/2401.{number:05d})\n")
        if number % 2:
            lines.append(f"\ncode link: [here](https://example.org/code/{number})\n")
        if number % 6 == 0:
            lines.append(f"\npaper link: [here](https://example.org/papers/{number})\n")
    return "".join(lines)


LIST = the_list()


class Fault:
    """An app that fails at its Nth request (from 1), and after it too if it is `lasting`.

    Args:
        reaches: the request reaches the app all the same; only its answer is lost.
        what: raises, or gives the status to answer with.
    """

    def __init__(
        self,
        app: WSGIApplication,
        at: int,
        what: Callable[[], str],
        *,
        reaches: bool = False,
        lasting: bool = True,
    ) -> None:
        self.app, self.at, self.what = app, at, what
        self.reaches, self.lasting = reaches, lasting
        self.count = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.count += 1
        if self.count < self.at or (self.count > self.at and not self.lasting):
            return self.app(environ, start_response)
        if self.reaches and self.count == self.at:
            b"".join(self.app(environ, lambda *_: lambda _: None))
        status = self.what()
        start_response(status, [("Content-Type", "text/html"), ("Retry-After", "1")])
        return [b"An error occurred"]


def crash() -> str:
    raise CrashError


def no_connection() -> str:
    raise httpx2.ConnectError("Connection refused")


def no_answer() -> str:
    raise httpx2.ReadTimeout("The read operation timed out")


def too_many() -> str:
    return "429 Too Many Requests"


def server_error() -> str:
    return "500 Internal Server Error"


def unavailable() -> str:
    return "503 Service Unavailable"


@pytest.fixture(scope="module")
def faultless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[object], int]]:
    """What the library holds after a sync without faults, and how many requests that took."""
    world = World(tmp_path_factory.mktemp("faultless"))
    _, run = world.sync(LIST)
    assert run.complete
    assert len(run.done) == ENTRIES
    yield list(world.user.contents()), len(world.recorder.requests)
    world.close()


def sync_with(world: World, fault: Fault) -> Run | None:
    """A sync through a fault: what it says it did, or None where it could say nothing."""
    from refsync.errors import LibraryError

    healthy, world.recorder.app = world.recorder.app, fault
    try:
        return world.sync(LIST)[1]
    except (CrashError, LibraryError):
        return None
    finally:
        world.recorder.app = healthy


REQUESTS = range(1, 11)
TROUBLES = [
    pytest.param(no_connection, False, id="no connection"),
    pytest.param(no_answer, True, id="answer lost"),
    pytest.param(too_many, False, id="429"),
    pytest.param(server_error, True, id="500 after the work was done"),
    pytest.param(unavailable, False, id="503"),
]
CRASHES = [
    pytest.param(crash, False, id="killed before sending"),
    pytest.param(crash, True, id="killed before the answer"),
]


def test_every_request_is_swept(faultless: tuple[list[object], int]) -> None:
    assert faultless[1] == len(REQUESTS)


@pytest.mark.parametrize(("what", "reaches"), CRASHES + TROUBLES)
@pytest.mark.parametrize("at", REQUESTS)
def test_after_lasting_trouble_a_rerun_completes_the_sync(
    at: int,
    what: Callable[[], str],
    reaches: bool,
    faultless: tuple[list[object], int],
    tmp_path: Path,
) -> None:
    world = World(tmp_path)
    run = sync_with(world, Fault(world.app, at, what, reaches=reaches))
    assert run is None or run.error
    _, rerun = world.sync(LIST)
    assert rerun.complete
    assert world.user.contents() == faultless[0]
    plan, _ = world.sync(LIST)
    assert not plan.writes
    assert len(world.recorder.requests) == 1
    world.close()


@pytest.mark.parametrize(("what", "reaches"), TROUBLES)
@pytest.mark.parametrize("at", REQUESTS)
def test_passing_trouble_is_overcome_without_a_rerun(
    at: int,
    what: Callable[[], str],
    reaches: bool,
    faultless: tuple[list[object], int],
    tmp_path: Path,
) -> None:
    world = World(tmp_path)
    run = sync_with(world, Fault(world.app, at, what, reaches=reaches, lasting=False))
    assert run
    assert run.complete
    assert world.user.contents() == faultless[0]
    world.close()
