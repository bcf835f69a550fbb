"""Reading Zotero desktop: no limits, and what does not show in versions is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from refsync.zotero.pages import Kind, LibraryMovedError, Page, Reader, expecting_zotero

if TYPE_CHECKING:
    from pyzotero.zotero import Zotero

    from refsync.zotero.desktop.aliases import Aliases

_KEYS_AT_A_TIME = 50


class Versions(NamedTuple):
    """The version of a library, and of each item in it, in the trash or not."""

    library: int
    items: dict[str, int]


class DesktopReader(Reader):
    """Reads a library of Zotero desktop; keys are refsync's."""

    def __init__(self, zotero: Zotero, aliases: Aliases) -> None:
        super().__init__(zotero)
        self._aliases = aliases

    def versions(self) -> Versions:
        """The versions of all items: changes, deletions and restores show in them."""
        path = f"{self._home}/items"
        response = self._get(path, format="versions", includeTrashed=1)
        with expecting_zotero(response):
            return Versions(
                int(response.headers["Last-Modified-Version"]),
                {self._aliases.own_key(k): int(v) for k, v in response.json().items()},
            )

    def tag_names(self, version: int) -> frozenset[str]:
        """All tags: one that the user has renamed shows here only.

        Raises:
            LibraryMovedError: the library is not at `version` any more.
        """
        response = self._get(f"{self._home}/tags")
        with expecting_zotero(response):
            if int(response.headers["Last-Modified-Version"]) != version:
                raise LibraryMovedError
            return frozenset(str(tag["tag"]) for tag in response.json())

    def everything(self, kind: Kind, version: int | None = None) -> list[dict[str, Any]]:
        """All objects, by one request.

        Raises:
            LibraryMovedError: the library is not at `version` any more.
        """
        return self._list(kind, version, includeTrashed=1)

    def since(self, kind: Kind, version: int) -> list[dict[str, Any]]:
        """The objects that were made or changed after a version, the oldest first."""
        found = self._list(kind, None, includeTrashed=1, since=version)
        return sorted(found, key=lambda data: int(data["version"]))

    def by_key(self, kind: Kind, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        """The objects of these keys, as far as there are any; children come along, and go."""
        wanted = set(keys)
        found = self._list(kind, None, **self._named(kind, wanted))
        return {data["key"]: data for data in found if data["key"] in wanted}

    def changed(self, keys: Sequence[str], version: int) -> Iterator[list[dict[str, Any]]]:
        """The items of these keys, some at a time.

        Raises:
            LibraryMovedError: the library is not at `version` any more.
        """
        for start in range(0, len(keys), _KEYS_AT_A_TIME):
            wanted = set(keys[start : start + _KEYS_AT_A_TIME])
            found = self._list("items", version, **self._named("items", wanted))
            if not wanted <= {data["key"] for data in found}:
                raise LibraryMovedError
            yield [data for data in found if data["key"] in wanted]

    def _named(self, kind: Kind, keys: Iterable[str]) -> dict[str, str | int]:
        """Parameters that name objects; collections can't be chosen by key, all of them come."""
        if kind == "collections":
            return {}
        return {
            "itemKey": ",".join(sorted(map(self._aliases.zotero_key, keys))),
            "includeTrashed": 1,
        }

    def _list(
        self, kind: Kind, version: int | None, **parameters: str | int
    ) -> list[dict[str, Any]]:
        page = self._page(f"{self._home}/{kind}", **parameters)
        if version is not None and page.version != version:
            raise LibraryMovedError
        return [self._aliases.to_own(data) for data in page.objects]

    def _page(self, path: str, **parameters: str | int) -> Page:
        page = super()._page(path, **parameters)
        if len(page.objects) != page.total:
            raise LibraryMovedError
        return page
