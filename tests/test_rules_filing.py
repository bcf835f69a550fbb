"""Any sequence of list edits, user edits and syncs by other rules keeps the rules of the house."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path
from random import Random
from typing import Any, get_args
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from refsync.guards import Limits
from refsync.options import Options, Sections, TagRules
from tests.world import COLLECTION, World

UNLIMITED = Limits(change=100, empty=True)
NUMBERS = st.integers(1, 6)
PICK = st.integers(0, 20)
HEADINGS = ["A", "B", "A/X", "B/X", "A/Y", ""]
HEADING = st.sampled_from(HEADINGS)
NAMES = st.sampled_from(["A", "B", "X", "Mine"])
OPTIONS = st.builds(
    Options,
    sections=st.sampled_from(["collections", "collections", *get_args(Sections)]),
    tags=st.builds(
        TagRules,
        prefix=st.sampled_from(["", "x/"]),
        left_out=st.sampled_from([(), ("X",)]),
        type=st.sampled_from(["manual", "automatic"]),
    ),
    fill=st.sampled_from([(), ("date",), ("empty",)]),
)


def markdown(entries: dict[int, str]) -> str:
    """The list: papers by number under the headings of their paths."""
    lines = ["# Papers\n"]
    shown: set[str] = set()
    for path in sorted(set(entries.values()), key=lambda one: one.split("/") if one else []):
        headings = path.split("/") if path else []
        for depth in range(len(headings)):
            above = "/".join(headings[: depth + 1])
            if above not in shown:
                shown.add(above)
                lines.append(f"{'#' * (depth + 2)} {headings[depth]}\n")
        lines += [
            f"- [The Proper Study of Subject Number {n}](https://arxiv.org/abs/2401.{n:05d}) 2024\n"
            for n, home in sorted(entries.items())
            if home == path
        ]
    return "\n".join(lines)


def homes_of(item: dict[str, Any]) -> set[str]:
    return set(item.get("collections", ()))


def tags_of(item: dict[str, Any]) -> set[str]:
    return {tag["tag"] for tag in item["tags"]}


class Filing(RuleBasedStateMachine):
    """Somebody edits the list, somebody edits the library, and refsync syncs from two machines.

    Attributes:
        filed, tagged: machine and item → the collections in which refsync filed the item from
            there, and the tags that it put on it, as far as they stood there each time it looked.
        made: the collections that refsync made.
    """

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.keys = patch("secrets.choice", Random(0).choice)  # the same run is the same again
        self.keys.start()
        self.world = World(Path(self.folder.name))
        self.list: dict[int, str] = {}
        self.filed: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.tagged: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.made: set[str] = set()

    def teardown(self) -> None:
        self.world.close()
        self.keys.stop()
        self.folder.cleanup()

    @initialize(numbers=st.sets(NUMBERS, min_size=2), heading=HEADING)
    def begin(self, numbers: set[int], heading: str) -> None:
        self.list = dict.fromkeys(numbers, heading)

    # --- the list -------------------------------------------------------------------------------

    @rule(number=NUMBERS, heading=HEADING)
    def write_entry(self, number: int, heading: str) -> None:
        self.list[number] = heading

    @rule(number=NUMBERS)
    def drop_entry(self, number: int) -> None:
        self.list.pop(number, None)

    @rule(old=HEADING, new=st.sampled_from(["C", "A/Z", *HEADINGS]))
    def rename_section(self, old: str, new: str) -> None:
        if not old:
            return
        for number, path in self.list.items():
            if path == old or path.startswith(f"{old}/"):
                self.list[number] = (new + path.removeprefix(old)).strip("/")

    # --- the user -------------------------------------------------------------------------------

    def pick(self, number: int) -> dict[str, Any] | None:
        papers = sorted(self.world.user.papers().values(), key=lambda item: item["key"])
        return papers[number % len(papers)] if papers else None

    def folders(self) -> list[str]:
        return sorted(self.world.user.collections())

    @rule(number=PICK, where=PICK)
    def file(self, number: int, where: int) -> None:
        paper, folders = self.pick(number), self.folders()
        if paper and folders:
            key = folders[where % len(folders)]
            if key not in paper["collections"]:
                self.world.user.change(paper["key"], collections=[*paper["collections"], key])

    @rule(number=PICK, which=PICK)
    def take_out(self, number: int, which: int) -> None:
        paper = self.pick(number)
        if paper and paper["collections"]:
            homes = sorted(paper["collections"])
            homes.remove(homes[which % len(homes)])
            self.world.user.change(paper["key"], collections=homes)

    @rule(number=PICK, which=PICK)
    def untag(self, number: int, which: int) -> None:
        paper = self.pick(number)
        if paper and paper["tags"]:
            self.world.user.untag(
                paper["key"], sorted(t["tag"] for t in paper["tags"])[which % len(paper["tags"])]
            )

    @rule(number=PICK)
    def trash(self, number: int) -> None:
        paper = self.pick(number)
        if paper:
            self.world.user.change(paper["key"], deleted=0 if paper.get("deleted") else 1)

    @rule(name=NAMES, where=PICK)
    def make_collection(self, name: str, where: int) -> None:
        folders = [None, *self.folders()]
        parent = folders[where % len(folders)]
        paths = self.world.user.collections()
        taken = set(paths.values())
        path = f"{paths[parent]}/{name}" if parent else name
        if path not in taken:
            self.world.user.make_collection(name, parent)

    @rule(which=PICK)
    def rename_collection(self, which: int) -> None:
        folders = self.folders()
        if folders:
            key = folders[which % len(folders)]
            if self.world.user.collections()[key] not in ("Reading", COLLECTION):
                self.world.user.change_collection(key, name=f"My {key}")

    @rule(which=PICK)
    def delete_collection(self, which: int) -> None:
        folders = self.folders()
        if folders:
            self.world.user.delete_collection(folders[which % len(folders)])

    # --- refsync --------------------------------------------------------------------------------

    @rule(machine=st.sampled_from(["laptop", "laptop", "desk"]), options=OPTIONS)
    def sync(self, machine: str, options: Options) -> None:
        before = {item["key"]: item for item in self.world.user.items()}
        folders = self.world.user.collections()
        plan, run = self.world.sync(
            markdown(self.list), machine=machine, options=options, limits=UNLIMITED
        )
        assert run.complete
        after = {item["key"]: item for item in self.world.user.items()}
        now = self.world.user.collections()
        assert before.keys() <= after.keys(), "nothing is deleted"
        assert folders.keys() <= now.keys(), "no collection is deleted"
        for key in folders.keys() - self.made:
            assert now[key].rpartition("/")[2] == folders[key].rpartition("/")[2], "a name is kept"
        self.made |= now.keys() - folders.keys()
        paths = set(now.values())
        assert len(paths) >= len(now) - (len(folders) - len(set(folders.values()))), "no doubles"
        for key, item in after.items():
            was = before.get(key, {"tags": [], "collections": []})
            self.only_ours_has_changed(machine, was, item)
        for change in plan.changes:
            if change.item and change.reference and change.action != "declined":
                place, now_there = (machine, change.item), after[change.item]
                self.filed[place] &= homes_of(now_there)
                self.tagged[place] &= tags_of(now_there)
        again, _ = self.world.sync(
            markdown(self.list), machine=machine, options=options, limits=UNLIMITED
        )
        assert again.is_idle, "a second sync does nothing"
        assert len(self.world.recorder.requests) == 1

    @rule()
    def sync_as_ever(self) -> None:
        self.sync(machine="laptop", options=Options(sections="collections"))

    @rule(number=PICK, where=PICK)
    def file_and_sync(self, number: int, where: int) -> None:
        self.file(number, where)
        self.sync_as_ever()

    def only_ours_has_changed(
        self, machine: str, before: dict[str, Any], after: dict[str, Any]
    ) -> None:
        place = (machine, after["key"])
        was, now = homes_of(before), homes_of(after)
        assert was - now <= self.filed[place], "only what refsync filed is taken out"
        assert now or not was, "no item leaves all collections"
        self.filed[place] |= now - was
        had, has = tags_of(before), tags_of(after)
        assert had - has <= self.tagged[place], "only refsync's own tags are removed"
        self.tagged[place] |= has - had
        emptied = {name for name, value in before.items() if value and not after.get(name)}
        assert emptied <= {"tags"}, "no field is emptied"


Filing.TestCase.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
TestFiling = Filing.TestCase
