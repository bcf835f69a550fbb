"""A run is taken back where nobody has touched what it wrote, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync import api
from refsync.errors import UsageError
from refsync.options import Options
from refsync.undo import UndoRun
from refsync.undo_plan import Undo
from tests.meddling import CrashError, Meddler, before, killed_after, killed_before, writes_items
from tests.test_apply import FEW, LIST, MANY, RENAMED, key, tags
from tests.world import COLLECTION, KINDS, World, read

WITH_CODE = LIST.replace("00001)\n", "00001)\n\n[code](https://example.org/code)\n")


@pytest.fixture(params=list(KINDS))
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, *KINDS[request.param])
    yield world
    world.close()


def undo(world: World, run: int | None = None, machine: str = "laptop") -> tuple[Undo, UndoRun]:
    with world.open_library(world.folder / machine) as library:
        plan = api.plan_undo(library, run)
        return plan, api.undo(plan, library)


def reasons(run: UndoRun) -> dict[str, str]:
    return {kept.title: kept.reason for kept in run.kept}


def trashed(world: World) -> set[str]:
    return {title for title, paper in world.user.papers().items() if paper.get("deleted")}


def test_what_was_added_goes_to_the_trash_and_comes_back_with_the_next_sync(world: World) -> None:
    world.sync(WITH_CODE)
    before_undo = world.user.contents()
    _, run = undo(world)
    assert run.outcome == "complete"
    assert trashed(world) == {MANY, FEW}
    plan, _ = world.sync(WITH_CODE)
    assert [c.reason for c in plan.writes] == ["in the trash, to be restored"] * 2
    assert world.user.contents() == before_undo
    assert not world.sync(WITH_CODE)[0].writes


def test_what_was_taken_back_and_then_deleted_comes_anew(world: World) -> None:
    world.sync(LIST)
    undo(world)
    for paper in list(world.user.papers().values()):
        world.user.delete(paper["key"])
    world.sync(LIST)
    assert sorted(world.user.papers()) == [MANY, FEW]
    assert not world.sync(LIST)[0].writes


def test_a_paper_that_was_filed_leaves_the_collection(world: World) -> None:
    shelf = world.user.make_collection("Shelf")
    mine = world.user.add(
        title=MANY, archiveID="arXiv:2401.00001", collections=[shelf], tags=[{"tag": "mine"}]
    )
    stood = world.user.get(f"/items/{mine}")["data"]
    world.sync(LIST)
    world.user.tag(mine, "to read")
    undo(world)
    now = world.user.get(f"/items/{mine}")["data"]
    assert now["collections"] == [shelf]
    assert tags(world) == {"mine", "to read"}
    ours = {"version", "tags", "dateModified"}
    assert {n: v for n, v in now.items() if n not in ours} == {
        n: v for n, v in stood.items() if n not in ours
    }


def test_tags_are_put_back_and_the_users_stay(world: World) -> None:
    world.sync(LIST)
    world.sync(RENAMED)
    world.user.tag(key(world), "to read")
    world.user.untag(key(world, FEW), "Reviews")
    undo(world)
    assert tags(world) == {"Many", "Surveys", "to read"}
    assert tags(world, FEW) == {"Few", "Surveys"}
    assert not world.sync(LIST)[0].writes
    plan, _ = world.sync(RENAMED)
    assert plan.summary == {"tag": 2}


def test_a_tag_that_the_user_put_on_again_is_theirs(world: World) -> None:
    world.sync(LIST)
    world.sync(RENAMED)
    world.user.untag(key(world), "Reviews")
    world.sync(RENAMED)
    world.user.tag(key(world), "Reviews")
    undo(world)
    assert tags(world) == {"Many", "Surveys", "Reviews"}


def test_such_a_tag_is_theirs_after_the_undo_too(world: World) -> None:
    world.sync(LIST)
    world.user.untag(key(world), "Surveys")
    world.sync(RENAMED)
    world.user.tag(key(world), "Surveys")
    undo(world)
    assert tags(world) == {"Many", "Surveys"}
    world.sync(RENAMED)
    assert tags(world) == {"Many", "Reviews", "Surveys"}


def test_restored_from_the_trash_it_goes_back_there(world: World) -> None:
    world.sync(LIST)
    world.user.trash(key(world))
    world.sync(LIST, options=Options(readd=True))
    undo(world)
    assert trashed(world) == {MANY}
    plan, _ = world.sync(LIST)
    assert plan.summary == {"declined": 1, "unchanged": 1}


def test_what_the_user_threw_out_stays_out_after_an_undo(world: World) -> None:
    mine = world.user.add(title=MANY, archiveID="arXiv:2401.00001")
    world.sync(LIST)
    undo(world)
    world.sync(LIST)  # both again: one filed, one out of the trash
    world.user.change(mine, collections=[])
    world.user.trash(key(world, FEW))
    _, run = undo(world)
    assert reasons(run) == {
        MANY: "you have taken it out of the collection already",
        FEW: "it is in the trash already",
    }
    plan, _ = world.sync(LIST)
    assert plan.summary == {"declined": 2}


def test_what_the_user_restored_and_trashed_again_stays_in_the_trash(world: World) -> None:
    world.sync(LIST)
    undo(world)
    world.user.change(key(world), deleted=0)
    world.user.trash(key(world))
    plan, _ = world.sync(LIST)
    assert plan.summary == {"adopt": 1, "declined": 1}
    assert trashed(world) == {MANY}
    world.sync(LIST, options=Options(readd=True))
    assert trashed(world) == set()


def test_what_was_taken_back_twice_comes_back_with_the_next_sync(world: World) -> None:
    for _ in range(2):
        world.sync(LIST)
        undo(world)
    world.sync(LIST)
    assert trashed(world) == set()


TOUCHES: list[tuple[Callable[[World], object], str]] = [
    (lambda w: w.user.change(key(w), abstractNote="mine"), "you have changed it since"),
    (lambda w: w.user.tag(key(w), "mine"), "you have changed it since"),
    (lambda w: w.user.add(itemType="note", parentItem=key(w), note="x"), "note or an attachment"),
    (
        lambda w: w.user.change(
            key(w), collections=[*w.user.papers()[MANY]["collections"], w.user.make_collection("S")]
        ),
        "you have changed it since",
    ),
    (lambda w: w.user.trash(key(w)), "in the trash already"),
    (lambda w: w.user.delete(key(w)), "deleted already"),
    (
        lambda w: w.user.change(
            next(i["key"] for i in w.user.items() if i.get("parentItem") == key(w)), title="mine"
        ),
        "changed a link",
    ),
]


@pytest.mark.parametrize(("touch", "reason"), TOUCHES)
def test_what_the_user_has_touched_is_left_and_named(
    world: World, touch: Callable[[World], object], reason: str
) -> None:
    world.sync(WITH_CODE)
    touch(world)
    stands = [item for item in world.user.items() if item.get("title") != FEW]
    _, run = undo(world)
    assert reason in reasons(run)[MANY]
    assert [item for item in world.user.items() if item.get("title") != FEW] == stands
    assert FEW in trashed(world)


def test_an_edit_taken_back_by_the_user_is_none(world: World) -> None:
    world.sync(LIST)
    world.user.tag(key(world), "mine")
    world.user.untag(key(world), "mine")
    undo(world)
    assert trashed(world) == {MANY, FEW}


@pytest.mark.parametrize(("touch", "reason"), TOUCHES[:2])
def test_what_is_touched_while_the_undo_writes_is_left(
    world: World, touch: Callable[[World], object], reason: str
) -> None:
    world.sync(LIST)
    healthy = world.recorder.app
    world.recorder.app = Meddler(healthy, before(lambda: touch(world)), only=writes_items)
    _, run = undo(world)
    assert reason in reasons(run)[MANY]
    assert trashed(world) == {FEW}


def test_an_item_that_another_list_has_is_left(world: World) -> None:
    world.sync(LIST)
    with world.open_library(world.folder / "laptop") as library:
        plan = api.diff(read(LIST).references, library, COLLECTION, source="other.md")
        api.sync(plan, library)
    _, run = undo(world)
    assert set(reasons(run).values()) == {"another list has it too"}
    assert not trashed(world)


def test_an_item_that_a_later_run_wrote_to_is_taken_back_after_that_run(world: World) -> None:
    world.sync(LIST)
    world.sync(RENAMED)
    _, run = undo(world, 1)
    assert set(reasons(run).values()) == {"run 2 wrote to it since: undo that first"}
    undo(world)
    undo(world)
    assert trashed(world) == {MANY, FEW}
    with pytest.raises(UsageError, match="no run to take back"):
        undo(world)


def test_what_was_restored_goes_back_to_the_trash_after_a_later_run_is_undone(
    world: World,
) -> None:
    world.sync(LIST)
    undo(world)
    world.sync(LIST)
    world.sync(RENAMED)
    undo(world)
    _, run = undo(world)
    assert (run.outcome, trashed(world)) == ("complete", {MANY, FEW})


def test_what_was_restored_and_edited_since_stays_whatever_is_undone(world: World) -> None:
    world.sync(LIST)
    undo(world)
    world.sync(LIST)
    world.user.change(key(world, MANY), abstractNote="Mine")
    world.sync(RENAMED)
    undo(world)
    _, run = undo(world)
    assert (run.outcome, trashed(world)) == ("incomplete", {FEW})


def test_an_undo_is_a_run_and_can_be_taken_back(world: World) -> None:
    world.sync(WITH_CODE)
    world.sync(WITH_CODE.replace("## Surveys", "## Reviews"))
    synced = world.user.contents()
    undo(world)
    _, undo_run = undo(world, 1)
    undo(world, undo_run.id)
    assert not trashed(world)
    assert not world.sync(WITH_CODE)[0].writes
    undo(world, 3)
    assert world.user.contents() == synced
    assert not world.sync(WITH_CODE.replace("## Surveys", "## Reviews"))[0].writes


@pytest.mark.parametrize("deed", [killed_before, killed_after])
def test_an_undo_that_was_killed_is_finished_by_the_same_undo(world: World, deed: Any) -> None:
    world.sync(LIST)
    healthy = world.recorder.app
    world.recorder.app = Meddler(healthy, deed, only=writes_items)
    with pytest.raises(CrashError):
        undo(world)
    world.recorder.app = healthy
    _, run = undo(world)
    assert not run.kept
    assert trashed(world) == {MANY, FEW}
    plan, _ = world.sync(LIST)
    assert plan.summary == {"adopt": 2}


@pytest.mark.parametrize("deed", [killed_before, killed_after])
def test_a_sync_that_was_killed_can_be_taken_back(world: World, deed: Any) -> None:
    healthy = world.recorder.app
    world.recorder.app = Meddler(healthy, deed, only=writes_items)
    with pytest.raises(CrashError):
        world.sync(WITH_CODE)
    world.recorder.app = healthy
    undo(world)
    assert trashed(world) == set(world.user.papers())
    assert world.sync(WITH_CODE)[1].complete
    assert sorted(world.user.papers()) == [MANY, FEW]
    assert not world.sync(WITH_CODE)[0].writes


def test_a_run_of_another_library_is_refused(world: World, tmp_path: Path) -> None:
    world.sync(LIST)
    with (
        api.open_library("embedded:" + str(tmp_path / "other"), state=tmp_path / "laptop") as other,
        pytest.raises(UsageError, match="Run 1 was in"),
    ):
        api.plan_undo(other, 1)


WORDS = st.sets(st.sampled_from("abcde"))


@given(was=WORDS, ours=WORDS, users=WORDS, dropped=WORDS)
def test_tags_are_taken_back_as_in_a_three_way_merge(
    was: set[str], ours: set[str], users: set[str], dropped: set[str]
) -> None:
    """What the run put on goes, what it took off returns, all else is as the user has it."""
    from refsync.undo_plan import _tags_back

    def listed(names: set[str]) -> list[dict[str, str]]:
        return [{"tag": name} for name in sorted(names)]

    became = ours
    now = (became | users) - dropped
    back = {
        tag["tag"]
        for tag in _tags_back(listed(now), listed(became), listed(was), None, frozenset())
    }
    assert back == (now - (became - was)) | (was - became)
