"""The tags of one library, in SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of one library; `library` is its row."""

    connection: sqlite3.Connection
    library: int

    def delete(self, names: Iterable[str], version: int) -> list[str]:
        """Take tags off all items, which get the version; gives the names of those in use."""
        chosen = json.dumps(list(names))
        found = self.connection.execute(
            "SELECT DISTINCT tags.id, tags.name FROM tags JOIN item_tags ON tag = tags.id"
            " WHERE library = ? AND name IN (SELECT value FROM json_each(?)) ORDER BY tags.id",
            (self.library, chosen),
        ).fetchall()
        rows = json.dumps([row["id"] for row in found])
        self.connection.execute(
            "UPDATE items SET version = ? WHERE id IN (SELECT item FROM item_tags"
            " WHERE tag IN (SELECT value FROM json_each(?)))",
            (version, rows),
        )
        self.connection.execute(
            "DELETE FROM item_tags WHERE tag IN (SELECT value FROM json_each(?))", (rows,)
        )
        return list(dict.fromkeys(row["name"] for row in found))
