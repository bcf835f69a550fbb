"""Texts that begin with where and when, set off before a dash: "**2021 Acta** - On Widgets"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from refsync.readers.document import Block, Span, Spans, Text, plain
from refsync.readers.people import people
from refsync.readers.shapes.dated import is_date
from refsync.readers.shapes.paper_links import WORDS_OF_A_NAMELESS_TITLE
from refsync.readers.shapes.words import count_words, trimmed
from refsync.readers.venues import venue

_WHERE = r"[A-Z][\w.&/’'-]{0,30}(?: [\w.&/’'-]{1,30}){0,5}?"
_WHERE_AND_WHEN = re.compile(
    rf"\W{{0,8}}(?:(?P<year>(?:19|20)\d\d),? (?P<where>{_WHERE})|"
    rf"(?P<place>{_WHERE}),? (?P<when>(?:19|20)\d\d))(?P<dash>\s?[-–—])?"
)
_NOTE_AND_DASH = re.compile(r"\s*(?:\([^()]{1,60}\)\s*)?(?P<dash>[-–—]\s+)?(?=\S)")
_FEWEST = 3
_DISTINCT = 2
_MOST = 0.5


class _Volumed(NamedTuple):
    """A text that begins with where and when, which may be linked, and a title behind a dash."""

    where: str
    when: str
    title: str
    linked: Span
    behind: Spans

    @property
    def is_known(self) -> bool:
        return venue(f"{self.where} {self.when}") is not None

    @property
    def spans(self) -> Spans:
        """The title, linked where these are, and where and when in brackets behind it."""
        title = self.linked._replace(text=self.title, bold=False, italic=False)
        line = self.linked.line
        where = Span(self.where, line, italic=people(self.where) is None)
        return (title, Span(" (", line), where, Span(f" {self.when}) ", line), *self.behind)


def with_titles_first(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, titles behind where and when, set off in bold or linked, put before these.

    They are where several texts of a list begin so, not all alike, and half with a known venue.
    """
    found = {n: one for n, block in enumerate(blocks) if (one := _volumed(block))}
    known = sum(one.is_known for one in found.values())
    apart = len({(one.where, one.when) for one in found.values()})
    if len(found) < _FEWEST or apart < _DISTINCT or known < _MOST * len(found):
        return list(blocks)
    return [
        replace(block, spans=found[n].spans) if isinstance(block, Text) and n in found else block
        for n, block in enumerate(blocks)
    ]


def _volumed(block: Block) -> _Volumed | None:
    """What a text says that begins so."""
    if not isinstance(block, Text):
        return None
    front = list(takewhile(_is_set_off, block.spans))
    rest = block.spans[len(front) :]
    said = _WHERE_AND_WHEN.fullmatch(plain(front))
    if not said or not rest or rest[0].href is not None:
        return None
    where, when = said["where"] or said["place"], said["year"] or said["when"]
    text = "".join(span.text for span in takewhile(lambda span: span.href is None, rest))
    behind = _NOTE_AND_DASH.match(text)
    if not behind or not (said["dash"] or behind["dash"]) or is_date(f"{where} {when}"):
        return None
    title = trimmed(text[behind.end() :])
    if count_words(title) < WORDS_OF_A_NAMELESS_TITLE:
        return None
    linked = next((span for span in front if span.href), Span("", rest[0].line))
    links = tuple(rest[next((n for n, span in enumerate(rest) if span.href), len(rest)) :])
    return _Volumed(where, when, title, linked, links)


def _is_set_off(span: Span) -> bool:
    """Whether a span is in bold, in italics or linked, or has no word."""
    return bool(span.bold or span.italic or span.href) or not any(map(str.isalnum, span.text))
