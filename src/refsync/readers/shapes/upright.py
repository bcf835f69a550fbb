"""Short names that stand upright before titles in bold in a link: "[Acme: **On Gears**](…)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.document import Block, Row, Span, Spans, Text
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words

_NAME = regex(r"\s*(?P<name>[^\s:\uff1a\[\]()]{2,30}(?: [^\s:\uff1a\[\]()]{1,20})?)\s?[:\uff1a]\s*")
_FEWEST = 2


class _Link(NamedTuple):
    """The place of a link's first part in its text, that part, and the second where it has one."""

    place: int
    first: Span
    second: Span | None

    @property
    def name(self) -> str | None:
        """The name that stands upright in a link before its title in bold."""
        first, second = self.first, self.second
        if second is None or first.bold or first.image:
            return None
        if not second.bold or not _is_a_title(second):
            return None
        named = _NAME.fullmatch(first.text)
        return named["name"] if named else None


def with_names_in_brackets(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, short names upright before linked titles in bold put in brackets.

    So they are in lists where several titles have one, and as many linked ones are all in bold,
    which is there for titles then: "[Acme: **On Gears**](…)" becomes "[[Acme] **On Gears**](…)".
    """
    links = [link for block in blocks for spans in _texts(block) for link in _links(spans)]
    named = sum(link.name is not None for link in links)
    in_bold = sum(link.first.bold and _is_a_title(link.first) for link in links)
    if named < _FEWEST or in_bold < named:
        return list(blocks)
    return [_with_names(block) for block in blocks]


def _texts(block: Block) -> Sequence[Spans]:
    """What links may stand in: a text, or a row's cells."""
    if isinstance(block, Row):
        return block.cells
    return (block.spans,) if isinstance(block, Text) else ()


def _links(spans: Spans) -> Iterator[_Link]:
    """The links of a text, each in parts that have a style of their own."""
    around = zip((None, *spans), spans, (*spans[1:], None), strict=False)
    for place, (before, span, behind) in enumerate(around):
        if span.href is not None and (before is None or before.href != span.href):
            goes_on = behind is not None and behind.href == span.href
            yield _Link(place, span, behind if goes_on else None)


def _is_a_title(span: Span) -> bool:
    return not span.image and count_words(span.text) > WORDS_OF_A_TITLE


def _with_names(block: Block) -> Block:
    """A block, the names in its links in brackets."""
    if isinstance(block, Row):
        return replace(block, cells=tuple(map(_bracketed, block.cells)))
    return replace(block, spans=_bracketed(block.spans)) if isinstance(block, Text) else block


def _bracketed(spans: Spans) -> Spans:
    names = {link.place: link.name for link in _links(spans) if link.name}
    return tuple(
        span._replace(text=f"[{names[place]}] ") if place in names else span
        for place, span in enumerate(spans)
    )
