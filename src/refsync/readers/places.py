"""Where a work of a list appeared: a journal, a conference, a publisher, a preprint server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from refsync.patterns import regex
from refsync.publications import GERMAN_THESIS, Kind, kind_by_name, preprint_server
from refsync.readers.cited_places import is_a_town, published_at, without_publisher
from refsync.readers.house_names import is_a_house
from refsync.readers.journals import is_abbreviated, is_of_one_word
from refsync.readers.venues import (
    CONFERENCES,
    JOURNALS,
    JOURNALS_OF_A_WORD,
    is_institution,
)

_BETWEEN_WORDS = regex(r"[\s/,:.]+")
_IN_CAPITALS = regex(r"[A-Z][A-Z\d&/+@-]+(?: (?:Workshops?|Findings|Demos?|Industry))?")
_SHORTENED = regex(r"[a-z]\.[A-Z]|[a-z]{2}\. [A-Z][a-z]*\. ")
_UNPUBLISHED = regex(
    r"(?:under|in) (?:review|submission|press|preparation)|submitted\b|to appear|forthcoming",
    re.IGNORECASE,
)
_BOOK_OF_MANY = regex(r"\b(?:[Hh]andbook|[Ee]ncyclop(?:a|æ)?edia|[Ll]ecture [Nn]otes)\b")
_PROCEEDINGS_OF_SOCIETIES = regex(
    r"Proc(?:eedings|\.) of the (?![^:]{0,40}\bMeeting of)"
    r"(?:VLDB Endowment|ACM on |[^:]{1,60} Society)"
)
"""Journals, though they are called so."""
_SERIES_OF_BOOKS = regex(r"\b(?:Series|Texts|Monographs|Studies|Tracts) (?:in|on)\b")
_EDITION_IN_FRONT = regex(r"^\d{1,2}(?:st|nd|rd|th) ed(?:ition|n)?\.?,? ")
_TOWN_IN_FRONT = regex(r"(?P<town>[^\W\d_][^:\uff1a]{0,40})[:\uff1a]\s?(?P<name>.+)")
_TOWN_BEHIND = regex(r"(?P<name>[^,]+), (?P<town>[A-Z].+)")
_BOOK_AND_HOUSE = regex(r"(?P<book>.+)[,.] (?P<town>[^\W\d_][\w -]{2,30}): (?P<name>[^:]+)")
"""As in "Gears of Old, Bonn: Acme"."""
_PRESENTED = regex(
    rf"(?P<genre>.*?\b(?i:thesis|dissertation|{GERMAN_THESIS}|reports?|working papers?))\b"
    r"(?:[\s,.:;()]+(?:[Nn]o\. ?)?(?P<number>[A-Z]{0,6}-?\d[\w./-]*))?"
    r"(?:[\s,.:;()]+(?:at |from )?(?P<house>[A-Z].*)?)?"
)
"""A thesis or report, and where it was handed in: "PhD thesis, Acme University"."""
_SAYS_WORKING_PAPER = regex(r"(?P<house>.*\S)\s+(?P<genre>[Ww]orking [Pp]apers?)$")
_BY_HAN: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (regex("学报|期刊|杂志|雑誌|論文誌|学会誌|学会論文集|논문지|학회지"), "journal"),
    (regex("会议|论文集|講演論文集|大会|研究会|학회"), "conference"),
)
_BETWEEN_TOWNS = regex(r" (?:and|und|et|&|y|e) |, |/")
"""As "Bonn and Oxford", where a book of several houses was published."""
_SHORTEST_TOWN = 3
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a work appeared, in the fields of CSL.

    Attributes:
        kind: of publication; "unknown" where the name doesn't tell.
        guess: the kind by the looks of the name, where it doesn't tell.
        container_title: the journal, the proceedings, the book that has it.
        collection_title: the series of a book.
        publisher: also the server that has a preprint, the university that has a thesis.
        publisher_place: the publisher's town.
        genre: what a thesis or report calls itself.
        number: of a report.
    """

    kind: Kind = "unknown"
    guess: Kind = "unknown"
    container_title: str | None = None
    collection_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    genre: str | None = None
    number: str | None = None


NOWHERE = Place()


