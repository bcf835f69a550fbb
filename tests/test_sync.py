"""The main job: a list is synced into a Zotero library, and synced again as both change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from refsync import api
from refsync.errors import GuardError
from refsync.guards import Limits
from refsync.options import Options
from refsync.plan import Plan
from tests.world import COLLECTION, World, in_process, over_http, read

ALL = Limits(change=100)
LIST = (Path(__file__).parents[1] / "examples" / "mllm-pretraining.md").read_text("utf-8")


@pytest.fixture(params=[in_process, over_http])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path, request.param)
    yield world
    world.close()


def actions(plan: Plan) -> dict[str, str]:
    """The action for each paper of the list by its title."""
    return {c.reference.title: c.action for c in plan.changes if c.reference}


def test_the_first_sync_adds_all_papers_and_their_links(world: World) -> None:
    plan, run = world.sync(LIST)
    assert run.complete
    assert plan.summary == {"add": 11}
    papers = world.user.papers()
    assert len(papers) == 11
    clip = papers["Learning transferable visual models from natural language supervision"]
    assert clip["itemType"] == "conferencePaper"
    assert clip["proceedingsTitle"] == "International conference on machine learning"
    assert {tag["tag"] for tag in clip["tags"]} >= {"CLIP"}
    tokenizer = papers["OmniTokenizer: A Joint Image-Video Tokenizer for Visual Generation"]
    assert tokenizer["itemType"] == "preprint"
    assert tokenizer["archiveID"] == "arXiv:2406.09399"
    assert world.user.links(tokenizer["key"]) == [
        "https://github.com/FoundationVision/OmniTokenizer"
    ]
    assert sorted(world.user.collections().values()) == ["Reading", "Reading/MLLM"]
    for link in (link for c in plan.changes if c.reference for link in c.reference.further_links):
        assert any(item.get("url") == link.url for item in world.user.items())


def test_the_second_sync_sends_one_request_and_no_write(world: World) -> None:
    world.sync(LIST)
    plan, run = world.sync(LIST)
    assert run.complete
    assert plan.summary == {"unchanged": 11}
    assert [method for method, _ in world.recorder.requests] == ["GET"]


# What the list's curator and the user of Zotero do between two syncs.

CHANGED = (
    LIST.replace("## Many modalities at once", "## All modalities")
    .replace("https://arxiv.org/abs/2311.08046", "https://doi.org/10.1109/CVPR52733.2024.01300")
    .replace("eprint        = {2311.08046}", "doi           = {10.1109/CVPR52733.2024.01300}")
)
NEW = """
### A Paper That Was Not There Before

