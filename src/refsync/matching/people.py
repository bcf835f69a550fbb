"""Whether two records name the same people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz import fuzz

from refsync.matching.vocabulary import BODIES, MISREAD
from refsync.patterns import regex
from refsync.reference import Name
from refsync.titles import fold

People = Literal["same", "within", "some", "none", "unknown"]
"""Both records name the same people; one names all that the other does, and more; they share some;
they share nobody; one of them names nobody."""

_CLOSE = 80.0
"""Similarity (0 to 100) of two spellings of a family name."""
_LONG = 4
"""A name of so many letters may be misspelt, cut, or glued to another."""
_VOWEL = regex("[aeiouy]|[^a-z]")
_INITIALS = 3
"""Initials stand together without points up to so many."""


class Company(NamedTuple):
    """How many names two records have in common, and how many each has, fewer first.

    Attributes:
        initialled: for one of the names in common both know an initial, too.
    """

    shared: int
    few: int
    many: int
    initialled: bool = False

    @property
    def people(self) -> People:
        """How the people stand to each other."""
        if not self.few:
            return "unknown"
        if self.shared < self.few:
            return "some" if self.shared else "none"
        return "same" if self.few == self.many else "within"


class _Person(NamedTuple):
    """A name as it is compared.

    Attributes:
        family: the last word of the family name: particles stand before it.
        first: the first letter of the family name.
        words: all longer words.
        initials: those of the given names.
        in_full: a given name is more than initials.
    """

    family: str
    first: str
    words: frozenset[str]
    initials: str
    in_full: bool


def company(a: Sequence[Name], b: Sequence[Name]) -> Company:
    """How many people two records have in common.

    Family names are compared but for accents, particles and slips, given names by their initials;
    family and given names may be swapped. Where a record names a body only ("OpenAI", "ACM Press"),
    that says nothing about people.
    """
    few, many = sorted(([_person(name) for name in side] for side in (a, b)), key=len)
    rest, shared, initialled = list(many), 0, False
    for one in few:
        partner = next((other for other in rest if _one_person(one, other)), None)
        if partner:
            rest.remove(partner)
            shared += 1
            initialled |= bool(one.initials and partner.initials)
    if not shared and any(side and all(map(_is_body, side)) for side in (a, b)):
        return Company(0, 0, len(many))
    return Company(shared, len(few), len(many), initialled)


def same_first(a: Sequence[Name], b: Sequence[Name]) -> bool:
    """Whether the two name the same person first."""
    return bool(a and b) and _one_person(_person(a[0]), _person(b[0]))


def name_words(names: Iterable[Name]) -> frozenset[str]:
    """The longer words by which people go."""
    return frozenset().union(*(_person(name).words for name in names))


def _is_body(name: Name) -> bool:
    words = fold(f"{name.literal or ''} {name.family or ''} {name.given or ''}").split()
    return bool(name.literal) or not BODIES.isdisjoint(words)


def _person(name: Name) -> _Person:
    if name.family:
        return _read(name.family, name.given or "")
    return _read(name.literal or name.given or "", "")


@lru_cache(maxsize=65536)
def _read(family: str, given: str) -> _Person:
    families, givens = (fold(MISREAD.sub(" ", part)).split() for part in (family, given))
    glued = len(givens) == 1 and (len(givens[0]) <= _INITIALS or not _VOWEL.search(givens[0]))
    initials = "".join(givens) if glued else "".join(word[0] for word in givens)
    long = frozenset(word for word in (*families, *givens) if len(word) >= _LONG)
    family = families[-1] if families else ""
    in_full = not glued and any(len(word) >= _LONG for word in givens)
    return _Person(family, "".join(families)[:1], long, initials, in_full)


def _one_person(x: _Person, y: _Person) -> bool:
    if x.family == y.family:
        return _initials_agree(x.initials, y.initials)
    if any(_alike(x.family, word) for word in y.words):
        return True
    if any(_alike(y.family, word) for word in x.words):
        return True
    return _swapped(x, y) or _swapped(y, x)


def _initials_agree(x: str, y: str) -> bool:
    return not x or not y or x[0] in y or y[0] in x


def _alike(x: str, y: str) -> bool:
    if min(len(x), len(y)) < _LONG:
        return x == y
    return x.startswith(y) or y.startswith(x) or fuzz.ratio(x, y) >= _CLOSE


def _swapped(x: _Person, y: _Person) -> bool:
    """Of "Han, J." and "Jiawei, H." each family name begins as the other's given name does."""
    lengths = sorted((len(x.initials), len(y.initials)))
    if not lengths[0] or lengths[1] > _INITIALS or x.in_full or y.in_full:
        return False
    return y.first == x.initials[0] and x.first == y.initials[-1]
