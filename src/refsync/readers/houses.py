"""Who published a book, as it stands behind a title that is set off: "_On Widgets_. Acme, Bonn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.cited_places import is_a_publisher, is_a_town
from refsync.readers.editing import EDITED_BY
from refsync.readers.house_names import is_a_house
from refsync.readers.journals import is_abbreviated, is_of_one_word, is_told_by_its_words
from refsync.readers.links import kind_by_label
from refsync.readers.people import people
from refsync.readers.people.words import says_more_than_names
from refsync.readers.venues import JOURNALS_OF_A_WORD, MONTH, MONTHS, YEAR, is_venue

_IDENTIFIED = regex(
    r"[\s.,;([]{0,9}\b(?:(?i:doi|isbn|issn|https?|url)\b|(?i:pp?)\.?\s?\d|\d+ ?pp?\b)"
)
_SENTENCE_ENDS = regex(r"(?<=[\w’]{5})\.\s|(?<=[)\]\d])\.\s|(?<=(?:st|nd|rd|th) ed)\.\s")
_BRACKETS = str.maketrans("()", ";;")
_BETWEEN = regex(r"[;,](?!\s?(?:Inc|Ltd|Co|LLC|Corp)\b)")
_AROUND = " .,;:"
_JOINING = (
    r"(?:&|y|e|et|and|und|of|the|for|de[lrs]?|della|di|da|dos?|du|das|la|les?|für|in|zu|v[ao]n)"
)
_WORD = r"(?:[^\W\d_a-z]\w{0,4}\.|(?:[dlDL][’'])?[^\W\d_a-z][\w&’'+/-]*(?:\.[^\W\d_][\w&’'+-]*)*)"
_NAME = regex(
    rf"{_WORD}(?:(?: {_JOINING}){{0,2}} {_WORD}){{0,5}}(?:,? (?:Inc|Ltd|Co|LLC|Corp)\.?)?"
)
"""Words with capitals, as of "Acme & Sons", "Gears of Bonn", "Acme, Inc"."""
_TOWN = r"(?<![\w.’'-])[^\W\d_a-z][\w.’'-]{1,30}(?: [^\W\d_a-z][\w.’'-]{1,30})?"
_TOWNS = regex(rf"{_TOWN}(?:(?:/| [&/] ){_TOWN}){{0,2}}")
_IN_TOWN = regex(rf"(?P<town>{_TOWN}(?:, [A-Z][\w.]{{1,12}})?(?:[/&;] ?{_TOWN}){{0,2}}) ?: (?=\w)")
"""A town before its publisher: "Bonn: Acme", "New Bonn, NH: Acme"."""
_BY_OTHERS = (
    rf"(?:{EDITED_BY}|(?:[Tt]rans(?:lated|l)?\.?|[Ii]ntrod\w*\.?|[Ff]oreword|[Pp]reface|[Ii]ll\w*\.?)"
    r"(?: by)?|[ÜüUu]bers\w*\.?(?: v(?:on|\.))?|[Tt]rad\w*\.?(?: (?:par|de|di|por))?)"
)
_OTHERS_IN_FRONT = regex(
    rf"^[\s.,;:]*(?:{YEAR}[\s.,;:]*)?{_BY_OTHERS} (?:[^.]|\b\w{{1,2}}\.){{3,120}}?\.(?=\s)"
)
"""Who translated or edited it, before the publisher: "Trans. Jane Doe. Acme, 2015"."""
_OTHERS = regex(rf"{_BY_OTHERS} .{{3,80}}")
_YEAR = regex(YEAR)
_YEAR_BEHIND = regex(rf" \(?{YEAR}\)?$")
_NOT_SAID = regex(
    rf"(?:[Ff]irst published )?\(?{YEAR}\)?|(?:\d{{1,2}}\S{{0,3}}|[^\W\d_]{{2,10}}\.?) "
    r"(?:[\w-]{2,14} ){0,3}(?:[EeÉé]d|Aufl)[\w.]*|\d{1,4}(?: ?pp?\.?)?|"
    r"(?:[Vv]ol|[Bb]d|n)[.°º]? ?\d{1,4}|(?:[Cc]oll|[Cc]ol)\. .{2,60}"
)
"""A year, an edition, pages, a volume, a series: "2nd ed.", "vol. 3", "coll. « Gears »"."""
_NO_NAME = regex(
    r"(?:available|forthcoming|unpublished|trans|edited|eds?\b|reprint|draft|chapters?|manuscript|"
    r"in press|see|read|pdf|link|online|free|recommended|required|optional|originally|first|with|"
    r"by|an?|this|my|our|vol|volume|part|best|oral|poster|spotlight|award|due|great|must|highly|"
    r"foreword|preface|epilogue|prologue|introduction|afterword|selections?|excerpts?|canto|book|"
    r"graphic novel|novel|roman|aufsatz|vortrag|dissertation|diplomarbeit|essay|article|story|"
    r"stories|poem|play|film|movie|kindle|paperback|hardcover|library|audiobook|patent|course|podcast|"
    rf"(?:mon|tues|wednes|thurs|fri|satur|sun)day|{MONTHS})\b",
    re.IGNORECASE,
)
_INITIALS = regex(r"[A-Z][\w@/&-]{1,30}")
_PARTNERS = regex(rf"{_WORD}, {_WORD}(?:,? (?:&|and|und|et) {_WORD})")
"""A firm's name with a comma in it: "Acme, Widget & Sons"."""
_DATED_BEHIND = regex(rf"[;,] {YEAR}[\s.]{{0,9}}$")
"""As medicine has a book's: "Gearville: Acme; 2015"."""
_MONTH_AND_YEAR = regex(rf"(?<!\w){MONTH},? {YEAR}")
"""When a magazine appeared, and no book."""
_MOST_SENTENCES = 8
_MOST_PARTS = 3
_MOST_WORDS = 12


