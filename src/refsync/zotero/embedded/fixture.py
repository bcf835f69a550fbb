"""Users, keys and groups to begin with, read from a JSON file.

    {"users": [{"id": 1, "username": "ada", "displayName": "Ada L."}],
     "keys": [{"key": "…", "userID": 1, "access": {"user": {"library": true, "write": true}}}],
     "groups": [{"id": 50, "name": "Readers", "owner": 1, "type": "Private",
                 "libraryEditing": "members", "libraryReading": "members"}]}

The access of a key has the form in which `/keys/KEY` shows it. A group may name further "members"
and "admins" by their ids.

One that says "desktop" sets up a Zotero desktop instead; all else is optional:

    {"desktop": true, "serverID": "fbaiZjnWqm3v", "localKeys": ["…"], "userID": 12345,
     "clicks": ["deny", "allow", "always"], "enabled": true,
     "groups": [{"id": 4001, "name": "Readers", "libraryEditing": "members"}]}
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, get_args

from refsync.errors import UsageError
from refsync.zotero.embedded.accounts import (
    DESKTOP_USER,
    LOCAL_KEY,
    LOCAL_USER,
    ApiKey,
    Group,
    User,
)
from refsync.zotero.embedded.dates import now
from refsync.zotero.embedded.desktop.instance import Click, Desktop
from refsync.zotero.embedded.store.library import FIRST_VERSION

T = TypeVar("T")

_SERVER_ID = "embedded1234"
_NOBODY = -1
"""The owner of a group at the desktop that doesn't say whose it is: somebody else."""

_GROUP = {
    "description": "",
    "url": "",
    "type": "Private",
    "libraryEditing": "members",
    "libraryReading": "members",
    "fileEditing": "none",
}
_FULL_ACCESS = {
    "user": {"library": True, "files": True, "notes": True, "write": True},
    "groups": {"all": {"library": True, "write": True}},
}


@dataclass(frozen=True, slots=True)
class Fixture:
    """Users, keys and groups; `desktop` makes them a Zotero desktop's."""

    users: tuple[User, ...]
    keys: tuple[ApiKey, ...]
    groups: tuple[Group, ...] = ()
    desktop: Desktop | None = None

    @property
    def first_version(self) -> int:
        """Of a new library: at the Web API, making it is its first change."""
        return FIRST_VERSION if self.desktop is None else 0


def desktop_fixture(
    desktop: Desktop, local_keys: Iterable[str] = (), groups: Iterable[Group] = ()
) -> Fixture:
    """A Zotero desktop, and the keys that it has given to programs already."""
    keys = tuple(ApiKey(key, DESKTOP_USER, {}) for key in local_keys)
    return Fixture((DESKTOP_USER,), keys, tuple(groups), desktop)


def local_fixture() -> Fixture:
    """One user, and a key that may do everything."""
    user = User(LOCAL_USER, "local", "local")
    return Fixture(users=(user,), keys=(ApiKey(LOCAL_KEY, user, _FULL_ACCESS),))


def read_fixture(path: Path) -> Fixture:
    """The fixture in a file.

    Raises:
        UsageError: the file can't be read, or is none.
    """
    try:
        facts = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise UsageError(f"{path} is not JSON: {error}.") from error
    if not isinstance(facts, dict):
        raise UsageError(f"{path} is not a fixture: it has to be an object with users and keys.")
    if facts.get("desktop"):
        return _read_desktop(path, facts)
    users = _each(path, facts, "users", _user)
    by_id = {user.id: user for user in users}
    return Fixture(
        users=users,
        keys=_each(path, facts, "keys", lambda key: _key(key, by_id)),
        groups=_each(path, facts, "groups", lambda group: _group(group, by_id)),
    )


def _read_desktop(path: Path, facts: Mapping[str, Any]) -> Fixture:
    account = facts.get("userID")
    desktop = Desktop(
        server_id=str(facts.get("serverID") or _SERVER_ID),
        user_id=None if account is None else int(account),
        clicks=_each(path, facts, "clicks", _click) or ("always",),
        enabled=bool(facts.get("enabled", True)),
    )
    users = {DESKTOP_USER.id: DESKTOP_USER}
    groups = _each(path, facts, "groups", lambda g: _group({"owner": _NOBODY, **g}, users))
    return desktop_fixture(desktop, _each(path, facts, "localKeys", str), groups)


def _click(entry: Any) -> Click:
    for click in get_args(Click):
        if entry == click:
            return click  # type: ignore[no-any-return]
    raise ValueError(f"“{entry}” is none of {', '.join(get_args(Click))}")


def _each(
    path: Path, facts: Mapping[str, Any], name: str, read: Callable[[Mapping[str, Any]], T]
) -> tuple[T, ...]:
    try:
        entries = list(facts.get(name, []))
    except TypeError:
        raise UsageError(f"{path}: {name} has to be a list.") from None
    out = []
    for number, entry in enumerate(entries):
        try:
            out.append(read(entry))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise UsageError(
                f"{path}: {name}[{number}] can't be used: {_reason(error)}."
            ) from error
    return tuple(out)


def _reason(error: Exception) -> str:
    return f"{error} is missing" if isinstance(error, KeyError) else str(error)


def _user(entry: Mapping[str, Any]) -> User:
    name = str(entry["username"])
    return User(int(entry["id"]), name, str(entry.get("displayName") or name))


def _key(entry: Mapping[str, Any], users: Mapping[int, User]) -> ApiKey:
    user = users.get(int(entry["userID"]))
    if user is None:
        raise ValueError(f"there is no user {entry['userID']}")
    return ApiKey(str(entry["key"]), user, dict(entry.get("access", {})))


def _group(entry: Mapping[str, Any], users: Mapping[int, User]) -> Group:
    if int(entry["owner"]) not in (*users, _NOBODY):
        raise ValueError(f"there is no user {entry['owner']}")
    people = {name: frozenset(map(int, entry.get(name, ()))) for name in ("members", "admins")}
    data = _GROUP | {name: value for name, value in entry.items() if name not in people}
    return Group(int(data.pop("id")), now(), {"name": str(entry["name"])} | data, **people)
