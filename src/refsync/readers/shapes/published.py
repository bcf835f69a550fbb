"""Which house published a work, where most of a list's works are books: "On Widgets, Acme"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.entry import Entry
from refsync.readers.house_names import is_a_house
from refsync.readers.houses import House, may_publish
from refsync.readers.links import identifier
from refsync.readers.people import People
from refsync.readers.shapes.words import count_words
from refsync.readers.venues import venue

_BEHIND = regex(
    r"(?P<title>\S.{2,400}?)(?P<where>, [^\W\d_a-z][^,;:]{2,50})?"
    r"(?P<edition>, \d{1,2}(?:e|[eè]me|st|nd|rd|th|\.|ª)? "
    r"(?:[ée]d(?:\.|ition|ição|ición)?|Aufl(?:\.|age)?))?\.?"
)
_MOST_WORDS = 5
_FEWEST = 4
_FEWEST_KNOWN = 2
_MOST = 0.5


class _Published(NamedTuple):
    """A title apart from the house behind it, if any, and from the edition."""

    title: str
    where: str
    edition: bool


def without_publishers(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the publishers behind the titles taken for their own.

    They are where half of the works cited with names and a year have a few words there, in
    capitals, and some of them again or with an edition behind. Of several names the last is the
    title where a publisher stands in the title's place.
    """
    cited = [entry for part in parts for entry in part if _is_cited(entry)]
    found = [_published(entry) for entry in cited]
    seen = Counter(one.where for one in found if one.where)
    told = [one for one in found if one.where and (one.edition or seen[one.where] > 1)]
    if len(told) < _FEWEST or sum(seen.values()) < _MOST * len(cited):
        return [list(part) for part in parts]
    return [[_apart(e, seen) if _is_cited(e) else e for e in part] for part in parts]


def with_houses(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, names that only their looks tell taken for publishers'.

    They are where half of the places in the list, or the part, are of publishers that are known:
    "(La Roue, 2015)" below "(Acme Press, 2011)".
    """
    throughout = _are_books([entry for part in parts for entry in part])
    return [
        [_of_a_house(entry) for entry in part] if throughout or _are_books(part) else list(part)
        for part in parts
    ]


def _are_books(entries: Sequence[Entry]) -> bool:
    """Whether publishers that are known are half of the places that entries name."""
    places = [entry.details for entry in entries if entry.details.venue or entry.details.house]
    names = ((said.house.name if said.house else said.venue) or "" for said in places)
    known = sum(map(is_a_house, names))
    return known >= _FEWEST_KNOWN and known >= _MOST * len(places)


def _of_a_house(entry: Entry) -> Entry:
    """An entry, the place that nothing but its looks tells the publisher, if it may be a book's."""
    said = entry.details
    if any(identifier(mention.href) for mention in entry.mentions):
        return entry
    if said.house:
        told = said.house._replace(told=True, loose=False)
        return replace(entry, details=said._replace(house=told))
    name = said.venue or ""
    unknown = said.within is None and venue(name) is None and may_publish(name)
    published = said._replace(venue=None, house=House(name))
    return replace(entry, details=published) if unknown and said.year else entry


def _is_cited(entry: Entry) -> bool:
    said = entry.details
    return bool(entry.evidence and said.who and said.year and not said.venue)


def _published(entry: Entry) -> _Published:
    match = _BEHIND.fullmatch(entry.title)
    if not match:
        return _Published(entry.title, "", edition=False)
    where = (match["where"] or "").removeprefix(", ")
    where = where if count_words(where) <= _MOST_WORDS else ""
    title = match["title"] if where or not match["where"] else match["title"] + match["where"]
    return _Published(title, where, bool(match["edition"]))


def _apart(entry: Entry, seen: Counter[str]) -> Entry:
    found, said = _published(entry), entry.details
    who = said.who
    is_house = not found.where and (found.title in seen or venue(found.title) is not None)
    if is_house and who and len(who.names) > 1 and who.names[-1].given:
        *names, last = who.names
        title, where = f"{last.given} {last.family}", found.title
        who = People(tuple(names), who.truncated, who.certain, who.inverted)
    else:
        title, where = found.title, found.where
    return replace(entry, title=title, details=said._replace(who=who, venue=where or None))
