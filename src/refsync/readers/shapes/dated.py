"""When, and by whom, where a list says so in front of its titles: "1999 Widgets", "1999 Doe: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeGuard

from refsync.patterns import regex
from refsync.readers.document import Block, Heading, Text, is_linked, joined_apart, lines, plain
from refsync.readers.entry import Entry
from refsync.readers.people import People, people
from refsync.readers.titles import year, year_of_date
from refsync.readers.venues import MONTH, is_dated

_DAY = r"\d\d?(?:st|nd|rd|th)?"
_DATE = (
    rf"20\d\d,? {MONTH}(?! \d)|"
    r"(?:1[89]|20)\d\d(?:[./-]\d\d?){0,2}|20\d\d年\s?\d\d?月(?:\s?\d\d?日)?|"
    r"\d\d?[./-]\d\d?[./-]20\d\d|[12]\d[./-](?:0[1-9]|1[0-2])|"
    rf"(?:{_DAY} )?{MONTH}(?: {_DAY},?)?,? 20\d\d"
)
"""A year, or a date: "2015.06", "2015年6月", "12/06/2015", "15.06", "12 June 2015", "2015 Jun"."""
_FULL_DATE = regex(rf"(?!\d{{4}}$)(?:{_DATE})")
_YEAR = regex(r"(?:1[89]|20)\d\d")
_DATED = regex(rf"(?P<when>{_DATE})[:\uff1a,]?\s+(?P<title>(?:[^\W\d_a-z]|[\"“„«]).{{5,}})")
_DATED_IN_BRACKETS = regex(
    rf"[(\[](?P<when>{_DATE})[)\]][:\uff1a,]?\s+(?P<title>(?:[^\W\d_a-z]|[\"“„«]).{{5,}})"
)
_ON_DAYS = regex(
    rf"\s*(?:{_DAY}(?: {MONTH})?(?: (?:and|&|und|et) |, | ?[-–] ?)){{0,3}}"
    rf"{_DAY} {MONTH},? 20\d\d\s?[:\uff1a]\s+(?=\S+ \S+ \S)"
)
"""When a meeting read a work, before its title: "06 May and 20 May 2021: On the Use of Gears"."""
_NAMED = regex(r"(?P<who>[^\W\d_][^:\uff1a]{1,100})[:\uff1a]\s+(?P<title>\S.{5,})")
_BEHIND = regex(r"(?P<title>[^\W\d_].{5,400}?[^\s,(\[])[\s,]*[\s(\[](?P<when>(?:19|20)\d\d)[)\]]?")
_SEVERAL = 2
_FEWEST = 3
_MOST = 0.5
_NEARLY_ALL = 0.9


def is_date(text: str) -> bool:
    """Whether a text is a date with its month: "May 2015", "2015/06/12"."""
    return _FULL_DATE.fullmatch(text.strip(" .,:()[]")) is not None


def _year_of(when: str) -> int | None:
    """The year of a date."""
    found = _YEAR.search(when)
    return int(found[0]) if found else year_of_date(when)


def with_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, paragraphs without links that begin with a year made items, each line that does.

    They are where most of a list's paragraphs without links begin so, in several years.
    """
    bare = [block for block in blocks if _is_bare(block)]
    years = {id(block): found for block in bare if (found := _years(block))}
    if len(set().union(*years.values())) < _FEWEST or len(years) < _MOST * len(bare):
        return list(blocks)
    return [
        item
        for block in blocks
        for item in (_items(block) if isinstance(block, Text) and id(block) in years else [block])
    ]


def without_days(body: Sequence[Block]) -> Sequence[Block]:
    """The blocks, the days on which a club read works left out where several items begin so."""
    on_days = {id(block) for block in body if isinstance(block, Text) and _is_on_days(block)}
    if len(on_days) < _SEVERAL:
        return body
    return [
        _without_its_days(block) if isinstance(block, Text) and id(block) in on_days else block
        for block in body
    ]


def _is_on_days(text: Text) -> bool:
    return bool(text.item and text.spans) and _ON_DAYS.match(text.spans[0].text) is not None


def _without_its_days(text: Text) -> Text:
    first, *others = text.spans
    return replace(text, spans=(first._replace(text=_ON_DAYS.sub("", first.text)), *others))


