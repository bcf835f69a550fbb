"""The items of one library, in SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from refsync.zotero.embedded.objects import Item, Tag
from refsync.zotero.embedded.text import fold

_LOAD = """
SELECT items.*, parents.key AS parent_key
FROM items LEFT JOIN items AS parents ON parents.id = items.parent
WHERE items.id IN (SELECT value FROM json_each(?))
"""
_STORED = (
    "fields", "creators", "note", "attachment", "relations", "published", "created_by",
    "modified_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one library; `library` is its row."""

    connection: sqlite3.Connection
    library: int

    def rows(self, keys: Iterable[str]) -> list[int]:
        """The rows of the items that are there, in the order of the keys."""
        query = "SELECT id FROM items WHERE library = ? AND key = ?"
        found = (self.connection.execute(query, (self.library, key)).fetchone() for key in keys)
        return [row["id"] for row in found if row]

    def get(self, key: str) -> Item | None:
        """The item with a key."""
        return next(iter(self.load(self.rows([key]))), None)

    def load(self, rows: Sequence[int]) -> list[Item]:
        """The items in these rows, in that order."""
        chosen = json.dumps(rows)
        tags = self._grouped(
            "SELECT item, tags.name, tags.type FROM item_tags JOIN tags ON tags.id = tag"
            " WHERE item IN (SELECT value FROM json_each(?))",
            chosen,
        )
        collections = self._grouped(
            "SELECT item, collections.key FROM collection_items"
            " JOIN collections ON collections.id = collection"
            " WHERE item IN (SELECT value FROM json_each(?))",
            chosen,
        )
        found = self.connection.execute(_LOAD, (chosen,))
        items = {
            row["id"]: _item(
                row,
                tuple(sorted(Tag(name, type_) for name, type_ in tags.get(row["id"], ()))),
                tuple(sorted(key for (key,) in collections.get(row["id"], ()))),
            )
            for row in found
        }
        return [items[row] for row in rows]

    def child_counts(self, rows: Sequence[int], *, with_notes: bool) -> dict[str, int]:
        """How many children that are not trashed the items have, by key."""
        found = self.connection.execute(
            "SELECT parents.key, count(*) FROM items AS parents JOIN items ON"
            " items.parent = parents.id WHERE NOT items.trashed AND (? OR items.type != 'note')"
            " AND parents.id IN (SELECT value FROM json_each(?)) GROUP BY parents.id",
            (with_notes, json.dumps(rows)),
        )
        return dict(found.fetchall())

    def put(self, item: Item) -> None:
        """Store an item, new or known; its parent and collections have to be there."""
        creator = item.creator_summary
        date = item.date or ""
        names = (name for c in item.creators for part, name in c.items() if part != "creatorType")
        stored = {
            "library": self.library,
            "key": item.key,
            "version": item.version,
            "type": item.type,
            "parent": self.rows([item.parent])[0] if item.parent else None,
            "trashed": item.trashed,
            "added": item.added,
            "modified": item.modified,
            "title": fold(item.title),
            "creator": fold(creator),
            "date": date,
            "words": fold("\n".join((item.title, *names, date[:4]))),
            "data": json.dumps({name: getattr(item, name) for name in _STORED}),
        }
        columns = ", ".join(stored)
        values = ", ".join(f":{name}" for name in stored)
        updates = ", ".join(f"{name} = excluded.{name}" for name in stored)
        (row,) = self.connection.execute(
            f"INSERT INTO items ({columns}) VALUES ({values})"  # noqa: S608 (our own columns)
            f" ON CONFLICT (library, key) DO UPDATE SET {updates} RETURNING id",
            stored,
        ).fetchone()
        self._put_tags(row, item.tags)
        self._put_collections(row, item.collections)

    def delete(self, keys: Iterable[str]) -> list[str]:
        """Delete items and their children; gives the keys of those that were there."""
        chosen = json.dumps(list(keys))
        family = (
            "SELECT id FROM items WHERE library = :library"
            " AND key IN (SELECT value FROM json_each(:keys))"
        )
        gone = [
            key
            for (key,) in self.connection.execute(
                f"SELECT key FROM items WHERE id IN ({family})"  # noqa: S608 (our own text)
                f" OR parent IN ({family}) OR parent IN"
                f" (SELECT id FROM items WHERE parent IN ({family})) ORDER BY id",
                {"library": self.library, "keys": chosen},
            )
        ]
        self.connection.execute(
            "DELETE FROM items WHERE library = ? AND key IN (SELECT value FROM json_each(?))",
            (self.library, chosen),
        )
        return gone

    def add_to_collection(self, key: str, collection: str, version: int) -> None:
        """File an item in a collection, and give it the version."""
        self.connection.execute(
            "INSERT OR IGNORE INTO collection_items SELECT collections.id, items.id"
            " FROM collections JOIN items ON items.library = collections.library"
            " WHERE collections.library = ? AND collections.key = ? AND items.key = ?",
            (self.library, collection, key),
        )
        self.connection.execute(
            "UPDATE items SET version = ? WHERE library = ? AND key = ?",
            (version, self.library, key),
        )

    def _put_tags(self, row: int, tags: Sequence[Tag]) -> None:
        self.connection.execute("DELETE FROM item_tags WHERE item = ?", (row,))
        for tag in tags:
            self.connection.execute(
                "INSERT OR IGNORE INTO tags (library, name, type, folded) VALUES (?, ?, ?, ?)",
                (self.library, tag.name, tag.type, fold(tag.name)),
            )
            self.connection.execute(
                "INSERT INTO item_tags SELECT ?, id FROM tags"
                " WHERE library = ? AND name = ? AND type = ?",
                (row, self.library, tag.name, tag.type),
            )

    def _put_collections(self, row: int, keys: Sequence[str]) -> None:
        self.connection.execute("DELETE FROM collection_items WHERE item = ?", (row,))
        self.connection.execute(
            "INSERT INTO collection_items SELECT id, ? FROM collections"
            " WHERE library = ? AND key IN (SELECT value FROM json_each(?))",
            (row, self.library, json.dumps(keys)),
        )

    def _grouped(self, select: str, rows: str) -> dict[int, list[tuple[Any, ...]]]:
        grouped: dict[int, list[tuple[Any, ...]]] = {}
        for item, *values in self.connection.execute(select, (rows,)):
            grouped.setdefault(item, []).append(tuple(values))
        return grouped


def _item(row: sqlite3.Row, tags: tuple[Tag, ...], collections: tuple[str, ...]) -> Item:
    data = json.loads(row["data"])
    return Item(
        key=row["key"],
        type=row["type"],
        added=row["added"],
        modified=row["modified"],
        version=row["version"],
        parent=row["parent_key"],
        trashed=bool(row["trashed"]),
        tags=tags,
        collections=collections,
        **{**data, "creators": tuple(data["creators"])},
    )
