"""Reference ⇄ Zotero item."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.matching import compare
from refsync.reference import CslType, Link, Name, PartialDate, Reference
from refsync.zotero.items import (
    date_text,
    item_match_keys,
    link_attachment,
    read_date,
    to_item,
    to_reference,
)  # fmt: skip
from refsync.zotero.schema import schema
from tests.make import reference


def every_variable(csl_type: str) -> Reference:
    """A reference of a type with all text variables and names that there are."""
    texts = {
        name: f"the {name}"
        for name, field in Reference.model_fields.items()
        if field.annotation == (str | None) or "Text | None" in str(field.annotation)
        if name not in ("url", "citation_key", "issn")
    }
    names = {
        role: (Name(family=f"{role}-family", given="G."),)
        for role in ("author", "editor", "translator", "director", "contributor")
    }
    return reference(
        "The Title", type=csl_type, doi="10.1000/xyz", isbn="9783161484100", year=2020,
        url="https://example.org/paper", citation_key="key2020", **texts, **names,
    )  # fmt: skip


@pytest.mark.parametrize("csl_type", get_args(CslType))
def test_an_item_has_only_fields_and_creators_of_its_type(csl_type: str) -> None:
    item = to_item(every_variable(csl_type))
    kind = schema().item_types[item["itemType"]]
    fields = item.keys() - {"itemType", "creators"}
    assert fields <= kind.fields.keys()
    assert {creator["creatorType"] for creator in item["creators"]} <= set(kind.creator_types)
    assert all(isinstance(item[field], str) for field in fields)


@pytest.mark.parametrize("csl_type", get_args(CslType))
def test_what_has_no_field_stands_in_extra(csl_type: str) -> None:
    given_ = every_variable(csl_type)
    item = to_item(given_)
    text = "\n".join(str(value) for value in item.values())
    missing = [
        name
        for name, value in given_
        if isinstance(value, str) and name not in ("id", "type") and value not in text
    ]
    assert not missing


def test_a_preprint_has_its_repository_and_id() -> None:
    item = to_item(reference("X", arxiv="2406.09399", year=2024, authors=["Wang"]))
    assert item == {
        "itemType": "preprint",
        "title": "X",
        "creators": [{"creatorType": "author", "lastName": "Wang", "firstName": ""}],
        "date": "2024",
        "repository": "arXiv",
        "archiveID": "arXiv:2406.09399",
        "DOI": "10.48550/arXiv.2406.09399",
        "url": "https://arxiv.org/abs/2406.09399",
    }


def test_a_published_paper_keeps_its_arxiv_id_in_extra() -> None:
    item = to_item(reference("X", type="paper-conference", arxiv="1706.03762", doi="10.1/x"))
    assert item["itemType"] == "conferencePaper"
    assert item["extra"] == "arXiv: 1706.03762"


def test_names_keep_their_parts() -> None:
    names = (
        Name(family="Beethoven", given="Ludwig", non_dropping_particle="van"),
        Name(family="Humboldt", given="Alexander", dropping_particle="von"),
        Name(family="King", given="Martin Luther", suffix="Jr."),
        Name(literal="The ATLAS Collaboration"),
    )
    creators = to_item(reference("X", author=names))["creators"]
    assert [{k: v for k, v in c.items() if k != "creatorType"} for c in creators] == [
        {"lastName": "van Beethoven", "firstName": "Ludwig"},
        {"lastName": "Humboldt", "firstName": "Alexander von"},
        {"lastName": "King", "firstName": "Martin Luther, Jr."},
        {"name": "The ATLAS Collaboration"},
    ]


def test_bibtex_fields_without_a_home_stand_in_extra_under_their_names() -> None:
    item = to_item(reference("X", bibtex_fields={"primaryclass": "cs.CV"}, note="A remark."))
    assert item["extra"] == "tex.primaryclass: cs.CV\nA remark."


def test_further_links_become_attachments() -> None:
    paper = reference(
        "X",
        links=(
            Link(kind="paper", url="https://example.org/paper"),
            Link(kind="code", url="https://example.org/code", label="github link"),
            Link(kind="code", url="https://example.org/code", label="again"),
            Link(kind="model", url="https://example.org/model"),
        ),
    )
    assert to_item(paper)["url"] == "https://example.org/paper"
    assert [link_attachment(link) for link in paper.further_links] == [
        {"itemType": "attachment", "linkMode": "linked_url", "title": title, "url": url}
        for title, url in (
            ("github link", "https://example.org/code"),
            ("Model", "https://example.org/model"),
        )
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2024-06-01", (2024, 6, 1)),
        ("2024-6", (2024, 6)),
        ("2024-00-00", (2024,)),
        ("2024-13", (2024,)),
        ("2024-00-05", (2024,)),
        ("June 5, 2019", (2019,)),
        ("2024-06-01T10:00:00Z", (2024, 6, 1)),
    ],
)
def test_dates_are_read_as_far_as_they_go(text: str, parts: tuple[int, ...]) -> None:
    assert read_date(text) == PartialDate(parts=(parts,))


def test_a_date_without_a_year_is_a_literal() -> None:
    assert read_date("forthcoming") == PartialDate(literal="forthcoming")
    assert read_date("0000-00-00") == PartialDate(literal="0000-00-00")
    assert read_date(" ") is None


@given(st.dates())
def test_a_date_comes_back(day: Any) -> None:
    date = PartialDate(parts=((day.year, day.month, day.day),))
    assert read_date(date_text(date)) == date


@pytest.mark.parametrize("csl_type", get_args(CslType))
def test_an_item_is_the_work_that_it_was_made_from(csl_type: str) -> None:
    given_ = every_variable(csl_type)
    back = to_reference(to_item(given_))
    assert compare(given_, back).same == "yes"
    assert back.title == given_.title
    assert back.issued == given_.issued


def test_identifiers_are_found_in_fields_extra_and_address() -> None:
    item = {
        "itemType": "conferencePaper",
        "title": "X",
        "url": "https://aclanthology.org/P19-1001",
        "extra": "Remark:\narxiv: 1706.03762 [cs.CL]\nPMID: 12345\nsome words",
    }
    assert dict(to_reference(item).identifiers) == {
        "arxiv": "1706.03762",
        "doi": "10.48550/arXiv.1706.03762",
        "pmid": "12345",
        "acl": "P19-1001",
    }


def test_an_untitled_item_and_an_unknown_type_are_no_trouble() -> None:
    assert to_reference({"itemType": "hologram"}).title == "[untitled]"
    assert item_match_keys({"itemType": "note", "note": "<p>x</p>"}) == frozenset()
