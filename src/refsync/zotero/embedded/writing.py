"""Writing objects to a library, one by one: each gets a version of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from refsync.zotero.embedded import dates
from refsync.zotero.embedded.checking import object_key, object_version
from refsync.zotero.embedded.collection_edits import edit_collection
from refsync.zotero.embedded.item_edits import edit_item
from refsync.zotero.embedded.objects import CHILD_TYPES, Collection, Item, new_key
from refsync.zotero.embedded.preconditions import agreed, check_in_batch, check_single
from refsync.zotero.embedded.refusal import FaultError, RefusedError
from refsync.zotero.embedded.store.database import savepoint
from refsync.zotero.embedded.store.library import LibraryStore

MOST_OBJECTS = 50


@dataclass(frozen=True, slots=True)
class Written:
    """An object after a write.

    Attributes:
        version: its version; that of the library before, where nothing changed.
        changed: whether the write changed it.
    """

    key: str
    version: int
    changed: bool


class Writer(Protocol):
    """Writes one kind of object."""

    @property
    def kind(self) -> str:
        """What it writes: "item" or "collection"."""

    def version(self, key: str) -> int | None:
        """The version of the object; None where it is not there."""

    def write(self, key: str, sent: Mapping[str, Any], *, whole: bool) -> Written:
        """Store what was sent; raises RefusedError."""


@dataclass(slots=True)
class Outcome:
    """What became of each object of a batch, by its place in it."""

    written: dict[int, Written] = field(default_factory=dict)
    failed: dict[int, RefusedError] = field(default_factory=dict)


def write_batch(
    library: LibraryStore, writer: Writer, sent: Sequence[object], *, library_checked: bool
) -> Outcome:
    """Write objects, new and known; one that fails leaves the others alone.

    Raises:
        RefusedError: there are too many.
        FaultError: the server would end here; what was written before stays.
    """
    if len(sent) > MOST_OBJECTS:
        raise RefusedError(413, f"Cannot add more than {MOST_OBJECTS} {writer.kind}s at a time")
    outcome = Outcome()
    for index, value in enumerate(sent):
        try:
            with savepoint(library.connection):
                outcome.written[index] = _write_one_of(
                    writer, index, value, library_checked=library_checked
                )
        except FaultError:
            raise
        except RefusedError as refused:
            outcome.failed[index] = refused
    return outcome


def write_single(
    writer: Writer, key: str, sent: object, *, whole: bool, expected: int | None
) -> Written:
    """Write the object that the address names.

    Args:
        writer: for its kind.
        key: in the address.
        sent: its properties.
        whole: what is not sent is emptied (PUT); otherwise it stays (PATCH).
        expected: the version in the header.

    Raises:
        RefusedError: the server's objection.
    """
    if not isinstance(sent, dict):
        raise RefusedError(400, "Uploaded data must be a JSON object")
    properties = editable(sent)
    version = agreed(expected, object_version(properties))
    check_single(writer.kind, version, writer.version(key), may_create=whole)
    return writer.write(key, properties, whole=whole)


def editable(sent: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of an object that was sent with or without its envelope."""
    data = sent.get("data")
    return data if isinstance(data, dict) else sent


def _write_one_of(writer: Writer, index: int, value: object, *, library_checked: bool) -> Written:
    if not isinstance(value, dict):
        raise RefusedError(
            400,
            f"Invalid value for index {index} in uploaded data; expected JSON {writer.kind} object",
        )
    sent = editable(value)
    key = object_key(writer.kind, sent)
    if key is None:
        return writer.write(new_key(), sent, whole=False)
    check_in_batch(
        writer.kind, object_version(sent), writer.version(key), library_checked=library_checked
    )
    return writer.write(key, sent, whole=False)


@dataclass(frozen=True, slots=True)
class ItemWriter:
    """Writes items; `user` is the one who writes, where the library tells (groups)."""

    library: LibraryStore
    user: int | None = None
    kind: str = "item"

    def version(self, key: str) -> int | None:
        """The version of the item; None where it is not there."""
        item = self.library.items.get(key)
        return item.version if item else None

    def write(self, key: str, sent: Mapping[str, Any], *, whole: bool) -> Written:
        """Store what was sent of an item.

        Raises:
            RefusedError: the item would not be one, or names what is not there.
        """
        before = self.library.items.get(key)
        edit = edit_item(key, before, sent, whole=whole, now=dates.now())
        after = self._at_home(edit.item, before)
        version = self.library.advance()  # an unchanged object counts, too
        if not edit.changed:
            return Written(key, version - 1, changed=False)
        self.library.items.put(replace(after, version=version))
        if before is None:
            self.library.forget_deleted("items", [key])
            self.library.forget_deleted("tags", [tag.name for tag in after.tags])
        return Written(key, version, changed=True)

    def _at_home(self, item: Item, before: Item | None) -> Item:
        """The item with the collections and the parent that it names, which have to be there."""
        for collection in item.collections:
            if not self.library.collections.rows([collection]):
                raise RefusedError(
                    409, f"Collection {collection} not found", {"collection": collection}
                )
        if item.parent is not None:
            self._check_parent(item.parent)
            if item.collections and (before is None or before.parent is not None):
                raise RefusedError(400, "Child items cannot be assigned to collections")
            item = replace(item, collections=())
        if self.user is None:
            return item
        return replace(item, created_by=item.created_by or self.user, modified_by=self.user)

    def _check_parent(self, key: str) -> None:
        parent = self.library.items.get(key)
        if parent is None:
            raise RefusedError(409, f"Parent item {key} not found", {"parentItem": key})
        if parent.type in CHILD_TYPES:
            raise RefusedError(
                409, "Parent item cannot be a note or attachment", {"parentItem": key}
            )


@dataclass(frozen=True, slots=True)
class CollectionWriter:
    """Writes collections."""

    library: LibraryStore
    kind: str = "collection"

    def version(self, key: str) -> int | None:
        """The version of the collection; None where it is not there."""
        collection = self.library.collections.get(key)
        return collection.version if collection else None

    def write(self, key: str, sent: Mapping[str, Any], *, whole: bool) -> Written:
        """Store what was sent of a collection.

        Raises:
            RefusedError: the collection would not be one, or its parent is not there.
            FaultError: it would be its own parent.
        """
        before = self.library.collections.get(key)
        after = edit_collection(key, before, sent, whole=whole)
        parent = self._parent(after)
        version = self.library.advance()  # an unchanged object counts, too
        if after == before:
            return Written(key, version - 1, changed=False)
        if parent and parent.key in self.library.collections.with_descendants([key]):
            self.library.collections.put(replace(parent, parent=None, version=version))
        self.library.collections.put(replace(after, version=version))
        if before is None:
            self.library.forget_deleted("collections", [key])
        return Written(key, version, changed=True)

    def _parent(self, collection: Collection) -> Collection | None:
        if collection.parent is None:
            return None
        if collection.parent == collection.key:
            raise FaultError
        parent = self.library.collections.get(collection.parent)
        if parent is None:
            raise RefusedError(
                409,
                f"Parent collection {collection.parent} not found",
                {"collection": collection.parent},
            )
        return parent
