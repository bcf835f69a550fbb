"""Any sequence of list edits, user edits and syncs keeps the rules of the house."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.world import COLLECTION, World, read

NUMBERS = st.integers(0, 7)
SECTIONS = st.sampled_from(["Surveys", "Methods", "Data"])
TAGS = st.sampled_from(["Surveys", "Methods", "mine", "to read"])
PICK = st.integers(0, 20)
UNTOUCHED = ("tags", "collections", "version", "dateModified")


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


class Sync(RuleBasedStateMachine):
    """Somebody edits the list, somebody edits the library, and refsync syncs from two machines."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.world = World(Path(self.folder.name))
        self.list: dict[int, tuple[str, bool]] = {}
        self.put: dict[str, set[str]] = {}

    def teardown(self) -> None:
        self.world.close()
        self.folder.cleanup()

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

    def papers(self) -> list[dict[str, Any]]:
        return sorted(
            (i for i in self.world.user.items() if i["itemType"] != "attachment"),
            key=lambda item: item["key"],
        )

    def pick(self, number: int) -> dict[str, Any] | None:
        papers = self.papers()
        return papers[number % len(papers)] if papers else None

    @rule(number=PICK, tag=TAGS)
    def tag(self, number: int, tag: str) -> None:
        paper = self.pick(number)
        if paper and tag not in {t["tag"] for t in paper["tags"]}:
            self.world.user.tag(paper["key"], tag)

    @rule(number=PICK, which=PICK)
    def untag(self, number: int, which: int) -> None:
        paper = self.pick(number)
        if paper and paper["tags"]:
            tag = paper["tags"][which % len(paper["tags"])]["tag"]
            self.world.user.untag(paper["key"], tag)
            self.put.get(paper["key"], set()).discard(tag)

    @rule(number=PICK, title=st.sampled_from(["My title", "The Proper Study of Subject Number 3"]))
    def retitle(self, number: int, title: str) -> None:
        paper = self.pick(number)
        if paper:
            self.world.user.change(paper["key"], title=title)

    @rule(number=PICK)
    def trash(self, number: int) -> None:
        paper = self.pick(number)
        if paper and not paper.get("deleted"):
            self.world.user.trash(paper["key"])

    @rule(number=PICK)
    def restore(self, number: int) -> None:
        paper = self.pick(number)
        if paper and paper.get("deleted"):
            self.world.user.change(paper["key"], deleted=0)

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
        self.world.user.delete_collection(next(k for k, p in paths.items() if p == COLLECTION))

    # --- refsync --------------------------------------------------------------------------------

    @rule(machine=st.sampled_from(["laptop", "laptop", "desk"]))
    def sync(self, machine: str) -> None:
        before = {item["key"]: item for item in self.world.user.items()}
        plan, run = self.world.sync(markdown(self.list), machine=machine)
        assert run.complete
        after = {item["key"]: item for item in self.world.user.items()}
        for key, item in before.items():
            assert key in after, "nothing is ever deleted"
            self.only_ours_has_changed(item, after[key])
        for key in after.keys() - before.keys():
            self.put[key] = {tag["tag"] for tag in after[key]["tags"]}
        listed = sorted(reference.id for reference in read(markdown(self.list)).references)
        assert sorted(c.reference.id for c in plan.changes if c.reference) == listed
        again, _ = self.world.sync(markdown(self.list), machine=machine)
        assert not again.writes, "a second sync does nothing"
        assert len(self.world.recorder.requests) == 1

    def only_ours_has_changed(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        names = before.keys() | after.keys()
        changed = {n for n in names if before.get(n) != after.get(n)} - set(UNTOUCHED)
        assert not changed, "no field of an item is changed"
        key = before["key"]
        tags = [{tag["tag"] for tag in item["tags"]} for item in (before, after)]
        assert tags[0] - tags[1] <= self.put.get(key, set()), "only our own tags are removed"
        self.put.setdefault(key, set()).update(tags[1] - tags[0])
        homes = [set(item.get("collections", ())) for item in (before, after)]
        assert homes[0] <= homes[1], "no item is taken out of a collection"


Sync.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestSync = Sync.TestCase
