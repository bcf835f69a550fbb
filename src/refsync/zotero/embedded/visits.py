"""Who asks for what, and whether they may: what every route starts from."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from refsync.zotero.embedded.accounts import ApiKey
from refsync.zotero.embedded.http import Request, natural
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.rendering import LibraryView, group_page
from refsync.zotero.embedded.store.accounts import Accounts
from refsync.zotero.embedded.store.library import Kind, LibraryStore

_BEARER = "Bearer "


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, and the key it came with."""

    request: Request
    connection: sqlite3.Connection
    key: ApiKey | None

    @property
    def accounts(self) -> Accounts:
        """The users, keys and groups."""
        return Accounts(self.connection)


@dataclass(frozen=True, slots=True)
class LibraryVisit(Visit):
    """A request for a library that the key opens."""

    library: LibraryStore
    view: LibraryView

    @property
    def sees_notes(self) -> bool:
        """Whether notes are shown."""
        return self.key is None or self.key.sees_notes(self.library.kind)


def identified(request: Request, connection: sqlite3.Connection) -> Visit:
    """The visit of whoever the request's key belongs to.

    Raises:
        RefusedError: there is no such key, or none where one is needed.
    """
    sent = _sent_key(request)
    key = Accounts(connection).key(sent) if sent else None
    if sent and key is None:
        raise RefusedError(403, "Invalid key")
    return Visit(request, connection, key)


def admitted(visit: Visit, kind: Kind, owner: str) -> LibraryVisit:
    """The visit to the library of a user or group.

    Raises:
        RefusedError: there is no such library, or the key doesn't open it.
    """
    if visit.request.is_write and visit.key is None:
        raise RefusedError(403, "An API key is required for write requests.")
    id_ = account_id(kind, owner)
    view = _user_view(visit, id_) if kind == "user" else _group_view(visit, id_)
    library = LibraryStore(visit.connection, kind, id_)
    return LibraryVisit(visit.request, visit.connection, visit.key, library, view)


def account_id(kind: Kind, written: str) -> int:
    """The id of a user or group, as an address has it."""
    id_ = natural(written)
    if id_ is None:
        raise RefusedError(400, f"Invalid {kind} ID")
    return id_


def _sent_key(request: Request) -> str | None:
    authorization = request.headers.get("authorization", "")
    bearer = authorization[len(_BEARER) :] if authorization.startswith(_BEARER) else None
    return request.headers.get("zotero-api-key") or bearer or request.parameter("key")


def _user_view(visit: Visit, id_: int) -> LibraryView:
    user = visit.accounts.user(id_)
    if user is None:
        raise RefusedError(404, f"User {id_} not found")
    key = visit.key
    _check(
        visit.request,
        may_read=key is not None and key.may_read_user(id_),
        may_write=key is not None and key.may_write_user(id_),
    )
    return LibraryView(visit.request.origin, "user", id_, user.display_name, user.username)


def _group_view(visit: Visit, id_: int) -> LibraryView:
    group = visit.accounts.group(id_)
    if group is None:
        raise RefusedError(404, "Not found")
    key = visit.key
    _check(
        visit.request,
        may_read=group.is_public or (key is not None and key.may_read_group(group)),
        may_write=key is not None and key.may_write_group(group),
    )
    return LibraryView(
        visit.request.origin, "group", id_, str(group.data["name"]), group_page(group)
    )


def _check(request: Request, *, may_read: bool, may_write: bool) -> None:
    if request.is_write and not may_write:
        raise RefusedError(403, "Write access denied")
    if not request.is_write and not may_read:
        raise RefusedError(403, "Forbidden")
