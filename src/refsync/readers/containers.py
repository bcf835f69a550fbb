"""Where a cited work appeared, told by how its citation goes on: "Acta Fabri, 12(3), 45–67"."""

from __future__ import annotations

import re
from itertools import dropwhile

from refsync.patterns import regex
from refsync.readers.cited_places import is_at_a_publisher, without_publisher
from refsync.readers.editing import EDITED_BY, EDITOR, IN
from refsync.readers.houses import may_publish
from refsync.readers.journals import (
    BETWEEN_WORDS,
    is_abbreviated,
    is_shortened,
    is_told_by_its_words,
)
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.titles import year
from refsync.readers.venues import MONTH, NAMED, OF_ORGANISATIONS, YEAR, bare_venue, venue

_LEAD = regex(rf"(?:[\s.,;:/\[\]”\"–—-]|\({YEAR}[^()]{{0,20}}\)|\b{YEAR}\b(?=[\s.,]+[^\W\d_]))*")
_IN = regex(rf"{IN}(?:\s?:|\s)\s*(?=[^\W_a-z])")
_EDITED = regex(
    rf"(?P<who>[^()]{{3,200}}?),?\s(?P<role>\(?{EDITOR}\)?)(?!\.?\s(?:von|v\.|by)\s)"
    r"(?:(?P<several>(?<=editors),|(?<=editor)[.,]|(?<=editors)\.)|[.,:])?\s*"
)
_EDITED_BY = regex(
    rf",? \(?(?:{EDITED_BY}|editors?|hrsg\.|dir\.)(?:[ )].*|$)|,? eds?$", re.IGNORECASE
)
_BEFORE_EDITORS = regex(
    rf"(?P<name>[^\W_a-z][^\d.]{{3,160}}?),? (?![Ee]ds?\.(?! by)){EDITED_BY} [^\W\d_a-z]"
)
"""The book that somebody edited: "Handbook of Gears, edited by Ann Poe"."""
_YEAR_BEHIND = regex(rf",? \(?{YEAR}\)?$")
_TOWN_AND_PUBLISHER_BEHIND = regex(r", [^\W\d_a-z][^,:]{2,30}: [^\W\d_a-z][^,:]{1,60}$")
"""As in "Handbook of Gears, Bonn: Acme"."""
_VOLUME_IN_FRONT = regex(r"^\d{1,4} (?=[A-Z])")
"""As law reviews have it: "113 Yale L.J."."""
_ENDS_IN_MARKS = regex(r"[^《『「].{0,100}[《『「][^《》『』「」]{1,60}[》』」]")
"""What publishes a journal before its name: "部品学会機関誌「歯車」"."""
_INITIALS_BEHIND = regex(r"(?<=[a-z]) \([A-Z][\w’'/ -]{1,15}\)(?:, .*)?$")
"""Of a conference, behind its name in full, and where that was."""
_ODD = frozenset('|[]{}«»“”"')
"""What no journal has in its name."""
_TIME = r"\d{1,2}:[0-5]\d\s?(?:[AaPp]\.?[Mm]\b|Uhr\b)"
"""A pattern of when a talk begins, which is no volume with its pages: "9:30 p.m."."""
_IN_VOLUME = regex(
    r"(?P<name>[^\W_].{1,240}?)(?:"
    r"[,.]?\s\(?(?:[Vv](?:ol(?:ume)?)?|[Nn][or°º]?|[Bb](?:d|and)|[Tt](?:ome|omo)?|Т|№|[Ii]ssue)"
    r"(?:\b|(?<=[№°º]))\.?\s?\d|,\sVol\.\s?[A-Z]\d|"
    r"[,.]?\s\(?(?:pp?|pages?|Pages|S|S(?:eiten)?|С|págs?)\b\.?\s?\w?\d|"
    rf"(?:[,.]?\s|(?<=』))(?!{YEAR}|{_TIME})(?:[A-Z]{{1,5}}-)?\d{{1,4}}\s?"
    r"(?:\((?:\d{1,4}[–/-])?[A-Z]?\d{1,4}\)|[:,;]\s?(?:no\b|pp?\b|\w?\d)|"
    r"\.\d{1,3} \(|\.\d{1,5}[–-]\d)|"
    rf"[,.]?\s\(?{YEAR}\)?[a-z]?(?:\s[A-Z][a-z]{{2}})?"
    r"(?:[:;]\s?\w?\d|\.\s(?:[TТ]|Vol)\.?\s?\d|,\s?\d{1,4}[,:(]))"
)
"""What a journal's name, or a book's, has behind it: a volume, an issue, or pages."""
_DATED = regex(rf"(?P<name>[^\W_].{{1,160}}?)(?:,? \(?{YEAR}\)?)?\.?")
_IDENTIFIED = regex(
    r"(?<![\s.,;])[\s.,;]*\b"
    r"(?:(?:doi|DOI|arXiv|PMID|https?) ?:|Retrieved (?:from\b|[A-Z]\w+ \d)).*",
    re.DOTALL,
)
"""An identifier or address behind a name, which has a number after its colon, but no volume."""
_JOINED = regex(r"\S+ (?:\S+ ){0,8}(?:of|in|on|for|and) (?:\S+ ){0,8}\S+")
_SAYS_HOW_TO_GET_IT = regex(
    r"(?:(?:retrieved|available|accessed|https?|doi|url|isbn|issn|ph\.?d|master|diploma|tech|"
    r"unpublished|submitted|working paper|forthcoming|ed(?:ited|\.)|trans\.|transl\w*|übers\w*|"
    rf"tradu\w*|vol|kap|pages(?=\W*$)|{MONTH})(?!\w)|no\.\s?\w?\d)",
    re.IGNORECASE,
)
_WITH_YEAR = regex(rf"(?P<name>[^\W_].{{1,240}}?),? \(?{YEAR}\)?\.?")
_GOES_ON_WITH = (" by", " of", " in", " on", " for", " to", " with", " at", " and")
_VOLUME_AND_PAGES = regex(r",? \d{1,4}[:,] ?\w?\d[\w–-]{0,12}\.?\s*")
_PAGES_OF_A_VOLUME = regex(
    r"\b(?!(?:19|20)\d\d\b)\d{1,4}(?: ?\(\d{1,4}\))? ?: ?\w?\d{1,6} ?[–\u2212-]{1,2} ?\w?\d{1,6}"
)
_ISSUE_AND_PAGES = regex(r"\d\s?\(\d{1,4}\)[,:]\s?\w?\d")
_PART = regex(
    r"(?:(?:see|read|also|from|in|the) ){0,3}(?:chap(?:ter|itre)?s?|ch|kap(?:itel)?|teil|sections?|"
    r"sec|lectures?|part|week|day|version|fig|figure|table|step|level|unit)\b",
    re.IGNORECASE,
)
"""What has a number behind it and is no journal: "Chapter 3, 4-5"."""
_PAGES = regex(
    r"(?:\bpp?\.\s?)?\b[A-Za-z]?\d{1,6}\s?[–\u2212-]{1,2}\s?[A-Za-z]?\d{1,6}\b|(?<![\w.])\w?\d{5,}\w*"
)
"""Pages, or an article's number, which may look like years: "34, 2004–2012", "82, 195106"."""
_NUMBER_OF_A_REPORT = regex(r"(?<![\w-])[A-Z]{2,8}-?(?:19|20)\d\d-\d{1,4}(?![\w-])")
_OF_A_PUBLISHER = regex(
    r".*\b(?:association|books|co|college|company|éditions?|group|house|inc|institut\w+|ltd|press|"
    r"publ\w*|schuster|sons|universit\w+|verlag)\b|"
    r"(?:addison|brill|chapman|(?:de )?gruyter|elsevier|harper|houghton|mcgraw|morgan (?:&|and)|"
    r"norton|palgrave|penguin|prentice|routledge|sage|springer|wiley)\b",
    re.IGNORECASE,
)
"""What names of publishers have in them."""
_SHORTENED = regex(r"[A-Z][a-z]{2,}\.(?: \S|$)|[A-Za-z]{2}\.[A-Z]")
"""As in "Comput. Softw.", "Phys.Rev.D"."""
_WORD_ALONE = regex(r"(?:\d{1,3} )?\S+")
_DASH = regex(r"\s[-–—]\s")
_SENTENCE = regex(r"(?<=[^\W\d_])\. (?=\S)")
_FEWEST_WORDS = 2
_MOST_WORDS = 24
_FEWEST_LETTERS = 3
_MOST_NAMES = 40


