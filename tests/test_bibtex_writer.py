"""BibTeX out: what BibTeX and biber take, and what reads back to the same references."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bibtexparser.bparser import BibTexParser
from hypothesis import given
from hypothesis import strategies as st

from refsync import identifiers
from refsync.readers import bibtex as reader
from refsync.reference import BibtexEntry, Link, Name, PartialDate, Reference
from refsync.reference_id import reference_id
from refsync.writers import bibtex

CLASSIC = bibtex.Style("bibtex")
BIBLATEX = bibtex.Style("biblatex")
STYLES = st.builds(
    bibtex.Style, dialect=st.sampled_from(["bibtex", "biblatex"]), ascii=st.booleans()
)
OWN = BibtexEntry("misc", {})


def reference(**fields: Any) -> Reference:
    values = {"type": "article-journal", "title": "On Things", "citation_key": "key", **fields}
    values["identifiers"] = identifiers.complete(values.get("identifiers", {}))
    return Reference(id=reference_id(values["identifiers"], values["title"]), **values)


def fields_of(written: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) = (.*),$", written, re.MULTILINE))


# Text as people have it: one line, no space at its ends, nothing that only LaTeX would say.
WORD = st.text(
    st.sampled_from("abcxyzABCXYZ0189äéłøßÅ—–-.:?!'`\"()[]/\\{}$&%#_~^<>+=@ζ世"),
    min_size=1,
    max_size=8,
).filter(lambda word: not re.search(r"<(i|b|su[bp])>", word))
TEXT = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
LETTERS = "abcdeéłøß"
SURNAME = st.text(LETTERS, min_size=1, max_size=6).map(str.capitalize).filter(str.istitle)
GIVEN = st.lists(SURNAME | st.sampled_from(["A.", "B."]), min_size=1, max_size=2).map(" ".join)
PERSON = st.builds(
    Name,
    family=st.lists(SURNAME, min_size=1, max_size=2).map(" ".join),
    given=GIVEN,
    non_dropping_particle=st.none() | st.sampled_from(["van", "de la", "von"]),
    suffix=st.none() | st.just("Jr."),
)
BODY = st.builds(
    Name, literal=st.sampled_from(["OpenAI", "Simon and Schuster", "Bell, Inc.", "de X"])
)
NAMES = st.lists(PERSON | BODY, max_size=3).map(tuple)
YEAR = st.integers(-3000, 2100).filter(bool)
DATE = st.one_of(
    st.builds(PartialDate, parts=YEAR.map(lambda y: ((y,),)), circa=st.booleans()),
    st.builds(PartialDate, parts=YEAR.map(lambda y: ((y,),)), season=st.integers(1, 4)),
    st.builds(
        PartialDate, parts=st.tuples(st.tuples(YEAR, st.integers(1, 12), st.integers(1, 28)))
    ),
    st.builds(lambda y: PartialDate(parts=((y, 2), (y + 1, 11))), st.integers(1, 2100)),
    st.just(PartialDate(literal="to appear")),
)
GENRE = st.none() | st.sampled_from(["PhD thesis", "Master's thesis", "Diplom", "Habilitation"])
LINKS = st.lists(
    st.builds(
        Link,
        kind=st.sampled_from(["code", "project", "slides", "video"]),
        url=st.integers(1, 99).map(lambda n: f"https://example.org/{n}?a=b_c&d=%20#~x"),
    ),
    max_size=3,
    unique_by=lambda link: link.url,
).map(lambda links: tuple(sorted(links, key=lambda link: (link.kind, link.url))))


@st.composite
def references(draw: st.DrawFn) -> Reference:
    kind = draw(
        st.sampled_from(
            [
                "article",
                "article-journal",
                "book",
                "chapter",
                "paper-conference",
                "thesis",
                "report",
            ]
        )
    )
    published = kind in ("article-journal", "chapter", "paper-conference")
    ids = {"doi": "10.1234/a_b(1)<x>;2-3", "isbn": "9780306406157"}
    if kind == "article":
        ids["arxiv"] = "2406.09399"
    return reference(
        bibtex=OWN,
        type=kind,
        title=draw(TEXT),
        author=draw(NAMES),
        authors_truncated=draw(st.booleans()),
        editor=draw(NAMES),
        issued=draw(st.none() | DATE),
        accessed=draw(st.none() | DATE),
        container_title=draw(TEXT if kind != "chapter" else st.none() | TEXT)
        if published
        else None,
        publisher=draw(st.none() | TEXT),
        genre=draw(GENRE) if kind == "thesis" else None,
        issue=draw(st.none() | TEXT) if kind == "article-journal" else None,
        page=draw(st.none() | st.sampled_from(["1-10", "S1", "e12"])),
        url=draw(st.none() | st.just("https://example.org/~me/a_b?x=1&y={2}%25#top")),
        keyword=("α & ω", "deep_learning") if draw(st.booleans()) else (),
        abstract=draw(st.none() | TEXT),
        note=draw(st.none() | TEXT),
        identifiers=draw(st.sampled_from([{}, ids])) if kind != "article" else ids,
        links=draw(LINKS),
        bibtex_fields=draw(
            st.sampled_from([{}, {"primaryclass": "cs.CV", "custom": r"{\'e} # x"}])
        ),
    )


def differences(read_back: Reference, original: Reference) -> dict[str, Any]:
    ours, theirs = as_read_back(original), as_read_back(read_back)
    return {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}


def as_read_back(written: Reference) -> dict[str, Any]:
    """What may differ: the order of links, and braces in addresses, which are percent-encoded."""
    values = written.model_dump(exclude={"source", "links"})
    values["url"] = values["url"] and values["url"].replace("{", "%7B").replace("}", "%7D")
    return {**values, "links": {(link.kind, link.url) for link in written.links}}


@given(references(), STYLES)
def test_what_is_written_reads_back_to_the_same_reference(
    original: Reference, style: bibtex.Style
) -> None:
    reading = reader.read(bibtex.write([original], style), "refs.bib")
    assert reading.problems == ()
    [read_back] = reading.references
    assert differences(read_back, original) == {}


@given(st.lists(references(), max_size=3), STYLES)
def test_another_parser_finds_every_entry(originals: list[Reference], style: bibtex.Style) -> None:
    parser = BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    assert len(parser.parse(bibtex.write(originals, style) + "\n").entries) == len(originals)


def test_a_preprint_is_misc_with_its_eprint() -> None:
    written = bibtex.write([reference(type="article", identifiers={"arxiv": "2406.09399"})])
    assert written.startswith("@misc{key,\n")
    fields = fields_of(written)
    assert (fields["eprint"], fields["archiveprefix"]) == ("{2406.09399}", "{arXiv}")
    assert "doi" not in fields


def test_the_doi_of_a_published_version_stays() -> None:
    ids = {"arxiv": "2406.09399", "doi": "10.1000/182"}
    assert fields_of(bibtex.write([reference(identifiers=ids)]))["doi"] == "{10.1000/182}"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("BERT: Pre-training of Things", "{{BERT}: Pre-training of Things}"),
        ("On the theory of Bayesian mRNA folding", "{On the theory of {Bayesian} {mRNA} folding}"),
        ("Deep Residual Learning", "{Deep Residual Learning}"),
        ("R&D at 50% of C#", r"{R\&{D} at 50\% of {C}\#}"),
        ("On <i>E. coli</i> in things", r"{On \textit{E. coli} in things}"),
        ("A method: The view of Bayes", "{A method: The view of {Bayes}}"),
    ],
)
def test_titles_keep_the_capitals_that_matter(title: str, written: str) -> None:
    assert fields_of(bibtex.write([reference(title=title)]))["title"] == written


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (
            Name(family="Beethoven", given="Ludwig", non_dropping_particle="van"),
            "van Beethoven, Ludwig",
        ),
        (Name(family="King", given="M. L.", suffix="Jr."), "King, Jr., M. L."),
        (Name(literal="Simon and Schuster"), "{Simon and Schuster}"),
        (Name(family="de Souza", given="A."), "{de Souza}, A."),
        (Name(family="Van den Broeck", given="G."), "{Van den Broeck}, G."),
        (Name(family="Aristotle"), "Aristotle"),
        (Name(family="Ann Doe & Bo Roe"), r"{Ann Doe \& Bo Roe}, {}"),
    ],
)
def test_names_are_written_so_that_bibtex_splits_them_right(name: Name, written: str) -> None:
    assert fields_of(bibtex.write([reference(author=[name])]))["author"] == f"{{{written}}}"


def test_and_others_is_written_and_is_nobody() -> None:
    written = bibtex.write([reference(author=[Name(family="Li")], authors_truncated=True)])
    assert fields_of(written)["author"] == "{Li and others}"


def test_a_date_that_bibtex_cannot_say_stands_in_date_with_its_year() -> None:
    fields = fields_of(
        bibtex.write([reference(issued=PartialDate(parts=((2020, 7), (2020, 8))), bibtex=OWN)])
    )
    assert fields == {"title": "{On Things}", "year": "{2020}", "date": "{2020-07/2020-08}"}


def test_a_date_that_bibtex_can_say_has_no_date_field() -> None:
    fields = fields_of(
        bibtex.write([reference(issued=PartialDate(parts=((2020, 7, 1),)), bibtex=OWN)])
    )
    assert fields == {"title": "{On Things}", "year": "{2020}", "month": "jul", "day": "{1}"}


@pytest.mark.parametrize(
    ("genre", "kind", "stated"),
    [
        ("PhD thesis", "phdthesis", {}),
        ("PhD Dissertation", "phdthesis", {"type": "{PhD Dissertation}"}),
        ("Habilitation", "phdthesis", {"type": "{Habilitation}"}),
        ("Master's thesis", "mastersthesis", {}),
        ("Diplomarbeit", "mastersthesis", {"type": "{Diplomarbeit}"}),
        ("Bachelor's thesis", "mastersthesis", {"type": "{Bachelor's thesis}"}),
        (None, "thesis", {}),
    ],
)
def test_a_thesis_is_what_classic_bibtex_knows(
    genre: str | None, kind: str, stated: dict[str, str]
) -> None:
    thesis = reference(type="thesis", genre=genre, publisher="ETH", bibtex=OWN)
    written = bibtex.write([thesis])
    assert written.startswith(f"@{kind}{{")
    assert fields_of(written) == {"title": "{On Things}", "school": "{ETH}", **stated}
    assert differences(reader.read(written, "refs.bib").references[0], thesis) == {}


def test_a_chapter_of_a_book_without_a_name_is_inbook() -> None:
    chapter = reference(type="chapter", publisher="ACM")
    written = bibtex.write([chapter])
    assert written.startswith("@inbook{")
    assert differences(reader.read(written, "refs.bib").references[0], chapter) == {}


def test_a_published_paper_does_not_take_the_doi_that_arxiv_made() -> None:
    paper = reference(identifiers={"arxiv": "2406.09399"}, container_title="Nature")
    written = bibtex.write([paper])
    assert "10.48550" not in written
    assert differences(reader.read(written, "refs.bib").references[0], paper) == {}


def test_fields_always_come_in_the_same_order() -> None:
    first = reference(keyword=["b"], issued=PartialDate(parts=((2020,),)), publisher="ACM")
    assert list(fields_of(bibtex.write([first]))) == ["title", "publisher", "year", "keywords"]


def test_nothing_makes_an_empty_file() -> None:
    assert bibtex.write([]) == ""
