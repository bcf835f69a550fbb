"""A baseline out of the list's earlier text, where no journal has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refsync.baseline import Baseline, Remembered, record_of
from refsync.plan import list_tags
from refsync.reference import Reference
from refsync.sighting import Sighting, sight
from refsync.snapshot import Snapshot


def baseline_of(earlier: Sequence[Reference], snapshot: Snapshot, known: Baseline) -> Baseline:
    """What a sync of the earlier text would have left behind.

    Where none of its entries stands in the collection, no sync can have been there. Where the
    journal knows of one, it knows better, and what it knows is the baseline.

    Args:
        earlier: the list as the last sync had it, one reference a work.
        snapshot: the library, looked at for these references too.
        known: what the journal knows.
    """
    if len(known):
        return known
    sightings = sight(earlier, snapshot, known, readd=True)
    if not any(sighting.item and snapshot.has(sighting.item.key) for sighting in sightings):
        return known
    return known.with_items(_remembered(sightings))


def _remembered(sightings: Sequence[Sighting]) -> Iterator[Remembered]:
    for sighting in sightings:
        reference, item = sighting.reference, sighting.item
        tags = frozenset(list_tags(reference))
        record = record_of(reference)
        if item:
            yield Remembered(
                item=item.key, record=record, filed=True, tags=tags, owned=tags & item.tags
            )
        elif not sighting.finding.candidates:
            key = f"gone {reference.id}"
            yield Remembered(item=key, record=record, filed=True, tags=tags, gone=True)
