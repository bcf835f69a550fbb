"""Dates as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.dates import from_fields, read
from refsync.reference import PartialDate


def day(*parts: int) -> PartialDate:
    return PartialDate(parts=(parts,))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2015", day(2015)),
        ("2009-11", day(2009, 11)),
        ("2018-10-03T07:24:14+03:00", day(2018, 10, 3)),
        ("15.1.2015", day(2015, 1, 15)),
        ("6/26/2010", day(2010, 6, 26)),
        ("9/2015", day(2015, 9)),
        ("June 26, 2010", day(2010, 6, 26)),
        ("26th of June 2010", day(2010, 6, 26)),
        ("3. März 2010", day(2010, 3, 3)),
        ("2010a", day(2010)),
        ("44 BC", day(-44)),
        ("-0043", day(-43)),
        ("Friday, May 3, 2019", day(2019, 5, 3)),
        ("Mon, 04 Mar 2019 10:00:00 GMT", day(2019, 3, 4)),
        ("3 May 2019, 10:00", day(2019, 5, 3)),
        ("2008年5月3日", day(2008, 5, 3)),
        ("1er janvier 2020", day(2020, 1, 1)),
        ("unknown/1034", day(1034)),
        ("1034/*", day(1034)),
    ],
)
def test_one_day_month_or_year(text: str, date: PartialDate) -> None:
    assert read(text) == date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2015-01-15/2015-02-25", (2015, 1, 15), (2015, 2, 25)),
        ("1995–1996", (1995,), (1996,)),
        ("June 12--14, 2020", (2020, 6, 12), (2020, 6, 14)),
        ("July/August 2020", (2020, 7), (2020, 8)),
        ("1000–900 BCE", (-1000,), (-900,)),
    ],
)
def test_ranges(text: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    assert read(text) == PartialDate(parts=(first, last))


@pytest.mark.parametrize(
    "text",
    [
        "~1995",
        "ca. 1995",
        "1995?",
        "c. 1995",
        "c1995",
        "approx 1995",
        "1995 (uncertain)",
        "[1995?]",
    ],
)
def test_about(text: str) -> None:
    assert read(text) == PartialDate(parts=((1995,),), circa=True)


@pytest.mark.parametrize("text", ["1984~/1986", "1984/1986?", "1984?/1986~"])
def test_either_end_of_a_range_may_be_uncertain(text: str) -> None:
    assert read(text) == PartialDate(parts=((1984,), (1986,)), circa=True)


@pytest.mark.parametrize("text", ["Spring 1995", "1995-21"])
def test_seasons(text: str) -> None:
    assert read(text) == PartialDate(parts=((1995,),), season=1)


@pytest.mark.parametrize("text", ["to appear", "2026/2021", "AD 429 BCE", "9" * 5000])
def test_what_is_no_date_stays_as_text(text: str) -> None:
    assert read(text) == PartialDate(literal=text)


def test_of_a_day_that_does_not_exist_the_certain_part_is_kept() -> None:
    assert read("2023-02-30") == day(2023, 2)
    assert read("2021-13") == day(2021)


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ({"year": "1999", "month": "August"}, day(1999, 8)),
        ({"year": "2021", "month": "6", "day": "18"}, day(2021, 6, 18)),
        ({"year": "2020", "month": "January 12"}, day(2020, 1, 12)),
        ({"year": "{2010}", "month": ""}, day(2010)),
        ({"date": "2010-05", "year": "2010"}, day(2010, 5)),
        ({"date": "soon", "year": "2010"}, day(2010)),
        ({"year": "2012", "month": "Spring"}, PartialDate(parts=((2012,),), season=1)),
        ({"year": "2012", "month": "21"}, PartialDate(parts=((2012,),), season=1)),
        ({"year": "2020a", "month": "7"}, day(2020, 7)),
        ({"year": "[2013]", "month": "7", "day": "4th"}, day(2013, 7, 4)),
        ({"year": "2013", "month": "7--8"}, PartialDate(parts=((2013, 7), (2013, 8)))),
        (
            {"year": "2013", "month": "7", "day": "4-6"},
            PartialDate(parts=((2013, 7, 4), (2013, 7, 6))),
        ),
        ({"year": "2013", "month": "January 2013"}, day(2013, 1)),
        ({"year": "44 BC", "month": "mar"}, day(-44, 3)),
        ({"year": "2013?", "month": "7"}, PartialDate(parts=((2013, 7),), circa=True)),
        ({"year": "2013", "month": "13"}, day(2013)),
    ],
)
def test_the_fields_of_an_entry(fields: dict[str, str], date: PartialDate) -> None:
    assert from_fields(**fields) == date


def test_no_fields_are_no_date() -> None:
    assert from_fields() is None
    assert read("  ") is None


@given(st.lists(st.sampled_from([*"0123456789-/.~?, [{²٣X", "June", "BC", " to "])))
def test_no_text_raises(pieces: list[str]) -> None:
    text = "".join(pieces)
    from_fields(year=text, month=text)
    read(text)


@pytest.mark.parametrize(
    ("text", "parts"), [("May 3-45, 2015", ((2015,),)), ("June-0,000", ((0, 6),))]
)
def test_an_end_of_a_range_that_does_not_exist_is_left_out(
    text: str, parts: tuple[tuple[int, ...], ...]
) -> None:
    said = read(text)
    assert said
    assert said.parts == parts
