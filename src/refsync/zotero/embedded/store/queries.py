"""Which objects of a library, in which order: selections as values, and their SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

ITEM_ORDERS: Mapping[str, str] = {
    "dateAdded": "items.added",
    "dateModified": "items.modified",
    "title": "items.title",
    "creator": "items.creator",
    "itemType": "items.type",
    "date": "items.date",
    "addedBy": "json_extract(items.data, '$.created_by')",
    **{
        field: f"json_extract(items.data, '$.fields.{field}')"
        for field in (
            "accessDate",
            "callNumber",
            "journalAbbreviation",
            "language",
            "libraryCatalog",
            "publicationTitle",
            "publisher",
            "rights",
        )
    },
}
COLLECTION_ORDERS: Mapping[str, str] = {
    "dateAdded": "collections.id",
    "dateModified": "collections.version",
    "title": "collections.name",
}
TAG_ORDERS: Mapping[str, str] = {
    "dateAdded": "tags.id",
    "dateModified": "tags.id",
    "title": "tags.folded",
    "numItems": "uses",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a selection: `limit` None is all of it."""

    order: str
    descending: bool = False
    start: int = 0
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a selection holds, and how much of it is on the page."""

    rows: list[sqlite3.Row]
    total: int


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these values, or none of them."""

    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ItemSelection:
    """Items of a library; what is None or empty selects nothing away.

    Attributes:
        trash: True for only what is in the trash, False for only what isn't, None for both.
        top: only items without a parent.
        parent, collection: rows; items right below, items in it and their children.
        keys, since: these items; those that changed after a version.
        children_of_keys: the children of these items, too.
        published: only the user's publications.
        tags, types: each must hold; tags are folded.
        words: each stands in the title, a creator or the year; folded.
        notes: whether notes may be seen.
    """

    library: int
    trash: bool | None = False
    top: bool = False
    parent: int | None = None
    collection: int | None = None
    keys: tuple[str, ...] = ()
    children_of_keys: bool = False
    published: bool = False
    since: int | None = None
    tags: tuple[AnyOf, ...] = ()
    types: tuple[AnyOf, ...] = ()
    words: tuple[str, ...] = ()
    notes: bool = True

    def where(self) -> tuple[str, list[Any]]:
        """The selection as a condition on the table `items`, and its values."""
        conditions: list[tuple[str, Sequence[Any]]] = [("items.library = ?", [self.library])]
        if self.trash is not None:
            conditions.append(("items.trashed = ?", [self.trash]))
        if self.top:
            conditions.append(("items.parent IS NULL", []))
        if self.parent is not None:
            conditions.append(("items.parent = ?", [self.parent]))
        if self.collection is not None:
            conditions.append(_in_collection(self.collection))
        if self.keys:
            conditions.append(_keyed(self.library, self.keys, children=self.children_of_keys))
        if self.published:
            conditions.append(("json_extract(items.data, '$.published')", []))
        if self.since is not None:
            conditions.append(("items.version > ?", [self.since]))
        if not self.notes:
            conditions.append(("items.type != 'note'", []))
        conditions += [_tagged(self.library, tag) for tag in self.tags]
        conditions += [
            (f"items.type {_negation(t)}IN {_LISTED}", [json.dumps(t.values)]) for t in self.types
        ]
        conditions += [("instr(items.words, ?)", [word]) for word in self.words]
        return " AND ".join(c for c, _ in conditions), [
            v for _, values in conditions for v in values
        ]


@dataclass(frozen=True, slots=True)
class CollectionSelection:
    """Collections of a library; what is None or empty selects nothing away."""

    library: int
    top: bool = False
    parent: int | None = None
    keys: tuple[str, ...] = ()
    since: int | None = None

    def where(self) -> tuple[str, list[Any]]:
        """The selection as a condition on the table `collections`, and its values."""
        conditions: list[tuple[str, Sequence[Any]]] = [("collections.library = ?", [self.library])]
        if self.top:
            conditions.append(("collections.parent IS NULL", []))
        if self.parent is not None:
            conditions.append(("collections.parent = ?", [self.parent]))
        if self.keys:
            conditions.append((f"collections.key IN {_LISTED}", [json.dumps(self.keys)]))
        if self.since is not None:
            conditions.append(("collections.version > ?", [self.since]))
        return " AND ".join(c for c, _ in conditions), [
            v for _, values in conditions for v in values
        ]


