"""What a library holds: items, collections and tags."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from refsync.patterns import regex
from refsync.zotero.embedded.dates import parsed_date
from refsync.zotero.embedded.text import plain, shorten, trim
from refsync.zotero.schema import schema

_ALPHABET = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"
_KEY = regex(f"[{_ALPHABET}]{{8}}")

CHILD_TYPES = ("note", "attachment", "annotation")
LINK_MODES = ("imported_file", "imported_url", "linked_file", "linked_url", "embedded_image")
LINKED = ("linked_file", "linked_url")


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A tag of an item; type 1 is one that came by itself, 0 one that a person gave."""

    name: str
    type: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """An item as it is stored.

    Attributes:
        fields: what its type has fields for; empty ones are left out.
        creators: each as the API has it, in order.
        attachment: linkMode, contentType, charset, and what else the link mode asks for.
        tags: in order, each once.
        collections: keys, in order, each once.
        added, modified: moments as the API has them.
        published: it is among the user's publications (only the desktop tells).
        created_by, modified_by: ids of users; only items of groups have them.
    """

    key: str
    type: str
    added: str
    modified: str
    version: int = 0
    parent: str | None = None
    trashed: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    creators: tuple[Mapping[str, str], ...] = ()
    note: str = ""
    attachment: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[Tag, ...] = ()
    collections: tuple[str, ...] = ()
    relations: Mapping[str, Any] = field(default_factory=dict)
    published: bool = False
    created_by: int | None = None
    modified_by: int | None = None

    @property
    def title(self) -> str:
        """What it is listed by: its title, by whatever name its type has one, or its first line."""
        name = schema().item_types[self.type].field_for("title")
        if name is not None:
            return self.fields.get(name, "")
        return shorten(trim(plain(self.note)).partition("\n")[0])

    @property
    def date(self) -> str | None:
        """The day, month or year of its date."""
        name = schema().item_types[self.type].field_for("date")
        return parsed_date(self.fields.get(name, "")) if name else None

    @property
    def creator_summary(self) -> str:
        """Who made it, in short: "A", "A and B" or "A et al."."""
        roles = (*schema().item_types[self.type].creator_types[:1], "editor", "contributor")
        for role in roles:
            names = [_last_name(c) for c in self.creators if c["creatorType"] == role]
            if names:
                return f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
        return ""


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection as it is stored."""

    key: str
    name: str
    version: int = 0
    parent: str | None = None
    trashed: bool = False
    relations: Mapping[str, Any] = field(default_factory=dict)


def is_key(value: object) -> bool:
    """Whether the value has the form of an object's key."""
    return isinstance(value, str) and _KEY.fullmatch(value) is not None


def new_key() -> str:
    """A key that no other object has."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def _last_name(creator: Mapping[str, str]) -> str:
    return creator.get("name") or creator.get("lastName") or creator.get("firstName", "")
