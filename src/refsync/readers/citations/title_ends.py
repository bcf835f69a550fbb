"""What is no part of a cited title though no full stop ends it there."""

from __future__ import annotations

import re

from refsync.characters import ends_in_brackets
from refsync.patterns import regex
from refsync.readers.citations.work import Citation
from refsync.readers.details import details
from refsync.readers.house_names import is_a_house
from refsync.readers.venues import MONTHS, YEAR, bare_venue, is_acronym

_CHAPTER_OF = regex(
    r"(?:chap(?:ters?|itres?)?|chs?|kapitel|kap|cap(?:[íi]tulos?)?)\.?(?: \d[\d, –-]{0,12})?"
    r"(?: ?\((?:from|of|in|aus|de|dans) (?P<book>[^()]{4,200})\)|$)",
    re.IGNORECASE,
)
"""Which part of a book is meant, and of which: "Chapter 2 (from Gears)"."""
_LETTERS = regex(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7a3]")
_NUMBERS = regex(r"[\d\s,.;–-]{1,40}(?:(?:and|und|et|y|e|&|pp?\.|S\.)[\d\s,.;–-]{1,40}){1,4}")
"""Chapters and pages: "1 and 2", "3, pp. 49–64"."""
_JOURNAL_BEHIND = regex(
    r"(?P<title>\S.{9,400}?), (?P<where>(?:The |International |European )?"
    r"(?:Journal|Proceedings|Transactions|Annals|IEEE|ACM|Acta|Revue|Revista|Zeitschrift)\b"
    r"[^,]{0,100}, (?:vol\. ?)?\d.{0,60})"
)
_VOLUME_BEHIND = regex(
    r"(?P<title>\S[^,]{9,400}(?:, [^,]{1,200}){0,6}?)(?:, (?P<where>[^\W\d_a-z][^,\d]{1,80}))?,?"
    r" (?P<volume>\d{1,4} ?\(\d{1,3}\)(?:, (?:pp?\. ?)?\w{1,12}(?:[–-]\w{1,12})?)?)"
)
"""As "On Widgets, Acta Fabri, 8(11), p. e45", and "On Widgets, 3(4)"."""
_VOLUME_AT_END = regex(
    r"(?P<title>\S[^,]{9,400}(?:, [^,]{1,200}){0,6}?), "
    r"(?P<where>[^\W\d_a-z]\w*\.? [^,\d]{1,80} \d{1,4})"
)
_PAGES = regex(rf"\W{{0,3}}(?!{YEAR}\b)[A-Za-z]?\d{{2,8}}\b")
"""As "On Widgets, Acta Fabri 12", and what stands behind that: ", 045001"."""
_OF_A_VENUE = regex(
    r"Phys|Lett|Rev|Proc|Ann|Trans|Astron|Astrophys|J|"
    rf"{YEAR}, [A-Z]\w{{1,9}}(?:, \d+)*|[A-Z]\w{{1,9}}(?:, \d+)+"
)
"""The begin of an abbreviated venue, and one with its volume."""
_GOES_ON_BEHIND_A_YEAR = regex(rf"{YEAR}(?: [\w-]{{2,30}}){{1,8}}: (?:\S{{2,30}} ){{2}}")
"""As titles do that begin with a meeting: "ICML 2020 Gear Race: Its Rules and Winners"."""
_IN_SERIES = regex(
    r"(?P<title>\S.{1,400}?) \((?P<series>[^\W\d_a-z][^\s(),]+ [^(),]{2,100}),? "
    r"(?:(?:[Vv]ol|[Bb]d|[Nn]o|[Nn]r)\.? ?)?(?P<number>\d{1,3})\.?\)"
)
"""As "On Widgets (Studies in Gears, 12)"."""
_MEDIUM = regex(
    r"\s*\[(?:[\w’' -]{0,40}\b)?(?:session|presentation|dissertation|thesis|manuscript|paper|"
    r"preprint|data ?set|software|program|internet|video|poster|lecture|report|review|article|talk|"
    r"letter|editorial|abstract|online|pdf)(?:[,;:] [^\[\]]{2,80})?\]$",
    re.IGNORECASE,
)
_SITE = regex(r"(?:(?<=[?!]), [\w-]{1,20})?\s\|\s(?P<site>[^\W\d_a-z][^|,.:]{1,50})$")
"""Behind a question perhaps what it is: "What Are Widgets?, Blog | Acme"."""
_IN_A_VOLUME = regex(
    rf"\b(?!{MONTHS}\b)[^\W\d_]{{2,40}},? (?:[Vv]ol\. ?|[Bb]d\. ?)?\d{{1,3}}(?![\w.])"
)
"""As a journal has it behind its name: "Acta Fabri, 3, 4"."""
_CALL_NUMBER = regex(
    r",?\s?[(\[][A-Z]{1,3} ?\d{1,4}(?:\.\d{1,5})?(?: ?\.?[A-Z]\d{1,5}[a-z]?){1,3}"
    rf"(?: (?P<when>{YEAR}))?[)\]](?=[\s.]*$)"
)
"""Of the Library of Congress, with the letters and the number of who wrote it."""


