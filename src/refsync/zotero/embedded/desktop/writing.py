"""Writes and deletes at the desktop, the same for items and collections.

Each object gets a version of its own, and one that fails leaves the others alone. Of an item that
fails what was set before stays in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from refsync.zotero.embedded import dates
from refsync.zotero.embedded.desktop import collections, items
from refsync.zotero.embedded.desktop.item_edits import (
    HalfDoneError,
    Surroundings,
    edit_item,
    emptied,
    known_type,
    new_item,
)
from refsync.zotero.embedded.desktop.listing import Shelf
from refsync.zotero.embedded.desktop.preconditions import (
    check_batched,
    check_header,
    check_one,
    library_version,
    required_version,
)
from refsync.zotero.embedded.desktop.thrown import ThrownError
from refsync.zotero.embedded.desktop.visits import LibraryVisit
from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.objects import CHILD_TYPES, Collection, Item, is_key, new_key
from refsync.zotero.embedded.preconditions import check_library
from refsync.zotero.embedded.refusal import FaultError, RefusedError
from refsync.zotero.embedded.store.database import savepoint

MOST_OBJECTS = 50


class Writer(Protocol):
    """Writes one kind of object."""

    @property
    def kind(self) -> str:
        """What it writes: "item" or "collection"."""

    @property
    def shelf(self) -> Shelf:
        """How it is shown."""

    def version(self, key: str) -> int | None:
        """The version of the object; None where it is not there."""

    def rows(self, keys: Iterable[str]) -> list[int]:
        """Where the objects are stored."""

    def create(self, sent: Mapping[str, Any]) -> str:
        """Store a new object; its key."""

    def check_new(self, sent: Mapping[str, Any]) -> None:
        """Refuse what could not even be made under a key of Zotero's own."""

    def change(self, key: str, sent: Mapping[str, Any], *, whole: bool) -> bool:
        """Store what was sent of an object; whether that changed anything."""

    def delete(self, key: str) -> None:
        """Delete an object, and what belongs to it."""


WriterOf = Callable[[LibraryVisit], Writer]


def post_batch(writer_of: WriterOf) -> Callable[..., Response]:
    """Write a batch of objects."""

    def answer(visit: LibraryVisit) -> Response:
        writer = writer_of(visit)
        token = visit.request.headers.get("zotero-write-token")
        if token is not None:
            visit.instance.check_token(token)
        sent = _batch(writer.kind, visit.body)
        expected = library_version(visit.request)
        check_library(expected, visit.library.version)
        if token is not None:
            visit.instance.use_token(token)
        outcome = _Outcome()
        for index, one in enumerate(sent):
            outcome.take(writer, visit, index, one, library_checked=expected is not None)
        return _versioned(visit, Response.json(outcome.as_json(writer)))

    return answer


def write_one(writer_of: WriterOf, *, whole: bool) -> Callable[..., Response]:
    """Write the object that the address names: as a whole, or some of its properties.

    Raises:
        FaultError: the program gets no answer to what is refused this way.
    """

    def answer(visit: LibraryVisit, key: str) -> Response:
        writer, sent = writer_of(visit), visit.body
        _check_key(key)
        if not isinstance(sent, dict):
            raise RefusedError(400, "Uploaded data must be a JSON object")
        found = writer.version(key)
        check_one(writer.kind, library_version(visit.request), sent.get("version"), found)
        try:
            if found is None:
                writer.check_new(sent)
                raise FaultError
            writer.change(key, sent, whole=whole)
        except ThrownError:
            raise FaultError from None
        return _versioned(visit, Response(204))

    return answer


def delete_one(writer_of: WriterOf) -> Callable[..., Response]:
    """Delete the object that the address names, and what belongs to it."""

    def answer(visit: LibraryVisit, key: str) -> Response:
        writer = writer_of(visit)
        _check_key(key)
        expected = required_version(visit.request)
        found = writer.version(key)
        if found is None:
            raise RefusedError(404, "Not found")
        check_header(writer.kind, expected, found)
        writer.delete(key)
        return _versioned(visit, Response(204))

    return answer


