"""Citations whose family names stand in capitals before given names: "DOE Jane, Gears, 2015"."""

from __future__ import annotations

from collections.abc import Sequence

from refsync.patterns import regex
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import YEAR_ONLY, before_where, is_a_town
from refsync.readers.people import People, names_an_institution, people
from refsync.readers.sentences import first_sentence
from refsync.readers.venues import OF_ORGANISATIONS, YEAR, venue
from refsync.reference import Name

_CAPITAL = "A-ZÀ-ÖØ-ÞŒŠŽŸ"
_FAMILY = (
    rf"(?:(?:de|du|des|van|von|di|da)\s(?:la\s|der\s|den\s)?|[dD]['’])?"
    rf"[{_CAPITAL}]['’]?[{_CAPITAL}]{{1,25}}(?:[ '’-][{_CAPITAL}]{{2,25}}){{0,3}}"
)
_GIVEN = rf"[{_CAPITAL}][a-zß-öø-ÿ]{{1,20}}(?:[ -][{_CAPITAL}](?:[a-zß-öø-ÿ]{{1,20}}|\.)){{0,2}}"
_NAME = rf"(?:{_FAMILY}) (?:{_GIVEN}|[{_CAPITAL}]\.?(?:[ -]?[{_CAPITAL}]\.?){{0,2}})"
_BETWEEN = r"(?:\s?,\s?(?:(?:et|and|und|y|e|&)\s)?|\s(?:et|and|und|y|e|&)\s|\s?;\s|\s?/\s?)"
_NAMES = regex(
    rf"(?P<who>{_NAME}(?:{_BETWEEN}{_NAME}){{0,12}})(?P<others>,? et\.? al\.?)?"
    r"\s?(?:[,:]|(?P<stop>\.)(?= ))\s?(?=[^\W\d_a-z]|\d{2,4} [a-z])"
)
BEGINS_ANEW = regex(
    rf"(?<=\d\d\d\d)\.?\s+(?={_NAME}(?:{_BETWEEN}{_NAME}){{0,12}}(?: \([a-zé]{{2,6}}\.?\))?\s?,\s?)"
)
"""Where a citation follows another one that a year ends: "…, Acme, 2015 DOE Jane, On Gears, …"."""
_ONE = regex(rf"(?P<family>{_FAMILY}) (?P<given>{_GIVEN}|[{_CAPITAL}].*)")
_SPLIT = regex(_BETWEEN)
_COMMA = regex(r"\s?,\s*")
_WHEN = regex(rf"(?:[^\W\d_a-z][^\d,.]{{1,40}} )?{YEAR}\.?")
"""As a part of its own, or behind who published the work: "2015", "Acme 2015."."""
_VOLUME = regex(r"(?:n°|№|[Nn][or]\.?|[Vv]ol\.?|[Tt](?:ome|\.)|[Bb]d\.?)? ?\d")
_AT_A_TOWN = regex(r"\. [^\W\d_a-z][^\W\d_]{2,20}: [^\W\d_a-z][^:]{2,60}$")
"""Where who published a work stands behind a full stop: "On Widgets. Bonn: Acme"."""
_SHORTEST_FAMILY = 3
"""A shorter one by itself may be an abbreviation: "UN Report, …"."""
_LONGER_THAN_ABBREVIATIONS = 5
_MOST_PARTS = 40
_LONGEST_PUBLISHER = 6


def with_families_in_capitals(text: str, lenient: bool) -> Citation | None:
    """As "DOE Jane, ROE Al, On Widgets, Bonn, Acme, 2015, 144 p."; a year has to follow.

    A short name alone begins like a title, "SQL Basics, Acme, 2015": there the list has to cite
    works, authors first (lenient).
    """
    named = _NAMES.match(text)
    who = _people(named["who"], truncated=bool(named["others"])) if named else None
    behind = text[named.end() :] if named else ""
    if not named or not who or (named["stop"] and first_sentence(behind)[1]):
        return None
    parts = _COMMA.split(behind)[:_MOST_PARTS]
    named_behind = people(parts[0])
    if named_behind and named_behind.have_given_names:
        return None
    if not (lenient or who.likely or _is_long(who)):
        return None
    at = next((n for n, part in enumerate(parts) if n and _WHEN.fullmatch(part)), 0)
    if not at:
        return None
    title, _ = before_where(parts[: at + 1])
    if title == ", ".join(parts[:at]):
        dated = YEAR_ONLY.fullmatch(parts[at]) is not None
        title = _AT_A_TOWN.sub("", ", ".join(_without_place(parts[:at], dated=dated)))
    return Citation(title, who, behind[len(title) :].lstrip(" ,."))


def _without_place(parts: Sequence[str], *, dated: bool) -> list[str]:
    """The parts of a title, without the volume, the publisher and the town that end them.

    Args:
        parts: what stands before the year.
        dated: the year is a part of its own, so that who published the work stands before it.
    """
    title = list(parts)
    while len(title) > 1 and _VOLUME.match(title[-1]):
        title.pop()
    if dated and len(title) > 1 and _may_be_a_publisher(title[-1]):
        title.pop()
    if len(title) > 1 and is_a_town(title[-1]):
        title.pop()
    return title


def _may_be_a_publisher(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _LONGEST_PUBLISHER


def _people(text: str, *, truncated: bool) -> People | None:
    """The people of a text, some of them with given names in full."""
    names = [_ONE.fullmatch(part) for part in _SPLIT.split(text)]
    found = [name for name in names if name]
    families = [name["family"] for name in found]
    in_full = any(name["given"][-1:].islower() for name in found)
    if len(found) != len(names) or not in_full or any(map(venue, families)):
        return None
    if len(found) == 1 and not truncated and not _is_a_person(text, families[0]):
        return None
    who = tuple(Name(family=name["family"], given=name["given"]) for name in found)
    return People(who, truncated, certain=len(who) > 1 or truncated, inverted=True)


def _is_long(who: People) -> bool:
    """Whether the first family's name is longer than abbreviations are."""
    return len(who.names[0].family or "") >= _LONGER_THAN_ABBREVIATIONS


def _is_a_person(name: str, family: str) -> bool:
    """Whether a name by itself is none of an organisation: "ACME Research", "UN Report"."""
    last = name.split()[-1]
    is_other = names_an_institution(name) or venue(name) or last in OF_ORGANISATIONS
    return len(family) >= _SHORTEST_FAMILY and not is_other
