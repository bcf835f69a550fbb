"""The badges of a list itself make no paper."""

import pytest

from tests.lists import ARXIV, titles

DOI = (
    "[![DOI](https://zenodo.org/badge/DOI/10.5281/zenodo.1.svg)](https://doi.org/10.5281/zenodo.1)"
)
AWESOME = "[![Awesome](https://awesome.re/badge.svg)](https://awesome.re)"
ARXIV_BADGE = f"[![arXiv](https://img.shields.io/badge/arXiv-red)]({ARXIV}9)"
PAPERS = f"\n\n## Papers\n\n- [On Widgets]({ARXIV}1)\n"


@pytest.mark.parametrize(
    "above",
    [
        f"# Awesome widgets\n\n{DOI}",
        f"# Awesome widgets\n\n{AWESOME} {DOI}\n{ARXIV_BADGE}",
        f"# Awesome widgets\n\n{DOI}\nA curated list of widgets.",
        f"# Awesome widgets\n\nA curated list.\n\n{ARXIV_BADGE}\n\n{DOI}",
        f"{ARXIV_BADGE}\n{DOI}\n\n# Awesome widgets",
    ],
)
def test_above_the_first_section_they_are_none(above: str) -> None:
    assert titles(above + PAPERS, "") == ["On Widgets"]


def test_below_a_title_they_are_its_links() -> None:
    text = f"# Widgets\n\n{DOI}\n\n**On Gears**\n\n{ARXIV_BADGE}\n\n**On Cogs** [pdf]({ARXIV}2)\n"
    assert titles(text, "") == ["On Gears", "On Cogs"]


def test_in_a_section_they_are_entries() -> None:
    assert (
        len(titles(f"{ARXIV_BADGE}\n\n- [On Widgets]({ARXIV}1)\n", "# List\n\n## Papers\n\n")) == 2
    )
