"""Keys and groups."""

from __future__ import annotations

from refsync.zotero.embedded.accounts import ApiKey, Group
from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.rendering import group_json
from refsync.zotero.embedded.store.library import LibraryStore
from refsync.zotero.embedded.store.queries import ItemSelection, Page, find_items
from refsync.zotero.embedded.visits import Visit, account_id


def current_key(visit: Visit) -> Response:
    """What the key of the request may do."""
    if visit.key is None:
        raise RefusedError(403, "Forbidden")
    return _described(visit.key)


def named_key(visit: Visit, name: str) -> Response:
    """What the key in the address may do."""
    key = visit.accounts.key(name)
    if key is None:
        raise RefusedError(404, f"Key '{name}' not found")
    return _described(key)


def users_groups(visit: Visit, user: str) -> Response:
    """The groups of a user, as far as the key opens them."""
    id_ = account_id("user", user)
    if visit.accounts.user(id_) is None:
        raise RefusedError(404, f"User {user} not found")
    groups = [g for g in visit.accounts.groups() if g.has_member(id_) and _opens(visit, g)]
    headers = {
        "Total-Results": str(len(groups)),
        "Link": f'<https://www.zotero.org/users/{user}/groups>; rel="alternate"',
    }
    if visit.request.parameter("format") == "versions":
        return Response.json({str(group.id): 1 for group in groups}, headers)
    return Response.json([_shown(visit, group) for group in groups], headers)


def get_group(visit: Visit, name: str) -> Response:
    """A group that the key opens."""
    group = visit.accounts.group(account_id("group", name))
    if group is None or not _opens(visit, group):
        raise RefusedError(404, "Not found")
    return Response.json(_shown(visit, group), {"Last-Modified-Version": "1"})


def _described(key: ApiKey) -> Response:
    return Response.json(
        {
            "key": key.key,
            "userID": key.user.id,
            "username": key.user.username,
            "displayName": key.user.display_name,
            "access": key.access,
        }
    )


def _opens(visit: Visit, group: Group) -> bool:
    return group.is_public or (visit.key is not None and visit.key.may_read_group(group))


def _shown(visit: Visit, group: Group) -> dict[str, object]:
    library = LibraryStore(visit.connection, "group", group.id)
    page = Page("dateModified", limit=0)
    items = find_items(visit.connection, ItemSelection(library.row), page).total
    user = visit.key.user.id if visit.key else None
    return group_json(group, visit.request.origin, user, items)
