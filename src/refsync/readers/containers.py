"""Where a cited work appeared, told by how its citation goes on: "Acta Fabri, 12(3), 45–67"."""

from __future__ import annotations

import re

from refsync.readers.beside import YEAR, Details, details
from refsync.readers.citation import Citation
from refsync.readers.cited_places import is_at_a_publisher, without_publisher
from refsync.readers.journals import is_abbreviated, is_shortened
from refsync.readers.people import people
from refsync.readers.venues import bare_venue

_LEAD = re.compile(
    rf"(?:[\s.,;:\[\]”\"–—-]|\({YEAR}[^()]{{0,20}}\)|\b{YEAR}\b(?=[\s.,]+[^\W\d_]))*"
)
_STATED_FIRST = re.compile(r"\(?((?:1[5-9]|20)\d\d)")
_PAGES = re.compile(
    r"(?:\bpp?\.\s?)?\b[A-Za-z]?\d{1,6}\s?[–-]{1,2}\s?[A-Za-z]?\d{1,6}\b|(?<![\w.])\w?\d{5,}\w*"
)
"""Pages, or an article's number, which may look like years: "34, 2004–2012", "82, 195106"."""
_IN = re.compile(r"(?:[Ii]n|[Dd]ans|[Ee]n)(?:\s?:|\s)\s*(?=[^\W_a-z])")
_EDITED = re.compile(
    r"(?P<who>[^()]{3,200}?),?\s(?P<role>"
    r"\(?(?:[Ee]ds?|[Ee]ditors?|Hrsg|Hg|[Dd]irs?|[Cc]oords?|[Oo]rgs?)\.?\)?)"
    r"(?:(?P<several>(?<=editors),)|[.,:])?\s+"
)
_EDITED_BY = re.compile(
    r",? \(?(?:edited by|ed\. by|eds?\.|editors?|hrsg\.|dir\.)[ )].*", re.IGNORECASE
)
_VOLUME_IN_FRONT = re.compile(r"^\d{1,4} (?=[A-Z])")
"""As law reviews have it: "113 Yale L.J."."""
_ODD = frozenset("|[]{}«»“”")
"""What no journal has in its name."""
_IN_VOLUME = re.compile(
    r"(?P<name>[^\W_].{1,240}?)(?:"
    r"[,.]?\s\(?(?:[Vv]ol(?:ume)?|[Nn]o|[Nn]r|[Bb](?:d|and)|[Tt]ome|[Ii]ssue)\b\.?\s?\d|"
    r"[,.]?\s\(?(?:pp?|pages?|S|S(?:eiten)?|págs?)\b\.?\s?\w?\d|"
    rf"[,.]?\s(?!{YEAR})\d{{1,4}}\s?(?:\((?:\w{{1,3}}[–/-])?\w{{1,4}}\)|[:,;]\s?(?:no\b|pp?\b|\w?\d)|"
    r"\.\d{1,3} \()|"
    rf"[,.]?\s\(?{YEAR}\)?[a-z]?(?:\s[A-Z][a-z]{{2}})?(?:[:;]\s?\w?\d|,\s?\d{{1,4}}[,:(]))"
)
"""What a journal's name, or a book's, has behind it: a volume, an issue, or pages."""
_DATED = re.compile(rf"(?P<name>[^\W_].{{1,160}}?)(?:,? \(?{YEAR}\)?)?\.?")
_JOINED = re.compile(r"\S+ (?:\S+ ){0,8}(?:of|in|on|for|and) (?:\S+ ){0,8}\S+")
_SAYS_HOW_TO_GET_IT = re.compile(
    r"(?:retrieved|available|accessed|https?|doi|url|isbn|issn|ph\.?d|master|diploma|tech|"
    r"unpublished|submitted|working paper|forthcoming)\b",
    re.IGNORECASE,
)
_OF_A_PUBLISHER = re.compile(
    r".*\b(?:books|sons|company|co|inc|ltd|group|schuster|universit\w+|institut\w+|college|press|"
    r"publish\w+|verlag|éditions?)\b",
    re.IGNORECASE,
)
"""What names of publishers have in them."""
_SENTENCE = re.compile(r"(?<=[^\W\d_])\. (?=\S)")
_MOST_WORDS = 24
_FEWEST_LETTERS = 3


def told(whole: Citation) -> Details:
    """Who wrote what is cited, and where and when it appeared."""
    said = details([_PAGES.sub("", whole.rest)], whole.who)
    if stated := _STATED_FIRST.match(whole.rest):
        said = said._replace(year=int(stated[1]))
    where = container(whole.rest, known=said.venue is not None)
    return said if not where or (said.venue and said.venue in where) else said._replace(venue=where)


def container(text: str, *, known: bool = False) -> str | None:
    """The journal or book that a text names, behind the title of what is cited, by its form.

    A volume, pages, or "In" tells it: "Acta Fabri, 12(3), 45–67", "In Doe, J. (ed.), On Gears".

    Args:
        text: what stands behind the title.
        known: something else is known to be the place, unless volume, pages or "In" tell otherwise.
    """
    text = text[len(lead[0]) :] if (lead := _LEAD.match(text)) else text
    within = _IN.match(text)
    if within:
        text = _without_editors(text[within.end() :])
    if volume := _IN_VOLUME.match(text):
        return _named(_last_sentence(volume["name"]), within=within is not None)
    if within:
        return _named(without_publisher(_first_sentence(text)), within=True)
    dated = None if known else _DATED.fullmatch(text)
    name = bare_venue(_last_sentence(dated["name"])) if dated else ""
    if (
        not name
        or _OF_A_PUBLISHER.match(name)
        or not (_JOINED.fullmatch(name) or is_abbreviated(name))
    ):
        return None
    return _named(name)


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
    letters = sum(map(str.isalpha, name))
    if letters < _FEWEST_LETTERS or name[0].islower() or len(name.split()) > _MOST_WORDS:
        return None
    if not _ODD.isdisjoint(name) or name.count("(") != name.count(")") or is_at_a_publisher(name):
        return None
    who = None if within else people(name)
    return None if _SAYS_HOW_TO_GET_IT.match(name) or (who and who.likely) else name


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
    """Whether a full stop between two texts is that of a shortened word."""
    return behind[0].islower() or is_shortened(before.split()[-1])