def container(text: str, *, known: bool = False) -> str | None:
    """The journal or book that a text names, behind the title of what is cited, by its form.

    A volume, pages, or "In" tells it: "Acta Fabri, 12(3), 45–67", "In Doe, J. (ed.), On Gears". Who
    published a book stays behind its name: "On Gears, Bonn: Acme".

    Args:
        text: what stands behind the title.
        known: something else is known to be the place, unless volume, pages or "In" tell otherwise.
    """
    text = _IDENTIFIED.sub("", text)
    text = text[len(lead[0]) :] if (lead := _LEAD.match(text)) else text
    within = _IN.match(text)
    text = _without_editors(text[within.end() :]) if within else text
    volume = _IN_VOLUME.match(text)
    if edited := None if within else _BEFORE_EDITORS.match(text):
        return _named(edited["name"])
    if within:
        published = _YEAR_BEHIND.sub("", _first_sentence(volume["name"] if volume else text))
        book = without_publisher(_TOWN_AND_PUBLISHER_BEHIND.sub("", published))
        name = _named(book)
        return published if name == book else name
    if volume:
        return _named(_last_sentence(volume["name"]), among_people=False)
    dated = None if known else _DATED.fullmatch(text)
    return _journal(_last_sentence(dated["name"])) if dated else None


