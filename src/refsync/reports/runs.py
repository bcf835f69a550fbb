"""The runs of the journal, and what taking one back does, as people and programs read them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.text import Text

from refsync.reports.text import DONE, count, plain, title_text

if TYPE_CHECKING:
    from refsync.runs import PastRun, Write
    from refsync.undo import UndoRun
    from refsync.undo_plan import Kept, Undo

_DONE: dict[str, str] = {**DONE, "undo": "taken back"}
_ENDED = {
    "complete": "",
    "incomplete": "not all was done",
    "stopped": "stopped",
    "failed": "ended by an error",
    None: "interrupted",
}


def log_text(runs: Sequence[PastRun]) -> Iterator[Text]:
    """Each run on two lines."""
    for run in runs:
        facts = [_counts(run.counts), _ended(run)]
        yield Text.assemble((f"{run.id:>4}", "bold"), f"  {_time(run.began)}  {_what(run)}")
        yield Text("      " + " · ".join(filter(None, facts)), "dim")
    if not runs:
        yield Text("No run has written anything yet.")


def log_json(runs: Sequence[PastRun]) -> dict[str, Any]:
    """The same for programs."""
    return {"runs": [_json(run) for run in runs]}


def undo_text(undo: Undo) -> Iterator[Text]:
    """What an undo would do, and what it leaves."""
    run = undo.run
    yield Text.assemble("Run ", (str(run.id), "bold"), f" of {_time(run.began)}: {_what(run)}")
    if undo.steps:
        yield Text.assemble(("\n" + str(len(undo.steps)), "bold green"), " to take back")
    for step in undo.steps:
        facts = ", ".join(fact for write in step.writes for fact in _facts(write))
        yield Text.assemble(("  − ", "green"), title_text(step.title), (f"  {facts}", "dim"))
    yield from kept_text(undo.kept)
    if undo.undone_by:
        yield Text(f"\nIt was taken back already, by run {undo.undone_by}: nothing to do.")
    elif not undo.steps:
        yield Text("\nNothing to do.")


def kept_text(kept: Sequence[Kept]) -> Iterator[Text]:
    """What an undo leaves, and why."""
    if kept:
        yield Text.assemble(("\n" + str(len(kept)), "bold yellow"), " left alone")
    for one in kept:
        yield Text.assemble(("  · ", "yellow"), title_text(one.title))
        yield Text(f"      {plain(one.reason)}", "dim")


def undone_text(undo: Undo, run: UndoRun) -> Iterator[Text]:
    """What an undo did, and what turned up on the way."""
    yield Text(f"\nDone: {count(len(run.done), 'item')} taken back.")
    yield from kept_text(run.kept[len(undo.kept) :])


def _what(run: PastRun) -> str:
    library, collection, source = run.synced
    names = ", ".join(source.splitlines())
    place = f"{plain(names)} → {plain('/'.join(collection))} @ {plain(library)}"
    return f"undo of run {run.undoes}: {place}" if run.undoes else f"{run.command} {place}"


def _counts(counts: Mapping[str, int]) -> str:
    said = [f"{number} {_DONE.get(action, action)}" for action, number in counts.items()
            if action != "link"]  # fmt: skip
    links = counts.get("link", 0)
    return ", ".join([*said, *([f"{count(links, 'link')} attached"] if links else [])])


def _ended(run: PastRun) -> str:
    if run.is_undone:
        return "undone"
    partly = "partly undone" if run.undone else ""
    return ", ".join(filter(None, [_ENDED[run.outcome], partly]))


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _facts(write: Write) -> Iterator[str]:
    """What a write of an undo does."""
    before = write.before or {}
    for name, value in write.after.items():
        if name == "deleted":
            yield "to the trash" if value else "out of the trash"
        elif name == "collections":
            yield "out of the collection" if len(value) < len(before[name] or ()) else "filed again"
        elif name == "tags":
            names = [{tag["tag"] for tag in tags or ()} for tags in (value, before[name])]
            yield " ".join(
                ["tags", *(f"+ {plain(tag)}" for tag in sorted(names[0] - names[1])),
                 *(f"− {plain(tag)}" for tag in sorted(names[1] - names[0]))]
            )  # fmt: skip
        else:
            yield f"{name} as before"


def _json(run: PastRun) -> dict[str, Any]:
    return {
        "id": run.id,
        "command": run.command,
        "began": run.began.isoformat(),
        "ended": run.ended.isoformat() if run.ended else None,
        "library": run.synced.library,
        "collection": "/".join(name.replace("/", "\\/") for name in run.synced.collection),
        "sources": run.synced.source.splitlines(),
        "written": dict(run.counts),
        "taken_back": run.undone,
        "outcome": run.outcome or "interrupted",
        "undoes": run.undoes,
    }
