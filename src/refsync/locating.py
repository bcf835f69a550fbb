"""Which collection a list is synced into. Pure.

A collection is known by its key once a list was synced into it, so it can be renamed and moved in
Zotero; one that stands at the path that the user names is always the one that is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from refsync.snapshot import Target
from refsync.zotero.collections import find_collection, path_of

if TYPE_CHECKING:
    from refsync.zotero.mirror import Collection

Path = tuple[str, ...]


def locate(named: Path, collections: Sequence[Collection], known: Mapping[Path, str]) -> Target:
    """The collection that is meant by a path.

    Args:
        named: names from the outermost collection to the one that is meant.
        collections: all of the library that are not in the trash.
        known: the paths that the list was synced to before, and the key of the collection that it
            was synced into.

    Raises:
        UsageError: two collections go by that name.
    """
    key = find_collection(collections, named)
    if key is None and any(one.key == known.get(named) for one in collections):
        return Target(named, known[named], stands_at=path_of(collections, known[named]))
    before = [path for path, into in sorted(known.items()) if into == key]
    if key is None or named in known or not before:
        return Target(named, key)
    return Target(named, key, known_as=before[0])
