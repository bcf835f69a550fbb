"""Terms of lists of definitions that are titles, and what is said of them."""

import pytest

from refsync.readers import restructuredtext
from refsync.readers.markdown import read
from refsync.reference import Reference
from tests.lists import ARXIV, HEAD, families, titles, year

WIDGETS = "Widgets and Their Causes", "Jane Doe, Al Roe. ICML 2021."
GEARS = "Gears of the Deep", "Cat Poe, Dan Moe. ICML 2019."


def told(reference: Reference) -> tuple[str, list[str | None], int | None, str]:
    return reference.title, families(reference), year(reference), reference.id


WORKS = [
    (WIDGETS[0], ["Doe", "Roe"], 2021, "arxiv:2101.00001"),
    (GEARS[0], ["Poe", "Moe"], 2019, "arxiv:2101.00002"),
]


@pytest.mark.parametrize(
    "pair",
    [
        "<dt>{}</dt><dd>{} <a href={}>pdf</a></dd>",
        "<dt>{}</dt>\n<dd><p>{} <a href={}>pdf</a></p>\n<p>A remark.</p></dd>",
        "<dt>{0}</dt><dd>{1}</dd><dd><a href={2}>pdf</a></dd>",
        "<dt><a href={2}>{0}</a></dt><dd>{1}</dd>",
    ],
)
def test_in_html_a_term_is_the_title_of_what_it_stands_above(pair: str) -> None:
    pairs = (pair.format(*said, f"{ARXIV}{n}") for n, said in enumerate((WIDGETS, GEARS), 1))
    found = read(f"<html><h2>Papers</h2><dl>\n{''.join(pairs)}</dl></html>", "x").references
    assert list(map(told, found)) == WORKS


@pytest.mark.parametrize(
    "pair",
    [
        "{}\n:   {} [pdf]({})\n\n",
        "{}\n\n:   {} [pdf]({})\n\n",
        "**{}**\n: {}\n  [pdf]({})\n\n",
        "{}\n:   {}\n\n    [pdf]({})\n\n",
    ],
)
def test_so_it_is_in_markdown(pair: str) -> None:
    pairs = (pair.format(*said, f"{ARXIV}{n}") for n, said in enumerate((WIDGETS, GEARS), 1))
    found = read(HEAD + "".join(pairs), "x").references
    assert list(map(told, found)) == WORKS
    assert [one.source.line for one in found if one.source] == [5, 5 + pair.count("\n")]


def test_so_it_is_in_restructuredtext() -> None:
    pairs = (
        f"{term}\n   {said} `pdf <{ARXIV}{n}>`__\n\n"
        for n, (term, said) in enumerate((WIDGETS, GEARS), 1)
    )
    found = restructuredtext.read("Papers\n======\n\n" + "".join(pairs), "x").references
    assert list(map(told, found)) == WORKS


@pytest.mark.parametrize(
    "term", ["Doe2021:", "Gears", "Jane Doe and Al Roe", "ICML 2021", "Paper link", "Roe 2021"]
)
def test_other_terms_stand_above_works(term: str) -> None:
    said = f"[On the Use of Widgets]({ARXIV}1), Jane Doe, Al Roe"
    assert titles(f"{term}\n: {said}\n") == ["On the Use of Widgets"]


def test_a_term_only_describes_a_work_whose_title_is_linked_below_it() -> None:
    said = (
        "A second, clearer study of gears by Doe and her friends.\n"
        "  | J. Doe and A. Roe\n"
        f"  | `The Theory of Slow Widgets <{ARXIV}1>`__\n"
        "  | Journal of Gears, Vol. **59**, 1758, 1999\n"
    )
    (found,) = restructuredtext.read(f"Articles\n========\n\n{said}", "x").references
    assert told(found) == ("The Theory of Slow Widgets", ["Doe", "Roe"], 1999, "arxiv:2101.00001")


def test_works_below_one_term_are_works_each() -> None:
    pairs = f"Widgets in Water\n: [On Slow Widgets]({ARXIV}1)\n: [On Fast Widgets]({ARXIV}2)\n"
    assert titles(pairs) == ["On Slow Widgets", "On Fast Widgets"]


def test_many_definitions_are_no_terms_of_each_other() -> None:
    assert titles("Widgets in Water\n" + "\n: gears\n" * 3000) == []


def test_a_term_may_begin_with_a_tag() -> None:
    said = ":   Jane Doe:\n    *On the Use of Gears*\n    Acme Press,\n    2015.\n"
    assert titles(f"<span id='a'>Doe 2015</span>\n{said}") == ["On the Use of Gears"]
