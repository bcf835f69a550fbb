"""The moments that items carry, and the day that Zotero reads out of a date."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from refsync.patterns import regex

_DAY = regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = regex(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}"
    r"(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_YEAR_FIRST = regex(r"\b([0-9]{4})[-/.]([0-9]{1,2})(?:[-/.]([0-9]{1,2}))?(?![0-9])")
_YEAR_LAST = regex(r"\b([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})\b")
_YEAR = regex(r"\b[0-9]{4}\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = regex(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_DAY_OF_MONTH = regex(r"\b([0-9]{1,2})(?:st|nd|rd|th)?\b", re.IGNORECASE)


def now() -> str:
    """This moment, to the second, as the API has it: "2026-11-23T19:00:00Z"."""
    return _written(datetime.now(UTC))


def moment(text: str) -> str | None:
    """ISO 8601, or UTC as "YYYY-MM-DD hh:mm:ss", as the API has it; None where it is neither."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        read = datetime.fromisoformat(text)
        return _written(read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def access_date(text: str) -> str | None:
    """An access date as the API has it: a day, a moment, or the present one by its SQL name."""
    if text in ("CURRENT_TIMESTAMP", ""):
        return now() if text else ""
    if not _DAY.fullmatch(text):
        return moment(text)
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return None
    return text


def parsed_date(text: str) -> str | None:
    """The day, month or year in a date as people write it: "5 March 2024" is 2024-03-05."""
    if found := _YEAR_FIRST.search(text):
        return _day(found[1], found[2], found[3])
    if found := _YEAR_LAST.search(text):
        first, second = found[1], found[2]
        return _day(found[3], second, first) if int(first) > 12 else _day(found[3], first, second)
    year = _YEAR.search(text)
    if year is None:
        return None
    rest = text[: year.start()] + " " + text[year.end() :]
    month = _MONTH.search(rest)
    if month is None:
        return year[0]
    day = _DAY_OF_MONTH.search(rest)
    number = _MONTHS.index(month[1].casefold()) + 1
    return _day(year[0], str(number), day[1] if day else None)


def _day(year: str, month: str, day: str | None) -> str:
    if not 1 <= int(month) <= 12:
        return year
    if day is None or not 1 <= int(day) <= 31:
        return f"{year}-{int(month):02}"
    return f"{year}-{int(month):02}-{int(day):02}"


def _written(moment: datetime) -> str:
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
