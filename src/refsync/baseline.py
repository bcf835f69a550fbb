"""What the last sync of a list into a collection left behind: the third side of the merge.

Pure values; the journal keeps them. Every write is promised here before it is sent. What became of
a promise is told later by looking at the library, so a lost answer or a crash loses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from refsync.matching import is_telling, match_keys
from refsync.reference import Model, Reference

Tags = frozenset[str]
Keys = frozenset[str]
SectionPath = tuple[str, ...]
WriteAction = Literal["add", "adopt", "file", "fill", "tag", "unfile", "trash"]
WITHDRAWALS: frozenset[WriteAction] = frozenset({"unfile", "trash"})
"""What takes an item out again that refsync had added."""
NO_TAGS: Tags = frozenset()
NO_KEYS: Keys = frozenset()


class Shelf(Model):
    """The sub-collection that stands for a section of a list.

    Attributes:
        path: the section's headings, outermost first.
        made: refsync made it.
        former: the keys of sub-collections that stood for the section before, and were deleted.
    """

    path: SectionPath
    key: str
    made: bool = False
    former: tuple[str, ...] = ()


class Seen(NamedTuple):
    """What a library shows of an item now.

    Attributes:
        tags: all tags on it.
        automatic: those that stand there as automatic only.
        here: it stands in the collection.
        stated: the names of its fields that are not empty.
        collections: the keys of all collections it stands in.
        trashed: it is in the trash.
        version: the item's.
    """

    tags: Tags = NO_TAGS
    automatic: Tags = NO_TAGS
    here: bool = False
    stated: frozenset[str] = frozenset()
    collections: Keys = NO_KEYS
    trashed: bool = False
    version: int = 0

    def tags_of_type(self, names: Tags, *, automatic: bool) -> Tags:
        """Those of the names that are on the item, and of this type."""
        return frozenset(n for n in names & self.tags if (n in self.automatic) == automatic)


class Promise(Model):
    """A write that was about to be sent.

    Attributes:
        action: what it was to do to the item.
        tags, renamed, automatic: what `Remembered` says of the tags once it is done.
        added: the tags that it was to put on the item.
        removed: the tags that it was to take off.
        retyped: the tags that were to get the other type.
        filled: the fields that were to be filled.
        homes: what `Remembered` says of them once it is done.
        filed: the collections that it was to be filed in.
        unfiled: those that it was to be taken out of.
        links: the attachments that were to be made: address → the key chosen for it.
    """

    action: WriteAction
    tags: Tags
    renamed: Mapping[str, str] = {}
    automatic: bool = False
    added: Tags = NO_TAGS
    removed: Tags = NO_TAGS
    retyped: Tags = NO_TAGS
    filled: frozenset[str] = frozenset()
    homes: Keys = NO_KEYS
    filed: Keys = NO_KEYS
    unfiled: Keys = NO_KEYS
    links: Mapping[str, str] = {}

    def is_kept(self, seen: Seen) -> bool:
        """Whether the item is as it was to become."""
        if self.action == "add":
            return True  # there is such an item, and nobody else knew its key
        if self.action == "adopt":
            return seen.here
        if self.action == "unfile":
            return not seen.here
        if self.action == "trash":
            return seen.trashed
        retyped = seen.tags_of_type(self.retyped, automatic=self.automatic)
        tagged = self.added <= seen.tags and not self.removed & seen.tags
        filed = self.filed <= seen.collections and not self.unfiled & seen.collections
        return tagged and filed and self.retyped == retyped and self.filled <= seen.stated


class Remembered(Model):
    """One item, as the last sync left it.

    Attributes:
        item: its key.
        record: what the list said of the work then, as far as it takes to know it again.
        filed: it stood in the collection.
        tags: the list's tags for it: the base of the tag merge.
        renamed: the list's words that went by another tag than the word itself.
        owned: the tags on it that refsync put there.
        automatic: it put them there as automatic ones.
        filled: the fields that refsync has ever filled.
        homes: the collections that the list has it in.
        filings: those that refsync filed it in.
        promise: a write whose end isn't known.
        gone: it was gone before its key was known; `item` is made up.
        withdrawn: refsync took it out again itself, so that it isn't the user who threw it out.
        trashed_at: the version that it got when refsync so moved it to the trash.
    """

    item: str
    record: Reference
    filed: bool = False
    tags: Tags = NO_TAGS
    renamed: Mapping[str, str] = {}
    owned: Tags = NO_TAGS
    automatic: bool = False
    filled: frozenset[str] = frozenset()
    homes: Keys = NO_KEYS
    filings: Keys = NO_KEYS
    promise: Promise | None = None
    gone: bool = False
    withdrawn: bool = False
    trashed_at: int | None = None

    @property
    def was_filed(self) -> bool:
        """Whether it stood in the collection, and was not to be taken out by refsync itself."""
        return self.filed and not (self.promise and self.promise.action in WITHDRAWALS)

    def as_withdrawn(self, trashed_at: int | None = None) -> Remembered:
        """What is left to remember once refsync has taken the item out again."""
        return Remembered(item=self.item, record=self.record, withdrawn=True, trashed_at=trashed_at)

    def is_out_by_refsync(self, seen: Seen) -> bool:
        """Whether the item is out of the collection by refsync, and not by the user's own hand.

        In the trash, it is at the version at which refsync moved it there; any later one means that
        the user took it out, and put it back.
        """
        found = self.as_found(seen)
        return found.withdrawn and (not seen.trashed or seen.version == found.trashed_at)

    def as_found(self, seen: Seen) -> Remembered:
        """The same with the promise settled by what the library shows."""
        promise = self.promise
        if promise is None:
            owned = seen.tags_of_type(self.owned, automatic=self.automatic)
            filings = self.filings & seen.collections
            return self.model_copy(update={"owned": owned, "filings": filings})
        kept = promise.is_kept(seen)
        if kept and promise.action in WITHDRAWALS:
            trashed_at = seen.version if promise.action == "trash" else None
            return self.as_withdrawn(trashed_at)
        automatic = promise.automatic if kept else self.automatic
        found: dict[str, object] = {
            "owned": seen.tags_of_type(self.owned | promise.added, automatic=automatic),
            "filled": self.filled | (promise.filled & seen.stated),
            "filings": (self.filings | promise.filed) & seen.collections,
            "promise": None,
        }
        if kept:
            found |= {
                "filed": self.filed or promise.action in ("add", "adopt"),
                "tags": promise.tags,
                "renamed": promise.renamed,
                "automatic": automatic,
                "homes": promise.homes,
            }
        return self.model_copy(update=found)


def record_of(reference: Reference) -> Reference:
    """The part of a reference by which a work is known again."""
    return Reference(
        id=reference.id,
        type=reference.type,
        title=reference.title,
        other_titles=reference.other_titles,
        author=reference.author,
        editor=reference.editor,
        issued=reference.issued,
        identifiers=reference.identifiers,
    )


class Others(NamedTuple):
    """What the syncs of other lists left behind of an item.

    Attributes:
        tags: those that another list has for it.
        owned: those that refsync put on it for another list.
        automatic: those of them that it put there as automatic ones.
        filed: another list's sync left it in this collection.
        homes: the collections that another list has it in.
    """

    tags: Tags = NO_TAGS
    owned: Tags = NO_TAGS
    filed: bool = False
    automatic: Tags = NO_TAGS
    homes: Keys = NO_KEYS

    def and_also(self, remembered: Remembered, *, in_this_collection: bool) -> Others:
        """The same with one more list's."""
        return Others(
            self.tags | remembered.tags,
            self.owned | remembered.owned,
            self.filed or (in_this_collection and remembered.filed),
            self.automatic | (remembered.owned if remembered.automatic else NO_TAGS),
            self.homes | remembered.homes,
        )


