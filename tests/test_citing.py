"""Headings that speak of citing: above works of the list, or above how to cite the list itself."""

from __future__ import annotations

import pytest

from refsync.readers.markdown import read

PAPERS = "## Papers\n\n- [A Study of Widgets](https://arxiv.org/abs/2101.00001)\n\n"


def bibtex(*titles: str) -> str:
    entries = (
        f"@misc{{key{n}, title={{{title}}}, year={{2020}}}}" for n, title in enumerate(titles)
    )
    return "```bib\n" + "\n".join(entries) + "\n```\n"


def found(text: str) -> tuple[list[str], bool]:
    """The titles in a list, and whether its own citation was left out."""
    reading = read(f"# Awesome Gears\n\n{PAPERS}{text}", "x")
    titles = [one.title for one in reading.references if one.title != "A Study of Widgets"]
    return titles, any(problem.code == "own-citation" for problem in reading.problems)


TWO = ["On Small Gears and Cogs", "On Great Gears and Cogs"]
FOUR = [*TWO, "On Old Gears and Cogs", "On New Gears and Cogs"]
CITED = "- Doe, J., Roe, R. (2015). {}. *Acta Fabri*, 3, 7. https://doi.org/10.1000/{}\n"


@pytest.mark.parametrize("heading", ["Citation", "Citations", "How to cite", "Citing Gears"])
def test_several_works_are_a_list_whatever_the_heading(heading: str) -> None:
    assert found(f"## {heading}\n\n{bibtex(*TWO)}") == (TWO, False)


@pytest.mark.parametrize("intro", ["", "If you use gears, please cite the methods:\n\n"])
def test_so_are_several_whole_citations(intro: str) -> None:
    cited = "".join(CITED.format(title, n) for n, title in enumerate(TWO))
    assert found(f"## Citations\n\n{intro}{cited}") == (TWO, False)


@pytest.mark.parametrize(
    "intro",
    ["Please cite our survey and benchmark:", "If you find it useful, please cite:"],
)
def test_a_few_works_that_curators_call_their_own_are_left_out(intro: str) -> None:
    assert found(f"## Citation\n\n{intro}\n\n{bibtex(*TWO)}") == ([], True)
    assert found(f"## Citation\n\n{intro}\n\n{bibtex(*FOUR)}") == (FOUR, False)


def test_one_work_cited_twice_is_one() -> None:
    twice = [TWO[0], TWO[0].upper()]
    assert found(f"## Citation\n\n{bibtex(*twice)}") == ([], True)


@pytest.mark.parametrize("heading", ["Citing Gears", "Cite the Project", "How to cite Gears"])
def test_a_heading_may_name_the_list_that_is_to_be_cited(heading: str) -> None:
    assert found(f"## {heading}\n\n{bibtex(TWO[0])}") == ([], True)


def test_what_is_to_be_cited_for_something_else_has_its_own_title() -> None:
    assert found(f"## Citing the Acme Data\n\n{bibtex(TWO[0])}") == ([TWO[0]], False)


def test_a_title_may_begin_like_such_a_heading() -> None:
    title = "Citing Gears and Reading Widgets"
    assert found(f"## {title}\n\n{bibtex(title)}") == ([title], False)


def test_a_label_above_bibtex_is_no_title() -> None:
    text = f"<details><summary>Citation</summary>\n\n{bibtex(TWO[0])}\n</details>\n"
    assert [one.title for one in read(f"# Gears\n\n{text}", "x").references] == [TWO[0]]
