"""The diff engine: references × library × baseline → plan. Pure: no I/O, no network.

A plan is a list of changes, one a reference, each with its reason, and one for each item of the
collection that the list does not have. Renderers show it, `refsync.apply` applies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, get_args

from refsync.baseline import NO_TAGS, NOBODY, Baseline, Others, Remembered, Tags, WriteAction
from refsync.matching import Match
from refsync.options import DEFAULT, Options
from refsync.reference import Reference
from refsync.sighting import Sighting, sight
from refsync.snapshot import Item, Snapshot
from refsync.titles import fold

Action = WriteAction | Literal["unchanged", "ambiguous", "declined", "differs", "extra"]
WRITES: tuple[WriteAction, ...] = get_args(WriteAction)
"""The actions that a sync carries out; the others are only shown."""
MAX_TAG = 255
"""The longest tag that Zotero's server takes, in characters."""


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

    @property
    def alters(self) -> bool:
        """Whether it changes an item that stands in the collection already."""
        return self.action in WRITES and self.action not in ("add", "adopt")


@dataclass(frozen=True)
class Plan:
    """All that a sync of a list into a collection would do, in the list's order.

    Attributes:
        source: what the list is remembered by.
        options: how the list was to be brought into the collection.
        present: how many items stand in the collection.
        filed_before: how many of this list's items the last sync left there.
    """

    library: str
    library_version: int
    collection: tuple[str, ...]
    changes: tuple[Change, ...]
    source: str = ""
    options: Options = DEFAULT
    present: int = 0
    filed_before: int = 0

    @property
    def listed(self) -> int:
        """How many works the list has."""
        return sum(change.reference is not None for change in self.changes)

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
    options: Options = DEFAULT,
) -> Plan:
    """What a sync would do.

    Args:
        references: the list, one reference a work.
        snapshot: the library as it is.
        baseline: what the last sync of this list into this collection left behind.
        source: what the list is remembered by.
        options: how the list is to be brought into the collection.
    """
    sightings = sight(references, snapshot, baseline, readd=options.readd)
    changes = list(_changes(sightings, snapshot, baseline))
    concerned = {key for change in changes for key in _items_of(change)}
    changes += [
        _extra(item, baseline.get(item.key))
        for item in snapshot.items.values()
        if snapshot.has(item.key) and item.key not in concerned
    ]
    return Plan(
        snapshot.library,
        snapshot.version,
        snapshot.collection,
        tuple(changes),
        source,
        options,
        present=sum(map(snapshot.has, snapshot.items)),
        filed_before=sum(remembered.filed for remembered in baseline),
    )


def list_tags(reference: Reference) -> tuple[str, ...]:
    """The tags that a list gives a reference: its headings, outermost first, and annotations."""
    paths = (reference.section, *reference.other_sections)
    words = (*(heading for path in paths for heading in path), *reference.annotations)
    tags = (" ".join(word.split())[:MAX_TAG].rstrip() for word in words)
    return tuple(dict.fromkeys(filter(None, tags)))


def merge_tags(
    listed: Iterable[str], present: Tags, base: Remembered | None, others: Others = NOBODY
) -> TagEdit:
    """The three-way merge of an item's tags.

    What is new in the list is added, what left it is removed if refsync put it there and no other
    list has it, and what the user did (other tags, ours removed) stays done. Without a baseline
    nothing is removed.

    Args:
        listed: the list's tags for the item now.
        present: the tags on the item now.
        base: what the last sync left behind.
        others: what other lists' syncs did.
    """
    wanted = dict.fromkeys(listed)
    if base is None:
        return TagEdit(add=tuple(tag for tag in wanted if tag not in present))
    gone = (base.owned | others.owned) - wanted.keys() - others.tags
    return TagEdit(
        add=tuple(tag for tag in wanted if tag not in present and tag not in base.tags),
        remove=tuple(sorted(gone & present)),
    )


