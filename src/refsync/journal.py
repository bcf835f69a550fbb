"""The journal: one SQLite file with the baseline and citation keys of every list, and all runs.

Baselines are small and read as a whole; each record of writes is a transaction of its own, so that
what is promised before a request is there after a crash.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError

from refsync.baseline import NOBODY, Baseline, Others, Remembered, Shelf
from refsync.errors import StateError
from refsync.files import private_file
from refsync.runs import Command, Outcome, PastRun, PastWrite, SyncedList, Write

__all__ = ["Journal", "SyncedList"]

_VERSION = 4
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
_OWNED = "SELECT remembered FROM baseline WHERE library = ?"
_KEYS = "SELECT reference, key FROM citation_key WHERE list = ?"
_READ = "SELECT collection, list, remembered FROM baseline WHERE library = ? ORDER BY item"
_BEGIN = """
INSERT INTO run (library, collection, list, command, began, undoes) VALUES (?, ?, ?, ?, ?, ?)
"""
_RECORD = "INSERT OR REPLACE INTO write VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_RUNS = """
SELECT id, library, collection, list, command, began, ended, outcome, undoes FROM run
ORDER BY id DESC
"""
_COUNTS = """
SELECT run, action, state, count(*) FROM write WHERE state IN ('done', 'undone')
GROUP BY run, action, state ORDER BY run, action
"""
_WRITES = """
SELECT object, item, title, action, state, version, before, after, remembered FROM write
WHERE run = ? ORDER BY object
"""
_HISTORY = """
SELECT object, item, title, action, state, version, before, after, remembered
FROM write JOIN run ON run.id = write.run
WHERE library = ? AND item = ? AND state <> 'refused' ORDER BY run, object
"""
_SINCE = """
SELECT item, max(run) FROM write JOIN run ON run.id = write.run
WHERE run > :run AND state IN ('promised', 'done') AND command <> 'undo'
AND library = (SELECT library FROM run WHERE id = :run) GROUP BY item
"""
_UNDONE = "UPDATE write SET state = 'undone' WHERE run = :run AND object = :object"
_DONE_AGAIN = """
UPDATE write SET state = 'done' WHERE run = :undone AND state = 'undone' AND item = (
    SELECT item FROM write WHERE run = :run AND object = :object
)
"""
_OF_LIST = "library = ? AND collection = ? AND list = ?"
_SHELVES = f"SELECT shelf FROM shelf WHERE {_OF_LIST} ORDER BY rowid"  # noqa: S608
_REMEMBER = "INSERT OR REPLACE INTO baseline VALUES (?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM baseline WHERE library = ? AND collection = ? AND list = ? AND item = ?"


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
            rows = self._db.execute(_SHELVES, _columns(synced))
            shelves = [Shelf.model_validate_json(text) for (text,) in rows]
        return Baseline(own, others, shelves)

    def remember_shelves(self, synced: SyncedList, shelves: Iterable[Shelf]) -> None:
        """Keep the sub-collections of a list's sections; what stood there gives way.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        place = _columns(synced)
        rows = [(*place, shelf.model_dump_json(exclude_defaults=True)) for shelf in shelves]
        with self._written() as db:
            db.execute(f"DELETE FROM shelf WHERE {_OF_LIST}", place)  # noqa: S608
            db.executemany("INSERT INTO shelf VALUES (?, ?, ?, ?)", rows)

    def remember(
        self, synced: SyncedList, items: Iterable[Remembered], forget: Iterable[str] = ()
    ) -> None:
        """Keep what is given, all of it or (at a crash) nothing; what stood there gives way.

        Args:
            synced: whose baseline it is.
            items: as they are to be remembered from now on.
            forget: items of which nothing is kept.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        with self._written() as db:
            _remember(db, synced, items, forget)

    # --- runs -----------------------------------------------------------------------------------

    def begin(self, synced: SyncedList, command: Command, undoes: int | None = None) -> int:
        """Open a run; gives its id.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        with self._written() as db:
            return int(
                db.execute(_BEGIN, (*_columns(synced), command, _now(), undoes)).lastrowid or 0
            )

    def end(self, run: int, outcome: Outcome) -> None:
        """Close a run; one that wrote nothing is forgotten.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        with self._written() as db:
            db.execute("UPDATE run SET ended = ?, outcome = ? WHERE id = ?", (_now(), outcome, run))
            db.execute("DELETE FROM write WHERE run = ? AND state = 'refused'", (run,))
            db.execute(
                "DELETE FROM run WHERE id = ?1 AND NOT EXISTS (SELECT * FROM write WHERE run = ?1)",
                (run,),
            )

    def record(
        self,
        run: int,
        synced: SyncedList,
        writes: Iterable[PastWrite],
        items: Iterable[Remembered] = (),
        forget: Iterable[str] = (),
    ) -> None:
        """Keep writes of a run, and what is remembered of their items, all at once.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        rows = [(run, *_row(write)) for write in writes]
        with self._written() as db:
            db.executemany(_RECORD, rows)
            _remember(db, synced, items, forget)

    def take_back(
        self,
        run: PastRun,
        synced: SyncedList,
        objects: Iterable[str],
        items: Iterable[Remembered],
        forget: Iterable[str],
    ) -> None:
        """Say that writes of a run are taken back, and what is remembered of their items now.

        What an undo had taken back, and is so done again, counts again for the run that did it.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        rows = [{"run": run.id, "undone": run.undoes, "object": key} for key in objects]
        with self._written() as db:
            db.executemany(_UNDONE, rows)
            if run.undoes is not None:
                db.executemany(_DONE_AGAIN, rows)
            _remember(db, synced, items, forget)

    def runs(self) -> list[PastRun]:
        """All runs that wrote something, the newest first.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return []
        with self._guarded():
            counts: dict[int, dict[str, int]] = {}
            undone: dict[int, int] = {}
            for run, action, state, number in self._db.execute(_COUNTS):
                of_run = counts.setdefault(run, {})
                of_run[action] = of_run.get(action, 0) + number
                undone[run] = undone.get(run, 0) + (number if state == "undone" else 0)
            return [
                _past_run(row, counts.get(row[0], {}), undone.get(row[0], 0))
                for row in self._db.execute(_RUNS)
            ]

    def writes(self, run: int) -> list[PastWrite]:
        """What a run wrote, or was about to, in the order of keys.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        with self._guarded():
            return [_past_write(row) for row in self._db.execute(_WRITES, (run,))]

    def history(self, library: str, item: str) -> list[PastWrite]:
        """All that runs wrote, or were about to, to an item of a library and to its attachments.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        with self._guarded():
            return [_past_write(row) for row in self._db.execute(_HISTORY, (library, item))]

    def written_since(self, run: int) -> dict[str, int]:
        """Items of the run's library that later runs wrote to, each with the last such run.

        Writes that were taken back don't count.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        with self._guarded():
            return dict(self._db.execute(_SINCE, {"run": run}))

    # --- what other rooms ask -------------------------------------------------------------------

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
        with self._written() as db:
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
    def _written(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all that is written in it, or nothing."""
        with self._guarded(), self._db as db:
            db.execute("BEGIN IMMEDIATE")
            yield db

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


