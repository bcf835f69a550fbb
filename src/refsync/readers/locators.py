"""In which volume and issue, and on which pages, a cited work stands: "Acta Fabri 12(3), 45–67"."""

from __future__ import annotations

import re
from typing import NamedTuple

from refsync.readers.venues import MONTH, YEAR

_PAGE = r"[A-Za-z]{0,2}\d{1,7}[A-Za-z]?(?::\d{1,4})?"
_PAGES = rf"(?:{_PAGE}(?:\s?[-–—]{{1,2}}\s?{_PAGE})?)(?![\w.]*\w@)"
_PAGES_LABEL = r"(?:(?:[Pp]ages?|[Pp]p?|[Pp]gs?|[Ss]s?|с|стр|[Aa]rt(?:icle)?)\b\.?\s*)"
_DATE = rf"\(?(?:{MONTH}(?:\s\d\d?)?,?\s)?{YEAR}(?![\d–-])(?:\s{MONTH}(?:\s\d\d?)?)?\)?"
_VOLUME_LABEL = r"(?:[Vv]ol(?:ume)?|[Vv]|[Bb]d|[Bb]and|[Tt]om[eo]|[Tt]|т|Т)\b\.?\s*"
_ISSUE_LABEL = r"(?:[Nn]o|[Nn]r|[Nn]|[Nn]um(?:ber)?|[Ii]ss(?:ue)?|[Hh]eft|[Hh]|n°|№)\b\.?\s*"
_ISSUE = rf"(?:(?!{YEAR}\b)\d{{1,4}}(?:[-–/]\d{{1,4}})?|[Ss]uppl(?:\.|ement)?(?:\s?\d{{1,3}})?)"
_BEHIND = re.compile(
    rf"""
    (?:,?\s?\([^()]*[A-Za-z][^()]*\))?[\s.,;:*_]* (?:{_DATE}[\s.,;:]*)?
    (?P<label>{_VOLUME_LABEL})?
    (?P<volume>(?!{YEAR}\b)\d{{1,4}}|(?<=[.\s])[IVXLC]{{1,8}}(?=[,.\s]))(?![\d–-])
    (?:
        \s?\((?P<in_brackets>{_ISSUE})\)
        | \.(?P<after_stop>\d{{1,3}})(?=\s\()
        | ,\s(?P<before_date>\d{{1,3}})(?=\s\({_DATE})
        | [,;.]?\s{_ISSUE_LABEL}(?P<labelled>{_ISSUE})
    )?
    (?P<dated>[\s,]*{_DATE}(?:,\s{_ISSUE_LABEL}(?P<after_date>{_ISSUE}))?)?
    (?:(?:\s?[,:;.]+\s*{_PAGES_LABEL}?|\s{_PAGES_LABEL})(?P<page>{_PAGES}))?
    """,
    re.VERBOSE,
)
"""Volume, issue and pages, as they follow a journal's name, perhaps behind its initials."""
_ON_PAGES = re.compile(rf"(?<!\w){_PAGES_LABEL}(?P<page>{_PAGES})")
_AT_ONCE = re.compile(
    rf"[\s,.]*(?:\(?{YEAR}\)?[:,]\s?|(?:\([^()]*[A-Za-z][^()]*\))?[.,]\s(?!{YEAR}\s?[-–]))"
    r"(?P<page>[A-Z]?\d{1,7}\s?[-–]{1,2}\s?[A-Z]?\d{1,7})(?!\w)"
)
"""As DBLP and ACM have pages for proceedings: "ICML 2015: 3-4", "ICML. 3–4"."""
_VOLUME_IN_FRONT = re.compile(r"(?<![\w.,:/-])(\d{1,3}) $")
_PAGE_BEFORE_YEAR = re.compile(rf"[\s.]*\s(?P<page>\d{{1,5}})(?=[\s,.]*(?:\(?{YEAR}\)?|$))")
"""As law reviews are cited: "113 Acta Fabri 541 (2004)"."""
_DASHES = re.compile(r"\s?[-–—]{1,2}\s?")
_FARTHEST = 160
"""So far behind a name its volume and pages stand."""


class Locators(NamedTuple):
    """The parts of a journal or a book, as CSL calls them; pages with a hyphen: "45-67"."""

    volume: str | None = None
    issue: str | None = None
    page: str | None = None


def locators(text: str, name: str) -> Locators | None:
    """What follows a journal's or a book's name, of its volume, issue and pages.

    Args:
        text: that states where a work appeared: "Acta Fabri, 12(3), 45–67 (2015)".
        name: the journal's or the book's, in that text.
    """
    at = text.find(name)
    if at < 0:
        return None
    behind = text[at + len(name) : at + len(name) + _FARTHEST]
    if not any(map(str.isdigit, behind)):
        return None
    if (volume := _VOLUME_IN_FRONT.search(text, max(0, at - 6), at)) and (
        page := _PAGE_BEFORE_YEAR.match(behind)
    ):
        return Locators(volume[1], None, page["page"])
    found = _of_a_volume(behind)
    if found.page is None and (pages := _AT_ONCE.match(behind) or _ON_PAGES.search(behind)):
        found = found._replace(page=_with_hyphen(pages["page"]))
    return found if any(found) else None


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
    told = bool(match["label"] or issue or match["dated"] or page) if at_once else issue and page
    if not told:
        return Locators()
    return Locators(match["volume"], issue, _with_hyphen(page) if page else None)


def _with_hyphen(pages: str) -> str:
    return _DASHES.sub("-", pages)
