"""A library for tests: over a wire that counts requests and can be cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Literal

import httpx2

from refsync.zotero.connect import connect
from refsync.zotero.embedded import EMBEDDED_KEY, EMBEDDED_USER, EmbeddedLibrary, Fixture
from refsync.zotero.embedded.server import running
from refsync.zotero.items import MATCH_RULES, item_match_keys
from refsync.zotero.library import Library
from refsync.zotero.mirror import Mirror
from refsync.zotero.transport import PatientTransport
from tests.zotero_user import ZoteroUser

Way = Literal["in process", "over HTTP"]
Send = Callable[[httpx2.Request], httpx2.Response]
Fault = Callable[[httpx2.Request, Send], httpx2.Response]


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Wire(httpx2.BaseTransport):
    """Between client and server.

    Attributes:
        requests: all that were sent, as "GET /users/1/items".
        faults: what happens to a request instead of its being sent, by its number from 0.
    """

    def __init__(self, server: httpx2.BaseTransport) -> None:
        self.server = server
        self.requests: list[str] = []
        self.faults: dict[int, Fault] = {}

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        number = len(self.requests)
        self.requests.append(f"{request.method} {request.url.path}")
        fault = self.faults.pop(number, None)
        send = self.server.handle_request
        return fault(request, send) if fault else send(request)

    def fault_next(self, *faults: Fault) -> None:
        """What happens to the next requests."""
        for number, fault in enumerate(faults, start=len(self.requests)):
            self.faults[number] = fault

    def close(self) -> None:
        """Leave the server open: other clients share it, and a forgotten one is closed any time."""


def lost_before(_request: httpx2.Request, _send: Send) -> httpx2.Response:
    """The request never arrives."""
    raise httpx2.ConnectError("cut")


def lost_after(request: httpx2.Request, send: Send) -> httpx2.Response:
    """The request arrives, its answer doesn't."""
    send(request).read()
    raise httpx2.ReadError("cut")


def passed(request: httpx2.Request, send: Send) -> httpx2.Response:
    """Nothing happens to the request."""
    return send(request)


def answered(status: int, body: str = "", **headers: str) -> Fault:
    """The server answers this, and does nothing."""
    return lambda _request, _send: httpx2.Response(status, text=body, headers=headers)


def library_over(
    transport: PatientTransport,
    state: Path,
    name: str = f"user:{EMBEDDED_USER}",
    *,
    endpoint: str = "http://embedded",
    api_key: str | None = EMBEDDED_KEY,
) -> Library:
    """refsync's view of a library, with refsync's own files in a folder."""
    kind, _, number = name.partition(":")
    zotero = connect(endpoint, "user" if kind == "user" else "group", number, api_key, transport)
    mirror = Mirror(state / f"{kind}-{number}.mirror", item_match_keys, MATCH_RULES)
    resources = ExitStack()
    resources.callback(transport.close)
    resources.callback(mirror.close)
    return Library(name, zotero, mirror, state, resources)


class Site:
    """A server with a library, and refsync's state beside it.

    Attributes:
        wire: what refsync sends goes through it.
        user: somebody else at the same library.
    """

    def __init__(
        self, embedded: EmbeddedLibrary, server: httpx2.BaseTransport, endpoint: str, state: Path
    ) -> None:
        self.wire = Wire(server)
        self.user = ZoteroUser(embedded.app, EMBEDDED_KEY)
        self._endpoint = endpoint
        self._state = state

    @contextmanager
    def library(
        self, name: str = f"user:{EMBEDDED_USER}", api_key: str | None = EMBEDDED_KEY
    ) -> Iterator[Library]:
        """refsync's view of a library of the server."""
        clock = Clock()
        transport = PatientTransport(self.wire, sleep=clock.sleep, clock=clock)
        with library_over(
            transport, self._state, name, endpoint=self._endpoint, api_key=api_key
        ) as library:
            yield library


@contextmanager
def site(state: Path, way: Way = "in process", fixture: Fixture | None = None) -> Iterator[Site]:
    """A site with an embedded library that is empty and forgotten afterwards.

    Args:
        state: the folder of refsync's own files.
        way: how refsync reaches the library.
        fixture: users, keys and groups to begin with.
    """
    with ExitStack() as stack:
        embedded = stack.enter_context(EmbeddedLibrary(fixture=fixture))
        if way == "in process":
            endpoint = "http://embedded"
            server: httpx2.BaseTransport = httpx2.WSGITransport(app=embedded.app)
        else:
            endpoint = stack.enter_context(running(embedded.app))
            server = stack.enter_context(httpx2.HTTPTransport())
        there = Site(embedded, server, endpoint, state)
        stack.callback(there.user.close)
        yield there
