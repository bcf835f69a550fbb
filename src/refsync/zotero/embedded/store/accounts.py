"""Users, keys and groups, in SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from refsync.zotero.embedded.accounts import ApiKey, Group, User
from refsync.zotero.embedded.fixture import Fixture
from refsync.zotero.embedded.store.library import LibraryStore

_TOKEN_SECONDS = 12 * 60 * 60
_KEY = "SELECT keys.*, users.* FROM keys JOIN users ON users.id = keys.user WHERE keys.key = ?"


@dataclass(frozen=True, slots=True)
class Accounts:
    """The users, keys and groups of the file."""

    connection: sqlite3.Connection

    def are_there(self) -> bool:
        """Whether anybody was set up."""
        return self.connection.execute("SELECT 1 FROM users").fetchone() is not None

    def put(self, fixture: Fixture) -> None:
        """Set up users, keys and groups, and the libraries of those that have none."""
        self.connection.executemany(
            "INSERT INTO users VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " username = excluded.username, display_name = excluded.display_name",
            [(user.id, user.username, user.display_name) for user in fixture.users],
        )
        for key in fixture.keys:
            self.put_key(key)
        self.connection.executemany(
            "INSERT INTO groups VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET data = excluded.data",
            [(group.id, group.created, _group_data(group)) for group in fixture.groups],
        )
        for user in fixture.users:
            LibraryStore.ensure(self.connection, "user", user.id, fixture.first_version)
        for group in fixture.groups:
            LibraryStore.ensure(self.connection, "group", group.id, fixture.first_version)

    def put_key(self, key: ApiKey) -> None:
        """Add a key, or change what it gives access to; its user has to be there."""
        self.connection.execute(
            "INSERT OR REPLACE INTO keys VALUES (?, ?, ?)",
            (key.key, key.user.id, json.dumps(key.access)),
        )

    def key(self, key: str) -> ApiKey | None:
        """What a key stands for."""
        row = self.connection.execute(_KEY, (key,)).fetchone()
        return ApiKey(key, _user(row), json.loads(row["access"])) if row else None

    def user(self, id_: int) -> User | None:
        """A user."""
        row = self.connection.execute("SELECT * FROM users WHERE id = ?", (id_,)).fetchone()
        return _user(row) if row else None

    def users(self, ids: Iterable[int]) -> dict[int, User]:
        """These users, by their ids."""
        found = (self.user(id_) for id_ in ids)
        return {user.id: user for user in found if user is not None}

    def group(self, id_: int) -> Group | None:
        """A group."""
        row = self.connection.execute("SELECT * FROM groups WHERE id = ?", (id_,)).fetchone()
        return _group(row) if row else None

    def groups(self) -> Sequence[Group]:
        """All groups."""
        rows = self.connection.execute("SELECT * FROM groups ORDER BY id")
        return [_group(row) for row in rows]

    def token_is_used(self, key: str, token: str) -> bool:
        """Whether a write token was used with this key before."""
        return (
            self.connection.execute(
                "SELECT 1 FROM write_tokens WHERE key = ? AND token = ?", (key, token)
            ).fetchone()
            is not None
        )

    def use_token(self, key: str, token: str, moment: float) -> None:
        """Remember that a write token was used; for twelve hours, as Zotero does."""
        self.connection.execute(
            "DELETE FROM write_tokens WHERE used < ?", (moment - _TOKEN_SECONDS,)
        )
        self.connection.execute(
            "INSERT INTO write_tokens (key, token, used) VALUES (?, ?, ?)", (key, token, moment)
        )


def _user(row: sqlite3.Row) -> User:
    return User(row["id"], row["username"], row["display_name"])


def _group_data(group: Group) -> str:
    people = {"members": sorted(group.members), "admins": sorted(group.admins)}
    return json.dumps({"data": dict(group.data), **people})


def _group(row: sqlite3.Row) -> Group:
    stored = json.loads(row["data"])
    return Group(
        row["id"],
        row["created"],
        stored["data"],
        frozenset(stored["members"]),
        frozenset(stored["admins"]),
    )
