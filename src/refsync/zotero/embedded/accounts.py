"""Users, groups, and what a key may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from refsync.zotero.embedded.store.library import Kind

LOCAL_USER = 1
LOCAL_KEY = "embedded-library-full-key"
"""The key of a library that nobody set up keys for. It opens no other door: such a library is
reached in the same process, or on this machine."""


@dataclass(frozen=True, slots=True)
class User:
    """A person with a library."""

    id: int
    username: str
    display_name: str


DESKTOP_USER = User(0, "local", "My Library")
"""The user of Zotero desktop's local API, logged in or not."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group with a library.

    Attributes:
        data: what the API says of it: name, owner, type, libraryEditing, libraryReading, …
        created: when.
        members, admins: ids of users, next to the owner.
    """

    id: int
    created: str
    data: Mapping[str, Any]
    members: frozenset[int] = frozenset()
    admins: frozenset[int] = frozenset()

    @property
    def owner(self) -> int:
        """The user that has the group."""
        return int(self.data["owner"])

    @property
    def is_public(self) -> bool:
        """Whether anybody may read its library."""
        return bool(self.data["type"] != "Private" and self.data["libraryReading"] == "all")

    def has_member(self, user: int) -> bool:
        """Whether the user belongs to the group."""
        return user in self.members or self.has_admin(user)

    def has_admin(self, user: int) -> bool:
        """Whether the user runs the group."""
        return user == self.owner or user in self.admins


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key, its user, and what it gives access to, as `/keys/KEY` shows it."""

    key: str
    user: User
    access: Mapping[str, Any]

    def sees_notes(self, kind: Kind) -> bool:
        """Whether notes may be seen; groups hide none."""
        return kind == "group" or self._own("notes")

    def may_read_user(self, user: int) -> bool:
        """Whether the library of a user may be read."""
        return user == self.user.id and self._own("library")

    def may_write_user(self, user: int) -> bool:
        """Whether the library of a user may be written to."""
        return self.may_read_user(user) and self._own("write")

    def may_read_group(self, group: Group) -> bool:
        """Whether the library of a group may be read by this key (a public one may by any)."""
        return group.has_member(self.user.id) and self._of_group(group.id, "library")

    def may_write_group(self, group: Group) -> bool:
        """Whether the library of a group may be written to."""
        edits = group.has_admin(self.user.id) or group.data["libraryEditing"] == "members"
        return self.may_read_group(group) and edits and self._of_group(group.id, "write")

    def _own(self, right: str) -> bool:
        return bool(self.access.get("user", {}).get(right))

    def _of_group(self, group: int, right: str) -> bool:
        groups = self.access.get("groups", {})
        return any(bool(groups.get(name, {}).get(right)) for name in ("all", str(group)))
