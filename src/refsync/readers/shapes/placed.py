"""Where a work appeared, or was made, if a list says so before its titles: "Acta — Widgets"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from refsync.patterns import regex
from refsync.readers.entry import Entry
from refsync.readers.shapes.words import WORDS_OF_A_HEADLINE, count_words
from refsync.readers.titles import leading_volume, year
from refsync.readers.venues import venue, venue_and_year, venue_with_year

_PLACED = regex(
    r"(?:\[[-+*]\]\s+)?(?P<where>[A-Z\d][^\s:\uff1a|–—]{0,30}(?: [^\s:\uff1a|–—]{1,30}){0,3}?)"
    r"(?:\s+[-–—|]\s+|[—|]\s*)(?P<title>[^\W_].{3,})"
)
_DATED_PLACE = regex(
    r"(?P<where>(?:[A-Z]|ar[Xx])[A-Za-z&-]{1,20}(?:\s?['’‘]\d\d|\s?(?:19|20)\d\d|[0129]\d(?!\d)))[.,:\uff1a]?\s+"
    r"(?P<title>[\"“(\[]?[^\W_a-z].{8,})"
)
"""Without anything between them: "ICML 2020 On Widgets", "ICML20 On Widgets"."""
_VOLUME = regex(
    r"(?:[Ii]n:? )?(?P<where>[^\W\d_][^:\uff1a\[\]]{1,70}(?<! in)"
    r"(?:[ ,]{1,2}(?:19|20)|\s?['’‘])\d\d)[:\uff1a]\s+(?P<title>\S.{3,})"
)
"""A volume and a colon: "Acta Fabri, 2020: On Widgets", "In Proc. of ICML 2020: On Widgets"."""
_NICKNAME = regex(r"^\(([^()]{1,40})\)(?=\s)")
"""Behind a venue brackets are none of the title: "ICML20 (Acme) On Widgets"."""
_GLUED_YEAR = regex(r"(?<=[A-Za-z])(?=\d\d$)")
_BY_ORGANISATION = regex(
    r"(?P<who>[A-Z][\w&]{1,20}(?: (?:AI|Brain|Research|Labs?))?)"
    r"\s*(?:[:\uff1a]|(?P<dash>\s[-–—]\s))\s*(?P<title>\S.{8,})"
)
_KNOWN_ORGANISATIONS = (
    "Google DeepMind OpenAI Microsoft Facebook FAIR Meta Amazon AWS Apple IBM Intel NVIDIA Nvidia "
    "Adobe Twitter LinkedIn Netflix Uber Airbnb Yahoo Yandex Samsung Sony Salesforce Oracle VMware "
    "Alibaba Tencent Baidu Huawei ByteDance Kuaishou Meituan JD SenseTime Stanford MIT CMU "
    "Berkeley Princeton Harvard Oxford Cambridge ETH EPFL Tsinghua PKU CUHK HKUST NTU KAIST Mila"
)
_ORGANISATIONS = frozenset(_KNOWN_ORGANISATIONS.split())
_SEVERAL = 2
_FEWEST = 3
_CROWD = 10
_MOST = 0.5
_NEARLY_ALL = 0.8


def without_places(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the venues in front of their titles taken for their own.

    They are where the list, or the part, has known venues or years so before most of its titles.
    What else stands so before several is one as well.
    """
    said = [[_placed(entry.title) for entry in entries] for entries in parts]
    seen = Counter(match["where"] for found in said for match in found if match)
    throughout = _is_habit(list(zip(parts, said, strict=True)))
    return [
        [_apart(*pair, seen) for pair in zip(entries, found, strict=True)]
        if throughout or _is_habit([(entries, found)])
        else list(entries)
        for entries, found in zip(parts, said, strict=True)
    ]


def _placed(title: str) -> re.Match[str] | None:
    if placed := _PLACED.fullmatch(title):
        return placed
    dated = _DATED_PLACE.fullmatch(title)
    if dated and venue_with_year(_where(dated)):
        return dated
    volume = _VOLUME.fullmatch(title)
    return volume if volume and venue_and_year(volume["where"]) else None


