"""BibTeX entries to references."""

from __future__ import annotations

import pytest

from refsync.readers.bibtex import read
from refsync.reference import Link, Name, PartialDate, Reference


def only(entry: str) -> Reference:
    [reference] = read(entry, "refs.bib").references
    return reference


def entry(kind: str = "article", **fields: str) -> Reference:
    stated = {"title": "On Things", **fields}
    lines = [f"  {name} = {{{value}}}," for name, value in stated.items()]
    return only("\n".join([f"@{kind}{{key,", *lines, "}"]))


def test_an_article_has_all_that_it_states() -> None:
    reference = entry(
        author=r"M{\"u}ller, J{\"o}rg and others",
        title=r"{BERT} and the {\'E}cole: 5\% of it",
        journal="Journal of~Things",
        year="2020",
        month="jun",
        volume="7",
        number="3",
        pages="8748--8763",
        keywords="one, two; three",
        abstract="So it\n  is.",
    )
    assert reference.type == "article-journal"
    assert reference.title == "BERT and the École: 5% of it"
    assert reference.author == (Name(family="Müller", given="Jörg"),)
    assert reference.authors_truncated
    assert reference.container_title == "Journal of Things"
    assert reference.issued == PartialDate(parts=((2020, 6),))
    assert (reference.volume, reference.issue, reference.page) == ("7", "3", "8748-8763")
    assert reference.keyword == ("one", "two", "three")
    assert reference.abstract == "So it is."
    assert reference.citation_key == "key"
    assert reference.id == "title:bert-and-the-ecole-5-of-it"
    assert reference.bibtex_fields == {}


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("article", "article-journal"),
        ("book", "book"),
        ("incollection", "chapter"),
        ("InProceedings", "paper-conference"),
        ("phdthesis", "thesis"),
        ("techreport", "report"),
        ("online", "webpage"),
        ("software", "software"),
        ("dataset", "dataset"),
        ("unpublished", "manuscript"),
        ("misc", "document"),
    ],
)
def test_entry_types_are_csl_types(kind: str, csl: str) -> None:
    assert entry(kind).type == csl


@pytest.mark.parametrize("kind", ["misc", "online", "unpublished", "article"])
def test_what_has_an_eprint_and_no_journal_is_a_preprint(kind: str) -> None:
    reference = entry(kind, eprint="2406.09399v2", archiveprefix="arXiv", primaryclass="cs.CV")
    assert reference.type == "article"
    assert reference.id == "arxiv:2406.09399"
    assert reference.identifiers == {"arxiv": "2406.09399", "doi": "10.48550/arXiv.2406.09399"}
    assert reference.bibtex_fields == {"primaryclass": "cs.CV"}


@pytest.mark.parametrize(
    "fields",
    [
        {"journal": "arXiv preprint arXiv:2406.09399"},
        {"journal": "\n  arXiv preprint arXiv:2406.09399"},
        {"journal": "ArXiv", "volume": "abs/2406.09399"},
        {"journal": "CoRR", "volume": "abs/2406.09399"},
        {"booktitle": "arXiv:2406.09399"},
        {"journaltitle": "arXiv e-prints", "eid": "arXiv:2406.09399", "pages": "arXiv--2406"},
    ],
)
def test_an_article_in_arxiv_is_a_preprint(fields: dict[str, str]) -> None:
    reference = entry(**fields)
    assert (reference.type, reference.publisher) == ("article", "arXiv")
    assert reference.identifiers["arxiv"] == "2406.09399"
    assert (reference.container_title, reference.volume, reference.page) == (None, None, None)


def test_what_a_preprint_server_publishes_is_a_preprint() -> None:
    assert entry("misc", publisher="bioRxiv").type == "article"


def test_whatever_stands_in_a_journal_is_an_article() -> None:
    assert entry("misc", journal="Nature").type == "article-journal"


