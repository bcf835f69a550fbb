"""The mirror: a local copy of a library's items and collections, and an index over them.

It is only a copy: a file that can't be read any more is thrown away and filled again.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from refsync.errors import StateError
from refsync.files import REMEDY, private_file
from refsync.sqlite_file import PATIENCE_SECONDS, transaction
from refsync.zotero.mirror_update import LAYOUT, SCHEMA, MatchKeys, MirrorUpdate


@dataclass(frozen=True, slots=True)
class Mirrored:
    """An item as the library holds it: `data` is that of the Web API."""

    key: str
    version: int
    data: dict[str, Any]

    @property
    def trashed(self) -> bool:
        """Whether it is in the trash."""
        return bool(self.data.get("deleted"))

    @property
    def parent(self) -> str | None:
        """The key of the item that it belongs to."""
        return self.data.get("parentItem") or None

    @property
    def collections(self) -> tuple[str, ...]:
        """The keys of the collections that it is filed in."""
        return tuple(self.data.get("collections", ()))

    @property
    def tags(self) -> frozenset[str]:
        """The names of its tags, those that were added automatically among them."""
        return frozenset(tag["tag"] for tag in self.data.get("tags", ()))

    @property
    def stated(self) -> frozenset[str]:
        """The names of its fields that are not empty."""
        return frozenset(name for name, value in self.data.items() if value)

    @property
    def automatic_tags(self) -> frozenset[str]:
        """The names of the tags that stand there as automatic ones only."""
        manual = {tag["tag"] for tag in self.data.get("tags", ()) if tag.get("type", 0) != 1}
        return self.tags - manual


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection; `parent` is the key of the one around it."""

    key: str
    name: str
    parent: str | None
    version: int = 0


class DamagedMirrorError(StateError):
    """The file of a mirror does not hold together; `Mirror.discard` begins an empty one."""


