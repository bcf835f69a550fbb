"""A plan into a library: promise in the journal, send, remember.

Whatever stops a sync (a crash, a lost answer, a refusal), the next one finds the promises and goes
on: an item is sent again under the key that was chosen for it, so it can't come twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NamedTuple

from refsync.baseline import NO_TAGS, Promise, Remembered, WriteAction, record_of
from refsync.errors import ConflictError, LibraryError
from refsync.journal import Journal, SyncedList
from refsync.plan import WRITES, Change, Plan
from refsync.progress import Progress, silent
from refsync.reference import Reference
from refsync.zotero.collections import make_collection
from refsync.zotero.items import link_attachment, to_item
from refsync.zotero.library import MAX_OBJECTS, Library, new_key
from refsync.zotero.written import CHANGED


class Refused(NamedTuple):
    """A change that the library refused, and why."""

    change: Change
    message: str


@dataclass
class Run:
    """What a sync did.

    Attributes:
        done: the changes that were carried out whole.
        refused: those that the library refused, at least in part; a later sync tries again.
        error: what ended the run early, if anything; the next sync goes on from there.
    """

    done: list[Change] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    error: LibraryError | None = None

    @property
    def complete(self) -> bool:
        """Whether all that was planned was done."""
        return not self.refused and self.error is None


def apply(
    plan: Plan,
    library: Library,
    journal: Journal,
    progress: Progress = silent,
) -> Run:
    """Carry out a plan.

    Args:
        plan: made against the library's present mirror.
        library: where to write.
        journal: where the promises and the new baseline are kept.
        progress: told after each request how many objects were sent, of how many.

    Raises:
        AccessError: the key or the library is read-only; nothing was sent.
        ConflictError: the library is another one, or has moved since the plan was made; nothing was
            sent.
        StateError: the journal can't be written; nothing more was sent.
    """
    if plan.writes:
        library.require_write()
        if plan.library != library.name or library.refresh() != plan.library_version:
            raise ConflictError(
                f"{plan.library} has changed since the plan was made, and nothing was written:"
                " sync again."
            )
    return _Application(plan, library, journal, progress).run()


class _Write(NamedTuple):
    """A change on its way: the item as it is sent, if it is, and the attachments after it."""

    change: Change
    action: WriteAction
    reference: Reference
    key: str
    item: Mapping[str, Any] | None
    attachments: Sequence[Mapping[str, Any]]


class _Application:
    """One run: what it works with, and how far it has come."""

    def __init__(
        self,
        plan: Plan,
        library: Library,
        journal: Journal,
        progress: Progress,
    ) -> None:
        self.plan = plan
        self.library = library
        self.journal = journal
        self.synced = SyncedList(library.identity, plan.collection, plan.source)
        self.progress = progress
        self.baseline = journal.baseline(self.synced)
        self.result = Run()
        self.unsent: Counter[str] = Counter()

    def run(self) -> Run:
        if self.plan.writes:
            try:
                self._write_all()
            except LibraryError as error:
                self.result.error = error
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
                yield _settled(change, change.reference, change.item)

    def _write_all(self) -> None:
        collection = make_collection(self.library, self.plan.collection)
        writes = [self._prepare(change, collection) for change in self.plan.writes]
        self.journal.remember(self.synced, map(_promised, writes))
        for write in writes:
            self.unsent[write.key] = (write.item is not None) + len(write.attachments)
        total = self.unsent.total()
        self.progress(0, total)
        refused: set[str] = set()
        items = ((write, write.item) for write in writes if write.item is not None)
        attachments = (
            (write, attachment)
            for write in writes
            if write.key not in refused
            for attachment in write.attachments
        )
        for objects in (items, attachments):
            while batch := list(islice(objects, MAX_OBJECTS)):
                refused |= self._send(batch)
                self.progress(total - self.unsent.total(), total)

    def _send(self, batch: Sequence[tuple[_Write, Mapping[str, Any]]]) -> set[str]:
        """Send up to 50 objects; the keys of the changes that were refused."""
        written = self.library.write_items([obj for _, obj in batch])
        refused = {batch[index][0].key: f.message for index, f in written.failed.items()}
        self._take_back(
            batch[index][0]
            for index, failure in written.failed.items()
            if batch[index][1] is batch[index][0].item
            and (batch[index][0].change.item_version is not None or failure.code != CHANGED)
        )
        finished = []
        for index, (write, _) in enumerate(batch):
            self.unsent[write.key] -= 1
            if index in written.failed:
                self.result.refused.append(Refused(write.change, refused[write.key]))
            elif not self.unsent[write.key] and write.key not in refused:
                finished.append(write)
        self.journal.remember(
            self.synced, [_settled(w.change, w.reference, w.key) for w in finished]
        )
        self.result.done += [write.change for write in finished]
        return set(refused)

    # --- what is sent ---------------------------------------------------------------------------

    def _prepare(self, change: Change, collection: str) -> _Write:
        reference, action = change.reference, change.action
        if reference is None or action not in WRITES:
            raise ValueError(f"nothing to write in {change}")
        key = change.item or new_key()
        if change.item_version is None:
            item: Mapping[str, Any] | None = self._new_item(change, reference, key, collection)
        else:
            item = self._update(change, key, collection)
        links = {link.url: link for link in reference.further_links}
        remembered = self.baseline.get(key)
        promise = remembered.promise if remembered else None
        attachments = [
            {
                "key": (promise.links.get(url) if promise else None) or new_key(),
                "version": 0,
                "parentItem": key,
                **link_attachment(links[url]),
            }
            for url in change.links
            if url in links
        ]
        return _Write(change, action, reference, key, item, attachments)

    def _new_item(
        self, change: Change, reference: Reference, key: str, collection: str
    ) -> dict[str, Any]:
        return {
            "key": key,
            "version": 0,
            **to_item(reference),
            "collections": [collection],
            "tags": [_tag(tag, change) for tag in change.tags.add],
        }

    def _update(self, change: Change, key: str, collection: str) -> dict[str, Any] | None:
        """Only what changes, held to the version that the plan saw; None where nothing does."""
        stored = self.library.mirror.items([key]).get(key)
        if stored is None or stored.version != change.item_version:
            raise ConflictError(
                f"“{change.item_title}” has changed in Zotero since the plan was made: sync again."
            )
        update: dict[str, Any] = {}
        if change.action == "adopt":
            update["collections"] = list(dict.fromkeys([*stored.collections, collection]))
            if stored.trashed:
                update["deleted"] = 0
        if change.tags:
            update["tags"] = _edited_tags(stored.data.get("tags", ()), change)
        return {"key": key, "version": stored.version, **update} if update else None

    # --- what is remembered ---------------------------------------------------------------------

    def _take_back(self, writes: Iterable[_Write]) -> None:
        """Unsay the promises of items that were refused: nothing came of them.

        Only of a new item that is there already it isn't known where it comes from.
        """
        for write in writes:
            if write.change.base:
                self.journal.remember(self.synced, [write.change.base])
            else:
                self.journal.forget(self.synced, [write.key])


def _promised(write: _Write) -> Remembered:
    """What the journal says before the write is sent."""
    change = write.change
    before = change.base or Remembered(item=write.key, record=record_of(write.reference))
    return before.model_copy(
        update={
            "record": record_of(write.reference),
            "promise": Promise(
                action=write.action,
                tags=change.listed,
                renamed=change.renamed,
                automatic=change.tags.automatic,
                added=frozenset(change.tags.add),
                removed=frozenset(change.tags.remove),
                retyped=frozenset(change.tags.retype),
                links={str(a["url"]): str(a["key"]) for a in write.attachments},
            ),
        }
    )


def _settled(change: Change, reference: Reference, key: str) -> Remembered:
    """What the journal says once the item is as the list wants it."""
    owned = change.base.owned if change.base else NO_TAGS
    return Remembered(
        item=key,
        record=record_of(reference),
        filed=True,
        tags=change.listed,
        renamed=change.renamed,
        owned=(owned | set(change.tags.add)) - set(change.tags.remove),
        automatic=change.tags.automatic,
    )


def _edited_tags(tags: Sequence[Mapping[str, Any]], change: Change) -> list[Mapping[str, Any]]:
    """The item's tags with the edit made; of a manual and an automatic one, the manual is meant."""
    manual = {tag["tag"] for tag in tags if tag.get("type", 0) != 1}
    edit = change.tags
    edited = {*edit.remove, *edit.retype}
    kept = [
        tag
        for tag in tags
        if tag["tag"] not in edited or (tag.get("type", 0) == 1 and tag["tag"] in manual)
    ]
    return [*kept, *(_tag(name, change) for name in (*edit.retype, *edit.add))]


def _tag(name: str, change: Change) -> dict[str, Any]:
    return {"tag": name, "type": 1} if change.tags.automatic else {"tag": name}
