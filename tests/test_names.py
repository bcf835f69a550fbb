"""Names as BibTeX reads them."""

from __future__ import annotations

import pytest
from bibtexparser.customization import splitname
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.names import Names, Parts, parts, read, split
from refsync.reference import Name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A. One and B. Two", ["A. One", "B. Two"]),
        ("A. One AND\n B. Two", ["A. One", "B. Two"]),
        ("{Simon and Schuster} and X", ["{Simon and Schuster}", "X"]),
        ("Anders and Sandy", ["Anders", "Sandy"]),
        ("  ", []),
    ],
)
def test_and_separates_names_outside_braces(text: str, names: list[str]) -> None:
    assert split(text) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Per Brinch Hansen", Parts("Per Brinch", "", "Hansen", "")),
        ("Brinch Hansen, Per", Parts("Per", "", "Brinch Hansen", "")),
        ("Ludwig van Beethoven", Parts("Ludwig", "van", "Beethoven", "")),
        ("de la Fontaine, Jean", Parts("Jean", "de la", "Fontaine", "")),
        ("De la Fontaine, Jean", Parts("Jean", "De la", "Fontaine", "")),
        ("Ford, Jr., Henry", Parts("Henry", "", "Ford", "Jr.")),
        ("Tom {de Geus}", Parts("Tom", "", "{de Geus}", "")),
        (r"Paul {\'e}mile Victor", Parts("Paul", r"{\'e}mile", "Victor", "")),
        (r"{\'E}mile Zola", Parts(r"{\'E}mile", "", "Zola", "")),
        (
            "von Berlichingen zu Hornberg, Götz",
            Parts("Götz", "von", "Berlichingen zu Hornberg", ""),
        ),
        ("Aristotle", Parts("", "", "Aristotle", "")),
        ("{D}avid {M}ax {E}k", Parts("{D}avid {M}ax", "", "{E}k", "")),
        ("Ann {d}Dee ek Ek", Parts("Ann {d}Dee", "ek", "Ek", "")),
        ("Ann {D}ee Ek", Parts("Ann {D}ee", "", "Ek", "")),
        ("AA {B}b Ek", Parts("AA", "{B}b", "Ek", "")),
    ],
)
def test_a_name_has_four_parts(text: str, expected: Parts) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize("text", ["BB,", "AA {{{BB", "AA BB}}}", ",", "a, b, c, d", "{", "\\"])
def test_malformed_names_are_read_as_far_as_they_go(text: str) -> None:
    read(text)


WORDS = st.lists(
    st.sampled_from(["Ab", "cd", "{Ef}", "{gh ij}", "K.", "von", "de", "{L, M}"]),
    min_size=1,
    max_size=5,
).map(" ".join)


@given(WORDS)
def test_names_without_commas_are_split_as_bibtexparser_splits_them(text: str) -> None:
    theirs = {part: " ".join(words) for part, words in splitname(f"Ab {text} Yz").items()}
    assert parts(f"Ab {text} Yz")._asdict() == theirs


def test_latex_is_decoded_and_particles_stay_apart() -> None:
    assert read(r"van der M{\"u}ller, J{\"o}rg").names == (
        Name(family="Müller", given="Jörg", non_dropping_particle="van der"),
    )


@pytest.mark.parametrize("given", [r"\v{S}t\v{e}p\'an", r"{\v S}t{\v{e}}p{\'{a}}n"])
def test_an_accent_hides_no_capital(given: str) -> None:
    assert read(f"{given} Roth").names == (Name(family="Roth", given="Štěpán"),)


@pytest.mark.parametrize("end", ["and others", "and others.", "and et al.", "et al.", "and et~al"])
def test_others_are_nobody(end: str) -> None:
    assert read(f"Li, Wei {end}") == Names((Name(family="Li", given="Wei"),), truncated=True)


@pytest.mark.parametrize("body", ["{NASA}", "{{World Health Organization}}", "{Bell, Inc.}"])
def test_a_body_in_braces_is_a_literal(body: str) -> None:
    assert read(body).names == (Name(literal=body.strip("{}")),)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace, Charles Babbage, and Mary Somerville",
        "Lovelace, Ada; Babbage, Charles; Somerville, Mary",
        "Lovelace, A., Babbage, C., Somerville, M.",
        "Lovelace, A., Babbage, C., and Somerville, M.",
        "Lovelace, A., Babbage, C., & Somerville, M.",
        "Lovelace, AA, Babbage, C, Somerville, MG",
        "A. Lovelace, C. Babbage and M. Somerville",
    ],
)
def test_a_list_without_its_ands_is_taken_apart(text: str) -> None:
    assert [name.family for name in read(text).names] == ["Lovelace", "Babbage", "Somerville"]


