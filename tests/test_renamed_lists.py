"""A list whose file was renamed is the same list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from refsync import api
from refsync.plan import Plan
from refsync.reports.text import plan_text
from tests.test_apply import FEW, LIST, RENAMED, key, tags
from tests.world import COLLECTION, World, read

NINE = "# Papers\n\n## Surveys\n" + "".join(
    f"\n### The Proper Study of Subject Number {number}\n"
    f"\n[paper](https://arxiv.org/abs/2401.{number:05d})\n"
    for number in range(11, 20)
)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    yield world
    world.close()


def sync(world: World, name: str, text: str, collection: str = COLLECTION) -> Plan:
    """Sync a list from a file."""
    file = world.folder / name
    file.write_text(text, encoding="utf-8")
    with world.open_library(world.folder / "laptop") as library:
        plan = api.diff(api.read(file).references, library, collection)
        assert api.sync(plan, library).complete
    return plan


def rename(world: World, old: str, new: str) -> None:
    (world.folder / old).rename(world.folder / new)


def test_what_its_syncs_did_counts(world: World) -> None:
    sync(world, "old.md", LIST)
    world.user.trash(key(world, FEW))
    rename(world, "old.md", "new.md")
    assert sync(world, "new.md", RENAMED).summary == {"tag": 1, "declined": 1}
    assert tags(world) == {"Many", "Reviews"}
    assert sync(world, "new.md", RENAMED).is_idle


def test_it_is_said(world: World) -> None:
    sync(world, "old.md", LIST)
    rename(world, "old.md", "new.md")
    said = "\n".join(map(str, plan_text(sync(world, "new.md", LIST))))
    assert f"taken for {world.folder}/old.md, which is gone and had nearly the same works" in said
    assert "taken for" not in "\n".join(map(str, plan_text(sync(world, "new.md", LIST))))


def test_its_runs_are_taken_back_as_before(world: World) -> None:
    sync(world, "old.md", LIST)
    rename(world, "old.md", "new.md")
    sync(world, "new.md", LIST)
    with world.open_library(world.folder / "laptop") as library:
        assert not api.undo(api.plan_undo(library), library).kept
    assert sync(world, "new.md", LIST).summary == {"adopt": 2}


def test_a_list_that_is_still_there_is_another_one(world: World) -> None:
    sync(world, "old.md", LIST)
    plan = sync(world, "new.md", RENAMED)
    assert plan.takes_over is None
    assert tags(world) == {"Many", "Surveys", "Reviews"}


@pytest.mark.parametrize("source", ["-", "list.md", "/nowhere/*.md", "https://example.org/list"])
def test_so_is_one_that_cannot_be_seen_to_be_gone(world: World, source: str) -> None:
    with world.open_library(world.folder / "laptop") as library:
        references = read(LIST).references
        api.sync(api.diff(references, library, COLLECTION, source=source), library)
    assert sync(world, "new.md", LIST).takes_over is None


def test_so_is_one_that_was_synced_into_another_collection(world: World) -> None:
    sync(world, "old.md", LIST, "Elsewhere")
    rename(world, "old.md", "new.md")
    assert sync(world, "new.md", LIST).takes_over is None


def test_so_is_one_with_other_works(world: World) -> None:
    sync(world, "old.md", NINE)
    rename(world, "old.md", "new.md")
    nearly = NINE[: NINE.rindex("###")]
    half = NINE[: len(NINE) // 2]
    for text, same in ((half, False), (nearly, True)):
        with world.open_library(world.folder / "laptop") as library:
            (world.folder / "new.md").write_text(text, encoding="utf-8")
            references = api.read(world.folder / "new.md").references
            assert bool(api.diff(references, library, COLLECTION).takes_over) == same


def test_where_it_can_be_one_of_two_it_is_neither(world: World) -> None:
    sync(world, "one.md", LIST)
    sync(world, "two.md", LIST)
    rename(world, "one.md", "new.md")
    (world.folder / "two.md").unlink()
    assert sync(world, "new.md", LIST).takes_over is None
