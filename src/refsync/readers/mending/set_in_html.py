"""Pages of which all is HTML and set in, so that Markdown would show the tags as code."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refsync.patterns import regex

_BEGIN = regex(
    r"(?: {4}| {0,3}\t)\s*"
    r"<(?:article|body|center|div|dl|h[1-6]|header|main|ol|p|section|table|ul)(?=[\s>])",
    re.IGNORECASE,
)
"""A block's tag at the begin of a page, set in as code is."""
_SET_IN = regex(r" {4}| {0,3}\t")


def not_set_in(lines: Sequence[str]) -> list[str]:
    """The lines of a page, where all are set in and of HTML without what they are set in by.

    A page that is nothing but code would be read by nobody; it was cut out of a template.
    """
    said = [line for line in lines if line.strip()]
    if not said or not _BEGIN.match(said[0]) or not all(map(_SET_IN.match, said)):
        return list(lines)
    return [line.lstrip() for line in lines]
