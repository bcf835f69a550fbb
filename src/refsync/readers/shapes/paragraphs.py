"""Paragraphs that are a list's items, one below the other: "On Widgets [paper](…)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from refsync.readers.document import Block, Heading, Row, Span, Text, is_linked, lines, plain
from refsync.readers.mentions import Mention, plain_before_link, read_line
from refsync.readers.shapes.beginnings import can_begin_an_entry
from refsync.readers.shapes.cited import cited
from refsync.readers.shapes.paper_links import could_be_a_title, leads_to_a_paper
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, unlinked

_FEWEST = 3
_MOST_WORDS = 80
"""A paragraph of more words besides its links is prose."""
_GOES_ON = re.compile(r",?\s+[a-z]{2,}")
_SENTENCE = re.compile(
    r"\W*(?:we|this|these|those|here|see|if|for|you|our|please|there|it|i|a list|in this|the "
    r"following)\b",
    re.IGNORECASE,
)


def as_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a list, paragraphs that link to papers in the way of items made items.

    That is for those which only their neighbours tell: several stand under one heading, as they
    don't on a paper's own page, most of them don't begin like an entry, and not all say more of
    what stands above.
    """
    around = zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    alike = {
        n: (above, block)
        for n, (above, block, below) in enumerate(around)
        if isinstance(block, Text) and _is_like_an_item(block, below)
    }
    headings = list(accumulate(isinstance(block, Heading) for block in blocks))
    crowds = Counter(headings[n] for n in alike).values()
    told = sum(_is_told_by_itself(text) for _, text in alike.values())
    leading = sum(any(map(leads_to_a_paper, _mentions(text))) for _, text in alike.values())
    below_others = sum(_may_be_what_it_is_of(above) for above, _ in alike.values())
    if (
        max(crowds, default=0) < _FEWEST
        or 2 * sum(crowd == 1 for crowd in crowds) > len(crowds)
        or 2 * told > len(alike)
        or 2 * leading < len(alike)
        or below_others == len(alike)
    ):
        return blocks
    return list(_with_items(blocks, set(alike)))


def _with_items(blocks: Sequence[Block], items: Container[int]) -> Iterator[Block]:
    """The blocks, some paragraphs as items, and lists below these as lists within them."""
    within = False
    for n, block in enumerate(blocks):
        within = isinstance(block, Text) and (n in items or (within and block.depth > 0))
        if isinstance(block, Text) and within:
            yield replace(block, depth=block.depth + 1, item=block.item or n in items)
        else:
            yield block


def _is_like_an_item(text: Text, below: Block | None) -> bool:
    """Whether a paragraph has a title and links of a paper, and announces nothing below it."""
    announces = isinstance(below, Row) or plain(text.spans).endswith((":", "\uff1a"))
    if text.depth or text.defines or announces or not is_linked(text.spans):
        return False
    mentions = _mentions(text)
    return (
        any(leads_to_a_paper(m) or m.speaks_for_itself for m in mentions)
        and _has_a_title(text.spans, mentions)
        and not _is_prose(text.spans)
    )


def _mentions(text: Text) -> list[Mention]:
    return [mention for line in lines(text.spans) for mention in read_line(line).mentions]


def _has_a_title(spans: Sequence[Span], mentions: Sequence[Mention]) -> bool:
    """Whether a title may be linked, or stand before the links."""
    linked = any(could_be_a_title(m) and leads_to_a_paper(m) for m in mentions)
    return linked or count_words(plain_before_link(spans)) > WORDS_OF_A_TITLE


def _is_prose(spans: Sequence[Span]) -> bool:
    """Whether a text is of sentences in which links stand: "We turn [gears](…) with a mill."."""
    if count_words(unlinked(spans)) > _MOST_WORDS or _SENTENCE.match(plain(spans)):
        return True
    return any(
        before.text.rstrip(" ")[-1:].isalpha() and _GOES_ON.match(behind.text)
        for before, link, behind in zip(spans, spans[1:], spans[2:], strict=False)
        if before.href is None and link.href is not None and behind.href is None
    )


def _is_told_by_itself(text: Text) -> bool:
    """Whether an entry is seen to begin with a paragraph, whatever stands around that."""
    return can_begin_an_entry(text) or any(work.whole for work in cited(text.spans))


def _may_be_what_it_is_of(above: Block | None) -> bool:
    """Whether a paragraph may say more of what stands above: an item, or a text without a link."""
    return isinstance(above, Text) and (above.depth > 0 or not is_linked(above.spans))
