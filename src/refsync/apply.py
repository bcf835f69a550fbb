"""A plan into a library: promise in the journal, send, remember.

Whatever stops a sync (a crash, a lost answer, a refusal), the next one finds the promises and goes
on: an item is sent again under the key that was chosen for it, so it can't come twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from refsync.baseline import (
    NO_KEYS,
    NO_TAGS,
    WITHDRAWALS,
    Baseline,
    Keys,
    Promise,
    Remembered,
    WriteAction,
    record_of,
)
from refsync.characters import brief
from refsync.errors import ConflictError, LibraryError, StoppedError
from refsync.filing import Section
from refsync.journal import Journal
from refsync.matching import find_match, match_keys
from refsync.plan import WRITES, Change, Plan
from refsync.progress import Progress, silent
from refsync.reference import Reference
from refsync.runs import Command, Outcome, PastWrite, SyncedList, Write
from refsync.sending import Sent, send
from refsync.shelving import Places, make_shelves, remember_shelves
from refsync.tagging import NO_EDIT, TagEdit
from refsync.writes import LeftAloneError, filing_of, link_writes, new_item, seen, update
from refsync.zotero.collections import make_collection
from refsync.zotero.items import to_reference
from refsync.zotero.library import Library, new_key
from refsync.zotero.mirror import Mirrored

Moved = Literal["merge", "refuse"]
"""What to do with an item that has changed since the plan was made."""


class NotDone(NamedTuple):
    """A change that was not carried out whole, and why."""

    change: Change
    message: str


@dataclass
class Run:
    """What a sync did.

    Attributes:
        id: what the journal's log has it by; None where nothing was to be written.
        done: the changes that were carried out whole.
        begun: those whose item was written, and not yet all of its links: the run ended early.
        refused: those that the library refused, at least in part; a later sync tries again.
        left: those that were left alone, since the user had been there in the meantime.
        sections: those whose sub-collections were made, renamed or moved.
        error: what ended the run early, if anything; the next sync goes on from there.
        stopped: the signal that ended it early, if one did.
    """

    id: int | None = None
    done: list[Change] = field(default_factory=list)
    begun: list[Change] = field(default_factory=list)
    refused: list[NotDone] = field(default_factory=list)
    left: list[NotDone] = field(default_factory=list)
    sections: tuple[Section, ...] = ()
    error: LibraryError | None = None
    stopped: int | None = None

    @property
    def complete(self) -> bool:
        """Whether all that was planned was done."""
        return self.outcome == "complete"

    @property
    def outcome(self) -> Outcome:
        """How it ended, in a word."""
        if self.stopped:
            return "stopped"
        if self.error:
            return "failed"
        return "incomplete" if self.refused or self.left else "complete"


def apply(
    plan: Plan,
    library: Library,
    journal: Journal,
    progress: Progress = silent,
    *,
    moved: Moved = "merge",
    command: Command = "sync",
) -> Run:
    """Carry out a plan.

    Args:
        plan: made against this library.
        library: where to write.
        journal: where the promises, the run and the new baseline are kept.
        progress: told after each request how many objects were sent, of how many.
        moved: what becomes of items that have changed since the plan was made. "merge": their tags
            and collections are merged anew, and get no more than was planned; "refuse": nothing is
            written if there are any, and those that change from then on are left alone.
        command: what the log calls it.

    Raises:
        AccessError: the key or the library is read-only; nothing was sent.
        ConflictError: the library is another one, or items concerned have moved and that is to be
            refused; nothing was sent.
        StateError: the journal can't be written; nothing more was sent.
    """
    application = _Application(plan, library, journal, progress, moved)
    if not plan.is_idle:
        application.check()
    return application.run(command)


@dataclass
class _Task:
    """A change on its way.

    Attributes:
        before: what the journal held of the item.
        base: the same, as the library shows it now.
        edit: the tags that it puts on and takes off.
        item: the write of the item, if it takes one.
        links: the writes of its attachments.
        unsent: how many of these writes are not settled.
        version: the item's, once it is written.
        failure: why one of them was not carried out.
    """

    change: Change
    action: WriteAction
    reference: Reference
    key: str
    before: Remembered | None
    base: Remembered | None
    edit: TagEdit
    item: Write | None
    links: Sequence[Write]
    unsent: int = 0
    version: int | None = None
    failure: NotDone | None = None

    @property
    def writes(self) -> list[Write]:
        return [*([self.item] if self.item else []), *self.links]

    @property
    def is_begun(self) -> bool:
        """Whether some of its writes are settled, and others are not."""
        return self.failure is None and 0 < self.unsent < len(self.writes)


class _Application:
    """One run: what it works with, and how far it has come."""

    def __init__(
        self, plan: Plan, library: Library, journal: Journal, progress: Progress, moved: Moved
    ) -> None:
        self.plan = plan
        self.library = library
        self.journal = journal
        self.synced = SyncedList(library.identity, plan.known_as or plan.collection, plan.source)
        self.progress = progress
        self.moved = moved
        self.baseline = Baseline()
        self.result = Run()
        self.tasks: dict[str, _Task] = {}
        self.places = Places({}, plan.homes)

    def check(self) -> None:
        """See to it that the plan can be carried out."""
        self.library.require_write()
        if self.plan.library != self.library.name:
            raise ConflictError(
                f"The plan was made for {self.plan.library}, this is {self.library.name}:"
                " nothing was written."
            )
        if self.library.refresh() == self.plan.library_version or self.moved == "merge":
            return
        titles = [_title(change) for change in self.plan.writes if self._has_moved(change)]
        if titles:
            more = f" and {len(titles) - 3} more" if len(titles) > 3 else ""
            raise ConflictError(
                f"{', '.join(f'“{brief(title, 100)}”' for title in titles[:3])}{more} changed in"
                f" {self.plan.library} since the plan was made, and nothing was written:"
                " make a new plan."
            )

    def run(self, command: Command) -> Run:
        if self.plan.takes_over:
            self.journal.take_over(self.plan.takes_over, self.synced)
        self.baseline = self.journal.baseline(self.synced, self.plan.target)
        if not self.plan.is_idle:
            self.result.id = self.journal.begin(self.synced, command)
            try:
                self._write_all()
            except LibraryError as error:
                self.result.error = error
            except StoppedError as stop:
                self.result.stopped = stop.signal
            self.result.begun = [task.change for task in self.tasks.values() if task.is_begun]
            self.journal.end(self.result.id, self.result.outcome)
        if self.plan.is_idle:
            if self.plan.target:
                self.journal.remember_target(self.synced, self.plan.target)
            remember_shelves(self.plan, self.journal, self.synced)
        settled = [r for r in self._settled_already() if r != self.baseline.get(r.item)]
        if settled:
            self.journal.remember(self.synced, settled)
        return self.result

    def _settled_already(self) -> Iterator[Remembered]:
        """What needs no write, as the plan knows it; of entries that are one item the first counts.

        Of what is declined and what left the list the plan may know more than the journal.
        """
        items: set[str] = set()
        for change in self.plan.changes:
            if change.action in ("declined", "extra") and change.base:
                yield change.base
            if change.item is None or change.reference is None or change.item in items:
                continue
            items.add(change.item)
            if change.action in ("unchanged", "differs"):
                filing = _Filing(change.homes)
                yield _settled(change, change.reference, change.item, change.base, NO_EDIT, filing)

    def _write_all(self) -> None:
        target = self._made_target()
        self.journal.remember_target(self.synced, target)
        self.places = make_shelves(self.plan, target, self.library, self.journal, self.synced)
        made = (section for section in self.plan.sections if section.key is None)
        self.result.sections = (*made, *self.plan.followed)
        tasks = [task for change in self.plan.writes if (task := self._task(change))]
        self.tasks = {task.key: task for task in tasks}
        self._promise(tasks)
        idle = [task for task in tasks if not task.unsent]
        self.journal.remember(self.synced, map(self._as_wanted, idle))
        self.result.done += [task.change for task in idle]
        total = left = sum(task.unsent for task in tasks)
        self.progress(0, total)
        items = (task.item for task in tasks if task.item)
        links = (link for task in tasks if not task.failure for link in task.links)
        for writes in (items, links):
            for outcomes in send(self.library, writes, self._again):
                self._settle(outcomes)
                left -= len(outcomes)
                self.progress(total - left, total)

    def _made_target(self) -> str:
        """The key of the collection, which is made where it isn't there."""
        target = self.plan.target
        if target and self.library.mirror.collection(target):
            return target
        return make_collection(self.library, self.plan.collection)

    # --- what is sent ---------------------------------------------------------------------------

    def _task(self, change: Change) -> _Task | None:
        """The change as it can be carried out now; None where it is left alone."""
        reference, action = change.reference, change.action
        if reference is None and change.base:
            reference = change.base.record
        if reference is None or action not in WRITES:
            raise ValueError(f"nothing to write in {change}")
        key = change.item or new_key()
        before = self.baseline.get(key) or change.base
        try:
            if change.item_version is None:
                if self._has_moved(change):
                    raise LeftAloneError("it has come into Zotero since the plan was made")
                base, edit = before, change.tags
                item: Write | None = new_item(change, reference, key, self.places)
            else:
                stored = self.library.mirror.items([key]).get(key)
                base = self._as_found(before, stored)
                others = self.baseline.others(key)
                item, edit = update(change, stored, self.places, base, others)
        except LeftAloneError as why:
            self.result.left.append(NotDone(change, f"{why}: sync again"))
            return None
        promised = before.promise.links if before and before.promise else {}
        keys = {url: promised.get(url) or new_key() for url in change.links}
        links = link_writes(change, reference, key, keys)
        unsent = len(links) + (item is not None)
        return _Task(change, action, reference, key, before, base, edit, item, links, unsent)

    def _as_found(self, before: Remembered | None, stored: Mirrored | None) -> Remembered | None:
        if before is None or stored is None:
            return before
        return before.as_found(seen(stored, self.places.homes))

    def _has_moved(self, change: Change) -> bool:
        """Whether what a change is about is not as it was when the plan was made.

        A new item's has moved if something that may be the same work has come into the library.
        """
        mirror = self.library.mirror
        if change.item and change.item_version is not None:
            stored = mirror.items([change.item]).get(change.item)
            return stored is None or stored.version != change.item_version
        if change.reference is None or mirror.version == self.plan.library_version:
            return False
        found = {key for keys in mirror.find(match_keys(change.reference)).values() for key in keys}
        newer = [
            (item.key, to_reference(item.data))
            for item in mirror.items(sorted(found - {change.item})).values()
            if item.version > self.plan.library_version
        ]
        finding = find_match(change.reference, newer)
        return finding.match is not None or bool(finding.candidates)

    def _again(self, write: Write, stored: Mirrored | None) -> Write | str | None:
        """What to send in place of a write that met an object which had changed."""
        if not write.version:  # nobody else knows its key: it arrived, and was edited since
            return None if stored else write
        if self.moved == "refuse":
            return "it has changed in Zotero since the plan was made"
        task = self.tasks[write.item]
        task.base = self._as_found(task.before, stored)
        others = self.baseline.others(task.key)
        try:
            anew, task.edit = update(task.change, stored, self.places, task.base, others)
        except LeftAloneError as why:
            return f"{why}: sync again"
        if anew:
            task.item = anew
            self._promise([task], [anew])
        return anew

    # --- what is remembered ---------------------------------------------------------------------

    def _promise(self, tasks: Sequence[_Task], writes: Sequence[Write] | None = None) -> None:
        """Keep in the journal what is about to be sent: of the tasks all, or these writes."""
        self.journal.record(
            self._run,
            self.synced,
            [
                self._past(task, write)
                for task in tasks
                for write in (task.writes if writes is None else writes)
            ],
            [_promised(task, self._filing(task)) for task in tasks],
        )

    def _settle(self, outcomes: Sequence[Sent]) -> None:
        """Keep what became of writes, and of the changes that they finish."""
        rows, finished, refused = [], [], []
        for sent in outcomes:
            task = self.tasks[sent.write.item]
            task.unsent -= 1
            if sent.write is task.item:
                task.version = sent.version
            rows.append(self._past(task, sent.write, sent))
            if sent.version is None and task.failure is None:
                task.failure = NotDone(task.change, sent.message)
                (self.result.left if sent.left else self.result.refused).append(task.failure)
            if sent.version is None and sent.write is task.item:
                refused.append(task)
            elif not task.unsent and not task.failure:
                finished.append(task)
        restored = [task.before for task in refused if task.before]
        self.journal.record(
            self._run,
            self.synced,
            rows,
            [*restored, *map(self._as_wanted, finished)],
            [task.key for task in refused if not task.before],
        )
        self.result.done += [task.change for task in finished]

    def _as_wanted(self, task: _Task) -> Remembered:
        """What the journal says once a change is carried out."""
        if task.action in WITHDRAWALS:
            known = Remembered(item=task.key, record=task.reference)
            return known.as_withdrawn(task.version if task.action == "trash" else None)
        return _settled(
            task.change, task.reference, task.key, task.base, task.edit, self._filing(task)
        )

    def _filing(self, task: _Task) -> _Filing:
        filed, unfiled = filing_of(task.item)
        planned = {self.places.keys[path] for path in task.change.filing.add}
        return _Filing(task.change.homes | planned, filed, unfiled)

    def _past(self, task: _Task, write: Write, sent: Sent | None = None) -> PastWrite:
        """A write as the journal keeps it."""
        return PastWrite(
            item=task.key,
            title=task.reference.title,
            action=task.action if write is task.item else "link",
            state="promised" if sent is None else "refused" if sent.version is None else "done",
            write=replace(write, version=(sent and sent.version) or 0),
            remembered=task.before,
        )

    @property
    def _run(self) -> int:
        assert self.result.id is not None  # noqa: S101 - it was begun
        return self.result.id


