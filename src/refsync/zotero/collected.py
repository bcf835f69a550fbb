"""A collection of a library → references."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from refsync.errors import UsageError
from refsync.progress import Progress, silent
from refsync.readers import zotero_json
from refsync.reading import Reading
from refsync.zotero.collections import find_collection

if TYPE_CHECKING:
    from refsync.zotero.library import Library
    from refsync.zotero.mirror import Collection, Mirrored

Tags = frozenset[str]


def read_collection(
    library: Library,
    path: tuple[str, ...],
    *,
    recursive: bool = False,
    own_tags: Mapping[str, Tags] | None = None,
    progress: Progress = silent,
) -> Reading:
    """The items of a collection as references, each with its link attachments; the oldest first.

    Args:
        library: where to look.
        path: the collection's names, from the outermost one.
        recursive: the items of the collections in it, too.
        own_tags: the tags that refsync put on items; they are no keywords.
        progress: told after each request how many items were read, of how many.

    Raises:
        LibraryError: the library can't be read.
        UsageError: there is no such collection, or there are two.
    """
    library.refresh(progress)
    mirror = library.mirror
    collections = mirror.collections()
    top = find_collection(collections, path)
    if top is None:
        raise UsageError(f"There is no collection “{'/'.join(path)}” in {library.name}.")
    keys = [top, *_below(collections, top)] if recursive else [top]
    items = {item.key: item for key in keys for item in mirror.in_collection(key)}
    ordered = sorted(items.values(), key=_age)
    children = mirror.children(items)
    objects = [
        value
        for item in ordered
        for value in _objects(item, children.get(item.key, ()), (own_tags or {}).get(item.key))
    ]
    return zotero_json.read(json.dumps(objects), f"zotero:{'/'.join(path)}")


def _below(collections: list[Collection], top: str) -> Iterator[str]:
    """The keys of the collections within one, each before those within it."""
    for collection in collections:
        if collection.parent == top:
            yield collection.key
            yield from _below(collections, collection.key)


def _age(item: Mirrored) -> tuple[str, str, str]:
    """What puts items in order; those of one sync have one date."""
    return str(item.data.get("dateAdded", "")), str(item.data.get("title", "")), item.key


def _objects(
    item: Mirrored, children: tuple[Mirrored, ...] | list[Mirrored], own: Tags | None
) -> Iterator[dict[str, Any]]:
    """The item without refsync's tags, and its links; notes and stored files are not its links."""
    tags = [tag for tag in item.data.get("tags", ()) if tag.get("tag") not in (own or ())]
    yield {**item.data, "key": item.key, "tags": tags}
    for child in children:
        if child.data.get("linkMode") == "linked_url" and not child.trashed:
            yield {**child.data, "key": child.key}
