"""What the journal knows of a list and of the collection that it is synced into."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from refsync.baseline import Baseline
from refsync.locating import former_name, locate, unless_emptied
from refsync.reference import Reference
from refsync.runs import SyncedList
from refsync.snapshot import Target
from refsync.sources import is_gone

if TYPE_CHECKING:
    from refsync.journal import Journal
    from refsync.zotero.library import Library


class Recollection(NamedTuple):
    """What the journal knows.

    Attributes:
        takes_over: the list that this one was before its file was renamed, if it was.
    """

    target: Target
    baseline: Baseline
    takes_over: SyncedList | None = None


def recollect(
    journal: Journal,
    library: Library,
    named: tuple[str, ...],
    source: str,
    works: Sequence[Reference],
) -> Recollection:
    """What is known of a list; nothing is written.

    Args:
        journal: knows it.
        library: whose mirror is up to date.
        named: the names that the user says, from the outermost collection to the list's.
        source: what the list is remembered by.
        works: the list, one reference a work.

    Raises:
        StateError: the journal can't be read.
        UsageError: two collections go by that name.
    """
    known = journal.targets(library.identity, source)
    target = locate(named, library.mirror.collections(), known)
    synced = SyncedList(library.identity, target.known_as or named, source)
    baseline = journal.baseline(synced, target.key)
    target = unless_emptied(target, baseline)
    if target.key and not len(baseline):
        lists = journal.lists_in(library.identity, target.key)
        gone = {one: journal.baseline(one, target.key) for one in lists if is_gone(one.source)}
        if former := former_name(works, gone):
            return Recollection(target, gone[former], former)
    return Recollection(target, baseline)
