"""Tags: lists of them, and deleting them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.parameters import alternatives, listing
from refsync.zotero.embedded.preconditions import check_library
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.routes.answers import listed, not_modified, versioned
from refsync.zotero.embedded.routes.items import Select, all_items
from refsync.zotero.embedded.store.queries import TAG_ORDERS, TagSelection, find_tags
from refsync.zotero.embedded.text import fold
from refsync.zotero.embedded.visits import LibraryVisit


def list_tags(select: Select) -> Callable[..., Response]:
    """The answer that lists the tags of a selection of items."""

    def answer(visit: LibraryVisit, *names: str) -> Response:
        selection = TagSelection(
            select(visit, *names),
            part=fold(visit.request.parameter("q") or ""),
            at_start=(visit.request.parameter("qmode") or "").casefold() == "startswith",
        )
        return Response(304) if not_modified(visit) else _answer(visit, selection)

    return answer


def get_tag(visit: LibraryVisit, name: str) -> Response:
    """The tags of one name: there may be one of each type."""
    response = _answer(visit, TagSelection(replace(all_items(visit), trash=None), name=name))
    if response.headers["Total-Results"] == "0":
        raise RefusedError(404, "Not found")
    return response


def delete_tags(visit: LibraryVisit) -> Response:
    """Take the tags that the query names off all items."""
    expected = visit.request.version_header("If-Unmodified-Since-Version")
    if expected is None:
        raise RefusedError(428, "If-Unmodified-Since-Version not provided")
    check_library(expected, visit.library.version)
    version = visit.library.advance()
    names = alternatives(visit.request.parameter("tag") or "")
    visit.library.log_deleted("tags", visit.library.tags.delete(names, version), version)
    return versioned(Response(204), version)


def _answer(visit: LibraryVisit, selection: TagSelection) -> Response:
    form = listing(visit.request, TAG_ORDERS)
    found = find_tags(visit.connection, selection, form.page)
    tags = [visit.view.tag(row["name"], row["type"], row["uses"]) for row in found.rows]
    return listed(visit, Response.json(tags), form.page, found.total)