@pytest.mark.parametrize(
    "first", ["J. van 't Hoff", "J. d'Doe", "C. García de la Vega", "J. St. Roe"]
)
def test_initials_in_front_tell_two_people(first: str) -> None:
    assert len(read(f"{first}, A. Poe").names) == 2


@pytest.mark.parametrize(
    "name",
    ["King, Jr., M. L.", "St. Roe, J.", "Doe, J., Jr.", "J. Doe, M.D.", "A. van der Berg, P. Q.",
     "U.S. Department of Gears, A.B. Office"],
)  # fmt: skip
def test_a_person_with_initials_stays_one(name: str) -> None:
    assert len(read(name).names) == 1


def test_biblatex_names_its_parts() -> None:
    extended = "family=Goethe, given=Johann, prefix=von, useprefix=false and prefix=van, family=Ess"
    assert read(extended).names == (
        Name(family="Goethe", given="Johann", dropping_particle="von"),
        Name(family="Ess", non_dropping_particle="van"),
    )


def test_an_and_too_many_is_nobody() -> None:
    assert len(read("and Ann Lee and Bo Ek and").names) == 2


def test_ands_in_a_row_are_one() -> None:
    names = (Name(family="Lee", given="Ann"), Name(family="Poe", given="Edgar"))
    assert read("Ann Lee and\nand Edgar Poe and").names == names


@pytest.mark.parametrize(
    "text",
    [
        "Jane Doe & Richard Roe",
        "Jane Doe &amp; Richard Roe",
        r"Jane Doe \& Richard Roe",
        "Doe, Jane & Roe, Richard",
        "Doe, Jane, & Roe, Richard",
    ],
)
def test_an_ampersand_between_full_names_is_an_and(text: str) -> None:
    names = (Name(family="Doe", given="Jane"), Name(family="Roe", given="Richard"))
    assert read(text).names == names


def test_commas_before_an_ampersand_separate_people() -> None:
    people = read("Ada Lovelace, Charles Babbage & Mary Somerville").names
    assert [name.family for name in people] == ["Lovelace", "Babbage", "Somerville"]


def test_an_ampersand_before_others_truncates_the_list() -> None:
    assert read("Jane Doe & others") == Names((Name(family="Doe", given="Jane"),), truncated=True)


@pytest.mark.parametrize(
    "text", ["{Procter & Gamble}", r"Simon \& Schuster", "{A & B} and {C & D}"]
)
def test_an_ampersand_in_a_body_stays(text: str) -> None:
    assert len(read(text).names) == text.count(" and ") + 1


def test_a_name_that_begins_with_and_is_a_name() -> None:
    assert split("Jane Doe and Andy Roe and and Andrea Poe") == [
        "Jane Doe", "Andy Roe", "Andrea Poe",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("{Jane Doe, Richard Roe, and Ada Poe}", ["Doe", "Roe", "Poe"]),
        ("{Jane Doe, Richard Roe and Ada Poe}", ["Doe", "Roe", "Poe"]),
        ("{Jane van Doe, R. Roe, C. Poe, and Ada Poe}", ["Doe", "Roe", "Poe", "Poe"]),
    ],
)
def test_a_whole_list_of_people_in_braces_is_taken_apart(text: str, families: list[str]) -> None:
    assert [name.family for name in read(text).names] == families


@pytest.mark.parametrize(
    "text",
    [
        "{Simon, Schuster, and Partners}",
        "{Department of Physics, School of Science, and Institute of Technology}",
        "{Smith Brothers and Company}",
        "{National Institutes of Health, Office for Research, and Others}",
    ],
)
def test_a_body_whose_name_has_commas_stays_one(text: str) -> None:
    assert [name.literal for name in read(text).names] == [text[1:-1]]


def test_what_stands_in_parentheses_between_people_is_nobody() -> None:
    text = "Neil Doe, Mike Roe, (Illustrator), D'Israeli, Gary Poe, (Introduction), Jane Moe"
    assert [name.family for name in read(text).names] == ["Doe", "Roe", "D'Israeli", "Poe", "Moe"]