def names_and_container(text: str, *, behind_names: bool = False) -> tuple[str, str] | None:
    """Names, if any, and the journal or book behind them: "Jane Doe. Acta Fabri 12(3), 4–5".

    Less than in a citation is known of such a text, so that without names a journal's needs a year
    in it, or issue and pages.

    Args:
        text: what stands beside a title.
        behind_names: those who wrote the work are known.
    """
    text = text.rpartition(" // ")[2]
    text = text[len(lead[0]) :] if (lead := _LEAD.match(text)) else text
    found = _IN_VOLUME.match(text) or _WITH_YEAR.fullmatch(text)
    if not found:
        return None
    where, apart = _behind_names(found["name"])
    where, again = _behind_names(_last_sentence(where))
    where, apart = _behind_dashed_names(_last_sentence(where)), apart or again
    names = found["name"].removesuffix(where)
    told = names or year_of(text) or _ISSUE_AND_PAGES.search(text)
    told = told or (behind_names and _VOLUME_AND_PAGES.fullmatch(text, len(where)))
    if _PART.match(where) or not told or where.endswith(_GOES_ON_WITH):
        return None
    if found.re == _IN_VOLUME or where.startswith("In "):
        name = _named(where)
    else:
        name = _journal(where, of_words=bool(names) or behind_names, apart=apart)
    return (names, name) if name else None


def _behind_names(text: str) -> tuple[str, bool]:
    """What stands behind the names, in full, with which a text begins: "Jane Doe, Acta Fabri".

    And whether more than a comma ends these.
    """
    names, behind = first_sentence(text)
    if behind and not is_shortened(names.rpartition(" ")[2]) and _are_names(names):
        return behind, True
    parts = text.split(", ")
    for n in range(min(len(parts) - 1, _MOST_NAMES), 0, -1):
        who = people(", ".join(parts[:n]))
        if who and (who.truncated or (who.certain and n > 1)):
            return ", ".join(parts[n:]), who.truncated
    return ", ".join([*dropwhile(_are_names, parts[:-1]), parts[-1]]), False


