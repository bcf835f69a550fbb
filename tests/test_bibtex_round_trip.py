"""BibTeX in, BibTeX out, and in again: what a file says stays what it says."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync import identifiers
from refsync.readers import bibtex as reader
from refsync.reference import CslType, Name, PartialDate, Reference
from refsync.writers.bibtex import Style, write
from refsync.writers.dialects import DIALECTS, DialectName
from refsync.zotero.items import to_item, to_reference

MACROS = ("jan", "dec")
TYPES = (
    "article", "book", "inbook", "incollection", "inproceedings", "proceedings", "phdthesis",
    "mastersthesis", "thesis", "techreport", "report", "manual", "booklet", "unpublished", "misc",
    "online", "software", "dataset", "patent", "video", "collection", "mvbook", "inreference",
    "periodical", "blog", "conference", "standard", "jurisdiction", "legislation", "movie",
    "letter", "artwork", "audio", "performance", "legal", "email", "map",
)  # fmt: skip
TEXTS = st.sampled_from(
    [
        "On {B}ayesian Nets", r"Caf{\'e} \& Co", r"{\"U}ber $\alpha$-stable laws", "Notes, 2nd ed.",
        "{A Whole Title in Braces}", r"\emph{Drosophila} at 50\%", "Plain", "R{\\&}D--now",
        "x_1 and y^2", "It's ``so'' said",
    ]
)  # fmt: skip
NAMES = st.sampled_from(
    [
        "Doe, Jane", "Jane Doe and John Q. Public", "van der Berg, Jan and {The Group}",
        "King, Jr., Martin", r"M{\"u}ller, J{\'o}n", "{Barnes and Noble}", "Li and others",
        "Ludwig van Beethoven", "de la Cruz, Ana and {\\'E}mile Zola", "Aristotle",
    ]
)  # fmt: skip
SPECIAL = {
    "author": NAMES, "editor": NAMES, "translator": NAMES, "bookauthor": NAMES,
    "editora": NAMES, "editoratype": st.sampled_from(["collaborator", "compiler", "redactor"]),
    "editorb": NAMES, "editorbtype": st.sampled_from(["director", "founder"]),
    "collaborator": NAMES, "editortype": st.sampled_from(["compiler", "editor"]),
    "year": st.sampled_from(["2020", "1999", "forthcoming", "n.d."]),
    "month": st.sampled_from([*MACROS, "July", "3"]),
    "day": st.sampled_from(["3", "31"]),
    "date": st.sampled_from(["2020-05", "2020-05-17", "2019/2020", "2020-21", "1850~"]),
    "urldate": st.just("2021-02-03"),
    "origdate": st.just("1899"),
    "eventdate": st.just("2020-05-01/2020-05-03"),
    "pages": st.sampled_from(["1--10", "e17", "12-15", "S1, S5"]),
    "number": st.sampled_from(["3", "12-A", "TR-9"]),
    "issue": st.sampled_from(["Spring", "4"]),
    "volume": st.just("12"),
    "doi": st.sampled_from(["10.1234/ab_c", "https://doi.org/10.1000/182", "none"]),
    "isbn": st.sampled_from(["0-306-40615-2", "9780306406157"]),
    "issn": st.just("1234-5679"),
    "eprint": st.sampled_from(["2406.09399", "hep-th/9901001"]),
    "archiveprefix": st.just("arXiv"),
    "primaryclass": st.just("cs.CL"),
    "url": st.sampled_from(["https://example.org/a_b?c=1&d=%20", r"\url{https://example.org/~x}"]),
    "code": st.just("https://github.com/example/x"),
    "pdf": st.just("https://example.org/x.pdf"),
    "pmid": st.just("12345678"),
    "language": st.sampled_from(["english", "German", "en-GB"]),
    "langid": st.sampled_from(["american", "french"]),
    "keywords": st.sampled_from(["one, two", "deep learning; nets"]),
    "type": st.sampled_from(["PhD Thesis", "Habilitation", "mathesis", "Paper", "patentus"]),
    "howpublished": st.sampled_from(["Blog post", r"\url{https://example.org/h}"]),
    "entrysubtype": st.sampled_from(["magazine", "newspaper", "film", "tvepisode"]),
    "options": st.just("useprefix=false"),
}  # fmt: skip
PLAIN = (
    "title", "subtitle", "journal", "journaltitle", "booktitle", "publisher", "school",
    "institution", "organization", "address", "location", "series", "edition", "chapter", "note",
    "annote", "abstract", "shorttitle", "shortjournal", "volumes", "part", "pagetotal", "numpages",
    "eventtitle", "venue", "version", "pubstate", "copyright", "license", "rights", "titleaddon",
    "x-custom", "origtitle",
)  # fmt: skip

CONTAINERS = ("journal", "journaltitle", "booktitle")


@st.composite
def sources(draw: st.DrawFn) -> str:
    names = draw(st.lists(st.sampled_from([*SPECIAL, *PLAIN]), unique=True, max_size=12))
    containers = [name for name in names if name in CONTAINERS]
    fields = {"title": draw(TEXTS), **{name: draw(SPECIAL.get(name, TEXTS)) for name in names}}
    lines = [
        f"  {name} = {value if value in MACROS else f'{{{value}}}'},"
        for name, value in fields.items()
        if name not in containers[1:]
    ]
    return "\n".join([f"@{draw(st.sampled_from(TYPES))}{{key,", *lines, "}\n"])


def read(text: str) -> Reference:
    [reference] = reader.read(text, "refs.bib").references
    return reference


def said(reference: Reference) -> dict[str, Any]:
    """All that a reference says; where it stands and the order of its links are no part of that."""
    values = reference.model_dump(exclude={"source", "links"})
    return {**values, "links": {(link.kind, link.url) for link in reference.links}}


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
@given(source=sources(), ascii_only=st.booleans())
def test_what_is_read_and_written_reads_back_to_the_same(
    dialect: Any, source: str, ascii_only: bool
) -> None:
    first = read(source)
    again = read(write([first], Style(dialect, ascii=ascii_only)))
    differing = {k: (v, said(again)[k]) for k, v in said(first).items() if v != said(again)[k]}
    assert differing == {}


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
@given(source=sources())
def test_what_was_written_is_written_again_to_the_letter(dialect: Any, source: str) -> None:
    written = write([read(source)], Style(dialect))
    assert write([read(written)], Style(dialect)) == written


@given(source=sources())
def test_kept_as_it_stood_no_field_changes(source: str) -> None:
    first = read(source)
    again = read(write([first], Style(keep_raw=True)))
    assert again.bibtex == first.bibtex


DATES = st.none() | st.one_of(
    st.builds(lambda y: PartialDate(parts=((y,),)), st.integers(1000, 2100)),
    st.builds(lambda m: PartialDate(parts=((2020, m),)), st.integers(1, 12)),
    st.builds(lambda d: PartialDate(parts=((2020, 2, d),)), st.integers(1, 28)),
)
LINES = st.none() | st.sampled_from(
    ["Things", "On “Bayesian” Öl & R_2 {x}", "<i>E. coli</i> in 50%"]
)
PEOPLE = st.lists(
    st.sampled_from(
        [
            Name(family="Doe", given="Jane"),
            Name(family="Berg", given="Jan", non_dropping_particle="van den"),
            Name(family="King", given="Martin Luther", suffix="Jr."),
            Name(literal="The Group, Inc."),
        ]
    ),
    max_size=3,
    unique=True,
).map(tuple)
KINDS = [kind for kind in get_args(CslType) if kind not in ("bill", "broadcast")]
"""The types of which Zotero has one kind only: the others' is told by what else they state."""


