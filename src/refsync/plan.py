"""The diff engine: references × library × baseline → plan. Pure: no I/O, no network.

A plan is a list of changes, one a reference, each with its reason, and one for each item of the
collection that the list does not have. Renderers show it, `refsync.apply` applies it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, get_args

from refsync.baseline import (
    NO_KEYS,
    NO_TAGS,
    Baseline,
    Keys,
    Remembered,
    SectionPath,
    Seen,
    Tags,
    WriteAction,
)
from refsync.filing import NO_FILING, FilingEdit, Section, Shelves, arrange, merge_filings, paths_of
from refsync.filling import gaps, require_fields
from refsync.matching import Match, compare
from refsync.options import DEFAULT, Options
from refsync.reference import Reference
from refsync.runs import SyncedList
from refsync.sighting import Sighting, sight
from refsync.snapshot import Item, Snapshot
from refsync.tagging import NO_EDIT, TagEdit, Tagging, list_words, merge_tags, tags_of
from refsync.titles import fold

Action = WriteAction | Literal["unchanged", "ambiguous", "declined", "differs", "extra"]
WRITES: tuple[WriteAction, ...] = get_args(WriteAction)
"""The actions that a sync carries out; the others are only shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a sync does about one reference, or about an item that the list doesn't have.

    Attributes:
        item: the key of the item concerned; for an add, one promised before, if any.
        item_version: its version when the plan was made: writes hold on to it.
        item_title: its title in the library.
        item_trashed: it was in the trash when the plan was made.
        tags: the edit of its tags; for an add, all tags it gets.
        listed: all tags that the list has for it.
        renamed: the list's words that go by another tag than the word itself.
        base: what the last sync left behind, as the library shows it now.
        filing: the edit of where it is filed.
        homes: the collections that the list has it in, as far as they are there or were.
        fields: the empty fields of the item to fill, and their values.
        links: addresses of the attachments to make.
    """

    action: Action
    reason: str
    reference: Reference | None = None
    item: str | None = None
    item_version: int | None = None
    item_title: str | None = None
    item_trashed: bool = False
    match: Match | None = None
    tags: TagEdit = NO_EDIT
    listed: Tags = NO_TAGS
    renamed: Mapping[str, str] = field(default_factory=dict)
    base: Remembered | None = None
    filing: FilingEdit = NO_FILING
    homes: Keys = NO_KEYS
    fields: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    candidates: tuple[Match, ...] = ()

    @property
    def alters(self) -> bool:
        """Whether it changes an item that stands in the collection already."""
        return self.action in WRITES and self.action not in ("add", "adopt")

    @property
    def finishes(self) -> bool:
        """Whether it attaches what an interrupted sync had still to attach to an item it added."""
        return self.action == "add" and self.item_version is not None


@dataclass(frozen=True)
class Plan:
    """All that a sync of a list into a collection would do, in the list's order.

    Attributes:
        source: what the list is remembered by.
        options: how the list was to be brought into the collection.
        present: how many items stand in the collection.
        filed_before: how many of this list's items the last sync left there.
        sections: the list's sections and their sub-collections, each after the one around it,
            where sections become collections; those to be made that nothing is filed in left out.
        homes: the keys of the collections that count as the collection.
        target: the collection's own key; None where it is to be made.
        stands_at: its names in Zotero, where it was renamed or moved there.
        known_as: the names that the journal has the list's syncs into it by.
        takes_over: the list that this one was before its file was renamed.
    """

    library: str
    library_version: int
    collection: tuple[str, ...]
    changes: tuple[Change, ...]
    source: str = ""
    options: Options = DEFAULT
    present: int = 0
    filed_before: int = 0
    sections: tuple[Section, ...] = ()
    homes: Keys = NO_KEYS
    target: str | None = None
    stands_at: tuple[str, ...] | None = None
    known_as: tuple[str, ...] = ()
    takes_over: SyncedList | None = None

    @property
    def is_idle(self) -> bool:
        """Whether a sync would do nothing."""
        return not self.writes and not self.followed

    @property
    def followed(self) -> tuple[Section, ...]:
        """The sections whose sub-collections are to be renamed or moved."""
        return tuple(section for section in self.sections if section.rename or section.move)

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
            *WRITES, "ambiguous", "declined", "differs", "extra", "unchanged",
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

    Raises:
        UsageError: a field to fill is none.
    """
    sightings = sight(
        references, snapshot, baseline, readd=options.readd, versions=options.versions
    )
    fill = require_fields(options.fill)
    sections = _arranged(sightings, snapshot, baseline, options)
    changes = list(_Planner(snapshot, baseline, options, fill, sections).changes(sightings))
    concerned = {key for change in changes for key in _items_of(change)}
    changes += [
        _extra(item, baseline.get(item.key))
        for item in snapshot.items.values()
        if snapshot.has(item.key) and item.key not in concerned
    ]
    return Plan(
        snapshot.library,
        snapshot.version,
        snapshot.target.named,
        tuple(changes),
        source,
        options,
        present=sum(map(snapshot.has, snapshot.items)),
        filed_before=sum(remembered.filed for remembered in baseline),
        sections=tuple(_needed(sections.values(), changes)),
        homes=snapshot.homes,
        target=snapshot.target.key,
        stands_at=snapshot.target.stands_at,
        known_as=snapshot.target.known_as,
    )


