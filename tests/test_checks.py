"""What a curator is told about a list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

import refsync
from refsync.addresses import fault
from refsync.checks import check
from refsync.identifier_faults import arxiv_fault, isbn_fault, issn_fault
from refsync.readers import bibtex, markdown
from refsync.reading import Problem, Reading
from refsync.reference import Link, Reference, Source
from tests.make import reference


def found(*references: Reference, problems: tuple[Problem, ...] = ()) -> list[Problem]:
    """The problems of a list with these references."""
    reading = Reading(references=tuple(lined(references)), problems=problems)
    return check(reading, this_year=2026)


def lined(references: tuple[Reference, ...]) -> Iterator[Reference]:
    """The references, one a line, unless they know where they stand."""
    for line, each in enumerate(references, 1):
        yield each.model_copy(update={"source": each.source or Source("list.md", line)})


def codes(*references: Reference) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.severity, problem.code) for problem in found(*references)]


def of_bibtex(*entries: str) -> list[tuple[int, str, str]]:
    """The problems of a .bib file with one entry a line."""
    reading = bibtex.read("\n".join(entries), "refs.bib")
    return [(p.line, p.severity, p.code) for p in check(reading, this_year=2026)]


GOOD = "@article{a, title={On Good Things}, author={Roe, Ann}, journal={J}, year={2020}}"


def entry(kind: str = "article", **fields: str) -> str:
    """An entry like GOOD, with other fields; "" leaves one out."""
    stated = {"title": "On Good Things", "author": "Roe, Ann", "journal": "J", "year": "2020"}
    stated |= fields
    inner = ", ".join(f"{name}={{{value}}}" for name, value in stated.items() if value)
    return f"@{kind}{{a, {inner}}}"


def test_a_list_in_order_has_no_problems() -> None:
    assert of_bibtex(GOOD) == []
    assert codes(reference(arxiv="2406.09399"), reference("Another Work", year=2020)) == []


def test_problems_come_by_file_and_line_each_once() -> None:
    told = Problem(severity="error", code="missing-comma", message="…", file="a.md", line=9)
    later = told.model_copy(update={"file": "b.md", "line": 1})
    pages = reference(page="9-3", source=Source("a.md", 2))
    problems = found(pages, problems=(later, told, told))
    assert [(p.file, p.line) for p in problems] == [("a.md", 2), ("a.md", 9), ("b.md", 1)]


def test_references_that_stand_in_no_file_are_checked_too() -> None:
    [problem] = check(Reading(references=(reference(page="9-3"),)))
    assert problem.code == "page-range"


def test_the_library_offers_the_check() -> None:
    assert refsync.check is check


# --- what stands twice ---------------------------------------------------------------------------


def test_a_work_twice_under_one_heading_is_a_warning() -> None:
    twice = reference("A Work of Four Words", arxiv="2406.09399", section=("Tasks",))
    [problem] = found(twice, reference("Else", section=("Tasks",)), twice)
    assert (problem.line, problem.severity, problem.code) == (3, "warning", "duplicate-entry")
    assert "in line 1 (same arxiv)" in problem.message


def test_a_work_under_two_headings_is_worth_a_remark() -> None:
    one = reference(arxiv="2406.09399", section=("Tasks",))
    other = reference(arxiv="2406.09399", section=("Models",))
    assert codes(one, other) == [(2, "info", "repeated-entry")]


def test_a_work_in_two_files_is_told_with_the_other_file() -> None:
    one = reference(arxiv="2406.09399", source=Source("one.md", 4))
    [problem] = found(one, one.model_copy(update={"source": Source("two.md", 5)}))
    assert "in one.md:4" in problem.message


def test_a_paper_and_its_preprint_are_worth_a_remark() -> None:
    preprint = entry("misc", journal="", eprint="2406.09399", archiveprefix="arXiv")
    assert (2, "info", "repeated-entry") in of_bibtex(GOOD, preprint)


def test_a_paper_and_its_journal_version_are_two_works() -> None:
    paper = entry("inproceedings", journal="", booktitle="Proc. of X", year="2018")
    assert of_bibtex(GOOD, paper.replace("{a,", "{b,")) == []


def test_a_paper_at_two_venues_of_another_file_is_worth_a_remark() -> None:
    first, second = (
        entry("inproceedings", journal="", year="", crossref=venue).replace("{a,", f"{{{venue},")
        for venue in ("socs2010", "aaai2010")
    )
    assert (2, "info", "repeated-entry") in of_bibtex(first, second)


def test_an_entry_that_states_only_its_identifier_is_the_work() -> None:
    named = reference("A Work of Four Words", arxiv="2406.09399")
    unnamed = reference("arxiv:2406.09399", arxiv="2406.09399")
    assert codes(named, unnamed) == [(2, "warning", "duplicate-entry")]


def test_an_identifier_of_two_works_was_pasted_wrongly() -> None:
    one = reference("Cats and Other Felines", arxiv="2406.09399")
    other = reference("A Theory of Deep Oceans", arxiv="2406.09399")
    [problem] = found(one, other)
    assert problem.code == "shared-identifier"
    assert "(2406.09399) as “Cats and Other Felines”, in line 1" in problem.message


def test_one_title_under_two_identifiers_is_no_wrong_link() -> None:
    first, second = (
        reference("A Work of Four Words", arxiv=a) for a in ("2406.09399", "2506.09398")
    )
    assert codes(first, second) == []


def test_a_key_of_two_works_is_told_once() -> None:
    other = entry(title="Another Work", author="Doe, Bob").replace("{a,", "{A,")
    assert of_bibtex(GOOD, other) == [(2, "warning", "duplicate-key")]


def test_a_key_of_works_in_two_pieces_of_bibtex_is_told() -> None:
    pieces = [f"## {title}\n\n```bibtex\n@misc{{key, title={{{title}}}}}\n```\n"
              for title in ("Cats and Felines", "A Theory of Oceans")]  # fmt: skip
    problems = check(markdown.read("# List\n\n" + "\n".join(pieces), "list.md"))
    [problem] = [p for p in problems if p.code == "duplicate-key"]
    assert "'key' is taken by “Cats and Felines”" in problem.message


# --- what is left out ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left_out", "code"), [("author", "missing-author"), ("year", "missing-year")]
)
def test_bibtex_must_state_authors_and_year(left_out: str, code: str) -> None:
    assert of_bibtex(entry(**{left_out: ""})) == [(1, "warning", code)]


@pytest.mark.parametrize(
    "stated",
    [
        entry("book", author="", editor="Roe, Ann"),
        entry("proceedings", author=""),
        entry("manual", author="", year=""),
        entry("misc", author="", year="", journal="", howpublished="A web page"),
        entry(year="", date="2020-05"),
        entry(year="in press"),
        entry(year="", journal="arXiv preprint arXiv:2406.09399"),
        entry(year="", crossref="elsewhere"),
    ],
)
def test_what_may_lack_them_is_not_asked(stated: str) -> None:
    assert not {code for _, _, code in of_bibtex(stated)} & {"missing-author", "missing-year"}


def test_an_entry_of_a_plain_list_is_asked_for_what_its_neighbours_state() -> None:
    stated = [reference(f"Work Number {n}", authors=["Roe"], year=2020) for n in range(8)]
    lacking = reference("A Work Without")
    assert codes(*stated, lacking) == [(9, "info", "missing-author"), (9, "info", "missing-year")]


def test_an_entry_with_an_identifier_can_be_looked_up() -> None:
    stated = [reference(f"Work Number {n}", authors=["Roe"], year=2020) for n in range(8)]
    assert codes(*stated, reference("A Work Without", doi="10.1000/182")) == []


def test_a_plain_list_need_not_state_authors() -> None:
    assert codes(*(reference(f"Work Number {n}") for n in range(8))) == []


def test_and_others_is_worth_a_remark_in_bibtex() -> None:
    assert of_bibtex(entry(author="Roe, Ann and others")) == [(1, "info", "and-others")]
    assert codes(reference(authors=["Roe"], authors_truncated=True)) == []


# --- what can't be -------------------------------------------------------------------------------


@pytest.mark.parametrize("year", ["202", "20223", "2028", "2O21", "'21", "202x"])
def test_a_year_that_cannot_be_is_told(year: str) -> None:
    assert of_bibtex(entry(year=year)) == [(1, "warning", "implausible-year")]


@pytest.mark.parametrize("year", ["1086", "1665", "2026", "2027", "in press", "n.d.", "Fall 2020"])
def test_old_prints_next_year_and_words_are_plausible(year: str) -> None:
    assert of_bibtex(entry(year=year)) == []


def test_pages_that_end_before_they_begin_are_told() -> None:
    assert of_bibtex(entry(pages="120--110")) == [(1, "warning", "page-range")]


@pytest.mark.parametrize("pages", ["110--120", "120--28", "12", "e12--e3", "1,3--5"])
def test_pages_that_may_be_right_are_left_alone(pages: str) -> None:
    assert of_bibtex(entry(pages=pages)) == []


@pytest.mark.parametrize(
    "fields",
    [
        {"doi": "1000/182"},
        {"doi": "10.1000/18 2"},
        {"isbn": "978-0-262-03384-9"},
        {"issn": "0028-0837"},
        {"eprint": "2413.01234", "archiveprefix": "arXiv"},
        {"eprint": "2406.9399"},
    ],
)
def test_an_identifier_that_cannot_be_is_told(fields: dict[str, str]) -> None:
    assert of_bibtex(entry(**fields)) == [(1, "warning", "bad-identifier")]


def test_the_eprint_of_another_archive_is_left_alone() -> None:
    assert of_bibtex(entry(eprint="hal-0123", eprinttype="hal")) == []


def test_a_doi_written_as_an_address_is_worth_a_remark() -> None:
    assert of_bibtex(entry(doi="https://doi.org/10.1000/182")) == [(1, "info", "doi-address")]


def test_an_address_without_its_scheme_is_told_in_bibtex() -> None:
    assert of_bibtex(entry(url="www.lab.edu/paper")) == [(1, "warning", "bad-address")]


def test_an_address_that_cannot_be_is_told_in_every_format() -> None:
    placeholder = entry(url="https://example.org/paper")
    assert of_bibtex(placeholder) == [(1, "warning", "bad-address")]
    link = Link("code", "http://localhost/code")
    assert codes(reference(links=(link,))) == [(1, "warning", "bad-address")]


def test_an_address_in_a_list_is_told_once_on_its_own_line() -> None:
    text = "# List\n\n## A Good Paper\n\n[paper](https://lab.edu/a)\n[code](https://github.com/)\n"
    problems = check(markdown.read(text, "list.md"))
    assert [(p.line, p.code) for p in problems] == [(6, "bad-address")]


@pytest.mark.parametrize(
    ("text", "address", "differs"),
    [
        ("arXiv:2401.00001", "https://arxiv.org/abs/2401.00002", True),
        ("2401.00001", "https://arxiv.org/pdf/2401.00002v1", True),
        ("10.1000/182", "https://doi.org/10.1000/183", True),
        ("arXiv:2401.00001v2", "https://arxiv.org/abs/2401.00001", False),
        ("DOI: 10.1000/ABC", "https://doi.org/10.1000/abc", False),
        ("arXiv 2024", "https://arxiv.org/abs/2401.00002", False),
    ],
)
def test_a_link_that_says_another_identifier_than_it_leads_to_is_told(
    text: str, address: str, differs: bool
) -> None:
    problems = check(markdown.read(f"# List\n\n**On Cats and Dogs**\n[{text}]({address})\n", "l"))
    assert [(p.line, p.code) for p in problems] == [(4, "identifiers-differ")] * differs


@pytest.mark.parametrize(
    "stated", ["ISBN: 978-3-16-148410-1", "arXiv:2413.00001", "arXiv: 2401.0001", "doi:10.1000"]
)
def test_an_identifier_in_a_lists_text_that_cannot_be_is_told_on_its_line(stated: str) -> None:
    text = f"# Papers\n\n- Roe, A. (2021). On Cats\n  and Dogs. {stated}.\n"
    told = [p for p in check(markdown.read(text, "list.md")) if p.code == "bad-identifier"]
    assert [(p.line, p.severity) for p in told] == [(4, "warning")]


@pytest.mark.parametrize(
    "stated",
    [
        "ISBN 978-3-16-148410-0", "ISBN 3-16-148410-X (paper)", "arXiv:2401.00001v2",
        "doi: 10.1000/1", "the arXiv: 2023 in numbers", "isbn lookup",
        "[arXiv:2413.00001](https://lab.edu/a)",
    ],
)  # fmt: skip
def test_other_numbers_in_a_lists_text_are_left_alone(stated: str) -> None:
    text = f"# Papers\n\n- Roe, A. (2021). On Cats and Dogs. {stated}\n"
    assert "bad-identifier" not in {p.code for p in check(markdown.read(text, "list.md"))}


def test_an_identifier_that_cannot_be_is_told_once_of_its_address() -> None:
    text = "# List\n\n- [A Good Paper](https://arxiv.org/abs/2401.1234)\n"
    assert [p.code for p in check(markdown.read(text, "list.md"))] == ["bad-address"]


@pytest.mark.parametrize("address", ["TBD", "file:///home/ann/code", "#"])
def test_a_link_that_leads_nowhere_is_told(address: str) -> None:
    text = f"# List\n\n## A Good Paper\n\n[paper](https://lab.edu/a)\n[code]({address})\n"
    assert [(p.line, p.code) for p in check(markdown.read(text, "l.md"))] == [(6, "bad-address")]


# --- titles --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Cats &amp; Dogs", "html-entity"),
        ("Cats &#38; Dogs", "html-entity"),
        (r"The \textit{Cat} Problem", "latex-in-title"),
        (r"Caf{\'e} Society", "latex-in-title"),
        ("ALL OF IT IN CAPITALS", "capital-title"),
    ],
)
def test_a_title_that_is_not_written_as_the_paper_writes_it_is_told(title: str, code: str) -> None:
    assert [found for _, _, found in codes(reference(title))] == [code]


@pytest.mark.parametrize(
    "title", ["AT&T; and Others", r"Sums of $\mathcal{N}$ Things", "DETR", "GPT-4", "日本語の要約"]
)
def test_other_titles_are_left_alone(title: str) -> None:
    assert codes(reference(title)) == []


def test_latex_in_a_title_is_shown_as_it_stands() -> None:
    [problem] = found(reference(r"The \textit{Cat} Problem"))
    assert r"“\textit”" in problem.message


def test_an_html_entity_in_bibtex_is_told_where_it_stands() -> None:
    text = "@misc{a,\n title = {Cats &amp; Dogs},\n journal = {Birds\n &amp; Bees}\n}"
    reading = bibtex.read(text, "refs.bib")
    assert reading.references[0].title == "Cats & Dogs"
    assert [(p.line, p.code) for p in reading.problems] == [(2, "html-entity"), (4, "html-entity")]


def test_titles_in_two_pairs_of_braces_are_told_once_a_file() -> None:
    one = entry(title="{On Cats}")
    other = entry(title="{On {Dogs} and More}").replace("{a,", "{b,")
    partly = entry(title="{On} {Birds}").replace("{a,", "{c,")
    assert of_bibtex(one, other, partly) == [(1, "info", "double-braces")]


# --- whatever it says ----------------------------------------------------------------------------

VALUES = st.text(st.sampled_from("0123456789-–X./:?#[]()@%&;{}\\$ abhtps\n"), max_size=30)
STATED = st.dictionaries(
    st.sampled_from(["title", "author", "year", "pages", "doi", "isbn", "issn", "eprint", "url"]),
    VALUES | st.just("9" * 5000 + "-" + "8" * 5000),
)


@given(st.lists(STATED, max_size=3))
def test_no_statement_stops_the_check(entries: list[dict[str, str]]) -> None:
    text = "\n".join(entry(**fields) for fields in entries)
    lines = text.count("\n") + 1
    assert all(1 <= p.line <= lines for p in check(bibtex.read(text, "refs.bib")))


@given(st.text(max_size=40) | VALUES.map("https://{}".format) | VALUES.map("//{}".format))
def test_no_address_and_no_identifier_stops_the_check(text: str) -> None:
    for judge in (fault, arxiv_fault, isbn_fault, issn_fault):
        assert judge(text) is None or isinstance(judge(text), str)
