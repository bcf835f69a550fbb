"""Collections at the desktop: which of them are asked for, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from refsync.zotero.embedded.desktop.listing import Entry, Shelf, list_answer, one_answer
from refsync.zotero.embedded.desktop.visits import LibraryVisit
from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.objects import Collection
from refsync.zotero.embedded.refusal import FaultError, RefusedError
from refsync.zotero.embedded.store.queries import CollectionSelection, Page, find_collections
from refsync.zotero.embedded.text import fold

Select = Callable[..., Sequence[Collection]]


def shelf(visit: LibraryVisit) -> Shelf:
    """The collections of the library."""
    return Shelf(show=lambda rows: _shown(visit, rows))


def all_collections(visit: LibraryVisit) -> Sequence[Collection]:
    """Every collection that is not in the trash, those within one right behind it, by name."""
    return list(_walk(_by_name(visit, CollectionSelection(visit.library.row)), None))


def top_collections(visit: LibraryVisit) -> Sequence[Collection]:
    """Collections without a parent."""
    return _by_name(visit, CollectionSelection(visit.library.row, top=True))


def subcollections(visit: LibraryVisit, key: str) -> Sequence[Collection]:
    """Collections right below one.

    Raises:
        FaultError: there is no such collection.
    """
    rows = visit.library.collections.rows([key])
    if not rows:
        raise FaultError
    return _by_name(visit, CollectionSelection(visit.library.row, parent=rows[0]))


def list_collections(select: Select) -> Callable[..., Response]:
    """The answer that lists collections; the query selects none of them."""

    def answer(visit: LibraryVisit, *names: str) -> Response:
        chosen = select(visit, *names)
        rows = visit.library.collections.rows(one.key for one in chosen)
        entries = [Entry(row, one.key, one.version) for row, one in zip(rows, chosen, strict=True)]
        return list_answer(visit, entries, shelf(visit))

    return answer


def get_collection(visit: LibraryVisit, key: str) -> Response:
    """One collection, from the trash too."""
    rows = visit.library.collections.rows([key])
    if not rows:
        raise RefusedError(404, "Not found")
    (collection,) = visit.library.collections.load(rows)
    return one_answer(visit, Entry(rows[0], key, collection.version), shelf(visit))


def _by_name(visit: LibraryVisit, selection: CollectionSelection) -> list[Collection]:
    found = find_collections(visit.connection, selection, Page("dateAdded"))
    loaded = visit.library.collections.load([row["id"] for row in found.rows])
    return sorted((c for c in loaded if not c.trashed), key=lambda c: fold(c.name))


def _walk(collections: Sequence[Collection], parent: str | None) -> Iterator[Collection]:
    for collection in collections:
        if collection.parent == parent:
            yield collection
            yield from _walk(collections, collection.key)


def _shown(visit: LibraryVisit, rows: Sequence[int]) -> list[dict[str, Any]]:
    counts = visit.library.collections.counts(rows)
    return [visit.view.collection(c, counts[c.key]) for c in visit.library.collections.load(rows)]
