"""People in texts of which something else tells that they name people, be it a line or a year."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.people.around import STOPS, tokens_of, without_marks, without_others
from refsync.readers.people.found import People
from refsync.readers.people.institutions import names_an_institution
from refsync.readers.people.lists import listed
from refsync.readers.people.odd import FEWEST_SURE, among_others
from refsync.readers.people.person import (
    full_name,
    inverted,
    is_family_name,
    is_given_name,
    is_person,
)
from refsync.readers.people.words import OF_A_TITLE, has_initials, is_a_venues
from refsync.readers.remembered import remembered
from refsync.readers.venues import venue
from refsync.reference import Name

_LAST = regex(
    r",?\s(?:and|&)\s(?P<given>[A-Z][\w’'.-]*(?: [A-Z]\.)?) (?P<family>[A-Z][a-z]{2,15})$"
)
_A_FEW = 3
_TWO = 2


@remembered
def people_set_off(text: str) -> People | None:
    """The two or three people whom a line of its own names, one of whom looks like none."""
    tokens = tokens_of(" ".join(without_marks(text).split()).strip(STOPS))
    if not 1 < len(tokens) <= FEWEST_SURE or any(map(venue, tokens)):
        return None
    found = among_others(tokens, fewest=1)
    return People(tuple(found)) if found and len(found) > 1 else None


@remembered
def people_by_year(text: str) -> People | None:
    """The people named before a year by family names, some of two words: "Doe, Roe Poe, Li"."""
    tokens = tokens_of(text)
    of_a_word = sum(map(is_family_name, tokens))
    if len(tokens) < _A_FEW or 2 * of_a_word <= len(tokens) or any(map(venue, tokens)):
        return None
    if not all(map(is_person, tokens)) or any(map(has_initials, tokens)):
        return None
    return People(tuple(Name(family=token) for token in tokens), certain=True)


@remembered
def people_by_the_last(text: str) -> People | None:
    """The people before a year, the last of whom, behind "and", is called as titles' words are.

    As "Doe, Jane, & Max New", "Doe, J. and Al Book": those before it are names without doubt.
    """
    last = _LAST.search(text.rstrip(STOPS))
    who = listed(text[: last.start()]) if last else None
    if not last or not who or not all(name.given for name in who):
        return None
    named = is_given_name(last["given"]) and not venue(last["family"])
    names = (*who, Name(family=last["family"], given=last["given"]))
    return People(names, certain=True, inverted=True) if named else None


@remembered
def people_by_two_families(text: str) -> People | None:
    """The people of a text, the first by a family name of two words: "Doe Roe, Jane, et Al Poe".

    No word ends as a title's do, "Gear Nets, Explained". An institution with its town is one as
    it stands: "World Bank, Bonn".
    """
    whole = without_others(text)
    tokens = tokens_of(whole.strip(STOPS))
    if len(tokens) < _TWO or len(tokens[0].split()) != _TWO or not is_person(tokens[0]):
        return None
    family, given, *others = tokens
    if has_initials(family) or " " in given or not is_given_name(given) or is_a_venues(given):
        return None
    if any(map(OF_A_TITLE.fullmatch, (*family.split(), given))):
        return None
    if names_an_institution(family):
        named = Name(literal=f"{family}, {given}")
        return None if others else People((named,), certain=True)
    full = [full_name(token) for token in others]
    names = (inverted(family, given), *filter(None, full))
    truncated = whole != text
    return People(names, truncated, truncated, inverted=True) if all(full) else None
