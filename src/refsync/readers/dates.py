"""Dates as people and BibTeX write them, to partial dates.

Read are ISO 8601 and EDTF (https://www.loc.gov/standards/datetime/, what biblatex's `date` takes),
"15.1.2015", "6/26/2010", months and seasons by name, eras, ranges of all of these, and what stands
in `year`, `month` and `day`. A year before the common era is negative, as in CSL: 44 BC is -44.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from unicodedata import combining, normalize

from refsync.patterns import regex
from refsync.reference import PartialDate

_MONTHS = (
    "january janvier enero gennaio januar jänner janeiro",
    "february février febrero febbraio fevereiro",
    "march mars marzo märz mrz março",
    "april avril abril aprile",
    "may mai mayo maggio maio",
    "june juin junio giugno juni junho",
    "july juillet julio luglio juli julho",
    "august août agosto",
    "september septembre septiembre settembre setembro",
    "october octobre octubre ottobre oktober outubro",
    "november novembre noviembre novembro",
    "december décembre diciembre dicembre dezember dezembro",
)
_SEASONS = (
    "spring printemps frühling",
    "summer été sommer",
    "autumn fall automne herbst",
    "winter hiver",
)
_FIRST_SEASON = 21
"""EDTF's number for it."""
_FILLERS = frozenset({"of", "the", "de", "del", "le", "el", "st", "nd", "rd", "th", "er", "º", "ª"})
_WEEKDAY = regex(
    r"^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+(?=\w)", re.IGNORECASE
)
_PIVOT = 50
"""A year of two digits is of this century below it."""

