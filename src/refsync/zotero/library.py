"""The gateway: the one place that talks to Zotero, over pyzotero.

The Web API and the embedded library go the same way; only the last transport differs.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Literal, cast

import httpx2
from pyzotero.zotero import Zotero

from refsync.closing import Closing
from refsync.errors import AccessError, LibraryError, UsageError
from refsync.patterns import regex
from refsync.progress import Progress, silent
from refsync.zotero import schema
from refsync.zotero.connect import connect, network
from refsync.zotero.items import MATCH_RULES, item_match_keys
from refsync.zotero.mirror import Mirror, Mirrored
from refsync.zotero.pages import Kind, Reader
from refsync.zotero.refresh import refresh
from refsync.zotero.rights import require_write
from refsync.zotero.sentences import KEYS_PAGE, in_sentences
from refsync.zotero.server_schema import server_schema
from refsync.zotero.transport import PatientTransport
from refsync.zotero.written import Failure, Written

__all__ = ["Failure", "Library", "Written", "new_key", "open_library"]

MAX_OBJECTS = 50
"""The most objects of one write."""

_ZOTERO = "https://api.zotero.org"
_EMBEDDED = "http://embedded"
_KEY_ALPHABET = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
_NAME = regex(r"(user|group):([1-9][0-9]*)")
_DESKTOP = regex(r"desktop(?::group:([1-9][0-9]*))?")


def new_key() -> str:
    """A key for a new object: 8 characters of Zotero's alphabet, which lacks 0, 1 and O.

    From https://www.zotero.org/support/dev/web_api/v3/write_requests#object_keys
    """
    return "".join(secrets.choice(_KEY_ALPHABET) for _ in range(8))


def address(identity: str) -> tuple[str, str | None]:
    """The name and the endpoint by which a library of this identity is opened."""
    if identity.startswith("embedded:"):
        return identity, None
    if identity.startswith("desktop "):
        group = identity.partition(" group:")[2]
        return f"desktop:group:{group}" if group else "desktop", None
    name, _, endpoint = identity.partition(" at ")
    return name, endpoint or None


class Library(Closing):
    """A Zotero library and its mirror, from `open_library`.

    Where Zotero can't be reached, every method raises NetworkError; where the mirror's file can't
    be used, StateError.

    Attributes:
        name: "user:123", "group:5" or "embedded:/path/library.sqlite".
        state: the folder of refsync's own files.
        mirror: what is known of the library, by the last `refresh` and the writes since.
    """

    def __init__(
        self, name: str, zotero: Zotero, mirror: Mirror, state: Path, resources: ExitStack
    ) -> None:
        self.name = name
        self.mirror = mirror
        self.state = state
        self._zotero = zotero
        self._reader = Reader(zotero)
        self._resources = resources
        self._may_write = False

    @property
    def identity(self) -> str:
        """What tells it from the libraries of all other servers; baselines are kept under it."""
        endpoint = str(self._zotero.endpoint)
        return self.name if endpoint in (_ZOTERO, _EMBEDDED) else f"{self.name} at {endpoint}"

    def shown_key(self, key: str) -> str:
        """An object's key as Zotero has it; elsewhere than at the desktop there is no other."""
        return key

    def close(self) -> None:
        """Close the connections and the mirror."""
        self._resources.close()

    def refresh(self, progress: Progress = silent) -> int:
        """Bring the mirror up to date, by one request where nothing has moved.

        From then on, until the library is closed, items are made by the schema of its server.

        Args:
            progress: told after each request how many items were read, of how many.

        Returns:
            The library's version.

        Raises:
            AccessError: there is no such library, or the key may not read it.
            ConflictError: the library kept changing while it was read.
        """
        with self._in_sentences("read"):
            version = self._read_changes(progress)
        schema.use(server_schema(self._reader, str(self._zotero.endpoint), self.state / "schemas"))
        self._resources.callback(schema.use, None)
        return version

    def require_write(self) -> None:
        """See to it that the library can be written to; asked of Zotero once.

        Raises:
            AccessError: the key or the library is read-only.
        """
        if self._may_write:
            return
        if self._zotero.api_key is None:
            raise AccessError(
                f"Writing to {self.name} takes a key: make one at {KEYS_PAGE} and put it into"
                " ZOTERO_API_KEY."
            )
        with self._in_sentences("read"):
            kind = self._zotero.library_type.removesuffix("s")
            require_write(self.name, kind, str(self._zotero.library_id), self._reader)
        self._may_write = True

    def require_writable(self) -> None:
        """See to it that the library is not read-only; nobody is asked for consent.

        Raises:
            AccessError: the key or the library is read-only.
        """
        self.require_write()

    def write_items(self, objects: Sequence[Mapping[str, Any]]) -> Written:
        """Create and change items, by one request, and take them into the mirror.

        Args:
            objects: at most 50, each with a `key` and a `version`: 0 for one that is new, which
                then is whole; else the version that is to be changed, and the fields that change.

        Returns:
            What became of each. A write may be sent again where its answer was lost; an object
            that is then refused, since it is there already as it was sent, counts as successful.

        Raises:
            AccessError: the key may not write to the library.
            LibraryError: the request was refused as a whole. What came before the object that
                it was refused for may have been written all the same.
        """
        return self._write("items", objects)

    def write_collections(self, objects: Sequence[Mapping[str, Any]]) -> Written:
        """Create and change collections, as `write_items` does items.

        Args:
            objects: each with `key`, `version`, `name` and `parentCollection` (False at the top),
                parents before their children.
        """
        return self._write("collections", objects)

    def reread(self, keys: Sequence[str]) -> dict[str, Mirrored]:
        """The items of these keys (at most 50) as they are now, by one request if there are any.

        What is found is taken into the mirror.
        """
        if not keys:
            return {}
        with self._in_sentences("read"):
            found = self._reader.by_key("items", keys)
        with self.mirror.update() as update:
            update.put_items(found.values())
        return self.mirror.items(found)

    def _read_changes(self, progress: Progress) -> int:
        """Bring the mirror up to date; gives the library's version."""
        return refresh(self.mirror, self._reader, self.name, progress)

    def _write(self, kind: Kind, objects: Sequence[Mapping[str, Any]]) -> Written:
        if len(objects) > MAX_OBJECTS or not all({"key", "version"} <= o.keys() for o in objects):
            raise ValueError("a write takes at most 50 objects, each with its key and version")
        with self._in_sentences("write to"):
            written = self._send(kind, objects)
            if changed := written.changed:
                stored = self._reader.by_key(kind, [objects[index]["key"] for index in changed])
                written = written.settled(objects, stored)
        self._remember(kind, written)
        return written

    def _send(self, kind: Kind, objects: Sequence[Mapping[str, Any]]) -> Written:
        zotero = self._zotero
        send: Callable[[list[dict[str, Any]]], Any] = (
            zotero.create_items if kind == "items" else zotero.create_collections
        )
        try:
            answer = send([dict(each) for each in objects])
            response = cast(httpx2.Response, zotero.request)
            return Written.of(answer, response.headers.get("Last-Modified-Version"))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise LibraryError(
                f"What answered a write to {self.name} is no Zotero server: check the endpoint."
            ) from error

    def _remember(self, kind: Kind, written: Written) -> None:
        known = self.mirror.version
        with self.mirror.update() as update:
            put = update.put_items if kind == "items" else update.put_collections
            put(written.successful.values())
            if known is not None and written.version and written.is_all_since(known):
                update.set_version(written.version)

    @contextmanager
    def _in_sentences(self, action: str) -> Iterator[None]:
        with in_sentences(self.name, action, has_key=self._zotero.api_key is not None):
            yield


