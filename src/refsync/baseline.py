"""What the last sync of a list into a collection left behind: the third side of the merge.

Pure values; the journal keeps them. Every write is promised here before it is sent. What became of
a promise is told later by looking at the library, so a lost answer or a crash loses nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from refsync.matching import match_keys
from refsync.reference import Model, Reference

Tags = frozenset[str]
WriteAction = Literal["add", "adopt", "tag"]
NO_TAGS: Tags = frozenset()


class Promise(Model):
    """A write that was about to be sent.

    Attributes:
        action: what it was to do to the item.
        tags: the list's tags for the item at that time.
        added: the tags that it was to put on the item.
        removed: the tags that it was to take off.
        links: the attachments that were to be made: address → the key chosen for it.
    """

    action: WriteAction
    tags: Tags
    added: Tags = NO_TAGS
    removed: Tags = NO_TAGS
    links: Mapping[str, str] = {}


class Remembered(Model):
    """One item, as the last sync left it.

    Attributes:
        item: its key.
        record: what the list said of the work then, as far as it takes to know it again.
        filed: it stood in the collection.
        tags: the list's tags for it: the base of the tag merge.
        owned: the tags on it that refsync put there.
        promise: a write whose end isn't known.
        gone: it was gone before its key was known; `item` is made up.
    """

    item: str
    record: Reference
    filed: bool = False
    tags: Tags = NO_TAGS
    owned: Tags = NO_TAGS
    promise: Promise | None = None
    gone: bool = False

    def as_found(self, present: Tags, *, in_collection: bool) -> Remembered:
        """The same with the promise settled by what the library shows.

        Args:
            present: the tags on the item now.
            in_collection: it stands in the collection now.
        """
        promise = self.promise
        if promise is None:
            return self.model_copy(update={"owned": self.owned & present})
        kept = {
            "add": True,  # there is such an item, and nobody else knew its key
            "adopt": in_collection,
            "tag": promise.added <= present and not promise.removed & present,
        }[promise.action]
        found: dict[str, object] = {
            "owned": (self.owned | promise.added) & present,
            "promise": None,
        }
        if kept:
            found |= {"filed": self.filed or promise.action != "tag", "tags": promise.tags}
        return self.model_copy(update=found)


def record_of(reference: Reference) -> Reference:
    """The part of a reference by which a work is known again."""
    return Reference(
        id=reference.id,
        type=reference.type,
        title=reference.title,
        other_titles=reference.other_titles,
        author=reference.author,
        issued=reference.issued,
        identifiers=reference.identifiers,
    )


class Others(NamedTuple):
    """What the syncs of other lists left behind of an item.

    Attributes:
        tags: those that another list has for it.
        owned: those that refsync put on it for another list.
        filed: another list's sync left it in this collection.
    """

    tags: Tags = NO_TAGS
    owned: Tags = NO_TAGS
    filed: bool = False

    def and_also(self, remembered: Remembered, *, in_this_collection: bool) -> Others:
        """The same with one more list's."""
        return Others(
            self.tags | remembered.tags,
            self.owned | remembered.owned,
            self.filed or (in_this_collection and remembered.filed),
        )


NOBODY = Others()


class Baseline:
    """All items that a list's syncs into a collection left behind, and what other lists did."""

    def __init__(
        self, items: Iterable[Remembered] = (), others: Mapping[str, Others] | None = None
    ) -> None:
        self._items = {remembered.item: remembered for remembered in items}
        self._others = others or {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for remembered in self._items.values():
            for key in _telling(remembered.record.id, match_keys(remembered.record)):
                self._by_key[key].append(remembered.item)

    def __iter__(self) -> Iterator[Remembered]:
        return iter(self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def with_items(self, items: Iterable[Remembered]) -> Baseline:
        """The same of other lists, and these items of this one."""
        return Baseline(items, self._others)

    def get(self, item: str) -> Remembered | None:
        """What is remembered of an item."""
        return self._items.get(item)

    def others(self, item: str) -> Others:
        """What other lists' syncs left behind of an item."""
        return self._others.get(item, NOBODY)

    def known(self, reference: str, keys: Iterable[str]) -> list[Remembered]:
        """What may be this reference's item: matched with its id, or with one that shares a key."""
        found = dict.fromkeys(
            item for key in _telling(reference, keys) for item in self._by_key.get(key, ())
        )
        return [self._items[item] for item in found]


def _telling(reference: str, keys: Iterable[str]) -> list[str]:
    """An id, and the keys that say which work it is: no first words of a title, no ISBN."""
    return [f"id:{reference}", *sorted(k for k in keys if not k.startswith(("head:", "isbn:")))]