def _changes(
    sightings: Sequence[Sighting], snapshot: Snapshot, baseline: Baseline
) -> Iterator[Change]:
    """One change a reference; entries that are one item share its tags."""
    listed: dict[str, dict[str, None]] = {}
    for sighting in sightings:
        if sighting.item:
            tags = listed.setdefault(sighting.item.key, {})
            tags.update(dict.fromkeys(list_tags(sighting.reference)))
    first: dict[str, Reference] = {}
    for sighting in sightings:
        item = sighting.item
        if item is None:
            yield _decide(sighting, list_tags(sighting.reference), snapshot, baseline)
        elif item.key in first:
            yield _at(sighting, item, "unchanged", f"the same item as “{first[item.key].title}”")
        else:
            first[item.key] = sighting.reference
            yield _decide(sighting, tuple(listed[item.key]), snapshot, baseline)


def _decide(
    sighting: Sighting, tags: tuple[str, ...], snapshot: Snapshot, baseline: Baseline
) -> Change:
    item = sighting.item
    if sighting.refused:
        return _declined(sighting)
    if item is None:
        return _absent(sighting, tags)
    here = snapshot.in_collection(item)
    remembered = sighting.remembered
    base = remembered.as_found(item.tags, in_collection=here) if remembered else None
    edit = merge_tags(tags, item.tags, base, baseline.others(item.key))
    at = partial(_at, sighting, item, tags=edit, listed=frozenset(tags), base=base)
    if item.trashed:
        return at("adopt", "in the trash, to be restored")
    if not here:
        return at("adopt", "in the library, not in the collection")
    links = _missing_links(sighting.reference, remembered, item, snapshot)
    if links:
        return at("add", "finishes an interrupted sync", links=links)
    if edit:
        return at("tag", "the list's tags changed")
    differences = _differences(sighting.reference, item.reference)
    if differences:
        return at("differs", "; ".join(differences))
    return at("unchanged", "in the collection")


def _at(sighting: Sighting, item: Item, action: Action, reason: str, **more: Any) -> Change:
    return Change(
        action,
        reason,
        sighting.reference,
        item=item.key,
        item_version=item.version,
        item_title=item.reference.title,
        match=sighting.finding.match,
        **more,
    )


def _declined(sighting: Sighting) -> Change:
    item, remembered = sighting.item, sighting.remembered
    if item:
        where = "in the trash" if item.trashed else "no longer in the collection"
        return _at(sighting, item, "declined", f"{where}; --readd brings it back", base=remembered)
    return Change(
        "declined",
        "deleted in Zotero; --readd brings it back",
        sighting.reference,
        item=remembered.item if remembered and not remembered.gone else None,
        base=remembered,
    )


def _absent(sighting: Sighting, tags: tuple[str, ...]) -> Change:
    """The change for a reference that no certain item stands for."""
    reference, remembered, candidates = (
        sighting.reference, sighting.remembered, sighting.finding.candidates,
    )  # fmt: skip
    if candidates:
        return Change("ambiguous", candidates[0].reason, reference, candidates=candidates)
    promise = remembered.promise if remembered else None
    resumed = remembered if promise and promise.action == "add" else None
    return Change(
        "add",
        "finishes an interrupted sync" if resumed else "not in the library",
        reference,
        item=resumed.item if resumed else None,
        tags=TagEdit(add=tags),
        listed=frozenset(tags),
        links=tuple(link.url for link in reference.further_links),
    )


def _missing_links(
    reference: Reference, remembered: Remembered | None, item: Item, snapshot: Snapshot
) -> tuple[str, ...]:
    """The attachments that an interrupted sync was to make and didn't."""
    promise = remembered.promise if remembered else None
    if promise is None or promise.action != "add":
        return ()
    present = snapshot.attachments.get(item.key, frozenset())
    return tuple(
        link.url
        for link in reference.further_links
        if link.url not in present and promise.links.get(link.url) not in snapshot.deleted
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
        "extra",
        reason,
        item=item.key,
        item_version=item.version,
        item_title=item.reference.title,
        base=remembered,
    )
