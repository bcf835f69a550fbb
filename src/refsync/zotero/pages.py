"""Reading over pyzotero's connection.

pyzotero's own readers keep no headers by the answer they belong to, and don't notice a library
that changes between two pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import httpx2

from refsync.errors import LibraryError

if TYPE_CHECKING:
    from pyzotero.zotero import Zotero

Kind = Literal["items", "collections"]

_PAGE = 100
"""The most objects that Zotero gives in one answer."""


class LibraryMovedError(Exception):
    """The library changed while it was read: what was read does not belong together."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a listing.

    Attributes:
        objects: the `data` of each object, with its key and version.
        version: the library's, when the page was made.
        total: how many objects the listing has.
    """

    objects: list[dict[str, Any]]
    version: int
    total: int


class Reader:
    """Reads a library.

    Every method raises httpx2.HTTPStatusError where the server refuses, NetworkError where it can't
    be reached, and LibraryError where what answers is no Zotero server.
    """

    def __init__(self, zotero: Zotero) -> None:
        self._zotero = zotero
        self._home = f"/{zotero.library_type}/{zotero.library_id}"
        self.schema_version: int | None = None
        """The version of the server's schema, by its last answer; None where it names none."""

    def pages(self, kind: Kind, **parameters: str | int) -> Iterator[Page]:
        """A listing, page by page, at least one.

        Raises:
            LibraryMovedError: the pages do not belong together, or do not make up the whole.
        """
        keys: set[str] = set()
        start, first = 0, None
        while first is None or start < first.total:
            page = self._page(f"{self._home}/{kind}", start=start, limit=_PAGE, **parameters)
            first = first or page
            moved = (page.version, page.total) != (first.version, first.total)
            if moved or (start < page.total and not page.objects):
                raise LibraryMovedError
            yield page
            start += len(page.objects)
            keys.update(data["key"] for data in page.objects)
        if len(keys) != first.total:
            raise LibraryMovedError

    def by_key(self, kind: Kind, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The objects of these keys (at least one, at most 50), as far as there are any."""
        named = {"items": "itemKey", "collections": "collectionKey"}[kind]
        path, chosen = f"{self._home}/{kind}", {named: ",".join(keys)}
        page = self._page(path, limit=_PAGE, includeTrashed=1, **chosen)
        return {data["key"]: data for data in page.objects}

    def deleted_items(self, since: int, version: int) -> list[str]:
        """The keys of the items that were deleted for good after a version.

        Raises:
            LibraryMovedError: the library is not at `version` any more.
        """
        response = self._get(f"{self._home}/deleted", since=since)
        with expecting_zotero(response):
            if int(response.headers["Last-Modified-Version"]) != version:
                raise LibraryMovedError
            return [str(key) for key in response.json()["items"]]

    def key_info(self) -> dict[str, Any]:
        """The user and the rights of the key in use."""
        return self._object("/keys/current")

    def group_info(self) -> dict[str, Any]:
        """The group that the library belongs to."""
        return self._object(self._home)

    def schema(self) -> object:
        """The server's schema, as it gives it."""
        return self._get("/schema").json()

    def _object(self, path: str) -> dict[str, Any]:
        response = self._get(path)
        with expecting_zotero(response):
            return dict(response.json())

    def _page(self, path: str, **parameters: str | int) -> Page:
        response = self._get(path, **parameters)
        with expecting_zotero(response):
            return Page(
                objects=[_data(stored) for stored in response.json()],
                version=int(response.headers["Last-Modified-Version"]),
                total=int(response.headers["Total-Results"]),
            )

    def _get(self, path: str, **parameters: str | int) -> httpx2.Response:
        client = self._zotero.client
        assert client is not None  # noqa: S101 - pyzotero's, from the moment it is made
        response = client.get(
            self._zotero.endpoint + path,
            params=parameters,
            headers=self._zotero.default_headers(),
        )
        stated = response.headers.get("Zotero-Schema-Version", "")
        self.schema_version = int(stated) if stated.isdecimal() else None
        return response.raise_for_status()


def _data(stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**stored["data"], "key": stored["key"], "version": stored["version"]}


@contextmanager
def expecting_zotero(response: httpx2.Response) -> Iterator[None]:
    """What can't be read as Zotero's answer, as a sentence."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise LibraryError(
            f"{response.url.host} does not answer as a Zotero server does: check the endpoint."
        ) from error
