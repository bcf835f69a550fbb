"""Why Zotero desktop would refuse an object, told before it is sent.

It keeps the half of an update that comes before what it refuses, in memory, and saves it with the
next; an unknown field it puts into Extra, and a creator of an unknown role it makes an author.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from refsync.zotero.limits import unknown


def objection(
    data: Mapping[str, Any],
    item_type: str | None,
    has_collection: Callable[[str], bool],
    has_item: Callable[[str], bool],
) -> str | None:
    """What is wrong with the properties of an item that are to be stored, if anything.

    Args:
        data: the properties.
        item_type: of the item as it is stored; None where there is none yet.
        has_collection: whether there is a collection of a key.
        has_item: whether there is an item of a key.
    """
    name = data.get("itemType") or item_type
    wrong = [*unknown(data, str(name)), *_nameless(data), *_missing(data, has_collection, has_item)]
    return wrong[0] if wrong else None


def _nameless(data: Mapping[str, Any]) -> Iterator[str]:
    for creator in data.get("creators", ()):
        names = creator.keys() - {"creatorType"}
        if names not in ({"name"}, {"firstName", "lastName"}) or not any(
            str(creator[part]).strip() for part in names
        ):
            yield "a creator has no name, or half of one"
    for tag in data.get("tags", ()):
        if not str(tag.get("tag", "")).strip():
            yield "a tag has no name"


def _missing(
    data: Mapping[str, Any], has_collection: Callable[[str], bool], has_item: Callable[[str], bool]
) -> Iterator[str]:
    if not all(map(has_collection, data.get("collections", ()))):
        yield "its collection is gone from Zotero: sync again"
    parent = data.get("parentItem")
    if parent and not has_item(parent):
        yield "what it belongs to is gone from Zotero: sync again"