def with_years_below_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each year that stands alone above a heading put below it.

    So it is where nearly all headings of a level have one, as on pages that show works as cards.
    """
    headings = {n: block.level for n, block in enumerate(blocks) if isinstance(block, Heading)}
    dated = {n: level for n, level in headings.items() if n and _is_a_year(blocks[n - 1])}
    of_all, of_dated = Counter(headings.values()), Counter(dated.values())
    out = list(blocks)
    for n, level in dated.items():
        if of_dated[level] >= max(_FEWEST, _NEARLY_ALL * of_all[level]):
            out[n - 1 : n + 1] = [blocks[n], blocks[n - 1]]
    return out


def _is_a_year(block: Block) -> bool:
    """Whether a block is a paragraph of nothing but a year."""
    return _is_bare(block) and _YEAR.fullmatch(plain(block.spans)) is not None


def _years(text: Text) -> set[int | None]:
    """The years with which a text's lines begin, if the first of them does."""
    begins = [_dated(plain(line)) for line in lines(text.spans)]
    return {_year_of(begin["when"]) for begin in begins if begin} if begins[0] else set()


def _dated(line: str) -> re.Match[str] | None:
    """The year or date with which a line begins, perhaps in brackets, and what it dates."""
    return _DATED.fullmatch(line) or _DATED_IN_BRACKETS.fullmatch(line)


def _is_bare(block: Block) -> TypeGuard[Text]:
    """Whether a block is a paragraph without links."""
    return isinstance(block, Text) and not block.depth and not is_linked(block.spans)


def _items(text: Text) -> Iterator[Text]:
    """A paragraph's lines as items, those that don't begin with a year joined to the one above."""
    broken = lines(text.spans)
    begins = (_dated(plain(line)) is not None for line in broken)
    for spans in joined_apart(broken, begins):
        yield Text(spans[0].line, spans, depth=1, item=True)


def without_years_behind(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the years behind bare titles taken for their own.

    They are where most of what has no link has one, and not the same.
    """
    bare = [entry for part in parts for entry in part if _is_a_bare_title(entry)]
    found = [match for entry in bare if (match := _BEHIND.fullmatch(entry.title))]
    if len({match["when"] for match in found}) < _FEWEST or len(found) < _MOST * len(bare):
        return [list(part) for part in parts]
    return [[_before_year(entry) for entry in part] for part in parts]


def _is_a_bare_title(entry: Entry) -> bool:
    return bool(entry.title) and not (entry.mentions or entry.evidence or is_dated(entry.title))


def _before_year(entry: Entry) -> Entry:
    dated = _BEHIND.fullmatch(entry.title) if _is_a_bare_title(entry) else None
    if not dated:
        return entry
    when = entry.details.year or year(dated["when"])
    return replace(entry, title=dated["title"], details=entry.details._replace(year=when))


def without_dates(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the dates in front of their titles taken for their own.

    Years are where most of a list's titles have one, and not the same, or where each of those that
    do goes on with another word, as no series of reports does; works cited with their years tell
    as much. Dates with a month are where most of its titles have one. Names between year and title
    are the authors' where all that stands there may be, and some of it is names for sure.
    """
    entries = [entry for part in parts for entry in part]
    found = [match for entry in entries if (match := _DATED.fullmatch(entry.title))]
    titled = sum(bool(entry.title and entry.evidence) for entry in entries)
    cites = [e for e in entries if e.details.names_are_told and e.details.year]
    years = {_year_of(match["when"]) for match in found}
    known = years.union(entry.details.year for entry in cites)
    apart = len({match["title"].split()[0] for match in found}) == len(found)
    mostly = len(found) >= _MOST * titled
    in_full = mostly and sum(is_date(match["when"]) for match in found) >= _FEWEST
    in_years = len(years) >= _SEVERAL and len(known) >= _FEWEST and (apart or mostly)
    if not (in_years or in_full):
        return [list(part) for part in parts]
    named = [match for one in found if (match := _NAMED.fullmatch(one["title"]))]
    who = [who for match in named if (who := in_short(match["who"]))]
    told = len(cites) + sum(one.likely for one in who)
    by_name = told > 1 and len(who) >= _NEARLY_ALL * len(named)
    return [[_apart(entry, by_name=by_name) for entry in part] for part in parts]


def _apart(entry: Entry, *, by_name: bool) -> Entry:
    dated = _DATED.fullmatch(entry.title)
    if not dated:
        return entry
    said, title = entry.details, dated["title"]
    named = _NAMED.fullmatch(title) if by_name else None
    who = in_short(named["who"]) if named else None
    if named and who:
        title, said = named["title"], said._replace(who=said.who or who)
    said = said._replace(year=said.year or _year_of(dated["when"]))
    return replace(entry, title=title, details=said)


def in_short(text: str) -> People | None:
    """The people that a text names: several, or one by the family name: "Doe/Roe", "Doe"."""
    who = people(text.replace("/", " & "))
    return who if who and (who.likely or not who.names[0].given) else None
