"""A baseline out of the list's earlier text, on a machine that doesn't remember the sync."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from refsync.options import Options, TagRules
from refsync.plan import Plan
from tests.world import World, read


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    yield world
    world.close()


def a_list(*sections: str, papers: Sequence[str] = ("Widgets", "Gadgets")) -> str:
    """A list with each paper under the heading of its place."""
    return "# Things\n\n" + "".join(
        f"## {section}\n\n### A Study of Many {paper}\n\n"
        f"[paper](https://arxiv.org/abs/2401.0000{number})\n\n"
        for number, (section, paper) in enumerate(zip(sections, papers, strict=True), 1)
    )


BEFORE = a_list("Old", "Kept")
AFTER = a_list("New", "Kept")


def sync(world: World, text: str, earlier: str, machine: str = "ci") -> Plan:
    return world.sync(text, machine=machine, earlier=read(earlier).references)[0]


def tags(world: World, paper: str) -> set[str]:
    return {tag["tag"] for tag in world.user.papers()[f"A Study of Many {paper}"]["tags"]}


def key(world: World, paper: str) -> str:
    return str(world.user.papers()[f"A Study of Many {paper}"]["key"])


def actions(plan: Plan) -> dict[str, str]:
    titles = ((c.reference.title if c.reference else c.item_title or "", c) for c in plan.changes)
    return {title.rpartition(" ")[2]: change.action for title, change in titles}


def test_a_tag_that_left_the_list_is_removed(world: World) -> None:
    world.sync(BEFORE)
    sync(world, AFTER, BEFORE)
    assert tags(world, "Widgets") == {"New"}


def test_without_an_earlier_text_nothing_is_removed(world: World) -> None:
    world.sync(BEFORE)
    world.sync(AFTER, machine="ci")
    assert tags(world, "Widgets") == {"Old", "New"}


def test_what_the_user_did_stays_done(world: World) -> None:
    world.sync(BEFORE)
    world.user.untag(key(world, "Gadgets"), "Kept")
    world.user.tag(key(world, "Widgets"), "mine")
    sync(world, AFTER, BEFORE)
    assert tags(world, "Gadgets") == set()
    assert tags(world, "Widgets") == {"New", "mine"}


@pytest.mark.parametrize("how", ["delete", "trash", "unfile"])
def test_what_the_user_threw_out_stays_away_from_then_on(world: World, how: str) -> None:
    world.sync(BEFORE)
    getattr(world.user, how)(key(world, "Gadgets"))
    assert actions(sync(world, AFTER, BEFORE)) == {"Widgets": "tag", "Gadgets": "declined"}
    again, _ = world.sync(AFTER, machine="ci")
    assert actions(again) == {"Widgets": "unchanged", "Gadgets": "declined"}


def test_an_entry_that_is_new_since_is_added(world: World) -> None:
    one = a_list("Kept", papers=["Widgets"])
    world.sync(one)
    assert actions(sync(world, a_list("Kept", "Kept"), one)) == {
        "Widgets": "unchanged",
        "Gadgets": "add",
    }


def test_where_nothing_of_it_is_in_the_collection_there_was_no_sync(world: World) -> None:
    assert actions(sync(world, AFTER, BEFORE)) == {"Widgets": "add", "Gadgets": "add"}


def test_what_the_journal_remembers_counts_more(world: World) -> None:
    world.sync(BEFORE)
    added = a_list("Old", "Kept", "Kept", papers=["Widgets", "Gadgets", "Gizmos"])
    plan = sync(world, added, added, machine="laptop")
    assert actions(plan)["Gizmos"] == "add"


def test_the_next_sync_does_nothing(world: World) -> None:
    world.sync(BEFORE)
    sync(world, AFTER, BEFORE)
    world.sync(AFTER, machine="ci")
    assert world.recorder.writes == []


def test_the_rules_for_tags_hold_for_the_earlier_text_too(world: World) -> None:
    options = Options(tags=TagRules(prefix="list/", type="automatic"))
    world.sync(BEFORE, options=options)
    world.sync(AFTER, machine="ci", earlier=read(BEFORE).references, options=options)
    assert tags(world, "Widgets") == {"list/New"}
