"""Whatever happens to the list, the library and the wire, the rules of the house hold."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any, ClassVar
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from refsync import api
from refsync.apply import Run
from refsync.errors import LibraryError, UsageError
from refsync.guards import Limits
from refsync.options import Options, Prune
from refsync.plan import Plan
from tests.meddling import (
    CrashError,
    Deed,
    Meddler,
    answer_lost,
    answering,
    before,
    killed_after,
    killed_before,
    not_sent,
    refusing,
    writes_items,
)
from tests.world import COLLECTION, DESKTOP, World, at_the_desktop, in_process, read

NUMBERS = st.integers(0, 7)
SECTIONS = st.sampled_from(["Surveys", "Methods", "Data"])
TAGS = st.sampled_from(["Surveys", "Methods", "mine", "to read"])
PICK = st.integers(0, 20)
MACHINES = st.sampled_from(["laptop", "laptop", "desk"])
PRUNES = st.sampled_from([None, None, None, "collection", "trash"])
DEEDS = {
    "not sent": not_sent,
    "answer lost": answer_lost,
    "429": answering("429 Too Many Requests"),
    "500": answering("500 Internal Server Error", reaches=True),
    "503": answering("503 Service Unavailable"),
    "412": answering("412 Precondition Failed"),
    "an object fails": refusing(500),
    "an object is refused": refusing(400),
    "killed before": killed_before,
    "killed after": killed_after,
}
TROUBLES = st.tuples(st.sampled_from(sorted(DEEDS)), st.integers(1, 8), st.booleans())
ANY_CHANGE = Limits(change=100, empty=True)
MOVED_BY_ZOTERO = ("tags", "collections", "deleted", "version", "dateModified")

Data = dict[str, Any]
Way = tuple[Any, ...]
"""How the library is reached, and which it is."""


def markdown(entries: dict[int, tuple[str, bool]]) -> str:
    """The list: a heading per section, in it the papers, with an arXiv link or a DOI."""
    lines = ["# Papers\n"]
    for section in sorted({section for section, _ in entries.values()}):
        lines.append(f"\n## {section}\n")
        for number, (home, by_doi) in sorted(entries.items()):
            if home == section:
                address = (
                    f"https://doi.org/10.1000/paper.{number}"
                    if by_doi
                    else f"https://arxiv.org/abs/2401.{number:05d}"
                )
                lines.append(
                    f"\n### The Proper Study of Subject Number {number} (N{number})\n"
                    f"\npaper link: [here]({address})\n"
                    f"\ncode link: [here](https://example.org/code/{number})\n"
                )
    return "".join(lines)


def tags_of(item: Data) -> set[str]:
    return {tag["tag"] for tag in item["tags"]}


def shown(item: Data) -> Data:
    """What a user sees of an item."""
    kept = {n: v for n, v in item.items() if v and n not in ("version", "dateModified")}
    return {
        **kept,
        "tags": sorted(tags_of(item)),
        "collections": sorted(item.get("collections", ())),
    }


def with_changes(left: Data, was: Data, now: Data) -> Data:
    """An item as refsync had left it, with what has changed from `was` to `now`."""
    changed = {n: now.get(n) for n in was.keys() | now.keys() if was.get(n) != now.get(n)}
    return {name: value for name, value in (left | changed).items() if value is not None}


class Rules(RuleBasedStateMachine):
    """Somebody edits the list, somebody edits the library, and refsync works from two machines.

    Attributes:
        put: machine and item → the tags that refsync put on the item from there, and that have
            stood there each time that it looked.
        added: the items that refsync added, as it left each.
        filed: the items that refsync filed in the collection.
        withdrawn: the items that refsync moved to the trash.
    """

    way: ClassVar[Way] = (in_process,)
    idle_requests: ClassVar[int] = 1

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.keys = patch("secrets.choice", Random(0).choice)  # the same run is the same again
        self.keys.start()
        self.world = World(self.folder, *self.way)
        self.list: dict[int, tuple[str, bool]] = {}
        self.put: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.added: dict[str, Data] = {}
        self.filed: set[str] = set()
        self.withdrawn: set[str] = set()

    def teardown(self) -> None:
        self.world.close()
        self.keys.stop()
        shutil.rmtree(self.folder)

    @initialize(numbers=st.sets(NUMBERS, min_size=2), section=SECTIONS)
    def begin(self, numbers: set[int], section: str) -> None:
        self.list = dict.fromkeys(numbers, (section, False))

    # --- the list -------------------------------------------------------------------------------

    @rule(number=NUMBERS, section=SECTIONS, by_doi=st.booleans())
    def write_entry(self, number: int, section: str, by_doi: bool) -> None:
        self.list[number] = (section, by_doi)

    @rule(number=NUMBERS)
    def drop_entry(self, number: int) -> None:
        self.list.pop(number, None)

    # --- the user -------------------------------------------------------------------------------

    def items(self) -> dict[str, Data]:
        return {item["key"]: item for item in self.world.user.items()}

    def pick(self, number: int) -> Data | None:
        papers = sorted(
            (i for i in self.items().values() if i["itemType"] not in ("attachment", "note")),
            key=lambda item: str(item["key"]),
        )
        return papers[number % len(papers)] if papers else None

    @rule(number=PICK, tag=TAGS)
    def tag(self, number: int, tag: str) -> None:
        paper = self.pick(number)
        if paper and tag not in tags_of(paper):
            self.world.user.tag(paper["key"], tag)

    @rule(number=PICK, which=PICK)
    def untag(self, number: int, which: int) -> None:
        paper = self.pick(number)
        if paper and paper["tags"]:
            tag = paper["tags"][which % len(paper["tags"])]["tag"]
            self.world.user.untag(paper["key"], tag)

    @rule(number=PICK, title=st.sampled_from(["My title", "The Proper Study of Subject Number 3"]))
    def retitle(self, number: int, title: str) -> None:
        paper = self.pick(number)
        if paper:
            self.world.user.change(paper["key"], title=title)

    @rule(number=PICK)
    def write_note(self, number: int) -> None:
        paper = self.pick(number)
        if paper:
            self.world.user.add(itemType="note", parentItem=paper["key"], note="mine")

    @rule(number=PICK)
    def trash(self, number: int) -> None:
        paper = self.pick(number)
        if paper and not paper.get("deleted"):
            self.world.user.trash(paper["key"])
            self.withdrawn.discard(paper["key"])

    @rule(number=PICK)
    def restore(self, number: int) -> None:
        paper = self.pick(number)
        if paper and paper.get("deleted"):
            self.world.user.change(paper["key"], deleted=0)
            self.withdrawn.discard(paper["key"])

    @rule(number=PICK)
    def delete(self, number: int) -> None:
        paper = self.pick(number)
        if paper:
            self.world.user.delete(paper["key"])

    @rule(number=PICK)
    def take_out(self, number: int) -> None:
        paper = self.pick(number)
        if paper:
            self.world.user.change(paper["key"], collections=[])

    @rule(number=NUMBERS, tag=TAGS)
    def add_own(self, number: int, tag: str) -> None:
        self.world.user.add(
            title=f"The Proper Study of Subject Number {number}",
            archiveID=f"arXiv:2401.{number:05d}",
            tags=[{"tag": tag}],
        )

    @precondition(lambda self: COLLECTION in self.world.user.collections().values())
    @rule()
    def delete_collection(self) -> None:
        paths = self.world.user.collections()
        gone = next(k for k, p in paths.items() if p == COLLECTION)
        self.world.user.delete_collection(gone)
        for item in self.added.values():  # no edit of an item
            item["collections"] = [key for key in item["collections"] if key != gone]

    @rule(which=PICK, name=st.sampled_from(["MLLM", "Multimodal"]))
    def rename_collection(self, which: int, name: str) -> None:
        paths = self.world.user.collections()
        inner = sorted(key for key, path in paths.items() if path.startswith("Reading/"))
        if inner and f"Reading/{name}" not in paths.values():
            self.world.user.change_collection(inner[which % len(inner)], name=name)

    # --- refsync --------------------------------------------------------------------------------

    @rule(machine=MACHINES, prune=PRUNES)
    def sync(self, machine: str, prune: Prune | None) -> None:
        plan, run = self.watched(machine, lambda: self.synced(machine, prune), prune=prune)
        assert run.complete, run
        listed = sorted(reference.id for reference in read(markdown(self.list)).references)
        assert sorted(c.reference.id for c in plan.changes if c.reference) == listed
        self.has_looked(machine, plan)
        again, _ = self.synced(machine, prune)
        assert not again.writes, "a second sync does nothing"
        assert len(self.world.recorder.requests) == self.idle_requests

    @rule(machine=MACHINES, prune=PRUNES, trouble=TROUBLES)
    def sync_in_trouble(
        self, machine: str, prune: Prune | None, trouble: tuple[str, int, bool]
    ) -> None:
        name, at, lasting = trouble
        deed = DEEDS[name]
        self.watched(
            machine,
            lambda: self.meddled(deed, at, lasting, lambda: self.synced(machine, prune)),
            prune=prune,
        )
        self.sync(machine, prune)

    @rule(machine=MACHINES, number=PICK, edit=st.sampled_from(["tag", "trash", "delete", "out"]))
    def sync_while_the_user_edits(self, machine: str, number: int, edit: str) -> None:
        """The edit comes just before refsync's first write of items."""
        seen: list[dict[str, Data]] = []

        def meanwhile() -> None:
            edits: dict[str, Callable[[int], None]] = {
                "trash": self.trash, "delete": self.delete, "out": self.take_out,
                "tag": lambda number: self.tag(number, "mine"),
            }  # fmt: skip
            edits[edit](number)
            seen.append(self.items())

        healthy = self.world.recorder.app
        self.world.recorder.app = Meddler(healthy, before(meanwhile), only=writes_items)
        try:
            self.watched(machine, lambda: self.synced(machine, None), seen=seen)
        finally:
            self.world.recorder.app = healthy
        self.sync(machine, None)

    @rule(machine=MACHINES, trouble=st.none() | TROUBLES)
    def undo(self, machine: str, trouble: tuple[str, int, bool] | None) -> None:
        if trouble:
            name, at, lasting = trouble
            deed = DEEDS[name]
            self.watched(
                machine,
                lambda: self.meddled(deed, at, lasting, lambda: self.undone(machine)),
                undo=True,
            )
        self.watched(machine, lambda: self.undone(machine), undo=True)

    def synced(self, machine: str, prune: Prune | None) -> tuple[Plan, Run]:
        return self.world.sync(
            markdown(self.list),
            machine=machine,
            limits=ANY_CHANGE,
            options=Options(prune=prune),
        )

    def undone(self, machine: str) -> None:
        with self.world.open_library(self.folder / machine) as library:
            try:
                plan = api.plan_undo(library)
            except UsageError:
                return
            api.undo(plan, library)

    def meddled(self, deed: Deed, at: int, lasting: bool, act: Callable[[], object]) -> None:
        healthy = self.world.recorder.app
        self.world.recorder.app = Meddler(healthy, deed, at, lasting=lasting)
        try:
            act()
        except (CrashError, LibraryError):
            pass
        finally:
            self.world.recorder.app = healthy

    # --- the rules ------------------------------------------------------------------------------

    def watched(
        self,
        machine: str,
        act: Callable[[], Any],
        *,
        prune: Prune | None = None,
        undo: bool = False,
        seen: Sequence[dict[str, Data]] = (),
    ) -> Any:
        """Do something with refsync, and see to it that it kept to what is refsync's.

        Args:
            machine: where.
            act: does it.
            prune: items may be taken out so.
            undo: what refsync did may be taken back.
            seen: what was there before it wrote, if that is known only afterwards.
        """
        was = self.items()
        result = act()
        was = seen[-1] if seen else was
        now = self.items()
        for key, item in was.items():
            assert key in now, "nothing is ever deleted"
            self.only_ours_has_changed(machine, item, now[key], prune, undo=undo)
        for key in now.keys() - was.keys():
            self.is_no_double(now[key], was.values())
            self.added[key] = shown(now[key])
            self.put[machine, key] = tags_of(now[key])
            self.filed.add(key)
        return result

    def only_ours_has_changed(
        self, machine: str, was: Data, now: Data, prune: Prune | None, *, undo: bool
    ) -> None:
        key = was["key"]
        changed = {n for n in was.keys() | now.keys() if was.get(n) != now.get(n)}
        assert not changed - set(MOVED_BY_ZOTERO), "no field of an item is changed"
        ours = self.added.get(key)
        untouched = ours is not None and shown(was) == ours
        gone = tags_of(was) - tags_of(now)
        assert gone <= self.put[machine, key], "only our own tags are removed"
        self.put[machine, key] |= tags_of(now) - tags_of(was)
        if set(was.get("collections", ())) - set(now.get("collections", ())):
            assert (prune == "collection" and untouched) or (undo and key in self.filed)
        if set(now.get("collections", ())) - set(was.get("collections", ())):
            self.filed.add(key)
        if now.get("deleted") and not was.get("deleted"):
            assert prune == "trash" or undo, "nothing is trashed unless asked for"
            assert untouched, "what is touched is not trashed"
            self.withdrawn.add(key)
        if was.get("deleted") and not now.get("deleted"):
            assert key in self.withdrawn, "what the user trashed stays there"
            self.withdrawn.discard(key)
        if ours is not None and was["version"] != now["version"]:
            self.added[key] = with_changes(ours, shown(was), shown(now))

    def has_looked(self, machine: str, plan: Plan) -> None:
        """A tag that refsync saw gone is the user's when it is there again."""
        now = self.items()
        for change in plan.changes:
            if change.reference and change.item in now and change.action != "declined":
                self.put[machine, change.item] &= tags_of(now[change.item])

    def is_no_double(self, new: Data, others: Any) -> None:
        """Nothing is added that is there, whoever put it there."""
        for name in ("archiveID", "DOI"):
            if new.get(name):
                same = [o for o in others if o.get(name) == new[name] and not o.get("deleted")]
                assert not same, "what is there is not added again"


class DesktopRules(Rules):
    """The same at Zotero desktop, where edits are found by comparing all versions and the tags."""

    way = (at_the_desktop, DESKTOP)
    idle_requests = 3


Rules.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestRules = Rules.TestCase

DesktopRules.TestCase.settings = settings(max_examples=15, stateful_step_count=15, deadline=None)
TestDesktopRules = DesktopRules.TestCase
