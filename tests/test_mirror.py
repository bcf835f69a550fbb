"""The mirror: what it knows, how it is looked up, and what becomes of a file that is no mirror."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refsync.errors import StateError
from refsync.zotero.mirror import Collection, Mirror


def by_title(item: Mapping[str, Any]) -> Iterable[str]:
    return [f"title:{item['title'].lower()}"]


def item(key: str, title: str = "A Title", version: int = 1, **fields: Any) -> dict[str, Any]:
    return {"key": key, "version": version, "itemType": "book", "title": title, **fields}


def collection(key: str, name: str, parent: str | bool = False, **fields: Any) -> dict[str, Any]:
    return {"key": key, "name": name, "parentCollection": parent, **fields}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "mirror.sqlite"


@pytest.fixture
def mirror(path: Path) -> Iterator[Mirror]:
    with closing(Mirror(path, by_title, "1")) as mirror:
        yield mirror


def test_a_new_mirror_knows_nothing(mirror: Mirror) -> None:
    assert mirror.version is None
    assert mirror.newest() == {}
    assert mirror.items(["AAAA2222"]) == {}
    assert mirror.collections() == []


def test_it_is_private(mirror: Mirror, path: Path) -> None:
    with mirror.update() as update:
        update.set_version(1)
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_items_are_what_the_library_holds(mirror: Mirror) -> None:
    data = item(
        "AAAA2222",
        "Täter \u2028",
        3,
        collections=["CCCC2222"],
        tags=[{"tag": "a"}, {"tag": "b", "type": 1}],
        deleted=1,
    )
    with mirror.update() as update:
        update.put_items([data])
    found = mirror.items(["AAAA2222", "ZZZZ2222"])
    assert list(found) == ["AAAA2222"]
    stored = found["AAAA2222"]
    assert stored.data == data
    assert (stored.version, stored.trashed, stored.parent) == (3, True, None)
    assert stored.collections == ("CCCC2222",)
    assert stored.tags == {"a", "b"}


def test_items_are_found_by_match_keys(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.put_items([item("BBBB2222", "Same"), item("AAAA2222", "SAME", deleted=1)])
        update.put_items([item("CCCC2222", "Other")])
    assert mirror.find(["title:same", "title:none"]) == {"title:same": ["AAAA2222", "BBBB2222"]}
    assert mirror.find(["title:same", "title:other"], most=1) == {"title:other": ["CCCC2222"]}


def test_a_changed_item_is_found_by_its_new_keys_only(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.put_items([item("AAAA2222", "Old")])
        update.put_items([item("AAAA2222", "New", 2)])
    assert mirror.find(["title:old", "title:new"]) == {"title:new": ["AAAA2222"]}


def test_notes_and_attachments_are_found_as_children_only(mirror: Mirror) -> None:
    link = item("LLLL2222", "Code", itemType="attachment", parentItem="AAAA2222")
    alone = item("NNNN2222", "Note", itemType="note", collections=["CCCC2222"])
    with mirror.update() as update:
        update.put_items([item("AAAA2222"), link, alone])
    assert mirror.find(["title:code", "title:note"]) == {}
    assert mirror.in_collection("CCCC2222") == []
    children = mirror.children(["AAAA2222", "NNNN2222"])
    assert {parent: [c.key for c in some] for parent, some in children.items()} == {
        "AAAA2222": ["LLLL2222"]
    }


def test_thousands_of_keys_are_looked_up_at_once(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.put_items(item(f"{n:08}", f"Title {n}") for n in range(5000))
    assert len(mirror.find(f"title:title {n}" for n in range(40_000))) == 5000
    assert len(mirror.items(f"{n:08}" for n in range(40_000))) == 5000


def test_a_collections_items_leave_out_the_trash(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.put_items(item(key, collections=["CCCC2222"]) for key in ("BBBB2222", "AAAA2222"))
        update.put_items([item("DDDD2222", deleted=1, collections=["CCCC2222"])])
        update.put_items([item("EEEE2222", collections=[])])
    assert [found.key for found in mirror.in_collection("CCCC2222")] == ["AAAA2222", "BBBB2222"]


def test_collections_have_parents_and_trashed_ones_are_left_out(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.replace_collections(
            [
                collection("CCCC2222", "Reading"),
                collection("DDDD2222", "Surveys", "CCCC2222"),
                collection("EEEE2222", "Gone", deleted=True),
            ]
        )
    assert mirror.collections() == [
        Collection("CCCC2222", "Reading", None),
        Collection("DDDD2222", "Surveys", "CCCC2222"),
    ]


def test_items_leave_a_collection_that_is_gone(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.put_items([item("AAAA2222", collections=["CCCC2222", "DDDD2222"])])
        update.replace_collections([collection("DDDD2222", "Stays")])
    assert mirror.items(["AAAA2222"])["AAAA2222"].collections == ("DDDD2222",)
    assert mirror.in_collection("CCCC2222") == []
    assert len(mirror.in_collection("DDDD2222")) == 1


def test_what_is_deleted_is_remembered_until_it_is_there_again(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.put_items([item("AAAA2222", "Old"), item("BBBB2222")])
        update.delete_items(["AAAA2222"])
    assert mirror.items(["AAAA2222"]) == {}
    assert mirror.find(["title:old"]) == {}
    assert mirror.deleted(["AAAA2222", "BBBB2222"]) == {"AAAA2222"}
    with mirror.update() as update:
        update.put_items([item("AAAA2222", "Old", 5)])
    assert mirror.deleted(["AAAA2222"]) == set()


def test_the_newest_items_are_none_beyond_the_mirrors_version(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.put_items([item("AAAA2222", version=3), item("BBBB2222", version=9)])
        update.set_version(5)
    assert mirror.newest() == {"AAAA2222": 3}


def test_an_update_happens_as_a_whole_or_not_at_all(mirror: Mirror) -> None:
    with mirror.update() as update:
        update.put_items([item("AAAA2222", "Kept")])
        update.set_version(1)

    def fail_halfway() -> None:
        with mirror.update() as update:
            update.clear()
            update.put_items([item("BBBB2222", "Half")])
            update.set_version(2)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert mirror.version == 1
    assert mirror.find(["title:kept", "title:half"]) == {"title:kept": ["AAAA2222"]}


def test_it_is_there_again_when_it_is_opened_again(path: Path) -> None:
    with closing(Mirror(path, by_title, "1")) as mirror, mirror.update() as update:
        update.put_items([item("AAAA2222", "Kept")])
        update.set_version(7)
    with closing(Mirror(path, by_title, "1")) as mirror:
        assert mirror.version == 7
        assert mirror.find(["title:kept"]) == {"title:kept": ["AAAA2222"]}


def test_other_rules_make_the_index_anew(path: Path) -> None:
    with closing(Mirror(path, by_title, "1")) as mirror, mirror.update() as update:
        update.put_items([item("AAAA2222", "Kept"), item("NNNN2222", itemType="note")])
        update.set_version(7)
    with closing(Mirror(path, lambda found: [found["itemType"]], "2")) as mirror:
        assert mirror.find(["title:kept", "book", "note"]) == {"book": ["AAAA2222"]}
        assert mirror.version == 7


def _garbage(path: Path) -> None:
    path.write_bytes(b"no database at all, but a few hundred bytes of something else " * 20)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _of_another_layout(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("damage", [_garbage, _cut, _of_another_layout])
def test_a_file_that_is_no_mirror_gives_way_to_an_empty_one(
    path: Path, damage: Callable[[Path], None]
) -> None:
    with closing(Mirror(path, by_title, "1")) as mirror, mirror.update() as update:
        update.put_items(item(f"{n:08}", "x" * 500) for n in range(100))
        update.set_version(7)
    damage(path)
    with closing(Mirror(path, by_title, "1")) as mirror:
        assert mirror.version is None
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_place_where_no_file_can_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    with pytest.raises(StateError, match=r"mirror\.sqlite can't be written"):
        Mirror(tmp_path / "state" / "mirror.sqlite", by_title, "1")


KEYS = st.sampled_from(["AAAA2222", "BBBB2222", "CCCC2222"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), KEYS, st.sampled_from(["One", "Two"])),
        st.tuples(st.just("delete"), KEYS, st.just("")),
    ),
    max_size=8,
)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_the_index_always_agrees_with_the_items(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    present: dict[str, str] = {}
    path = tmp_path_factory.mktemp("mirror") / "mirror.sqlite"
    with closing(Mirror(path, by_title, "1")) as mirror:
        for step, key, title in steps:
            with mirror.update() as update:
                if step == "put":
                    update.put_items([item(key, title)])
                    present[key] = title
                else:
                    update.delete_items([key])
                    present.pop(key, None)
        for title in ("One", "Two"):
            expected = sorted(key for key, held in present.items() if held == title)
            assert mirror.find([f"title:{title.lower()}"]).get(f"title:{title.lower()}", []) == (
                expected
            )
