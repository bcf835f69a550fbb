"""Who wrote a work, where a list says so in its titles: "On Widgets - Jane Doe", "Doe 2015: …"."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.entry import Entry, Evidence
from refsync.readers.people import People, people, people_by_family
from refsync.readers.phrases import who_and_when, without_year
from refsync.readers.shapes.dated import in_short
from refsync.readers.shapes.single_names import with_single_names
from refsync.readers.shapes.words import count_words
from refsync.readers.titles import year
from refsync.readers.venues import OF_ORGANISATIONS, YEAR, venue
from refsync.reference import Name

_BEHIND = regex(
    r"(?P<title>\S.{3,400}[^\s,-]),?(?:\s*-{2,3}\s*|\s+[-–—|~]\s*|\s*[–—]\s*|\s+by\s+)"
    r"(?P<who>[^\W\d_].{2,150})"
)
_BEFORE = regex(
    r"(?P<who>[^\W\d_][^:\uff1a|–—]{2,150}?)\s*(?:[:\uff1a]|\s[-–—|])\s+(?P<title>\S.{3,400})"
)
_BEFORE_A_STOP = regex(r"(?P<who>[^\W\d_a-z][^.]{1,80})\.\s+(?P<title>\S.{3,400})")
_GLUED = regex(
    r"(?P<who>[^\W\d_a-z][^\W\d_]{1,20}(?: [^\W\d_a-z]\.?){0,2}(?: [^\W\d_a-z][\w’'-]{1,30}){1,2})"
    r"\.(?P<title>(?:An?|The|On|Towards?|From|Beyond|How|What|Why|When|Where)(?: \S{1,40}){3,40})"
)
"""A name and a title that lost the space between them: "Jane Doe.On the Use of Widgets".

Only a word as titles begin with tells: "Acme Studio.Net for the Use of Widgets" is a name alone.
"""
_IN_BRACKETS = regex(r"(?P<title>\S.{3,400}?)\s?[(\[](?P<who>[^\W\d_a-z][^()\[\]]{2,100})[)\]]")
_IN_WIDE_BRACKETS = regex(
    r"(?P<title>\S.{1,400}?)\s?\uff08(?P<who>[^()\uff08\uff09]{2,60}(?<![版編编]))\uff09"
)
_BEHIND_A_BAR = regex(
    r"(?P<title>\S.{3,400}?)_(?:[\u4e00-\u9fff]{2,12}(?:大学|学院|研究[所院])\s)?(?P<who>[\u4e00-\u9fff]{2,4})"
)
"""As databases in China name what one downloads: "题目_作者", "题目_某某大学 作者"."""
_BY = regex(r"(?P<title>\S.{3,400}?),?\s[Bb]y\s(?P<who>[^\W\d_a-z][^,:;()]{1,60})")
_FIRST_DASH = regex(r"\s[-–—]\s+(?=\S)")
_FAMILY = regex(
    rf"(?P<family>[^\W\d_a-z][\w’'-]{{1,40}})[,.:] \(?{YEAR}\)?\.?|"
    r"\((?P<within>[^\W\d_a-z][\w’'-]{1,40}),? (?P<when>[^()]{4,20})\)"
)
_FEWEST_BY = 4
_FEWEST = 2
_SEVERAL = 3
_MOST = 0.5
_NEARLY_ALL = 0.75
_MOST_COMMAS = 12
_FEWEST_WORDS = 2
_DISTINCT = 0.6


class _Attributed(NamedTuple):
    """A title in which names stand as well.

    Attributes:
        sure: they are more than a word or two with capitals.
        likely: they are names if others in the same place are sure.
        where: what stands behind them.
    """

    title: str
    who: People
    year: int | None
    sure: bool
    likely: bool = False
    where: str | None = None


def without_names(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the names in their titles taken for their authors'.

    They are where the list, or the part, has them so in most of the titles whose authors nothing
    else tells, and not the same ones. Where others' names are told, one may have lost a space:
    "Jane Doe.On the Use of Widgets".
    """
    if sum(_before_a_dash(entry) is not None for part in parts for entry in part) >= _SEVERAL:
        parts = _without(parts, _before_a_dash, share=_NEARLY_ALL)
    if any(entry.details.names_are_told for part in parts for entry in part):
        parts = [[_apart(entry, _before_a_lost_space(entry)) for entry in part] for part in parts]
    for read in (_attributed, _in_short, _in_brackets):
        parts = _without(parts, read)
    for read in (_by_initials, _in_wide_brackets, _behind_a_comma, _before_a_comma, _before_a_stop):
        parts = _without(parts, read, share=_NEARLY_ALL)
    parts = _with_families_known(with_single_names(_with_names_alike(_without_by(parts))))
    return [list(map(_without_its_names, _with_names_as_others(entries))) for entries in parts]


