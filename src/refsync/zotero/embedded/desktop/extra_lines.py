"""Lines of the Extra field: where fields go that an item's type does not have. Pure: no I/O."""

from __future__ import annotations

import re
from collections.abc import Mapping

from refsync.patterns import regex

_CITATION_KEY = regex(r"^citation key:[ \t]*(\S.*?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_WORD_BEGINS = regex(r"(?<=[a-z])(?=[A-Z])")


def with_unknown(extra: str, unknown: Mapping[str, str]) -> str:
    """The text of Extra with a line for each unknown field above it."""
    lines = [f"{_label(name)}: {value}" for name, value in unknown.items() if value]
    return "\n".join([*lines, *([extra] if extra else [])])


def citation_key(extra: str) -> tuple[str | None, str]:
    """The citation key that Extra states, and what else stands in it."""
    found = _CITATION_KEY.search(extra)
    if found is None:
        return None, extra
    rest = [line for line in (extra[: found.start()] + extra[found.end() :]).split("\n") if line]
    return found[1], "\n".join(rest)


def _label(name: str) -> str:
    """A field as people read it: "bookTitle" is "Book Title"."""
    words = _WORD_BEGINS.sub(" ", name)
    return words[:1].upper() + words[1:]
