"""Items that left the list: only refsync's own, untouched, and only where that is asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from refsync import api
from refsync.cli import refsync
from refsync.options import Options, Prune
from refsync.plan import Plan
from tests.test_apply import FEW, LIST, MANY, RENAMED, key, planned, racing
from tests.world import COLLECTION, World, read

LATER = LIST[: LIST.index(f"### {FEW}")]
"""The list without its last entry."""
RENAMED_LATER = RENAMED[: RENAMED.index(f"### {FEW}")]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    yield world
    world.close()


def prune(world: World, text: str = LATER, how: Prune = "collection", **more: Any) -> Plan:
    return world.sync(text, options=Options(prune=how), **more)[0]


def gone(plan: Plan) -> dict[str, str]:
    """What the plan says of the item that left the list."""
    return {c.action: c.reason for c in plan.changes if c.item_title == FEW}


def paper(world: World) -> dict[str, Any]:
    return world.user.papers()[FEW]


def test_an_item_of_refsyncs_own_leaves_the_collection(world: World) -> None:
    world.sync(LIST)
    assert gone(prune(world)) == {"unfile": "left the list, and refsync had added it"}
    assert paper(world)["collections"] == []
    assert not paper(world).get("deleted")
    assert world.user.papers()[MANY]["collections"] != []


def test_or_goes_to_the_trash_if_that_is_asked_for(world: World) -> None:
    world.sync(LIST)
    assert list(gone(prune(world, how="trash"))) == ["trash"]
    assert paper(world)["deleted"] == 1


def test_without_asking_nothing_is_taken_out(world: World) -> None:
    world.sync(LIST)
    before = world.user.contents()
    assert gone(world.sync(LATER)[0]) == {"extra": "left the list"}
    assert world.user.contents() == before


TOUCHES: dict[str, Callable[[World], object]] = {
    "you have changed it since": lambda world: world.user.change(key(world, FEW), extra="mine"),
    "you have changed it since ": lambda world: world.user.tag(key(world, FEW), "mine"),
    "you have changed it since  ": lambda world: world.user.change(
        key(world, FEW), collections=[*paper(world)["collections"], world.user.make_collection("X")]
    ),
    "it has a note or an attachment of yours": lambda world: world.user.add(
        itemType="note", note="mine", parentItem=key(world, FEW)
    ),
}


@pytest.mark.parametrize("how", ["collection", "trash"])
@pytest.mark.parametrize("why", TOUCHES)
def test_an_item_that_the_user_touched_stays(world: World, why: str, how: Prune) -> None:
    world.sync(LIST)
    TOUCHES[why](world)
    before = world.user.contents()
    (reason,) = gone(prune(world, how=how)).values()
    assert reason.startswith("left the list; it stays, since ")
    assert world.user.contents() == before


def test_a_touch_counts_though_refsync_wrote_to_the_item_since(world: World) -> None:
    world.sync(LIST)
    world.user.change(key(world, FEW), extra="mine")
    world.sync(RENAMED)
    assert list(gone(prune(world, RENAMED_LATER))) == ["extra"]


def test_what_refsync_wrote_itself_since_is_no_touch(world: World) -> None:
    world.sync(LIST)
    world.sync(RENAMED)
    assert list(gone(prune(world, RENAMED_LATER))) == ["unfile"]


def test_an_item_that_was_there_before_stays(world: World) -> None:
    world.user.add(itemType="preprint", title=FEW, archiveID="arXiv:2401.00002")
    world.sync(LIST)
    assert gone(prune(world)) == {"extra": "left the list; it stays, since refsync did not add it"}


def test_an_item_that_another_list_has_stays(world: World) -> None:
    world.sync(LIST)
    with world.open_library(world.folder / "laptop") as library:
        other = api.diff(read(LIST).references, library, COLLECTION, source="other.md")
        api.sync(other, library)
    assert gone(prune(world)) == {"extra": "left the list; it stays, since another list has it too"}


def test_a_machine_that_does_not_remember_prunes_nothing(world: World) -> None:
    world.sync(LIST)
    assert gone(prune(world, machine="desk")) == {"extra": "only in the library"}
    earlier = read(LIST).references
    assert list(gone(prune(world, machine="ci", earlier=earlier))) == ["extra"]


@pytest.mark.parametrize("how", ["collection", "trash"])
def test_an_entry_that_comes_back_brings_its_item_back(world: World, how: Prune) -> None:
    world.sync(LIST)
    before = world.user.contents()
    prune(world, how=how)
    plan, _ = world.sync(LIST)
    assert [c.action for c in plan.writes] == ["adopt"]
    assert world.user.contents() == before


@pytest.mark.parametrize("how", ["collection", "trash"])
def test_an_item_that_the_user_then_threw_out_does_not_come_back(world: World, how: Prune) -> None:
    world.sync(LIST)
    prune(world, how=how)
    world.user.change(paper(world)["key"], deleted=0)
    world.user.trash(paper(world)["key"])
    plan, _ = world.sync(LIST)
    assert plan.summary == {"declined": 1, "unchanged": 1}


@pytest.mark.parametrize("how", ["collection", "trash"])
def test_the_next_sync_does_nothing(world: World, how: Prune) -> None:
    world.sync(LIST)
    prune(world, how=how)
    prune(world, how=how)
    assert world.recorder.writes == []


def test_an_item_that_is_touched_meanwhile_stays(world: World) -> None:
    world.sync(LIST)
    item = key(world, FEW)

    def edit_first(plan: Plan, library: Any) -> Any:
        world.user.change(item, extra="mine")
        return api.sync(plan, library)

    run = planned(world, LATER, edit_first, options=Options(prune="collection"))
    assert [not_done.message for not_done in run.left] == [
        "you have changed it since the plan was made: sync again"
    ]
    assert paper(world)["collections"] != []


def test_an_item_that_is_touched_under_the_write_stays(world: World) -> None:
    world.sync(LIST)
    item = key(world, FEW)
    edit = lambda: world.user.change(item, extra="mine")  # noqa: E731
    run = racing(world, LATER, edit, options=Options(prune="trash"))
    assert len(run.left) == 1
    assert not paper(world).get("deleted")


def test_it_is_undone_as_everything_is(world: World) -> None:
    world.sync(LIST)
    before = world.user.contents()
    prune(world)
    with world.open_library(world.folder / "laptop") as library:
        api.undo(api.plan_undo(library), library)
    assert world.user.contents() == before


@pytest.mark.parametrize(
    ("option", "action"), [("--prune", "unfile"), ("--prune=trash", "trash"), ("--readd", "extra")]
)
def test_the_option_may_stand_alone_and_before_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str, action: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    where = ["list.md", "--library", "embedded", "--collection", "Reading"]
    Path("list.md").write_text(LIST, "utf-8")
    assert CliRunner().invoke(refsync, ["sync", "--yes", *where]).exit_code == 0
    Path("list.md").write_text(LATER, "utf-8")
    shown = CliRunner().invoke(refsync, ["diff", option, *where, "--format", "json"])
    assert {c["action"] for c in json.loads(shown.stdout)["changes"]} == {"unchanged", action}