def _without_its_names(entry: Entry) -> Entry:
    """An entry whose title has not its own authors behind "by" at its end: "On Gears by J. Doe"."""
    match = _BY.fullmatch(entry.title) if entry.details.who else None
    is_told = match is not None and entry.details.names_those_of(match["who"])
    return replace(entry, title=match["title"]) if match and is_told else entry


def _with_names_as_others(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, a full name at either end of a title its author's, as nearly all others have.

    As of "Gears of the North - Jane Doe" and "Wheels by Al Roe", each among entries of which at
    least three in four are by several, whom their own looks tell.
    """
    titled = [entry for entry in entries if entry.title]
    told = [entry for entry in titled if entry.details.names_are_told]
    if len(told) < max(_SEVERAL, _NEARLY_ALL * len(titled)):
        return list(entries)
    return [_apart(entry, _by_one(entry)) for entry in entries]


def _by_one(entry: Entry) -> _Attributed | None:
    """The title and the only full name that stands before or behind it."""
    readings = (_by, _attributed, _before_a_dash, _behind_a_comma, _behind_a_stop)
    found = (read(entry) for read in readings)
    alone = (one for one in found if one and len(one.who.names) == 1)
    return next((one for one in alone if one.who.have_given_names), None)


def _behind_a_stop(entry: Entry) -> _Attributed | None:
    """The title and the full name that is the last sentence: "On Widgets. Jane Doe"."""
    title, stop, last = entry.title.rstrip(" .").rpartition(". ")
    who = people(last) if stop and not entry.details.names_are_told else None
    return _Attributed(title, who, None, sure=False) if who and not venue(last) else None


def _with_families_known(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries, a word before a linked title and the year its author's family name.

    As "Doe, [“On Widgets”](…) (2015)" where the list names Jane Doe in full elsewhere. In brackets
    any word is, "(Doe, 2015)", where nearly all titles have family names and years: "(Doe et al.,
    2015)".
    """
    entries = [entry for part in parts for entry in part]
    wrote = [entry.details.who for entry in entries if entry.details.who]
    known = {name.family for who in wrote for name in who.names if name.family and name.given}
    titled = sum(bool(entry.title and entry.linked) for entry in entries)
    by_family = sum(map(_is_by_families, entries))
    throughout = by_family >= max(_SEVERAL, _NEARLY_ALL * titled)
    return [[_with_family(entry, known, any_of=throughout) for entry in part] for part in parts]


def _is_by_families(entry: Entry) -> bool:
    """Whether a dated work's authors are told, none of them by more than the family name."""
    who = entry.details.who if entry.details.year and entry.linked else None
    is_in_short = who is not None and not any(name.given or name.literal for name in who.names)
    return is_in_short and entry.details.venue is None


def _with_family(entry: Entry, known: Container[str], *, any_of: bool) -> Entry:
    """An entry by one of whom the family name is known, if that and the year are beside it.

    Args:
        entry: of a list.
        known: the family names of those whom the list names in full.
        any_of: names in brackets are family names, known or not.
    """
    match = None if entry.details.who or not entry.linked else _FAMILY.fullmatch(entry.beside)
    within = match["within"] if match and year(match["when"] or "") else None
    family = (match and match["family"]) or within or ""
    is_known = family in known or (any_of and within is not None)
    if not is_known or venue(family) or count_words(entry.title) < _FEWEST_WORDS:
        return entry
    who = People((Name(family=family),))
    evidence = max(entry.evidence, Evidence.CITED)
    return replace(entry, details=entry.details._replace(who=who), evidence=evidence)


def _with_names_alike(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries, what stands behind a dash their authors', be it a word, as others have names.

    As of "Gears - Plato" and "Cogs, -Jane Doe" where nearly all have a title and names only, and
    most of these are in full: "Widgets - Jane Doe". Behind a comma stands who is named elsewhere.
    """
    entries = [entry for part in parts for entry in part if entry.title]
    named = [who for entry in entries if (who := _is_named_only(entry))]
    known = {name for who in named for name in who.names}
    found = {id(entry): one for entry in entries if (one := _alike(entry, known))}
    if len(named) < max(_FEWEST, len(found)) or len(named) + len(found) < _NEARLY_ALL * len(
        entries
    ):
        return [list(part) for part in parts]
    return [[_apart(entry, found.get(id(entry))) for entry in part] for part in parts]


def _is_named_only(entry: Entry) -> People | None:
    """Who wrote a work of which nothing but the title is known besides, if named in full."""
    who, *more = entry.details
    return who if who and who.have_given_names and not any(more) else None


def _alike(entry: Entry, known: Container[Name]) -> _Attributed | None:
    """The title and what stands behind its dash, or the known person behind its comma."""
    if entry.details.names_are_told:
        return None
    if match := _BEHIND.fullmatch(entry.title):
        said = match["who"]
        who = None if venue(said) or " - " in said else people(said)
        named = who is not None and (who.have_given_names or said.isalpha())
        return _Attributed(match["title"], who, None, sure=False) if who and named else None
    title, _, last = entry.title.rpartition(", ")
    who = people(last) if title else None
    is_known = who is not None and all(name in known for name in who.names)
    return _Attributed(title, who, None, sure=False) if who and is_known else None


def _without_by(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries, "by" and a name that end several titles the authors', if no other words do."""
    ends = [entry for entries in parts for entry in entries if _BY.fullmatch(entry.title)]
    sure = [found for entry in ends if (found := _by(entry)) and found.sure]
    names = {found.who.names[0] for found in sure}
    if len(names) < _FEWEST_BY or len(sure) < _NEARLY_ALL * len(ends):
        return [list(entries) for entries in parts]
    return [[_apart(entry, _by(entry)) for entry in entries] for entries in parts]


def _by(entry: Entry) -> _Attributed | None:
    """The title and the names behind "by" at its end, as in "On Widgets by J. Doe"."""
    match = None if entry.details.names_are_told else _BY.fullmatch(entry.title)
    who = people(match["who"]) if match else None
    if not match or not who:
        return None
    return _Attributed(match["title"], who, None, who.told or who.have_given_names)


def _without(
    parts: Sequence[Sequence[Entry]],
    read: Callable[[Entry], _Attributed | None],
    *,
    share: float = 0,
) -> list[list[Entry]]:
    """As above, by one reading; if a share is given, where so many of all titles have names."""
    found = [[read(entry) for entry in entries] for entries in parts]
    pairs = [list(zip(*pair, strict=True)) for pair in zip(parts, found, strict=True)]
    throughout = _is_habit([pair for part in pairs for pair in part], share)
    return [
        [_apart(*pair) for pair in part] if throughout or _is_habit(part, share) else list(entries)
        for entries, part in zip(parts, pairs, strict=True)
    ]


def _is_habit(pairs: Sequence[tuple[Entry, _Attributed | None]], share: float) -> bool:
    likely = [
        found
        for entry, found in pairs
        if (entry.evidence and not entry.details.names_are_told)
        or (found and (found.sure or found.likely))
    ]
    names = [one.who.names[0] for one in likely if one and (one.sure or one.likely)]
    bare = [entry for entry, _ in pairs if entry.title and not entry.details.names_are_told]
    return (
        len(names) >= _FEWEST
        and any(one.sure for one in likely if one)
        and len(names) >= _MOST * len(likely)
        and sum(found is not None for _, found in pairs) >= share * len(bare)
        and len(set(names)) >= _DISTINCT * len(names)
    )


def _apart(entry: Entry, found: _Attributed | None) -> Entry:
    if found is None:
        return entry
    known = entry.details
    when, where = known.year or found.year, known.venue or found.where
    said = known._replace(who=found.who, year=when, venue=where)
    return replace(entry, title=found.title, details=said)


def _attributed(entry: Entry) -> _Attributed | None:
    """The title and the names of an entry whose text has both; its authors aren't known else."""
    if entry.details.names_are_told:
        return None
    if match := _BEHIND_A_BAR.fullmatch(entry.title):
        named = people_by_family(match["who"])
        return _Attributed(match["title"], named, None, True) if named else None
    if match := _BEHIND.fullmatch(entry.title):
        said = match["who"]
        who = None if venue(said) else people(without_year(said))
        full = who is not None and who.have_given_names
        return _Attributed(match["title"], who, year(said), full or who.told) if who else None
    match = _BEFORE.fullmatch(entry.title)
    dated = who_and_when(match["who"]) if match else None
    return _Attributed(match["title"], dated, year(match["who"]), True) if match and dated else None


def _in_brackets(entry: Entry) -> _Attributed | None:
    """The title and the names in brackets behind it, as in "On Widgets (Doe & Roe)"."""
    match = None if entry.details.names_are_told else _IN_BRACKETS.fullmatch(entry.title)
    said = match["who"] if match else ""
    who = None if venue(said) else people(without_year(said))
    if not match or not who:
        return None
    return _Attributed(match["title"], who, year(said), who.told, likely=True)


def _in_wide_brackets(entry: Entry) -> _Attributed | None:
    """A linked title and the names behind it, as in "部品の研究（山田太郎/鈴木花子）"."""
    may_have = bool(entry.mentions) and not entry.details.names_are_told
    match = _IN_WIDE_BRACKETS.fullmatch(entry.title) if may_have else None
    said = match["who"].replace("/", "、") if match else ""
    who = people(said) or people_by_family(said)
    return _Attributed(match["title"], who, None, sure=True) if match and who else None


def _before_a_lost_space(entry: Entry) -> _Attributed | None:
    """The title and the full name before its full stop, if the space behind that is lost."""
    match = None if entry.details.who else _GLUED.fullmatch(entry.title)
    who = people(match["who"]) if match else None
    if not match or not who or not who.have_given_names or venue(match["who"]):
        return None
    return _Attributed(match["title"], who, None, sure=True)


def _before_a_dash(entry: Entry) -> _Attributed | None:
    """The title and the full names before its dash, as in "Jane Doe – On Widgets", of a book.

    A linked title may begin with what it is about: "[Wide Gears - A Study of Wheels](…)".
    """
    is_told = entry.details.names_are_told or entry.mentions
    before, dash, title = "" if is_told else entry.title, "", ""
    if parted := _FIRST_DASH.search(before):
        before, dash, title = before[: parted.start()], parted[0], before[parted.end() :]
    who = people(before) if dash and not venue(before) else None
    if not who or not who.have_given_names or before.split()[-1] in OF_ORGANISATIONS:
        return None
    return _Attributed(title, who, None, sure=people(title) is None)


def _by_initials(entry: Entry) -> _Attributed | None:
    """The title and the names with initials before it, as in "J. A. Doe - On Widgets"."""
    match = None if entry.details.names_are_told else _BEFORE.fullmatch(entry.title)
    who = people(match["who"]) if match else None
    if not match or not who or not (who.certain and who.have_given_names) or people(match["title"]):
        return None
    return _Attributed(match["title"], who, None, sure=True)


def _in_short(entry: Entry) -> _Attributed | None:
    """The title and the family names before it, as in "Doe/Roe: On Widgets"."""
    match = None if entry.details.names_are_told else _BEFORE.fullmatch(entry.title)
    who = in_short(match["who"]) if match else None
    if not match or not who or any(name.given for name in who.names):
        return None
    return _Attributed(match["title"], who, None, who.likely)


def _behind_a_comma(entry: Entry) -> _Attributed | None:
    """The title and the names behind one of its commas: "On Widgets, Jane Doe and R. Roe"."""
    if entry.details.names_are_told or ", " not in entry.title:
        return None
    title, *behind = entry.title.split(", ", _MOST_COMMAS)
    named = [(n, people(", ".join(behind[n:]))) for n in range(len(behind))]
    found = [(n, who) for n, who in named if who and not venue(behind[n])]
    if not found:
        return _before_where(title, behind)
    in_full = ((n, who) for n, who in found if who.have_given_names and not who.inverted)
    first = next(in_full, next(iter(found), None))
    if first is None:
        return None
    n, who = first
    sure = who.told or who.have_given_names
    return _Attributed(", ".join([title, *behind[:n]]), who, None, sure)


def _before_where(title: str, behind: Sequence[str]) -> _Attributed | None:
    """The title and one full name before where it appeared: "On Widgets, Jane Doe, The Gears"."""
    for n, (part, where) in enumerate(pairwise(behind)):
        who = None if venue(part) else people(part)
        if who and who.have_given_names and where[:1].isupper() and count_words(title) > 1:
            whole = ", ".join([title, *behind[:n]])
            return _Attributed(whole, who, None, sure=True, where=", ".join(behind[n + 1 :]))
    return None


def _before_a_comma(entry: Entry) -> _Attributed | None:
    """The names before one of an entry's commas, and the title: "Doe & Roe, On Widgets"."""
    if entry.details.names_are_told or ", " not in entry.title:
        return None
    parts = entry.title.split(", ", _MOST_COMMAS)
    for n in range(len(parts) - 1, 0, -1):
        who, title = people(", ".join(parts[:n])), ", ".join(parts[n:])
        another = people(parts[n]) if who else None
        goes_on = another is not None and another.have_given_names
        if who and count_words(title) >= _FEWEST_WORDS and not (people(title) or goes_on):
            return _Attributed(title, who, None, who.told or who.have_given_names)
    return None


def _before_a_stop(entry: Entry) -> _Attributed | None:
    """The family names before an entry's full stop, and the title: "Doe & Roe. On Widgets"."""
    match = None if entry.details.names_are_told else _BEFORE_A_STOP.fullmatch(entry.title)
    who = in_short(match["who"]) if match else None
    if not match or not who or any(name.given for name in who.names):
        return None
    return _Attributed(match["title"], who, None, who.likely)
