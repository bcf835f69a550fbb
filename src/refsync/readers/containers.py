"""Where a cited work appeared, told by how its citation goes on: "Acta Fabri, 12(3), 45–67"."""

from __future__ import annotations

import re
from itertools import dropwhile

from refsync.readers.cited_places import is_at_a_publisher, without_publisher
from refsync.readers.journals import is_abbreviated, is_shortened
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.titles import year
from refsync.readers.venues import MONTH, YEAR, bare_venue, venue

_LEAD = re.compile(
    rf"(?:[\s.,;:\[\]”\"–—-]|\({YEAR}[^()]{{0,20}}\)|\b{YEAR}\b(?=[\s.,]+[^\W\d_]))*"
)
_IN = re.compile(r"(?:[Ii]n|[Dd]ans|[Ee]n)(?:\s?:|\s)\s*(?=[^\W_a-z])")
_EDITED = re.compile(
    r"(?P<who>[^()]{3,200}?),?\s(?P<role>"
    r"\(?(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg|[Dd]irs?|[Cc]oords?|[Oo]rgs?)(?!\w)\.?\)?)"
    r"(?:(?P<several>(?<=editors),)|[.,:])?\s*"
)
_EDITED_BY = re.compile(
    r",? \(?(?:edited by|ed\. by|eds?\.|editors?|hrsg\.|dir\.)(?:[ )].*|$)|,? eds?$",
    re.IGNORECASE,
)
_VOLUME_IN_FRONT = re.compile(r"^\d{1,4} (?=[A-Z])")
"""As law reviews have it: "113 Yale L.J."."""
_INITIALS_BEHIND = re.compile(r"(?<=[a-z]) \([A-Z][\w’'/ -]{1,15}\)$")
"""Of a conference, behind its name in full."""
_ODD = frozenset('|[]{}«»“”"')
"""What no journal has in its name."""
_IN_VOLUME = re.compile(
    r"(?P<name>[^\W_].{1,240}?)(?:"
    r"[,.]?\s\(?(?:[Vv]ol(?:ume)?|[Nn]o|[Nn]r|[Bb](?:d|and)|[Tt]ome|[Ii]ssue)\b\.?\s?\d|"
    r"[,.]?\s\(?(?:pp?|pages?|S|S(?:eiten)?|págs?)\b\.?\s?\w?\d|"
    rf"[,.]?\s(?!{YEAR})\d{{1,4}}\s?(?:\((?:\d{{1,4}}[–/-])?[A-Z]?\d{{1,4}}\)|[:,;]\s?(?:no\b|pp?\b|\w?\d)|"
    r"\.\d{1,3} \()|"
    rf"[,.]?\s\(?{YEAR}\)?[a-z]?(?:\s[A-Z][a-z]{{2}})?(?:[:;]\s?\w?\d|,\s?\d{{1,4}}[,:(]))"
)
"""What a journal's name, or a book's, has behind it: a volume, an issue, or pages."""
_DATED = re.compile(rf"(?P<name>[^\W_].{{1,160}}?)(?:,? \(?{YEAR}\)?)?\.?")
_JOINED = re.compile(r"\S+ (?:\S+ ){0,8}(?:of|in|on|for|and) (?:\S+ ){0,8}\S+")
_SAYS_HOW_TO_GET_IT = re.compile(
    r"(?:(?:retrieved|available|accessed|https?|doi|url|isbn|issn|ph\.?d|master|diploma|tech|"
    r"unpublished|submitted|working paper|forthcoming|ed(?:ited|\.)|trans\.|transl\w*|übers\w*|"
    rf"tradu\w*|vol|kap|{MONTH})(?!\w)|no\.\s?\w?\d)",
    re.IGNORECASE,
)
_WITH_YEAR = re.compile(rf"(?P<name>[^\W_].{{1,240}}?),? \(?{YEAR}\)?\.?")
_PART = re.compile(
    r"(?:chap(?:ter|itre)?s?|ch|kap(?:itel)?|teil|sections?|sec|lectures?|part|week|day|version|fig|figure|table|step|level|unit)\b",
    re.IGNORECASE,
)
"""What has a number behind it and is no journal: "Chapter 3, 4-5"."""
_PAGES = re.compile(
    r"(?:\bpp?\.\s?)?\b[A-Za-z]?\d{1,6}\s?[–-]{1,2}\s?[A-Za-z]?\d{1,6}\b|(?<![\w.])\w?\d{5,}\w*"
)
"""Pages, or an article's number, which may look like years: "34, 2004–2012", "82, 195106"."""
_OF_A_PUBLISHER = re.compile(
    r".*\b(?:books|sons|company|co|inc|ltd|group|schuster|universit\w+|institut\w+|college|press|"
    r"publ\w*|house|verlag|éditions?)\b|(?:addison|chapman|harper|houghton|norton|penguin|"
    r"routledge|springer|elsevier|wiley|sage|palgrave|mcgraw|prentice|(?:de )?gruyter|brill)\b",
    re.IGNORECASE,
)
"""What names of publishers have in them."""
_SHORTENED = re.compile(r"[A-Z][a-z]{2,}\.(?: \S|$)|[A-Za-z]{2}\.[A-Z]")
"""As in "Comput. Softw.", "Phys.Rev.D"."""
_WORDS_END = re.compile(r"[\s.]+")
_SENTENCE = re.compile(r"(?<=[^\W\d_])\. (?=\S)")
_FEWEST_WORDS = 2
_MOST_WORDS = 24
_FEWEST_LETTERS = 3
_MOST_NAMES = 40