def _behind_dashed_names(text: str) -> str:
    """The name behind a dash and people before that: "Jane Doe and Al Roe - Acme"."""
    names, *behind = _DASH.split(text, maxsplit=1)
    return behind[0] if behind and may_publish(behind[0]) and _are_names(names) else text


def _are_names(text: str) -> bool:
    """Whether a text is of names with given names, perhaps behind "and"."""
    who = people(text.removeprefix("and "))
    return who is not None and who.have_given_names


def year_beside(text: str) -> int | None:
    """The year that a loose text states, the pages of a volume left out: "36:2040–2046"."""
    return year(_PAGES_OF_A_VOLUME.sub(" ", text) if ":" in text else text)


def year_of(text: str) -> int | None:
    """The year that a text states beside pages, or a report's number, that may look like one.

    Of two years, one in a report's number tells less: "Vol.12, No.3 GE2024-118, pp.1-4, 2025".
    """
    text = _PAGES.sub("", text)
    return year(_NUMBER_OF_A_REPORT.sub("", text)) or year(text)


def _journal(text: str, *, of_words: bool = True, apart: bool = False) -> str | None:
    """The name without a volume that looks like a journal's, not like that of a publisher.

    Args:
        text: a name.
        of_words: it may be one of whole words, not of shortened ones only: "Comput. Softw. Sci.".
        apart: names stand before it, set off from it, so that it is none.
    """
    name = bare_venue(text)
    words = BETWEEN_WORDS.split(name)
    who = people(name)
    if text[:1].islower() or len(words) < _FEWEST_WORDS or _OF_A_PUBLISHER.match(name):
        return None
    in_short = is_abbreviated(name) or _SHORTENED.search(text) is not None
    in_capitals = NAMED.fullmatch(name) is not None and words[-1] not in OF_ORGANISATIONS
    in_words = of_words and (_JOINED.fullmatch(name) or in_capitals)
    are_people = who is not None and (who.likely or who.have_given_names) and not apart
    are_people = are_people and not is_told_by_its_words(name)
    if not (in_short or in_words) or (are_people and not is_shortened(words[-1])):
        return None
    return _named(name)


def _without_editors(text: str) -> str:
    """What editors stand before: "Jane Doe (ed.), Handbook of Gears"."""
    edited = _EDITED.match(text)
    told = edited and (")" in edited["role"] or edited["several"] or people(edited["who"]))
    return text[edited.end() :] if edited and told else text


def _named(text: str, *, among_people: bool = True) -> str | None:
    """The name that a text has, None where it is none, or a publisher's and its town.

    Args:
        text: a name, perhaps with editors before it or behind it.
        among_people: it may be one of people.
    """
    within = _IN.match(text)
    text = _without_editors(text[within.end() :] if within else text)
    name = _VOLUME_IN_FRONT.sub("", bare_venue(_EDITED_BY.sub("", text)))
    name = _INITIALS_BEHIND.sub("", name)
    name = name if _ENDS_IN_MARKS.fullmatch(name) else name.strip("《》『』「」_*")
    letters = sum(map(str.isalpha, name))
    if (
        letters < _FEWEST_LETTERS
        or _PART.fullmatch(name)
        or name[0].islower()
        or name.islower()
        or len(name.split()) > _MOST_WORDS
    ):
        return None
    if not _ODD.isdisjoint(name) or name.count("(") != name.count(")") or is_at_a_publisher(name):
        return None
    who = people(name) if among_people else None
    are_people = who is not None and who.likely and who.have_given_names
    are_people = are_people and not is_abbreviated(name)
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
    word = before.rpartition(" ")[2]
    alone = _WORD_ALONE.fullmatch(before) is not None and not venue(word)
    return behind[0].islower() or is_shortened(word) or alone
