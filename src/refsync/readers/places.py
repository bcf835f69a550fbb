"""Where a work of a list appeared: a journal, a conference, a publisher, a preprint server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from refsync.publications import Kind, kind_by_name, preprint_server
from refsync.readers.journals import is_abbreviated, is_of_one_word
from refsync.readers.venues import CONFERENCES, JOURNALS, SERVERS, is_institution

_BETWEEN_WORDS = re.compile(r"[\s/,:.]+")
_IN_CAPITALS = re.compile(r"[A-Z][A-Z\d&/+@-]+(?: (?:Workshops?|Findings|Demos?|Industry))?")
_BOOK_OF_MANY = re.compile(r"\b(?:[Hh]andbook|[Ee]ncyclop(?:a|æ)?edia|[Ll]ecture [Nn]otes)\b")
_PUBLISHER = re.compile(
    r".*\b(?:Press(?:es)?|Publish(?:ers?|ing)|Verlag|[ÉE]ditions|Edizioni|Editorial)\b(?!\sof).*|"
    r"(?:Springer|Elsevier|(?:John )?Wiley|O['’]Reilly|Routledge|Palgrave)\b(?!.*\b(?:in|of)\b).*"
)
_TOWN_IN_FRONT = re.compile(r"(?P<town>[A-Z][^:]{1,40}): (?P<name>.+)")
_TOWN_BEHIND = re.compile(r"(?P<name>[^,]+), (?P<town>[A-Z].+)")
_PRESENTED = re.compile(
    r"(?P<genre>.*?\b(?i:thesis|dissertation|reports?))\b(?:[\s,.:;()]+(?:at |from )?|$)"
    r"(?P<house>[A-Z].*)?"
)
"""A thesis or report, and where it was handed in: "PhD thesis, Acme University"."""
_SHORTEST_TOWN = 3
_MOST_WORDS = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a work appeared, in the fields of CSL.

    Attributes:
        kind: of publication; "unknown" where the name doesn't tell.
        container_title: the journal, the proceedings, the book that has it.
        publisher: also the server that has a preprint, the university that has a thesis.
        publisher_place: the publisher's town.
        genre: what a thesis or report calls itself.
    """

    kind: Kind = "unknown"
    container_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    genre: str | None = None


NOWHERE = Place()


@lru_cache(maxsize=4096)
def place(venue: str | None, *, in_volumes: bool = False) -> Place:
    """The place that a venue's name tells: "ICML", "Acta Fabri", "Acme Press", "PhD thesis".

    Args:
        venue: its name.
        in_volumes: a volume is said, so that it is a journal where the name doesn't tell.
    """
    if not venue:
        return NOWHERE
    kind = _kind(venue)
    if kind == "unknown" and in_volumes:
        return Place("journal", venue)
    if kind == "preprint":
        said = venue.casefold().startswith("preprint")
        return (
            Place(kind, genre=venue)
            if said
            else Place(kind, publisher=preprint_server(venue) or venue)
        )
    if kind in ("thesis", "report"):
        presented = _PRESENTED.fullmatch(venue)
        house = presented["house"] if presented else None
        return Place(kind, genre=presented["genre"] if presented else venue, publisher=house)
    if kind == "book":
        return _published(venue)
    is_house = kind == "unknown" and is_institution(venue)
    return Place(kind, publisher=venue) if is_house else Place(kind, venue)


def _published(text: str) -> Place:
    """A publisher and its town: "Acme Press, Bonn", "Bonn: Acme Press"."""
    told = _TOWN_IN_FRONT.fullmatch(text) or _TOWN_BEHIND.fullmatch(text)
    if not told:
        return Place("book", publisher=text)
    town = told["town"] if len(told["town"]) >= _SHORTEST_TOWN else None
    return Place("book", publisher=told["name"], publisher_place=town)


def _kind(name: str) -> Kind:
    """What kind of publication a name tells, by its words or initials, else by its looks."""
    by_name = kind_by_name(name)
    if by_name in ("unknown", "journal") and _BOOK_OF_MANY.search(name):
        return "chapter"
    if by_name == "unknown" and _PUBLISHER.fullmatch(name):
        return "book"
    if by_name != "unknown" or is_institution(name):
        return by_name
    words = _BETWEEN_WORDS.split(name)
    kinds: tuple[tuple[frozenset[str], Kind], ...] = (
        (SERVERS, "preprint"), (CONFERENCES, "conference"), (JOURNALS, "journal"),
    )  # fmt: skip
    by_initials = next((kind for names, kind in kinds if not names.isdisjoint(words)), None)
    if by_initials:
        return by_initials
    if _IN_CAPITALS.fullmatch(name):
        return "conference"
    in_words = 1 < len(words) <= _MOST_WORDS and name[0].isupper()
    return "journal" if in_words or is_of_one_word(name) or is_abbreviated(name) else "unknown"