def container(text: str, *, known: bool = False) -> str | None:
    """The journal or book that a text names, behind the title of what is cited, by its form.

    A volume, pages, or "In" tells it: "Acta Fabri, 12(3), 45–67", "In Doe, J. (ed.), On Gears".

    Args:
        text: what stands behind the title.
        known: something else is known to be the place, unless volume, pages or "In" tell otherwise.
    """
    text = text[len(lead[0]) :] if (lead := _LEAD.match(text)) else text
    within = _IN.match(text)
    text = _without_editors(text[within.end() :]) if within else text
    if volume := _IN_VOLUME.match(text):
        return _named(_last_sentence(volume["name"]), within=within is not None)
    if within:
        return _named(without_publisher(_first_sentence(text)), within=True)
    dated = None if known else _DATED.fullmatch(text)
    return _journal(_last_sentence(dated["name"])) if dated else None


def names_and_container(text: str) -> tuple[str, str] | None:
    """Names, if any, and the journal or book behind them: "Jane Doe. Acta Fabri 12(3), 4–5".

    Less than in a citation is known of such a text, so that a name without a volume needs a year.
    """
    text = text[len(lead[0]) :] if (lead := _LEAD.match(text)) else text
    found = _IN_VOLUME.match(text) or _WITH_YEAR.fullmatch(text)
    where = _last_sentence(_behind_names(found["name"])) if found else ""
    names = found["name"].removesuffix(where) if found else ""
    within = _IN.match(where)
    if not found or _PART.match(where):
        return None
    if found.re is _IN_VOLUME or where.startswith("In "):
        name = _named(where, within=within is not None)
    else:
        name = _journal(where, shortened=not names)
    return (names, name) if name else None


def _behind_names(text: str) -> str:
    """What stands behind the names, in full, with which a text begins: "Jane Doe, Acta Fabri"."""
    names, behind = first_sentence(text)
    if behind and not is_shortened(names.split()[-1]) and _are_names(names):
        return behind
    parts = text.split(", ")
    for n in range(min(len(parts) - 1, _MOST_NAMES), 1, -1):
        if (who := people(", ".join(parts[:n]))) and who.certain:
            return ", ".join(parts[n:])
    return ", ".join([*dropwhile(_are_names, parts[:-1]), parts[-1]])


def _are_names(text: str) -> bool:
    who = people(text.removeprefix("and "))
    return who is not None and who.have_given_names


def year_of(text: str) -> int | None:
    """The year that a text states beside pages, or an article's number, that may look like one."""
    return year(_PAGES.sub("", text))


def _journal(text: str, *, shortened: bool = False) -> str | None:
    """The name without a volume that looks like a journal's, not like that of a publisher.

    Args:
        text: a name.
        shortened: only one of shortened words will do: "Comput. Softw. Big Sci.".
    """
    name = bare_venue(text)
    who = people(name)
    if len(_WORDS_END.split(name)) < _FEWEST_WORDS or _OF_A_PUBLISHER.match(name):
        return None
    in_short = is_abbreviated(name) or _SHORTENED.search(text) is not None
    if not in_short and (shortened or not _JOINED.fullmatch(name)):
        return None
    are_people = who is not None and who.have_given_names
    return None if are_people and not is_shortened(_WORDS_END.split(name)[-1]) else _named(name)


def _without_editors(text: str) -> str:
    """What editors stand before: "Jane Doe (ed.), Handbook of Gears"."""
    edited = _EDITED.match(text)
    told = edited and (")" in edited["role"] or edited["several"] or people(edited["who"]))
    return text[edited.end() :] if edited and told else text


def _named(text: str, *, within: bool = False) -> str | None:
    """The name that a text has, None where it is none, or a publisher's and its town.

    Args:
        text: a name, perhaps with editors before or behind it.
        within: "In" stood before it, so that it names no people.
    """
    if in_front := _IN.match(text):
        text, within = text[in_front.end() :], True
    text = _without_editors(text)
    name = _VOLUME_IN_FRONT.sub("", bare_venue(_EDITED_BY.sub("", text)))
    name = _INITIALS_BEHIND.sub("", name)
    letters = sum(map(str.isalpha, name))
    if letters < _FEWEST_LETTERS or name[0].islower() or len(name.split()) > _MOST_WORDS:
        return None
    if not _ODD.isdisjoint(name) or name.count("(") != name.count(")") or is_at_a_publisher(name):
        return None
    who = people(name)
    are_people = who is not None and who.likely and (not within or who.have_given_names)
    return None if _SAYS_HOW_TO_GET_IT.match(name) or are_people else name


def _last_sentence(text: str) -> str:
    """The last sentence of a text; stops behind shortened words end none: "Acta. Phys. Rev."."""
    parts = _SENTENCE.split(text)
    begin = len(parts) - 1
    while begin and _goes_on(parts[begin - 1], parts[begin]):
        begin -= 1
    return ". ".join(parts[begin:])


def _first_sentence(text: str) -> str:
    """The first sentence of a text, as `_last_sentence` has it."""
    parts = _SENTENCE.split(text)
    end = 1
    while end < len(parts) and _goes_on(parts[end - 1], parts[end]):
        end += 1
    return ". ".join(parts[:end])


def _goes_on(before: str, behind: str) -> bool:
    """Whether a full stop between two texts is that of a shortened word, as one alone is."""
    word = before.split()[-1]
    return behind[0].islower() or is_shortened(word) or (word == before and not venue(word))
