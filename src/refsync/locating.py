"""Which collection a list is synced into, and by which name the list was known before. Pure.

A collection is known by its key once a list was synced into it, so it can be renamed and moved in
Zotero; one that stands at the path that the user names is always the one that is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from refsync.baseline import Baseline
from refsync.matching import is_telling, match_keys
from refsync.reference import Reference
from refsync.snapshot import Target
from refsync.zotero.collections import find_collection, path_of

if TYPE_CHECKING:
    from refsync.zotero.mirror import Collection

Path = tuple[str, ...]
Name = TypeVar("Name")

MOST = 0.8
"""The share of a list's works that the same list under another name still has."""


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


def unless_emptied(target: Target, baseline: Baseline) -> Target:
    """The target, but for one that was renamed and in which no sync has left anything."""
    emptied = not any(one.filed or one.promise for one in baseline)
    return Target(target.named) if target.stands_at and emptied else target


def former_name(works: Sequence[Reference], gone: Mapping[Name, Baseline]) -> Name | None:
    """The list that was renamed to this one, where there is one and only one that it can be.

    Args:
        works: the list, one reference a work.
        gone: lists whose files are gone, and what their syncs into the same collection left behind.
    """
    known = {work.id for work in works}
    known |= {key for work in works for key in match_keys(work) if is_telling(key)}
    fitting = [
        name
        for name, baseline in gone.items()
        if len(baseline)
        and sum(bool(known & {one.record.id, *match_keys(one.record)}) for one in baseline)
        >= MOST * len(baseline)
    ]
    return fitting[0] if len(fitting) == 1 else None
