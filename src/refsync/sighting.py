"""Where each reference of a list is in the library, and what the user decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from refsync.baseline import WITHDRAWALS, Baseline, Remembered
from refsync.identifiers import SCHEMES
from refsync.identifiers import match_keys as match_identifiers
from refsync.matching import Finding, Match, find_match, is_still, match_keys
from refsync.options import Versions
from refsync.reference import Reference
from refsync.snapshot import Item, Snapshot

_NOTHING = Finding()


@dataclass(frozen=True, slots=True)
class Sighting:
    """A reference, and where it is in the library.

    Attributes:
        item: the item that it is; None where there is none, or it isn't certain.
        remembered: what the last sync left behind of that item, or of one that is gone.
        finding: how the item was found, or which items it may be.
        refused: the user threw the item out: deleted it, trashed it, or took it out of the
            collection.
    """

    reference: Reference
    item: Item | None = None
    remembered: Remembered | None = None
    finding: Finding = _NOTHING
    refused: bool = False


def sight(
    references: Sequence[Reference],
    snapshot: Snapshot,
    baseline: Baseline,
    *,
    readd: bool,
    versions: Versions = "merge",
) -> list[Sighting]:
    """Where the references are, in their order.

    What is certainly one reference's item is no other's uncertain one, unless the other has an
    identifier in common with it: then it is shown, and nothing of that identifier is added.

    Args:
        references: the list, one reference a work.
        snapshot: the library.
        baseline: what the last sync of the list into the collection left behind.
        readd: nothing counts as refused.
        versions: whether a preprint and its publication are one work.
    """
    listed = frozenset(reference.id for reference in references)
    looker = _Looker(snapshot, baseline, listed, readd, versions)
    recalled = ((reference.id, looker.recall(reference)) for reference in references)
    claims = {remembered.item: listed_id for listed_id, remembered in recalled if remembered}
    looker = replace(looker, claims=claims)
    sightings = [looker.look(reference) for reference in references]
    certain = {sighting.item.key for sighting in sightings if sighting.item}
    return [_without(sighting, certain) for sighting in sightings]


def _without(sighting: Sighting, certain: set[str]) -> Sighting:
    found = sighting.finding.candidates
    candidates = tuple(c for c in found if c.item not in certain or c.by in SCHEMES)
    return replace(sighting, finding=replace(sighting.finding, candidates=candidates))


@dataclass(frozen=True, slots=True)
class _Looker:
    snapshot: Snapshot
    baseline: Baseline
    listed: frozenset[str]
    readd: bool
    versions: Versions
    claims: Mapping[str, str] = field(default_factory=dict)

    def look(self, reference: Reference) -> Sighting:
        """At the item it was synced to, else in the collection, in the library, in the trash.

        An item that the user threw out gives way to one in the collection (two merged in Zotero).
        """
        remembered = self.recall(reference)
        item = self.snapshot.items.get(remembered.item) if remembered else None
        if item and self.snapshot.has(item.key):
            return self._synced(reference, remembered, item)
        found = self.snapshot.candidates.get(reference.id, ())
        near = [self.snapshot.items[key] for key in found if not self._is_anothers(key, reference)]
        live = [one for one in near if not one.trashed or self._returns(one)]
        inside = self._find(reference, filter(self.snapshot.in_collection, live))
        if inside.match:
            return self._found(reference, inside)
        if remembered and self._is_refused(remembered, item):
            if not self.readd:
                return Sighting(reference, item, remembered, refused=True)
            if item and not item.trashed:
                return self._synced(reference, remembered, item)
        elif item:
            return self._synced(reference, remembered, item)
        elsewhere = self._find(reference, live)
        if elsewhere.match or elsewhere.candidates:
            return self._found(reference, elsewhere)
        if remembered:
            return Sighting(reference, item, remembered)
        return self._in_trash(reference, [one for one in near if one.trashed])

    def _synced(self, reference: Reference, remembered: Remembered | None, item: Item) -> Sighting:
        match = Match(item.key, item.reference.title, "baseline", 1.0, "synced before")
        return Sighting(reference, item, remembered, Finding(match))

    def _found(self, reference: Reference, finding: Finding) -> Sighting:
        if finding.match is None:
            return Sighting(reference, finding=finding)
        item = self.snapshot.items[finding.match.item]
        refused = not self.readd and not self.snapshot.has(item.key) and self._left(item)
        return Sighting(reference, item, self.baseline.get(item.key), finding, refused)

    def _in_trash(self, reference: Reference, trashed: Sequence[Item]) -> Sighting:
        for item in sorted(trashed, key=lambda one: one.key):
            finding = self._find(reference, [item])
            if finding.match:
                return Sighting(reference, item, None, finding, refused=not self.readd)
        return Sighting(reference, refused=not self.readd and self._was_deleted(reference))

    def _was_deleted(self, reference: Reference) -> bool:
        """Whether another list's sync had filed it in the collection, and it is gone since."""
        return any(
            one.item not in self.snapshot.items and is_still(reference, one.record, self.versions)
            for one in self.baseline.known_beside(reference.id, match_keys(reference))
        )

    def recall(self, reference: Reference) -> Remembered | None:
        """What was synced for this reference, if the entry still stands for the same work."""
        known = self.baseline.known(reference.id, match_keys(reference))
        for remembered in sorted(known, key=lambda one: not self.snapshot.has(one.item)):
            then = remembered.record
            anothers = then.id != reference.id and then.id in self.listed
            if not anothers and is_still(reference, then, self.versions):
                return remembered
        return None

    def _is_refused(self, remembered: Remembered, item: Item | None) -> bool:
        """Whether the user threw out what was synced; it is not in the collection any more."""
        promise = remembered.promise
        if item is None:
            if remembered.withdrawn or (promise and promise.action in WITHDRAWALS):
                return False
            never_arrived = promise is not None and promise.action == "add"
            return not never_arrived or remembered.item in self.snapshot.deleted
        if remembered.is_out_by_refsync(self.snapshot.seen(item)):
            return False
        return item.trashed or self._left(item)

    def _is_anothers(self, key: str, reference: Reference) -> bool:
        """Whether an item was synced for another entry, which the list still has.

        The user may have given it this entry's title; what they have in common is no identifier.
        """
        if self.claims.get(key, reference.id) == reference.id:
            return False
        stored = match_identifiers(self.snapshot.items[key].reference.identifiers)
        return not stored & match_identifiers(reference.identifiers)

    def _returns(self, item: Item) -> bool:
        """Whether an item comes out of the trash again, where refsync itself had put it."""
        remembered = self.baseline.get(item.key)
        if remembered is None or remembered.record.id not in self.listed:
            return False
        return remembered.is_out_by_refsync(self.snapshot.seen(item))

    def _left(self, item: Item) -> bool:
        """Whether an item that is not in the collection was there when a list was synced."""
        remembered = self.baseline.get(item.key)
        left = remembered and remembered.as_found(self.snapshot.seen(item)).filed
        return bool(left or self.baseline.others(item.key).filed)

    def _find(self, reference: Reference, items: Iterable[Item]) -> Finding:
        records = ((item.key, item.reference) for item in items)
        return find_match(reference, records, self.versions)
