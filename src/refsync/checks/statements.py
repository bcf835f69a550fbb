"""What can't be as entries state it: years, pages, and authors that are left to guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

from refsync.checks.finding import finding, is_record
from refsync.patterns import regex
from refsync.reading import Problem
from refsync.reference import Reference

_DATED_AHEAD = 1
"""Journals date what they print next year."""
_FOUR_DIGITS = 1000
_GARBLED_YEAR = regex(r"\W*(?=\w*\d)[\dA-Za-z]{1,5}\W*", re.ASCII)
"""A year in which a digit is missing, or a letter; "in press" and "Fall 2020" are none."""
_RANGE = regex(r"([0-9]+)-([0-9]+)")


def statements(reference: Reference, this_year: int) -> Iterator[Problem]:
    """What is wrong with the authors, the year and the pages of an entry."""
    if reference.authors_truncated and is_record(reference):
        yield finding(
            reference,
            "info",
            "and-others",
            f"The authors of “{reference.title}” end in “and others”. Name them all.",
        )
    year = reference.issued.year if reference.issued else None
    if year is not None and (0 <= year < _FOUR_DIGITS or year > this_year + _DATED_AHEAD):
        yield finding(
            reference,
            "warning",
            "implausible-year",
            f"“{reference.title}” is said to be of the year {year}. Correct it.",
        )
    said = reference.issued.literal if reference.issued else None
    if said and _GARBLED_YEAR.fullmatch(said):
        yield finding(
            reference,
            "warning",
            "implausible-year",
            f"“{reference.title}” is said to be of the year “{said}”. Correct it.",
        )
    pages = _RANGE.fullmatch(reference.page or "")
    if pages and len(pages[1]) == len(pages[2]) and pages[1] > pages[2]:
        yield finding(
            reference,
            "warning",
            "page-range",
            f"The pages {reference.page} of “{reference.title}” end before they begin. Correct"
            " them.",
        )
