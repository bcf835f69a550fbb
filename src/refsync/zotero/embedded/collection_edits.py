"""What a client may write to a collection, and what it is afterwards. Pure: no I/O."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from refsync.zotero.embedded.checking import is_trashed, relations
from refsync.zotero.embedded.objects import Collection, is_key
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.text import shorten, trim

_LENGTH = 255


def edit_collection(
    key: str, before: Collection | None, sent: Mapping[str, Any], *, whole: bool
) -> Collection:
    """What a collection becomes when a client sends some of its properties.

    Args:
        key: of the collection.
        before: the collection as it stands; None where there is none.
        sent: the properties, as the API has them.
        whole: what is not sent is emptied (PUT); otherwise it stays.

    Raises:
        RefusedError: the server's objection.
    """
    if (before is None or whole) and "name" not in sent:
        raise RefusedError(400, "'name' property not provided")
    base = before if before and not whole else Collection(key, name="")
    edits: dict[str, Any] = {"version": before.version if before else 0}
    for name, value in sent.items():
        if name in ("key", "version"):
            continue
        if name not in _READERS:
            raise RefusedError(400, f"Invalid property '{name}'")
        attribute, read = _READERS[name]
        edits[attribute] = read(value)
    return replace(base, **edits)


def _name(value: object) -> str:
    if not isinstance(value, str):
        raise RefusedError(400, "'name' must be a string")
    name = unicodedata.normalize("NFC", trim(value))
    if not name:
        raise RefusedError(400, "Collection name cannot be empty")
    if len(name) > _LENGTH:
        shown = shorten(name)
        raise RefusedError(413, f"Collection name '{shown}' too long", {"value": shown})
    return name


def _parent(value: object) -> str | None:
    if not value:
        return None
    if not is_key(value):
        raise RefusedError(500, "An error occurred")
    return str(value)


_READERS = {
    "name": ("name", _name),
    "parentCollection": ("parent", _parent),
    "deleted": ("trashed", is_trashed),
    "relations": ("relations", relations),
}
