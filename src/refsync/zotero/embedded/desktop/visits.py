"""Who asks for what at the desktop, and whether they may: what every handler starts from."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from refsync.zotero.embedded.accounts import DESKTOP_USER, Group
from refsync.zotero.embedded.desktop.instance import Instance
from refsync.zotero.embedded.desktop.rendering import View
from refsync.zotero.embedded.http import Request, natural
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.store.accounts import Accounts
from refsync.zotero.embedded.store.library import LibraryStore

_BEARER = "Bearer "
_AUTHORIZE = "/api/local/authorize"
_KEY_REQUIRED = "API key required -- POST /api/local/authorize to obtain one"


@dataclass(frozen=True, slots=True)
class Visit:
    """A request to a running Zotero; `body` is what was sent, read by its content type."""

    request: Request
    connection: sqlite3.Connection
    instance: Instance
    body: Any

    @property
    def accounts(self) -> Accounts:
        """The keys and groups."""
        return Accounts(self.connection)


@dataclass(frozen=True, slots=True)
class LibraryVisit(Visit):
    """A request for one library."""

    library: LibraryStore
    view: View


class NoKeyError(RefusedError):
    """A write without a local key, or with one that is none (any more)."""

    def __init__(self, *, sent: bool) -> None:
        if sent:
            super().__init__(401, "Invalid or expired API key")
        else:
            challenge = {"WWW-Authenticate": 'Zotero-API-Key realm="Zotero Local API"'}
            super().__init__(401, _KEY_REQUIRED, headers=challenge)


def check_entry(visit: Visit) -> None:
    """See to it that a request is for this Zotero, and may write if it does.

    Raises:
        RefusedError: it is not, or may not.
    """
    desktop, request = visit.instance.desktop, visit.request
    if not desktop.enabled:
        raise RefusedError(403, "Local API is not enabled")
    _check_api_version(request)
    named = request.headers.get("zotero-server-id")
    if named is None and request.is_write:
        raise RefusedError(428, "Zotero-Server-ID not provided")
    if named not in (None, desktop.server_id):
        raise RefusedError(412, "Zotero-Server-ID does not match this server")
    if request.is_write and request.path != _AUTHORIZE:
        _check_key(visit)


def inside(visit: Visit, kind: str, owner: str) -> LibraryVisit:
    """The visit to the library of the user or of a group.

    Raises:
        RefusedError: there is no such library, or it may only be read.
    """
    if kind == "user":
        _check_user(visit.instance, owner)
        store = LibraryStore(visit.connection, "user", DESKTOP_USER.id)
        view = View("user", DESKTOP_USER.id, DESKTOP_USER.display_name)
    else:
        group = visit.accounts.group(natural(owner) or 0)
        if group is None:
            raise RefusedError(404, "Not found")
        if visit.request.is_write and not may_edit(group):
            raise RefusedError(403, "Write access denied")
        store = LibraryStore(visit.connection, "group", group.id)
        view = View("group", group.id, str(group.data["name"]))
    return LibraryVisit(visit.request, visit.connection, visit.instance, visit.body, store, view)


def may_edit(group: Group) -> bool:
    """Whether the user may write to a group's library."""
    return group.data["libraryEditing"] == "members" or group.has_admin(DESKTOP_USER.id)


def _check_api_version(request: Request) -> None:
    stated = request.headers.get("zotero-api-version") or request.parameter("v") or "3"
    version = natural(stated)
    if version != 3 and request.path != "/api/":
        shown = "NaN" if version is None else version
        raise RefusedError(501, f"API version not implemented: {shown}")


def _check_key(visit: Visit) -> None:
    headers = visit.request.headers
    authorization = headers.get("authorization", "")
    bearer = authorization.removeprefix(_BEARER) if authorization.startswith(_BEARER) else None
    sent = headers.get("zotero-api-key") or bearer or visit.request.parameter("key")
    if not sent:
        raise NoKeyError(sent=False)
    if visit.accounts.key(sent) is None and not visit.instance.spend(sent):
        raise NoKeyError(sent=True)


def _check_user(instance: Instance, owner: str) -> None:
    account = instance.desktop.user_id
    if natural(owner) in {DESKTOP_USER.id, DESKTOP_USER.id if account is None else account}:
        return
    other = f" or {account}" if account else ""
    raise RefusedError(
        400, f"Only data for the logged-in user is available locally -- use userID 0{other}"
    )
