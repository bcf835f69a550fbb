"""Markdown within a page of HTML, which a script shows as such in the browser."""

from __future__ import annotations

import re

from refsync.patterns import regex

_HOLDS = regex(
    r"<(?P<tag>xmp|script)\b(?P<attributes>[^<>]*)>(?P<text>.*?)(?:</(?P=tag)\s*>|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_IS_MARKDOWN = regex(r"type\s*=\s*[\"']?text/(?:x-)?markdown\b", re.IGNORECASE)
_BUT_LINES = regex(r"[^\n]+")
_MOST = 0.5


def markdown_in(html: str) -> str | None:
    """The Markdown that a page is made of, each line in its place; None where it is made of HTML.

    As Strapdown has it, `<xmp># Widgets …</xmp>`, and zero-md, `<script type="text/markdown">`.
    """
    held = [
        found.span("text")
        for found in _HOLDS.finditer(html)
        if found["tag"].lower() == "xmp" or _IS_MARKDOWN.search(found["attributes"])
    ]
    if sum(end - start for start, end in held) < _MOST * len(html):
        return None
    written, last = "", 0
    for start, end in held:
        written += _BUT_LINES.sub("", html[last:start]) + html[start:end]
        last = end
    return written + _BUT_LINES.sub("", html[last:])
