"""Taking back a run: what it would do, and doing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from refsync.baseline import Remembered
from refsync.errors import ConflictError, LibraryError, StoppedError, UsageError
from refsync.journal import Journal
from refsync.progress import Progress, silent
from refsync.runs import Outcome, PastRun, PastWrite, Write
from refsync.sending import Sent, send
from refsync.undo_plan import Kept, Step, Undo, View, decide, make_undo
from refsync.zotero.library import Library
from refsync.zotero.mirror import Mirrored


@dataclass
class UndoRun:
    """What an undo did.

    Attributes:
        id: what the journal's log has it by; None where nothing was to be written.
        done: the steps that were carried out.
        kept: what stays as it is, with the reasons that turned up on the way.
        error: what ended the undo early, if anything.
        stopped: the signal that ended it early, if one did.
    """

    id: int | None = None
    done: list[Step] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    error: LibraryError | None = None
    stopped: int | None = None

    @property
    def outcome(self) -> Outcome:
        """How it ended, in a word."""
        if self.stopped:
            return "stopped"
        if self.error:
            return "failed"
        return "incomplete" if self.kept else "complete"


def choose(runs: Sequence[PastRun], number: int | None, library: str | None = None) -> PastRun:
    """The run that is meant.

    Args:
        runs: all, the newest first.
        number: its id; None means the last one that is not taken back and that took back none.
        library: only runs in this library are meant.

    Raises:
        UsageError: there is no such run.
    """
    if number is not None:
        found = next((run for run in runs if run.id == number), None)
        if found is None:
            raise UsageError(f"There is no run {number}: refsync log lists them.")
        if library and found.synced.library != library:
            raise UsageError(f"Run {number} was in {found.synced.library}, not in {library}.")
        return found
    taken_back = {
        run.undoes
        for run in runs
        if run.outcome in ("complete", "incomplete") and not run.is_undone
    }
    for run in runs:
        here = library is None or run.synced.library == library
        if here and run.command != "undo" and not run.is_undone and run.id not in taken_back:
            return run
    raise UsageError("There is no run to take back: refsync log lists all.")


def plan_undo(
    run: PastRun, library: Library, journal: Journal, progress: Progress = silent
) -> Undo:
    """What taking back a run would do; nothing is written.

    Args:
        run: from the journal.
        library: the one that it wrote to.
        journal: which has the run.
        progress: told after each request how many items were read, of how many.

    Raises:
        ConflictError: the library is another one.
        LibraryError: the library can't be read.
    """
    if run.synced.library != library.identity:
        raise ConflictError(
            f"Run {run.id} was in {run.synced.library}, and this is {library.identity}."
        )
    library.refresh(progress)
    writes = journal.writes(run.id)
    plan = make_undo(run, writes, _view(run, writes, library, journal))
    if not run.is_undone:
        return plan
    later = (one.id for one in journal.runs() if one.undoes == run.id)
    return replace(plan, undone_by=next(later, None))


def undo(plan: Undo, library: Library, journal: Journal, progress: Progress = silent) -> UndoRun:
    """Carry out an undo.

    Args:
        plan: from `plan_undo` with this library.
        library: where to write.
        journal: where the promises, the run and the earlier baseline are kept.
        progress: told after each request how many objects were sent, of how many.

    Raises:
        AccessError: the key or the library is read-only; nothing was sent.
        StateError: the journal can't be written; nothing more was sent.
    """
    if plan.writes:
        library.require_write()
    return _Undoing(plan, library, journal, progress).run()


def _view(run: PastRun, writes: Sequence[PastWrite], library: Library, journal: Journal) -> View:
    mirror = library.mirror
    keys = [past.write.key for past in writes]
    begun = {
        past.write.key
        for later in journal.runs()
        if later.undoes == run.id
        for past in journal.writes(later.id)
        if past.state in ("done", "promised")
    }
    restored = {past.item for past in writes if (past.write.before or {}).get("deleted")}
    return View(
        objects=mirror.items(keys),
        children=mirror.children({past.item for past in writes}),
        collections=frozenset(collection.key for collection in mirror.collections()),
        baseline=journal.baseline(run.synced),
        later=journal.written_since(run.id),
        begun=frozenset(begun),
        histories={item: journal.history(run.synced.library, item) for item in restored},
    )


class _Undoing:
    """One undo: what it works with, and how far it has come."""

    def __init__(self, plan: Undo, library: Library, journal: Journal, progress: Progress) -> None:
        self.plan = plan
        self.library = library
        self.journal = journal
        self.progress = progress
        self.synced = plan.run.synced
        self.written = journal.writes(plan.run.id)
        self.view = _view(plan.run, self.written, library, journal)
        self.result = UndoRun(kept=list(plan.kept))
        self.owner = {write.key: step for step in plan.steps for write in step.writes}
        self.unsent = {step.item: len(step.writes) for step in plan.steps}
        self.versions: dict[str, int] = {}

    def run(self) -> UndoRun:
        if self.plan.writes:
            self.result.id = self.journal.begin(self.synced, "undo", self.plan.run.id)
            try:
                self._write_all()
            except LibraryError as error:
                self.result.error = error
            except StoppedError as stop:
                self.result.stopped = stop.signal
            self.journal.end(self.result.id, self.result.outcome)
        self._finish([step for step in self.plan.steps if not step.writes])
        return self.result

    def _write_all(self) -> None:
        writes = self.plan.writes
        left = len(writes)
        self._record(map(self._past, writes))
        for outcomes in send(self.library, writes, self._again):
            self._settle(outcomes)
            left -= len(outcomes)
            self.progress(len(writes) - left, len(writes))

    def _settle(self, outcomes: Sequence[Sent]) -> None:
        """Keep what became of writes, and of the steps that they finish."""
        self._record(self._past(sent.write, sent) for sent in outcomes)
        finished = []
        for sent in outcomes:
            step = self.owner[sent.write.key]
            if sent.version is None:
                self.result.kept.append(Kept(step.item, step.title, sent.message))
                continue
            self.versions[sent.write.key] = sent.version
            self.unsent[step.item] -= 1
            if not self.unsent[step.item]:
                finished.append(step)
        self._finish(finished)

    def _again(self, write: Write, stored: Mirrored | None) -> Write | str | None:
        """What to send in place of a write that met an object which had changed."""
        item = self.owner[write.key].item
        others = {key: one for key, one in self.view.objects.items() if key != write.key}
        objects = {**others, write.key: stored} if stored else others
        group = [past for past in self.written if past.item == item]
        step, reasons = decide(item, group, replace(self.view, objects=objects))
        anew = next((w for w in step.writes if w.key == write.key), None) if step else None
        if anew is None:
            return "; ".join(reasons) or None
        self._record([self._past(anew)])
        return anew

    def _record(self, rows: Iterable[PastWrite]) -> None:
        assert self.result.id is not None  # noqa: S101 - it was begun
        self.journal.record(self.result.id, self.synced, rows)

    def _past(self, write: Write, sent: Sent | None = None) -> PastWrite:
        """A write as the journal keeps it."""
        step = self.owner[write.key]
        return PastWrite(
            item=step.item,
            title=step.title,
            action="undo",
            state="promised" if sent is None else "refused" if sent.version is None else "done",
            write=replace(write, version=(sent and sent.version) or 0),
            remembered=self.view.baseline.get(step.item),
        )

    def _finish(self, steps: Sequence[Step]) -> None:
        """Remember of the items of steps what was remembered before the run."""
        self.journal.take_back(
            self.plan.run,
            self.synced,
            [key for step in steps for key in step.objects],
            [self._remembered(one) for step in steps if (one := step.remembered)],
            [step.item for step in steps if not step.remembered],
        )
        self.result.done += steps

    def _remembered(self, before: Remembered) -> Remembered:
        """The same, of an item that is in the trash again at another version."""
        version = self.versions.get(before.item)
        if version is None or before.trashed_at is None:
            return before
        return before.as_withdrawn(version)
