"""The journal: one SQLite file that keeps the baseline and the citation keys of every list.

Baselines are small and read as a whole; each change of one is a transaction of its own, so that
what is promised before a write is there after a crash.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from pydantic import ValidationError

from refsync.baseline import NOBODY, Baseline, Others, Remembered
from refsync.errors import StateError
from refsync.files import private_file

_VERSION = 2
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
CREATE TABLE IF NOT EXISTS citation_key (
    list TEXT NOT NULL,
    reference TEXT NOT NULL,
    key TEXT NOT NULL,
    PRIMARY KEY (list, reference)
) WITHOUT ROWID;
PRAGMA user_version = {_VERSION};
COMMIT;
"""
_OWNED = "SELECT remembered FROM baseline WHERE library = ?"
_KEYS = "SELECT reference, key FROM citation_key WHERE list = ?"
_READ = "SELECT collection, list, remembered FROM baseline WHERE library = ? ORDER BY item"
_FORGET = "DELETE FROM baseline WHERE library = ? AND collection = ? AND list = ? AND item = ?"


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
    """The journal at a path; the file is made when it is first written to."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._connection:
            self._connection.close()

    def baseline(self, synced: SyncedList) -> Baseline:
        """What the last sync of this list left behind, and what those of other lists did.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return Baseline()
        own: list[Remembered] = []
        others: dict[str, Others] = {}
        _, collection, source = _columns(synced)
        with self._guarded():
            for *place, text in self._db.execute(_READ, [synced.library]):
                remembered = Remembered.model_validate_json(text)
                if place == [collection, source]:
                    own.append(remembered)
                else:
                    others[remembered.item] = others.get(remembered.item, NOBODY).and_also(
                        remembered, in_this_collection=place[0] == collection
                    )
        return Baseline(own, others)

    def remember(self, synced: SyncedList, items: Iterable[Remembered]) -> None:
        """Keep what is given, all of it or (at a crash) nothing; what stood there gives way.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        rows = [
            (*_columns(synced), r.item, r.model_dump_json(exclude_defaults=True)) for r in items
        ]
        with self._guarded(), self._db as db:
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT OR REPLACE INTO baseline VALUES (?, ?, ?, ?, ?)", rows)

    def forget(self, synced: SyncedList, items: Iterable[str]) -> None:
        """Keep nothing of these items.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        rows = [(*_columns(synced), item) for item in items]
        with self._guarded(), self._db as db:
            db.execute("BEGIN IMMEDIATE")
            db.executemany(_FORGET, rows)

    def owned_tags(self, library: str) -> dict[str, frozenset[str]]:
        """The tags that refsync put on items of a library, by item.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return {}
        owned: dict[str, frozenset[str]] = {}
        with self._guarded():
            for (text,) in self._db.execute(_OWNED, [library]):
                remembered = Remembered.model_validate_json(text)
                before = owned.get(remembered.item, frozenset())
                owned[remembered.item] = before | remembered.owned
        return owned

    def citation_keys(self, source: str) -> dict[str, str]:
        """The keys that exports of a list gave, by the reference's id.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return {}
        with self._guarded():
            return dict(self._db.execute(_KEYS, [source]))

    def remember_keys(self, source: str, keys: Mapping[str, str]) -> None:
        """Keep the keys that an export of a list gave.

        Args:
            source: what the list is remembered by.
            keys: by the reference's id.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        rows = [(source, reference, key) for reference, key in keys.items()]
        with self._guarded(), self._db as db:
            db.execute("BEGIN IMMEDIATE")
            db.executemany("INSERT OR REPLACE INTO citation_key VALUES (?, ?, ?)", rows)

    @property
    def _db(self) -> sqlite3.Connection:
        if self._connection is None:
            private_file(self._path)
            self._connection = sqlite3.connect(self._path, isolation_level=None, timeout=30)
            version = self._connection.execute("PRAGMA user_version").fetchone()[0]
            if version > _VERSION:
                raise StateError(f"{self._path} was written by a newer refsync: update refsync.")
            if version < _VERSION:
                self._connection.executescript(_SCHEMA)
        return self._connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """What goes wrong with the file, as a sentence."""
        try:
            yield
        except (sqlite3.Error, ValidationError) as error:
            reason = "it is damaged" if isinstance(error, ValidationError) else error
            raise StateError(
                f"{self._path} can't be used as refsync's journal: {reason}."
            ) from error


def _columns(synced: SyncedList) -> tuple[str, str, str]:
    return (synced.library, json.dumps(synced.collection, ensure_ascii=False), synced.source)
