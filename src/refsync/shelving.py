"""The sub-collections of a plan's sections into the library, before items are filed in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from refsync.baseline import Keys, SectionPath
from refsync.filing import Section, shelves_after
from refsync.journal import Journal
from refsync.plan import Plan
from refsync.runs import SyncedList
from refsync.zotero.collections import put_collections
from refsync.zotero.library import Library, new_key


class Places(NamedTuple):
    """Where items are filed: the collection of each section, () the target, and all its parts."""

    keys: Mapping[SectionPath, str]
    homes: Keys


def make_shelves(
    plan: Plan, target: str, library: Library, journal: Journal, synced: SyncedList
) -> Places:
    """Make, rename and move the sub-collections that a plan needs, and remember them.

    What is made is remembered before it is sent, under the key chosen for it; what is renamed or
    moved, once that is done, so that it is tried again else.

    Args:
        plan: has the sections.
        target: the collection's key.
        library: where to write.
        journal: where they are remembered.
        synced: the list that they belong to.

    Raises:
        LibraryError: Zotero refuses one of them.
        StateError: the journal can't be written.
        StoppedError: it was asked to stop; nothing is on its way.
    """
    placed = [replace(s, key=s.key or new_key()) for s in plan.sections]
    keys = {(): target} | {section.path: str(section.key) for section in placed}
    objects = [
        _object(section, keys, library)
        for section, planned in zip(placed, plan.sections, strict=True)
        if planned.key is None or section.rename or section.move
    ]
    before = journal.baseline(synced).shelves
    if objects:
        settled = shelves_after([s for s in placed if s.follows is None], before)
        journal.remember_shelves(synced, settled)
        put_collections(library, objects)
    _remember(placed, journal, synced)
    return Places(keys, plan.homes | set(keys.values()))


def remember_shelves(plan: Plan, journal: Journal, synced: SyncedList) -> None:
    """Remember which sub-collections stand for a plan's sections, where nothing is to be made.

    Raises:
        StateError: the journal can't be written.
    """
    _remember(plan.sections, journal, synced)


def _remember(sections: Sequence[Section], journal: Journal, synced: SyncedList) -> None:
    before = journal.baseline(synced).shelves
    after = shelves_after(sections, before)
    if after != before:
        journal.remember_shelves(synced, after)


def _object(section: Section, keys: Mapping[SectionPath, str], library: Library) -> dict[str, Any]:
    """A sub-collection as it is sent."""
    key, parent = str(section.key), keys[section.path[:-1]]
    stored = library.mirror.collection(key)
    if stored is None:
        return {"key": key, "version": 0, "name": section.path[-1], "parentCollection": parent}
    return {
        "key": key,
        "version": stored.version,
        "name": section.path[-1] if section.rename else stored.name,
        "parentCollection": parent if section.move else stored.parent or False,
    }
