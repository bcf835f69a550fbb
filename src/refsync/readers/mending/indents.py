"""Lines set in by less than the item above, as three spaces below "10.", or by four as items."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.mending.marks import TEXT
from refsync.readers.mending.page import Page

_SET_IN = regex(r" {2,4}(?=\S)")
_NUMBERED = regex(r"(?P<mark> {0,2}\d{2,4}[.)] {1,2})\S")
_ITEM_SET_IN = regex(r" {4,8}(?=[-*+] {1,3}(?![\w-]{1,30}:\s)[^\W_])")
_OF_CODE = regex(
    r"\b(?:format|template|usage|examples?|contribut\w+|install\w*|config\w*|schema|syntax)\b",
    re.IGNORECASE,
)
"""Headings above what is shown as it is to be written."""
_NEAR = 3
_MOST_LINES = 12
"""So far above a paragraph its item is looked for."""


def with_whole_indent(page: Page, n: int, line: str) -> str:
    """A line that begins a paragraph, set in as far as the item above of which it is one.

    From the tenth item on a number is wider, so that what is set in as below the others ends the
    list: "10. **On Widgets**", "   *Jane Doe*".
    """
    short = _SET_IN.match(line)
    if not short or page.above(n).strip() or not TEXT.match(line[short.end() :]):
        return line
    for above in reversed(page.source[max(n - _MOST_LINES, 0) : n]):
        if item := _NUMBERED.match(above):
            return " " * max(len(item["mark"]) - len(short[0]), 0) + line
        if above.strip() and not _SET_IN.match(above):
            return line
    return line


def below_heading(page: Page, n: int) -> int:
    """By how many spaces the items below a heading are set in, that aren't code there; 0 if not."""
    if _OF_CODE.search(page.source[n]):
        return 0
    first = next(filter(str.strip, page.source[n + 1 : n + 1 + _NEAR]), "")
    item = _ITEM_SET_IN.match(first)
    return item.end() if item else 0
