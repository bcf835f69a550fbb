"""Groups at the desktop, and what it never holds here: settings, searches, files, full texts."""

from __future__ import annotations

from typing import Any

from refsync.zotero.embedded.accounts import Group
from refsync.zotero.embedded.desktop.listing import Entry, Shelf, list_answer, number, one_answer
from refsync.zotero.embedded.desktop.rendering import group_json
from refsync.zotero.embedded.desktop.visits import LibraryVisit
from refsync.zotero.embedded.http import Response, natural
from refsync.zotero.embedded.objects import LINKED
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.store.library import LibraryStore
from refsync.zotero.embedded.store.queries import ItemSelection, Page, find_items

_VERSION = 1


def list_groups(visit: LibraryVisit) -> Response:
    """The groups that the user belongs to."""
    groups = {group.id: group for group in visit.accounts.groups()}
    shelf = Shelf(show=lambda ids: [_shown(visit, groups[id_]) for id_ in ids])
    entries = [Entry(id_, str(id_), _VERSION) for id_ in groups]
    return list_answer(visit, entries, shelf, versioned=False)


def get_group(visit: LibraryVisit, name: str = "") -> Response:
    """The group of a library, or one that the user belongs to."""
    group = visit.accounts.group((natural(name) or 0) if name else visit.library.owner)
    if group is None:
        raise RefusedError(404, "Not found")
    shelf = Shelf(show=lambda _: [_shown(visit, group)])
    return one_answer(visit, Entry(group.id, str(group.id), _VERSION), shelf)


def no_settings(_: LibraryVisit) -> Response:
    """The settings: the desktop shows none."""
    return Response.json({})


def no_full_text(visit: LibraryVisit) -> Response:
    """The versions of full texts: none."""
    since = visit.request.parameter("since")
    if number(since) is None:
        raise RefusedError(400, f"Invalid 'since' value '{'null' if since is None else since}'")
    return Response.json({})


def no_file(visit: LibraryVisit, key: str) -> Response:
    """The file of an item: there is none."""
    item = visit.library.items.get(key)
    if item is None or item.attachment.get("linkMode") not in (None, *LINKED):
        raise RefusedError(404, "Not found")
    raise RefusedError(400, f"Not a file attachment: {key}")


def no_searches(visit: LibraryVisit) -> Response:
    """The saved searches: none."""
    return list_answer(visit, [], Shelf(show=lambda _: []))


def not_there(*_: object) -> Response:
    """A saved search, or a full text: there is none."""
    raise RefusedError(404, "Not found")


def _shown(visit: LibraryVisit, group: Group) -> dict[str, Any]:
    store = LibraryStore(visit.connection, "group", group.id)
    page = Page("dateModified", limit=0)
    items = find_items(visit.connection, ItemSelection(store.row), page).total
    return group_json(group, _VERSION, items)
