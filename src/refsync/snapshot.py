"""A library as the diff sees it, at one version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from refsync.baseline import NO_KEYS, NO_TAGS, Keys, Seen, Tags
from refsync.reference import Reference


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the library, as the diff sees it.

    Attributes:
        tags: all tags on it, whoever put them there.
        automatic: those that stand there as automatic only.
        collections: the keys of the collections it stands in.
        type: as Zotero names it.
        stated: the names of its fields that are not empty.
    """

    key: str
    version: int
    reference: Reference
    tags: Tags = NO_TAGS
    automatic: Tags = NO_TAGS
    collections: frozenset[str] = frozenset()
    trashed: bool = False
    type: str = ""
    stated: frozenset[str] = frozenset()


class Folder(NamedTuple):
    """A collection of the library; `parent` is the key of the one around it."""

    name: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Target:
    """The collection that a list is synced into.

    Attributes:
        named: the names that the user says, from the outermost collection to the target.
        key: None where it is to be made.
        stands_at: its names in Zotero, where it was renamed or moved there.
        known_as: the names that the journal has the list's syncs into it by; `named` where it is
            empty.
    """

    named: tuple[str, ...]
    key: str | None = None
    stands_at: tuple[str, ...] | None = None
    known_as: tuple[str, ...] = ()


@dataclass(frozen=True)
class Snapshot:
    """What a library holds for a list at one version.

    Attributes:
        library: the library's name, as "user:123".
        target: the collection that the list is synced into.
        folders: all collections of the library, by key.
        within: the keys of sub-collections that count as the target, too.
        items: the target's items and all that may match a reference, by key.
        candidates: reference id → keys of items that share a match key with it.
        attachments: item key → addresses of its linked attachments, for items whose adding was
            interrupted.
        deleted: keys that the library has deleted for good.
    """

    library: str
    version: int
    target: Target
    folders: Mapping[str, Folder] = field(default_factory=dict)
    within: Keys = NO_KEYS
    items: Mapping[str, Item] = field(default_factory=dict)
    candidates: Mapping[str, Sequence[str]] = field(default_factory=dict)
    attachments: Mapping[str, frozenset[str]] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()

    @property
    def homes(self) -> Keys:
        """The keys of the collections that count as the target."""
        return self.within | frozenset(filter(None, [self.target.key]))

    def in_collection(self, item: Item) -> bool:
        """Whether the item stands in the target."""
        return self.target.key in item.collections or bool(self.within & item.collections)

    def seen(self, item: Item) -> Seen:
        """What the baseline is settled by."""
        here = self.in_collection(item)
        return Seen(
            item.tags,
            item.automatic,
            here,
            item.stated,
            item.collections,
            item.trashed,
            item.version,
        )

    def has(self, key: str) -> bool:
        """Whether an item of this key stands in the target, and not in the trash."""
        item = self.items.get(key)
        return item is not None and not item.trashed and self.in_collection(item)
