"""The journal: what it keeps, and what it says when it can't."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from refsync.baseline import Others, Promise, Remembered, record_of
from refsync.errors import StateError
from refsync.journal import Journal, SyncedList
from tests.make import reference

HERE = SyncedList("user:1", ("Reading", "A/B"), "list.md")
PAPER = reference("A Study of Things", arxiv="2401.00001", authors=["Doe"], year=2024)


def remembered(item: str = "PAPER222", **given: object) -> Remembered:
    return Remembered.model_validate({"item": item, "record": record_of(PAPER), **given})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "journal.sqlite"


def test_what_is_remembered_comes_back_whole(path: Path) -> None:
    promise = Promise(action="add", tags=frozenset("ab"), added=frozenset("b"), links={"u": "K"})
    kept = remembered(filed=True, tags=frozenset("a"), owned=frozenset("a"), promise=promise)
    with Journal(path) as journal:
        journal.remember(HERE, [kept, remembered("OTHER222")])
        journal.remember(HERE, [], forget=["OTHER222"])
    with Journal(path) as journal:
        assert list(journal.baseline(HERE)) == [kept]


def test_a_list_a_collection_and_a_library_have_a_baseline_each(path: Path) -> None:
    kept = remembered(filed=True, tags=frozenset({"T"}), owned=frozenset({"T"}))
    with Journal(path) as journal:
        journal.remember(HERE, [kept])
        elsewhere = HERE._replace(collection=("Reading", "A", "B"))
        another_list = HERE._replace(source="other.md")
        another_library = HERE._replace(library="user:2")
        for synced in (elsewhere, another_list, another_library):
            assert not list(journal.baseline(synced))
        tags = frozenset({"T"})
        assert journal.baseline(another_list).others("PAPER222") == Others(tags, tags, filed=True)
        assert journal.baseline(elsewhere).others("PAPER222") == Others(tags, tags, filed=False)
        assert journal.baseline(another_library).others("PAPER222") == Others()


def test_a_list_has_its_citation_keys(path: Path) -> None:
    with Journal(path) as journal:
        journal.remember_keys("list.md", {"doi:1": "doe2020", "doi:2": "doe2020a"})
        journal.remember_keys("list.md", {"doi:2": "roe2021"})
        journal.remember_keys("other.md", {"doi:1": "other"})
    with Journal(path) as journal:
        assert journal.citation_keys("list.md") == {"doi:1": "doe2020", "doi:2": "roe2021"}


def test_the_tags_of_all_lists_in_a_library_are_known(path: Path) -> None:
    with Journal(path) as journal:
        journal.remember(HERE, [remembered(owned=frozenset("ab"))])
        journal.remember(HERE._replace(source="other.md"), [remembered(owned=frozenset("c"))])
        journal.remember(HERE._replace(library="user:2"), [remembered(owned=frozenset("x"))])
        assert journal.owned_tags("user:1") == {"PAPER222": frozenset("abc")}


def test_a_journal_of_the_first_version_is_gone_on_with(path: Path) -> None:
    with Journal(path) as journal:
        journal.remember(HERE, [remembered()])
    with sqlite3.connect(path) as db:
        db.executescript("DROP TABLE citation_key; PRAGMA user_version = 1;")
    db.close()
    with Journal(path) as journal:
        assert list(journal.baseline(HERE)) == [remembered()]
        assert journal.citation_keys("list.md") == {}


def test_reading_makes_no_file(path: Path) -> None:
    with Journal(path) as journal:
        assert not list(journal.baseline(HERE))
        assert not journal.citation_keys("list.md")
        assert not journal.owned_tags("user:1")
    assert not path.parent.exists()


def test_a_file_that_is_no_journal_is_said_and_left(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 100)
    with Journal(path) as journal, pytest.raises(StateError, match="is damaged: put a copy of it"):
        journal.baseline(HERE)
    assert path.read_bytes() == b"not a database" * 100


@pytest.mark.parametrize(
    "damage", ["UPDATE baseline SET remembered = '{\"item\": 1}'", "PRAGMA user_version = 99"]
)
def test_what_it_cannot_understand_is_said(path: Path, damage: str) -> None:
    with Journal(path) as journal:
        journal.remember(HERE, [remembered()])
    with sqlite3.connect(path) as db:
        db.execute(damage)
    db.close()
    with Journal(path) as journal, pytest.raises(StateError, match=r"damaged|newer"):
        journal.baseline(HERE)
