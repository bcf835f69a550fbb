"""Tags of the embedded library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.embedded_client import Client, client


@pytest.fixture
def library() -> Iterator[Client]:
    with client() as one:
        yield one


def tagged(library: Client, *names: str) -> str:
    return library.add(tags=[{"tag": name} for name in names])


def shown(library: Client, path: str) -> list[tuple[str, int, int]]:
    tags = library.get(path).json
    return [(tag["tag"], tag["meta"]["type"], tag["meta"]["numItems"]) for tag in tags]


def test_tags_of_an_item_are_told_apart_by_case_and_type(library: Client) -> None:
    sent = [{"tag": "a"}, {"tag": " a "}, {"tag": "A"}, {"tag": "a", "type": 1}, {"tag": ""}]
    key = library.add(tags=sent)
    kept = [{"tag": "A"}, {"tag": "a"}, {"tag": "a", "type": 1}]
    assert library.get(f"/items/{key}").data["tags"] == kept


def test_a_patch_replaces_all_tags(library: Client) -> None:
    key = tagged(library, "a", "b")
    library.patch(f"/items/{key}", {"tags": [{"tag": "c"}], "version": 99})
    assert library.get(f"/items/{key}").data["tags"] == [{"tag": "c"}]
    library.patch(f"/items/{key}", {"tags": [], "version": 99})
    assert library.get(f"/items/{key}").data["tags"] == []
    assert shown(library, "/tags") == []


def test_tags_are_listed_with_the_number_of_their_items(library: Client) -> None:
    tagged(library, "one", "both")
    tagged(library, "both")
    library.add(tags=[{"tag": "both", "type": 1}])
    assert sorted(shown(library, "/tags")) == [("both", 0, 2), ("both", 1, 1), ("one", 0, 1)]
    assert sorted(shown(library, "/tags/both")) == [("both", 0, 2), ("both", 1, 1)]
    assert shown(library, "/tags?sort=numItems&direction=desc&limit=1") == [("both", 0, 2)]
    assert sorted(shown(library, "/tags?q=ot")) == [("both", 0, 2), ("both", 1, 1)]
    assert shown(library, "/tags?q=o&qmode=startsWith") == [("one", 0, 1)]


def test_tags_are_listed_by_item_and_collection(library: Client) -> None:
    collection = library.post("/collections", [{"name": "C"}]).keys[0]
    key = library.add(tags=[{"tag": "in"}], collections=[collection])
    tagged(library, "out")
    for path in (
        f"/items/{key}/tags",
        f"/collections/{collection}/tags",
        f"/collections/{collection}/items/tags",
        f"/collections/{collection}/items/top/tags",
    ):
        assert shown(library, path) == [("in", 0, 1)]
    assert len(shown(library, "/items/tags")) == len(shown(library, "/items/top/tags")) == 2


def test_tag_names_are_quoted_in_addresses(library: Client) -> None:
    tagged(library, "Ä/B & C")
    assert shown(library, "/tags/%C3%84%2FB%20%26%20C") == [("Ä/B & C", 0, 1)]
    href = library.get("/tags").json[0]["links"]["self"]["href"]
    assert href.endswith("/tags/%C3%84%2FB+%26+C")
    assert library.get("/tags/nosuch").status == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tag=naive", "n"),
        ("tag=NA%C3%8FVE", "n"),
        ("tag=strasse", "s"),
        ("tag=na", ""),
        ("tag=x&tag=y", "b"),
        ("tag=na%C3%AFve%20%7C%7C%20y", "nb"),
        ("tag=-x", "nsd"),
        ("tag=%5C-x", "d"),
        ("tag=-x&tag=-naive", "sd"),
    ],
)
def test_items_are_found_by_tags_whatever_their_case_and_accents(
    library: Client, query: str, found: str
) -> None:
    keys = {
        tagged(library, "naïve"): "n",
        tagged(library, "Straße"): "s",
        tagged(library, "x", "y"): "b",
        tagged(library, "-x"): "d",
    }
    got = library.get(f"/items?format=keys&{query}").text.split()
    assert {keys[key] for key in got} == set(found)


def test_deleting_tags_takes_them_off_all_items(library: Client) -> None:
    key, other = tagged(library, "a", "b", "c"), tagged(library, "c")
    before = library.get("/items").version
    answer = library.delete("/tags?tag=a%20%7C%7C%20b", if_unmodified_since_version=before)
    assert (answer.status, answer.version) == (204, before + 1)
    data = library.get(f"/items/{key}").data
    assert (data["tags"], data["version"]) == ([{"tag": "c"}], before + 1)
    assert library.get(f"/items/{other}").data["version"] < before + 1
    assert library.get("/deleted?since=0").json["tags"] == ["a", "b"]


def test_deleting_tags_needs_the_librarys_version(library: Client) -> None:
    tagged(library, "a")
    assert library.delete("/tags?tag=a").status == 428
    assert library.delete("/tags?tag=a", if_unmodified_since_version=1).status == 412
    assert len(shown(library, "/tags")) == 1


def test_a_tag_in_use_again_was_not_deleted(library: Client) -> None:
    tagged(library, "a")
    library.delete("/tags?tag=a", if_unmodified_since_version=99)
    tagged(library, "a")
    assert library.get("/deleted?since=0").json["tags"] == []
