"""Markdown and HTML as blocks of a document.

cmark-gfm renders the text as GitHub does, selectolax parses the outcome, and one pass over the
tree, `flattening`, makes headings, texts, table rows and code of it. Here each start tag is given
the line of the source on which it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import count

from cmarkgfm.cmark import Options, markdown_to_html_with_extensions
from selectolax.lexbor import LexborHTMLParser

from refsync.patterns import regex
from refsync.readers.document import Block
from refsync.readers.flattening import OPENED_AGAIN, flattened
from refsync.readers.html_limits import confined

_DISRUPTIVE = regex(r"<(/?)(?=(?:select|svg|math|template|frameset)\b)", re.IGNORECASE)
"""Elements in which HTML has other rules; GitHub shows none of them."""
_OPENED_AGAIN = regex(rf"<(?:{'|'.join(sorted(OPENED_AGAIN))})(?=[\s>])", re.IGNORECASE)
_START_TAG = regex(r"<([a-zA-Z][\w-]*)(?=[\s/>]|$)")
_POSITION = regex(r' data-sourcepos="(\d+):')
_LOOK_AHEAD = 40


def from_markdown(text: str, numbers: Sequence[int]) -> tuple[Block, ...]:
    r"""The blocks of a Markdown text.

    Args:
        text: the Markdown; its lines end in "\n".
        numbers: for each of its lines, the number to report it by.

    Returns:
        The blocks in reading order.
    """
    html = markdown_to_html_with_extensions(
        text,
        Options.CMARK_OPT_SOURCEPOS | Options.CMARK_OPT_UNSAFE,
        ["table", "autolink", "strikethrough", "tagfilter", "tasklist"],
    )
    source = text.split("\n")
    return _flattened(_with_lines(html, source), source, numbers)


def from_html(text: str) -> tuple[Block, ...]:
    """The blocks of an HTML document."""
    source = text.split("\n")
    html = "\n".join(_tagged(line, n) for n, line in enumerate(source, 1))
    return _flattened(html, source, range(1, len(source) + 1))


def _flattened(html: str, source: Sequence[str], numbers: Sequence[int]) -> tuple[Block, ...]:
    whole = confined(_DISRUPTIVE.sub(r"<\1x-", html))
    return flattened(LexborHTMLParser(_numbered(whole)).root, source, numbers)


def _numbered(html: str) -> str:
    """The HTML, each start tag of an element that HTML opens again with a number of its own."""
    number = count(1)
    return _OPENED_AGAIN.sub(lambda tag: f"{tag[0]} data-nth={next(number)}", html)


def _tagged(line: str, number: int) -> str:
    """The line of HTML, its start tags bearing the line's number.

    Without quotes, so that nothing breaks where the "tag" stands in an attribute.
    """
    return _START_TAG.sub(rf"<\1 data-line={number} ", line)


def _with_lines(html: str, source: Sequence[str]) -> str:
    """The HTML that cmark made, with line numbers on the raw HTML in it.

    cmark gives positions to what it rendered. Raw HTML it passes through line by line, so each of
    its lines is found by reading on in the source.
    """
    out, cursor = [], 0
    tagged = [n for n, line in enumerate(source) if "<" in line]
    for line in html.split("\n"):
        if "<" not in line:
            out.append(line)
            continue
        position = _POSITION.search(line)
        found = None
        if position:
            cursor = int(position[1]) - 1
        elif _START_TAG.search(line):
            found = _find(line.strip(), source, tagged, cursor)
        if found is not None:
            cursor = found + 1
        out.append(line if found is None else _tagged(line, cursor))
    return "\n".join(out)


def _find(line: str, source: Sequence[str], tagged: Sequence[int], start: int) -> int | None:
    """Where a line stands next in the source, perhaps behind the marks of a list or quote.

    Args:
        line: of raw HTML.
        source: all lines.
        tagged: which of them may be of HTML.
        start: where it stands at the earliest.
    """
    first, last = (bisect_left(tagged, n) for n in (start, start + _LOOK_AHEAD))
    return next((n for n in tagged[first:last] if source[n].rstrip().endswith(line)), None)
