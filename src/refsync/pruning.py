"""Items that left the list, and that refsync may take out of the collection again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from refsync.baseline import Baseline, WriteAction
from refsync.options import Prune
from refsync.plan import Change, Plan
from refsync.runs import PastWrite
from refsync.touches import touch
from refsync.zotero.mirror import Mirror

_WITHDRAWAL: Mapping[Prune, WriteAction] = {"collection": "unfile", "trash": "trash"}


def with_pruning(
    plan: Plan,
    mirror: Mirror,
    baseline: Baseline,
    history: Callable[[str], list[PastWrite]],
) -> Plan:
    """The plan, in which items that left the list leave the collection, if they are refsync's own.

    An item is refsync's own if a run added it, nobody has touched it since, and no other list has
    it. One that stays says why.

    Args:
        plan: what a sync would do without; its options say how to prune.
        mirror: of the library.
        baseline: what the list's syncs left behind, and those of others.
        history: an item's key → all that runs wrote to it and to its attachments.
    """
    how = plan.options.prune or "collection"
    gone = [c.item for c in plan.changes if c.action == "extra" and c.base and c.item]
    stored, children = mirror.items(gone), mirror.children(gone)

    def why_it_stays(item: str) -> str | None:
        others = baseline.others(item)
        if others.filed or others.tags:
            return "another list has it too"
        if how == "trash" and set(stored[item].collections) - plan.homes:
            return "it stands in another collection, too"
        return touch(stored[item], children.get(item, ()), history(item))

    return replace(plan, changes=tuple(_pruned(plan.changes, set(gone), how, why_it_stays)))


def _pruned(
    changes: Iterable[Change], gone: set[str], how: Prune, why_it_stays: Callable[[str], str | None]
) -> Iterator[Change]:
    for change in changes:
        if change.item not in gone or change.action != "extra":
            yield change
        elif why := why_it_stays(change.item):
            yield replace(change, reason=f"{change.reason}; it stays, since {why}")
        else:
            action = _WITHDRAWAL[how]
            yield replace(change, action=action, reason="left the list, and refsync had added it")