@lru_cache(maxsize=4096)
def place(venue: str | None, *, in_volumes: bool = False, in_a_book: bool = False) -> Place:
    """The place that a venue's name tells: "ICML", "Acta Fabri", "Acme Press", "PhD thesis".

    Args:
        venue: its name.
        in_volumes: a volume is said, so that it is a journal where the name doesn't tell.
        in_a_book: "In" or editors stand before it, so that it is a book where nothing else is told.
    """
    if not venue:
        return NOWHERE
    kind = _kind(venue)
    if kind == "preprint":
        return _preprint(venue)
    if kind in ("thesis", "report"):
        return _presented(venue, kind)
    if kind == "book" and not (in_a_book and _SERIES_OF_BOOKS.search(venue)):
        return _published(venue)
    if kind not in ("unknown", "book"):
        return Place(kind, container_title=venue)
    if published_at(venue):
        return _published(venue)
    if in_a_book and not (in_volumes or _goes_in_short(venue)):
        return _in_a_book(venue)
    if in_volumes:
        return Place("journal", container_title=venue)
    return _by_looks(venue)


def _by_looks(text: str) -> Place:
    """Where a work appeared by the looks of its name: towns, an institution, or what has it."""
    if all(map(is_a_town, _BETWEEN_TOWNS.split(text))):
        return Place(guess="book", publisher_place=text)
    if is_institution(text):
        return Place(publisher=text)
    return Place(guess=_guess(text), container_title=text)


def _preprint(name: str) -> Place:
    """A preprint, and the server that has it."""
    if _UNPUBLISHED.match(name):
        return Place("preprint")
    if name.casefold().startswith("preprint"):
        return Place("preprint", genre=name)
    return Place("preprint", publisher=preprint_server(name) or name)


def _presented(text: str, kind: Kind) -> Place:
    """A thesis or report, its number, and where it was handed in."""
    found = _PRESENTED.fullmatch(text)
    if not found:
        return Place(kind, genre=text)
    genre, house = found["genre"], found["house"]
    working = _SAYS_WORKING_PAPER.fullmatch(genre)
    if working:
        genre, house = working["genre"], house or working["house"]
    return Place(kind, genre=genre, number=found["number"], publisher=house)


def _published(text: str) -> Place:
    """A publisher and its town, "Acme Press, Bonn", "Bonn: Acme Press", or a series of books."""
    if _SERIES_OF_BOOKS.search(text):
        return Place("book", collection_title=text)
    text = _EDITION_IN_FRONT.sub("", text)
    told = _TOWN_IN_FRONT.fullmatch(text) or _TOWN_BEHIND.fullmatch(text)
    if not told:
        return Place("book", publisher=text)
    town = told["town"] if len(told["town"]) >= _SHORTEST_TOWN or not text.isascii() else None
    if is_a_town(told["name"]) and town:
        return Place("book", publisher=town, publisher_place=told["name"])
    return Place("book", publisher=told["name"], publisher_place=town)


def _in_a_book(text: str) -> Place:
    """The book of which a work is a chapter, and who published that."""
    if told := _BOOK_AND_HOUSE.fullmatch(text):
        book, town, house = told["book"], told["town"], told["name"]
    else:
        book = without_publisher(text)
        town, _, house = text[len(book) :].lstrip(", ").partition(", ")
    return Place(
        "chapter",
        container_title=book,
        publisher=house or None,
        publisher_place=town or None,
    )


def _kind(name: str) -> Kind:
    """What kind of publication a name tells, by its words or initials."""
    if _UNPUBLISHED.match(name):
        return "preprint"
    if is_a_house(name) or _SERIES_OF_BOOKS.search(name):
        return "book"
    if name in JOURNALS_OF_A_WORD or _PROCEEDINGS_OF_SOCIETIES.match(name):
        return "journal"
    if "working paper" in name.casefold():
        return "report"
    by_name = kind_by_name(name)
    if by_name in ("unknown", "journal") and _BOOK_OF_MANY.search(name):
        return "chapter"
    if by_name == "report" and is_institution(name) and not _PRESENTED.match(name):
        return "unknown"
    if by_name != "unknown":
        return by_name
    words = _BETWEEN_WORDS.split(name)
    if not CONFERENCES.isdisjoint(words):
        return "conference"
    if not JOURNALS.isdisjoint(words):
        return "journal"
    return next((kind for pattern, kind in _BY_HAN if pattern.search(name)), "unknown")


def _goes_in_short(name: str) -> bool:
    """Whether a name is of initials, or of words as journals are shortened: "Phys. Rev. D"."""
    if _IN_CAPITALS.fullmatch(name) or _SHORTENED.search(name):
        return True
    return is_abbreviated(name)


def _guess(name: str) -> Kind:
    """What kind of publication a name looks like: initials, several words, a journal's words."""
    if _IN_CAPITALS.fullmatch(name):
        return "conference"
    words = _BETWEEN_WORDS.split(name)
    in_words = 1 < len(words) <= _MOST_WORDS and name[0].isupper()
    return "journal" if in_words or is_of_one_word(name) or _goes_in_short(name) else "unknown"