class Mirror:
    """The mirror in a file, which is made, for its owner only, where it is missing.

    Every method raises StateError where the file can't be used.

    Args:
        path: the file.
        match_keys: makes the keys that a regular item is found by.
        rules: names this version of `match_keys`; where another made the index, it is made anew.
    """

    def __init__(self, path: Path, match_keys: MatchKeys, rules: str) -> None:
        self._path = path
        self._match_keys = match_keys
        self._rules = rules
        self._db = self._open()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    # --- what is in it --------------------------------------------------------------------------

    @property
    def version(self) -> int | None:
        """The library's version up to which all is known; None before the first reading."""
        rows = self._select("SELECT value FROM facts WHERE name = 'version'")
        return next((int(row[0]) for row in rows), None)

    def items(self, keys: Iterable[str]) -> dict[str, Mirrored]:
        """The items of these keys, as far as they are in the library, trashed ones too."""
        rows = self._select("SELECT key, version, data FROM items WHERE key IN {}", keys)
        return {row[0]: _mirrored(row) for row in rows}

    def find(self, match_keys: Iterable[str], most: int | None = None) -> dict[str, list[str]]:
        """Match key → the regular items that go by it, trashed ones too, in the order of keys.

        Args:
            match_keys: what is looked for.
            most: leave out the match keys that more items than so many go by.
        """
        query = (
            "SELECT value, (SELECT json_group_array(item) FROM (SELECT item FROM found_by"
            " WHERE match_key = value ORDER BY item LIMIT ?2)) FROM {}"
        )
        limit = -1 if most is None else most + 1
        found = {key: json.loads(items) for key, items in self._select(query, match_keys, limit)}
        return {
            match_key: items
            for match_key, items in found.items()
            if items and (most is None or len(items) <= most)
        }

    def in_collection(self, collection: str) -> list[Mirrored]:
        """The regular items filed in a collection and not in the trash, in the order of keys."""
        query = (
            "SELECT key, version, data FROM items JOIN filed ON item = key"
            " WHERE collection IN {} AND regular AND NOT trashed ORDER BY key"
        )
        return [_mirrored(row) for row in self._select(query, [collection])]

    def children(self, parents: Iterable[str]) -> dict[str, list[Mirrored]]:
        """Item → its notes and attachments in the order of keys; no entry where it has none."""
        found = defaultdict(list)
        query = "SELECT key, version, data, parent FROM items WHERE parent IN {} ORDER BY key"
        for *row, parent in self._select(query, parents):
            found[parent].append(_mirrored(row))
        return dict(found)

    def collections(self) -> list[Collection]:
        """The collections that are not in the trash, in the order of keys."""
        query = "SELECT key, name, parent, version FROM collections WHERE NOT trashed ORDER BY key"
        return [Collection(*row) for row in self._select(query)]

    def collection(self, key: str) -> Collection | None:
        """The collection of that key, if it is there and not in the trash."""
        return next((one for one in self.collections() if one.key == key), None)

    def deleted(self, keys: Iterable[str]) -> set[str]:
        """Those of the keys that the library has deleted for good since the mirror began."""
        return {key for (key,) in self._select("SELECT key FROM deleted WHERE key IN {}", keys)}

    def newest(self) -> dict[str, int]:
        """The items that changed last and are no newer than the mirror itself, with their version.

        Zotero gives several items one version where it changes them in one go, as when a tag is
        deleted.
        """
        query = (
            "SELECT key, version FROM items WHERE version = (SELECT max(version) FROM items"
            " WHERE version <= (SELECT value FROM facts WHERE name = 'version'))"
        )
        return dict(self._select(query))

    def versions(self) -> dict[str, int]:
        """The version of each item, by key."""
        return dict(self._select("SELECT key, version FROM items"))

    def tag_names(self) -> frozenset[str]:
        """The tags of all items."""
        query = (
            "SELECT DISTINCT json_extract(tag.value, '$.tag')"
            " FROM items, json_each(items.data, '$.tags') AS tag"
        )
        return frozenset(name for (name,) in self._select(query))

    def listed_tags(self) -> frozenset[str]:
        """The tags that the library listed when all of it was read; they may be others."""
        rows = self._select("SELECT value FROM facts WHERE name = 'tags'")
        return frozenset(json.loads(rows[0][0]) if rows else ())

    # --- bringing it up to date -----------------------------------------------------------------

    @contextmanager
    def update(self) -> Iterator[MirrorUpdate]:
        """Changes to the mirror: all of them, or none where an exception comes out."""
        with self._guarded(), transaction(self._db):
            yield MirrorUpdate(self._db, self._match_keys)

    def discard(self) -> None:
        """Throw the file away and begin an empty one."""
        self._db.close()
        self._remove()
        self._db = self._open()

    # --- the file -------------------------------------------------------------------------------

    def _open(self) -> sqlite3.Connection:
        private_file(self._path)
        try:
            with self._guarded():
                return self._connect()
        except DamagedMirrorError:
            self._remove()
            private_file(self._path)
            with self._guarded():
                return self._connect()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, isolation_level=None, timeout=PATIENCE_SECONDS)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            self._prepare(db)
        except BaseException:
            db.close()
            raise
        return db

    def _prepare(self, db: sqlite3.Connection) -> None:
        (layout,) = db.execute("PRAGMA user_version").fetchone()
        if layout not in (0, LAYOUT):
            raise sqlite3.DatabaseError("it was laid out by another version of refsync")
        if not layout:
            db.executescript(SCHEMA)
        rules = db.execute("SELECT value FROM facts WHERE name = 'rules'").fetchone()
        if rules != (self._rules,):
            with transaction(db):
                MirrorUpdate(db, self._match_keys).index_anew(self._rules)

    def _remove(self) -> None:
        for suffix in ("", "-wal", "-shm"):
            self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)

    def _select(self, query: str, keys: Iterable[str] | None = None, *more: int) -> list[Any]:
        """The rows of a query; the keys are what its {} stands for, `more` its ?2 and so on."""
        parameters = () if keys is None else (json.dumps(list(keys)), *more)
        with self._guarded():
            return self._db.execute(
                query.format("(SELECT value FROM json_each(?1))"), parameters
            ).fetchall()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """SQLite's errors as sentences."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise StateError(
                f"refsync's copy of the library, {self._path}, can't be used ({error}); {REMEDY}."
            ) from error
        except sqlite3.DatabaseError as error:
            raise DamagedMirrorError(
                f"refsync's copy of the library, {self._path}, is damaged ({error}):"
                " delete the file, and it is made anew."
            ) from error


def _mirrored(row: Sequence[Any]) -> Mirrored:
    key, version, data = row
    return Mirrored(key, version, json.loads(data))
