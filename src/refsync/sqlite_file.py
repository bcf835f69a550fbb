"""SQLite files of refsync's own: made for their owner only, and written to whole or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from refsync.errors import StateError
from refsync.files import private_file

PATIENCE_SECONDS = 30
"""How long to wait for another refsync that is using a file."""


def open_sqlite(path: Path, schema: str, version: int) -> sqlite3.Connection:
    """A connection to a file, which is made, or brought to this version, where it isn't.

    Args:
        path: the file.
        schema: makes what a file of an earlier version does not have, and sets its `user_version`.
        version: of the schema.

    Raises:
        StateError: it can't be made, or a newer refsync wrote it.
        sqlite3.Error: it can't be used.
    """
    private_file(path)
    db = sqlite3.connect(path, isolation_level=None, timeout=PATIENCE_SECONDS)
    try:
        (found,) = db.execute("PRAGMA user_version").fetchone()
        if found > version:
            raise StateError(f"{path} was written by a newer refsync: update refsync.")
        if found < version:
            db.executescript(schema)
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """All that is written in it, or nothing where an exception comes out."""
    with db:
        db.execute("BEGIN IMMEDIATE")
        yield db
