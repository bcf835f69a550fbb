"""What the embedded library does to text and dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.zotero.embedded.dates import access_date, moment, parsed_date
from refsync.zotero.embedded.text import clean, fold, harmless, plain, shorten, trim, trim_name


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024", "2024"),
        ("2024-03", "2024-03"),
        ("2024-03-05", "2024-03-05"),
        ("2024/3/5", "2024-03-05"),
        ("2024-03-05T10:00:00Z", "2024-03-05"),
        ("2024-13-45", "2024"),
        ("2024-00-00", "2024"),
        ("03/05/2024", "2024-03-05"),
        ("25/05/2024", "2024-05-25"),
        ("March 2024", "2024-03"),
        ("5 March 2024", "2024-03-05"),
        ("Mar. 5th, 2024", "2024-03-05"),
        ("c. 1999", "1999"),
        ("1999-2001", "1999"),
        ("Spring 2020", "2020"),
        ("in press 2023", "2023"),
        ("not a date at all 99/99/9999", "9999"),
        ("n.d.", None),
        ("12 BC", None),
        ("24", None),
        ("٢٠٢٤", None),
        ("", None),
    ],
)
def test_a_day_is_read_out_of_a_date(text: str, day: str | None) -> None:
    assert parsed_date(text) == day


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2024-01-02T03:04:05Z", "2024-01-02T03:04:05Z"),
        ("2024-01-02 03:04:05", "2024-01-02T03:04:05Z"),
        ("2024-01-02T03:04:05+02:00", "2024-01-02T01:04:05Z"),
        ("2024-01-02T03:04:05.678Z", "2024-01-02T03:04:05Z"),
        ("0001-01-01T00:00:00+02:00", None),
        ("2024-02-30T03:04:05Z", None),
        ("2024-01-02", None),
        ("nope", None),
    ],
)
def test_moments_are_utc(text: str, read: str | None) -> None:
    assert moment(text) == read


def test_an_access_date_may_be_a_day() -> None:
    assert access_date("2024-01-02") == "2024-01-02"
    assert access_date("2024-02-30") is None
    assert access_date("2024-01") is None
    assert access_date("") == ""


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<p>hi <b>x</b></p>", "<p>hi <b>x</b></p>"),
        ("  lead <p>Café 😀</p> ", "  lead <p>Café 😀</p> "),
        ("a &amp; b &#233; &lt;i&gt;", "a &amp; b &#233; &lt;i&gt;"),
        ("a<script>alert(1)</script>b", "ab"),
        ("<a href=\"x\" title='y'>z</a>", "<a href=\"x\" title='y'>z</a>"),
        ('<p onclick="x()" class="c">z</p>', '<p class="c">z</p>'),
        ('<a href=" java\tscript:x">z</a>', "<a>z</a>"),
        ("<iframe src=x>a</iframe>b<br/>", "b<br/>"),
        ("a<script>b", "a"),
    ],
)
def test_notes_keep_what_is_harmless(markup: str, kept: str) -> None:
    assert harmless(markup) == kept


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    for function in (clean, trim, trim_name, fold, harmless):
        assert function(function(text)) == function(text)


def test_long_text_is_shown_by_its_beginning() -> None:
    assert shorten("a" * 50) == "a" * 50
    assert shorten("a" * 51) == "a" * 50 + "…"


def test_the_text_of_a_note_has_no_markup() -> None:
    assert plain("<p>a &amp; <b>b</b></p>") == "a & b"
