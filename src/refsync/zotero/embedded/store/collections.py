"""The collections of one library, in SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from refsync.zotero.embedded.objects import Collection

_LOAD = """
SELECT collections.*, parents.key AS parent_key
FROM collections LEFT JOIN collections AS parents ON parents.id = collections.parent
WHERE collections.id IN (SELECT value FROM json_each(?))
"""
_BELOW = """
WITH RECURSIVE below (id) AS (
    SELECT id FROM collections
    WHERE library = ? AND key IN (SELECT value FROM json_each(?))
    UNION SELECT collections.id FROM collections JOIN below ON collections.parent = below.id
)
SELECT key FROM collections WHERE id IN below ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Collections:
    """The collections of one library; `library` is its row."""

    connection: sqlite3.Connection
    library: int

    def rows(self, keys: Iterable[str]) -> list[int]:
        """The rows of the collections that are there, in the order of the keys."""
        query = "SELECT id FROM collections WHERE library = ? AND key = ?"
        found = (self.connection.execute(query, (self.library, key)).fetchone() for key in keys)
        return [row["id"] for row in found if row]

    def get(self, key: str) -> Collection | None:
        """The collection with a key."""
        return next(iter(self.load(self.rows([key]))), None)

    def load(self, rows: Sequence[int]) -> list[Collection]:
        """The collections in these rows, in that order."""
        found = self.connection.execute(_LOAD, (json.dumps(rows),))
        collections = {row["id"]: _collection(row) for row in found}
        return [collections[row] for row in rows]

    def counts(self, rows: Sequence[int]) -> dict[str, tuple[int, int]]:
        """How many collections, and items that are not trashed, are right in each; by key."""
        found = self.connection.execute(
            "SELECT key, (SELECT count(*) FROM collections AS below"
            " WHERE below.parent = collections.id),"
            " (SELECT count(*) FROM collection_items JOIN items ON items.id = item"
            " WHERE collection = collections.id AND NOT items.trashed)"
            " FROM collections WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(rows),),
        )
        return {key: (collections, items) for key, collections, items in found}

    def with_descendants(self, keys: Iterable[str]) -> list[str]:
        """The keys of those that are there, and of all below them."""
        found = self.connection.execute(_BELOW, (self.library, json.dumps(list(keys))))
        return [key for (key,) in found]

    def put(self, collection: Collection) -> None:
        """Store a collection, new or known; its parent has to be there."""
        self.connection.execute(
            "INSERT INTO collections (library, key, version, name, parent, trashed, relations)"
            " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (library, key) DO UPDATE SET"
            " version = excluded.version, name = excluded.name, parent = excluded.parent,"
            " trashed = excluded.trashed, relations = excluded.relations",
            (
                self.library,
                collection.key,
                collection.version,
                collection.name,
                self.rows([collection.parent])[0] if collection.parent else None,
                collection.trashed,
                json.dumps(collection.relations),
            ),
        )

    def delete(self, keys: Iterable[str]) -> list[str]:
        """Delete collections and all below them; gives the keys of those that were there.

        Their items stay, at their versions.
        """
        gone = self.with_descendants(keys)
        self.connection.execute(
            "DELETE FROM collections WHERE library = ? AND key IN (SELECT value FROM json_each(?))",
            (self.library, json.dumps(gone)),
        )
        return gone


def _collection(row: sqlite3.Row) -> Collection:
    return Collection(
        key=row["key"],
        name=row["name"],
        version=row["version"],
        parent=row["parent_key"],
        trashed=bool(row["trashed"]),
        relations=json.loads(row["relations"]),
    )
