"""Items: lists of them, one of them, and writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from refsync.zotero.embedded.exports import EXPORTS, csl_items, export_items
from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.objects import is_key
from refsync.zotero.embedded.parameters import included, items_query, listing, output_format
from refsync.zotero.embedded.refusal import FaultError, RefusedError
from refsync.zotero.embedded.rendering import item_json
from refsync.zotero.embedded.routes.answers import listed, not_modified, objects_answer, versioned
from refsync.zotero.embedded.routes.writes import Shelf
from refsync.zotero.embedded.store.queries import (
    ITEM_ORDERS,
    ItemSelection,
    find_items,
    find_listed_items,
)
from refsync.zotero.embedded.visits import LibraryVisit
from refsync.zotero.embedded.writing import ItemWriter

Select = Callable[..., ItemSelection]


def shelf(visit: LibraryVisit) -> Shelf:
    """The items of the library."""
    items = visit.library.items
    in_group = visit.library.kind == "group"
    return Shelf(
        writer=ItemWriter(visit.library, visit.key.user.id if in_group and visit.key else None),
        rows=items.rows,
        show=lambda rows: _shown(visit, rows),
        delete=items.delete,
    )


def all_items(visit: LibraryVisit) -> ItemSelection:
    """Every item that is not in the trash."""
    return ItemSelection(visit.library.row, notes=visit.sees_notes)


def top_items(visit: LibraryVisit) -> ItemSelection:
    """Items without a parent."""
    return replace(all_items(visit), top=True)


def trashed_items(visit: LibraryVisit) -> ItemSelection:
    """Items in the trash."""
    return replace(all_items(visit), trash=True)


def collected_items(visit: LibraryVisit, collection: str) -> ItemSelection:
    """Items in a collection, and their children."""
    return replace(all_items(visit), collection=_collection(visit, collection))


def collected_top_items(visit: LibraryVisit, collection: str) -> ItemSelection:
    """Items in a collection."""
    return replace(collected_items(visit, collection), top=True)


def children(visit: LibraryVisit, key: str) -> ItemSelection:
    """Children of an item."""
    return replace(all_items(visit), parent=_row(visit, key))


def one_item(visit: LibraryVisit, key: str) -> ItemSelection:
    """An item by itself."""
    _row(visit, key)
    return replace(all_items(visit), trash=None, keys=(key,))


def list_items(select: Select) -> Callable[..., Response]:
    """The answer that lists a selection, narrowed down by the query."""

    def answer(visit: LibraryVisit, *names: str) -> Response:
        selection = select(visit, *names)
        if not_modified(visit):
            return Response(304)
        selection = items_query(visit.request, selection)
        form = listing(visit.request, ITEM_ORDERS, selection.keys, EXPORTS)
        find = find_listed_items if form.in_key_order else find_items
        found = find(visit.connection, selection, form.page)
        if form.format in EXPORTS:
            exported = _exported(visit, [row["id"] for row in found.rows], form.format)
            return listed(visit, exported, form.page, found.total)
        return objects_answer(visit, found, form, lambda rows: _with(visit, rows, form.include))

    return answer


def get_item(visit: LibraryVisit, key: str) -> Response:
    """One item, from the trash too."""
    format_, row = output_format(visit.request, EXPORTS), _row(visit, key)
    shown = _with(visit, [row], included(visit.request, EXPORTS))[0]
    response = _exported(visit, [row], format_) if format_ in EXPORTS else Response.json(shown)
    return versioned(response, shown["version"])


def post_to_collection(visit: LibraryVisit, collection: str) -> Response:
    """File the items whose keys are the body; the library's version stays as it is."""
    _collection(visit, collection)
    version = visit.library.version
    for key in visit.request.text().split():
        visit.library.items.add_to_collection(key, collection, version)
    return versioned(Response(204), version)


def delete_from_collection(*_: object) -> Response:
    """The server has no answer to this."""
    raise FaultError


def _shown(visit: LibraryVisit, rows: Sequence[int]) -> list[dict[str, Any]]:
    items = visit.library.items.load(rows)
    counts = visit.library.items.child_counts(rows, with_notes=visit.sees_notes)
    people = visit.accounts.users(
        {id_ for item in items for id_ in (item.created_by, item.modified_by) if id_}
    )
    return [visit.view.item(item, counts.get(item.key, 0), people) for item in items]


def _with(visit: LibraryVisit, rows: Sequence[int], include: Sequence[str]) -> list[dict[str, Any]]:
    """Items with what is to be shown of each."""
    shown = _shown(visit, rows)
    for one in shown:
        data = one.pop("data")
        for part in include:
            one[part] = data if part == "data" else _exported_alone(visit, data, part)
    return shown


def _exported(visit: LibraryVisit, rows: Sequence[int], format_: str) -> Response:
    items = [item_json(item) for item in visit.library.items.load(rows)]
    content_type = EXPORTS[format_].content_type
    if format_ == "csljson":
        body = json.dumps({"items": csl_items(items, visit.library.owner)}, ensure_ascii=False)
    else:
        body = export_items(items, format_) or ""
    return Response(200, body.encode(), content_type)


def _exported_alone(visit: LibraryVisit, data: Mapping[str, Any], format_: str) -> object:
    if format_ == "csljson":
        return next(iter(csl_items([data], visit.library.owner)), {})
    return export_items([data], format_)


def _row(visit: LibraryVisit, key: str) -> int:
    if not is_key(key):
        raise RefusedError(404, "Not found")
    item = visit.library.items.get(key)
    if item is None:
        raise RefusedError(404, "Item does not exist")
    if item.type == "note" and not visit.sees_notes:
        raise RefusedError(404, "Not found")
    return visit.library.items.rows([key])[0]


def _collection(visit: LibraryVisit, key: str) -> int:
    rows = visit.library.collections.rows([key])
    if not rows:
        raise RefusedError(404, "Collection not found")
    return rows[0]
