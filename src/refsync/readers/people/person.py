"""One name: whether a few words are a person's, and which of them are the family's."""

from __future__ import annotations

from dataclasses import replace
from itertools import dropwhile

from refsync.patterns import regex
from refsync.readers import names
from refsync.readers.house_names import bears_two_names
from refsync.readers.people.institutions import GROUPS
from refsync.readers.people.words import (
    FAMILY_NAMES_TOO,
    MOST_INITIALS,
    PARTICLES,
    SUFFIXES,
    are_initials,
    is_a_venues,
    is_long,
    is_name_word,
)
from refsync.readers.remembered import remembered
from refsync.reference import Name

_OWN_PARTICLE = regex(
    r"(?P<given>\S+(?: \S+){0,3}?) (?P<family>(?:De|Del|Della|Dello|Dos|Das|Van|Von|St\.)"
    r"(?: (?:[Dd]e[nr]?|[Ll][ae]|[Ll]os))? "
    r"(?!(?:Nguyen|Tran|Pham|Le|Hoang|Huynh|Phan|Vu|Vo|Dang|Bui|Do|Ho|Ngo|Duong|Ly|Dinh|Trinh)$)\S+)"
)
"""With a capital it is of the family name: "Jane De Roe", "Jane Van Den Roe".

Before Vietnamese ones it is a middle name: "Minh Van Le".
"""
_POSSESSIVE = ("’s", "'s")
_A_PAIR = 2
_MOST_WORDS = 6
_MOST_WORDS_BEHIND_A = 3


def begins_with_particle(text: str) -> bool:
    """Whether a text in small letters begins as names do: "van Doe", "d'Alembert", "al-Doe"."""
    return is_name_word(text.partition(" ")[0].rstrip(","))


def full_name(token: str) -> Name | None:
    """The name that a text is for sure, given name and family name."""
    return person(token) if " " in token and is_person(token) else None


@remembered
def inverted(family: str, given: str) -> Name:
    """The name of a family name and a given one, a suffix told apart: "Doe Jr.", "Jane"."""
    *words, last = family.split()
    if words and last in SUFFIXES:
        return replace(inverted(" ".join(words), given), suffix=last)
    read = names.read(f"{family}, {given}").names
    return read[0] if len(read) == 1 else Name(family=family, given=given)


@remembered
def person(token: str) -> Name:
    """The name that a text is if it is one, given names first, or initials last: "Doe J"."""
    *words, last = token.split()
    if words and last in GROUPS:
        return Name(literal=token)
    if len(words) > 1 and last in SUFFIXES:
        return replace(person(" ".join(words)), suffix=last)
    family = list(dropwhile(are_initials, reversed([*words, last])))[::-1]
    initials = [*words, last][len(family) :]
    if family and initials and not token.isupper() and not any(map(are_initials, family)):
        return inverted(" ".join(family), " ".join(initials))
    if words and token.isupper() and len(words[0]) > 1 and "." not in words[0]:
        initials = [*words[1:], last]
        if all(len(word.rstrip(".")) == 1 for word in initials):
            return Name(family=words[0], given=" ".join(initials))
    if own := _OWN_PARTICLE.fullmatch(token):
        return inverted(own["family"], own["given"])
    read = names.read(token).names
    return read[0] if len(read) == 1 else Name(literal=token)


@remembered
def is_person(token: str) -> bool:
    """Whether the words of a text may be a name, one of them more than an initial."""
    words = token.split()
    of_a_particle = len(words) > 1 and words[-2] in PARTICLES and words[-1].istitle()
    return (
        0 < len(words) <= _MOST_WORDS
        and all(map(is_name_word, words[:-1] if of_a_particle or _ends_in_a_name(words) else words))
        and any(is_long(word) and word not in PARTICLES for word in words)
        and not (is_a_venues(words[-1]) or (len(words) == 1 and token.endswith(_POSSESSIVE)))
        and (token.isupper() or not all(map(_is_an_acronym, words[:_A_PAIR])))
        and not _begins_with_an_article(words)
        and not bears_two_names(token)
        and not _goes_on_behind_a_stop(words)
    )


def _ends_in_a_name(words: list[str]) -> bool:
    """Whether two words are a given name and what is a family name besides: "Bo An"."""
    first, last = words[0], words[-1]
    return len(words) == _A_PAIR and last in FAMILY_NAMES_TOO and first.istitle() and len(first) > 1


def _is_an_acronym(word: str) -> bool:
    """Whether a word is rather short for an organisation than of initials: "AEG", not "J.R.R."."""
    return len(word) == MOST_INITIALS and word.isupper() and word.isalpha()


def _goes_on_behind_a_stop(words: list[str]) -> bool:
    """Whether what looks like initials stands behind a sentence's end: "Na Li. ACL"."""
    *first, before, last = ["", "", *words]
    ends = before.endswith(".") and before not in SUFFIXES and is_long(before)
    return any(first) and ends and are_initials(last) and "." not in last


def _begins_with_an_article(words: list[str]) -> bool:
    """Whether an "A" before several whole words is rather an article than an initial."""
    are_whole = all(is_long(word) and word not in PARTICLES for word in words[1:])
    return words[0] == "A" and len(words) > _MOST_WORDS_BEHIND_A and are_whole


def is_family_name(token: str) -> bool:
    """Whether a text may be a family name, perhaps behind particles: "van der Doe"."""
    words = token.split()
    if len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    return is_person(token) and all(word.lower() in PARTICLES for word in words[:-1])


def is_given_name(token: str) -> bool:
    """Whether a text may be given names and initials: "Jane M.", "Jane van"."""
    words = token.split()
    alone = words[0] if len(words) == 1 else ""
    in_front = words[:1] and (alone or words[0].lower()) in PARTICLES
    in_full = [word for word in words if not are_initials(word)]
    return (
        0 < len(words) <= _MOST_WORDS
        and len(in_full) <= 3
        and not in_front
        and all(map(is_name_word, words))
    )
