"""Lists of definitions, the terms of which are titles: "On Widgets" / "Jane Doe. [pdf](…)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from refsync.characters import COLONS
from refsync.identifiers import from_text
from refsync.readers.details import Piece, details
from refsync.readers.document import Block, Spans, Text, is_linked, joined, lines, plain
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import read_line
from refsync.readers.people import people
from refsync.readers.phrases import who_and_when
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.words import count_words, unlinked
from refsync.readers.titles import NO_TITLE
from refsync.readers.venues import venue_and_year

_WORDS_OF_A_TITLE = 2
_MANY = 2
_MOST_TEXTS = 20
"""Of what is said of one term."""


def with_terms(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, terms that are titles and what is said of them one item each.

    What is said of other terms are items below them.
    """
    out: list[Block] = []
    n = 0
    while n < len(blocks):
        block = blocks[n]
        n += 1
        if not isinstance(block, Text) or not block.defines:
            out.append(block)
            continue
        below = list(_definitions(blocks, n)) if block.defines == "term" else []
        if below and _is_told_of(block, below):
            out += [_item(block, below[0]), *(_set_in(text) for text in below[1:])]
            n += len(below)
        else:
            out.append(_set_in(block, item=True) if block.defines == "definition" else block)
    return out


def reads_like_a_title(text: str) -> bool:
    """Whether a term may be a title: neither a key nor names, a label, or where and when."""
    return (
        count_words(text) >= _WORDS_OF_A_TITLE
        and not text.endswith(COLONS)
        and not (people(text) or who_and_when(text) or venue_and_year(text))
        and not (kind_by_label(text) or NO_TITLE.fullmatch(text))
    )


def _definitions(blocks: Sequence[Block], start: int) -> Iterator[Text]:
    """The texts that say what a term is, which stand right below it."""
    for block in blocks[start : start + _MOST_TEXTS]:
        if not isinstance(block, Text) or block.defines != "definition":
            return
        yield block


def _is_told_of(term: Text, below: Sequence[Text]) -> bool:
    """Whether a term is a title, and below it stands its link, or who wrote the work, and when."""
    linked = sum(is_linked(text.spans) for text in below)
    said = unlinked(below[0].spans)
    told = linked or is_linked(term.spans) or from_text(said)
    told = told or details([Piece(said, set_off=True)]).reads_like_a_paper
    told = told and not _names_a_work(below[0].spans)
    return bool(told) and linked < _MANY and reads_like_a_title(plain(term.spans))


def _names_a_work(spans: Spans) -> bool:
    """Whether a text on several lines has one that is a paper's title, linked to that.

    A term only describes it then.
    """
    broken = lines(spans)
    linked = (line for line in broken if all(span.href for span in line))
    titles = (plain(one) for one in linked if any(map(leads_to_a_paper, read_line(one).mentions)))
    return len(broken) > 1 and any(
        count_words(title) > _WORDS_OF_A_TITLE and "://" not in title and reads_like_a_title(title)
        for title in titles
    )


def _item(term: Text, definition: Text) -> Text:
    bold: Spans = tuple(span._replace(bold=True) for span in term.spans)
    return Text(term.line, joined([bold, definition.spans]), term.depth + 1, item=True)


def _set_in(text: Text, *, item: bool = False) -> Text:
    return replace(text, depth=text.depth + 1, item=item or text.item, defines="")
