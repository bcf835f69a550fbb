"""Where in a journal or book a cited work stands, and who edited it: "Acta Fabri 12(3), 45–67"."""

from __future__ import annotations

import re
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.editing import EDITED_BY, EDITOR, IN
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.venues import EAST_ASIAN_VOLUME, MONTH, YEAR
from refsync.reference import Name

_DASH = r"[-‐‑–—−－]"
_PAGE = r"(?:[A-Za-z]{0,2}\d{1,8}[A-Za-z]?|[a-z]{4}\d{3})(?::\d{1,4})?"
_PAGES = rf"(?:{_PAGE}(?:\s?{_DASH}{{1,2}}\s?{_PAGE})?)(?!\w|[.]\d)"
_PAGES_LABEL = r"(?:(?:[Pp]ages?|[Pp]p?|[Pp]gs?|[Ss]s?|[сС]|стр|[Aa]rt(?:icle)?)\b\.?\s*)"
_WHEN = rf"(?:(?:{MONTH}|Spring|Summer|Autumn|Fall|Winter)(?:\s\d\d?)?,?\s)?"
_DATE = rf"\(?{_WHEN}{YEAR}(?!\d|{_DASH})(?:\s{MONTH}(?:\s\d\d?)?)?\)?"
_VOLUME_LABEL = r"(?:[Vv]ol(?:ume)?|[Vv]|[Bb]d|[Bb]and|[Tt]om[eo]|[Tt]|[тТ])\b\.?\s*"
_ISSUE_LABEL = (
    r"(?:(?:[Nn]o|[Nn]r|[Nn]|[Nn]um(?:ber)?|[Ii]ss(?:ue)?|[Hh]eft|[Hh])\b\.?|[Nn][°º]|№)\s*"
)
_ISSUE = rf"(?:(?!{YEAR}\b)\d{{1,4}}(?:[-–/]\d{{1,4}})?|[Ss]uppl(?:\.|ement)?(?:\s?\d{{1,3}})?)"
_BEHIND = regex(
    rf"""
    (?:,?\s?\([^()]*[A-Za-z][^()]*\))?[\s.,;:*_]* (?:{_DATE}[\s.,;:]*)?
    (?P<label>{_VOLUME_LABEL})?
    (?<!\w)(?P<volume>
        (?(label)[A-Z]\d{{1,4}}(?:(?:{_DASH}{{1,2}}|\.)[A-Z]\b)?|(?!))
        | (?(label)|(?!{YEAR}\b(?!\s?\(\d)))\d{{1,4}} | (?<=[.,\s])[IVXLC]{{1,8}}(?=[,.\s])
    )(?!\d|{_DASH})(?:\.?\sJg\.)?
    (?:
        \s?\((?P<in_brackets>{_ISSUE})\)
        | \.(?P<after_stop>\d{{1,3}})(?=\s\()
        | ,\s(?P<before_date>\d{{1,3}})
            (?=,?\s(?:\((?:{_DATE})|[Aa]rticle\b)|,\s{_DATE},\s{_PAGES_LABEL})
        | [,;.]?\s{_ISSUE_LABEL}(?P<labelled>{_ISSUE})
    )?
    (?P<dated>[\s,]*{_DATE}(?:,\s{_ISSUE_LABEL}(?P<after_date>{_ISSUE}))?)?
    (?:
        (?:
            \s?[,:;]+\s*{_PAGES_LABEL}? | \.\s+{_PAGES_LABEL}? | \s{_PAGES_LABEL} | (?<=\))\s
            | (?<=\d)\.(?=\d{{1,5}}{_DASH}\d)
        )
        (?!\d\d?\s(?:{MONTH})\b)(?P<page>{_PAGES})
    )?
    """,
    re.VERBOSE,
)
"""Volume, issue and pages, as they follow a journal's name, perhaps behind its initials.

Some journals have letters at their volumes: "Acta Fabri, Vol. J12-D, No. 3".
"""
_ISSUE_AT_ONCE = regex(r"[\s.,]*[Nn][°º]\s?(?P<issue>\d{1,4})(?!\d)")
"""As French journals have no volumes: "Acta Fabri, n° 12"."""
_ON_PAGES = regex(rf"(?<!\w){_PAGES_LABEL}(?P<page>{_PAGES})")
_AT_ONCE = regex(
    rf"[\s,.]*(?:\(?{YEAR}\)?[:,]\s?|(?:\([^()]*[A-Za-z][^()]*\))?[.,]\s(?!{YEAR}\s?{_DASH}))"
    rf"(?P<page>[A-Z]?\d{{1,7}}\s?{_DASH}{{1,2}}\s?[A-Z]?\d{{1,7}})(?!\w|\s(?:{MONTH}))"
)
"""As DBLP and ACM have pages for proceedings: "ICML 2015: 3-4", "ICML. 3–4"."""
_VOLUME_IN_FRONT = regex(r"(?<![\w.,:/-])(\d{1,3}) $")
_PAGE_BEFORE_YEAR = regex(rf"[\s.]*\s(?P<page>\d{{1,5}})(?=[\s,.]*(?:\(?{YEAR}\)?|$))")
"""As law reviews are cited: "113 Acta Fabri 541 (2004)"."""
_NUMBER = regex(rf"(?:{_VOLUME_LABEL}|{_ISSUE_LABEL})?(\d{{1,4}}(?:[-–/]\d{{1,4}})?)")
_RANGE = regex(rf"{_PAGES_LABEL}?({_PAGE}\s?{_DASH}{{1,2}}\s?{_PAGE})")
_DASHES = regex(rf"\s?{_DASH}{{1,2}}\s?")
_IN_A_BOOK = regex(
    rf"\b{IN}:?\s(?:(?P<who>[^()]{{2,160}}?)(?:\s?\({EDITOR}\)|, (?:eds?|editors?)\b)[:,.]*\s)?"
    r"\W{0,2}$"
)
"""Before the book that has a chapter: "In ", "In A. Roe (Ed.), ", "In: Roe A, editor. "."""
_EDITED_BY = regex(rf"[\s*_]*[,.(]?\s?{EDITED_BY}\s?(?P<who>[^()\d:]{{3,160}})")
"""Behind it: ", edited by A. Roe and B. Poe, 45–67"."""
_MOST_ISSUES = 53
"""Of a year; a greater number between volume and year is a page: "Acta 12, 345 (2015)"."""
_FARTHEST = 160
"""So far behind a name its volume and pages stand."""