_CIRCA = regex(
    r"^(?:~|≈|(?:circa|about|approx\w*)\b\.?|ca?\.?(?=\s*\d))\s*|"
    r"\s*(?:\?|\(uncertain\)|\bapprox\w*\.?)$|(?<=[\dX])[?~%]+(?=\s*(?:/|$))",
    re.IGNORECASE,
)
"""What says that a date is uncertain, EDTF's signs behind either end of a range among it."""
_TIME = regex(r"(?<=\d)(?:T|,? (?:at )?)\d{1,2}:\d.*$")
_IN_CHARACTERS = regex(r"(\d{4})\s?年(?:\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?)?")
"""As in China and Japan: "2008年5月3日"."""
_OPEN = frozenset(("", "..", "*", "open", "unknown"))
"""What stands for an end of a range that is not told."""
_ERA = regex(r"\b(?:(?P<before>B\.?\s?C\.?(?:E\.?)?)|A\.?D\.?|C\.?E\.?)(?=\W|$)", re.IGNORECASE)
_ISO = regex(
    r"(?P<year>-?\d{4,5})(?:[-./](?P<month>\d{1,2}|[Xx]{2})(?:[-./](?P<day>\d{1,2}|[Xx]{2}))?)?"
)
_DAY_FIRST = regex(r"(?:(?P<day>\d{1,2})[-./])?(?P<month>\d{1,2})[-./](?P<year>\d{4})")
_SLASHED = regex(r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}|\d{2})")
_WORD = regex(r"[^\W\d_]+|\d+|\S")
_FEW_DIGITS = regex(r"\d{1,5}")
_YEAR_LETTER = regex(r"(?<=\d{4})[a-z]$")
_RANGES = (
    regex(r"\s*/\s*"),
    regex(r"\s*(?:--+|[–—])\s*|\s+(?:-|to|and|bis)\s+", re.IGNORECASE),
    regex(r"(?<=[\w.])-(?=\w)"),
)
"""What stands between the ends of a range, the surest first."""
_NUMBER = regex(r"\d\d?")
_MONTH_NUMBERS = regex(r"\d\d?(?:\s*[-–—/]{1,3}\s*\d\d?)?")
"""In `month`: "7", "07/08", "7--8"."""
_FIRST_PLAIN_YEAR, _LAST_PLAIN_YEAR = 1000, 9999
_LEAP_YEAR = 2000
"""Stands in for a year that can't be written in a date of words."""
_SURE_YEAR = regex(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of a date, as far as it is stated."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None

    @property
    def part(self) -> tuple[int, ...]:
        stated = (self.year, self.month, self.day)
        return tuple(n for i, n in enumerate(stated) if n is not None and None not in stated[:i])


@lru_cache(maxsize=4096)
def read(text: str) -> PartialDate | None:
    """The date that the text states; a literal where it can't be read; None where it is blank.

    Of a date that doesn't exist (30 February) what is certain is kept.
    """
    text = " ".join(text.split())
    if not text:
        return None
    bare = text.strip("[]{}() ") if text[-1:] in "])}" and text[:1] in "[({" else text
    stated = _CIRCA.sub("", bare)
    circa = stated != bare
    stated = _WEEKDAY.sub("", stated.strip("[]{}() "))
    ends = _ends(_IN_CHARACTERS.sub(_with_dashes, _TIME.sub("", stated)))
    if ends is None:
        return PartialDate(literal=text)
    parts = tuple(end.part for end in ends)
    return PartialDate(parts=parts, season=ends[0].season, circa=circa)


def from_fields(
    date: str = "", year: str = "", month: str = "", day: str = ""
) -> PartialDate | None:
    """The date of an entry, from BibLaTeX's `date` or BibTeX's `year` and `month`.

    Args:
        date: preferred, where it can be read.
        year: a year, or any date.
        month: a number, a name, or the day as well ("12~June").
        day: a number, or a range of them.
    """
    whole = read(date)
    if whole and whole.parts:
        return whole
    known = read(year)
    month = month.strip(" .{}")
    if _MONTH_NUMBERS.fullmatch(month):
        month = _NUMBER.sub(_month_name, month)
    if not month:
        return known or whole
    if known is None:
        return read(f"{month} {day}") or whole
    if not known.parts:
        finer = read(f"{month} {day} {year}")
        return finer if finer and finer.parts else known
    if len(known.parts) > 1 or len(known.parts[0]) > 1:
        return known
    year_of_all = known.parts[0][0]
    finer = _in_year(year_of_all, f"{month} {day}") or _in_year(year_of_all, month)
    return replace(finer, circa=known.circa or finer.circa) if finer else known


def _in_year(year: int, stated: str) -> PartialDate | None:
    """The date of a month, and perhaps a day, in a year, which may be stated with it once more."""
    whole = read(stated)
    if whole and any(part[0] == year and len(part) > 1 for part in whole.parts):
        return whole
    is_plain = _FIRST_PLAIN_YEAR <= year <= _LAST_PLAIN_YEAR
    date = read(f"{stated} {year if is_plain else _LEAP_YEAR}")
    if date is None or not date.parts:
        return None
    return replace(date, parts=tuple((year, *part[1:]) for part in date.parts))


def _month_name(number: re.Match[str]) -> str:
    """The name of the month, or by EDTF of the season, that a number stands for."""
    n = int(number[0])
    names = dict(enumerate(_MONTHS, 1)) | dict(enumerate(_SEASONS, _FIRST_SEASON))
    return names.get(n, number[0]).partition(" ")[0].capitalize()


def _with_dashes(date: re.Match[str]) -> str:
    """A date in Chinese or Japanese as ISO 8601 has it."""
    return "-".join(filter(None, date.groups()))


def _ends(text: str) -> tuple[_Point, ...] | None:
    """The day, or the first and the last day, that the text states; None where it can't be read."""
    if text[:1] in "“\"'":
        return None
    if point := _point(text):
        return (point,) if point.year is not None else None
    for separator in _RANGES:
        pieces = [piece for piece in separator.split(text) if piece.lower() not in _OPEN]
        if len(pieces) == 1 and pieces[0] != text:
            return _ends(pieces[0])
        if len(pieces) == 2 and (ends := _range(*pieces)):
            return ends
    years = set(_SURE_YEAR.findall(text))
    return (_Point(int(years.pop())),) if len(years) == 1 else None


def _range(first: str, last: str) -> tuple[_Point, ...] | None:
    """Both ends of a range; what one leaves out, the other one says."""
    end = _point(last)
    begin = _point(first)
    if not begin or not end:
        return None
    if end.year is None and begin.year is not None and end.month is None:
        return None
    era = _ERA.search(last)
    if era and era["before"] and begin.year is not None and not _ERA.search(first):
        begin = replace(begin, year=-abs(begin.year))
    if end.month is None and end.day is not None:
        end = replace(end, month=begin.month)
    if begin.month is None and begin.day is not None:
        begin = replace(begin, month=end.month)
    begin = replace(begin, year=end.year if begin.year is None else begin.year)
    end = replace(end, year=begin.year if end.year is None else end.year)
    begin, end = _existing(begin), _existing(end)
    if not begin.part or not end.part or begin.part > end.part:
        return None
    return (begin, end) if begin.part != end.part else (begin,)


def _point(text: str) -> _Point | None:
    """One day, month, season or year; None where the text is more or something else."""
    before = False
    eras = list(islice(_ERA.finditer(text), 2))
    if len(eras) > 1:
        return None
    if eras:
        before = eras[0]["before"] is not None
        text = f"{text[: eras[0].start()]} {text[eras[0].end() :]}".strip(" ,")
    point = (
        _Point(int(text))
        if eras and _FEW_DIGITS.fullmatch(text)
        else _numeric(text) or _in_words(text)
    )
    if point and point.year is not None and before:
        return replace(point, year=-abs(point.year))
    return point


def _numeric(text: str) -> _Point | None:
    match = _ISO.fullmatch(text) or _SLASHED.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    year, month, day = (_number(match[name]) for name in ("year", "month", "day"))
    if year is not None and len(match["year"]) == 2:
        year += 2000 if year < _PIVOT else 1900
    if match.re == _SLASHED and month is not None and month > 12:
        month, day = day, month
    return _checked(year, month, day)


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.lstrip("-").isdecimal() else None


def _checked(year: int | None, month: int | None, day: int | None) -> _Point:
    """The point as far as such a day exists; 21 to 24 are EDTF's seasons."""
    if year is None or month is None:
        return _Point(year)
    if _FIRST_SEASON <= month < _FIRST_SEASON + len(_SEASONS) and day is None:
        return _Point(year, season=month - _FIRST_SEASON + 1)
    if not 1 <= month <= 12:
        return _Point(year)
    if day is None or not 1 <= day <= monthrange(year if year > 0 else 4, month)[1]:
        return _Point(year, month)
    return _Point(year, month, day)


def _existing(point: _Point) -> _Point:
    """A point of which one part was said elsewhere, as far as such a day exists."""
    if point.year is None or point.month is None:
        return point
    return replace(_checked(point.year, point.month, point.day), season=point.season)


def _in_words(text: str) -> _Point | None:
    """A point as in "June 26, 2010", "26th of June 2010", "Spring 1995", "2010a", "June"."""
    year = month = day = season = None
    for word in _WORD.findall(_YEAR_LETTER.sub("", text)):
        if word.isdecimal():
            if 2 < len(word) <= 5 and year is None:
                year = int(word)
            elif len(word) <= 2 and day is None:
                day = int(word)
            else:
                return None
        elif named := _named(word, _MONTHS):
            if month is not None:
                return None
            month = named
        elif named := _named(word, _SEASONS):
            season = named
        elif word not in ",.'" and word.lower() not in _FILLERS:
            return None
    return _assembled(year, month, day, season)


def _assembled(
    year: int | None, month: int | None, day: int | None, season: int | None
) -> _Point | None:
    stated = _Point(year, month, day, season)
    return _existing(stated) if stated != _Point() else None


@lru_cache(maxsize=1024)
def _named(word: str, names: tuple[str, ...]) -> int | None:
    """The number, from 1, of the month or season that the word names or shortens."""
    word = _fold(word)
    if len(word) < 3:
        return None
    for number, spellings in enumerate(names, start=1):
        if any(name.startswith(word) for name in _fold(spellings).split()):
            return number
    return 9 if word == "sept" else None


def _fold(text: str) -> str:
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
