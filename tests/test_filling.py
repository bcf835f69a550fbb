"""Which empty fields of an item a list fills."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from refsync import api
from refsync.apply import Run
from refsync.errors import UsageError
from refsync.filling import require_fields
from refsync.options import Options
from refsync.plan import Plan
from refsync.readers import read_text
from refsync.sources import SourceText
from tests.world import COLLECTION, World

TITLE = "A Study of Many Things"
ARTICLE = f"""@article{{doe2020, title = {{{TITLE}}}, author = {{Doe, Jane and Roe, Richard}},
  journal = {{Journal of Things}}, year = 2020, volume = 3, pages = {{1--9}},
  doi = {{10.1000/things.1}}, abstract = {{We study things.}}, note = {{A remark}} }}"""
PREPRINT = f"""@misc{{doe2019, title = {{{TITLE}}}, author = {{Doe, Jane and Roe, Richard}},
  year = 2019, eprint = {{1901.00001}}, archiveprefix = {{arXiv}}, url = {{https://arxiv.org/abs/1901.00001}},
  abstract = {{We study things.}} }}"""
ALL = Options(fill=("empty",))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    world = World(tmp_path)
    yield world
    world.close()


def sync(world: World, text: str, *fields: str) -> tuple[Plan, Run]:
    """Sync a BibTeX list, with these fields to fill; a second sync does nothing."""
    references = read_text(SourceText("list.bib", text)).references
    options = Options(fill=fields)
    with world.open_library(world.folder / "laptop") as library:
        plan = api.diff(references, library, COLLECTION, source="list.bib", options=options)
        run = api.sync(plan, library)
        assert run.complete
        assert not api.diff(
            references, library, COLLECTION, source="list.bib", options=options
        ).writes
    return plan, run


def stated(world: World, title: str = TITLE) -> dict[str, Any]:
    """The fields of a paper that are not empty, as far as people fill them in."""
    aside = {"key", "version", "itemType", "tags", "collections", "dateAdded", "dateModified"}
    data = world.user.papers()[title]
    return {
        name: value for name, value in data.items() if value and name not in aside | {"relations"}
    }


DOE = {"creatorType": "author", "lastName": "Doe", "firstName": "Jane"}
ROE = {"creatorType": "author", "lastName": "Roe", "firstName": "Richard"}


def test_only_the_empty_fields_that_were_asked_for_are_filled(world: World) -> None:
    world.user.add(itemType="journalArticle", title=TITLE, creators=[DOE], volume="4")
    plan, _ = sync(world, ARTICLE, "date", "volume", "creators")
    assert plan.summary == {"adopt": 1}
    assert stated(world) == {"title": TITLE, "creators": [DOE], "volume": "4", "date": "2020"}


def test_empty_stands_for_all_fields_that_the_list_states_but_extra(world: World) -> None:
    world.user.add(itemType="journalArticle", title=TITLE, extra="mine")
    sync(world, ARTICLE)
    plan, run = sync(world, ARTICLE, "empty")
    assert plan.summary == {"fill": 1}
    assert [change.action for change in run.done] == ["fill"]
    assert stated(world) == {
        "title": TITLE, "extra": "mine", "creators": [DOE, ROE], "date": "2020", "volume": "3",
        "publicationTitle": "Journal of Things", "pages": "1-9", "DOI": "10.1000/things.1",
        "abstractNote": "We study things.", "citationKey": "doe2020",
    }  # fmt: skip


def test_a_field_that_the_user_emptied_again_stays_empty(world: World) -> None:
    key = world.user.add(itemType="journalArticle", title=TITLE)
    sync(world, ARTICLE, "date", "creators")
    world.user.change(key, date="", creators=[])
    plan, _ = sync(world, ARTICLE, "date", "creators", "volume")
    assert [change.fields for change in plan.writes] == [{"volume": "3"}]
    assert stated(world) == {"title": TITLE, "volume": "3"}


def test_a_base_field_is_the_field_that_plays_its_part_in_the_type(world: World) -> None:
    world.user.add(itemType="conferencePaper", title=TITLE)
    sync(world, ARTICLE, "publicationTitle")
    assert stated(world) == {"title": TITLE, "proceedingsTitle": "Journal of Things"}


def test_what_the_type_has_no_field_for_is_not_filled(world: World) -> None:
    world.user.add(itemType="book", title=TITLE)
    sync(world, ARTICLE, "publicationTitle", "DOI", "pages")
    assert stated(world).keys() <= {"title", "DOI"}


def test_what_extra_states_otherwise_is_not_filled(world: World) -> None:
    world.user.add(itemType="journalArticle", title=TITLE, extra="Volume: 4")
    sync(world, ARTICLE, "volume", "pages")
    assert stated(world) == {"title": TITLE, "extra": "Volume: 4", "pages": "1-9"}


def test_a_preprint_does_not_say_of_its_publication_what_is_true_of_itself_only(
    world: World,
) -> None:
    world.user.add(itemType="journalArticle", title=TITLE)
    sync(world, PREPRINT, "empty")
    assert stated(world) == {
        "title": TITLE, "creators": [DOE, ROE], "abstractNote": "We study things.",
    }  # fmt: skip


def test_nor_the_publication_of_the_preprint(world: World) -> None:
    world.user.add(itemType="preprint", title=TITLE)
    sync(world, ARTICLE, "DOI", "date", "abstractNote")
    assert stated(world) == {"title": TITLE, "abstractNote": "We study things."}


def test_a_preprint_fills_a_preprint(world: World) -> None:
    world.user.add(itemType="preprint", title=TITLE)
    sync(world, PREPRINT, "url", "date", "archiveID")
    assert stated(world) == {
        "title": TITLE, "date": "2019", "url": "https://arxiv.org/abs/1901.00001",
        "archiveID": "arXiv:1901.00001",
    }  # fmt: skip


def test_tags_and_fields_are_one_write(world: World) -> None:
    world.user.add(itemType="journalArticle", title=TITLE)
    references = read_text(SourceText("list.bib", ARTICLE)).references
    listed = [r.model_copy(update={"section": ("Things",)}) for r in references]
    with world.open_library(world.folder / "laptop") as library:
        api.sync(api.diff(references, library, COLLECTION), library)
        world.recorder.requests.clear()
        api.sync(api.diff(listed, library, COLLECTION, options=ALL), library)
    assert len(world.recorder.writes) == 1
    paper = world.user.papers()[TITLE]
    assert (paper["date"], paper["tags"]) == ("2020", [{"tag": "Things"}])


def test_what_was_taken_in_meanwhile_is_not_overwritten(world: World) -> None:
    key = world.user.add(itemType="journalArticle", title=TITLE)
    sync(world, ARTICLE)
    references = read_text(SourceText("list.bib", ARTICLE)).references
    with world.open_library(world.folder / "laptop") as library:
        plan = api.diff(references, library, COLLECTION, source="list.bib", options=ALL)
        world.user.change(key, date="1999")
        assert api.sync(plan, library).complete
    assert stated(world)["date"] == "1999"
    assert stated(world)["volume"] == "3"


def test_names_of_fields_are_zoteros() -> None:
    assert require_fields(["doi", " date", "creators"]) == {"DOI", "date", "creators"}
    assert require_fields(["Empty"]) == {"empty"}
    for name in ("journal", "extra", ""):
        with pytest.raises(UsageError, match=r"no field .*abstractNote.*DOI.*publicationTitle"):
            require_fields([name])


def test_all_empty_fields_and_some_are_not_named_together() -> None:
    with pytest.raises(UsageError, match="“empty” stands for all fields: name it alone"):
        Options(fill=("empty", "date"))


def test_a_field_to_fill_has_a_name() -> None:
    with pytest.raises(UsageError, match="Name fields to fill, as date, DOI or creators, or empty"):
        Options(fill=("date", " "))
