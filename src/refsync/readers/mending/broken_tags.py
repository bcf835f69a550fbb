"""Tags of HTML that are broken off or lost, so that they swallow or free what stands below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refsync.patterns import regex

_OPEN_VALUE = regex(r'(=[ \t]*"[^"<>]*+)(?=(?P<end>>)|<|$)')
_UNFINISHED = regex(r"<(?:[a-zA-Z][^<>]*+|/[a-zA-Z]*+)$")


_UNQUOTED = regex(
    r"""(?<=[\s<"'])(href=)(?:(["'])(https?://[^\s"'<>]+)(?=>|\s+[a-z]+=["'])"""
    r"""|(https?://[^\s"'<>]+)(["'])(?=[\s>]))""",
    re.IGNORECASE,
)
"""An address with a quotation mark at one end only."""
_ROW = regex(r"[ \t]*<tr\b", re.IGNORECASE)
TABLE = regex(r"<(/?)table\b", re.IGNORECASE)
"""The begin of a table's start tag or, with a slash, of its end tag."""
_TITLE = regex(r"<title\b[^<>]{0,200}>[^<]*", re.IGNORECASE)
_TITLE_END = regex(r"</title\b", re.IGNORECASE)
_LONGEST_HEAD = 300
"""In lines."""


def quoted_addresses(line: str) -> str:
    """The line, the addresses in its tags in quotation marks on both sides."""

    def quoted(value: re.Match[str]) -> str:
        mark = value[2] or value[5]
        return f"{value[1]}{mark}{value[3] or value[4]}{mark}"

    return _UNQUOTED.sub(quoted, line)


def whole_tags(line: str, below: str) -> str:
    """The line, its last tag and that tag's attribute closed, where the next line is of other tags.

    Args:
        line: a line of HTML.
        below: the line below it.
    """
    if not below.lstrip().startswith("<"):
        return line
    if line.count('"') % 2:
        line = _OPEN_VALUE.sub(lambda value: value[1] + ('"' if value["end"] else '">'), line)
    return line + ">" if _UNFINISHED.search(line) else line


def first_rows_without_table(source: Sequence[str]) -> frozenset[int]:
    """The lines with the first rows of tables that end, and have no start tag."""
    found: set[int] = set()
    first: int | None = None
    depth = 0
    for n, line in enumerate(source):
        if "<" not in line:
            first = None if line.lstrip().startswith("#") else first
            continue
        if not depth and first is None and _ROW.match(line):
            first = n
        for tag in TABLE.finditer(line):
            if tag[1] and not depth and first is not None:
                found.add(first)
            depth, first = max(0, depth + (-1 if tag[1] else 1)), None
    return frozenset(found)


def line_of_endless_title(source: Sequence[str]) -> int | None:
    """The line where a page's title begins that nothing ends, so that it would be all of it."""
    begins = (n for n, line in enumerate(source[:_LONGEST_HEAD]) if _TITLE.search(line))
    n = next(begins, None)
    return None if n is None or any(map(_TITLE_END.search, source)) else n


def with_title_ended(line: str) -> str:
    """A line, the page's title in it ended before the next tag."""
    return _TITLE.sub(r"\g<0></title>", line, count=1)
