"""Short names that stand upright before titles in bold in a link: "[Acme: **On Gears**](…)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refsync.readers.document import Block, Row, Span, Spans, Text
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words

_NAME = re.compile(
    r"\s*(?P<name>[^\s:\uff1a\[\]()]{2,30}(?: [^\s:\uff1a\[\]()]{1,20})?)\s?[:\uff1a]\s*"
)
_FEWEST = 2


def with_names_in_brackets(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, short names upright before linked titles in bold put in brackets.

    So they are in lists where several titles have one, and as many linked ones are all in bold,
    which is there for titles then: "[Acme: **On Gears**](…)" becomes "[[Acme] **On Gears**](…)".
    """
    links = [link for block in blocks for spans in _texts(block) for link in _links(spans)]
    named = sum(_name(*link) is not None for link in links)
    in_bold = sum(first.bold and _is_a_title(first) for first, _ in links)
    if named < _FEWEST or in_bold < named:
        return list(blocks)
    return [_with_names(block) for block in blocks]


def _texts(block: Block) -> Sequence[Spans]:
    """What links may stand in: a text, or a row's cells."""
    if isinstance(block, Row):
        return block.cells
    return (block.spans,) if isinstance(block, Text) else ()


def _links(spans: Spans) -> Iterator[tuple[Span, Span | None]]:
    """The first two parts of each link, each in a style of its own; one may be all there is."""
    around = zip((None, *spans), spans, (*spans[1:], None), strict=False)
    for before, span, behind in around:
        if span.href is not None and (before is None or before.href != span.href):
            yield span, behind if behind and behind.href == span.href else None


def _name(first: Span, second: Span | None) -> str | None:
    """The name that stands upright in a link before its title in bold."""
    if second is None or first.bold or first.image or not second.bold or not _is_a_title(second):
        return None
    named = _NAME.fullmatch(first.text)
    return named["name"] if named else None


def _is_a_title(span: Span) -> bool:
    return not span.image and count_words(span.text) > WORDS_OF_A_TITLE


def _with_names(block: Block) -> Block:
    """A block, the names in its links in brackets."""
    if isinstance(block, Row):
        return replace(block, cells=tuple(map(_bracketed, block.cells)))
    return replace(block, spans=_bracketed(block.spans)) if isinstance(block, Text) else block


def _bracketed(spans: Spans) -> Spans:
    names = {id(first): name for first, second in _links(spans) if (name := _name(first, second))}
    return tuple(
        span._replace(text=f"[{names[id(span)]}] ") if id(span) in names else span for span in spans
    )
