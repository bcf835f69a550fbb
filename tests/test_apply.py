"""A plan meets a library that is not as it was, or that refuses a part of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from refsync import api
from refsync.apply import Run, apply
from refsync.errors import ConflictError
from refsync.journal import Journal
from refsync.plan import Plan
from refsync.zotero.library import Library
from tests.meddling import Deed, Meddler, before, refusing, writes_items
from tests.world import COLLECTION, KINDS, World, read

LIST = """# Papers

## Surveys

### A Study of Many Things (Many)

[paper](https://arxiv.org/abs/2401.00001)

### Another Study of Few Things (Few)

[paper](https://arxiv.org/abs/2401.00002)
"""
MANY, FEW = "A Study of Many Things", "Another Study of Few Things"
RENAMED = LIST.replace("## Surveys", "## Reviews")


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refsync.sending.PAUSE_SECONDS", 0)


@pytest.fixture(params=list(KINDS))
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, *KINDS[request.param])
    yield world
    world.close()


def planned(world: World, text: str, then: Callable[[Plan, Library], Run], **options: Any) -> Run:
    """A plan, and what is done with it."""
    with world.open_library(world.folder / "laptop") as library:
        plan = api.diff(read(text).references, library, COLLECTION, source="list.md", **options)
        return then(plan, library)


def strictly(plan: Plan, library: Library) -> Run:
    with Journal(library.state / "journal.sqlite") as journal:
        return apply(plan, library, journal, moved="refuse")


def meanwhile(world: World, text: str, edit: Callable[[], object]) -> Run:
    """The user edits the library after the plan was made."""

    def after_the_edit(plan: Plan, library: Library) -> Run:
        edit()
        return api.sync(plan, library)

    return planned(world, text, after_the_edit)


def racing(world: World, text: str, edit: Callable[[], object], **options: Any) -> Run:
    """The user edits the library just before refsync's write arrives."""
    return meddled(world, text, before(edit), **options)


def meddled(world: World, text: str, deed: Deed, *, lasting: bool = False, **options: Any) -> Run:
    healthy = world.recorder.app
    world.recorder.app = Meddler(healthy, deed, only=writes_items, lasting=lasting)
    try:
        return world.sync(text, **options)[1]
    finally:
        world.recorder.app = healthy


def key(world: World, title: str = MANY) -> str:
    return str(world.user.papers()[title]["key"])


def tags(world: World, title: str = MANY) -> set[str]:
    return {tag["tag"] for tag in world.user.papers()[title]["tags"]}


def left(run: Run) -> dict[str, str]:
    return {c.item_title or (c.reference.title if c.reference else ""): m for c, m in run.left}


def test_a_plan_is_carried_out_once(world: World) -> None:
    def twice(plan: Plan, library: Library) -> Run:
        assert api.sync(plan, library).complete
        return api.sync(plan, library)

    again = planned(world, LIST, twice)
    assert len(again.left) == 2
    assert "since the plan was made" in again.left[0].message
    assert len(world.user.papers()) == 2


def test_a_paper_that_has_come_meanwhile_is_not_doubled(world: World) -> None:
    run = meanwhile(world, LIST, lambda: world.user.add(title=MANY, archiveID="arXiv:2401.00001"))
    assert list(left(run)) == [MANY]
    assert sorted(world.user.papers()) == [MANY, FEW]
    _, rerun = world.sync(LIST)
    assert rerun.complete
    assert [change.action for change in rerun.done] == ["adopt"]


def test_what_does_not_concern_the_plan_does_not_hold_it_up(world: World) -> None:
    assert meanwhile(world, LIST, lambda: world.user.add(title="Something else")).complete


WAYS = pytest.mark.parametrize("way", [meanwhile, racing])
Way = Callable[[World, str, Callable[[], object]], Run]


@WAYS
def test_an_edit_of_the_users_is_merged(world: World, way: Way) -> None:
    world.sync(LIST)

    def edit() -> None:
        world.user.tag(key(world), "mine")
        world.user.change(key(world), title=MANY, extra="a word of mine")

    assert way(world, RENAMED, edit).complete
    assert tags(world) == {"mine", "Many", "Reviews"}
    assert world.user.papers()[MANY]["extra"].endswith("a word of mine")
    assert not world.sync(RENAMED)[0].writes


@WAYS
def test_a_tag_that_the_user_was_faster_with_stays_theirs(world: World, way: Way) -> None:
    world.sync(LIST)
    assert way(world, RENAMED, lambda: world.user.tag(key(world), "Reviews")).complete
    world.sync(LIST)
    assert tags(world) == {"Many", "Surveys", "Reviews"}


@WAYS
@pytest.mark.parametrize(
    ("throw_out", "where"),
    [
        (lambda world: world.user.trash(key(world)), "put in the trash"),
        (lambda world: world.user.delete(key(world)), "deleted"),
        (lambda world: world.user.change(key(world), collections=[]), "taken out"),
    ],
)
def test_what_the_user_throws_out_meanwhile_is_left(
    world: World, way: Way, throw_out: Callable[[World], object], where: str
) -> None:
    world.sync(LIST)
    run = way(world, RENAMED, lambda: throw_out(world))
    assert where in left(run)[MANY]
    assert not run.complete
    assert tags(world, FEW) == {"Few", "Reviews"}
    plan, _ = world.sync(RENAMED)
    assert plan.summary == {"declined": 1, "unchanged": 1}


@WAYS
def test_an_adopted_paper_keeps_what_the_user_did_meanwhile(world: World, way: Way) -> None:
    shelf = world.user.make_collection("Shelf")
    mine = world.user.add(title=MANY, archiveID="arXiv:2401.00001")
    assert way(world, LIST, lambda: world.user.change(mine, collections=[shelf])).complete
    paths = world.user.collections()
    homes = {paths[home] for home in world.user.papers()[MANY]["collections"]}
    assert homes == {"Shelf", COLLECTION}


@WAYS
def test_a_paper_that_the_user_trashes_meanwhile_is_not_adopted(world: World, way: Way) -> None:
    mine = world.user.add(title=MANY, archiveID="arXiv:2401.00001")
    run = way(world, LIST, lambda: world.user.trash(mine))
    assert "put in the trash" in left(run)[MANY]
    assert world.user.papers()[MANY]["deleted"]


def test_strictly_nothing_is_written_once_an_item_concerned_has_moved(world: World) -> None:
    world.sync(LIST)

    def after_the_edit(plan: Plan, library: Library) -> Run:
        world.user.tag(key(world), "mine")
        return strictly(plan, library)

    with pytest.raises(ConflictError, match=f"“{MANY}” changed in .*nothing was written"):
        planned(world, RENAMED, after_the_edit)
    assert tags(world, FEW) == {"Few", "Surveys"}


def test_strictly_an_edit_during_the_write_is_left(world: World) -> None:
    world.sync(LIST)
    healthy = world.recorder.app
    deed = before(lambda: world.user.tag(key(world), "mine"))
    world.recorder.app = Meddler(healthy, deed, only=writes_items)
    run = planned(world, RENAMED, strictly)
    assert list(left(run)) == [MANY]
    assert tags(world) == {"Many", "Surveys", "mine"}
    assert tags(world, FEW) == {"Few", "Reviews"}


def test_strictly_what_does_not_concern_the_plan_does_not_matter(world: World) -> None:
    def after_the_edit(plan: Plan, library: Library) -> Run:
        world.user.add(title="Something else")
        return strictly(plan, library)

    assert planned(world, LIST, after_the_edit).complete


@pytest.mark.parametrize("code", [429, 500, 503])
def test_an_object_that_zotero_failed_at_is_sent_again(world: World, code: int) -> None:
    assert meddled(world, LIST, refusing(code)).complete
    assert sorted(world.user.papers()) == [MANY, FEW]


def test_an_object_that_zotero_keeps_failing_at_is_said(world: World) -> None:
    run = meddled(world, LIST, refusing(500, "A database error"), lasting=True)
    assert [message for _, message in run.refused] == ["A database error: sync again later"]
    assert world.sync(LIST)[1].complete
    assert sorted(world.user.papers()) == [MANY, FEW]
    assert not world.sync(LIST)[0].writes


def test_what_zotero_would_refuse_is_not_sent_and_the_rest_is(world: World) -> None:
    entries = [
        f"@misc{{a, title={{A Paper With a Long Abstract}}, abstract={{{'x' * 70_000}}}}}",
        f"@misc{{b, title={{A Paper of Somebody With a Long Name}}, author={{{{{'y' * 300}}}}}}}",
        "@misc{c, title={A Paper Like Any Other}}",
    ]
    text = "\n".join(["# L\n", "```bibtex", *entries, "```\n"])
    _, run = world.sync(text)
    assert [message for _, message in run.refused] == [
        "its Abstract is longer than 65,535 bytes: shorten it in the list",
        f"the name “{'y' * 40}…” is longer than 255 characters: shorten it in the list",
    ]
    assert list(world.user.papers()) == ["A Paper Like Any Other"]
    assert len([path for _, path in world.recorder.writes if path.endswith("/items")]) == 1
