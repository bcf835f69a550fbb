"""RIS in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.ris import TYPES, read
from refsync.reading import Reading
from refsync.reference import Name, PartialDate, Reference


def record(*lines: str, kind: str = "JOUR") -> str:
    return "\n".join([f"TY  - {kind}", *lines, "ER  - ", ""])


def only(*lines: str, kind: str = "JOUR") -> Reference:
    reading = read(record("TI  - On Things", *lines, kind=kind), "refs.ris")
    [found] = reading.references
    assert reading.problems == ()
    return found


def codes(reading: Reading) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in reading.problems]


def test_an_article_has_all_that_it_states() -> None:
    found = only(
        "ID  - doe2020", "AU  - Doe, Jane", "AU  - van der Berg, Karl, Jr.", "A2  - Roe, Ruth",
        "T2  - Journal of Things", "J2  - J. Things", "PY  - 2020", "DA  - 2020/05/12/",
        "Y2  - 2021/01/02", "VL  - 3", "IS  - 2", "SP  - 1", "EP  - 10", "SN  - 1234-5678",
        "DO  - https://doi.org/10.1000/things", "UR  - https://rocks.geo/a;b",
        "L1  - https://rocks.geo/a.pdf", "KW  - one", "KW  - two; three", "AB  - It is", "  so.",
        "N1  - A remark", "LA  - en", "PB  - Rocks Press", "CY  - Bonn", "AN  - 12345",
        "DP  - PubMed", "C2  - PMC123456", "AD  - Bonn", "ZZ  - odd",
    )  # fmt: skip
    assert (found.type, found.title, found.citation_key) == (
        "article-journal",
        "On Things",
        "doe2020",
    )
    assert found.author == (
        Name(family="Doe", given="Jane"),
        Name(family="Berg", given="Karl", non_dropping_particle="van der", suffix="Jr."),
    )
    assert found.editor == (Name(family="Roe", given="Ruth"),)
    assert (found.container_title, found.container_title_short) == (
        "Journal of Things",
        "J. Things",
    )
    assert found.issued == PartialDate(parts=((2020, 5, 12),))
    assert found.accessed == PartialDate(parts=((2021, 1, 2),))
    assert (found.volume, found.issue, found.page, found.issn) == ("3", "2", "1-10", "1234-5678")
    assert found.identifiers == {"doi": "10.1000/things", "pmid": "12345", "pmcid": "PMC123456"}
    assert found.url == "https://rocks.geo/a;b"
    assert [(link.kind, link.url) for link in found.links] == [("pdf", "https://rocks.geo/a.pdf")]
    assert found.keyword == ("one", "two", "three")
    assert (found.abstract, found.note, found.language) == ("It is so.", "A remark", "en")
    assert (found.publisher, found.publisher_place) == ("Rocks Press", "Bonn")
    assert found.custom == {"author_address": "Bonn", "ZZ": ["odd"]}
    assert found.source
    assert found.source.line == 1


@pytest.mark.parametrize(("kind", "csl"), TYPES.items())
def test_types(kind: str, csl: str) -> None:
    assert only(kind=kind).type == csl


@pytest.mark.parametrize("tag", ["TI", "T1", "CT", "BT"])
def test_the_title_goes_by_several_tags(tag: str) -> None:
    [found] = read(record(f"{tag}  - On Things", kind="BOOK"), "refs.ris").references
    assert found.title == "On Things"


@pytest.mark.parametrize("tag", ["T2", "JO", "JF", "JA"])
def test_so_does_the_journal(tag: str) -> None:
    assert only(f"{tag}  - Journal of Things").container_title == "Journal of Things"


def test_a_chapter_stands_in_a_book_and_a_book_in_a_series() -> None:
    chapter = only("T2  - The Book", "T3  - The Series", kind="CHAP")
    assert (chapter.container_title, chapter.collection_title) == ("The Book", "The Series")
    book = only("T2  - The Series", "SN  - 978-3-16-148410-0", "SP  - 300", kind="BOOK")
    assert (book.container_title, book.collection_title) == (None, "The Series")
    assert (book.identifiers["isbn"], book.number_of_pages) == ("9783161484100", "300")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2020", ((2020,),)),
        ("2020///", ((2020,),)),
        ("2020/05//", ((2020, 5),)),
        ("2020/5/12/epub", ((2020, 5, 12),)),
        ("2020-05-12", ((2020, 5, 12),)),
        ("May 2020", ((2020, 5),)),
        ("2020///May", ((2020, 5),)),
    ],
)
def test_dates(text: str, parts: object) -> None:
    issued = only(f"PY  - {text}").issued
    assert issued
    assert issued.parts == parts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doe, Jane", Name(family="Doe", given="Jane")),
        ("Doe, J. R.", Name(family="Doe", given="J. R.")),
        ("Doe,", Name(family="Doe")),
        ("World Things Organization", Name(literal="World Things Organization")),
        ("O'Neill & Sons, {x}", Name(family="O'Neill & Sons", given="{x}")),
    ],
)
def test_names(text: str, name: Name) -> None:
    assert only(f"AU  - {text}").author == (name,)


def test_a_list_of_authors_may_not_be_whole() -> None:
    found = only("AU  - Doe, Jane", "AU  - et al.")
    assert (len(found.author), found.authors_truncated) == (1, True)


def test_a_preprint_server_is_no_journal() -> None:
    found = only("JO  - arXiv preprint arXiv:2101.00001", "UR  - https://arxiv.org/abs/2101.00001")
    assert (found.type, found.container_title) == ("article", None)
    assert found.identifiers["arxiv"] == "2101.00001"


def test_spaces_line_ends_and_marks_of_order_are_no_matter() -> None:
    text = "\ufeff\r\n  TY - BOOK\r\nTI - On Things\r\nAU  -Doe, Jane\r\nER -\r\n"
    reading = read(text, "refs.ris")
    assert [r.title for r in reading.references] == ["On Things"]
    assert reading.references[0].author[0].family == "Doe"


def test_a_tag_that_rispy_keeps_for_itself_is_one_that_nobody_knows() -> None:
    text = "TY  - BOOK\nTI  - One\nUK  - this\nZZ  - that\nER  - \n"
    (reference,) = read(text, "refs.ris").references
    assert (reference.title, reference.custom) == ("One", {"UK": ["this"], "ZZ": ["that"]})


def test_a_line_without_a_tag_goes_on_in_texts_only() -> None:
    reading = read("TY  - BOOK\nTI  - On\nGears\nPY  - 2021\nof old\nER  - \n", "refs.ris")
    (reference,) = reading.references
    assert reference.title == "On Gears"
    assert codes(reading) == [("stray-text", 5)]


def test_damage_is_reported_and_harms_no_other_record() -> None:
    reading = read(
        "TY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\nER  - \n"
        "TI  - Three\nER  - \nTY  - BOOK\nstray\nTI  - Four\nER  - \n"
        "TY  - SCROLL\nTI  - Five\nER  - \nTY  - BOOK\nER  - \nTY  - BOOK\nAU  - Doe, J\n",
        "refs.ris",
    )
    titles = [r.title for r in reading.references]
    assert titles == ["One", "Two", "Three", "Four", "Five", "[untitled]"]
    assert [r.source.line for r in reading.references if r.source] == [1, 3, 6, 8, 12, 17]
    assert codes(reading) == [
        ("unclosed-record", 3), ("missing-type", 6), ("stray-text", 9), ("unknown-type", 12),
        ("empty-record", 15), ("unclosed-record", 17), ("missing-title", 17),
    ]  # fmt: skip


TAGS = st.sampled_from(
    ["TY", "ER", "TI", "T2", "AU", "PY", "SN", "UR", "KW", "SP", "EP", "N1", "X9"]
)
LINES = st.lists(
    st.one_of(
        st.tuples(TAGS, st.text(max_size=12)).map("  - ".join), st.text(max_size=12)
    ),
    max_size=14,
)  # fmt: skip


@given(LINES)
def test_any_text_can_be_read(lines: list[str]) -> None:
    reading = read("\n".join(lines), "refs.ris")
    assert len(reading.references) <= len(lines)


def test_a_doi_where_the_type_of_a_work_stands_is_none() -> None:
    found = only("M3  - doi: 10.1000/things", "DO  - http://dx.doi.org/10.1000/things")
    assert (found.genre, found.identifiers) == (None, {"doi": "10.1000/things"})
