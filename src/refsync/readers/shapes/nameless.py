"""Works of which a list says no more than who wrote them, and when: "Doe & Roe (1993) [paper]"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refsync.identifiers import sole
from refsync.readers.details import Details
from refsync.readers.entry import Entry
from refsync.readers.people import People, people
from refsync.readers.phrases import who_and_when, without_year
from refsync.readers.titles import year

_FEWEST = 2
_MOST = 0.75


def without_titles(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, names in the place of most of their titles taken for their authors'.

    Such names are of families, and stand with a year and a link, which says which work is meant.
    """
    found = [_who(entry) for entry in entries]
    sure = [who for who in found if who and who.likely]
    titled = sum(not _is_told_by_identifier(entry) for entry in entries)
    names = sum(who is not None for who in found)
    if len(sure) < _FEWEST or names < _MOST * titled:
        return list(entries)
    return [
        replace(entry, title="", details=Details(who, None, _year(entry)).completed(entry.details))
        if who or _is_told_by_identifier(entry)
        else entry
        for entry, who in zip(entries, found, strict=True)
    ]


def _is_told_by_identifier(entry: Entry) -> bool:
    """Whether an identifier or address at most stands for a title: "DOI: 10.1000/182"."""
    return not entry.title or "://" in entry.title or sole(entry.title) is not None


def _who(entry: Entry) -> People | None:
    """The people whom an entry names by family in its title's place, if nothing else tells any."""
    when = _year(entry)
    if not when or entry.bibtex or not (entry.mentions or entry.stated):
        return None
    bare = without_year(entry.title)
    who = people(bare) or who_and_when(f"{bare} {when}")
    told = entry.details.who
    if not who or any(name.given for name in who.names):
        return None
    return who if told is None or told.names == who.names else None


def _year(entry: Entry) -> int | None:
    """The year that is stated beside an entry's title, or in it."""
    return entry.details.year or year(entry.title)
