"""refsync syncs curated reading lists into Zotero.

    reading = refsync.read("list.md")
    with refsync.open_library("user:123") as library:
        plan = refsync.diff(reading.references, library, collection="Reading/MLLM")
        run = refsync.sync(plan, library)
    problems = refsync.check(reading)
    text = refsync.export(reading.references, "bibtex")

What goes wrong is a `RefsyncError`. Names are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from refsync.api import diff, export, open_library, plan_undo, read, runs, sync, undo
    from refsync.apply import Run
    from refsync.checks import check
    from refsync.errors import RefsyncError
    from refsync.guards import Limits
    from refsync.options import Options, TagRules
    from refsync.plan import Change, Plan
    from refsync.reading import Problem, Reading
    from refsync.reference import Link, Name, PartialDate, Reference
    from refsync.runs import PastRun
    from refsync.undo import UndoRun
    from refsync.undo_plan import Undo

_HOMES = {
    "check": "checks", "diff": "api", "export": "api", "open_library": "api", "read": "api",
    "sync": "api", "RefsyncError": "errors", "Change": "plan",
    "Options": "options", "Plan": "plan",
    "Problem": "reading", "Reading": "reading", "Link": "reference", "Name": "reference",
    "PartialDate": "reference", "Reference": "reference", "Run": "apply",
    "Limits": "guards", "TagRules": "options", "PastRun": "runs", "Undo": "undo_plan",
    "UndoRun": "undo", "plan_undo": "api", "runs": "api", "undo": "api",
}  # fmt: skip

__all__ = [
    "Change", "Limits", "Link", "Name", "Options", "PartialDate", "PastRun", "Plan", "Problem",
    "Reading", "Reference", "RefsyncError", "Run", "TagRules", "Undo", "UndoRun", "check", "diff",
    "export", "open_library", "plan_undo", "read", "runs", "sync", "undo",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'refsync' has no attribute {name!r}")
    return getattr(import_module(f"refsync.{_HOMES[name]}"), name)
