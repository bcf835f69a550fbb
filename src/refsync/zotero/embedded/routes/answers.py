"""Answers that lists of all kinds share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from refsync.zotero.embedded.http import TEXT, Response
from refsync.zotero.embedded.parameters import Listing, page_links
from refsync.zotero.embedded.store.queries import Found, Page
from refsync.zotero.embedded.visits import LibraryVisit

Show = Callable[[Sequence[int]], list[dict[str, Any]]]


def not_modified(visit: LibraryVisit) -> bool:
    """Whether the library has not changed since the version that the client has."""
    known = visit.request.version_header("If-Modified-Since-Version")
    return known is not None and known >= visit.library.version


def objects_answer(visit: LibraryVisit, found: Found, form: Listing, show: Show) -> Response:
    """Objects as keys, as versions by key, or shown in full."""
    if form.format == "keys":
        body = "".join(f"{row['key']}\n" for row in found.rows) or "\n"
        response = Response(200, body.encode(), TEXT)
    elif form.format == "versions":
        response = Response.json({row["key"]: row["version"] for row in found.rows})
    else:
        response = Response.json(show([row["id"] for row in found.rows]))
    return listed(visit, response, form.page, found.total)


def listed(visit: LibraryVisit, response: Response, page: Page, total: int) -> Response:
    """The answer with the headers of a page of a list."""
    alternate = "https://www.zotero.org" + quote(visit.request.path)
    headers = {
        "Last-Modified-Version": str(visit.library.version),
        "Total-Results": str(total),
        "Link": page_links(visit.request, page, total, alternate),
    }
    return replace(response, headers=headers)


def versioned(response: Response, version: int) -> Response:
    """The answer with the version of the object, or of the library."""
    return replace(response, headers={"Last-Modified-Version": str(version)})
