"""Reference ⇄ Zotero item."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.matching import compare
from refsync.reference import CslType, Link, Name, PartialDate, Reference
from refsync.zotero.dates import date_text, read_date
from refsync.zotero.items import (
    item_match_keys,
    link_attachment,
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
        ("June 5, 2019", (2019, 6, 5)),
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


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Summer 2010", PartialDate(parts=((2010,),), season=2)),
        ("circa 1850", PartialDate(parts=((1850,),), circa=True)),
        ("2019/2020-05", PartialDate(parts=((2019,), (2020, 5)))),
        ("-0044", PartialDate(parts=((-44,),))),
        ('"2021"', PartialDate(literal="2021")),
    ],
)
def test_seasons_ranges_and_guesses_are_written_as_zotero_reads_them(
    text: str, date: PartialDate
) -> None:
    assert date_text(date) == text
    assert read_date(text) == date


def test_zotero_reads_years_and_the_month_first() -> None:
    assert read_date("2021-22") == PartialDate(parts=((2021,), (2022,)))
    assert read_date("3-08-2020") == PartialDate(parts=((2020, 3, 8),))


def test_the_day_of_access_is_a_day() -> None:
    item = to_item(reference("X", accessed=PartialDate(parts=((2020, 1, 2),))))
    assert item["accessDate"] == "2020-01-02"
    item = to_item(reference("X", accessed=PartialDate(parts=((2020,),))))
    assert ("accessDate" in item, item["extra"]) == (False, "accessed: 2020")


@pytest.mark.parametrize(
    ("csl_type", "states", "item_type"),
    [
        ("broadcast", {}, "podcast"),
        ("broadcast", {"publisher": "BBC"}, "tvBroadcast"),
        ("motion_picture", {"volume": "2"}, "videoRecording"),
        ("book", {"version": "2"}, "computerProgram"),
        ("book", {"version": "2", "zotero_fields": {"itemType": "book"}}, "book"),
        ("treaty", {}, "statute"),
        ("figure", {}, "artwork"),
    ],
)
def test_a_type_that_is_several_is_chosen_by_what_is_stated(
    csl_type: str, states: dict[str, Any], item_type: str
) -> None:
    assert to_item(reference("X", type=csl_type, **states))["itemType"] == item_type


@pytest.mark.parametrize("csl_type", get_args(CslType))
def test_every_csl_type_comes_back(csl_type: str) -> None:
    assert to_reference(to_item(reference("X", type=csl_type))).type == csl_type


def test_keywords_are_tags_only_when_asked_for() -> None:
    tagged = reference("X", keyword=("a", "b"))
    assert "tags" not in to_item(tagged)
    item = to_item(tagged, keywords=True)
    assert item["tags"] == [{"tag": "a"}, {"tag": "b"}]
    assert to_reference(item).keyword == ("a", "b")


def test_who_holds_a_patent_is_its_assignee() -> None:
    held = reference("X", type="patent", bibtex_fields={"holder": "{Acme Inc.} and Doe, Jane"})
    item = to_item(held)
    assert (item["assignee"], "extra" in item) == ("Acme Inc.; Jane Doe", False)


def test_a_patents_office_stands_before_its_number() -> None:
    patent = reference("X", type="patent", number="1700367", genre="European patent")
    assert (to_item(patent)["patentNumber"], to_item(patent).get("extra")) == ("EP1700367", None)


def test_bibtex_says_who_holds_a_patent_and_in_which_country() -> None:
    fields = {"assignee": "{X Inc.}", "nationality": "USA"}
    item = to_item(reference("X", type="patent", bibtex_fields=fields))
    assert (item["assignee"], item["country"], item.get("extra")) == ("X Inc.", "USA", None)


def test_theses_are_called_as_zotero_does_and_keep_the_name_they_have_there() -> None:
    assert to_item(reference("X", type="thesis", genre="PhD thesis"))["thesisType"] == "PhD Thesis"
    item = {"itemType": "thesis", "title": "X", "thesisType": "PhD thesis", "creators": []}
    assert to_item(to_reference(item)) == item


def test_fields_without_a_variable_are_kept() -> None:
    item = {"itemType": "journalArticle", "title": "X", "seriesText": "S", "creators": []}
    assert to_reference(item).zotero_fields == {"seriesText": "S"}
    assert to_item(to_reference(item)) == item


def test_what_an_item_said_in_its_own_words_counts_while_it_says_the_same() -> None:
    item = {"itemType": "book", "title": "X", "date": "May 1899", "extra": "Scale: 1:10\nA remark"}
    read = to_reference(item)
    assert to_item(read)["date"] == "May 1899"
    assert to_item(read)["extra"] == "Scale: 1:10\nA remark"
    later = read.model_copy(
        update={"issued": PartialDate(parts=((1900,),)), "other_variables": {"scale": "1:20"}}
    )
    assert to_item(later)["date"] == "1900"
    assert to_item(later)["extra"] == "scale: 1:20\nA remark"
