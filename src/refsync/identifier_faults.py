"""What is wrong with an identifier, told by its form alone.

- arXiv: https://info.arxiv.org/help/arxiv_identifier.html (YYMM.NNNN from April 2007, YYMM.NNNNN
  from January 2015, ARCHIVE/YYMMNNN before)
- DOI: https://www.doi.org/doi-handbook/HTML/index.html (10.PREFIX/SUFFIX)
- ISBN: the ISBN Users' Manual; ISSN: ISO 3297, annex A (check digits)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from refsync.identifiers import normalise
from refsync.patterns import regex

_ARXIV = regex(
    r"(?:arxiv\s*:\s*)?(?P<year>\d\d)(?P<month>\d\d)\.(?P<number>\d+)(?:v\d+)?", re.IGNORECASE
)
_OLD_ARXIV = regex(r"[a-z.-]+/(?P<year>\d\d)(?P<month>\d\d)\d{3}(?:v\d+)?", re.IGNORECASE)
_FIRST_ARXIV, _FIVE_DIGITS = (7, 4), (15, 1)
_LAST_OLD_ARXIV, _FIRST_OLD_YEAR = (7, 3), 91
_ISSN = regex(r"(?<!\d)\d{4}\s?[-\u2010-\u2015]?\s?\d{3}[\dXx](?![\dXx])")
_SAID = regex(
    r"\bisbn(?:-1[03])?\s*[:=]?\s*(?P<isbn>[\dX][\dX\u2010-\u2015-]{8,18}[\dX])(?!\w)"
    r"|\barxiv\s*:\s*(?P<arxiv>\d{4}\.\d{3,6})(?!\d)"
    r"|\bdoi\s*:\s*(?P<doi>10\.[^\s,;()\[\]<>]+)",
    re.IGNORECASE,
)
"""Identifiers as people name them in a sentence."""
_NOT_OF_A_NUMBER = regex(r"(?i:isbn(?:-1[03])?)|[\s:=\u2010-\u2015-]")


def arxiv_fault(value: str) -> str | None:
    """Why no paper has this arXiv id, or None where one may.

    >>> arxiv_fault("2413.01234")
    'there is no month 13'
    """
    text = value.strip()
    if old := _OLD_ARXIV.fullmatch(text):
        return _month_fault(old["month"]) or _old_arxiv_fault(int(old["year"]), int(old["month"]))
    new = _ARXIV.fullmatch(text)
    if new is None:
        return "an arXiv id is YYMM.NNNNN, or before April 2007 as hep-th/9901001"
    since, digits = (int(new["year"]), int(new["month"])), len(new["number"])
    wanted = 5 if since >= _FIVE_DIGITS else 4
    if fault := _month_fault(new["month"]):
        return fault
    if since < _FIRST_ARXIV:
        return "ids of this form begin with 0704, April 2007"
    if digits != wanted:
        return f"ids of that month have {wanted} digits behind the dot, not {digits}"
    return None if int(new["number"]) else "numbers begin with 1"


def faults_in_text(text: str) -> Iterator[tuple[str, str]]:
    """The identifiers that running text names and that can't be, as "ISBN 3-16", each with why."""
    for said in _SAID.finditer(text):
        isbn, arxiv, doi = said["isbn"], said["arxiv"], said["doi"]
        if isbn and (why := isbn_fault(isbn)):
            yield f"ISBN {isbn}", why
        if arxiv and (why := arxiv_fault(arxiv)):
            yield f"arXiv:{arxiv}", why
        if doi and (why := doi_fault(doi)):
            yield f"doi:{doi}", why


def doi_fault(value: str) -> str | None:
    """Why this is no DOI, or None where it may be one."""
    if normalise("doi", value):
        return None
    if re.search(r"/.*\s", value.strip()):
        return "there is a space in it"
    return "a DOI begins with 10. and has a slash, as 10.1000/1"


def isbn_fault(value: str) -> str | None:
    """Why this is no ISBN, or None where it may be one."""
    if normalise("isbn", value):
        return None
    digits = _NOT_OF_A_NUMBER.sub("", value)
    if not re.fullmatch(r"\d{9}[\dXx]|\d{13}", digits):
        return "an ISBN has 10 or 13 digits"
    if len(digits) == 13 and digits[:3] not in ("978", "979"):
        return "an ISBN of 13 digits begins with 978 or 979"
    return "its check digit says that some digit is wrong"


def issn_fault(value: str) -> str | None:
    """Why there is something else than ISSNs in this, or None where all may be one."""
    numbers = _ISSN.findall(value)
    if not numbers:
        return "an ISSN has eight digits, as 0028-0836"
    wrong = [number for number in numbers if not _issn_is_sound(number)]
    return f"the check digit of {wrong[0]} says that some digit is wrong" if wrong else None


def _month_fault(month: str) -> str | None:
    return None if 1 <= int(month) <= 12 else f"there is no month {month}"


def _old_arxiv_fault(year: int, month: int) -> str | None:
    in_time = year >= _FIRST_OLD_YEAR or (year, month) <= _LAST_OLD_ARXIV
    return None if in_time else "ids of this form ended in March 2007"


def _issn_is_sound(number: str) -> bool:
    digits = [10 if sign in "Xx" else int(sign) for sign in re.sub(r"[^\dXx]", "", number)]
    return (
        sum(digit * weight for digit, weight in zip(digits, range(8, 0, -1), strict=True)) % 11 == 0
    )
