"""Texts that have links first and the title at their end: "[paper](…) / code - On Widgets"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from refsync.patterns import regex
from refsync.readers.document import Block, Span, Spans, Text, plain
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import read_line
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.shapes.paper_links import WORDS_OF_A_NAMELESS_TITLE, leads_to_a_paper
from refsync.readers.shapes.words import count_words, has_capitals

_DASH = regex(r"\s[-–—]\s")
_SEPARATORS = " |,;/&·•+()[]"
_MOST_TAGS = 4


def with_titles_first(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, titles behind links and a dash put before these.

    Few words may stand before the links as well, behind a dash of their own, and words without
    a link among them: "Oral - [paper](…) / code - On the Use of Widgets".
    """
    for block in body:
        yield replace(block, spans=_turned(block.spans)) if isinstance(block, Text) else block


def _turned(spans: Spans) -> Spans:
    linked = [n for n, span in enumerate(spans) if span.href is not None]
    if not linked or any(span.bold or span.italic for span in spans):
        return spans
    first, last = linked[0], linked[-1]
    before, (rest, title) = plain(spans[:first]).rstrip("[( "), _halves(plain(spans[last + 1 :]))
    pointers = [*spans[first : last + 1], Span(rest, spans[last].line)]
    if not (_is_a_title(title) and _are_tags(before) and _are_pointers(pointers)):
        return spans
    line, tags = spans[last].line, before.rstrip("-–— ")
    begin = Span(f"{title} (", spans[0].line)
    links = ((begin if n == first else Span(" / ", line), spans[n]) for n in linked)
    return (*chain.from_iterable(links), Span(f") ({tags})" if tags else ")", line))


def _halves(text: str) -> tuple[str, str]:
    """What stands before a text's first dash, and behind it."""
    dash = _DASH.search(f" {text}")
    return (text[: dash.start()], text[dash.end() - 1 :]) if dash else (text, "")


def _is_a_title(text: str) -> bool:
    is_long = count_words(text) >= WORDS_OF_A_NAMELESS_TITLE
    return is_long and has_capitals(text) and not first_sentence(text)[1] and not people(text)


def _are_tags(text: str) -> bool:
    """Whether a text is empty, or of few words and a dash: "SVOS Apr -"."""
    tags = text.rstrip("-–— ")
    return not text or (text != tags and count_words(tags) <= _MOST_TAGS)


def _are_pointers(spans: Sequence[Span]) -> bool:
    """Whether links and what stands between them only point, some to a paper: "[paper] / code"."""
    mentions = read_line(spans).mentions
    words = (plain([span]).strip(_SEPARATORS) for span in spans if span.href is None)
    return (
        all(mention.speaks_for_itself for mention in mentions)
        and any(map(leads_to_a_paper, mentions))
        and all(not word or kind_by_label(word) is not None for word in words)
    )
