"""One library: its version, what is in it, and what was deleted from it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

from refsync.zotero.embedded.store.collections import Collections
from refsync.zotero.embedded.store.items import Items
from refsync.zotero.embedded.store.tags import Tags

Kind = Literal["user", "group"]
DELETABLE = ("collections", "items", "searches", "tags", "settings")

FIRST_VERSION = 1  # making the library is its first change


class LibraryStore:
    """The library of one user or group.

    Attributes:
        kind, owner: whose it is.
        version: the number of its last change.
    """

    def __init__(self, connection: sqlite3.Connection, kind: Kind, owner: int) -> None:
        self.connection = connection
        self.kind: Kind = kind
        self.owner = owner
        found = connection.execute(
            "SELECT id, version FROM libraries WHERE kind = ? AND owner = ?", (kind, owner)
        ).fetchone()
        self.row: int = found["id"]
        self.items = Items(connection, self.row)
        self.collections = Collections(connection, self.row)
        self.tags = Tags(connection, self.row)

    @staticmethod
    def ensure(
        connection: sqlite3.Connection, kind: Kind, owner: int, version: int = FIRST_VERSION
    ) -> None:
        """Make the library where it is missing."""
        connection.execute(
            "INSERT OR IGNORE INTO libraries (kind, owner, version) VALUES (?, ?, ?)",
            (kind, owner, version),
        )

    @property
    def version(self) -> int:
        """The number of its last change."""
        (version,) = self.connection.execute(
            "SELECT version FROM libraries WHERE id = ?", (self.row,)
        ).fetchone()
        return int(version)

    def advance(self) -> int:
        """Count one more change; gives the new version."""
        (version,) = self.connection.execute(
            "UPDATE libraries SET version = version + 1 WHERE id = ? RETURNING version",
            (self.row,),
        ).fetchone()
        return int(version)

    def log_deleted(self, kind: str, names: Iterable[str], version: int) -> None:
        """Remember what was deleted."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO deleted (library, kind, name, version) VALUES (?, ?, ?, ?)",
            [(self.row, kind, name, version) for name in names],
        )

    def forget_deleted(self, kind: str, names: Iterable[str]) -> None:
        """What is there again was not deleted."""
        self.connection.executemany(
            "DELETE FROM deleted WHERE library = ? AND kind = ? AND name = ?",
            [(self.row, kind, name) for name in names],
        )

    def deleted_since(self, version: int) -> dict[str, list[str]]:
        """What was deleted after a version, by kind."""
        found = self.connection.execute(
            "SELECT kind, name FROM deleted WHERE library = ? AND version > ?"
            " ORDER BY version, name",
            (self.row, version),
        ).fetchall()
        return {kind: [row["name"] for row in found if row["kind"] == kind] for kind in DELETABLE}
