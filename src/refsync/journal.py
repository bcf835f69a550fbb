"""The journal: one SQLite file that keeps the baseline of every list.

Baselines are small and read as a whole; each change of one is a transaction of its own, so that
what is promised before a write is there after a crash.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from refsync.baseline import Baseline, Remembered
from refsync.errors import StateError
from refsync.files import private_file

_SCHEMA = """
CREATE TABLE IF NOT EXISTS baseline (
    library TEXT NOT NULL,
    collection TEXT NOT NULL,
    list TEXT NOT NULL,
    item TEXT NOT NULL,
    remembered TEXT NOT NULL,
    PRIMARY KEY (library, collection, list, item)
) WITHOUT ROWID;
"""
_VERSION = 1


class SyncedList(NamedTuple):
    """What a baseline belongs to: a list, synced into a collection of a library.

    Attributes:
        library: its identity, as "user:123".
        collection: names, outermost first.
        source: what the list is remembered by.
    """

    library: str
    collection: tuple[str, ...]
    source: str


class Journal:
    """The journal at a path; the file is made when it is first written to.

    Raises:
        StateError: the file is not a journal that this version of refsync can read.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        private_file(path)
        try:
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, _VERSION):
                raise StateError(f"{path} was written by a newer refsync: update refsync.")
            self._db.executescript(_SCHEMA + f"PRAGMA user_version = {_VERSION};")
        except sqlite3.Error as error:
            raise StateError(f"{path} can't be used as refsync's journal: {error}.") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._db.close()

    def baseline(self, synced: SyncedList) -> Baseline:
        """What the last sync of this list left behind."""
        rows = self._db.execute(
            "SELECT remembered FROM baseline WHERE library = ? AND collection = ? AND list = ?"
            " ORDER BY item",
            _columns(synced),
        )
        return Baseline(Remembered.model_validate_json(row[0]) for row in rows)

    def remember(self, synced: SyncedList, items: Iterable[Remembered]) -> None:
        """Keep what is given, all of it or (at a crash) nothing; what stood there gives way."""
        rows = [(*_columns(synced), r.item, r.model_dump_json()) for r in items]
        try:
            with self._db:
                self._db.execute("BEGIN IMMEDIATE")
                self._db.executemany("INSERT OR REPLACE INTO baseline VALUES (?, ?, ?, ?, ?)", rows)
        except sqlite3.Error as error:
            raise StateError(f"{self._path} can't be written: {error}.") from error


def _columns(synced: SyncedList) -> tuple[str, str, str]:
    return (synced.library, json.dumps(synced.collection, ensure_ascii=False), synced.source)
