"""A list, a Zotero library, and refsync between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

from refsync import api
from refsync.apply import Run
from refsync.guards import DEFAULT, Limits
from refsync.plan import Plan
from refsync.readers import read_text
from refsync.reading import Reading
from refsync.sources import SourceText
from refsync.zotero.desktop.aliases import Aliases
from refsync.zotero.desktop.desk import Desk
from refsync.zotero.desktop.library import DesktopLibrary
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary, Fixture
from refsync.zotero.embedded.desktop.instance import Desktop
from refsync.zotero.embedded.fixture import desktop_fixture
from refsync.zotero.embedded.server import running
from refsync.zotero.items import MATCH_RULES, item_match_keys
from refsync.zotero.library import Library
from refsync.zotero.mirror import Mirror
from refsync.zotero.transport import PatientTransport
from tests.gateway import library_over
from tests.zotero_user import ZoteroUser

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

COLLECTION = "Reading/MLLM"
USERS_OWN_KEY = "key-of-the-user-at-the-desktop"
DESKTOP = desktop_fixture(Desktop("Desk1234abcd"), [USERS_OWN_KEY])
"""A Zotero desktop whose user always allows what is asked."""

Opener = Callable[..., Library]
"""Opens the library with refsync's own files in a folder."""


class Recorder:
    """An app that writes down the requests which it passes on."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app
        self.requests: list[tuple[str, str]] = []

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.requests.append((environ["REQUEST_METHOD"], environ["PATH_INFO"]))
        return self.app(environ, start_response)

    @property
    def writes(self) -> list[tuple[str, str]]:
        """The requests that could change anything."""
        return [request for request in self.requests if request[0] not in ("GET", "HEAD")]


@contextmanager
def in_process(app: WSGIApplication) -> Iterator[Opener]:
    """Libraries whose app is called in process, and which never sleep."""

    def open_library(state: Path, app: WSGIApplication = app) -> Library:
        inner = httpx2.WSGITransport(app=app)
        return library_over(PatientTransport(inner, sleep=lambda _: None), state)

    yield open_library


def _server_id(app: Any) -> str:
    """Who answers behind all that counts, delays or fails."""
    while hasattr(app, "app"):
        app = app.app
    with httpx2.Client(transport=httpx2.WSGITransport(app=app)) as client:
        return str(client.get("http://zotero/api/").headers["Zotero-Server-ID"])


@contextmanager
def at_the_desktop(app: WSGIApplication) -> Iterator[Opener]:
    """Libraries of a Zotero desktop that is called in process; they never sleep.

    `said` takes what the user is told.
    """

    def open_library(
        state: Path, app: WSGIApplication = app, said: Callable[[str], None] = lambda _: None
    ) -> Library:
        resources = ExitStack()
        inner = httpx2.WSGITransport(app=app)
        patient = PatientTransport(inner, repeats_writes=False, sleep=lambda _: None)
        server_id = _server_id(app)
        mirror = Mirror(state / f"{server_id}.mirror", item_match_keys, MATCH_RULES)
        resources.callback(mirror.close)
        aliases = Aliases(state / f"{server_id}.keys")
        resources.callback(aliases.close)
        desk = Desk("http://zotero/api", patient, inner, server_id)
        return DesktopLibrary(
            desk, mirror, aliases, state, resources, say=said, sleep=lambda _: None
        )

    yield open_library


KINDS: dict[str, tuple[Any, ...]] = {"web": (in_process,), "desktop": (at_the_desktop, DESKTOP)}
"""How a `World` is made that behaves as zotero.org does, and as Zotero desktop does."""


@contextmanager
def over_http(app: WSGIApplication) -> Iterator[Opener]:
    """Libraries that are served on loopback, opened as the command opens them."""
    with running(app) as url, pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZOTERO_API_KEY", EMBEDDED_KEY)
        yield lambda state: api.open_library("user:1", endpoint=url, state=state)


class World:
    """One user's Zotero, and refsync's state on some machines.

    Args:
        folder: for the files of both.
        way: how refsync reaches the library.
        fixture: users, keys and groups to begin with, or the Zotero desktop that it is.

    Attributes:
        is_web: it is no Zotero desktop.
    """

    def __init__(
        self,
        folder: Path,
        way: Callable[[WSGIApplication], AbstractContextManager[Opener]] = in_process,
        fixture: Fixture | None = None,
    ) -> None:
        self._resources = ExitStack()
        self.folder = folder
        embedded = self._resources.enter_context(
            EmbeddedLibrary(folder / "library.sqlite", fixture)
        )
        self.app = embedded.app
        self.recorder = Recorder(self.app)
        desktop = fixture.desktop if fixture else None
        self.is_web = desktop is None
        self.user = (
            ZoteroUser(self.app, USERS_OWN_KEY, "/api/users/0", desktop.server_id)
            if desktop
            else ZoteroUser(self.app, EMBEDDED_KEY)
        )
        self._resources.callback(self.user.close)
        self.open_library = self._resources.enter_context(way(self.recorder))

    def close(self) -> None:
        """Close files and connections."""
        self._resources.close()

    def sync(
        self, text: str, *, machine: str = "laptop", limits: Limits = DEFAULT, **options: Any
    ) -> tuple[Plan, Run]:
        """Sync a Markdown list into the collection, as the command does."""
        self.recorder.requests.clear()
        references = read(text).references
        with self.open_library(self.folder / machine) as library:
            plan = api.diff(references, library, COLLECTION, source="list.md", **options)
            return plan, api.sync(plan, library, limits=limits)


def read(text: str) -> Reading:
    """A Markdown list."""
    return read_text(SourceText("list.md", text))