- Paper link: [here](https://arxiv.org/abs/2501.00001)
"""


def test_the_third_sync_brings_the_lists_changes_and_keeps_the_users(world: World) -> None:
    world.sync(LIST)
    before = world.user.papers()
    keys = {title.split(":")[0].split(" ")[0]: data["key"] for title, data in before.items()}

    removed = entry(CHANGED, "BLIP-2")
    text = CHANGED.replace(removed, "") + NEW
    elsewhere = world.user.make_collection("My own shelf")
    world.user.tag(keys["OmniTokenizer"], "to read")
    world.user.untag(keys["MoE-LLaVA"], "MoE-Tuning")
    world.user.change(keys["CogVLM"], title="CogVLM, as I call it")
    own = before_collections(world, keys["OFA"])
    world.user.change(keys["OFA"], collections=[*own, elsewhere])
    world.user.trash(keys["MobileVLM"])

    plan, run = world.sync(text)
    assert run.complete
    by_key = {c.item: c for c in plan.changes if c.item}
    papers = world.user.papers()
    data = {item["key"]: item for item in papers.values()}

    def tags(name: str) -> set[str]:
        return {tag["tag"] for tag in data[keys[name]]["tags"]}

    # a section renamed: our tag moves, the user's stays
    assert by_key[keys["OmniTokenizer"]].action == "tag"
    assert tags("OmniTokenizer") == {"All modalities", "to read"}
    assert by_key[keys["LanguageBind"]].action == "tag"
    assert tags("LanguageBind") == {"All modalities"}
    # an arXiv link replaced by a DOI: the same item, retagged, no field touched
    assert by_key[keys["Chat-UniVi"]].action == "tag"
    assert data[keys["Chat-UniVi"]]["DOI"] == "10.48550/arXiv.2311.08046"
    # an entry added
    assert actions(plan)["A Paper That Was Not There Before"] == "add"
    # an entry removed: its item stays as it is
    assert by_key[keys["BLIP-2"]].action == "extra"
    assert data[keys["BLIP-2"]] == before_item(before, keys["BLIP-2"])
    # a tag of ours that the user removed stays removed
    assert by_key[keys["MoE-LLaVA"]].action == "unchanged"
    assert "MoE-Tuning" not in tags("MoE-LLaVA")
    # an edited title is shown and left
    assert by_key[keys["CogVLM"]].action == "differs"
    assert data[keys["CogVLM"]]["title"] == "CogVLM, as I call it"
    # filed elsewhere too: left
    assert by_key[keys["OFA"]].action == "unchanged"
    assert elsewhere in data[keys["OFA"]]["collections"]
    # trashed: stays in the trash
    assert by_key[keys["MobileVLM"]].action == "declined"
    assert data[keys["MobileVLM"]]["deleted"]

    assert len(papers) == 12
    plan, _ = world.sync(text)
    assert not plan.writes
    assert not world.recorder.writes


def test_what_was_declined_comes_back_when_asked(world: World) -> None:
    world.sync(LIST)
    papers = list(world.user.papers().values())
    trashed, deleted, unfiled = (paper["key"] for paper in papers[:3])
    world.user.trash(trashed)
    world.user.delete(deleted)
    world.user.change(unfiled, collections=[])
    plan, _ = world.sync(LIST)
    assert plan.summary == {"declined": 3, "unchanged": 8}
    _, run = world.sync(LIST, options=Options(readd=True))
    assert run.complete
    assert len(run.done) == 3
    assert {p["title"] for p in world.user.papers().values()} == {p["title"] for p in papers}
    assert not any(paper.get("deleted") for paper in world.user.papers().values())
    plan, _ = world.sync(LIST)
    assert plan.summary == {"unchanged": 11}


def test_a_paper_that_is_filed_elsewhere_is_adopted_and_keeps_what_it_has(world: World) -> None:
    shelf = world.user.make_collection("Shelf")
    key = world.user.add(
        title="CogVLM: Visual Expert for Pretrained Language Models",
        archiveID="arXiv:2311.03079",
        extra="my remark",
        collections=[shelf],
        tags=[{"tag": "mine"}],
    )
    plan, _ = world.sync(LIST)
    assert plan.summary == {"add": 10, "adopt": 1}
    item = next(i for i in world.user.papers().values() if i["key"] == key)
    assert item["extra"] == "my remark"
    assert {world.user.collections()[c] for c in item["collections"]} == {"Shelf", "Reading/MLLM"}
    assert {"mine", "Images and text"} <= {tag["tag"] for tag in item["tags"]}
    assert world.sync(LIST)[0].summary == {"unchanged": 11}


def test_a_lost_journal_costs_nothing_but_the_memory(world: World) -> None:
    world.sync(LIST)
    plan, _ = world.sync(LIST, machine="desk")
    assert plan.summary == {"unchanged": 11}
    plan, _ = world.sync(CHANGED, machine="work")
    assert not any(change.tags.remove for change in plan.changes)
    assert "add" not in plan.summary


def test_a_deleted_collection_does_not_bring_its_papers_back(world: World) -> None:
    world.sync(LIST)
    target = next(k for k, path in world.user.collections().items() if path == "Reading/MLLM")
    world.user.delete_collection(target)
    plan, _ = world.sync(LIST)
    assert plan.summary == {"declined": 11}


def entry(text: str, title: str) -> str:
    """The lines of the entry whose heading begins with a title, up to the next heading."""
    lines = text.splitlines(keepends=True)
    start = next(i for i, line in enumerate(lines) if line.startswith("#") and title in line)
    end = next((i for i in range(start + 1, len(lines)) if lines[i].startswith("#")), len(lines))
    return "".join(lines[start:end])


def before_item(papers: dict[str, dict[str, object]], key: str) -> dict[str, object]:
    return next(paper for paper in papers.values() if paper["key"] == key)


def before_collections(world: World, key: str) -> list[str]:
    collections: list[str] = world.user.get(f"/items/{key}")["data"]["collections"]
    return collections


# --- what may stand between a plan and its writing ------------------------------------------------


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    yield world
    world.close()


def test_what_zotero_refuses_is_said_and_the_rest_is_written(alone: World) -> None:
    text = (
        "# L\n\n## S\n\n### A Paper With a Body\n\n```bibtex\n@misc{a, title={A Paper With a Body},"
    )
    text += f" abstract={{{'x' * 70_000}}}}}\n```\n\n### Another Paper With a Body\n\n```bibtex\n"
    text += "@misc{b, title={Another Paper With a Body}}\n```\n"
    _, run = alone.sync(text)
    assert [
        refused.change.reference.title for refused in run.refused if refused.change.reference
    ] == ["A Paper With a Body"]
    assert list(alone.user.papers()) == ["Another Paper With a Body"]
    assert not run.complete


def test_two_lists_share_an_item_and_its_tags(alone: World) -> None:
    one = "# One\n\n## Surveys\n\n### A Study of Many Things\n\n[paper](https://arxiv.org/abs/2401.00001)\n"

    def sync(text: str, source: str) -> None:
        with alone.open_library(alone.folder / "laptop") as library:
            plan = api.diff(read(text).references, library, COLLECTION, source=source)
            assert api.sync(plan, library).complete

    def tags() -> set[str]:
        return {tag["tag"] for tag in alone.user.papers()["A Study of Many Things"]["tags"]}

    sync(one, "one.md")
    sync(one, "two.md")
    sync(one.replace("Surveys", "Reviews"), "one.md")
    assert tags() == {"Surveys", "Reviews"}
    sync(one.replace("Surveys", "Overviews"), "two.md")
    assert tags() == {"Reviews", "Overviews"}


def test_a_list_that_lost_its_entries_is_refused_and_nothing_is_sent(alone: World) -> None:
    alone.sync(LIST)
    with pytest.raises(GuardError, match="no entries any more"):
        alone.sync("# One\n\nMoved to another place.\n")
    assert alone.recorder.writes == []
    alone.sync("# One\n\nMoved to another place.\n", limits=Limits(empty=True))
    assert len(alone.user.papers()) == 11
