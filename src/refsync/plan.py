"""The diff engine: references × library × baseline → plan. Pure: no I/O, no network.

A plan is a list of changes, one a reference, each with its reason, and one for each item of the
collection that the list does not have. Renderers show it, `refsync.apply` applies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Literal, get_args

from refsync.baseline import NO_TAGS, Baseline, Remembered, Tags, WriteAction
from refsync.matching import Finding, Match, compare, find_match, match_keys
from refsync.reference import Reference
from refsync.titles import fold

Action = WriteAction | Literal["unchanged", "ambiguous", "declined", "differs", "extra"]
WRITES: tuple[WriteAction, ...] = get_args(WriteAction)
"""The actions that a sync carries out; the others are only shown."""
MAX_TAG = 255
"""The longest tag that Zotero's server takes, in characters."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the library, as the diff sees it.

    Attributes:
        tags: all tags on it, whoever put them there.
        collections: the keys of the collections it stands in.
    """

    key: str
    version: int
    reference: Reference
    tags: Tags = NO_TAGS
    collections: frozenset[str] = frozenset()
    trashed: bool = False


@dataclass(frozen=True)
class Snapshot:
    """What a library holds for a list at one version.

    Attributes:
        library: the library's name, as "user:123".
        collection: names from the outermost collection to the target.
        collection_key: None where the target doesn't exist yet.
        items: the target's items and all that may match a reference, by key.
        candidates: reference id → keys of items that share a match key with it.
        attachments: item key → addresses of its linked attachments, for items whose adding was
            interrupted.
        deleted: keys that the library has deleted for good.
    """

    library: str
    version: int
    collection: tuple[str, ...]
    collection_key: str | None = None
    items: Mapping[str, Item] = field(default_factory=dict)
    candidates: Mapping[str, Sequence[str]] = field(default_factory=dict)
    attachments: Mapping[str, frozenset[str]] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()

    def in_collection(self, item: Item) -> bool:
        """Whether the item stands in the target."""
        return self.collection_key in item.collections

    def has(self, key: str) -> bool:
        """Whether an item of this key stands in the target, and not in the trash."""
        item = self.items.get(key)
        return item is not None and not item.trashed and self.in_collection(item)


@dataclass(frozen=True, slots=True)
class TagEdit:
    """Tags to put on an item, and to take off it; in order, each once."""

    add: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.add or self.remove)


@dataclass(frozen=True, slots=True)
class Change:
    """What a sync does about one reference, or about an item that the list doesn't have.

    Attributes:
        item: the key of the item concerned; for an add, one promised before, if any.
        item_version: its version when the plan was made: writes hold on to it.
        item_title: its title in the library.
        tags: the edit of its tags; for an add, all tags it gets.
        listed: all tags that the list has for it.
        base: what the last sync left behind, as the library shows it now.
        links: addresses of the attachments to make.
        differences: what the list and the library say differently.
    """

    action: Action
    reason: str
    reference: Reference | None = None
    item: str | None = None
    item_version: int | None = None
    item_title: str | None = None
    match: Match | None = None
    tags: TagEdit = TagEdit()
    listed: Tags = NO_TAGS
    base: Remembered | None = None
    links: tuple[str, ...] = ()
    candidates: tuple[Match, ...] = ()
    candidate_titles: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plan:
    """All that a sync of a list into a collection would do, in the list's order.

    Attributes:
        source: what the list is remembered by.
    """

    library: str
    library_version: int
    collection: tuple[str, ...]
    changes: tuple[Change, ...]
    source: str = ""

    @property
    def writes(self) -> tuple[Change, ...]:
        """The changes that a sync carries out."""
        return tuple(change for change in self.changes if change.action in WRITES)

    @property
    def summary(self) -> dict[Action, int]:
        """How many changes there are of each action that occurs."""
        counts = Counter(change.action for change in self.changes)
        order: tuple[Action, ...] = (
            "add", "adopt", "tag", "ambiguous", "declined", "differs", "extra", "unchanged",
        )  # fmt: skip
        return {action: counts[action] for action in order if counts[action]}


def make_plan(
    references: Sequence[Reference],
    snapshot: Snapshot,
    baseline: Baseline,
    *,
    source: str = "",
    readd: bool = False,
) -> Plan:
    """What a sync would do.

    Args:
        references: the list, one reference a work.
        snapshot: the library as it is.
        baseline: what the last sync of this list into this collection left behind.
        source: what the list is remembered by.
        readd: bring back what the user deleted, trashed or took out of the collection.
    """
    ids = frozenset(reference.id for reference in references)
    sightings = [_look(reference, snapshot, baseline, ids) for reference in references]
    changes = list(_changes(sightings, snapshot, readd=readd))
    concerned = {key for change in changes for key in _items_of(change)}
    changes += [
        _extra(item, baseline.get(item.key))
        for item in snapshot.items.values()
        if snapshot.has(item.key) and item.key not in concerned
    ]
    return Plan(snapshot.library, snapshot.version, snapshot.collection, tuple(changes), source)


def list_tags(reference: Reference) -> tuple[str, ...]:
    """The tags that a list gives a reference: its headings, outermost first, and annotations."""
    paths = (reference.section, *reference.other_sections)
    words = (*(heading for path in paths for heading in path), *reference.annotations)
    tags = (" ".join(word.split())[:MAX_TAG].rstrip() for word in words)
    return tuple(dict.fromkeys(filter(None, tags)))


def merge_tags(listed: Iterable[str], present: Tags, base: Remembered | None) -> TagEdit:
    """The three-way merge of an item's tags.

    What is new in the list is added, what left it is removed if refsync put it there, and what
    the user did (other tags, ours removed) stays done. Without a baseline nothing is removed.

    Args:
        listed: the list's tags for the item now.
        present: the tags on the item now.
        base: what the last sync left behind.
    """
    before = base.tags if base else NO_TAGS
    wanted = dict.fromkeys(listed)
    gone = (base.owned if base else NO_TAGS) - wanted.keys()
    return TagEdit(
        add=tuple(tag for tag in wanted if tag not in present and tag not in before),
        remove=tuple(sorted(gone & present)),
    )


_NOTHING = Finding()


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A reference, and where it is in the library."""

    reference: Reference
    remembered: Remembered | None = None
    item: Item | None = None
    finding: Finding = _NOTHING


