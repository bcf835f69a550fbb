"""A plan as `diff --format json` prints it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from refsync.filing import Section
from refsync.plan import Change, Plan


def _same(key: str) -> str:
    return key


def plan_json(
    plan: Plan, refused: str | None = None, shown_key: Callable[[str], str] = _same
) -> dict[str, Any]:
    """One object: the library, the collection, the changes in order, and their counts.

    Args:
        plan: what a sync would do.
        refused: why a sync would refuse to, if it would.
        shown_key: gives an item's key as Zotero has it.
    """
    return {
        "library": plan.library,
        "collection": _path(plan.collection),
        "collection_now": _path(plan.stands_at or plan.collection),
        "takes_over": plan.takes_over.source.split("\n") if plan.takes_over else None,
        "library_version": plan.library_version,
        "sections": [section_json(section, shown_key) for section in plan.sections],
        "changes": [change_json(change, shown_key) for change in plan.changes],
        "summary": dict(plan.summary),
        "refused": refused,
    }


def _path(names: Iterable[str]) -> str:
    return "/".join(name.replace("/", "\\/") for name in names)


def section_json(section: Section, shown_key: Callable[[str], str] = _same) -> dict[str, Any]:
    """A section and its sub-collection; `action` tells what is to become of that."""
    follows = section.rename or section.move
    return {
        "path": list(section.path),
        "collection": shown_key(section.key) if section.key else None,
        "action": "make" if section.key is None else "follow" if follows else "keep",
        "was": list(section.follows) if section.follows else None,
    }


def change_json(change: Change, shown_key: Callable[[str], str] = _same) -> dict[str, Any]:
    """A change as JSON has it."""
    match = change.match
    return {
        "action": change.action,
        "reference": change.reference.id if change.reference else None,
        "title": change.reference.title if change.reference else change.item_title,
        "item": shown_key(change.item) if change.item else None,
        "match": {"by": match.by, "confidence": match.confidence} if match else None,
        "tags": {
            "add": list(change.tags.add),
            "remove": list(change.tags.remove),
            "retype": list(change.tags.retype),
        },
        "collections": {
            "add": [list(path) for path in change.filing.add],
            "remove": [shown_key(unfiled.key) for unfiled in change.filing.remove],
        },
        "fields": dict(change.fields),
        "links": list(change.links),
        "reason": change.reason,
        "candidates": [
            {"item": shown_key(c.item), "title": c.title, "by": c.by, "confidence": c.confidence,
             "reason": c.reason}
            for c in change.candidates
        ],
    }  # fmt: skip
