"""A list's collection is followed by its key, wherever the user takes it in Zotero."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from refsync import api
from refsync.options import Options
from refsync.plan import Plan
from refsync.reports.text import plan_text
from tests.test_apply import FEW, LIST, MANY, RENAMED, key, tags
from tests.world import COLLECTION, KINDS, World, read

SHORT = LIST[: LIST.index(f"### {FEW}")]
"""The list without its last entry."""
NOW = "Reading/Multimodal"


@pytest.fixture(params=list(KINDS))
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, *KINDS[request.param])
    yield world
    world.close()


def sync(
    world: World, text: str, collection: str = COLLECTION, source: str = "list.md", **options: Any
) -> Plan:
    """Sync, and see that a second sync does nothing."""
    plans = []
    for _ in range(2):
        with world.open_library(world.folder / "laptop") as library:
            references = read(text).references
            plans.append(
                api.diff(references, library, collection, source=source, options=Options(**options))
            )
            assert api.sync(plans[-1], library).complete
    assert plans[1].is_idle
    return plans[0]


def there(world: World, path: str = COLLECTION) -> str:
    """The key of the collection at a path."""
    return next(k for k, p in world.user.collections().items() if p == path)


def filed(world: World) -> dict[str, list[str]]:
    paths = world.user.collections()
    return {t: [paths[k] for k in p["collections"]] for t, p in world.user.papers().items()}


def test_a_collection_that_was_renamed_is_gone_on_with(world: World) -> None:
    sync(world, SHORT)
    world.user.change_collection(there(world), name="Multimodal")
    plan = sync(world, LIST)
    assert plan.summary == {"add": 1, "unchanged": 1}
    assert filed(world) == {MANY: [NOW], FEW: [NOW]}
    assert COLLECTION not in world.user.collections().values()


def test_so_is_one_that_was_moved_or_stands_in_one_that_was(world: World) -> None:
    sync(world, SHORT)
    world.user.change_collection(there(world), parentCollection=world.user.make_collection("Work"))
    world.user.change_collection(there(world, "Work"), name="Job")
    sync(world, LIST)
    assert filed(world) == {MANY: ["Job/MLLM"], FEW: ["Job/MLLM"]}


def test_it_is_said(world: World) -> None:
    sync(world, SHORT)
    world.user.change_collection(there(world), name="Multimodal")
    text = "\n".join(str(line) for line in plan_text(sync(world, LIST)))
    assert "“Reading/MLLM” is “Reading/Multimodal” in Zotero now: it is synced into that." in text


def test_by_its_new_name_it_is_the_same_too(world: World) -> None:
    sync(world, LIST)
    world.user.change_collection(there(world), name="Multimodal")
    world.user.trash(key(world, FEW))
    plan = sync(world, RENAMED, NOW)
    assert plan.stands_at is None
    assert plan.summary == {"tag": 1, "declined": 1}
    assert tags(world) == {"Many", "Reviews"}
    assert sync(world, LIST).summary == {"tag": 1, "declined": 1}


def test_a_run_under_either_name_is_taken_back(world: World) -> None:
    sync(world, LIST)
    world.user.change_collection(there(world), name="Multimodal")
    sync(world, RENAMED, NOW)
    for run, left in ((None, {"Many", "Surveys"}), (1, {"Many", "Surveys"})):
        with world.open_library(world.folder / "laptop") as library:
            assert not api.undo(api.plan_undo(library, run), library).kept
        assert tags(world) == left
    assert all(paper.get("deleted") for paper in world.user.papers().values())
    assert sync(world, LIST, NOW).summary == {"adopt": 2}


def test_its_sections_are_followed_with_it(world: World) -> None:
    sync(world, SHORT, sections="collections")
    world.user.change_collection(there(world), name="Multimodal")
    sync(world, LIST, sections="collections")
    assert filed(world) == {MANY: [f"{NOW}/Surveys"], FEW: [f"{NOW}/Surveys"]}


def test_a_collection_that_stands_at_the_path_is_the_one_that_is_meant(world: World) -> None:
    sync(world, SHORT)
    world.user.change_collection(there(world), name="Multimodal")
    world.user.make_collection("MLLM", there(world, "Reading"))
    plan = sync(world, LIST)
    assert plan.stands_at is None
    assert filed(world)[FEW] == [COLLECTION]


def test_a_collection_that_was_deleted_is_made_anew_for_what_is_new(world: World) -> None:
    sync(world, SHORT)
    world.user.delete_collection(there(world))
    assert sync(world, LIST).summary == {"add": 1, "declined": 1}
    assert filed(world) == {MANY: [], FEW: [COLLECTION]}


def test_one_that_an_undo_has_emptied_is_the_users_to_use(world: World) -> None:
    sync(world, SHORT)
    with world.open_library(world.folder / "laptop") as library:
        api.undo(api.plan_undo(library), library)
    world.user.change_collection(there(world), name="Cooking")
    assert sync(world, SHORT).stands_at is None
    assert COLLECTION in filed(world)[MANY]


def test_another_list_knows_what_was_thrown_out_of_it(world: World) -> None:
    sync(world, LIST)
    world.user.change_collection(there(world), name="Multimodal")
    world.user.delete(key(world, FEW))
    assert sync(world, LIST, NOW, "other.md").summary == {"declined": 1, "unchanged": 1}
