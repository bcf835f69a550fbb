"""What stands in front of a cited title: a number, who wrote it, when."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.people import (
    People,
    institution,
    people,
    people_by_family,
    people_by_two_families,
)
from refsync.readers.sentences import behind_others, first_sentence
from refsync.readers.venues import YEAR

NO_YEAR = (
    r"in press|forthcoming|to appear|under review|in review|submitted|accepted|in prep\w*|"
    r"manuscript(?: \w+){0,3}|im Druck|à paraître|en prensa|no prelo|印刷中|"
    r"n\. ?d\.|o\. ?J\.|s\. ?d\."
)
_FIRST_AUTHOR = regex(r"[^,:]{2,40}, (?:[^\W\d_a-z]\.?[ -]?){1,3}(?=,)")
YEAR_IN_FRONT = regex(
    rf"(?:[\[(](?={YEAR}[\])])|(?={YEAR}[:.,]? ))({YEAR})[\])]?[.:,]? (?=[^\W\d_a-z]|[\"“„«])"
)
"""As "[2015] Doe, J. On Widgets.", "2015: Doe, J. On Widgets."."""
_CHAPTER = regex(
    r"(?<=[.,(:;] )(?i:chap(?:ters?|itres?)?|chs?|kapitel|kap|cap(?:[íi]tulos?)?)\.?"
    r"\s(?:\d{1,3}(?:\s?[–,-]\s?\d{1,3}){0,3}|[IVXLC]{1,6})"
    r"(?:[.,:]?\s(?=[\"“„«])|[.:]\s?(?=[^\W\d_a-z]|$)|,? (?:of|from|in|aus|de|dans):\s?)"
)
"""Which part of a book a title in quotes is, or which of the book that is named behind it.

As 'Doe, J., Chapter 7 "On Widgets", in …', "Doe, J. 2015. Chs. 1–3. On Widgets. …".
"""
_NUMBERING = regex(
    r"(?:[\[(]?\d{1,4}(?:[\])][.:]?|[.:])\s+|\uff08\d{1,4}\uff09\s*|"
    r"\[\d{1,3}\](?=[^\W\d_])|"
    r"(?:\d{1,3}|(?:19|20)\d\d) (?=[^\W\d_a-z]|\[(?:19|20)\d\d\])|"
    r"\[[A-Za-z][\w+.:-]{0,20}\](?: ?=|:)?\s+|"
    r"\[[^\W\d_a-z][^\[\]\d]{1,40}[ ,] ?(?:1[89]|20)\d\d[a-z]?\][:.]?\s+)?"
)
"""As "[12] ", "3. ", "[Doe01] ", "[Doe & Roe 2001] ", "[Doe+, 2021]: ", and a superscript."""


def without_number(text: str) -> str:
    """A text without what it has in front as an item of a list: "[12] ", "3. ", "[Doe01] "."""
    number = _NUMBERING.match(text)
    return text[number.end() :] if number else text


def without_chapter(text: str) -> str:
    """A text without which chapter is meant of what stands behind: "Doe, J. 2015. Ch. 1. Gears"."""
    return _CHAPTER.sub("", text)


def begins_with_names(text: str) -> bool:
    """Whether a text begins with names, so that a title stands before it: "J. Doe. ICML 2020."."""
    return behind_others(text)[0] != text or people(first_sentence(text)[0]) is not None


def authors(text: str, *, lenient: bool, behind: str = "") -> People | None:
    """Who stands before a year or title, be it one in a script without spaces or an institution.

    Institutions are told by their words or initials, and by the full stop: "Test Board. (2015).".

    Args:
        text: all that stands there.
        lenient: as in `citation`.
        behind: what follows; if that are names, the text is a title.
    """
    who = people(text) or people_by_family(text)
    if not who and lenient and not begins_with_names(behind):
        who = people_by_two_families(text)
    if who and who.told:
        return who
    named_in_full = who is not None and who.names[0].given is not None
    return institution(text, lenient=lenient and not named_in_full) or who


def first_author(text: str) -> People | None:
    """The first of names, its family name in front, where those behind it can't be read."""
    first = _FIRST_AUTHOR.match(text)
    who = people(first[0]) if first else None
    return who._replace(truncated=True) if who and who.inverted else None
