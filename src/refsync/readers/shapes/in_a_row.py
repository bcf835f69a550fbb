"""Citations in one text, as footnotes have them: "Doe, “On Widgets” (2015); Roe, “On Gears” …".

Or where the ends of their lines got lost: "DOE Jane, On Widgets, Acme, 2015 ROE Al, On Gears, …".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.citations.families_in_capitals import BEGINS_ANEW
from refsync.readers.document import Block, Span, Spans, Text, joined_apart, plain
from refsync.readers.shapes.typeset import cited_in

_SEMICOLON = regex(r";\s+(?=[^\W\d_a-z])")
_TITLE_IN_QUOTES = regex(r"[\"“„«][^\"“”„«»]{10}")
_MANY = 2


class _Row(NamedTuple):
    """How works stand in a row.

    Attributes:
        end: what ends each of them.
        cites: whether a part between two ends cites a work.
    """

    end: re.Pattern[str]
    cites: Callable[[Spans], bool]


def apart(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, texts that cite several works, as a row has them, taken apart.

    What cites none stays with the work before it.
    """
    for block in body:
        yield from _works(block) if isinstance(block, Text) else (block,)


def _works(text: Text) -> Iterator[Text]:
    """A text for each of the works that one cites, or just that where it cites no several."""
    row = _row(text)
    parts = _parts(text.spans, row.end) if row else []
    cites = list(map(row.cites, parts)) if row else []
    if sum(cites) < _MANY:
        yield text
        return
    for spans in joined_apart(parts, cites, ""):
        yield replace(text, line=spans[0].line, spans=spans)


def _row(text: Text) -> _Row | None:
    """How works stand in a text that may cite several."""
    if _may_cite_several(text):
        return _Row(_SEMICOLON, _cites_in_quotes)
    lost = any(BEGINS_ANEW.search(span.text) for span in text.spans)
    return _Row(BEGINS_ANEW, _cites_by_capitals) if lost else None


def _cites_in_quotes(part: Spans) -> bool:
    """Whether a part cites a work, its title in quotes, with when and where it appeared."""
    whole = cited_in(part) if _TITLE_IN_QUOTES.search(plain(part)) else None
    said = whole.details if whole else None
    return said is not None and said.year is not None and bool(said.venue or said.within)


def _cites_by_capitals(part: Spans) -> bool:
    """Whether a part cites a work, names with the family's in capitals first, and its year."""
    whole = cited_in(part)
    return whole is not None and whole.who.told and whole.details.year is not None


def _may_cite_several(text: Text) -> bool:
    """Whether a text has semicolons, and titles in quotes around one, at little cost."""
    if not any(";" in span.text for span in text.spans):
        return False
    said = plain(text.spans)
    return len(_TITLE_IN_QUOTES.findall(said)) >= _MANY and _SEMICOLON.search(said) is not None


def _parts(spans: Spans, end_of_each: re.Pattern[str]) -> list[Spans]:
    """The spans, broken at what ends a work and is of no link's text."""
    parts: list[list[Span]] = [[]]
    for span in spans:
        if span.href is not None or span.image:
            parts[-1].append(span)
            continue
        start, line = 0, span.line
        for end in [*(found.end() for found in end_of_each.finditer(span.text)), len(span.text)]:
            if start:
                parts.append([])
            text = span.text[start:end]
            parts[-1] += [span._replace(text=text, line=line)] if text else []
            start, line = end, line + text.count("\n")
    return [tuple(part) for part in parts if part]
