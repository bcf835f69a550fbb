"""Items at the desktop: which of them are asked for, and how they are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from sqlite3 import Row
from typing import Any

from refsync.zotero.embedded.desktop.listing import Entry, Shelf, list_answer, one_answer
from refsync.zotero.embedded.desktop.rendering import item_json
from refsync.zotero.embedded.desktop.visits import LibraryVisit
from refsync.zotero.embedded.exports import export_items
from refsync.zotero.embedded.http import Request, Response
from refsync.zotero.embedded.objects import CHILD_TYPES, Item, is_key
from refsync.zotero.embedded.parameters import alternatives
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.store.queries import AnyOf, ItemSelection, Page, find_items
from refsync.zotero.embedded.text import fold, plain
from refsync.zotero.schema import schema

Select = Callable[..., ItemSelection]

_MOMENTS = {"dateAdded": "added", "dateModified": "modified"}
_QUICK = ("title", "publicationTitle", "shortTitle", "court")


def shelf(visit: LibraryVisit, found: Sequence[Row] = ()) -> Shelf:
    """The items of the library, and those that were found in it."""
    return Shelf(
        show=lambda rows: _shown(visit, rows),
        order=lambda by, entries: _ranks(visit, by, entries, found),
        export=lambda rows, format_: export_items(
            [item_json(item) for item in load(visit, rows)], format_
        ),
    )


def load(visit: LibraryVisit, rows: Sequence[int]) -> list[Item]:
    """The items in these rows, as they are in memory."""
    unsaved, library = visit.instance.unsaved, visit.library
    return [unsaved.get((library.row, item.key), item) for item in library.items.load(rows)]


# --- which items --------------------------------------------------------------------------------


def all_items(visit: LibraryVisit) -> ItemSelection:
    """Every item that is not in the trash, or every one at all."""
    trashed = visit.request.parameter("includeTrashed") == "1"
    return ItemSelection(visit.library.row, trash=None if trashed else False, children_of_keys=True)


def top_items(visit: LibraryVisit) -> ItemSelection:
    """Items without a parent."""
    return replace(all_items(visit), top=True)


def trashed_items(visit: LibraryVisit) -> ItemSelection:
    """Items in the trash."""
    return replace(all_items(visit), trash=True)


def trashed_top_items(visit: LibraryVisit) -> ItemSelection:
    """Items without a parent in the trash."""
    return replace(trashed_items(visit), top=True)


def collected_items(visit: LibraryVisit, collection: str) -> ItemSelection:
    """Items in a collection, and their children; all of the library where there is no such one."""
    rows = visit.library.collections.rows([collection])
    return replace(all_items(visit), collection=rows[0] if rows else None)


def collected_top_items(visit: LibraryVisit, collection: str) -> ItemSelection:
    """Items in a collection, by themselves."""
    return replace(collected_items(visit, collection), top=True)


def children(visit: LibraryVisit, key: str) -> ItemSelection:
    """Children of an item."""
    rows = visit.library.items.rows([key])
    return replace(all_items(visit), parent=rows[0] if rows else -1)


def publications(visit: LibraryVisit) -> ItemSelection:
    """What the user has among the publications."""
    return replace(all_items(visit), published=True)


def top_publications(visit: LibraryVisit) -> ItemSelection:
    """The same, without children."""
    return replace(publications(visit), top=True)


def list_items(select: Select) -> Callable[..., Response]:
    """The answer that lists a selection, narrowed down by the query."""

    def answer(visit: LibraryVisit, *names: str) -> Response:
        selection = narrowed(visit, select(visit, *names))
        found = find_items(visit.connection, selection, Page("dateModified"))
        entries = [Entry(row["id"], row["key"], row["version"]) for row in found.rows]
        entries.sort(key=lambda entry: entry.row)
        if words := visit.request.parameter("q"):
            entries = _searched(visit, entries, words)
        return list_answer(visit, entries, shelf(visit, found.rows))

    return answer


def get_item(visit: LibraryVisit, key: str) -> Response:
    """One item, from the trash too."""
    rows = visit.library.items.rows([key])
    if not rows:
        raise RefusedError(404, "Not found")
    (item,) = load(visit, rows)
    return one_answer(visit, Entry(rows[0], item.key, item.version), shelf(visit))


def narrowed(visit: LibraryVisit, selection: ItemSelection, *, tag: str = "tag") -> ItemSelection:
    """What the query narrows a selection down to; what it can't make sense of is passed over."""
    request = visit.request
    named = (request.parameter("itemKey") or "").split(",")
    return replace(
        selection,
        keys=tuple(dict.fromkeys(key for key in named if is_key(key))),
        children_of_keys=not selection.top,
        types=_alternatives(request, "itemType"),
        tags=tuple(
            replace(one, values=tuple(fold(value.removeprefix("\\")) for value in one.values))
            for one in _alternatives(request, tag)
        ),
    )


def _alternatives(request: Request, name: str) -> tuple[AnyOf, ...]:
    stated = [value for parameter, value in request.query if parameter == name]
    return tuple(
        AnyOf(alternatives(value.removeprefix("-")), negated=value.startswith("-"))
        for value in stated
    )


def _searched(visit: LibraryVisit, entries: Sequence[Entry], words: str) -> list[Entry]:
    """Those in which all words stand: in titles, creators and years, or anywhere."""
    everything = visit.request.parameter("qmode") == "everything"
    wanted = fold(words).split()
    items = visit.library.items.load([entry.row for entry in entries])
    texts = [_everything(item) if everything else _quick(item) for item in items]
    hits = {item.key for item, text in zip(items, texts, strict=True)
            if all(word in text for word in wanted)}  # fmt: skip
    if everything:
        hits |= {item.key for item in items if item.parent in hits}
    return [entry for entry in entries if entry.key in hits]


def _quick(item: Item) -> str:
    if item.type in CHILD_TYPES:
        return fold(item.title)
    kind = schema().item_types[item.type]
    fields = [item.fields.get(kind.field_for(base) or "", "") for base in _QUICK]
    return fold("\n".join([*fields, *_names(item), (item.date or "")[:4]]))


def _everything(item: Item) -> str:
    tags = (tag.name for tag in item.tags)
    return fold("\n".join([*item.fields.values(), *_names(item), *tags, plain(item.note)]))


def _names(item: Item) -> list[str]:
    return [name for c in item.creators for part, name in c.items() if part != "creatorType"]


# --- how they are shown -------------------------------------------------------------------------


def _shown(visit: LibraryVisit, rows: Sequence[int]) -> list[dict[str, Any]]:
    counts = visit.library.items.child_counts(rows, with_notes=True)
    return [visit.view.item(item, counts.get(item.key, 0)) for item in load(visit, rows)]


def _ranks(
    visit: LibraryVisit, by: str, entries: Sequence[Entry], found: Sequence[Row]
) -> Mapping[int, str]:
    """What the entries are put in order by."""
    if column := _MOMENTS.get(by):
        return {row["id"]: row[column] for row in found}
    rows = [entry.row for entry in entries]
    return {row: _rank(item, by) for row, item in zip(rows, load(visit, rows), strict=True)}


def _rank(item: Item, by: str) -> str:
    match by:
        case "itemType":
            return item.type
        case "creator":
            return item.creator_summary
        case "title":
            return item.title
        case "date":
            return item.date or ""
        case _:
            field = schema().item_types[item.type].field_for(by)
            return item.fields.get(field, "") if field else ""
