"""A bibliography in a file, in a library's place: what it has of a list, and what it lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from refsync.baseline import Baseline
from refsync.matching import candidates, match_keys
from refsync.options import Options, TagRules, Versions
from refsync.plan import Plan, make_plan
from refsync.reference import Reference
from refsync.snapshot import Item, Snapshot, Target
from refsync.works import unite

NO_TAGS = Options(tags=TagRules(left_out=("*",)))


def compare_with(
    references: Sequence[Reference],
    stored: Sequence[Reference],
    name: str,
    versions: Versions = "merge",
) -> Plan:
    """What it would take for a bibliography to have all works of a list; tags don't count.

    Args:
        references: the list.
        stored: the bibliography; its citation keys stand where a library's item keys do.
        name: the bibliography's, for people.
        versions: whether a preprint and its publication are one work.
    """
    works = unite(references, versions)
    items = {
        key: Item(key, 0, reference, collections=frozenset({name}))
        for reference in unite(stored, versions)
        for key in [reference.citation_key or reference.id]
    }
    found_by: dict[str, list[str]] = defaultdict(list)
    for item in items.values():
        for match_key in match_keys(item.reference):
            found_by[match_key].append(item.key)
    snapshot = Snapshot(
        library=name,
        version=0,
        target=Target((), name),
        items=items,
        candidates={work.id: candidates(match_keys(work), found_by) for work in works},
    )
    return make_plan(works, snapshot, Baseline(), options=replace(NO_TAGS, versions=versions))
