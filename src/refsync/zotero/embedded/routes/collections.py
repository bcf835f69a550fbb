"""Collections: lists of them, one of them, and writes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.parameters import keys, listing, since
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.routes.answers import not_modified, objects_answer, versioned
from refsync.zotero.embedded.routes.writes import Shelf
from refsync.zotero.embedded.store.queries import (
    COLLECTION_ORDERS,
    CollectionSelection,
    find_collections,
)
from refsync.zotero.embedded.visits import LibraryVisit
from refsync.zotero.embedded.writing import CollectionWriter

Select = Callable[..., CollectionSelection]


def shelf(visit: LibraryVisit) -> Shelf:
    """The collections of the library."""
    return Shelf(
        writer=CollectionWriter(visit.library),
        rows=visit.library.collections.rows,
        show=lambda rows: _shown(visit, rows),
        delete=visit.library.collections.delete,
    )


def all_collections(visit: LibraryVisit) -> CollectionSelection:
    """Every collection."""
    return CollectionSelection(visit.library.row)


def top_collections(visit: LibraryVisit) -> CollectionSelection:
    """Collections without a parent."""
    return CollectionSelection(visit.library.row, top=True)


def subcollections(visit: LibraryVisit, key: str) -> CollectionSelection:
    """Collections right below one."""
    return CollectionSelection(visit.library.row, parent=_row(visit, key))


def list_collections(select: Select) -> Callable[..., Response]:
    """The answer that lists a selection, narrowed down by the query."""

    def answer(visit: LibraryVisit, *names: str) -> Response:
        selection = select(visit, *names)
        if not_modified(visit):
            return Response(304)
        named = keys(visit.request, "collectionKey")
        selection = replace(selection, keys=named, since=since(visit.request))
        form = listing(visit.request, COLLECTION_ORDERS, named)
        found = find_collections(visit.connection, selection, form.page)
        return objects_answer(visit, found, form, lambda rows: _shown(visit, rows))

    return answer


def get_collection(visit: LibraryVisit, key: str) -> Response:
    """One collection."""
    shown = _shown(visit, [_row(visit, key)])[0]
    return versioned(Response.json(shown), shown["version"])


def _shown(visit: LibraryVisit, rows: Sequence[int]) -> list[dict[str, Any]]:
    collections = visit.library.collections.load(rows)
    counts = visit.library.collections.counts(rows)
    return [visit.view.collection(one, counts[one.key]) for one in collections]


def _row(visit: LibraryVisit, key: str) -> int:
    rows = visit.library.collections.rows([key])
    if not rows:
        raise RefusedError(404, "Collection not found")
    return rows[0]
