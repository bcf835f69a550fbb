"""One person beside a title, its author as the list has names there: "On Widgets. Jane Doe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.beside import DISTINCTION
from refsync.readers.entry import Entry
from refsync.readers.houses import House, house
from refsync.readers.links import kind_by_label
from refsync.readers.people import People, begin_with_families, people, people_by_family
from refsync.readers.people.words import GIVEN_NAMES_TOO, PARTICLES
from refsync.readers.phrases import phrases, without_year
from refsync.readers.shapes.dated import is_date
from refsync.readers.titles import year
from refsync.readers.venues import OF_ORGANISATIONS, YEAR, venue, venue_and_year

_NEARLY_ALL = 0.75
_DISTINCT = 0.6
_THIRD = 1 / 3
_FEWEST = 4
"""So many are alone beside their titles where none of a list's works has several authors."""
_LONGEST_IN_HAN = 4
_YEAR = regex(YEAR)


class _Beside(NamedTuple):
    """An entry whose authors nothing tells, and the one person beside its title, if there is."""

    entry: Entry
    who: People | None


def with_single_names(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, one name beside a title its author's, as others have them.

    As of "[On Widgets](…), Jane Doe", below "[On Gears](…), Richard Roe, Al Poe". Where no work is
    by several, all have one: "On Widgets (Jane Doe, 2015)", "On Gears (Al Roe, 2017)".
    """
    throughout = _has_names_beside([entry for entries in parts for entry in entries])
    return [
        [_with_its_name(entry) for entry in entries]
        if throughout or _has_names_beside(entries)
        else list(entries)
        for entries in parts
    ]


def _has_names_beside(entries: Sequence[Entry]) -> bool:
    """Whether names stand beside nearly all titles that have anything there."""
    several = sum(map(_has_authors, entries))
    said = [_Beside(entry, _one_beside(entry)) for entry in entries if any(_said(entry))]
    single = [who.names[0] for _, who in said if who]
    enough = several + len(single) >= _NEARLY_ALL * (several + len(said))
    if not single or not enough:
        return False
    if several < _THIRD * (several + len(said)):
        return _are_people(said)
    without_spaces = [name.literal for name in single if name.literal]
    return len(set(without_spaces)) >= _DISTINCT * len(without_spaces)


def _has_authors(entry: Entry) -> bool:
    """Whether an entry's authors are several, or one in full before a known place."""
    said = entry.details
    placed = said.who is not None and said.who.have_given_names and (said.venue or said.house)
    return bool(entry.title) and bool(said.names_are_told or placed)


def _are_people(said: Sequence[_Beside]) -> bool:
    """Whether what stands alone beside titles are many people, and not what these are about."""
    names = [who.names[0] for _, who in said if who]
    titles = {word for entry, _ in said for word in entry.title.split()}
    words = [name.family for name in names if name.family]
    about = sum(word in titles for word in words)
    distinct = len(set(names)) >= _NEARLY_ALL * len(names)
    return len(words) == len(names) >= _FEWEST and distinct and not about


def _with_its_name(entry: Entry) -> Entry:
    who, publisher = _one_beside(entry), _published(entry)
    if not who:
        return entry
    said = entry.details._replace(who=who)
    return replace(entry, details=said if said.venue else said._replace(house=publisher))


def _one_beside(entry: Entry) -> People | None:
    """The one person whose full name is all that stands beside a title, but for where and when."""
    said = list(_said(entry))
    who = _single(said[0]) if len(said) == 1 else None
    if who is None or len(who.names) != 1:
        return None
    is_other = DISTINCTION.search(said[0]) or "," in said[0]
    return None if is_other or said[0].split()[-1] in OF_ORGANISATIONS else who


def _said(entry: Entry) -> Iterator[str]:
    """What stands beside a title whose authors nothing tells, but for where and when."""
    if not entry.title or entry.details.who:
        return
    said = _phrases(entry)
    publisher = _published(entry)
    for phrase in said:
        name, _, behind = phrase.partition(", ")
        if entry.details.venue and not name.isascii() and venue_and_year(behind):
            phrase = name
        bare = _bare(phrase)
        published = publisher and bare.startswith(publisher.name or publisher.town or "")
        is_where = published or venue(bare) is not None or is_date(phrase)
        if bare and not is_where and year(bare) is None:
            yield bare


def _phrases(entry: Entry) -> Sequence[str]:
    """What the text beside a title says, one name and what follows its comma apart."""
    found: list[str] = []
    for phrase in phrases(entry.beside.replace("\uff0c", ", ")):
        name, comma, behind = phrase.partition(", ")
        who = people(_bare(name)) if comma and name.isascii() and _bare(behind) else None
        found += [name, behind] if who and who.have_given_names else [phrase]
    return found


def _bare(phrase: str) -> str:
    """A phrase without its year, "by", and brackets and stops around it."""
    bare = without_year(phrase).strip("()[]\uff08\uff09., ")
    return bare.removeprefix("by ")


def _published(entry: Entry) -> House | None:
    """Who published the work, as it stands with the year behind something else."""
    said = _phrases(entry)
    last = next((n for n, phrase in enumerate(said) if n and year(phrase) is not None), 0)
    if last > 1 and _YEAR.fullmatch(said[last].strip(" ()[].,")):
        last -= 1
    found = house(said[last], set_off=False) if last else None
    return found._replace(loose=True) if found else None


def _single(text: str) -> People | None:
    """The person whom a text names in full, or in a script without spaces: "Jane Doe", "王明"."""
    who = people(text)
    if who is None and len(text) <= _LONGEST_IN_HAN and kind_by_label(text) is None:
        return people_by_family(text) if begin_with_families([text]) else None
    first = text.partition(" ")[0]
    of_a_particle = first.lower() in PARTICLES and first not in GIVEN_NAMES_TOO
    return who if who and who.have_given_names and not of_a_particle else None