def test_a_published_paper_with_an_eprint_stays_published() -> None:
    reference = entry("inproceedings", booktitle="Proc. of X", eprint="2406.09399")
    assert (reference.type, reference.container_title) == ("paper-conference", "Proc. of X")
    assert reference.identifiers["arxiv"] == "2406.09399"


def test_a_journal_of_a_similar_name_is_a_journal() -> None:
    assert entry(journal="Corr. Sci.").type == "article-journal"


@pytest.mark.parametrize("field", ["publisher", "school", "institution", "organization"])
def test_whoever_publishes_is_the_publisher(field: str) -> None:
    assert entry("report", **{field: "ACM"}).publisher == "ACM"


def test_a_thesis_says_which_one_it_is() -> None:
    assert entry("mastersthesis").genre == "Master's thesis"
    assert entry("thesis", type="phdthesis").genre == "PhD thesis"


def test_subtitles_belong_to_their_titles() -> None:
    reference = entry("inbook", title="Why?", subtitle="An Answer", booktitle="A", booksubtitle="B")
    assert (reference.title, reference.container_title) == ("Why? An Answer", "A: B")


@pytest.mark.parametrize(
    ("kind", "variable"),
    [("article", "issue"), ("book", "collection_number"), ("report", "number")],
)
def test_a_number_counts_what_the_type_has(kind: str, variable: str) -> None:
    series = {"series": "LNCS"} if kind == "book" else {}
    assert getattr(entry(kind, number="12", **series), variable) == "12"


@pytest.mark.parametrize(
    "field",
    [
        {"url": r"https://example.org/a\_b"},
        {"url": "[https://example.org/a_b](https://example.org/a_b)"},
        {"howpublished": r"\url{https://example.org/a_b}"},
        {"note": r"See \url{https://example.org/a_b}."},
    ],
)
def test_the_address_is_found_and_cleaned(field: dict[str, str]) -> None:
    assert entry("misc", **field).url == "https://example.org/a_b"


def test_fields_named_after_a_kind_of_link_are_links() -> None:
    reference = entry(code="https://a.b/c https://a.b/d", slides="https://a.b/s", video="none")
    assert reference.links == (
        Link(kind="code", url="https://a.b/c"),
        Link(kind="code", url="https://a.b/d"),
        Link(kind="slides", url="https://a.b/s"),
    )
    assert reference.bibtex_fields == {"video": "none"}


def test_identifiers_are_normalised_wherever_they_stand() -> None:
    reference = entry(doi=r"https://doi.org/10.1000/a\_b", pmid="PMID: 123", isbn="0-306-40615-2")
    assert reference.identifiers == {"doi": "10.1000/a_b", "pmid": "123", "isbn": "9780306406157"}
    assert entry(url="https://doi.org/10.1000/182").identifiers == {"doi": "10.1000/182"}
    assert entry(note="PMID: 123").identifiers == {"pmid": "123"}


def test_a_child_inherits_from_its_crossref() -> None:
    reading = read(
        "@inproceedings{child, title={Child}, crossref={Parent}}\n"
        "@proceedings{parent, title={Proc. of X}, year=2001, editor={Ek, Bo}, doi={10.1/x}}",
        "refs.bib",
    )
    child, parent = reading.references
    assert (child.title, child.container_title) == ("Child", "Proc. of X")
    assert (child.issued, child.editor) == (parent.issued, parent.editor)
    assert child.identifiers == {}


def test_crossrefs_in_a_circle_end() -> None:
    assert len(read("@misc{a, crossref={b}}@misc{b, crossref={a}}", "x").references) == 2


def test_a_long_line_of_crossrefs_is_followed_as_far_as_makes_sense() -> None:
    text = "".join(f"@misc{{k{n}, title={{T}}, crossref={{k{n + 1}}}}}\n" for n in range(2000))
    assert len(read(text, "x").references) == 2000


def test_xdata_is_no_reference_and_lends_its_fields() -> None:
    text = "@xdata{x, publisher={ACM}}\n@book{b, title={B}, xdata={x}}"
    assert only(text).publisher == "ACM"