@dataclass(frozen=True, slots=True)
class TagSelection:
    """Tags of items; `part` stands in the folded name, at its beginning with `at_start`."""

    items: ItemSelection
    name: str | None = None
    part: str | None = None
    at_start: bool = False


def find_items(connection: sqlite3.Connection, selection: ItemSelection, page: Page) -> Found:
    """The rows (id, key, version, added, modified) of items."""
    where, values = selection.where()
    columns = "id, key, version, added, modified"
    return _find(connection, columns, "items", where, values, page, ITEM_ORDERS)


def find_listed_items(
    connection: sqlite3.Connection, selection: ItemSelection, page: Page
) -> Found:
    """The same, in the order in which the selection names the keys."""
    found = find_items(connection, selection, replace(page, order="title", start=0, limit=None))
    rows = sorted(found.rows, key=lambda row: selection.keys.index(row["key"]))
    end = None if page.limit is None else page.start + page.limit
    return Found(rows[page.start : end] if page.start >= 0 else [], found.total)


def find_collections(
    connection: sqlite3.Connection, selection: CollectionSelection, page: Page
) -> Found:
    """The rows (id, key, version) of collections."""
    where, values = selection.where()
    return _find(
        connection, "id, key, version", "collections", where, values, page, COLLECTION_ORDERS
    )


def find_tags(connection: sqlite3.Connection, selection: TagSelection, page: Page) -> Found:
    """The rows (id, name, type, uses) of tags, each with the number of its items."""
    where, values = selection.items.where()
    table = (
        "(SELECT tags.*, count(*) AS uses FROM tags JOIN item_tags ON tag = tags.id"  # noqa: S608
        f" JOIN items ON items.id = item WHERE {where} GROUP BY tags.id) AS tags"
    )
    conditions = ["TRUE"]
    if selection.name is not None:
        conditions.append("name = ?")
        values.append(selection.name)
    if selection.part is not None:
        place = "= 1" if selection.at_start else "> 0"
        conditions.append(f"instr(folded, ?) {place}")
        values.append(selection.part)
    condition = " AND ".join(conditions)
    return _find(connection, "id, name, type, uses", table, condition, values, page, TAG_ORDERS)


def _find(
    connection: sqlite3.Connection,
    columns: str,
    table: str,
    where: str,
    values: Sequence[Any],
    page: Page,
    orders: Mapping[str, str],
) -> Found:
    (total,) = connection.execute(
        f"SELECT count(*) FROM {table} WHERE {where}",  # noqa: S608 (our own text)
        values,
    ).fetchone()
    direction = "DESC" if page.descending else "ASC"
    limit = -1 if page.limit is None else page.limit
    if page.start < 0:  # before the beginning is nothing
        limit = 0
    rows = connection.execute(
        f"SELECT {columns} FROM {table} WHERE {where}"  # noqa: S608 (our own text)
        f" ORDER BY {orders[page.order]} {direction}, id {direction} LIMIT ? OFFSET ?",
        [*values, limit, page.start],
    ).fetchall()
    return Found(rows, total)


_LISTED = "(SELECT value FROM json_each(?))"


def _in_collection(row: int) -> tuple[str, Sequence[Any]]:
    filed = "SELECT item FROM collection_items WHERE collection = ?"
    return f"(items.id IN ({filed}) OR items.parent IN ({filed}))", [row, row]


def _keyed(library: int, keys: Sequence[str], *, children: bool) -> tuple[str, Sequence[Any]]:
    chosen = json.dumps(keys)
    if not children:
        return f"items.key IN {_LISTED}", [chosen]
    parents = f"SELECT id FROM items WHERE library = ? AND key IN {_LISTED}"  # noqa: S608
    condition = f"(items.key IN {_LISTED} OR items.parent IN ({parents}))"
    return condition, [chosen, library, chosen]


def _tagged(library: int, tag: AnyOf) -> tuple[str, Sequence[Any]]:
    tagged = (
        "(SELECT item FROM item_tags JOIN tags ON tags.id = tag WHERE tags.library = ?"
        " AND tags.folded IN (SELECT value FROM json_each(?)))"
    )
    return f"items.id {_negation(tag)}IN {tagged}", [library, json.dumps(tag.values)]


def _negation(value: AnyOf) -> str:
    return "NOT " if value.negated else ""
