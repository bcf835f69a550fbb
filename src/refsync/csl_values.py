"""The values of CSL-JSON: texts, names and dates.

https://resource.citationstyles.org/schema/latest/input/json/csl-data.json
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from refsync import identifiers
from refsync.patterns import regex
from refsync.readers import dates
from refsync.reference import Name, PartialDate

_PLAIN_DATE = regex(r"-?\d{4}(?:-\d\d){0,2}(?:/-?\d{4}(?:-\d\d){0,2})?")


def read_text(value: object) -> str | None:
    """A text or a number as text; Crossref has lists of them."""
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        value = ", ".join(value)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value).strip() or None


def arxiv_id(text: str) -> str | None:
    """The arXiv id in a note's line, with categories behind it or not: "2406.09399 [cs, eess]"."""
    return identifiers.normalise("arxiv", text.partition("[")[0])


def is_plain_date(text: str) -> bool:
    """The text is a day, month or year of ISO 8601, or a range of these."""
    return _PLAIN_DATE.fullmatch(text) is not None


def read_names(value: object) -> tuple[Name, ...]:
    """The people of a name variable: objects, or the text of a note's line ("Doe || Jane")."""
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, Sequence):
        return ()
    return tuple(filter(None, map(_name, value)))


def _name(value: object) -> Name | None:
    if isinstance(value, str):
        family, separator, given = (part.strip() for part in value.partition("||"))
        return _name({"family": family, "given": given} if separator else {"literal": value})
    if not isinstance(value, Mapping):
        return None
    parts = {
        part.replace("-", "_"): text
        for part in ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
        if (text := read_text(value.get(part)))
    }
    if "family" in parts or "given" in parts:
        comma = "suffix" in parts and value.get("comma-suffix") in (True, "true", 1)
        return Name(**parts, comma_suffix=comma)
    literal = read_text(value.get("literal")) or read_text(value.get("name"))
    literal = literal or " ".join(parts.values())
    return Name(literal=literal) if literal else None


def name_text(name: Name) -> str:
    """The name as a text, the given name first."""
    parts = (name.given, name.dropping_particle, name.non_dropping_particle, name.family)
    return name.literal or " ".join(filter(None, (*parts, name.suffix)))


def read_date(value: object) -> PartialDate | None:
    """The date of a date variable: an object with `date-parts`, `raw` or `literal`, or EDTF."""
    if isinstance(value, str | int):
        return dates.read(str(value))
    if not isinstance(value, Mapping):
        return None
    stated = value.get("date-parts")
    ends = map(_part, stated) if isinstance(stated, list | tuple) else ()
    parts = tuple(filter(None, ends))[:2]
    circa = value.get("circa") not in (None, False, "", 0, "false")
    literal, raw = read_text(value.get("literal")), read_text(value.get("raw"))
    literal = literal or _unreadable(value)
    if not parts:
        date = dates.read(raw or "") or (PartialDate(literal=literal) if literal else None)
        return PartialDate(date.parts, date.season, circa, date.literal) if date else None
    season = _season(value.get("season"), parts[0])
    if isinstance(season, PartialDate):
        return season
    return PartialDate(parts=parts, season=season, circa=circa, literal=literal)


def _unreadable(value: Mapping[str, object]) -> str | None:
    """The season and the numbers of what is no date, as one text: "Filing date 0"."""
    season, stated = read_text(value.get("season")), value.get("date-parts")
    first = stated[0] if isinstance(stated, list) and stated else None
    if season is None or season.isdecimal() or not isinstance(first, list) or _part(first):
        return None
    return " ".join([season, *filter(None, map(read_text, reversed(first)))])


def _part(part: object) -> tuple[int, ...] | None:
    """(year[, month[, day]]), as far as such a day exists."""
    if not isinstance(part, Sequence) or isinstance(part, str):
        return None
    numbers: list[int] = []
    for number, highest in zip(part, (9999, 12, 31), strict=False):
        text = str(number).strip()
        if not text.lstrip("-").isdecimal() or not int(text) or int(text) > highest:
            break
        numbers.append(int(text))
    return tuple(numbers) if numbers and all(n > 0 for n in numbers[1:]) else None


def _season(stated: object, part: tuple[int, ...]) -> int | PartialDate | None:
    """The season's number; a name of one, or of a month, is read with the year."""
    text = read_text(stated)
    if text is None:
        return None
    if text.isdecimal():
        return (int(text) - 1) % 4 + 1 if 1 <= int(text) <= 24 else None
    date = dates.read(f"{text} {part[0]}")
    return date if date and date.parts else None