def _title(change: Change) -> str:
    return change.item_title or (change.reference.title if change.reference else "")


class _Filing(NamedTuple):
    """The collections that a list has an item in, and those it is put in and taken out of."""

    homes: Keys
    filed: Keys = NO_KEYS
    unfiled: Keys = NO_KEYS


def _promised(task: _Task, filing: _Filing) -> Remembered:
    """What the journal says before the change is sent."""
    before = task.base or Remembered(item=task.key, record=record_of(task.reference))
    return before.model_copy(
        update={
            "record": record_of(task.reference),
            "promise": Promise(
                action=task.action,
                tags=task.change.listed,
                renamed=task.change.renamed,
                automatic=task.edit.automatic,
                added=frozenset(task.edit.add),
                removed=frozenset(task.edit.remove),
                retyped=frozenset(task.edit.retype),
                filled=frozenset(task.change.fields),
                homes=filing.homes,
                filed=filing.filed,
                unfiled=filing.unfiled,
                links={str(link.after["url"]): link.key for link in task.links},
            ),
        }
    )


def _settled(
    change: Change,
    reference: Reference,
    key: str,
    base: Remembered | None,
    edit: TagEdit,
    filing: _Filing,
) -> Remembered:
    """What the journal says once the item is as the list wants it."""
    owned = base.owned if base else NO_TAGS
    return Remembered(
        item=key,
        record=record_of(reference),
        filed=True,
        tags=change.listed,
        renamed=change.renamed,
        owned=(owned | set(edit.add)) - set(edit.remove),
        automatic=change.tags.automatic,
        filled=(base.filled if base else frozenset()) | change.fields.keys(),
        homes=filing.homes,
        filings=((base.filings if base else NO_KEYS) | filing.filed) - filing.unfiled,
    )
