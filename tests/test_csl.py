"""Reference ⇄ CSL-JSON object."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.csl import csl_type, from_csl, to_csl
from refsync.csl_values import read_date, read_names
from refsync.csl_variables import spelling
from refsync.readers import bibtex
from refsync.reference import Name, PartialDate, Reference


def read(**variables: Any) -> Reference:
    given = {name.replace("_", "-"): value for name, value in variables.items()}
    return from_csl({"id": "key", "type": "book", "title": "On Things", **given})


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ({"date-parts": [["2020", 6, 13]]}, PartialDate(parts=((2020, 6, 13),))),
        ({"date-parts": [[2020], [2021, 2]]}, PartialDate(parts=((2020,), (2021, 2)))),
        ({"date-parts": [[2020, 13]]}, PartialDate(parts=((2020,),))),
        ({"date-parts": [[2020], [0]]}, PartialDate(parts=((2020,),))),
        ({"date-parts": [[-44, 3, 15]]}, PartialDate(parts=((-44, 3, 15),))),
        ({"date-parts": [[2020]], "season": 2}, PartialDate(parts=((2020,),), season=2)),
        ({"date-parts": [[2020]], "season": "Winter"}, PartialDate(parts=((2020,),), season=4)),
        ({"date-parts": [[1850]], "circa": 1}, PartialDate(parts=((1850,),), circa=True)),
        ({"raw": "2020-05/2020-06"}, PartialDate(parts=((2020, 5), (2020, 6)))),
        ({"literal": "in the spring"}, PartialDate(literal="in the spring")),
        ({"date-parts": [["0"]], "season": "Filed"}, PartialDate(literal="Filed 0")),
        ("1850~", PartialDate(parts=((1850,),), circa=True)),
        (2020, PartialDate(parts=((2020,),))),
    ],
)
def test_dates_are_read_in_every_form(stated: object, date: PartialDate) -> None:
    assert read_date(stated) == date


@pytest.mark.parametrize("stated", [{"date-parts": [[None]]}, {"date-parts": []}, {}, [], ""])
def test_what_is_no_date_is_none(stated: object) -> None:
    assert read_date(stated) is None


def test_names_have_all_their_parts() -> None:
    person = {
        "family": "Berg", "given": "Jan", "non-dropping-particle": "van den", "suffix": "III",
        "comma-suffix": True,
    }  # fmt: skip
    reference = read(author=[person, {"literal": "NASA"}, {"name": "ESA"}, {}])
    assert reference.author == (
        Name(
            family="Berg", given="Jan", non_dropping_particle="van den", suffix="III",
            comma_suffix=True,
        ),
        Name(literal="NASA"),
        Name(literal="ESA"),
    )  # fmt: skip
    assert to_csl(reference)["author"][0] == person


def test_a_note_names_people_in_one_line() -> None:
    assert read_names("Doe || Jane") == (Name(family="Doe", given="Jane"),)
    assert read_names(["NASA", "Doe || Jane"])[0] == Name(literal="NASA")


def test_variables_have_their_places() -> None:
    reference = read(
        author=[{"family": "Doe"}], composer=[{"family": "Bach"}], section="4", scale="1:10",
        shortTitle="Things", journalAbbreviation="J. T.", volume=7, keyword="one, two",
    )  # fmt: skip
    assert reference.other_names == {"composer": (Name(family="Bach"),)}
    assert reference.other_variables == {"section": "4", "scale": "1:10"}
    assert (reference.title_short, reference.container_title_short) == ("Things", "J. T.")
    assert (reference.volume, reference.keyword) == ("7", ("one", "two"))


def test_what_is_not_csl_is_kept() -> None:
    reference = read(colour="red", author="", issued={"season": {}}, custom={"mine": [1]})
    assert reference.custom == {"colour": "red", "issued": {"season": {}}, "mine": [1]}


def test_identifiers_are_normalised_and_what_is_none_is_kept() -> None:
    reference = read(DOI="https://doi.org/10.1000/182", ISBN="0-306-40615-2", PMID="none")
    assert reference.identifiers == {"doi": "10.1000/182", "isbn": "9780306406157"}
    written = to_csl(reference)
    assert (written["DOI"], written["ISBN"], written["PMID"]) == (
        "10.1000/182", "0-306-40615-2", "none",
    )  # fmt: skip


def test_only_the_first_isbn_is_written() -> None:
    assert to_csl(read(ISBN="978-0-306-40615-7 978-3-16-148410-0"))["ISBN"] == "978-0-306-40615-7"


def test_an_identifier_that_the_address_states_is_not_said_again() -> None:
    there = read(URL="https://arxiv.org/abs/2406.09399")
    assert there.identifiers["arxiv"] == "2406.09399"
    assert "custom" not in to_csl(there)
    assert to_csl(read(custom={"acl": "P19-1001"}))["custom"] == {"acl": "P19-1001"}


def test_a_preprint_says_its_arxiv_number() -> None:
    preprint = from_csl({"type": "article", "title": "X", "number": "arXiv:2406.09399"})
    assert preprint.identifiers["arxiv"] == "2406.09399"
    assert to_csl(preprint)["number"] == "arXiv:2406.09399"


def test_the_note_states_variables() -> None:
    reference = read(
        volume="7",
        note="A remark.\nOriginal Date: 1899\nscale: 1:10\nvolume: 9\neditor: Doe || Jane\n"
        "editor: Roe || R.\nunknown: x\narXiv: 2406.09399 [cs]\nevent-date: in May",
    )
    assert reference.original_date == PartialDate(parts=((1899,),))
    assert reference.other_variables == {"scale": "1:10"}
    assert [name.family for name in reference.editor] == ["Doe", "Roe"]
    assert reference.identifiers["arxiv"] == "2406.09399"
    assert reference.volume == "7"
    assert reference.note == (
        "A remark.\nvolume: 9\nunknown: x\narXiv: 2406.09399 [cs]\nevent-date: in May"
    )


@pytest.mark.parametrize(
    ("label", "variable"),
    [
        ("Event Place", "event-place"), ("event_place", "event-place"), ("doi", "DOI"),
        ("Archive Location", "archive_location"), ("note", None), ("colour", None),
    ],
)  # fmt: skip
def test_labels_are_variables_in_any_spelling(label: str, variable: str | None) -> None:
    assert spelling(label) == variable


def test_the_key_is_the_citation_key_or_the_id() -> None:
    assert read(citation_key="a b").citation_key == "a b"
    assert read().citation_key == "key"
    assert read(id=39).citation_key == "39"
    assert read(id="http://zotero.org/users/1/items/ABCD2345").citation_key is None


def test_types_of_crossref_are_understood() -> None:
    assert csl_type("journal-article") == "article-journal"
    assert csl_type("hologram") == csl_type(None) == "document"


def of_bibtex(text: str) -> dict[str, Any]:
    [reference] = bibtex.read(text, "x.bib").references
    return to_csl(reference)


def test_a_title_of_bibtex_has_a_short_form_and_its_language_a_tag() -> None:
    written = of_bibtex("@book{k, title={Things: A Study}, langid={ngerman}}")
    assert (written["title-short"], written["language"]) == ("Things", "de-DE")
    assert "title-short" not in to_csl(read(title="Things: A Study"))


def test_a_volume_stands_in_its_work() -> None:
    book = of_bibtex("@book{k, title={First Things}, maintitle={Works}, mainsubtitle={All}}")
    assert (book["title"], book["volume-title"]) == ("Works: All", "First Things")
    chapter = of_bibtex("@inbook{k, title={A}, booktitle={First}, maintitle={Works}}")
    assert (chapter["container-title"], chapter["volume-title"]) == ("Works", "First")
    assert chapter["title"] == "A"


def test_a_quoted_family_name_has_no_particles_and_no_quotes() -> None:
    quoted = Reference(
        id="title:x", type="book", title="X", author=(Name(family='"la Rue"', given="J."),)
    )
    assert to_csl(quoted)["author"] == [{"family": "la Rue", "given": "J."}]


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
VARIABLES = st.sampled_from(
    ["id", "type", "title", "author", "issued", "note", "volume", "DOI", "ISBN", "URL", "custom",
     "keyword", "number", "composer", "section", "citation-key", "language", "x"]
)  # fmt: skip
DATE = st.fixed_dictionaries({}, optional=dict.fromkeys(["date-parts", "season", "raw"], JSON))
NAME = st.lists(st.dictionaries(st.sampled_from(["family", "given", "suffix", "literal"]), JSON))


@given(st.dictionaries(VARIABLES, st.one_of(JSON, DATE, NAME)))
def test_any_object_is_read(value: dict[str, Any]) -> None:
    reference = from_csl(value)
    assert from_csl(to_csl(reference)).title == reference.title


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("{Things: A Study}", None),
        ("Of {BERT: X}: A Study", "Of BERT: X"),
        ("Things}, titleaddon = {A Reply", "Things"),
        ("Things", None),
    ],
)
def test_a_short_title_ends_at_a_colon_outside_braces(title: str, short: str | None) -> None:
    [reference] = bibtex.read(f"@book{{k, title = {{{title}}}}}", "x").references
    assert to_csl(reference).get("title-short") == short


def test_an_apostrophe_of_bibtex_is_what_latex_prints() -> None:
    text = "@book{k, author = {O'Neil, Ed}, title = {It's}, url = {https://e.org/it's}}"
    written = to_csl(bibtex.read(text, "x").references[0])
    assert (written["title"], written["author"][0]["family"]) == ("It’s", "O’Neil")
    assert written["URL"] == "https://e.org/it's"
