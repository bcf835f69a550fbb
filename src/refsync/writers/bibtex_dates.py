"""Dates in the Extended Date/Time Format that biblatex's date fields take (its manual, 2.3.8)."""

from __future__ import annotations

from refsync.reference import PartialDate


def edtf(date: PartialDate) -> str:
    """The date; a season is a month from 21 to 24, "~" marks what is approximate."""
    if date.season:
        text = f"{_year(date.parts[0][0])}-{20 + date.season}"
    else:
        text = "/".join("-".join([_year(p[0]), *(f"{n:02d}" for n in p[1:])]) for p in date.parts)
    return f"{text}~" if date.circa else text


def _year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"
