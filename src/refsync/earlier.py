"""A baseline out of the list's earlier text, where no journal has one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from refsync.baseline import NO_KEYS, NO_TAGS, Baseline, Remembered, SectionPath, Shelf, record_of
from refsync.filing import Section, Shelves, arrange, paths_of
from refsync.options import Options
from refsync.reference import Reference
from refsync.sighting import Sighting, sight
from refsync.snapshot import Snapshot
from refsync.tagging import list_words, tags_of


def baseline_of(
    earlier: Sequence[Reference], snapshot: Snapshot, known: Baseline, options: Options
) -> Baseline:
    """What a sync of the earlier text would have left behind.

    Where none of its entries stands in the collection, no sync can have been there. Where the
    journal knows of one, it knows better, and what it knows is the baseline.

    Args:
        earlier: the list as the last sync had it, one reference a work.
        snapshot: the library, looked at for these references too.
        known: what the journal knows.
        options: how the list is brought into the collection, then as now.

    Raises:
        UsageError: two sub-collections go by the name of a section.
    """
    if len(known):
        return known
    sightings = sight(earlier, snapshot, known, readd=True)
    if not any(sighting.item and snapshot.has(sighting.item.key) for sighting in sightings):
        return known
    sections = _sections(earlier, snapshot, known, options)
    shelves = (
        Shelf(path=section.path, key=section.key, made=True)
        for section in sections.values()
        if section.path and section.key
    )
    return known.with_items(_remembered(sightings, snapshot, options, sections), shelves)


def _sections(
    earlier: Sequence[Reference], snapshot: Snapshot, known: Baseline, options: Options
) -> dict[SectionPath, Section]:
    """The sections of the earlier text, and the collections of their names."""
    paths = (path for reference in earlier for path in paths_of(reference, options.sections))
    nobody = Shelves((), {}, known.shared_homes)
    found = arrange(dict.fromkeys(paths, NO_KEYS), nobody, snapshot.folders, snapshot.target.key)
    return {section.path: section for section in found}


def _remembered(
    sightings: Sequence[Sighting],
    snapshot: Snapshot,
    options: Options,
    sections: Mapping[SectionPath, Section],
) -> Iterator[Remembered]:
    rules, headings = options.tags, options.sections != "collections"
    for sighting in sightings:
        reference, item = sighting.reference, sighting.item
        words = list_words(reference, headings=headings, keywords=rules.keywords)
        named = {word: tag for word, tag in tags_of(words, rules).items() if tag}
        paths = paths_of(reference, options.sections)
        homes = NO_KEYS.union(*(sections[path].keys for path in paths))
        then = Remembered(
            item=item.key if item else f"gone {reference.id}",
            record=record_of(reference),
            filed=True,
            tags=frozenset(named.values()),
            renamed={word: tag for word, tag in named.items() if word != tag},
            owned=frozenset(named.values()),
            automatic=rules.automatic,
            homes=homes,
            filings=homes,
        )
        if item:
            yield then.as_found(snapshot.seen(item))
        elif not sighting.finding.candidates:
            yield then.model_copy(update={"owned": NO_TAGS, "filings": NO_KEYS, "gone": True})