_STOP_AND_COMMA = regex(
    r"(?P<title>\S.{8,300}?(?:(?!\b(?:al|etc|[Jj]r|[Ss]r|[Ii]nc|[Ll]td|[Cc]o|[Cc]orp|[Ss]t|vs|eds?|"
    r"[Vv]ols?|[Nn]os?|[Dd]ept|[Uu]niv|[Dd]r|[Mm]rs?)\.,)\b[^\W\d_][a-z]+|[A-Z]{3,}|\)))\., "
    r"(?P<where>[^\W\d_a-z].{2,200})"
)
"""As databases join fields: "On Widgets., Acme Books, Bonn", but no "Doe et al., Widgets"."""
_TOWN_OF_HOUSE = regex(r"[^\W\d_a-z][^:]{1,40}: ")
_CALLED_A_HOUSE = regex(
    r"(?!Press|Publi|Books?\b|Verlag\b)(?:[^\W\d_a-z]\S*)(?: (?:[^\W\d_a-z]\S*|&|and|of)){0,6}"
)
"""Names one, and is no trade: "Acme Books", no "Publishers", as behind "Acme Bros."."""
_FEWEST_WORDS = 3


def without_call_number(text: str) -> str:
    """A citation without where a library has the work: "… Acme Press (QA76.9 .D35 1999)".

    The year that stands there stays.
    """
    return _CALL_NUMBER.sub(lambda found: f", {found['when']}" if found["when"] else "", text)


def within_book(whole: Citation) -> Citation:
    """The citation, its title a book's of which it names a chapter: "Chapter 1 (from On Gears)"."""
    chapter = _CHAPTER_OF.match(whole.title)
    return whole._replace(title=chapter["book"]) if chapter and chapter["book"] else whole


def without_journal(whole: Citation) -> Citation:
    """The citation, its title without a journal and volume: "On Widgets, Journal of X, 7(2)"."""
    if volume := _VOLUME_BEHIND.fullmatch(whole.title):
        where = f"{volume['where'] or ''} {volume['volume']}".lstrip()
        return whole._replace(title=volume["title"], rest=f"{where}. {whole.rest}")
    found, between = _JOURNAL_BEHIND.fullmatch(whole.title), ". "
    if not found and _PAGES.match(whole.rest):
        found, between = _VOLUME_AT_END.fullmatch(whole.title), ", "
    if not found:
        return whole
    return whole._replace(title=found["title"], rest=f"{found['where']}{between}{whole.rest}")


def without_publisher_behind_stop(whole: Citation) -> Citation:
    """The citation, its title up to a full stop with a comma: "On the Use of Widgets., Acme Books".

    Behind a word only a publisher's name tells that it's not in short: "Gears of Acme Bros., Bonn".
    """
    found = _STOP_AND_COMMA.fullmatch(whole.title) if "., " in whole.title else None
    if not found or len(found["title"].split()) < _FEWEST_WORDS:
        return whole
    if not found["title"].endswith(")") and not _begins_with_a_house(found["where"]):
        return whole
    return whole._replace(title=found["title"], rest=f"{found['where']}. {whole.rest}")


def _begins_with_a_house(where: str) -> bool:
    """Whether a publisher is named first, but for its town: "Bonn: Acme Books, 2nd ed."."""
    first = _TOWN_OF_HOUSE.sub("", where.partition(",")[0], count=1).strip(" .")
    return _CALLED_A_HOUSE.fullmatch(first) is not None and is_a_house(first)


def without_series(whole: Citation) -> Citation:
    """The citation, its title without the series in brackets: "On Widgets (Gears of Old, 12)"."""
    found = _IN_SERIES.fullmatch(whole.title)
    if not found:
        return whole
    rest = f"{found['series']} {found['number']}. {whole.rest}"
    return whole._replace(title=found["title"], rest=rest)


def without_medium(whole: Citation) -> Citation:
    """The citation, its title without what it is in brackets: "On Widgets [Data set]"."""
    return whole._replace(title=_MEDIUM.sub("", whole.title))


def without_site(whole: Citation) -> Citation:
    """The citation, its title without the site's name as pages have it: "On Widgets | Acme".

    A bar in brackets is a formula's, "Learning p(y | X)", and one before a journal with its volume
    or before a known venue belongs to the title.
    """
    found = _SITE.search(whole.title)
    if not found or whole.title.count("|") > 1 or ends_in_brackets(whole.title[: found.start()]):
        return whole
    if _IN_A_VOLUME.search(whole.rest) or (whole.where or details([whole.rest]).venue):
        return whole
    rest = f"{found['site']}. {whole.rest}"
    return whole._replace(title=whole.title[: found.start()], rest=rest)


def names_a_work(title: str) -> bool:
    """Whether a title has letters and says more than where: no "(ICML 2020)", "Ch. 3"."""
    goes_on = _GOES_ON_BEHIND_A_YEAR.search(title)
    says_where = (is_acronym(bare_venue(title)) and not goes_on) or _OF_A_VENUE.fullmatch(title)
    chapter = _CHAPTER_OF.match(title)
    is_part = chapter is not None and not chapter["book"]
    is_part = is_part or _NUMBERS.fullmatch(title) is not None
    return bool(_LETTERS.search(title)) and not (says_where or is_part)