def _look(
    reference: Reference, snapshot: Snapshot, baseline: Baseline, ids: frozenset[str]
) -> _Sighting:
    """Where the reference is: at the item it was synced to, else at one that matches it.

    An item that the user threw out gives way to one in the collection (two merged in Zotero).
    """
    remembered = _recall(reference, snapshot, baseline, ids)
    item = snapshot.items.get(remembered.item) if remembered else None
    if remembered and item and snapshot.has(item.key):
        match = Match(item.key, "baseline", 1.0, "synced before")
        return _Sighting(reference, remembered, item, Finding(match))
    near = [snapshot.items[key] for key in snapshot.candidates.get(reference.id, ())]
    live = [near_item for near_item in near if not near_item.trashed]
    finding = _find(reference, filter(snapshot.in_collection, live))
    if not finding.match:
        if remembered:
            return _Sighting(reference, remembered, item)
        finding = _find(reference, live)
    if not (finding.match or finding.candidates):
        binned = _find(reference, (near_item for near_item in near if near_item.trashed))
        finding = Finding(binned.match)
    found = snapshot.items[finding.match.item] if finding.match else None
    return _Sighting(reference, baseline.get(found.key) if found else None, found, finding)


def _find(reference: Reference, items: Iterable[Item]) -> Finding:
    return find_match(reference, ((item.key, item.reference) for item in items))


def _recall(
    reference: Reference, snapshot: Snapshot, baseline: Baseline, ids: frozenset[str]
) -> Remembered | None:
    """The item that this reference was synced to, if the entry still stands for the same work."""
    keys = match_keys(reference)
    known = baseline.known(reference.id, keys)
    for remembered in sorted(known, key=lambda r: not snapshot.has(r.item)):
        another = remembered.reference != reference.id and remembered.reference in ids
        if another:
            continue
        item = snapshot.items.get(remembered.item)
        same_title = any(k.startswith("title:") for k in keys & remembered.keys)
        if same_title or item is None or compare(reference, item.reference).same == "yes":
            return remembered
    return None


def _changes(
    sightings: Sequence[_Sighting], snapshot: Snapshot, *, readd: bool
) -> Iterator[Change]:
    """One change a reference; entries that are one item share its tags."""
    listed: dict[str, dict[str, None]] = {}
    for sighting in sightings:
        if sighting.item:
            listed.setdefault(sighting.item.key, {}).update(
                dict.fromkeys(list_tags(sighting.reference))
            )
    first: dict[str, Reference] = {}
    for sighting in sightings:
        item = sighting.item
        if item and item.key in first:
            yield _also(sighting.reference, item, first[item.key])
            continue
        if item:
            first[item.key] = sighting.reference
        tags = tuple(listed[item.key]) if item else list_tags(sighting.reference)
        yield _decide(sighting, tags, snapshot, readd=readd)


