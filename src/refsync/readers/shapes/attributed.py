"""Who wrote a work, where a list says so in its titles: "On Widgets - Jane Doe", "Doe 2015: …"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from refsync.readers.citation import Details, who_and_when, without_year
from refsync.readers.entry import Entry
from refsync.readers.people import People, people
from refsync.readers.shapes.dated import in_short
from refsync.readers.titles import year
from refsync.readers.venues import venue

_BEHIND = re.compile(
    r"(?P<title>\S.{3,400}[^\s,-])(?:\s*-{2,3}\s*|\s+[-–—|]\s*|\s*[–—]\s*|,?\s+by\s+)"
    r"(?P<who>[^\W\d_].{2,150})"
)
_BEFORE = re.compile(
    r"(?P<who>[^\W\d_][^:\uff1a|–—]{2,150}?)\s*(?:[:\uff1a]|\s[-–—|])\s+(?P<title>\S.{3,400})"
)
_BEHIND_COMMAS = re.compile(
    r"(?P<title>\S.{8,400}?),\s+(?P<who>[^\W\d_][^,]{1,60}),\s+"
    r"(?:(?P<where>[^\W\d_][^,]{1,80}),\s+)?(?P<when>(?:19|20)\d\d)\.?"
)
_YEAR_AT_END = re.compile(r",\s+(?:19|20)\d\d\.?$")
_FEWEST = 2
_MOST = 0.5
_DISTINCT = 0.6


class _Attributed(NamedTuple):
    """A title in which names stand as well.

    Attributes:
        sure: they are more than a word or two with capitals.
    """

    title: str
    who: People
    year: int | None
    sure: bool
    where: str | None = None


def without_names(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the names in their titles taken for their authors'.

    They are where the list, or the part, has them so in most of the titles whose authors nothing
    else tells, and not the same ones.
    """
    for read, among in (
        (_attributed, _lacks_names),
        (_in_short, _lacks_names),
        (_behind_commas, _ends_in_a_year),
    ):
        parts = _without(parts, read, among)
    return [list(entries) for entries in parts]


def _without(
    parts: Sequence[Sequence[Entry]],
    read: Callable[[Entry], _Attributed | None],
    among: Callable[[Entry], bool],
) -> list[list[Entry]]:
    """The entries without the names that one way of reading finds in most titles of a kind."""
    found = [[read(entry) for entry in entries] for entries in parts]
    pairs = [list(zip(*pair, strict=True)) for pair in zip(parts, found, strict=True)]
    throughout = _is_habit([pair for part in pairs for pair in part], among)
    return [
        [_apart(*pair) for pair in part] if throughout or _is_habit(part, among) else list(entries)
        for entries, part in zip(parts, pairs, strict=True)
    ]


def _lacks_names(entry: Entry) -> bool:
    return bool(entry.evidence) and not entry.details.names_are_told


def _ends_in_a_year(entry: Entry) -> bool:
    return _YEAR_AT_END.search(entry.title) is not None


def _is_habit(
    pairs: Sequence[tuple[Entry, _Attributed | None]], among: Callable[[Entry], bool]
) -> bool:
    likely = [found for entry, found in pairs if among(entry) or (found and found.sure)]
    names = [one.who.names[0] for one in likely if one and one.sure]
    return (
        len(names) >= _FEWEST
        and len(names) >= _MOST * len(likely)
        and len(set(names)) >= _DISTINCT * len(names)
    )


def _apart(entry: Entry, found: _Attributed | None) -> Entry:
    if found is None:
        return entry
    known = entry.details
    said = Details(found.who, known.venue or found.where, known.year or found.year)
    return replace(entry, title=found.title, details=said)


def _attributed(entry: Entry) -> _Attributed | None:
    """The title and the names of an entry whose text has both; its authors aren't known else."""
    if entry.details.names_are_told:
        return None
    if match := _BEHIND.fullmatch(entry.title):
        said = match["who"]
        who = None if venue(said) else people(without_year(said))
        full = who is not None and all(name.given for name in who.names)
        return _Attributed(match["title"], who, year(said), full or who.told) if who else None
    match = _BEFORE.fullmatch(entry.title)
    dated = who_and_when(match["who"]) if match else None
    return _Attributed(match["title"], dated, year(match["who"]), True) if match and dated else None


def _in_short(entry: Entry) -> _Attributed | None:
    """The title and the family names before it, as in "Doe/Roe: On Widgets"."""
    match = None if entry.details.names_are_told else _BEFORE.fullmatch(entry.title)
    who = in_short(match["who"]) if match else None
    if not match or not who or any(name.given for name in who.names):
        return None
    return _Attributed(match["title"], who, None, who.likely)


def _behind_commas(entry: Entry) -> _Attributed | None:
    """The title before who, where and when, as in "On Widgets, Doe, Acta Fabri, 2016"."""
    match = None if entry.details.names_are_told else _BEHIND_COMMAS.fullmatch(entry.title)
    who = people(match["who"]) if match else None
    if not match or not who:
        return None
    return _Attributed(match["title"], who, int(match["when"]), True, match["where"])
