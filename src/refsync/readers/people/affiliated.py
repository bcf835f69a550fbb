"""Names with where people work behind them: "Jane Doe, University of Gears; R. Roe, Acme"."""

from __future__ import annotations

from itertools import takewhile

from refsync.patterns import regex
from refsync.readers.people.around import tokens_of
from refsync.readers.people.institutions import names_an_institution
from refsync.readers.people.person import full_name
from refsync.reference import Name

_FEWEST = 2
_HALF = 0.5
_IN_CAPITALS = regex(r"[A-Z]{2,} ")
"""How an institution's short name begins, that looks like initials: "UC Gearton"."""


def affiliated(text: str) -> list[Name] | None:
    """The names in groups between semicolons, each with where its people work at the end.

    As "Jane Doe and Ann Poe, University of Gears, Bonn; Richard Roe, Acme". There is a word that
    institutions have, half of the groups have more than names, and each begins with one in full.
    """
    if ";" not in text or not names_an_institution(text):
        return None
    groups = [tokens_of(group) for group in text.split(";") if group.strip()]
    told = sum(not all(map(_is_a_name, group[1:])) for group in groups)
    if len(groups) < _FEWEST or told < _HALF * len(groups):
        return None
    named = [list(takewhile(_is_a_name, group[:-1])) for group in groups]
    read = [full_name(token) for names in named for token in names]
    return list(filter(None, read)) if all(named) else None


def _is_a_name(token: str) -> bool:
    """Whether a text is a person's name in full, and no institution's."""
    if names_an_institution(token) or _IN_CAPITALS.match(token):
        return False
    return full_name(token) is not None