def _also(reference: Reference, item: Item, first: Reference) -> Change:
    return Change(
        "unchanged",
        f"the same item as “{first.title}”",
        reference,
        item=item.key,
        item_version=item.version,
        item_title=item.reference.title,
    )


def _decide(
    sighting: _Sighting, tags: tuple[str, ...], snapshot: Snapshot, *, readd: bool
) -> Change:
    item, remembered = sighting.item, sighting.remembered
    if item is None:
        return _absent(sighting, tags, snapshot, readd=readd)
    here = snapshot.in_collection(item)
    base = remembered.as_found(item.tags, in_collection=here) if remembered else None
    edit = merge_tags(tags, item.tags, base)
    at = partial(
        Change,
        reference=sighting.reference,
        item=item.key,
        item_version=item.version,
        item_title=item.reference.title,
        match=sighting.finding.match,
        listed=frozenset(tags),
        base=base,
    )
    if not (here and not item.trashed):
        declined = item.trashed or (base is not None and base.filed)
        where = (
            "in the trash" if item.trashed
            else "taken out of the collection" if declined
            else "in the library, not in the collection"
        )  # fmt: skip
        if declined and not readd:
            return at("declined", f"{where}; --readd brings it back")
        return at("adopt", where, tags=edit)
    links = _missing_links(remembered, item, snapshot)
    if links:
        return at("add", "finishes an interrupted sync", tags=edit, links=links)
    if edit:
        return at("tag", "the list's tags changed", tags=edit)
    differences = _differences(sighting.reference, item.reference)
    if differences:
        return at("differs", "; ".join(differences), differences=differences)
    return at("unchanged", "in the collection")


def _absent(
    sighting: _Sighting, tags: tuple[str, ...], snapshot: Snapshot, *, readd: bool
) -> Change:
    """The change for a reference that no certain item stands for."""
    reference, remembered, finding = sighting.reference, sighting.remembered, sighting.finding
    if finding.candidates:
        return Change(
            "ambiguous",
            finding.candidates[0].reason,
            reference,
            candidates=finding.candidates,
            candidate_titles=tuple(
                snapshot.items[match.item].reference.title for match in finding.candidates
            ),
        )
    add = Change(
        "add",
        "not in the library",
        reference,
        tags=TagEdit(add=tags),
        listed=frozenset(tags),
        links=tuple(link.url for link in reference.further_links),
    )
    if remembered is None:
        return add
    promised = remembered.promise is not None and remembered.promise.action == "add"
    if promised and remembered.item not in snapshot.deleted:
        return replace(add, item=remembered.item, reason="finishes an interrupted sync")
    if readd:
        return add
    return Change(
        "declined", "deleted in Zotero; --readd brings it back", reference, item=remembered.item
    )


def _missing_links(
    remembered: Remembered | None, item: Item, snapshot: Snapshot
) -> tuple[str, ...]:
    """The attachments that an interrupted sync promised and didn't make."""
    promise = remembered.promise if remembered else None
    if promise is None:
        return ()
    present = snapshot.attachments.get(item.key, frozenset())
    return tuple(
        url
        for url, key in promise.links.items()
        if url not in present and key not in snapshot.deleted
    )


def _differences(listed: Reference, stored: Reference) -> tuple[str, ...]:
    """What the list and the library say differently, as far as a reader would care."""
    found = []
    titles = {fold(title) for title in (listed.title, *listed.other_titles)}
    if fold(stored.title) not in titles:
        found.append(f"the list's title is “{listed.title}”, Zotero's “{stored.title}”")
    years = [r.issued.year if r.issued else None for r in (listed, stored)]
    if None not in years and years[0] != years[1]:
        found.append(f"the list's year is {years[0]}, Zotero's {years[1]}")
    dois = [r.identifiers.get("doi") for r in (listed, stored)]
    if dois[0] and dois[1] and dois[0].casefold() != dois[1].casefold():
        found.append(f"the list's DOI is {dois[0]}, Zotero's {dois[1]}")
    return tuple(found)


def _items_of(change: Change) -> Iterator[str]:
    if change.item:
        yield change.item
    for candidate in change.candidates:
        yield candidate.item


def _extra(item: Item, remembered: Remembered | None) -> Change:
    reason = "left the list" if remembered else "only in Zotero"
    return Change(
        "extra", reason, item=item.key, item_version=item.version, item_title=item.reference.title
    )
