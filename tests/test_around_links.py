"""Citations whose links are of where or when the work appeared, not of its title."""

from __future__ import annotations

import pytest

from tests.lists import families, only, titles, year

DOI = "https://doi.org/10.1000/182"
TITLE = "On the Order of Wheels in Mills"


@pytest.mark.parametrize(
    "entry",
    [
        f"Doe, J., & Roe, A. ([2015]({DOI})). {TITLE}. Urban Gears, 12(3), 45-67.",
        f"Doe, J., & Roe, A. (2015). {TITLE}. Urban Gears, [12(3), 45-67]({DOI}).",
        f'Doe, Jane, and Al Roe. "{TITLE}." [Urban Gears]({DOI}) 12.3 (2015): 45-67.',
        f'J. Doe and A. Roe, "{TITLE}," Urban Gears, [vol. 12, no. 3, pp. 45–67]({DOI}), 2015.',
        f"Doe J, Roe A. {TITLE}. [Urban Gears]({DOI}). 2015;12(3):45-67.",
        f"Doe J, Roe A. {TITLE}. [Urban Gears. 2015;12(3):45-67]({DOI}).",
        f"Doe, J., Roe, A. {TITLE}. Urban Gears **12**, 45–67 ([2015]({DOI})).",
        f"Doe J, Roe A. {TITLE}[J]. [Urban Gears]({DOI}), 2015, 12(3): 45-67.",
    ],
)
def test_the_title_is_what_they_leave(entry: str) -> None:
    found = only(f"- {entry}\n")
    assert (found.title, families(found)) == (TITLE, ["Doe", "Roe"])
    assert (found.container_title, year(found)) == ("Urban Gears", 2015)
    assert found.identifiers == {"doi": "10.1000/182"}


def test_the_begin_of_a_citation_is_its_line() -> None:
    found = only(f"- Doe, J. (2015). {TITLE}.\n  [Urban Gears]({DOI}), 12(3), 45-67.\n")
    assert (found.title, found.source and found.source.line) == (TITLE, 5)


@pytest.mark.parametrize(
    "entry",
    [
        f"Doe, J., & Roe, A. (2015). [{TITLE}]({DOI}). Urban Gears, 12(3), 45-67.",
        f"Doe, J., & Roe, A. (2015). Urban Gears. [{TITLE}]({DOI}).",
        f"Jane Doe and Al Roe, NeurIPS 2015. [{TITLE}]({DOI})",
    ],
)
def test_a_linked_title_stays_one(entry: str) -> None:
    assert titles(f"- {entry}\n") == [TITLE]


@pytest.mark.parametrize(
    "entry",
    [
        f"2015. Doe J. {TITLE}. Urban Gears 12:45-67 [pdf]({DOI})",
        f"Doe, J. (2015). {TITLE}. Urban Gears doi:10.1000/182",
        f"{TITLE} (Urban Gears 2015) Jane Doe, Max Roe doi:10.1000/182",
        f"{TITLE} (KDD 2015) Jane Doe, Max Roe [pdf]({DOI})",
    ],
)
def test_neither_identifiers_nor_a_single_name_are_part_of_the_title(entry: str) -> None:
    found = only(f"- {entry}\n")
    assert (found.title, families(found)[:1], year(found)) == (TITLE, ["Doe"], 2015)
    assert found.container_title in ("Urban Gears", "KDD", None)
    assert found.identifiers == {"doi": "10.1000/182"}
