"""Whether an item that refsync added is still as refsync left it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from refsync.runs import PastWrite
from refsync.zotero.mirror import Mirrored
from refsync.zotero.written import holds

_KEPT_BY_ZOTERO = frozenset({"key", "version", "dateAdded", "dateModified"})


def touch(
    stored: Mirrored, children: Iterable[Mirrored], history: Sequence[PastWrite]
) -> str | None:
    """What keeps refsync from calling an item its own; None where it is as refsync left it.

    Args:
        stored: the item as it is.
        children: its notes and attachments.
        history: all that runs wrote to it and to its attachments, in their order.
    """
    left = _left(history)
    if stored.key not in left:
        return "refsync did not add it"
    if not is_as(stored, left[stored.key]):
        return "you have changed it since"
    for child in children:
        if child.key not in left:
            return "it has a note or an attachment of yours"
        if not is_as(child, left[child.key]):
            return "you have changed a link of it"
    return None


def _left(history: Iterable[PastWrite]) -> dict[str, dict[str, Any]]:
    """The objects that runs made, as the last write left each, by key."""
    left: dict[str, dict[str, Any]] = {}
    for past in history:
        write = past.write
        if write.before is None:
            left[write.key] = dict(write.after)
        elif write.key in left:
            left[write.key] |= write.after
    return left


def is_as(stored: Mirrored, left: Mapping[str, Any]) -> bool:
    """Whether an object is as it was written when it was new, and nothing more."""
    now = {name: value for name, value in stored.data.items() if name not in _KEPT_BY_ZOTERO}
    return holds(stored.data, left) and holds(left, now)
