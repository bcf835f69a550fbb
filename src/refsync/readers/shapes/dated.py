"""When, and by whom, where a list says so in front of its titles: "1999 Widgets", "1999 Doe: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from refsync.readers.entry import Entry
from refsync.readers.people import People, people
from refsync.readers.titles import year

_DATED = re.compile(
    r"(?P<when>(?:1[89]|20)\d\d)(?:[./-]\d\d?){0,2}[:\uff1a]?\s+(?P<title>[^\W\d_a-z].{5,})"
)
_NAMED = re.compile(r"(?P<who>[^\W\d_][^:\uff1a]{1,100})[:\uff1a]\s+(?P<title>\S.{5,})")
_FEWEST = 3
_MOST = 0.5
_NEARLY_ALL = 0.9


def without_dates(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the years in front of their titles taken for their own.

    They are where most of a list's titles have one, and not the same. Names between year and title
    are the authors' where all that stands there may be, and some of it is names for sure.
    """
    entries = [entry for part in parts for entry in part]
    found = [match for entry in entries if (match := _DATED.fullmatch(entry.title))]
    titled = sum(bool(entry.title and entry.evidence) for entry in entries)
    years = {match["when"] for match in found}
    if len(years) < _FEWEST or len(found) < _MOST * titled:
        return [list(part) for part in parts]
    named = [match for one in found if (match := _NAMED.fullmatch(one["title"]))]
    who = [who for match in named if (who := _who(match["who"]))]
    told = sum(one.likely for one in who)
    by_name = told > 1 and len(who) >= _NEARLY_ALL * len(named)
    return [[_apart(entry, by_name=by_name) for entry in part] for part in parts]


def _apart(entry: Entry, *, by_name: bool) -> Entry:
    dated = _DATED.fullmatch(entry.title)
    if not dated:
        return entry
    said, title = entry.details, dated["title"]
    named = _NAMED.fullmatch(title) if by_name else None
    who = _who(named["who"]) if named else None
    if named and who:
        title, said = named["title"], said._replace(who=said.who or who)
    said = said._replace(year=said.year or year(dated["when"]))
    return replace(entry, title=title, details=said)


def _who(text: str) -> People | None:
    """The people that a text names: several, or one by the family name: "Doe/Roe", "Doe"."""
    who = people(text.replace("/", " & "))
    return who if who and (who.likely or not who.names[0].given) else None