class Locators(NamedTuple):
    """The parts of a journal or a book, as CSL calls them; pages with a hyphen: "45-67".

    Attributes:
        in_a_book: "In" or editors stand before the name.
        editors: of the book.
    """

    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    in_a_book: bool = False
    editors: tuple[Name, ...] = ()

    def completed(self, other: Locators) -> Locators:
        """What these say, and what they don't and the others do."""
        return Locators(
            self.volume or other.volume,
            self.issue or other.issue,
            self.page or other.page,
            self.in_a_book or other.in_a_book,
            self.editors or other.editors,
        )


def locators(text: str, name: str) -> Locators | None:
    """What follows a journal's or a book's name, of its volume, issue and pages.

    Args:
        text: that states where a work appeared: "Acta Fabri, 12(3), 45–67 (2015)".
        name: the journal's or the book's, in that text.
    """
    at = text.find(name)
    if at < 0:
        return None
    before = _IN_A_BOOK.search(text, max(0, at - _FARTHEST), at)
    behind = text[at + len(name) : at + len(name) + _FARTHEST]
    editors, behind = _editors(before, behind)
    found = _stated(text, at, behind) if any(map(str.isdigit, behind)) else Locators()
    found = found._replace(in_a_book=bool(before or editors), editors=editors)
    return found if any(found) else None


def _editors(before: re.Match[str] | None, behind: str) -> tuple[tuple[Name, ...], str]:
    """Who edited a book, by what stands before its name or behind it, and what follows there."""
    if before and before["who"] and (who := people(before["who"])):
        return who.names, behind
    edited = _EDITED_BY.match(behind)
    parts = first_sentence(edited["who"])[0].rstrip(" ,").split(",") if edited else []
    for n in range(len(parts), 0, -1):
        named = ",".join(parts[:n])
        who = people(named)
        if who and who.have_given_names:
            return who.names, behind.partition(named)[2]
    return (), behind


def in_cells(volume: str, issue: str, pages: str) -> Locators | None:
    """What the cells of a table say below "Volume", "Issue" and "Pages"; a bare page counts them.

    Args:
        volume: "12", "Vol. 12".
        issue: "3", "No. 3", "3-4".
        pages: "45–67", "pp. 45–67".
    """
    numbers = (_NUMBER.fullmatch(volume), _NUMBER.fullmatch(issue))
    first, second = (number[1] if number else None for number in numbers)
    of_pages = _RANGE.fullmatch(pages)
    found = Locators(first, second, _with_hyphen(of_pages[1]) if of_pages else None)
    return found if any(found) else None


def _stated(text: str, at: int, behind: str) -> Locators:
    """What a text states behind the name that stands in it at a place, or before that."""
    if (volume := _VOLUME_IN_FRONT.search(text, max(0, at - 6), at)) and (
        page := _PAGE_BEFORE_YEAR.match(behind)
    ):
        return Locators(volume[1], None, page["page"])
    east_asian = EAST_ASIAN_VOLUME.match(behind)
    found = _of_a_volume(behind)
    if east_asian:
        found = Locators(east_asian["volume"], east_asian["issue"])
    if not any(found) and (issue := _ISSUE_AT_ONCE.match(behind)):
        found = found._replace(issue=issue["issue"])
    if found.page is None and (pages := _AT_ONCE.match(behind) or _ON_PAGES.search(behind)):
        found = found._replace(page=_with_hyphen(pages["page"]))
    return found


def _of_a_volume(behind: str) -> Locators:
    """The volume behind a name; a bare number is one if issue, year or pages follow.

    Behind other words, only a volume with its issue and pages is one.
    """
    at_once = _BEHIND.match(behind)
    match = at_once or _BEHIND.search(behind)
    if not match:
        return Locators()
    issues = map(
        match.group, ("in_brackets", "after_stop", "before_date", "labelled", "after_date")
    )
    issue, page = next(filter(None, issues), None), match["page"]
    if issue == match["before_date"] and issue and not page and int(issue) > _MOST_ISSUES:
        issue, page = None, issue
    told = bool(match["label"] or issue or match["dated"] or page) if at_once else issue and page
    if not told:
        return Locators()
    return Locators(_with_hyphen(match["volume"]), issue, _with_hyphen(page) if page else None)


def _with_hyphen(pages: str) -> str:
    return _DASHES.sub("-", pages)