def delete_listed(writer_of: WriterOf) -> Callable[..., Response]:
    """Delete the objects that the query lists, and what belongs to them."""

    def answer(visit: LibraryVisit) -> Response:
        writer = writer_of(visit)
        parameter = f"{writer.kind}Key"
        expected = required_version(visit.request)
        stated = visit.request.parameter(parameter)
        if not stated:
            raise RefusedError(400, f"'{parameter}' not provided")
        keys = stated.split(",")
        if len(keys) > MOST_OBJECTS:
            raise RefusedError(413, f"Cannot delete more than {MOST_OBJECTS} objects at a time")
        for key in keys:
            _check_key(key)
        check_library(expected, visit.library.version)
        for key in keys:
            if writer.version(key) is not None:
                writer.delete(key)
        return _versioned(visit, Response(204))

    return answer


class _Outcome:
    """What became of each object of a batch, by its place in it."""

    def __init__(self) -> None:
        self.changed: dict[str, str] = {}
        self.unchanged: dict[str, str] = {}
        self.failed: dict[str, dict[str, Any]] = {}

    def take(
        self,
        writer: Writer,
        visit: LibraryVisit,
        index: int,
        sent: object,
        *,
        library_checked: bool,
    ) -> None:
        """Write one object."""
        key = sent.get("key") if isinstance(sent, dict) else None
        try:
            with savepoint(visit.connection):
                if not isinstance(sent, dict):
                    raise RefusedError(
                        400,
                        f"Invalid value for index {index} in uploaded data;"
                        f" expected JSON {writer.kind} object",
                    )
                key, changed = _write_one_of(writer, sent, library_checked=library_checked)
            (self.changed if changed else self.unchanged)[str(index)] = key
        except RefusedError as refused:
            self.failed[str(index)] = {
                "key": key if isinstance(key, str) else "",
                "code": refused.code,
                "message": refused.message,
            }

    def as_json(self, writer: Writer) -> dict[str, Any]:
        """The answer."""
        shown = writer.shelf.show(writer.rows(dict.fromkeys(self.changed.values())))
        by_key = {one["key"]: one for one in shown}
        return {
            "successful": {index: by_key[key] for index, key in self.changed.items()},
            "success": self.changed,
            "unchanged": self.unchanged,
            "failed": self.failed,
        }


def _batch(kind: str, sent: object) -> list[Any]:
    if sent is None:
        raise RefusedError(400, "Empty request body")
    if not isinstance(sent, list):
        raise RefusedError(400, "Uploaded data must be a JSON array")
    if not sent:
        raise RefusedError(400, f"No {kind}s provided")
    if len(sent) > MOST_OBJECTS:
        raise RefusedError(413, f"Cannot add more than {MOST_OBJECTS} {kind}s at a time")
    return sent


def _write_one_of(
    writer: Writer, sent: Mapping[str, Any], *, library_checked: bool
) -> tuple[str, bool]:
    key = sent.get("key")
    if key is None:
        return writer.create(sent), True
    _check_key(key)
    found = writer.version(key)
    check_batched(writer.kind, sent.get("version"), found, library_checked=library_checked)
    return key, writer.change(key, sent, whole=False)


def _check_key(key: object) -> None:
    if not is_key(key):
        raise RefusedError(400, f"Invalid key: '{key}'")


def _versioned(visit: LibraryVisit, response: Response) -> Response:
    return replace(response, headers={"Last-Modified-Version": str(visit.library.version)})


