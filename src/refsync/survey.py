"""Library → snapshot: look-ups in the mirror, as the last refresh left it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from refsync.baseline import NO_KEYS, Baseline
from refsync.matching import MOST_SHARED, candidates, is_worded, match_keys
from refsync.reference import Reference
from refsync.snapshot import Folder, Item, Snapshot, Target
from refsync.zotero.items import to_reference

if TYPE_CHECKING:
    from refsync.zotero.library import Library
    from refsync.zotero.mirror import Collection, Mirror, Mirrored


def survey(
    library: Library,
    target: Target,
    references: Sequence[Reference],
    baseline: Baseline,
    *,
    sections: bool = False,
) -> Snapshot:
    """What the library holds for these references, as its mirror shows it.

    Args:
        library: where to look; every item of it is a candidate, in the collection or not.
        target: the collection that the list is synced into.
        references: one a work.
        baseline: its items are looked up too, wherever they are now.
        sections: the sub-collections count as the target.
    """
    mirror = library.mirror
    collections = mirror.collections()
    within = NO_KEYS
    if sections or baseline.shelves:
        tops = {key for key in (target.key, *(shelf.key for shelf in baseline.shelves)) if key}
        within = frozenset(_with_those_within(collections, tops))
    candidates = _candidates(mirror, references)
    wanted = {key for keys in candidates.values() for key in keys}
    wanted |= {remembered.item for remembered in (*baseline, *baseline.beside)}
    found = mirror.items(wanted)
    for key in sorted(within | ({target.key} if target.key else set())):
        found |= {mirrored.key: mirrored for mirrored in mirror.in_collection(key)}
    promises = {r.item: r.promise for r in baseline if r.promise}
    chosen = {key for promise in promises.values() for key in promise.links.values()}
    return Snapshot(
        library=library.name,
        version=mirror.version or 0,
        target=target,
        folders={one.key: Folder(one.name, one.parent) for one in collections},
        within=within,
        items={key: _item(mirrored) for key, mirrored in found.items()},
        candidates=candidates,
        attachments={
            parent: frozenset(str(child.data.get("url")) for child in children)
            for parent, children in mirror.children(promises).items()
        },
        deleted=frozenset(mirror.deleted({r.item for r in baseline} | chosen)),
    )


def _with_those_within(collections: Sequence[Collection], tops: Iterable[str]) -> set[str]:
    """The keys of those collections that are there, and of all below them."""
    children: dict[str | None, list[str]] = {}
    for collection in collections:
        children.setdefault(collection.parent, []).append(collection.key)
    present = {collection.key for collection in collections}
    found: set[str] = set()
    waiting = [key for key in tops if key in present]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += children.get(key, ())
    return found


def _candidates(mirror: Mirror, references: Sequence[Reference]) -> Mapping[str, Sequence[str]]:
    """Reference id → the items that are to be compared with it."""
    keys: dict[str, frozenset[str]] = {}
    for reference in references:
        keys[reference.id] = keys.get(reference.id, frozenset()) | match_keys(reference)
    every = {key for some in keys.values() for key in some}
    words = {key for key in every if is_worded(key)}
    found_by = {**mirror.find(every - words), **mirror.find(words, MOST_SHARED)}
    return {reference: candidates(some, found_by) for reference, some in keys.items()}


def _item(mirrored: Mirrored) -> Item:
    return Item(
        key=mirrored.key,
        version=mirrored.version,
        reference=to_reference(mirrored.data),
        tags=mirrored.tags,
        automatic=mirrored.automatic_tags,
        collections=frozenset(mirrored.collections),
        trashed=mirrored.trashed,
        type=mirrored.data["itemType"],
        stated=mirrored.stated,
    )
