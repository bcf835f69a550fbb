"""Who may write."""

from __future__ import annotations

from refsync.errors import AccessError
from refsync.zotero.pages import Reader
from refsync.zotero.sentences import KEYS_PAGE


def require_write(library: str, kind: str, number: str, reader: Reader) -> None:
    """See to it that the key may write to a library, by one request, or two for a group.

    Args:
        library: its name, for the sentences.
        kind: "user" or "group".
        number: the user's or the group's.
        reader: reads it.

    Raises:
        AccessError: the key may not, or only the group's admins may.
    """
    info = reader.key_info()
    user, access = str(info.get("userID")), info.get("access") or {}
    if kind == "user":
        if user != number:
            raise AccessError(
                f"The key belongs to user:{user} and may not write to {library}: see {KEYS_PAGE}."
            )
        rights = access.get("user") or {}
    else:
        groups = access.get("groups") or {}
        rights = groups.get(number) or groups.get("all") or {}
    if not rights.get("library"):
        raise AccessError(
            f"The key does not open {library}, or there is no such library: see {KEYS_PAGE}."
        )
    if not rights.get("write"):
        raise AccessError(
            f"The key may read {library}, but not write to it: give it that right at {KEYS_PAGE}."
        )
    if kind == "group":
        _require_editor(library, user, reader)


def _require_editor(library: str, user: str, reader: Reader) -> None:
    group = reader.group_info()
    data, meta = group.get("data") or {}, group.get("meta") or {}
    admins = {str(admin) for admin in (data.get("owner"), *(data.get("admins") or ()))}
    is_admin = meta.get("isAdmin") or user in admins
    if data.get("libraryEditing") == "admins" and not is_admin:
        raise AccessError(
            f"Only the admins of {library} (“{data.get('name')}”) may write to it: ask one of them."
        )