@st.composite
def list_entries(draw: st.DrawFn) -> Reference:
    """What a list says that Zotero can hold: entries without BibTeX of their own."""
    kind = draw(st.sampled_from(KINDS))
    ids = {"arxiv": "2406.09399"} if kind == "article" else {"doi": "10.1234/a_b"}
    return Reference(
        id="title:x",
        type=kind,
        title=draw(LINES.filter(bool)),
        author=draw(PEOPLE),
        issued=draw(DATES),
        container_title=draw(LINES) if kind in ("article-journal", "paper-conference") else None,
        publisher=draw(LINES),
        isbn=draw(st.none() | st.just("978-3-16-148410-0")) if kind != "motion_picture" else None,
        volume=draw(st.none() | st.just("12")) if kind in ("article-journal", "book") else None,
        issue=draw(st.none() | st.just("3")) if kind == "article-journal" else None,
        page=draw(st.none() | st.just("1-10")) if kind == "article-journal" else None,
        abstract=draw(LINES),
        language=draw(st.none() | st.just("en-GB")),
        keyword=draw(st.sampled_from([(), ("one", "two & three")])),
        url="https://example.org/a_b?c=1&d=~e",
        identifiers=identifiers.complete(ids),
        citation_key="key",
    )


@given(entry=list_entries(), ascii_only=st.booleans(), dialect=st.sampled_from(sorted(DIALECTS)))
def test_what_went_through_zotero_is_written_as_if_it_came_from_the_list(
    entry: Reference, ascii_only: bool, dialect: DialectName
) -> None:
    style = Style(dialect, ascii=ascii_only)
    item = to_item(entry, keywords=True)
    assert write([to_reference(item)], style) == write([entry], style)
