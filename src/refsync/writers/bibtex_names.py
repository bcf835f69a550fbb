"""People as BibTeX has them: "von Last, Jr, First", joined by "and" ("BibTeXing", section 4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from refsync.patterns import regex
from refsync.reference import Name

Encode = Callable[[str], str]

_BREAKS_UP = regex(r"[,;&]|\band\b|\bothers\b", re.IGNORECASE)


def people(names: Iterable[Name], encode: Encode, *, truncated: bool = False) -> str:
    """All names; braces keep together what BibTeX would take apart."""
    written = [_name(name, encode) for name in names]
    return " and ".join([*written, *(["others"] if truncated else [])])


def _name(name: Name, encode: Encode) -> str:
    if name.family is None:
        return f"{{{encode(name.literal or name.given or '')}}}"
    particle = name.non_dropping_particle or name.dropping_particle
    family = _family(name.family, encode)
    if particle:
        family = f"{_guarded(particle, encode)} {family}"
    if not name.given and not name.suffix and " " not in family:
        return family
    given = _guarded(name.given, encode) if name.given else "{}"
    suffix = [_guarded(name.suffix, encode)] if name.suffix else []
    return ", ".join([family, *suffix, given])


def _guarded(text: str, encode: Encode) -> str:
    """Encoded; in braces where it holds a comma, or an "and" of its own."""
    encoded = encode(text)
    return f"{{{encoded}}}" if _BREAKS_UP.search(text) else encoded


def _family(family: str, encode: Encode) -> str:
    """The family name; in braces where BibTeX would find a particle in it."""
    has_particle = any(word[0].islower() for word in family.split()[:-1])
    return f"{{{encode(family)}}}" if has_particle else _guarded(family, encode)
