"""Citation keys: what BibTeX and CSL-JSON call a reference by."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, count

from refsync.patterns import regex
from refsync.reference import Reference
from refsync.writers.key_pattern import DEFAULT, parse

_UNFIT = regex(r"[\s,{}()=#%~\\\"']+")
"""What BibTeX or biber doesn't take in a key."""


def assign(
    references: Sequence[Reference],
    pattern: str = DEFAULT,
    given: Mapping[str, str] | None = None,
    taken: Collection[str] = (),
) -> tuple[str, ...]:
    """A key for each reference, in order; no two are the same, also without regard to case.

    A stated key is kept, but for characters that BibTeX doesn't take. A missing one is the key
    that was given before, else made by the pattern. Of references with one key the first keeps it,
    and the others get "a", "b", … in their order, so that keys stay when a list grows.

    Args:
        references: one a work.
        pattern: how keys are made; see `refsync.writers.key_pattern`.
        given: the keys that earlier exports gave, by the reference's id.
        taken: keys that stand for something else.

    Raises:
        UsageError: the pattern is none.
    """
    makes = parse(pattern)
    given = given or {}
    stated = [fit(reference.citation_key or "") for reference in references]
    foreign = {key.casefold() for key in taken}
    keepers = _keepers(stated, foreign)
    for place, reference in enumerate(references):
        earlier = given.get(reference.id, "")
        if earlier and earlier.casefold() not in foreign and _may_keep(stated[place], earlier):
            keepers.setdefault(earlier.casefold(), place)
    used = foreign | set(keepers)
    suffixes: dict[str, Iterator[str]] = {}
    keys = []
    for place, reference in enumerate(references):
        known = (stated[place], given.get(reference.id, ""))
        kept = next((key for key in known if key and keepers.get(key.casefold()) == place), None)
        if kept:
            keys.append(kept)
            continue
        wanted = stated[place] or fit(makes.key(reference)) or "untitled"
        more = suffixes.setdefault(wanted.casefold(), chain([""], map(_letters, count(1))))
        keys.append(next(wanted + end for end in more if (wanted + end).casefold() not in used))
        used.add(keys[-1].casefold())
    return tuple(keys)


def fit(key: str) -> str:
    """The key without characters that BibTeX or biber doesn't take."""
    return _UNFIT.sub("", key)


def _keepers(stated: Sequence[str], foreign: Collection[str]) -> dict[str, int]:
    """The places of the references that keep the keys that they state."""
    keepers: dict[str, int] = {}
    for place, key in enumerate(stated):
        if key and key.casefold() not in foreign:
            keepers.setdefault(key.casefold(), place)
    return keepers


def _may_keep(stated: str, earlier: str) -> bool:
    """An earlier key counts where none is stated, or where it told the stated one apart."""
    return not stated or re.fullmatch(re.escape(stated) + "[a-z]*", earlier) is not None


def _letters(number: int) -> str:
    """1 is "a", 26 "z", 27 "aa"."""
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters
