"""Changes to the mirror's tables, and the tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from refsync.zotero.schema import NOT_REGULAR

LAYOUT = 2
SCHEMA = f"""
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS items (
    key TEXT PRIMARY KEY, version INTEGER NOT NULL, parent TEXT, trashed INTEGER NOT NULL,
    regular INTEGER NOT NULL, data TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS items_by_version ON items (version);
CREATE INDEX IF NOT EXISTS items_by_parent ON items (parent) WHERE parent IS NOT NULL;
CREATE TABLE IF NOT EXISTS filed (
    collection TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (collection, item)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS filed_by_item ON filed (item);
CREATE TABLE IF NOT EXISTS found_by (
    match_key TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (match_key, item)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS found_by_item ON found_by (item);
CREATE TABLE IF NOT EXISTS collections (
    key TEXT PRIMARY KEY, name TEXT NOT NULL, parent TEXT, trashed INTEGER NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS deleted (key TEXT PRIMARY KEY) WITHOUT ROWID;
PRAGMA user_version = {LAYOUT};
COMMIT;
"""
_CLEAR = (
    "DELETE FROM items",
    "DELETE FROM filed",
    "DELETE FROM found_by",
    "DELETE FROM collections",
    "DELETE FROM deleted",
    "DELETE FROM facts WHERE name = 'version'",
)
_FORGET = (
    "DELETE FROM items WHERE key IN (SELECT value FROM json_each(?))",
    "DELETE FROM filed WHERE item IN (SELECT value FROM json_each(?))",
    "DELETE FROM found_by WHERE item IN (SELECT value FROM json_each(?))",
    "DELETE FROM deleted WHERE key IN (SELECT value FROM json_each(?))",
)
_MISFILED = """
SELECT DISTINCT items.key, data FROM items JOIN filed ON item = items.key
WHERE collection NOT IN (SELECT key FROM collections)
"""

MatchKeys = Callable[[Mapping[str, Any]], Iterable[str]]
"""A regular item's data → the keys it is found by."""


class MirrorUpdate:
    """Changes to a mirror, within a transaction that `Mirror.update` keeps."""

    def __init__(self, db: sqlite3.Connection, match_keys: MatchKeys) -> None:
        self._db = db
        self._match_keys = match_keys

    def clear(self) -> None:
        """Forget all."""
        for statement in _CLEAR:
            self._db.execute(statement)

    def put_items(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Take in items as the library holds them (their `data`), new ones and changed ones."""
        items = list(items)
        self._forget([item["key"] for item in items])
        rows = [_row(item) for item in items]
        self._db.executemany("INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?)", rows)
        self._db.executemany(
            "INSERT OR IGNORE INTO filed VALUES (?, ?)",
            [(c, item["key"]) for item in items for c in item.get("collections", ())],
        )
        self._index(items)

    def delete_items(self, keys: Iterable[str]) -> None:
        """Remove what the library has deleted for good, and remember that it has."""
        keys = list(keys)
        self._forget(keys)
        self._db.executemany(
            "INSERT OR IGNORE INTO deleted VALUES (?)",
            [(key,) for key in keys],
        )

    def put_collections(self, collections: Iterable[Mapping[str, Any]]) -> None:
        """Take in collections as the library holds them, new ones and changed ones."""
        self._db.executemany(
            "INSERT OR REPLACE INTO collections VALUES (?, ?, ?, ?, ?)",
            [
                (
                    c["key"],
                    c["name"],
                    c.get("parentCollection") or None,
                    bool(c.get("deleted")),
                    c.get("version", 0),
                )
                for c in collections
            ],
        )

    def replace_collections(self, collections: Iterable[Mapping[str, Any]]) -> None:
        """Take in all collections of the library; items leave those that are gone.

        The library takes a deleted collection out of its items without moving their versions.
        """
        self._db.execute("DELETE FROM collections")
        self.put_collections(collections)
        present = {key for (key,) in self._db.execute("SELECT key FROM collections")}
        for key, text in self._db.execute(_MISFILED).fetchall():
            data = json.loads(text)
            data["collections"] = [c for c in data["collections"] if c in present]
            self._db.execute("UPDATE items SET data = ? WHERE key = ?", (_dumps(data), key))
        self._db.execute("DELETE FROM filed WHERE collection NOT IN (SELECT key FROM collections)")

    def set_version(self, version: int) -> None:
        """Say up to which version of the library all is known."""
        self._set_fact("version", version)

    def set_listed_tags(self, tags: Iterable[str]) -> None:
        """Keep the tags that the library lists."""
        self._set_fact("tags", json.dumps(sorted(tags)))

    def index_anew(self, rules: str) -> None:
        """Make the match keys of all items again, by the rules that go by this name."""
        self._db.execute("DELETE FROM found_by")
        rows = self._db.execute("SELECT data FROM items WHERE regular")
        self._index(json.loads(text) for (text,) in rows)
        self._set_fact("rules", rules)

    def _index(self, items: Iterable[Mapping[str, Any]]) -> None:
        self._db.executemany(
            "INSERT OR IGNORE INTO found_by VALUES (?, ?)",
            (
                (match_key, item["key"])
                for item in items
                if _is_regular(item)
                for match_key in self._match_keys(item)
            ),
        )

    def _forget(self, keys: list[str]) -> None:
        for statement in _FORGET:
            self._db.execute(statement, (json.dumps(keys),))

    def _set_fact(self, name: str, value: int | str) -> None:
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


def _is_regular(item: Mapping[str, Any]) -> bool:
    return item["itemType"] not in NOT_REGULAR


def _row(item: Mapping[str, Any]) -> tuple[str, int, str | None, bool, bool, str]:
    return (
        item["key"],
        item["version"],
        item.get("parentItem") or None,
        bool(item.get("deleted")),
        _is_regular(item),
        _dumps(item),
    )


def _dumps(data: Mapping[str, Any]) -> str:
    return json.dumps(data, separators=(",", ":"))
