"""Items of Markdown's lists that have lost their mark, so that they go on what stands above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise, takewhile

from refsync.patterns import regex
from refsync.readers.mending.marks import ITEM

_TEXT = regex(r"([ \t]*)(?![-*+#>|=]|\d{1,9}[.)]\s|<|`{3}|~{3}|\[[^\[\]]*\]:)\S")
_NUMBERED = regex(r" {0,3}(\d{1,3})[.)][ \t]+(?![a-z])\S")
_TITLE_OF_A_LINK = regex(r" ?(?:\S++\s++){3}.*\]\(")
_ENDS_AN_ENTRY = regex(r"(?:[a-z]{2}|\d|[)\]])[.)]?\s*$")
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FEWEST_WORDS = 5
_FEWEST_ITEMS = 3
_FARTHEST = 40


class LostMarks:
    """Those of a text.

    Args:
        source: its lines.
    """

    def __init__(self, source: Sequence[str]) -> None:
        self._source = source

    def mark(self, n: int) -> str:
        """The mark that the item in a line has lost, with its indent; "" where it lacks none."""
        if ITEM.match(self._source[n]):
            return ""
        text = _TEXT.match(self._source[n])
        if text and self._has_items_below(n, text[1]):
            return "- "
        item = ITEM.match(self._line(n - 1))
        if item and self._ends_here(n, item[1]):
            is_one = self._is_linked(n, item) or (text is not None and self._is_whole(n))
            return item[1] + "- " if is_one else ""
        return ""

    def begins_late(self, n: int) -> bool:
        """Whether a numbered list begins in a line of text, for Markdown a part of that.

        Only one that begins with 1 may interrupt a paragraph
        (https://spec.commonmark.org/0.31.2/#list-items).
        """
        first = _NUMBERED.match(self._source[n])
        if not first or first[1] == "1" or not _TEXT.match(self._line(n - 1)):
            return False
        near = self._source[n + 1 : n + _FARTHEST]
        numbers = (found[1] for line in near if (found := _NUMBERED.match(line)))
        is_list = next(numbers, "") == str(int(first[1]) + 1)
        return is_list and not self._is_below_items(n)

    def _is_below_items(self, n: int) -> bool:
        """Whether the text above a line is the rest of an item."""
        above = takewhile(str.strip, reversed(self._source[max(0, n - _FARTHEST) : n]))
        return any(map(ITEM.match, above))

    def _line(self, n: int) -> str:
        return self._source[n] if 0 <= n < len(self._source) else ""

    def _has_items_below(self, n: int, indent: str) -> bool:
        """Whether a line has deeper items below it, as the next item beside it has."""
        if self._source[n].rstrip().endswith(":") or not self._is_deeper(n + 1, indent):
            return False
        above = self._line(n - 1)
        if above.strip() and not above.startswith("#") and not self._is_deeper(n - 1, indent):
            return False
        for m in range(n + 2, min(n + _FARTHEST, len(self._source))):
            item = ITEM.match(self._source[m])
            if not item:
                return False
            if len(item[1]) <= len(indent):
                return item[1] == indent and self._is_deeper(m + 1, indent)
        return False

    def _is_deeper(self, n: int, indent: str) -> bool:
        item = ITEM.match(self._line(n))
        return item is not None and len(item[1]) > len(indent)

    def _ends_here(self, n: int, indent: str) -> bool:
        """Whether a line is followed by another item beside the one above it, or by nothing."""
        below = self._line(n + 1)
        next_item = ITEM.match(below)
        return next_item[1] == indent if next_item else not below.strip()

    def _is_linked(self, n: int, item: re.Match[str]) -> bool:
        """Whether a line begins with a title's link, as the item above it does."""
        line, above = self._source[n], self._source[n - 1]
        if "](" not in above or not _TITLE_OF_A_LINK.match(line):
            return False
        cut_off = "[" not in line.partition("](")[0]
        begins_alike = (above[item.end() - 1] == "[") is line.lstrip().startswith("[")
        return (cut_off or begins_alike) and self._has_items_of_one_line

    def _is_whole(self, n: int) -> bool:
        """Whether a line is as whole as the item above it, where items have one line each."""
        line, above = self._source[n], self._source[n - 1]
        return (
            line[:1].isupper()
            and len(line.split()) >= _FEWEST_WORDS
            and all(map(_YEAR.search, (line, above)))
            and _ENDS_AN_ENTRY.search(above) is not None
            and above.rstrip()[-1:] == line.rstrip()[-1:]
            and self._is_the_only_one
        )

    @cached_property
    def _below_items(self) -> list[str]:
        """What stands right below the items, other items among it."""
        return [line for item, line in pairwise(self._source) if ITEM.match(item) and line.strip()]

    @cached_property
    def _has_items_of_one_line(self) -> bool:
        """Whether what stands below an item is rather another one than the rest of it."""
        rest = sum(_TITLE_OF_A_LINK.match(line) is not None for line in self._rest)
        return 3 * rest <= len(self._below_items)

    @cached_property
    def _is_the_only_one(self) -> bool:
        """Whether but one of many items seems to have a second line."""
        return len(self._rest) == 1 and len(self._below_items) >= _FEWEST_ITEMS

    @cached_property
    def _rest(self) -> list[str]:
        return [line for line in self._below_items if not ITEM.match(line)]
