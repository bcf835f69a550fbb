"""Lists of names: "Jane Doe, R. Roe", "Doe, J., Roe, R.", "Doe, Jane, Richard Roe", "Doe & Roe"."""

from __future__ import annotations

from dataclasses import replace

from refsync.patterns import regex
from refsync.readers.people.around import tokens_of
from refsync.readers.people.east_asian import apart, is_east_asian
from refsync.readers.people.families import begin_with_families
from refsync.readers.people.odd import FEWEST_SURE, NAMES_TOO, among_others
from refsync.readers.people.person import (
    full_name,
    inverted,
    is_family_name,
    is_given_name,
    is_person,
    person,
)
from refsync.readers.people.words import GIVEN_NAMES_TOO, SUFFIXES, are_initials, has_initials
from refsync.reference import Name

_LAST_IS_A_WORD = regex(r"\s(?:and|und|et|y|&)\s+\S+$")
"""A list of family names ends so: "Doe, Roe, and Muster"."""
_AND = regex(r"\s*(?:;(?:\s*(?:and\s|&))?|\sand\s|(?<=[\s.])&)\s*")
_IN_CAPITALS = regex(r"[^\W\d_a-z][\w’'-]+(?:,? [^\W\d_a-z][\w’'-]+){1,3}(?: [^\W\d_a-z]\.?){0,2}")
"""Words that a name may be of, whichever they are: "Roe, How Kha", "ROE Max"."""
_SUFFIX = regex(r"(?<=[^\W\d_]{2}), (?P<suffix>(?:Jr|Sr)\.?)$")
"""Behind the last of several names: "Jane Doe and Richard Roe, Jr."."""
_BETWEEN_FULL_NAMES = regex(
    r"[,;](?: and | y )?|\sand\s|\s&\s|\sy\s(?=[^\s,;]+\s(?!(?:y|and|&)\s))"
)
_BOTH_FAMILIES = regex(
    r"(?P<given>[^\W\d_a-z]\S*(?: [^\W\d_a-z]\S*)?) "
    r"(?P<family>(?P<first>[^\W\d_a-z][\w’'-]+) y [^\W\d_a-z][\w’'-]+)"
)
"""As Spanish names have the father's and the mother's: "Ana Doe y Roe"."""
_RUN_TOGETHER = regex(r"[A-Z][a-z]{2,12}[A-Z][a-z]{2,12}")
_A_PAIR = 2
_CROWD = 3
_NEARLY_ALL = 2 / 3
"""More names that all have a comma are inverted, be their family names of several words."""
_ACRONYM = regex(r"[A-Z]{3,}")
_CAPITALS_BEHIND = regex(r"(?P<given>[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?) (?P<family>[A-Z]{2,3})")


def listed(text: str) -> list[Name] | None:
    """The names of which a text consists, each of them sure; None where one isn't."""
    pieces = _AND.split(text)
    told = len(pieces) > _A_PAIR or ";" in text
    if found := _all_inverted(pieces, told=told) or (
        "/" in text and _all_inverted(text.split("/"))
    ):
        return found
    text = _SUFFIX.sub(r" \g<suffix>", text)
    tokens = tokens_of(text)
    if not tokens:
        return None
    alone = tokens if text.isascii() else _one_by_one(tokens)
    if not text.isascii() and all(map(is_east_asian, alone)):
        are_names = len(alone) > 1 and begin_with_families(alone)
        return [Name(literal=token) for token in alone] if are_names else None
    if not text.isascii() and (mixed := _mostly_east_asian(alone)):
        return mixed
    may_be_inverted = ("," in text or "\uff0c" in text) and not _LAST_IS_A_WORD.search(text)
    first = _inverted_first(tokens) if may_be_inverted else None
    if " y " in text and (both := _with_both_families(text)):
        return both
    return _paired(tokens) or first or (may_be_inverted and _in_turns(tokens)) or _each(tokens)


