"""RIS out, which reads back to the same references."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers import ris as reader
from refsync.reference import Link, Name, PartialDate, Reference
from refsync.writers import ris
from tests.make import reference

LINE = st.text(st.sampled_from("abcXYZ019 é世-–:;/&%"), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()) or "x"
)
WORD = st.text(st.sampled_from("abcdeé"), min_size=1, max_size=6).map(str.capitalize)
PERSON = st.builds(
    Name,
    family=WORD,
    given=WORD,
    non_dropping_particle=st.none() | st.just("van"),
    suffix=st.none() | st.just("Jr."),
)
NAMES = st.lists(PERSON | st.builds(Name, literal=WORD), max_size=3).map(tuple)
DATE = st.none() | st.one_of(
    st.builds(lambda y: PartialDate(parts=((y,),)), st.integers(1500, 2100)),
    st.builds(lambda m: PartialDate(parts=((2020, m),)), st.integers(1, 12)),
    st.builds(lambda d: PartialDate(parts=((2020, 2, d),)), st.integers(1, 28)),
)


@st.composite
def articles(draw: st.DrawFn) -> Reference:
    return reference(
        draw(LINE),
        type="article-journal",
        doi="10.1000/182",
        citation_key="key1",
        author=draw(NAMES),
        authors_truncated=draw(st.booleans()),
        editor=draw(NAMES),
        issued=draw(DATE),
        accessed=draw(st.none() | st.just(PartialDate(parts=((2021, 2, 3),)))),
        container_title=draw(st.none() | WORD),
        volume=draw(st.none() | st.just("12")),
        issue=draw(st.none() | st.just("3")),
        page=draw(st.none() | st.sampled_from(["1-10", "e17"])),
        abstract=draw(st.none() | LINE),
        keyword=draw(st.sampled_from([(), ("one", "two words")])),
        url="https://example.org/a?b=c",
    )


def record(**fields: Any) -> list[str]:
    return ris.write([reference("On Things", citation_key="k", **fields)]).splitlines()


@given(articles())
def test_what_is_written_reads_back_to_the_same_reference(original: Reference) -> None:
    reading = reader.read(ris.write([original]), "refs.ris")
    assert reading.problems == ()
    [again] = reading.references
    assert again.model_dump(exclude={"source"}) == original.model_dump(exclude={"source"})


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("article", "PREPRINT"),
        ("book", "BOOK"),
        ("paper-conference", "CPAPER"),
        ("thesis", "THES"),
        ("software", "COMP"),
        ("treaty", "GEN"),
    ],
)
def test_the_type_is_that_of_ris(kind: str, written: str) -> None:
    assert record(type=kind)[0] == f"TY  - {written}"


def test_a_record_ends_and_the_next_one_is_set_off() -> None:
    one, two = reference("One", citation_key="a"), reference("Two", citation_key="b")
    assert ris.write([one, two]) == (
        "TY  - PREPRINT\nID  - a\nTI  - One\nER  - \n\nTY  - PREPRINT\nID  - b\nTI  - Two\nER  - \n"
    )


def test_the_series_of_a_book_is_its_second_title() -> None:
    assert "T2  - Notes" in record(type="book", collection_title="Notes")
    chapter = record(type="chapter", container_title="Book", collection_title="Notes")
    assert "T2  - Book" in chapter
    assert "T3  - Notes" in chapter


def test_an_identifier_has_its_tag() -> None:
    known = {"doi": "10.1/x", "pmid": "123", "pmcid": "PMC1"}
    lines = ris.write([reference("Things").model_copy(update={"identifiers": known})]).splitlines()
    assert {"DO  - 10.1/x", "AN  - 123", "DP  - PubMed", "C2  - PMC1"} <= set(lines)
    assert "SN  - 0-306-40615-2" in record(isbn="0-306-40615-2")


def test_the_pdf_is_an_attachment() -> None:
    links = (Link(kind="pdf", url="https://x.org/a.pdf"), Link(kind="code", url="https://x.org/c"))
    lines = record(url="https://x.org/a", links=links)
    assert "UR  - https://x.org/a.pdf" in lines
    assert not any("x.org/c" in line for line in lines)


def test_a_text_never_breaks_its_line() -> None:
    assert "AB  - one two ER - three" in record(abstract="one\ntwo\nER - three")


def test_nothing_makes_an_empty_file() -> None:
    assert ris.write([]) == ""
