"""Paragraphs in columns set off by tabs: a title, the family names, and papers' addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from refsync.patterns import regex
from refsync.readers.document import Block, Span, Spans, Text
from refsync.readers.mentions import read_line
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words

_FAMILIES = regex(
    r"(?:[a-z]{1,4} ){0,3}[^\W\d_][\w'’-]*(?:, ?(?:[a-z]{1,4} ){0,3}[^\W\d_][\w'’-]*){0,60}[,.]*"
)
_COLUMNS = 2
_MANY = 2


def in_lines(body: Sequence[Block]) -> list[Block]:
    """The blocks, each column on a line of its own where several paragraphs have them.

    Where one of them names an odd number of words, all are family names.
    """
    columns = {n: found for n, block in enumerate(body) if (found := _columns(block))}
    if len(columns) < _MANY:
        return list(body)
    names = [who for _, who in columns.values() if _FAMILIES.fullmatch(who)]
    are_families = any(len(_names(who)) % 2 for who in names)
    return [
        replace(block, spans=tuple(_lines(block.spans, *columns[n], are_families=are_families)))
        if n in columns and isinstance(block, Text)
        else block
        for n, block in enumerate(body)
    ]


def _columns(block: Block) -> tuple[str, str] | None:
    """The title and the names of a paragraph with tabs between these and before its addresses."""
    if not isinstance(block, Text) or block.depth or not block.spans:
        return None
    title, *others = (column.strip() for column in block.spans[0].text.rstrip().split("\t"))
    mentions = read_line(block.spans[1:]).mentions
    is_title = count_words(title) >= WORDS_OF_A_TITLE and len(others) + 1 == _COLUMNS
    are_addresses = all(mention.is_an_address for mention in mentions)
    leads = are_addresses and any(map(leads_to_a_paper, mentions))
    return (title, others[0]) if is_title and leads else None


def _names(names: str) -> list[str]:
    return [name for part in names.split(",") if (name := part.strip(" ."))]


def _lines(spans: Spans, title: str, names: str, *, are_families: bool) -> Iterator[Span]:
    """The title in bold, and on the lines below it the names and the addresses."""
    first, *links = spans
    families = _names(names) if are_families and _FAMILIES.fullmatch(names) else []
    yield first._replace(text=title, bold=True)
    who = "; ".join(families) if len(families) > 1 else f"by {families[0]}" if families else names
    yield first._replace(text=f"\n{who}\n")
    yield from (link._replace(text=link.text.replace("\t", " ")) for link in links)
