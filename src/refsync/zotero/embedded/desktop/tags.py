"""Tags at the desktop: lists of them, and deleting them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sqlite3 import Row

from refsync.zotero.embedded.desktop.items import Select, narrowed
from refsync.zotero.embedded.desktop.listing import Entry, Shelf, list_answer
from refsync.zotero.embedded.desktop.preconditions import required_version
from refsync.zotero.embedded.desktop.visits import LibraryVisit
from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.parameters import alternatives
from refsync.zotero.embedded.preconditions import check_library
from refsync.zotero.embedded.refusal import FaultError
from refsync.zotero.embedded.store.queries import ItemSelection, Page, TagSelection, find_tags


def list_item_tags(select: Select) -> Callable[..., Response]:
    """The answer that lists the tags of a selection of items."""

    def answer(visit: LibraryVisit, *names: str) -> Response:
        selection = narrowed(visit, select(visit, *names), tag="itemTag")
        part = visit.request.parameter("q") or ""
        at_start = visit.request.parameter("qmode") == "startsWith"
        rows = [row for row in _find(visit, selection) if _holds(row["name"], part, at_start)]
        return _answer(visit, rows)

    return answer


def list_tags(visit: LibraryVisit) -> Response:
    """All tags of the library."""
    return _answer(visit, _find(visit, _everywhere(visit)))


def get_tag(visit: LibraryVisit, name: str) -> Response:
    """The tag of a name.

    Raises:
        FaultError: there is none.
    """
    rows = _find(visit, _everywhere(visit), name)
    if not rows:
        raise FaultError
    return _answer(visit, rows)


def delete_tags(visit: LibraryVisit) -> Response:
    """Take the tags that the query names off all items."""
    check_library(required_version(visit.request), visit.library.version)
    names = alternatives(visit.request.parameter("tag") or "")
    if any(_find(visit, _everywhere(visit), name) for name in names):
        visit.library.tags.delete(names, visit.library.advance())
    return Response(204, headers={"Last-Modified-Version": str(visit.library.version)})


def _everywhere(visit: LibraryVisit) -> ItemSelection:
    return ItemSelection(visit.library.row, trash=None)


def _find(visit: LibraryVisit, items: ItemSelection, name: str | None = None) -> list[Row]:
    return find_tags(visit.connection, TagSelection(items, name=name), Page("title")).rows


def _holds(name: str, part: str, at_start: bool) -> bool:
    return name.startswith(part) if at_start else part in name


def _answer(visit: LibraryVisit, rows: Sequence[Row]) -> Response:
    tags = {row["id"]: visit.view.tag(row["name"], row["type"], row["uses"]) for row in rows}
    shelf = Shelf(show=lambda chosen: [tags[row] for row in chosen])
    return list_answer(visit, [Entry(row["id"]) for row in rows], shelf)