def open_library(
    name: str,
    *,
    state: Path,
    endpoint: str | None = None,
    api_key: str | None = None,
    create: bool = True,
    say: Callable[[str], None] = lambda _: None,
) -> Library:
    """Open a library; nothing is sent yet, but that the desktop is asked who it is.

    Args:
        name: "user:ID", "group:ID", "desktop[:group:ID]" or "embedded[:FILE]"; without FILE, the
            one in `state`.
        state: the folder of refsync's own files.
        endpoint: another server than Zotero's own for users and groups, or another address of the
            desktop's local API.
        api_key: for users and groups; without one, public libraries can be read.
        create: make the file of an embedded library that isn't there; else it is an empty library
            that nobody keeps.
        say: told what the user is to do in Zotero.

    Raises:
        AccessError, NetworkError: the desktop lets nobody in, or doesn't run.
        UsageError: the name or the endpoint is not of that form.
        StateError: a file can't be used.
    """
    with ExitStack() as resources:
        if desktop := _DESKTOP.fullmatch(name):
            from refsync.zotero.desktop.library import open_desktop

            return open_desktop(desktop[1], endpoint, state, resources, say)
        if name == "embedded" or name.startswith("embedded:"):
            file = Path(name.partition(":")[2] or state / "library.sqlite").expanduser().resolve()
            name = f"embedded:{file}"
            if endpoint:
                raise UsageError(f"{name} is a file: an endpoint goes with user: and group: only.")
            zotero = _embedded(file if create or file.exists() else ":memory:", resources)
        else:
            zotero = _web(name, endpoint or _ZOTERO, api_key)
        resources.callback(cast(httpx2.Client, zotero.client).close)
        mirror = Mirror(_mirror_file(name, zotero.endpoint, state), item_match_keys, MATCH_RULES)
        resources.callback(mirror.close)
        return Library(name, zotero, mirror, state, resources.pop_all())


def _web(name: str, endpoint: str, api_key: str | None) -> Zotero:
    match = _NAME.fullmatch(name)
    if match is None:
        raise UsageError(
            f"“{name}” is not a library: name it like user:123, group:5, desktop, desktop:group:5"
            " or embedded:FILE."
        )
    kind = cast(Literal["user", "group"], match[1])
    key = (api_key or "").strip() or None
    return connect(endpoint, kind, match[2], key, PatientTransport(network(endpoint)))


def _embedded(file: Path | str, resources: ExitStack) -> Zotero:
    from refsync.zotero.embedded import EMBEDDED_KEY, EMBEDDED_USER, EmbeddedLibrary

    library = resources.enter_context(EmbeddedLibrary(file))
    transport = PatientTransport(httpx2.WSGITransport(app=library.app))
    return connect(_EMBEDDED, "user", str(EMBEDDED_USER), EMBEDDED_KEY, transport)


def _mirror_file(name: str, endpoint: str, state: Path) -> Path:
    """One file for each library of each server."""
    digest = hashlib.sha256(f"{endpoint} {name}".encode()).hexdigest()[:16]
    kind, _, rest = name.partition(":")
    return state / "mirrors" / f"{kind}-{Path(rest).stem[:40]}-{digest}.sqlite"
