"""Writes and deletes, the same for items and collections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.objects import is_key
from refsync.zotero.embedded.parameters import keys
from refsync.zotero.embedded.preconditions import check_delete, check_library
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.routes.answers import Show, versioned
from refsync.zotero.embedded.visits import LibraryVisit
from refsync.zotero.embedded.writing import Outcome, Writer, write_batch, write_single

_PRECONDITION = "If-Unmodified-Since-Version"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of object of a library: how it is found, shown, written and deleted."""

    writer: Writer
    rows: Callable[[Iterable[str]], Sequence[int]]
    show: Show
    delete: Callable[[Iterable[str]], list[str]]


ShelfOf = Callable[[LibraryVisit], Shelf]


def post_batch(shelf_of: ShelfOf) -> Callable[..., Response]:
    """Write a batch of objects."""

    def answer(visit: LibraryVisit) -> Response:
        shelf = shelf_of(visit)
        expected = visit.request.version_header(_PRECONDITION)
        check_library(expected, visit.library.version)
        sent = visit.request.json()
        if not isinstance(sent, list):
            raise RefusedError(400, "Uploaded data must be a JSON array")
        outcome = write_batch(
            visit.library, shelf.writer, sent, library_checked=expected is not None
        )
        return _batch_answer(visit, shelf, outcome)

    return answer


def write_one(shelf_of: ShelfOf, *, whole: bool) -> Callable[..., Response]:
    """Write the object that the address names: as a whole, or some of its properties."""

    def answer(visit: LibraryVisit, key: str) -> Response:
        if not is_key(key):
            raise RefusedError(404, "Not found")
        expected = visit.request.version_header(_PRECONDITION)
        written = write_single(
            shelf_of(visit).writer, key, visit.request.json(), whole=whole, expected=expected
        )
        return versioned(Response(204), written.version)

    return answer


def delete_one(shelf_of: ShelfOf) -> Callable[..., Response]:
    """Delete the object that the address names, and what belongs to it."""

    def answer(visit: LibraryVisit, key: str) -> Response:
        shelf = shelf_of(visit)
        expected = visit.request.version_header(_PRECONDITION)
        check_delete(shelf.writer.kind, expected, shelf.writer.version(key))
        return _delete(visit, shelf, [key])

    return answer


def delete_listed(shelf_of: ShelfOf) -> Callable[..., Response]:
    """Delete the objects that the query lists, and what belongs to them."""

    def answer(visit: LibraryVisit) -> Response:
        shelf = shelf_of(visit)
        expected = visit.request.version_header(_PRECONDITION)
        check_library(expected, visit.library.version)
        return _delete(visit, shelf, keys(visit.request, f"{shelf.writer.kind}Key"))

    return answer


def _delete(visit: LibraryVisit, shelf: Shelf, chosen: Iterable[str]) -> Response:
    version = visit.library.advance()
    visit.library.log_deleted(f"{shelf.writer.kind}s", shelf.delete(chosen), version)
    return versioned(Response(204), version)


def _batch_answer(visit: LibraryVisit, shelf: Shelf, outcome: Outcome) -> Response:
    changed = {str(i): w.key for i, w in outcome.written.items() if w.changed}
    rows = shelf.rows(dict.fromkeys(changed.values()))
    shown: Mapping[str, Any] = {one["key"]: one for one in shelf.show(rows)}
    body = {
        "successful": {index: shown[key] for index, key in changed.items()},
        "success": changed,
        "unchanged": {str(i): w.key for i, w in outcome.written.items() if not w.changed},
        "failed": {str(i): refused.as_json() for i, refused in outcome.failed.items()},
    }
    last_failed = max(outcome.failed, default=-1) > max(outcome.written, default=-1)
    return versioned(Response.json(body, clean=not last_failed), visit.library.version)
