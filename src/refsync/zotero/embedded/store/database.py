"""The SQLite file: its tables, its transactions, and who may read it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

from refsync.errors import StateError

_APPLICATION_ID = 0x72667A6C  # "rfzl"
_LAYOUT = 1
_PATIENCE_SECONDS = 30

_TABLES = """
CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    username TEXT NOT NULL,
    display_name TEXT NOT NULL
);
CREATE TABLE keys (
    key TEXT PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users (id),
    access TEXT NOT NULL
);
CREATE TABLE groups (
    id INTEGER PRIMARY KEY,
    created TEXT NOT NULL,
    data TEXT NOT NULL
);
CREATE TABLE libraries (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    owner INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (kind, owner)
);
CREATE TABLE items (
    id INTEGER PRIMARY KEY,
    library INTEGER NOT NULL REFERENCES libraries (id),
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    parent INTEGER REFERENCES items (id) ON DELETE CASCADE,
    trashed INTEGER NOT NULL,
    added TEXT NOT NULL,
    modified TEXT NOT NULL,
    title TEXT NOT NULL,
    creator TEXT NOT NULL,
    date TEXT NOT NULL,
    words TEXT NOT NULL,
    data TEXT NOT NULL,
    UNIQUE (library, key)
);
CREATE INDEX items_version ON items (library, version);
CREATE INDEX items_modified ON items (library, modified);
CREATE INDEX items_parent ON items (parent);
CREATE TABLE tags (
    id INTEGER PRIMARY KEY,
    library INTEGER NOT NULL REFERENCES libraries (id),
    name TEXT NOT NULL,
    type INTEGER NOT NULL,
    folded TEXT NOT NULL,
    UNIQUE (library, name, type)
);
CREATE INDEX tags_folded ON tags (library, folded);
CREATE TABLE item_tags (
    item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    tag INTEGER NOT NULL REFERENCES tags (id),
    PRIMARY KEY (item, tag)
) WITHOUT ROWID;
CREATE INDEX item_tags_tag ON item_tags (tag);
CREATE TABLE collections (
    id INTEGER PRIMARY KEY,
    library INTEGER NOT NULL REFERENCES libraries (id),
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    parent INTEGER REFERENCES collections (id) ON DELETE CASCADE,
    trashed INTEGER NOT NULL,
    relations TEXT NOT NULL,
    UNIQUE (library, key)
);
CREATE INDEX collections_parent ON collections (parent);
CREATE TABLE collection_items (
    collection INTEGER NOT NULL REFERENCES collections (id) ON DELETE CASCADE,
    item INTEGER NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (collection, item)
) WITHOUT ROWID;
CREATE INDEX collection_items_item ON collection_items (item);
CREATE TABLE deleted (
    library INTEGER NOT NULL REFERENCES libraries (id),
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (library, kind, name)
) WITHOUT ROWID;
CREATE TABLE write_tokens (
    key TEXT NOT NULL,
    token TEXT NOT NULL,
    used REAL NOT NULL,
    PRIMARY KEY (key, token)
) WITHOUT ROWID;
"""


class Database:
    """One connection to the file, used by one thread at a time.

    Other processes may use the same file at the same time.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the file, and make it where it is missing; None is a library in memory.

        Raises:
            StateError: the file can't be used.
        """
        self._lock = RLock()
        name = ":memory:" if path is None else str(_private(path))
        try:
            self.connection = sqlite3.connect(
                name, timeout=_PATIENCE_SECONDS, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise StateError(f"{path} can't be opened as a library: {error}.") from error
        self.connection.row_factory = sqlite3.Row
        try:
            self._prepare(path)
        except BaseException:
            self.connection.close()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The file as it is at one moment."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The file, for writing: all or nothing, and nobody else meanwhile."""
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self.connection.execute(begin)
            try:
                yield self.connection
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self.connection.execute("COMMIT")

    def _prepare(self, path: Path | None) -> None:
        try:
            self.connection.execute("PRAGMA foreign_keys = ON")
            self.connection.execute("PRAGMA journal_mode = WAL")
            self.connection.execute("PRAGMA synchronous = NORMAL")
            with self.writing() as connection:
                self._lay_out(connection, path)
        except sqlite3.DatabaseError as error:
            raise StateError(f"{path} is not a library of refsync's: {error}.") from error

    def _lay_out(self, connection: sqlite3.Connection, path: Path | None) -> None:
        (layout,) = connection.execute("PRAGMA user_version").fetchone()
        (owner,) = connection.execute("PRAGMA application_id").fetchone()
        if layout == _LAYOUT and owner == _APPLICATION_ID:
            return
        if layout or owner or connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise StateError(
                f"{path} is not a library of this version of refsync's; name another file."
            )
        for statement in _TABLES.split(";"):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {_LAYOUT}")


@contextmanager
def savepoint(connection: sqlite3.Connection) -> Iterator[None]:
    """A part of a transaction that is taken back by itself where it fails."""
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK TO part")
        connection.execute("RELEASE part")
        raise
    connection.execute("RELEASE part")


def _private(path: Path) -> Path:
    """The file, made where it is missing, for its owner only; SQLite's other files follow it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StateError(
            f"{path} can't be used as a library ({error.strerror}): name another file, as in"
            " embedded:FILE."
        ) from error
    return path
