"""Reading lists from the embedded library: pages, orders, filters and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.embedded_client import Answer, Client, client

TITLES = [f"T{number:03}" for number in range(130)]


@pytest.fixture(scope="module")
def library() -> Iterator[Client]:
    """130 papers, added in the order of their titles."""
    with client() as one:
        papers = [
            {
                "itemType": "journalArticle",
                "title": title,
                "date": str(1990 + number % 30),
                "creators": [{"creatorType": "author", "name": f"L{number * 7 % 130:03}"}],
            }
            for number, title in enumerate(TITLES)
        ]
        for start in range(0, len(papers), 50):
            one.post("/items", papers[start : start + 50])
        yield one


def titles(answer: Answer) -> list[str]:
    return [item["data"]["title"] for item in answer.json]


def links(answer: Answer) -> dict[str, str]:
    found = re.findall(r'<http://library\.test([^>]*)>; rel="(\w+)"', answer.headers["Link"])
    return {rel: address.removeprefix("/users/1") for address, rel in found}


@pytest.mark.parametrize(
    ("limit", "count"),
    [("", 25), ("limit=0", 25), ("limit=-1", 25), ("limit=abc", 25), ("limit=10", 10),
     ("limit=100", 100), ("limit=101", 100), ("limit=9999999999999999999999", 25)],
)  # fmt: skip
def test_a_page_has_25_objects_or_up_to_100(library: Client, limit: str, count: int) -> None:
    answer = library.get(f"/items?{limit}")
    assert (len(answer.json), answer.total) == (count, 130)


def test_the_latest_come_first(library: Client) -> None:
    assert titles(library.get("/items?limit=3")) == ["T129", "T128", "T127"]


def test_following_next_reads_everything_once(library: Client) -> None:
    address, read = "/items?sort=title&direction=desc&limit=40", list[str]()
    while address:
        answer = library.get(address)
        read += titles(answer)
        address = links(answer).get("next", "")
    assert read == TITLES[::-1]


def test_links_lead_to_the_other_pages(library: Client) -> None:
    assert links(library.get("/items?limit=100")) == {
        "next": "/items?limit=100&start=100",
        "last": "/items?limit=100&start=100",
    }
    assert links(library.get("/items?limit=50&start=50")) == {
        "first": "/items?limit=50",
        "prev": "/items?limit=50",
        "next": "/items?limit=50&start=100",
        "last": "/items?limit=50&start=100",
    }
    assert links(library.get("/items?format=keys")) == {}
    assert (
        '<https://www.zotero.org/users/1/items>; rel="alternate"'
        in (library.get("/items?format=keys").headers["Link"])
    )


def test_links_tell_no_keys(library: Client) -> None:
    answer = library.get("/items?limit=1&key=embedded-library-full-key")
    assert "key=" not in answer.headers["Link"]


@pytest.mark.parametrize("start", [130, 1000, -5])
def test_a_page_beyond_either_end_is_empty(library: Client, start: int) -> None:
    answer = library.get(f"/items?start={start}")
    assert (answer.status, answer.json, answer.total) == (200, [], 130)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("sort=title", ["T000", "T001"]),
        ("sort=title&direction=desc", ["T129", "T128"]),
        ("order=title", ["T000", "T001"]),
        ("sort=creator", ["T000", "T093"]),
        ("sort=date", ["T119", "T089"]),
        ("sort=date&direction=asc", ["T000", "T030"]),
        ("sort=dateAdded", ["T129", "T128"]),
        ("sort=itemType", ["T000", "T001"]),
        ("sort=publisher", ["T000", "T001"]),
    ],
)
def test_lists_are_sorted_as_asked(library: Client, query: str, first: list[str]) -> None:
    assert titles(library.get(f"/items?{query}&limit=2")) == first


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("sort=nosuch", "Invalid 'sort' value 'nosuch'"),
        ("direction=up", "Invalid 'direction' value 'up'"),
        ("format=nosuch", "Invalid 'format' value 'nosuch'"),
        ("include=nosuch", "Invalid 'include' value 'nosuch'"),
        ("format=versions&include=data", "'include' is valid only for format=json"),
        ("itemType=nosuch", "Invalid itemType 'nosuch'"),
        ("since=abc", "Invalid value for 'since' parameter"),
        ("since=99999999999999999999999", "Invalid value for 'since' parameter"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused(library: Client, query: str, message: str) -> None:
    answer = library.get(f"/items?{query}")
    assert (answer.status, answer.text) == (400, message)


def test_exports_page_as_the_rest_does(library: Client) -> None:
    answer = library.get("/items?format=bibtex&sort=title&direction=asc&limit=2")
    assert re.findall(r"title = \{(\w+)\}", answer.text) == ["T000", "T001"]
    assert (answer.total, answer.headers["Content-Type"]) == (130, "application/x-bibtex")
    assert "T002" in library.get("/items?format=ris&sort=title&direction=asc").text
    csl = library.get("/items?format=csljson&sort=title&direction=asc&limit=1").json["items"]
    assert [(c["title"], c["id"].partition("/")[0]) for c in csl] == [("T000", "1")]


def test_an_item_is_shown_with_what_is_asked_for(library: Client) -> None:
    (shown,) = library.get("/items?include=data,csljson,bibtex&limit=1").json
    assert shown["csljson"]["title"] == shown["data"]["title"]
    assert shown["bibtex"].startswith("@article{")
    bare = library.get(f"/items/{shown['key']}?include=csljson").json
    assert "data" not in bare
    assert bare["csljson"] == shown["csljson"]


@pytest.mark.parametrize("query", ["format=mods", "include=data,bib", "format=bib"])
def test_other_exports_are_not_there(library: Client, query: str) -> None:
    assert library.get(f"/items?{query}").status == 501


def test_keys_and_versions_come_all_at_once(library: Client) -> None:
    keys = library.get("/items?format=keys").text.split()
    versions = library.get("/items?format=versions").json
    assert len(keys) == 130
    assert list(versions) == keys
    assert library.get("/items?format=keys&limit=3").text.split() == keys[:3]
    assert library.get("/items?format=keys&since=999").text == "\n"


def test_items_are_found_by_key(library: Client) -> None:
    keys = library.get("/items?format=keys&sort=title").text.split()
    some = f"{keys[5]},ABCD2345,bad,{keys[2]}"
    assert titles(library.get(f"/items?itemKey={some}")) == ["T005", "T002"]
    in_order = library.get(f"/items?itemKey={keys[2]},{keys[5]}&sort=itemKeyList")
    assert titles(in_order) == ["T002", "T005"]
    many = library.get(f"/items?itemKey={','.join(keys)}")
    assert (len(many.json), many.total) == (100, 130)
    for none in ("", "bad"):
        assert library.get(f"/items?itemKey={none}").total == 130


@pytest.mark.parametrize(
    ("words", "count"),
    [("T01", 10), ("l007", 1), ("T001 L007", 1), ("T001 1991", 1), ("T001 1990", 0), ("zz", 0)],
)
def test_q_looks_in_title_creators_and_year(library: Client, words: str, count: int) -> None:
    assert library.get(f"/items?q={words.replace(' ', '%20')}").total == count


@pytest.mark.parametrize(
    ("filter_", "count"),
    [("journalArticle", 130), ("book", 0), ("-book", 130), ("book%20||%20journalArticle", 130),
     ("-journalArticle%20||%20book", 0)],
)  # fmt: skip
def test_items_are_found_by_type(library: Client, filter_: str, count: int) -> None:
    assert library.get(f"/items?itemType={filter_}").total == count


def test_q_ignores_accents_and_knows_no_other_fields() -> None:
    with client() as library:
        library.add(
            title="Zebra", DOI="10.5555/zz", abstractNote="quokka", citationKey="zeb",
            creators=[{"creatorType": "author", "firstName": "Quentin", "lastName": "Müller"}],
        )  # fmt: skip
        found = {word: library.get(f"/items?q={word}").total for word in ("muller", "quokka", "zz")}
        assert found == {"muller": 1, "quokka": 0, "zz": 0}


def test_head_answers_without_a_body(library: Client) -> None:
    answer = library.ask("HEAD", "/users/1/items?limit=1")
    assert (answer.status, answer.text, answer.total) == (200, "", 130)
