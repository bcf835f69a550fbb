"""All runs that wrote to a library, and what each wrote: what `undo` lives on.

Each record of writes is a transaction of its own, so that what is promised before a request is
there after a crash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from refsync.baseline import Remembered
from refsync.journal_file import JournalFile, columns, dumped, remember
from refsync.runs import Command, Outcome, PastRun, PastWrite, SyncedList, Write

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


class RunLog(JournalFile):
    """The runs in the file."""

    def begin(self, synced: SyncedList, command: Command, undoes: int | None = None) -> int:
        """Open a run; gives its id.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        with self._written() as db:
            return int(
                db.execute(_BEGIN, (*columns(synced), command, _now(), undoes)).lastrowid or 0
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
            remember(db, synced, items, forget)

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
            remember(db, synced, items, forget)

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
        None if remembered is None else dumped(remembered),
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
