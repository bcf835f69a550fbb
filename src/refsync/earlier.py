"""A baseline out of the list's earlier text, where no journal has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from refsync.baseline import NO_TAGS, Baseline, Remembered, record_of
from refsync.options import TagRules
from refsync.reference import Reference
from refsync.sighting import Sighting, sight
from refsync.snapshot import Snapshot
from refsync.tagging import list_words, tags_of


def baseline_of(
    earlier: Sequence[Reference], snapshot: Snapshot, known: Baseline, rules: TagRules
) -> Baseline:
    """What a sync of the earlier text would have left behind.

    Where none of its entries stands in the collection, no sync can have been there. Where the
    journal knows of one, it knows better, and what it knows is the baseline.

    Args:
        earlier: the list as the last sync had it, one reference a work.
        snapshot: the library, looked at for these references too.
        known: what the journal knows.
        rules: those by which the list is synced, then as now.
    """
    if len(known):
        return known
    sightings = sight(earlier, snapshot, known, readd=True)
    if not any(sighting.item and snapshot.has(sighting.item.key) for sighting in sightings):
        return known
    return known.with_items(_remembered(sightings, snapshot, rules))


def _remembered(
    sightings: Sequence[Sighting], snapshot: Snapshot, rules: TagRules
) -> Iterator[Remembered]:
    for sighting in sightings:
        reference, item = sighting.reference, sighting.item
        named = {
            word: tag
            for word, tag in tags_of(list_words(reference, keywords=rules.keywords), rules).items()
            if tag
        }
        then = Remembered(
            item=item.key if item else f"gone {reference.id}",
            record=record_of(reference),
            filed=True,
            tags=frozenset(named.values()),
            renamed={word: tag for word, tag in named.items() if word != tag},
            owned=frozenset(named.values()),
            automatic=rules.automatic,
        )
        if item:
            yield then.as_found(snapshot.seen(item))
        elif not sighting.finding.candidates:
            yield then.model_copy(update={"owned": NO_TAGS, "gone": True})