def _arranged(
    sightings: Sequence[Sighting], snapshot: Snapshot, baseline: Baseline, options: Options
) -> dict[SectionPath, Section]:
    """The sections of the list, the collection itself among them."""
    listed: dict[SectionPath, set[str]] = {}
    for sighting in sightings:
        for path in paths_of(sighting.reference, options.sections):
            listed.setdefault(path, set()).update({sighting.item.key} if sighting.item else ())
    still = {key for keys in listed.values() for key in keys}
    before = {
        shelf.path: frozenset(
            one.item for one in baseline if one.item in still and shelf.key in one.homes
        )
        for shelf in baseline.shelves
    }
    now = {path: frozenset(keys) for path, keys in listed.items()}
    shelves = Shelves(baseline.shelves, before, baseline.shared_homes)
    arranged = arrange(now, shelves, snapshot.folders, snapshot.target.key)
    return {section.path: section for section in arranged}


def _needed(sections: Iterable[Section], changes: Iterable[Change]) -> Iterator[Section]:
    """The sections within the collection, but for those to be made that nothing is filed in."""
    sections = list(sections)
    used = [path for change in changes for path in change.filing.add]
    used += [section.path for section in sections if section.move]
    needed = {path[:end] for path in used for end in range(len(path) + 1)}
    for section in sections:
        if section.path and (section.key or section.path in needed):
            yield section