class House(NamedTuple):
    """Who published a book, and in which town, as far as either is said.

    Attributes:
        told: its name tells, or its town; else it may be anybody.
        loose: only other entries of the list can tell that it is a publisher.
    """

    name: str | None
    town: str | None = None
    told: bool = True
    loose: bool = False


def house(text: str, *, set_off: bool = True) -> House | None:
    """The publisher that a text begins with, behind a year, an edition or a translator.

    Args:
        text: what stands behind a title: "2015. Acme & Sons, Bonn.", ", Bonn, Acme, 2015",
            " (Bonn: Acme, 2015)", ". 2nd ed. Acme, Inc.".
        set_off: the title stands in italics or bold; else the text must say nothing besides.

    Returns:
        None where the text says something else: a known journal, initials, a month, a sentence.
    """
    said = _said(text)
    if not said or len(said[0].parts) > _MOST_PARTS or _MONTH_AND_YEAR.search(text):
        return None
    sentence, parts = said[0]
    if not set_off and len(said) > 1:
        return None
    if known := _behind_town(sentence, set_off=set_off) or _known(parts):
        return known
    if _IN_TOWN.search(sentence) or (not set_off and says_more_than_names(parts[0])):
        return None
    return _by_place(parts, dated=_YEAR.search(text) is not None)


def _behind_town(sentence: str, *, set_off: bool) -> House | None:
    """The publisher behind its town and a colon, which a title that is set off tells, or a year."""
    town = _IN_TOWN.search(sentence)
    parts = _parts(sentence[town.end() :]) if town else []
    if not town or not parts:
        return None
    name = parts[0]
    is_told = set_off or _DATED_BEHIND.search(sentence) is not None
    is_house = is_a_house(name) or (is_told and may_publish(name))
    return House(name, town["town"]) if is_house else None


def _known(parts: Sequence[str]) -> House | None:
    """The first of some names that is known for a publisher's, and the town beside it."""
    for before, name, behind in zip(["", *parts], parts, [*parts[1:], ""], strict=False):
        if is_a_house(name) or is_a_publisher(name):
            town = next(filter(_TOWNS.fullmatch, filter(None, (behind, before))), None)
            return House(name, town)
    return None


def _by_place(parts: Sequence[str], *, dated: bool) -> House | None:
    """The name that stands first, or behind a town that is known, without more to tell it.

    What looks like a person's, or has no year beside it, other entries have to tell.
    """
    first, second = (*parts, "")[:2]
    if is_a_town(first):
        return House(second if may_publish(second) else None, first)
    if not may_publish(first):
        return None
    town = second if _TOWNS.fullmatch(second) else None
    who = people(first)
    is_person = who is not None and who.have_given_names
    told = town is not None and is_a_town(town)
    return House(first, town, told, loose=not told and (is_person or not dated))


def initials(text: str) -> str | None:
    """The venue in short that is all a text says behind a title, a year left out: "GEARS 2015"."""
    parts = [part for sentence in _said(text) for part in sentence.parts]
    alone = len(parts) == 1 and not text.lstrip().startswith("(") and not parts[0].endswith("s")
    return parts[0] if alone and _are_initials(parts[0]) else None


class _Sentence(NamedTuple):
    """A sentence, and the names in it."""

    text: str
    parts: Sequence[str]


def _said(text: str) -> list[_Sentence]:
    """The sentences of a text that say more than `_NOT_SAID`."""
    if identified := _IDENTIFIED.search(text):
        text = text[: identified.start()]
    sentences = _SENTENCE_ENDS.split(_OTHERS_IN_FRONT.sub("", text), maxsplit=_MOST_SENTENCES)
    return [_Sentence(sentence, parts) for sentence in sentences if (parts := _parts(sentence))]


def _parts(sentence: str) -> list[str]:
    """The names in a sentence, without years, editions, pages and translators.

    Of several translators or editors the last may look like a publisher, whom a year tells then:
    "eds. Poe, Coe", "ed. Ann Poe, John Coe, Acme, 2015".
    """
    parts = [part.strip(_AROUND) for part in _BETWEEN.split(sentence.translate(_BRACKETS))]
    others = [part for part in parts if _OTHERS.fullmatch(part)]
    said = [part for part in parts if part and not _NOT_SAID.fullmatch(part)]
    if others:
        said = said[said.index(others[-1]) + 1 :] if _YEAR.search(sentence) else []
        said = [*dropwhile(people, said[:-1]), *said[-1:]]
    names = [_YEAR_BEHIND.sub("", part) for part in said]
    partners = ", ".join(names[:2])
    return [partners, *names[2:]] if _PARTNERS.fullmatch(partners) else names


def may_publish(name: str) -> bool:
    """Whether a name may be a publisher's, and is no venue's, nor begins a remark."""
    if is_a_house(name) or is_a_publisher(name):
        return len(name.split()) <= _MOST_WORDS
    is_journal = name in JOURNALS_OF_A_WORD or is_of_one_word(name) or is_told_by_its_words(name)
    if is_journal or is_abbreviated(name) or is_venue(name) or kind_by_label(name) is not None:
        return False
    is_other = _are_initials(name) or _NO_NAME.match(name) or name.count(".") > 1
    is_name = _NAME.fullmatch(name) or _PARTNERS.fullmatch(name)
    return is_name is not None and not is_other


def _are_initials(word: str) -> bool:
    """Whether a word has capitals for most of its letters: "GEARS", "GearPS", "AG/OWidg"."""
    return _INITIALS.fullmatch(word) is not None and 2 * sum(map(str.isupper, word)) >= len(word)
