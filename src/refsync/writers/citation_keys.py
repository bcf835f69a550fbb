"""Citation keys: what BibTeX and CSL-JSON call a reference by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, count

from refsync.reference import Reference
from refsync.titles import fold

_UNFIT = re.compile(r"[\s,{}()=#%~\\\"']+")
"""What BibTeX or biber doesn't take in a key."""

_FUNCTION_WORDS = frozenset({"a", "an", "the", "on", "of", "in", "for", "to", "and", "is"})


def assign(references: Sequence[Reference]) -> tuple[str, ...]:
    """A key for each reference, in order; no two are the same, also without regard to case.

    A stated key is kept, but for characters that BibTeX doesn't take. A missing one is made of the
    first author, the year and the first word of the title. Of references with one key the first
    keeps it, and the others get "a", "b", … in their order, so that keys stay when a list grows.
    """
    stated = [_UNFIT.sub("", reference.citation_key or "") for reference in references]
    keepers: dict[str, int] = {}
    for place, key in enumerate(stated):
        if key:
            keepers.setdefault(key.casefold(), place)
    taken = set(keepers)
    suffixes: dict[str, Iterator[str]] = {}
    keys = []
    for place, (key, reference) in enumerate(zip(stated, references, strict=True)):
        if key and keepers[key.casefold()] == place:
            keys.append(key)
            continue
        wanted = key or made(reference)
        more = suffixes.setdefault(wanted.casefold(), chain([""], map(_letters, count(1))))
        keys.append(next(wanted + end for end in more if (wanted + end).casefold() not in taken))
        taken.add(keys[-1].casefold())
    return tuple(keys)


def made(reference: Reference) -> str:
    """The key of a reference that states none, as "vaswani2017attention"."""
    names = reference.author or reference.editor
    name = names[0] if names else None
    author = _words((name.family or name.literal or name.given or "") if name else "")
    year = reference.issued.year if reference.issued else None
    words = _words(reference.title)
    word = next((word for word in words if word not in _FUNCTION_WORDS), "".join(words[:1]))
    return f"{''.join(author)}{'' if year is None else year}{word}" or "untitled"


def _words(text: str) -> list[str]:
    return [word for word in fold(text).split() if word.isalnum()]


def _letters(number: int) -> str:
    """1 is "a", 26 "z", 27 "aa"."""
    letters = ""
    while number:
        number, last = divmod(number - 1, 26)
        letters = chr(ord("a") + last) + letters
    return letters