def test_what_has_no_home_is_kept_as_it_stands() -> None:
    assert entry(custom=r"{\'e}").bibtex_fields == {"custom": r"{\'e}"}


def test_lines_count_from_where_the_text_begins() -> None:
    reading = read("\n@misc{k,\n title={A}\n year=2020}", "list.md", first_line=40)
    [reference], [problem] = reading.references, reading.problems
    assert reference.source is not None
    assert (reference.source.file, reference.source.line) == ("list.md", 41)
    assert (problem.file, problem.line, problem.code) == ("list.md", 42, "missing-comma")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("@misc{k, year=2020}", "missing-title"),
        ("@foo{k, title={A}}", "unknown-type"),
        ("@misc{k, title={A}, crossref={nowhere}}", "unknown-crossref"),
        ("@misc{k, title={A}, xdata={nowhere}}", "unknown-crossref"),
        ("@misc{k, title={A}, doi={none}}", "bad-identifier"),
        ("@misc{k, title={A}}\n@misc{K, title={B}}", "duplicate-key"),
    ],
)
def test_what_is_wrong_is_said_and_costs_nothing(text: str, code: str) -> None:
    reading = read(text, "refs.bib")
    assert len(reading.references) == text.count("@")
    assert [problem.code for problem in reading.problems] == [code]


@pytest.mark.parametrize(
    "people",
    [
        "Smith, J., Jones, K., Brown, L.",
        "Ann Roe, Bob Doe, Cat Poe, Dan Moe",
        "Ann Roe; Bob Doe",
        r"Ann Roe \& Bob Doe",
        "Roe, Ann and Smith, J., Jones, K., Brown, L.",
        "A. Roe, B. Doe and C. Poe",
    ],
)
def test_people_without_an_and_are_told(people: str) -> None:
    reading = read(f"@misc{{k, title={{A}}, author={{{people}}}}}", "refs.bib")
    assert [problem.code for problem in reading.problems] == ["missing-and"]


@pytest.mark.parametrize(
    "people",
    [
        "Roe, Jr., Ann and de la Doe, Bob",
        "{Roe, Doe, Poe and Moe} and Roe, Ann",
        "Roe, Ann and Doe, Bob and others",
        r"M{\&}uller, Ann",
        "{AT&T; Labs}",
        "Procter & Gamble",
        "family=Roe, given=Ann, prefix=de, suffix=Jr.",
    ],
)
def test_people_with_their_ands_are_not(people: str) -> None:
    assert read(f"@misc{{k, title={{A}}, author={{{people}}}}}", "refs.bib").problems == ()


def unknown_parents(*named: str) -> list[str]:
    """What is said of entries that inherit from these, beside one that is there."""
    entries = [f"@misc{{k{n}, title={{A}}, crossref={{{key}}}}}" for n, key in enumerate(named)]
    reading = read("\n".join([*entries, "@book{there, title={B}}"]), "refs.bib")
    return [p.message for p in reading.problems if p.code == "unknown-crossref"]


def test_a_parent_that_is_nowhere_is_told_once() -> None:
    [message] = unknown_parents("aaai2001", "AAAI2001", "aaai2001")
    assert "No entry has the key 'aaai2001', which `crossref` names." in message


def test_parents_that_stand_in_another_file_are_told_in_one_sentence() -> None:
    elsewhere = [f"icml{year}" for year in range(2001, 2007)]
    [message] = unknown_parents(*elsewhere)
    assert "'icml2001', which `crossref` names, nor any of the 5 others" in message
    assert len(unknown_parents("there", *elsewhere)) == 6


def test_an_entry_without_a_title_is_called_by_what_it_has() -> None:
    assert only("@misc{k, eprint={2406.09399}}").title == "2406.09399"
    assert only("@misc{k}").title == "k"


def test_an_empty_file_has_no_references() -> None:
    assert read("", "refs.bib").references == ()
