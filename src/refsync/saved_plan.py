"""A plan kept in a file, to be looked at and applied later.

What is kept is what was shown, how the plan came about, and of each change what it rests on: the
entry and the item's version. To apply it, the plan is made anew; only where it is the same again,
it is carried out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from refsync.errors import UsageError
from refsync.options import Options
from refsync.plan import WRITES, Change, Plan
from refsync.reports.plan_json import change_json, plan_json, section_json
from refsync.reports.text import DONE, title_text

_FORM = 1
_FIELDS = ("refsync_plan", "recipe", "target", "writes", "sections")
_COMMENTS = ("match", "reason", "candidates")
"""What a change says about itself, beside what it does."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a plan came about.

    Attributes:
        sources: of the list, so that they are found from any folder.
        source_format: as the user named it.
        allow_local: addresses of this machine may be read.
        library: its name.
        server: what tells it from the libraries of other servers.
        collection: "A/B/C".
        baseline: the list's earlier text, if it was named.
        options: what shapes the plan.
    """

    sources: tuple[str, ...]
    source_format: str | None
    allow_local: bool
    library: str
    server: str
    collection: str
    baseline: str | None
    options: Options


@dataclass(frozen=True, slots=True)
class _Form:
    refsync_plan: int
    recipe: Recipe
    target: str | None
    writes: tuple[dict[str, Any], ...]
    sections: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class SavedPlan:
    """A plan out of a file: how it came about, and what it rests on, by reference or item.

    Attributes:
        target: the collection's key; None where it was to be made.
        sections: what becomes of the sub-collections of sections, by path.
    """

    recipe: Recipe
    target: str | None
    writes: Mapping[str, Mapping[str, Any]]
    sections: Mapping[tuple[str, ...], Mapping[str, Any]]


def saved_json(plan: Plan, recipe: Recipe) -> dict[str, Any]:
    """The plan as `diff --format json` prints it, and what it takes to apply it."""
    return {
        "refsync_plan": _FORM,
        "recipe": asdict(recipe),
        "target": plan.target,
        "writes": list(_writes(plan).values()),
        **plan_json(plan),
    }


def load(path: Path) -> SavedPlan:
    """The plan in a file.

    Raises:
        UsageError: it can't be read, or is no saved plan of this version of refsync.
    """
    try:
        form = TypeAdapter(_Form).validate_python(_known(json.loads(path.read_bytes())))
        writes = {_key(row): row for row in form.writes}
        return SavedPlan(form.recipe, form.target, writes, _by_path(form.sections))
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror or error}.") from error
    except (KeyError, TypeError, ValueError) as error:
        raise UsageError(
            f"{path} is no plan that this version of refsync saved: make one with refsync diff -o."
        ) from error


def moved(saved: SavedPlan, plan: Plan) -> Iterator[str]:
    """What is different now from what was shown, a sentence for each entry or item concerned.

    Args:
        saved: as it was shown.
        plan: made anew from the same recipe.
    """
    if saved.target != plan.target:
        name = saved.recipe.collection
        yield f"The collection “{name}” has been made, renamed, moved or deleted."
    now = _writes(plan)
    changes = {_key(_basis(change)): change for change in plan.changes}
    for key, row in saved.writes.items():
        if now.get(key) != row:
            yield f"{_title(row)}: {_what_moved(row, now.get(key), changes.get(key))}"
    for key, row in now.items():
        if key not in saved.writes:
            yield f"{_title(row)}: new since; it would be {_done(row)}."
    sections = _by_path(map(section_json, plan.sections))
    for path in sorted(saved.sections.keys() | sections.keys()):
        if saved.sections.get(path) != sections.get(path):
            yield f"The sub-collection of the section “{' / '.join(path)}” is another one now."


def _what_moved(row: Mapping[str, Any], new: Mapping[str, Any] | None, now: Change | None) -> str:
    if now is None:
        return "it is no longer in the list, or goes by another identifier."
    if new is None:
        return f"it was to be {_done(row)}, and is {now.action} now ({now.reason})."
    if new["entry"] != row["entry"]:
        return "its entry in the list has changed."
    if new["item"] == row["item"] and new["item_version"] != row["item_version"]:
        return f"its item {row['item']} has changed in Zotero."
    was, would = _done(row), _done(new)
    way = " in another way" if was == would else ""
    return f"it was to be {was}, and would be {would}{way} now."


def _title(row: Mapping[str, Any]) -> str:
    return f"“{title_text(row['title'])}”"


def _done(row: Mapping[str, Any]) -> str:
    return DONE.get(row["action"], row["action"])


def _writes(plan: Plan) -> dict[str, dict[str, Any]]:
    rows = (_basis(change) for change in plan.changes if change.action in WRITES)
    return {_key(row): row for row in rows}


def _by_path(
    rows: Iterable[Mapping[str, Any]],
) -> dict[tuple[str, ...], Mapping[str, Any]]:
    """What becomes of sub-collections, those that stay as they are left out."""
    return {tuple(row["path"]): row for row in rows if row["action"] != "keep"}


def _key(row: Mapping[str, Any]) -> str:
    return str(row["reference"] or row["item"])


def _basis(change: Change) -> dict[str, Any]:
    """What a change does, and what it rests on, as JSON has it."""
    shown = change_json(change)
    does = {name: value for name, value in shown.items() if name not in _COMMENTS}
    return {**does, "item_version": change.item_version, "entry": _digest(change)}


def _digest(change: Change) -> str | None:
    """What the list says of the work, but for where it stands."""
    if change.reference is None:
        return None
    text = change.reference.model_dump_json(exclude={"source"})
    return hashlib.sha256(text.encode()).hexdigest()


def _known(data: Any) -> dict[str, Any]:
    if data["refsync_plan"] != _FORM:
        raise ValueError("another version's form")
    return {name: data[name] for name in _FIELDS}