def _where(match: re.Match[str]) -> str:
    """What stands before a title, a year of two digits apart: "ICML 20" of "ICML20"."""
    return _GLUED_YEAR.sub(" ", match["where"])


def _is_habit(parts: Sequence[tuple[Sequence[Entry], Sequence[re.Match[str] | None]]]) -> bool:
    sure = sum(bool(entry.title and entry.evidence) for entries, _ in parts for entry in entries)
    known = sum(match is not None and _is_known(match) for _, found in parts for match in found)
    return known >= _FEWEST and known >= _MOST * sure


def _is_known(match: re.Match[str]) -> bool:
    return bool(venue(_where(match)) or year(_where(match)))


def _apart(entry: Entry, match: re.Match[str] | None, seen: Counter[str]) -> Entry:
    if match is None or leading_volume(entry.title[match.start("where") :]):
        return entry
    repeated = seen[match["where"]] > 1
    if not (repeated or _is_known(match)):
        return entry
    said, where = entry.details, _where(match)
    said = said._replace(venue=said.venue or venue(where), year=said.year or year(where))
    return replace(entry, title=_NICKNAME.sub(r"[\1]", match["title"]), details=said)


def without_volumes(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, those behind any venue's initials told: "18-FZZM-On Widgets".

    They are where most of the list's titles that begin so have a known venue there. Others are
    venues where several titles have them, or a title in full stands behind them and the years are
    near; else they may begin a title themselves: "20-WID-Nets for Gears".
    """
    titles = [entry.title for entries in parts for entry in entries]
    known = [volume for title in titles if (volume := leading_volume(title))]
    alike = [volume for title in titles if (volume := leading_volume(title, known=False))]
    if len(known) == len(alike) or len(known) < max(_FEWEST, _MOST * len(alike)):
        return [list(entries) for entries in parts]
    seen = Counter(_initials(where) for _, (where,) in alike)
    repeated = {name for name, times in seen.items() if times >= _SEVERAL}
    years = [when for _, (where,) in known if (when := year(where))]
    near = range(min(years, default=0) - 1, max(years, default=0) + 2)
    return [[_behind_volume(entry, repeated, near) for entry in entries] for entries in parts]


def _initials(volume: str) -> str:
    """The venue of a volume, known or not: "FZZM" of "FZZM'18"."""
    return volume.rstrip("0123456789").rstrip("' ")


def _behind_volume(entry: Entry, repeated: set[str], near: range) -> Entry:
    """The entry without what stands before its title, if that is a venue's initials as well."""
    volume = None if leading_volume(entry.title) else leading_volume(entry.title, known=False)
    if not volume:
        return entry
    title, (where,) = volume
    in_full = count_words(title) >= WORDS_OF_A_HEADLINE or ": " in title
    if _initials(where) not in repeated and not (in_full and year(where) in near):
        return entry
    said = entry.details
    said = said._replace(venue=said.venue or venue(where), year=said.year or year(where))
    return replace(entry, title=title, details=said)


def without_organisations(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, organisations in front of titles left out.

    Known ones are where the list has several so: "Google - On Widgets", "Amazon: On Gears". So are
    others there that it repeats, and any before a dash where most of its papers have known ones or
    these.
    """
    said = [[_BY_ORGANISATION.fullmatch(entry.title) for entry in entries] for entries in parts]
    seen = Counter(match["who"] for found in said for match in found if match)
    known = {who for who in seen if who.partition(" ")[0] in _ORGANISATIONS}
    if len(known) < _SEVERAL:
        return [list(entries) for entries in parts]
    known |= {who for who, times in seen.items() if times >= _FEWEST}
    sure = sum(bool(entry.title and entry.evidence) for entries in parts for entry in entries)
    throughout = sum(seen[who] for who in known) >= max(_NEARLY_ALL * sure, _CROWD)
    return [
        [
            replace(entry, title=match["title"])
            if match and (match["who"] in known or (throughout and match["dash"]))
            else entry
            for entry, match in zip(*pair, strict=True)
        ]
        for pair in zip(parts, said, strict=True)
    ]
