"""Titles before names and the year in brackets."""

import pytest

from refsync.readers.dated_names import title_and_dated_names


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("On the Use of Gears. Doe et al. (2019)", "On the Use of Gears", ["Doe"]),
        ("On Gears? Doe et al. (2019) Acta Fabri", "On Gears?", ["Doe"]),
        ("On Gears. Jane Doe, Al Roe (2019). Acta 3.", "On Gears", ["Doe", "Roe"]),
        ("On Gears. Doe and Roe (2019) Journal of Mills", "On Gears", ["Doe", "Roe"]),
    ],
)
def test_names_that_a_year_ends_stand_behind_the_title(
    text: str, title: str, names: list[str]
) -> None:
    found = title_and_dated_names(text)
    assert found
    assert (found.title, [name.family for name in found.who.names]) == (title, names)
    assert found.details.year == 2019


@pytest.mark.parametrize(
    "text", ["On Gears. Cogs and Wheels (2019)", "Doe, J. Roe et al. (2019)", "On Gears (2019)"]
)
def test_words_of_a_title_before_a_year_are_no_names(text: str) -> None:
    assert title_and_dated_names(text) is None
