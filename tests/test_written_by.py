"""Who wrote what a table's row names, in a column that may say when as well."""

import pytest

from refsync.readers.shapes.written_by import written_by
from tests.lists import ARXIV, families, references, year

HEADINGS = (
    *("Authors & Year", "Author(s) / Year", "Author (Year)", "First author, year", "Authors"),
    *("作者 & 年份", "作者/年份", "著者・年", "Autor/Jahr"),
)
CELLS = {
    "Jane Doe,<br /> 2025": ["Doe"],
    "Jane Doe 2025": ["Doe"],
    "Jane Doe,2025": ["Doe"],
    "Jane Doe (2025)": ["Doe"],
    "Jane Doe / 2025": ["Doe"],
    "Doe, 2025": ["Doe"],
    "Doe, Jane. 2025a": ["Doe"],
    "2025, Jane Doe": ["Doe"],
    "(2025) Jane Doe": ["Doe"],
    "Jane Doe, 2025年": ["Doe"],
    "Jane Doe, 2025-03": ["Doe"],
    "Jane Doe et al., 2025": ["Doe"],
    "Jane Doe,<br> Richard Roe, 2025": ["Doe", "Roe"],
    "Doe & Roe, 2025": ["Doe", "Roe"],
}


def _table(heading: str, cells: list[str]) -> str:
    rows = "".join(
        f"| {n} | [On the Use of Widgets {n}]({ARXIV}{n}) | {cell} | read |\n"
        for n, cell in enumerate(cells, 10)
    )
    return f"| # | Title | {heading} | Status |\n|---|---|---|---|\n{rows}"


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize(("cell", "who"), CELLS.items())
def test_a_name_beside_the_year_in_a_column_of_authors_is_one(
    heading: str, cell: str, who: list[str]
) -> None:
    found = references(_table(heading, [cell] * 3))
    assert [families(one) for one in found] == [who] * 3
    assert [year(one) for one in found] == [2025] * 3


def test_single_names_and_several_may_stand_in_one_column() -> None:
    found = references(_table("Authors & Year", list(CELLS)))
    assert [families(one) for one in found] == list(CELLS.values())


@pytest.mark.parametrize("cell", ["2025", "-", "", "n/a", "2025-03", "(2025)"])
def test_a_year_alone_is_nobodys_name(cell: str) -> None:
    found = references(_table("Authors & Year", ["Jane Doe, 2024", cell, "Al Roe, 2023"]))
    assert [families(one) for one in found] == [["Doe"], [], ["Roe"]]


def test_languages_join_names_with_words_of_their_own() -> None:
    found = written_by("Jane Doe e Richard Roe, 2025")
    assert found is not None
    assert [name.family for name in found.names] == ["Doe", "Roe"]


@pytest.mark.parametrize(
    ("cell", "who"),
    [
        ("Jane Doe (Acme, 2018)", ["Doe"]),
        ("Jane Doe (Acme), 2018", ["Doe"]),
        ("Jane Doe 2018", ["Doe"]),
        ("Doe (2018)", ["Doe"]),
        ("Doe, 2018", ["Doe"]),
        *((nobody, []) for nobody in ("Studio 2000", "Unknown 2018", "Unknown (2018)", "Various")),
    ],
)
def test_a_cell_names_people_only(cell: str, who: list[str]) -> None:
    found = written_by(cell)
    assert [name.family for name in found.names] == who if found else not who
    assert [families(one) for one in references(_table("Author (Year)", [cell] * 3))] == [who] * 3
