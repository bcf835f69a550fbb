"""Titles set as code, one a line."""

import pytest

from tests.lists import references as read
from tests.lists import titles, year

FENCE = "```"


def fenced(*lines: str, language: str = "") -> str:
    return "\n".join((FENCE + language, *lines, FENCE)) + "\n"


@pytest.mark.parametrize("language", ["", "text", "LL"])
def test_lines_of_code_are_entries_where_venue_and_year_stand_before_titles(language: str) -> None:
    lines = (
        "PLDI   20' Understanding the Widgets of Old",
        "OOPSLA 19' Using Gears for Cogs: A Study",
        "",
        "ICSE '22  How Do Millers Use Gears?",
        "FZZM   21' The Fuzzy Gears of Mills",
        "TOPLAS 43  Formal Gears for Widgets",
        "ARXIV      Proving Gears with Cogs",
        "The Widget Project: Gears for Cogs",
        "POPL   2021 A Model of Gears",
        "SOSP   23' Running Gears at Scale",
    )
    found = read(fenced(*lines, language=language), "")
    assert [(one.title, year(one)) for one in found] == [
        ("Understanding the Widgets of Old", 2020),
        ("Using Gears for Cogs: A Study", 2019),
        ("How Do Millers Use Gears?", 2022),
        ("The Fuzzy Gears of Mills", 2021),
        ("Formal Gears for Widgets", None),
        ("Proving Gears with Cogs", None),
        ("The Widget Project: Gears for Cogs", None),
        ("A Model of Gears", 2021),
        ("Running Gears at Scale", 2023),
    ]
    assert [one.source.line for one in found if one.source] == [2, 3, 5, 6, 7, 8, 9, 10, 11]


def test_a_line_that_is_set_in_goes_on_with_the_one_above() -> None:
    lines = (
        "[PLDI 2020] Understanding the Widgets",
        "    of Old",
        "[POPL 2021] On Gears and Cogs",
        "[ICSE 2022] On Gears and Mills",
    )
    assert titles(fenced(*lines)) == [
        "Understanding the Widgets of Old",
        "On Gears and Cogs",
        "On Gears and Mills",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        (
            "GEAR 2020 On Widgets and Cogs",
            "COGS 2021 On Gears and Cogs",
            "MILL 2022 On Mills of Old",
        ),
        ("PLDI 2020 On Widgets and Cogs", "turn(gear)", "turn(cog)", "POPL 2021 On Gears and Cogs"),
        ("PLDI 2020", "POPL 2021", "ICSE 2022"),
    ],
)
def test_other_code_has_no_entries(lines: tuple[str, ...]) -> None:
    assert not titles(fenced(*lines))


@pytest.mark.parametrize(
    "line",
    [
        "ICML 202{} Submission deadline is January 15",
        "ICML 202{} Accepted papers 1088 of 4990",
        "ICML 2020 Best paper award winners",
        "ICML 201{} Jane Doe, Al Roe",
    ],
)
def test_days_counts_and_names_behind_venues_are_no_titles(line: str) -> None:
    assert not titles(fenced(*(line.format(n) for n in range(4))))
