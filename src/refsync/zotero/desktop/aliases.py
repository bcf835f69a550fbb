"""refsync's keys for objects that Zotero desktop gives keys of its own.

Elsewhere refsync chooses the key of a new object before it sends it, and can tell after a lost
answer or a crash what became of it. The desktop refuses that. So refsync goes on using the key that
it chose, and the one that Zotero gave is found here. What is about to be sent is kept here first:
an object that arrived though its answer did not is known by its content.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refsync.errors import StateError
from refsync.files import REMEDY
from refsync.sqlite_file import open_sqlite, transaction
from refsync.zotero.pages import Kind

_VERSION = 1
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS alias (own TEXT PRIMARY KEY, zotero TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS promise (
    own TEXT PRIMARY KEY, kind TEXT NOT NULL, since INTEGER NOT NULL, sent TEXT NOT NULL
) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_REFERRING = ("key", "parentItem", "parentCollection")


@dataclass(frozen=True, slots=True)
class Promised:
    """An object that was about to be created.

    Attributes:
        since: the version of the library before.
        sent: the object, under refsync's key.
    """

    kind: Kind
    since: int
    sent: Mapping[str, Any]


class Aliases:
    """The keys of one Zotero database, in a file that is made where it is missing."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._guarded():
            self._db = open_sqlite(path, _SCHEMA, _VERSION)
            self._zotero: dict[str, str] = dict(self._db.execute("SELECT own, zotero FROM alias"))
        self._own = {zotero: own for own, zotero in self._zotero.items()}

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def zotero_key(self, own: str) -> str:
        """Zotero's key of an object."""
        return self._zotero.get(own, own)

    def own_key(self, zotero: str) -> str:
        """Refsync's key of an object."""
        return self._own.get(zotero, zotero)

    def is_known(self, own: str) -> bool:
        """Whether the object of a key that refsync chose was created."""
        return own in self._zotero

    def to_zotero(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """An object with Zotero's keys in place of refsync's."""
        return _renamed(data, self._zotero)

    def to_own(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """An object with refsync's keys in place of Zotero's."""
        return _renamed(data, self._own)

    def promised(self) -> list[Promised]:
        """What was about to be created, and is not known to be."""
        with self._guarded():
            rows = self._db.execute("SELECT kind, since, sent FROM promise ORDER BY own")
            return [Promised(kind, since, json.loads(sent)) for kind, since, sent in rows]

    def promise(self, kind: Kind, since: int, objects: Iterable[Mapping[str, Any]]) -> None:
        """Keep what is about to be created, all of it or nothing.

        Raises:
            StateError: the file can't be written.
        """
        rows = [(sent["key"], kind, since, json.dumps(sent)) for sent in objects]
        with self._written() as db:
            db.executemany("INSERT OR REPLACE INTO promise VALUES (?, ?, ?, ?)", rows)

    def withdraw(self, own: Iterable[str]) -> None:
        """Nothing came of these promises."""
        with self._written() as db:
            db.executemany("DELETE FROM promise WHERE own = ?", [(key,) for key in own])

    def learn(self, keys: Mapping[str, str]) -> None:
        """Keep the keys that Zotero gave, by refsync's own; their promises are kept with it.

        Raises:
            StateError: the file can't be written.
        """
        with self._written() as db:
            db.executemany("INSERT OR REPLACE INTO alias VALUES (?, ?)", keys.items())
            db.executemany("DELETE FROM promise WHERE own = ?", [(own,) for own in keys])
        self._zotero |= keys
        self._own |= {zotero: own for own, zotero in keys.items()}

    @contextmanager
    def _written(self) -> Iterator[sqlite3.Connection]:
        with self._guarded(), transaction(self._db) as db:
            yield db

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise StateError(
                f"{self._path} can't be used for refsync's keys of Zotero's items ({error});"
                f" {REMEDY}."
            ) from error


def _renamed(data: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    renamed = {
        name: keys.get(value, value) if name in _REFERRING and isinstance(value, str) else value
        for name, value in data.items()
    }
    if "collections" in data:
        renamed["collections"] = [keys.get(key, key) for key in data["collections"]]
    return renamed
