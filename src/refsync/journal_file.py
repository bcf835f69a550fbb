"""The journal's file: SQLite, made when it is first written to, for its owner only."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from refsync.baseline import Remembered
from refsync.closing import Closing
from refsync.errors import StateError
from refsync.files import REMEDY
from refsync.runs import SyncedList
from refsync.sqlite_file import open_sqlite, transaction

_VERSION = 5
_SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS baseline (
    library TEXT NOT NULL,
    collection TEXT NOT NULL,
    list TEXT NOT NULL,
    item TEXT NOT NULL,
    remembered TEXT NOT NULL,
    PRIMARY KEY (library, collection, list, item)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS target (
    library TEXT NOT NULL,
    collection TEXT NOT NULL,
    list TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (library, collection, list)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS shelf (
    library TEXT NOT NULL,
    collection TEXT NOT NULL,
    list TEXT NOT NULL,
    shelf TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS shelf_by_list ON shelf (library, collection, list);
CREATE TABLE IF NOT EXISTS citation_key (
    list TEXT NOT NULL,
    reference TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (list, reference)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    library TEXT NOT NULL,
    collection TEXT NOT NULL,
    list TEXT NOT NULL,
    command TEXT NOT NULL,
    began TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    undoes INTEGER
);
CREATE TABLE IF NOT EXISTS write (
    run INTEGER NOT NULL,
    object TEXT NOT NULL,
    item TEXT NOT NULL,
    title TEXT NOT NULL,
    action TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    before TEXT,
    after TEXT NOT NULL,
    remembered TEXT,
    PRIMARY KEY (run, object)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS write_by_item ON write (item);
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_REMEMBER = "INSERT OR REPLACE INTO baseline VALUES (?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM baseline WHERE library = ? AND collection = ? AND list = ? AND item = ?"


class JournalFile(Closing):
    """The file at a path."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        """Close the file."""
        if self._connection:
            self._connection.close()

    @property
    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = open_sqlite(self._path, _SCHEMA, _VERSION)
        return self._connection

    @contextmanager
    def _written(self) -> Iterator[sqlite3.Connection]:
        """A transaction."""
        with self._guarded(), transaction(self._db) as db:
            yield db

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """What goes wrong with the file, as a sentence."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StateError(
                f"refsync's journal, {self._path}, can't be used ({error}); {REMEDY}."
            ) from error
        except (sqlite3.DatabaseError, ValidationError, json.JSONDecodeError) as error:
            raise StateError(
                f"refsync's journal, {self._path}, is damaged: put a copy of it in its place, or"
                " move it away. Without it refsync forgets its runs, the next sync takes no tag off"
                " an item, and adds anew what you have deleted."
            ) from error


def columns(synced: SyncedList) -> tuple[str, str, str]:
    """What the rows of a list's baseline and runs are found by."""
    return (synced.library, json.dumps(synced.collection, ensure_ascii=False), synced.source)


def remember(
    db: sqlite3.Connection,
    synced: SyncedList,
    items: Iterable[Remembered],
    forget: Iterable[str],
) -> None:
    """Keep what is remembered of items of a list, and forget others."""
    place = columns(synced)
    db.executemany(_REMEMBER, [(*place, r.item, dumped(r)) for r in items])
    db.executemany(_FORGET, [(*place, item) for item in forget])


def dumped(remembered: Remembered) -> str:
    """What is remembered of an item, as text."""
    return remembered.model_dump_json(exclude_defaults=True)
