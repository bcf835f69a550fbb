"""Characters: what is space, what is East Asian, and what no name has."""

from __future__ import annotations

import unicodedata

from refsync.patterns import regex

WHITESPACE = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What `\\s` stands for in a regular expression, for `str.strip`."""

EAST_ASIAN = regex(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
"""A letter of Chinese, Japanese or Korean."""

PICTOGRAPHS = "\u2300-\u23ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff\ufe0f\u200d"
"""Within brackets of a pattern, pictures that lists set before what they label, as "📄"."""

COLONS = (":", "\uff1a")
"""With what a label ends, the wide one in East Asian texts."""


def brief(text: str, length: int = 40) -> str:
    """A text for a message: one of more than `length` characters is cut to as many."""
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def is_clean(text: str) -> bool:
    """Whether a text has no control characters, and none that stand for bytes that are no UTF-8."""
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)


def ends_in_brackets(text: str) -> bool:
    """Whether brackets are open where a text ends: "P(A", "[see On Widgets", and not "P(A)"."""
    return any(text.count(begin) > text.count(end) for begin, end in ("()", "[]", "{}"))
