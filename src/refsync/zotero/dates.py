"""Zotero's dates, which are free text, and dates with parts."""

from __future__ import annotations

from functools import lru_cache

from refsync.patterns import regex
from refsync.readers import dates
from refsync.reference import PartialDate

_SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_YEARS = regex(r"(\d\d(\d\d))-(\d\d)")
_NUMBERS = regex(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_QUOTES = ('"', "“", "”")


@lru_cache(maxsize=4096)
def read_date(text: str) -> PartialDate | None:
    """The date that a field states; None where it is blank.

    Text in quotation marks is no date, which is how Zotero's users say so; "2021-22" is two years.
    """
    text = text.strip()
    years = _YEARS.fullmatch(text)
    if years and years[3] > max(years[2], "12"):
        text = f"{years[1]}/{years[1][:2]}{years[3]}"
    text = _NUMBERS.sub(r"\1/\2/\3", text)
    if len(text) > 2 and text[0] in _QUOTES and text[-1] in _QUOTES:
        return PartialDate(literal=text[1:-1])
    date = dates.read(text)
    return PartialDate(literal=text) if date and date.year == 0 else date


def date_text(date: PartialDate) -> str:
    """The date as Zotero reads it: ISO 8601 as far as it is known, or the text."""
    if not date.parts:
        text = date.literal or ""
        return text if dates.read(text) == date else f'"{text}"'
    ends = ["-".join(f"{n:02d}" if i else _year(n) for i, n in enumerate(p)) for p in date.parts]
    if date.season and len(date.parts) == 1:
        ends = [f"{_SEASONS[date.season - 1]} {ends[0]}"]
    return ("circa " if date.circa else "") + "/".join(ends)


def _year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"