@dataclass(frozen=True, slots=True)
class ItemWriter:
    """Writes items."""

    visit: LibraryVisit
    kind: str = "item"

    @property
    def shelf(self) -> Shelf:
        """How they are shown."""
        return items.shelf(self.visit)

    def rows(self, keys: Iterable[str]) -> list[int]:
        """Where they are stored."""
        return self.visit.library.items.rows(keys)

    def version(self, key: str) -> int | None:
        """The version of the item; None where it is not there."""
        item = self.visit.library.items.get(key)
        return item.version if item else None

    def check_new(self, sent: Mapping[str, Any]) -> None:
        """Refuse an item without a type."""
        if sent.get("itemType") is None:
            raise RefusedError(400, "itemType property not provided")

    def create(self, sent: Mapping[str, Any]) -> str:
        """Store a new item; its key."""
        self.check_new(sent)
        type_ = known_type(sent["itemType"], "Unknown itemType")
        item = edit_item(new_item(new_key(), type_, dates.now()), sent, self._around())
        self._put(item)
        return item.key

    def change(self, key: str, sent: Mapping[str, Any], *, whole: bool) -> bool:
        """Store what was sent of an item; whether that changed anything.

        Raises:
            HalfDoneError: part of it was refused; the rest stays in memory.
            RefusedError: it has no type.
        """
        library, unsaved = self.visit.library, self.visit.instance.unsaved
        stored = library.items.get(key)
        assert stored is not None  # noqa: S101 - its version was compared
        base = unsaved.get((library.row, key), stored)
        if whole:
            known_type(sent.get("itemType", "undefined"), "Unknown item type")
            base = emptied(base)
        if sent.get("itemType") is not None:
            known_type(sent["itemType"], "Unknown item type")
        try:
            item = edit_item(base, sent, self._around())
        except HalfDoneError as half_done:
            unsaved[library.row, key] = half_done.item
            raise
        was_unsaved = unsaved.pop((library.row, key), None) is not None
        if item == stored and not was_unsaved:
            return False
        filed = replace(item, collections=stored.collections) == stored
        if item.modified == stored.modified and not filed:
            item = replace(item, modified=dates.now())
        self._put(item)
        return True

    def delete(self, key: str) -> None:
        """Delete an item and its children."""
        library = self.visit.library
        for gone in library.items.delete([key]):
            self.visit.instance.unsaved.pop((library.row, gone), None)
        library.advance()

    def _put(self, item: Item) -> None:
        library = self.visit.library
        library.items.put(replace(item, version=library.advance()))

    def _around(self) -> Surroundings:
        library = self.visit.library

        def is_parent(key: str) -> bool:
            parent = library.items.get(key)
            return parent is not None and parent.type not in CHILD_TYPES

        return Surroundings(lambda key: bool(library.collections.rows([key])), is_parent)


@dataclass(frozen=True, slots=True)
class CollectionWriter:
    """Writes collections."""

    visit: LibraryVisit
    kind: str = "collection"

    @property
    def shelf(self) -> Shelf:
        """How they are shown."""
        return collections.shelf(self.visit)

    def rows(self, keys: Iterable[str]) -> list[int]:
        """Where they are stored."""
        return self.visit.library.collections.rows(keys)

    def version(self, key: str) -> int | None:
        """The version of the collection; None where it is not there."""
        collection = self.visit.library.collections.get(key)
        return collection.version if collection else None

    def check_new(self, sent: Mapping[str, Any]) -> None:
        """Refuse a collection without a name."""
        if not _text(sent.get("name")):
            raise ThrownError("'name' property not provided for collection")

    def create(self, sent: Mapping[str, Any]) -> str:
        """Store a new collection; its key."""
        self.check_new(sent)
        collection = self._edited(Collection(new_key(), ""), sent)
        self._put(collection)
        return collection.key

    def change(self, key: str, sent: Mapping[str, Any], *, whole: bool) -> bool:
        """Store what was sent of a collection; whether that changed anything."""
        stored = self.visit.library.collections.get(key)
        assert stored is not None  # noqa: S101 - its version was compared
        if whole:
            self.check_new(sent)
        after = self._edited(replace(stored, parent=None) if whole else stored, sent)
        if after == stored:
            return False
        self._put(after)
        return True

    def delete(self, key: str) -> None:
        """Delete a collection and those in it; their items stay."""
        self.visit.library.collections.delete([key])
        self.visit.library.advance()

    def _put(self, collection: Collection) -> None:
        library = self.visit.library
        library.collections.put(replace(collection, version=library.advance()))

    def _edited(self, before: Collection, sent: Mapping[str, Any]) -> Collection:
        return replace(
            before,
            name=_text(sent.get("name")) or before.name,
            parent=self._parent(sent["parentCollection"])
            if "parentCollection" in sent
            else before.parent,
            trashed=bool(sent.get("deleted", before.trashed)),
        )

    def _parent(self, key: object) -> str | None:
        if not key:
            return None
        if not isinstance(key, str) or not is_key(key):
            raise ThrownError("key is not valid")
        if not self.rows([key]):
            raise ThrownError(f"Cannot set parent to invalid collection {key}")
        return key


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