class _Planner(NamedTuple):
    """What all changes of a plan are decided by."""

    snapshot: Snapshot
    baseline: Baseline
    options: Options
    fill: frozenset[str]
    sections: Mapping[SectionPath, Section]

    def changes(self, sightings: Sequence[Sighting]) -> Iterator[Change]:
        """One change a reference; entries that are one item share its tags and sections."""
        shared: dict[str, list[Reference]] = {}
        for sighting in sightings:
            if sighting.item:
                shared.setdefault(sighting.item.key, []).append(sighting.reference)
        first: dict[str, Reference] = {}
        for sighting in sightings:
            item = sighting.item
            if item is None:
                yield self._without_item(sighting)
            elif item.key in first:
                reason = f"the same item as “{first[item.key].title}”"
                yield _at(sighting, item, "unchanged", reason)
            else:
                first[item.key] = sighting.reference
                yield self._with_item(sighting, item, shared[item.key])

    def _without_item(self, sighting: Sighting) -> Change:
        if sighting.refused:
            return _declined(sighting)
        rules = self.options.tags
        listed = tags_of(self._words([sighting.reference]), rules)
        filing = FilingEdit(tuple(s.path for s in self._wanted([sighting.reference])))
        return _absent(
            sighting, merge_tags(listed, Seen(), None, automatic=rules.automatic), filing
        )

    def _words(self, references: Iterable[Reference]) -> dict[str, None]:
        headings = self.options.sections != "collections"
        keywords = self.options.tags.keywords
        words = (list_words(r, headings=headings, keywords=keywords) for r in references)
        return dict.fromkeys(word for its in words for word in its)

    def _wanted(self, references: Iterable[Reference]) -> list[Section]:
        paths = (path for r in references for path in paths_of(r, self.options.sections))
        return [self.sections[path] for path in dict.fromkeys(paths)]

    def _filing(self, item: Item, base: Remembered | None, wanted: Sequence[Section]) -> FilingEdit:
        snapshot = self.snapshot
        return merge_filings(
            wanted,
            item.collections,
            base,
            self.baseline.others(item.key).homes,
            {key: snapshot.folders[key].name for key in snapshot.within},
            snapshot.target.key,
            anew=item.trashed or not snapshot.in_collection(item),
        )

    def _with_item(self, sighting: Sighting, item: Item, references: Sequence[Reference]) -> Change:
        if sighting.refused:
            return _declined(sighting)
        seen = self.snapshot.seen(item)
        remembered = sighting.remembered
        base = remembered.as_found(seen) if remembered else None
        rules, others = self.options.tags, self.baseline.others(item.key)
        tagging = merge_tags(
            tags_of(self._words(references), rules), seen, base, others, automatic=rules.automatic
        )
        filled = base.filled if base else frozenset()
        fields = gaps(sighting.reference, item, self.fill, filled)
        wanted = self._wanted(references)
        filing = self._filing(item, base, wanted)
        edits: dict[str, Any] = {
            "base": base,
            "fields": fields,
            "filing": filing,
            "homes": NO_KEYS.union(*(section.keys for section in wanted)),
            **tagging._asdict(),
        }

        def at(action: Action, reason: str, **more: Any) -> Change:
            return _at(sighting, item, action, reason, **edits, **more)

        if item.trashed:
            return at("adopt", "in the trash, to be restored")
        if not seen.here:
            return at("adopt", "in the library, not in the collection")
        links = _missing_links(sighting.reference, remembered, item, self.snapshot)
        if links:
            return at("add", "finishes an interrupted sync", links=links)
        if filing:
            return at("file", "the list's sections changed")
        if fields:
            return at("fill", "the list states what is empty in Zotero")
        if tagging.tags:
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
        item_trashed=item.trashed,
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


def _absent(sighting: Sighting, tagging: Tagging, filing: FilingEdit) -> Change:
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
        filing=filing,
        **tagging._asdict(),
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
    versions = compare(listed, stored).versions
    titles = {fold(title) for title in (listed.title, *listed.other_titles)}
    if fold(stored.title) not in titles:
        found.append(f"the list's title is “{listed.title}”, the library's “{stored.title}”")
    years = [r.issued.year if r.issued else None for r in (listed, stored)]
    if not versions and None not in years and years[0] != years[1]:
        found.append(f"the list's year is {years[0]}, the library's {years[1]}")
    dois = [r.identifiers.get("doi") for r in (listed, stored)]
    if not versions and dois[0] and dois[1] and dois[0].casefold() != dois[1].casefold():
        found.append(f"the list's DOI is {dois[0]}, the library's {dois[1]}")
    return tuple(found)


def _items_of(change: Change) -> Iterator[str]:
    if change.item:
        yield change.item
    for candidate in change.candidates:
        yield candidate.item


def _extra(item: Item, remembered: Remembered | None) -> Change:
    reason = "left the list" if remembered else "only in the library"
    return Change(
        "extra",
        reason,
        item=item.key,
        item_version=item.version,
        item_title=item.reference.title,
        base=remembered,
    )
