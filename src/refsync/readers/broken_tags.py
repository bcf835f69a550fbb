"""Tags of HTML that are broken off, and would swallow what stands on the next lines."""

from __future__ import annotations

import re

_OPEN_VALUE = re.compile(r'(=[ \t]*"[^"<>]*+)(?=(?P<end>>)|<|$)')
_UNFINISHED = re.compile(r"<(?:[a-zA-Z][^<>]*+|/[a-zA-Z]*+)$")


_UNQUOTED = re.compile(
    r"""(?<=[\s<"'])(href=)(?:(["'])(https?://[^\s"'<>]+)(?=>|\s+[a-z]+=["'])"""
    r"""|(https?://[^\s"'<>]+)(["'])(?=[\s>]))""",
    re.IGNORECASE,
)
"""An address with a quotation mark at one end only."""


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