def _remember(
    db: sqlite3.Connection,
    synced: SyncedList,
    items: Iterable[Remembered],
    forget: Iterable[str],
) -> None:
    place = _columns(synced)
    db.executemany(_REMEMBER, [(*place, r.item, _dumped(r)) for r in items])
    db.executemany(_FORGET, [(*place, item) for item in forget])


def _dumped(remembered: Remembered) -> str:
    return remembered.model_dump_json(exclude_defaults=True)


def _row(past: PastWrite) -> tuple[Any, ...]:
    write, remembered = past.write, past.remembered
    return (
        write.key,
        past.item,
        past.title,
        past.action,
        past.state,
        write.version,
        None if write.before is None else _json(write.before),
        _json(write.after),
        None if remembered is None else _dumped(remembered),
    )


def _past_write(row: Sequence[Any]) -> PastWrite:
    key, item, title, action, state, version, before, after, remembered = row
    return PastWrite(
        item,
        title,
        action,
        state,
        Write(key, version, None if before is None else json.loads(before), json.loads(after)),
        None if remembered is None else Remembered.model_validate_json(remembered),
    )


def _past_run(row: Sequence[Any], counts: Mapping[str, int], undone: int) -> PastRun:
    number, library, collection, source, command, began, ended, outcome, undoes = row
    return PastRun(
        number,
        command,
        SyncedList(library, tuple(json.loads(collection)), source),
        datetime.fromisoformat(began),
        datetime.fromisoformat(ended) if ended else None,
        outcome,
        undoes,
        counts,
        undone,
    )


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