NOBODY = Others()


class Baseline:
    """All items that a list's syncs into a collection left behind, and what other lists did.

    Attributes:
        shelves: the sub-collections of its sections.
        beside: the items that other lists' syncs filed in the collection.
    """

    def __init__(
        self,
        items: Iterable[Remembered] = (),
        others: Mapping[str, Others] | None = None,
        shelves: Iterable[Shelf] = (),
        beside: Iterable[Remembered] = (),
    ) -> None:
        self.shelves = tuple(shelves)
        self.beside = tuple(one for one in beside if one.was_filed)
        self._items = {remembered.item: remembered for remembered in items}
        self._others = others or {}

    def __iter__(self) -> Iterator[Remembered]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def with_items(self, items: Iterable[Remembered], shelves: Iterable[Shelf]) -> Baseline:
        """The same of other lists, and these items and sub-collections of this one."""
        return Baseline(items, self._others, shelves, self.beside)

    def get(self, item: str) -> Remembered | None:
        """What is remembered of an item."""
        return self._items.get(item)

    def others(self, item: str) -> Others:
        """What other lists' syncs left behind of an item."""
        return self._others.get(item, NOBODY)

    @cached_property
    def _by_key(self) -> _Index:
        return _index(self._items.values())

    @cached_property
    def _beside_by_key(self) -> _Index:
        return _index(self.beside)

    @property
    def shared_homes(self) -> Keys:
        """The collections that other lists have items in."""
        return NO_KEYS.union(*(others.homes for others in self._others.values()))

    def known(self, reference: str, keys: Iterable[str]) -> list[Remembered]:
        """What may be this reference's item: matched with its id, or with one that shares a key."""
        return _sharing(self._by_key, reference, keys)

    def known_beside(self, reference: str, keys: Iterable[str]) -> list[Remembered]:
        """The same of what other lists' syncs filed in this collection."""
        return _sharing(self._beside_by_key, reference, keys)


_Index = Mapping[str, Sequence[Remembered]]


def _index(items: Iterable[Remembered]) -> _Index:
    index: dict[str, list[Remembered]] = defaultdict(list)
    for remembered in items:
        for key in _telling(remembered.record.id, match_keys(remembered.record)):
            index[key].append(remembered)
    return index


def _sharing(index: _Index, reference: str, keys: Iterable[str]) -> list[Remembered]:
    found = (one for key in _telling(reference, keys) for one in index.get(key, ()))
    return list({one.item: one for one in found}.values())


def _telling(reference: str, keys: Iterable[str]) -> list[str]:
    """An id, and the keys that say which work it is: no words of a title, no ISBN."""
    return [f"id:{reference}", *sorted(k for k in keys if is_telling(k))]