def _with_both_families(text: str) -> list[Name] | None:
    """The names of several, some with both family names: "Ana Doe y Roe, Jane Poe"."""
    tokens = [token.strip() for token in _BETWEEN_FULL_NAMES.split(text) if token.strip()]
    both = [_BOTH_FAMILIES.fullmatch(token) for token in tokens]
    names = [
        inverted(match["family"], match["given"]) if match else full_name(token)
        for token, match in zip(tokens, both, strict=True)
    ]
    found = [name for name in names if name]
    are_sure = len(found) == len(names) > 1 and not all(both)
    return (
        found
        if are_sure and all(full_name(m["given"] + " " + m["first"]) for m in both if m)
        else None
    )


def _one_by_one(tokens: list[str]) -> list[str]:
    """Names in scripts without spaces, those with dots between them apart, without their roles."""
    return [name for token in tokens for name in apart(token)]


def _mostly_east_asian(tokens: list[str]) -> list[Name] | None:
    """Several names in scripts without spaces, and a few in full in Latin letters among them."""
    sure = [is_east_asian(token) for token in tokens]
    if sum(sure) < max(_CROWD, _NEARLY_ALL * len(tokens)):
        return None
    names = [
        Name(literal=token) if is_sure else full_name(token)
        for token, is_sure in zip(tokens, sure, strict=True)
    ]
    found = [name for name in names if name]
    return found if len(found) == len(names) else None


def with_odd_ones(text: str) -> list[Name] | None:
    """The names of many, some of which don't look it."""
    odd = among_others(tokens_of(text))
    return odd or (_inverted_between_semicolons(text) if ";" in text else None)


def _inverted_between_semicolons(text: str) -> list[Name] | None:
    """Nearly all with the family name first: "DOE, Al; ROE Max; POE, Bo; and LI, Wei"."""
    pieces = _AND.split(text)
    sure = [_all_inverted([piece]) for piece in pieces]
    told = len(list(filter(None, sure)))
    if told < FEWEST_SURE - 1 or told < _NEARLY_ALL * len(pieces):
        return None
    if not all(map(_IN_CAPITALS.fullmatch, pieces)):
        return None
    return [
        name[0] if name else _with_family_name_first(piece)
        for name, piece in zip(sure, pieces, strict=True)
    ]


def _with_family_name_first(text: str) -> Name:
    """A name among such as begin with a comma or capitals behind the family name: "ROE Max"."""
    family, comma, given = text.partition(", ")
    if comma:
        return inverted(family, given)
    first, _, rest = text.partition(" ")
    return inverted(first, rest) if first.isupper() else person(text)


def _all_inverted(pieces: list[str], *, told: bool = False) -> list[Name] | None:
    """Each with the family name first: "Doe, Jane and Roe, Richard", "Doe, Jane/Roe, Richard".

    Where that is told, family names may be of several words: "Doe Roe, J.; Poe, Ann".
    """
    if any(piece.count(",") != 1 for piece in pieces):
        return None
    halves = [piece.split(",") for piece in pieces]
    is_one = is_person if told or len(pieces) > _A_PAIR else is_family_name
    if not all(
        (is_one(family) or _is_a_name_before(family, given)) and is_given_name(given)
        for family, given in halves
    ):
        return None
    return [inverted(family.strip(), given.strip()) for family, given in halves]


def _is_a_name_before(family: str, given: str) -> bool:
    """Whether a title's word is a family name before a comma and initials: "An, J. and Doe, R."."""
    return family.strip() in NAMES_TOO and are_initials(given.strip())


def _end_in_a_venue(tokens: list[str]) -> bool:
    """Whether several full names stand before capitals that are no initials: "…, Al Roe, ACL"."""
    if len(tokens) <= _A_PAIR or " " not in tokens[-2]:
        return False
    return are_initials(tokens[-1]) and _ACRONYM.fullmatch(tokens[-1]) is not None


