"""Sections of a list as sub-collections."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from refsync import api
from refsync.apply import Run
from refsync.errors import UsageError
from refsync.filing import paths_of
from refsync.options import Options
from refsync.plan import Plan
from tests.make import reference
from tests.world import COLLECTION, DESKTOP, World, at_the_desktop, in_process, read

HERE = COLLECTION


WAYS: dict[str, tuple[Any, ...]] = {"web": (in_process,), "desktop": (at_the_desktop, DESKTOP)}


@pytest.fixture(params=WAYS)
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, *WAYS[request.param])
    yield world
    world.close()


def a_list(**sections: str) -> str:
    """A list: papers by one letter each under the headings "A", "A_B" (B within A); none is ""."""
    lines = ["# Things\n"]
    above: list[str] = []
    for path, papers in sections.items():
        headings = path.split("_") if path != "none" else []
        for depth, heading in enumerate(headings):
            if above[: depth + 1] != headings[: depth + 1]:
                lines.append(f"{'#' * (depth + 2)} {heading}\n")
        above = headings
        for letter in papers:
            number = ord(letter) - ord("a") + 1
            lines.append(f"- [{title(letter)}](https://arxiv.org/abs/2401.{number:05d})\n")
    return "\n".join(lines)


def title(letter: str) -> str:
    return f"The Proper Study of Subject {letter}"


def sync(
    world: World, text: str, sections: Any = "collections", machine: str = "laptop", **more: Any
) -> tuple[Plan, Run]:
    """Sync, and see that a second sync does nothing."""
    options = Options(sections=sections, **more)
    plan, run = world.sync(text, machine=machine, options=options)
    assert run.complete
    again, _ = world.sync(text, machine=machine, options=Options(sections=sections))
    assert again.is_idle
    assert not world.recorder.writes
    if world.is_web:
        assert len(world.recorder.requests) == 1
    return plan, run


def filed(world: World) -> dict[str, str]:
    """The papers by letter: the sub-collections that each stands in, within the collection."""
    paths = world.user.collections()
    papers = world.user.papers().items()
    return {
        name[-1]: " ".join(sorted(_below(paths[key]) for key in paper["collections"]))
        for name, paper in papers
        if not paper.get("deleted")
    }


def _below(path: str) -> str:
    return path.removeprefix(HERE).removeprefix("/") or "." if path.startswith(HERE) else f"~{path}"


def folder(world: World, path: str) -> str:
    """The key of a sub-collection."""
    return next(k for k, p in world.user.collections().items() if p == f"{HERE}/{path}")


def key(world: World, letter: str) -> str:
    return str(world.user.papers()[title(letter)]["key"])


def file(world: World, letter: str, *keys: str) -> None:
    world.user.change(key(world, letter), collections=list(keys))


def tags(world: World, letter: str) -> set[str]:
    return {tag["tag"] for tag in world.user.papers()[title(letter)]["tags"]}


# --- filing by section --------------------------------------------------------------------------


def test_items_are_filed_in_sub_collections_that_mirror_the_headings(world: World) -> None:
    plan, run = sync(world, a_list(none="z", A="a", A_B="b", A_C="c", D_E="e"))
    assert plan.summary == {"add": 5}
    assert len(run.sections) == 5
    assert filed(world) == {"z": ".", "a": "A", "b": "A/B", "c": "A/C", "e": "D/E"}
    assert not any(tags(world, letter) for letter in "zabce")


def test_both_gives_tags_too(world: World) -> None:
    sync(world, a_list(A_B="b"), "both")
    assert filed(world) == {"b": "A/B"}
    assert tags(world, "b") == {"A", "B"}


def test_an_entry_in_two_sections_is_filed_in_both(world: World) -> None:
    sync(world, a_list(A="a", B="ab"))
    assert filed(world) == {"a": "A B", "b": "B"}


def test_a_sub_collection_that_is_there_is_used(world: World) -> None:
    sync(world, a_list(none="z"))
    target = next(k for k, p in world.user.collections().items() if p == HERE)
    mine = world.user.make_collection("A", target)
    sync(world, a_list(none="z", A_B="b"))
    assert filed(world) == {"z": ".", "b": "A/B"}
    assert folder(world, "A") == mine


def test_two_of_one_name_are_said(world: World) -> None:
    sync(world, a_list(none="z"))
    target = next(k for k, p in world.user.collections().items() if p == HERE)
    for _ in range(2):
        world.user.make_collection("A", target)
    with pytest.raises(UsageError, match="2 sub-collections “A”"):
        sync(world, a_list(none="z", A="a"))


def test_headings_are_names_that_zotero_takes() -> None:
    paper = reference(
        section=("  Two\n lines ", "x" * 300, "\u200b"), other_sections=(("A",), ("A ",))
    )
    assert paths_of(paper, "collections") == (("Two lines", "x" * 255), ("A",))
    assert paths_of(reference(), "both") == ((),)
    assert paths_of(paper, "tags") == ((),)


def test_many_sections_take_few_requests(world: World) -> None:
    sections = {f"S{number}": "a" for number in range(60)}
    world.sync(a_list(**sections), options=Options(sections="collections"))
    assert len(filed(world)["a"].split()) == 60
    if world.is_web:
        assert len([r for r in world.recorder.writes if r[1].endswith("/collections")]) == 3


# --- changes of the list ------------------------------------------------------------------------


def test_an_entry_that_moved_is_filed_anew_and_taken_out(world: World) -> None:
    sync(world, a_list(A="ab", B="c"))
    plan, _ = sync(world, a_list(A="a", B="bc"))
    assert plan.summary == {"file": 1, "unchanged": 2}
    assert filed(world) == {"a": "A", "b": "B", "c": "B"}


def test_a_section_that_was_renamed_keeps_its_sub_collection(world: World) -> None:
    sync(world, a_list(A="ab", A_B="c"))
    keys = folder(world, "A"), folder(world, "A/B")
    plan, run = sync(world, a_list(Z="abd", Z_B="c"))
    assert plan.summary == {"add": 1, "unchanged": 3}
    assert len(run.sections) == 1
    assert filed(world) == {"a": "Z", "b": "Z", "c": "Z/B", "d": "Z"}
    assert (folder(world, "Z"), folder(world, "Z/B")) == keys


def test_a_renaming_alone_is_a_thing_to_do(world: World) -> None:
    sync(world, a_list(A="a"))
    plan, run = sync(world, a_list(Z="a"))
    assert (plan.writes, plan.is_idle, len(run.sections)) == ((), False, 1)
    assert filed(world) == {"a": "Z"}


def test_a_section_that_was_moved_keeps_its_sub_collection(world: World) -> None:
    sync(world, a_list(A="a", A_B="b", C="c"))
    keys = folder(world, "A/B")
    sync(world, a_list(A="a", C="c", C_B="b"))
    assert filed(world) == {"a": "A", "b": "C/B", "c": "C"}
    assert folder(world, "C/B") == keys
    sync(world, a_list(A="a", C="c", N_M_B="b"))
    assert filed(world) == {"a": "A", "b": "N/M/B", "c": "C"}
    assert folder(world, "N/M/B") == keys


def test_a_section_that_was_split_is_refiled(world: World) -> None:
    sync(world, a_list(A="ab"))
    old = folder(world, "A")
    sync(world, a_list(B="a", C="b"))
    assert filed(world) == {"a": "B", "b": "C"}
    assert folder(world, "A") == old, "what is empty now is left"
    sync(world, a_list(A="a", C="b"))
    assert filed(world) == {"a": "A", "b": "C"}
    assert folder(world, "A") == old


def test_what_left_the_list_stays_where_it_is(world: World) -> None:
    sync(world, a_list(A="ab"))
    plan, _ = sync(world, a_list(B="a"))
    assert plan.summary == {"unchanged": 1, "extra": 1}
    assert filed(world) == {"a": "B", "b": "B"}


@pytest.mark.parametrize(
    ("first", "then", "where", "tagged"),
    [
        ("tags", "collections", "A", set()),
        ("tags", "both", "A", {"A"}),
        ("collections", "tags", ".", {"A"}),
        ("both", "tags", ".", {"A"}),
        ("both", "collections", "A", set()),
    ],
)
def test_another_choice_moves_refsyncs_own(
    world: World, first: str, then: str, where: str, tagged: set[str]
) -> None:
    sync(world, a_list(A="a"), first)
    sync(world, a_list(A="a"), then)
    assert filed(world) == {"a": where}
    assert tags(world, "a") == tagged


# --- what the user does -------------------------------------------------------------------------


def test_what_the_user_took_out_of_a_sub_collection_stays_out(world: World) -> None:
    sync(world, a_list(A="ab", B="a"))
    file(world, "a", folder(world, "B"))
    sync(world, a_list(A="ab", B="a"))
    assert filed(world) == {"a": "B", "b": "A"}
    sync(world, a_list(Z="ab", B="a"))
    assert filed(world) == {"a": "B", "b": "Z"}


def test_what_the_user_moved_within_the_collection_stays_there(world: World) -> None:
    sync(world, a_list(A="ab"))
    mine = world.user.make_collection("Mine", folder(world, "A"))
    file(world, "a", mine)
    plan, _ = sync(world, a_list(A="ab"))
    assert plan.summary == {"unchanged": 2}
    sync(world, a_list(A="b", B="a"))
    assert filed(world) == {"a": "A/Mine B", "b": "A"}


def test_what_the_user_took_out_of_the_collection_is_declined(world: World) -> None:
    sync(world, a_list(A="ab"))
    file(world, "a")
    plan, _ = sync(world, a_list(A="ab"))
    assert plan.summary == {"declined": 1, "unchanged": 1}
    sync(world, a_list(A="ab"), readd=True)
    assert filed(world) == {"a": "A", "b": "A"}


def test_what_the_user_filed_elsewhere_too_stays_there(world: World) -> None:
    shelf = world.user.make_collection("Shelf")
    sync(world, a_list(A="a", B="b"))
    file(world, "a", folder(world, "A"), folder(world, "B"), shelf)
    sync(world, a_list(B="b", C="ac"))
    assert filed(world) == {"a": "B C ~Shelf", "b": "B", "c": "C"}


def test_a_sub_collection_that_the_user_renamed_or_moved_is_followed(world: World) -> None:
    sync(world, a_list(A="a", B="b"))
    shelf = world.user.make_collection("Shelf")
    world.user.change_collection(folder(world, "A"), name="My own")
    world.user.change_collection(folder(world, "B"), parentCollection=shelf)
    sync(world, a_list(A="ac", B="bd"))
    assert filed(world) == {"a": "My own", "c": "My own", "b": "~Shelf/B", "d": "~Shelf/B"}
    sync(world, a_list(Z="ac", Y="bd"))
    assert filed(world) == {"a": "My own", "c": "My own", "b": "~Shelf/Y", "d": "~Shelf/Y"}


def test_a_sub_collection_that_the_user_deleted_does_not_bring_its_papers_back(
    world: World,
) -> None:
    sync(world, a_list(A="a", B="ab"))
    world.user.delete_collection(folder(world, "A"))
    world.user.delete_collection(folder(world, "B"))
    plan, _ = sync(world, a_list(A="a", B="ab"))
    assert plan.summary == {"declined": 2}
    sync(world, a_list(A="ac", B="ab"))
    assert filed(world) == {"a": "", "b": "", "c": "A"}


def test_a_paper_in_one_deleted_sub_collection_stays_in_the_other_only(world: World) -> None:
    sync(world, a_list(A="a", B="ab"))
    world.user.delete_collection(folder(world, "A"))
    sync(world, a_list(A="ac", B="ab"))
    assert filed(world) == {"a": "B", "b": "B", "c": "A"}


def test_a_sub_collection_of_the_users_is_never_renamed(world: World) -> None:
    sync(world, a_list(none="z"))
    target = next(k for k, p in world.user.collections().items() if p == HERE)
    mine = world.user.make_collection("A", target)
    sync(world, a_list(none="z", A="a"))
    sync(world, a_list(none="z", B="a"))
    assert folder(world, "A") == mine
    assert filed(world) == {"z": ".", "a": "B"}


def test_an_item_that_stood_in_the_collection_before_stays_there_too(world: World) -> None:
    sync(world, a_list(none="z"))
    target = next(k for k, p in world.user.collections().items() if p == HERE)
    world.user.add(title=title("a"), archiveID="arXiv:2401.00001", collections=[target])
    sync(world, a_list(none="z", A="a"))
    assert filed(world) == {"z": ".", "a": ". A"}


def test_a_machine_without_a_memory_makes_nothing_twice(world: World) -> None:
    sync(world, a_list(A="ab", A_B="c"))
    plan, _ = sync(world, a_list(A="ab", A_B="c"), machine="desk")
    assert plan.summary == {"unchanged": 3}
    sync(world, a_list(Z="ab", A_B="c"), machine="desk")
    assert filed(world) == {"a": "A Z", "b": "A Z", "c": "A/B"}


def test_the_earlier_text_tells_what_refsync_filed_and_made(world: World) -> None:
    before = a_list(A="ab", A_B="c", D="d")
    sync(world, before)
    file(world, "a", folder(world, "A/B"))
    options = Options(sections="collections")
    world.user.tag(key(world, "d"), "D")
    world.sync(
        a_list(Z="ab", Z_B="c", E="d"),
        machine="ci",
        options=options,
        earlier=read(before).references,
    )
    assert filed(world) == {"a": "Z/B", "b": "Z", "c": "Z/B", "d": "E"}
    assert tags(world, "d") == {"D"}


def test_two_lists_share_a_sub_collection(world: World) -> None:
    def one(text: str, source: str) -> None:
        with world.open_library(world.folder / "laptop") as library:
            options = Options(sections="collections")
            references = read(text).references
            plan = api.diff(references, library, COLLECTION, source=source, options=options)
            assert api.sync(plan, library).complete

    one(a_list(A="a"), "one.md")
    one(a_list(A="a"), "two.md")
    one(a_list(B="a"), "one.md")
    assert filed(world) == {"a": "A B"}


# --- with other rooms ---------------------------------------------------------------------------


@pytest.mark.parametrize("how", ["collection", "trash"])
def test_what_is_pruned_leaves_its_sub_collections(world: World, how: Any) -> None:
    sync(world, a_list(A="abc", B="a"))
    world.user.tag(key(world, "c"), "mine")
    plan, _ = sync(world, a_list(A="b"), prune=how)
    assert plan.summary == {
        ("unfile" if how == "collection" else how): 1,
        "extra": 1,
        "unchanged": 1,
    }
    gone = {"a": ""} if how == "collection" else {}
    assert filed(world) == {"b": "A", "c": "A", **gone}
    sync(world, a_list(A="b", B="a"))
    assert filed(world)["b"] == "A"


def test_what_is_filed_is_taken_back_by_undo(world: World) -> None:
    sync(world, a_list(A="ab", B="c"))
    sync(world, a_list(A="a", B="bc"))
    with world.open_library(world.folder / "laptop") as library:
        api.undo(api.plan_undo(library), library)
    assert filed(world) == {"a": "A", "b": "A", "c": "B"}


# --- what may go wrong --------------------------------------------------------------------------


def test_a_lost_answer_makes_nothing_twice(world: World) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    text = a_list(A="a", A_B="b")
    with world.open_library(world.folder / "laptop") as library:
        options = Options(sections="collections")
        plan = api.diff(
            read(text).references, library, COLLECTION, source="list.md", options=options
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(library, "write_items", cut)
            with pytest.raises(KeyboardInterrupt):
                api.sync(plan, library)
    sync(world, text)
    assert filed(world) == {"a": "A", "b": "A/B"}
    assert len(world.user.collections()) == 4


def test_choices_that_are_none_are_refused() -> None:
    with pytest.raises(UsageError, match="tags, collections or both"):
        Options(sections="folders")  # type: ignore[arg-type]
