"""Lists of all kinds: what has changed since a version, in order, a part of them, in one form."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from refsync.patterns import regex
from refsync.zotero.embedded.desktop.visits import LibraryVisit
from refsync.zotero.embedded.http import JSON, Request, Response
from refsync.zotero.embedded.refusal import RefusedError

TEXT = "text/plain"
ORDERS = (
    "dateAdded", "dateModified", "title", "creator", "itemType", "date", "publisher",
    "publicationTitle", "journalAbbreviation", "language", "accessDate", "libraryCatalog",
    "callNumber", "rights", "addedBy", "numItems",
)  # fmt: skip

_NUMBER = regex(r"\s*([+-]?[0-9]{1,15})")

Export = Callable[[Sequence[int], str], str]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is listed: its row, key and version; what is none of the library's objects has none."""

    row: int
    key: str = ""
    version: int = -1


@dataclass(frozen=True, slots=True)
class Shelf:
    """How one kind of object is put in order, shown, and exported.

    Attributes:
        order: gives what entries are compared by, for one of `ORDERS`; None leaves them as found.
        show: rows → the objects as JSON.
        export: rows and a format → text; None where there is no such format.
    """

    show: Callable[[Sequence[int]], list[dict[str, Any]]]
    order: Callable[[str, Sequence[Entry]], Mapping[int, Any] | None] = lambda _by, _entries: None
    export: Callable[[Sequence[int], str], str | None] = lambda _rows, _format: None


def list_answer(
    visit: LibraryVisit, entries: Sequence[Entry], shelf: Shelf, *, versioned: bool = True
) -> Response:
    """The list that a request asks for.

    Args:
        visit: the request.
        entries: all that there is to be listed.
        shelf: how they are shown.
        versioned: the library's version goes with it.

    Raises:
        RefusedError: the query asks for what there is not.
    """
    request = visit.request
    found = _ordered(request, _changed(request, entries), shelf)
    start = min(max(number(request.parameter("start")) or 0, 0), len(found))
    limit = max(number(request.parameter("limit")) or len(found) - start, 0)
    page = found[start : start + limit]
    headers = {
        "Total-Results": str(len(found)),
        "Link": _links(request, start, limit, len(found)),
    }
    version = visit.library.version if versioned else None
    return _answer(visit, headers, version, lambda: _formatted(request, page, shelf))


def one_answer(visit: LibraryVisit, entry: Entry, shelf: Shelf) -> Response:
    """One object by itself."""
    headers = {"Total-Results": "1", "Link": ""}
    return _answer(
        visit, headers, entry.version, lambda: _formatted_alone(visit.request, entry, shelf)
    )


def number(value: str | None) -> int | None:
    """The number that a text begins with, as JavaScript reads it."""
    found = _NUMBER.match(value or "")
    return int(found[1]) if found else None


def _answer(
    visit: LibraryVisit,
    headers: dict[str, str],
    version: int | None,
    body: Callable[[], tuple[str, str]],
) -> Response:
    if version is not None:
        headers |= {"Last-Modified-Version": str(version)}
        known = number(visit.request.headers.get("if-modified-since-version"))
        if known and version <= known:
            return Response(304, headers=headers)
    content_type, text = body()
    return Response(200, text.encode(), content_type, headers)


def _changed(request: Request, entries: Sequence[Entry]) -> Sequence[Entry]:
    stated = request.parameter("since")
    if stated is None:
        return entries
    since = number(stated)
    if since is None:
        raise RefusedError(400, f"Invalid 'since' value '{stated}'")
    return [entry for entry in entries if entry.version > since] if since else entries


def _ordered(request: Request, entries: Sequence[Entry], shelf: Shelf) -> Sequence[Entry]:
    if len(entries) < 2:
        return entries
    by = request.parameter("sort") or "dateModified"
    if by not in ORDERS:
        raise RefusedError(400, f"Invalid 'sort' value '{by}'")
    direction = request.parameter("direction")
    if direction not in (None, "asc", "desc"):
        raise RefusedError(400, f"Invalid 'direction' value '{direction}'")
    ranks = shelf.order(by, entries)
    if ranks is None:
        return entries
    descending = direction == "desc" if direction else by.startswith("date")
    return sorted(entries, key=lambda entry: ranks[entry.row], reverse=descending)


def _formatted(request: Request, page: Sequence[Entry], shelf: Shelf) -> tuple[str, str]:
    format_ = request.parameter("format") or "json"
    if format_ == "keys":
        return TEXT, "\n".join(entry.key for entry in page)
    if format_ == "versions":
        return JSON, json.dumps({entry.key: entry.version for entry in page})
    rows = [entry.row for entry in page]
    if format_ == "json":
        return JSON, _dumps(_included(request, rows, shelf))
    return TEXT, _exported(format_, rows, shelf)


def _formatted_alone(request: Request, entry: Entry, shelf: Shelf) -> tuple[str, str]:
    format_ = request.parameter("format") or "json"
    if format_ in ("keys", "versions"):
        raise RefusedError(400, f"Only multi-object requests can output {format_}")
    if format_ == "json":
        return JSON, _dumps(_included(request, [entry.row], shelf)[0])
    return TEXT, _exported(format_, [entry.row], shelf)


def _included(request: Request, rows: Sequence[int], shelf: Shelf) -> list[dict[str, Any]]:
    """The objects with what `include` names; what it names and isn't known is passed over."""
    parts = (request.parameter("include") or "data").split(",")
    shown = shelf.show(rows)
    if "data" not in parts:
        shown = [{name: one[name] for name in one if name != "data"} for one in shown]
    texts = [{part: shelf.export([row], part) for part in parts} for row in rows]
    return [
        one | {part: text for part, text in more.items() if text is not None}
        for one, more in zip(shown, texts, strict=True)
    ]


def _exported(format_: str, rows: Sequence[int], shelf: Shelf) -> str:
    if format_ == "atom":
        raise RefusedError(501, "Local API does not support Atom output")
    text = shelf.export(rows, format_)
    if text is None:
        raise RefusedError(400, f"Invalid 'format' value '{format_}'")
    return text


def _links(request: Request, start: int, limit: int, total: int) -> str:
    """The Link header: the first, previous, last and next page."""
    links: dict[str, int] = {}
    if start:
        links |= {"first": 0, "prev": max(start - limit, 0)}
    if not start and limit >= total:
        links["last"] = 0
    elif limit:
        links["last"] = total - limit if start >= total else (total - 1) // limit * limit
        if start + limit < total:
            links["next"] = start + limit
    return ", ".join(f'<{_address(request, at)}>; rel="{rel}"' for rel, at in links.items())


def _address(request: Request, start: int) -> str:
    query = [(name, value) for name, value in request.query if name != "start"]
    query += [("start", str(start))] if start > 0 else []
    written = f"?{urlencode(query)}" if query else ""
    return f"{request.origin}{quote(request.path)}{written}"


def _dumps(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=4)