def _paired(tokens: list[str]) -> list[Name] | None:
    """Family names, each followed by initials: "Doe, J., Roe, R. M."."""
    if not any(are_initials(token) for token in tokens) or _end_in_a_venue(tokens):
        return None
    out: list[Name] = []
    for token, behind in zip(tokens, (*tokens[1:], ""), strict=True):
        if token in SUFFIXES and out and out[-1].given:
            out[-1] = replace(out[-1], suffix=token)
        elif are_initials(token):
            if not out or out[-1].given != token:
                return None
        elif _is_a_name_before(token, behind) or (
            are_initials(behind) and is_person(token) and not has_initials(token)
        ):
            out.append(inverted(token, behind))
        elif is_person(token):
            out.append(person(token))
        else:
            return None
    return out


def _inverted_first(tokens: list[str]) -> list[Name] | None:
    """The first one only has its family name first: "Doe, Jane, and Richard Roe".

    Before several others its given names may be run together: "Doe, JaneAnn, Al Roe, Bo Poe, …".
    """
    if len(tokens) < 2 or not is_family_name(tokens[0]):
        return None
    together = len(tokens) >= _A_PAIR + _CROWD and _RUN_TOGETHER.fullmatch(tokens[1])
    if not (together or is_given_name(tokens[1])):
        return None
    if _are_two_people(tokens[0], tokens[1]):
        return None
    first, rest = inverted(tokens[0], tokens[1]), tokens[2:]
    if all(len(token.split()) > 1 and is_person(token) for token in rest):
        return [first, *map(person, rest)]
    pairs = list(zip(rest[::2], rest[1::2], strict=False))
    are_pairs = all(is_family_name(family) and is_given_name(given) for family, given in pairs)
    if are_pairs and len(rest) == 2 * len(pairs):
        return [first, *(inverted(family, given) for family, given in pairs)]
    return None


def _in_turns(tokens: list[str]) -> list[Name] | None:
    """Family and given names in turns, some of two words: "Doe Roe, Jane, Poe, Ann"."""
    families, given = tokens[::2], tokens[1::2]
    if len(tokens) < 2 * _A_PAIR or len(families) > len(given):
        return None
    if not (all(map(is_person, families)) and all(map(is_given_name, given))):
        return None
    of_a_word = sum(map(is_family_name, families))
    short = sum(" " not in name or has_initials(name) for name in given)
    if any(map(has_initials, families)) or 2 * min(of_a_word, short) < len(given):
        return None
    return [inverted(*pair) for pair in zip(families, given, strict=True)]


def _are_two_people(one: str, other: str) -> bool:
    """Whether a particle is rather a given name, as the next one is in full: "Bin Li, Wei Xu"."""
    may_be_given = one.partition(" ")[0] in GIVEN_NAMES_TOO
    return may_be_given and " " in other and not has_initials(other)


def _each(tokens: list[str]) -> list[Name] | None:
    """Each a name in full, or each a family name: "Jane Doe, Ann Poe", "Doe, Roe & van Poe"."""
    if not all(map(is_person, tokens)):
        return None
    if all(" " in token for token in tokens):
        return _in_full(tokens)
    if not all(map(is_family_name, tokens)) or all(token.isupper() for token in tokens):
        return None
    return [person(token) if " " in token else Name(family=token) for token in tokens]


def _in_full(tokens: list[str]) -> list[Name]:
    """Names with family and given names; capitals behind a few are no initials: "Jane DO"."""
    capitals = [_CAPITALS_BEHIND.fullmatch(token) for token in tokens]
    others = [token for token, match in zip(tokens, capitals, strict=True) if not match]
    if len(others) == len(tokens) or 2 * len(others) < len(tokens):
        return [person(token) for token in tokens]
    if any(are_initials(token.split()[-1]) for token in others):
        return [person(token) for token in tokens]
    return [
        Name(family=match["family"], given=match["given"]) if match else person(token)
        for token, match in zip(tokens, capitals, strict=True)
    ]
