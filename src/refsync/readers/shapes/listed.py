"""The shape of an entry in a list item, or in a paragraph that begins with its title."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from refsync.readers.document import Block, Code, Span, Text, plain
from refsync.readers.entry import Entry
from refsync.readers.outline import Part
from refsync.readers.shapes.cited import cited
from refsync.readers.titles import year


def entries(part: Part) -> Iterator[Entry]:
    """The entries in the texts of a part, and BibTeX that stands between them."""
    years: list[int | None] = []
    for texts, bibtex in _groups(part.body):
        depth = texts[0].depth if texts else 0
        years = years[: max(depth - 1, 0)]
        found = list(cited(_joined(texts))) if texts and _can_begin_an_entry(texts[0]) else []
        for n, work in enumerate(found):
            yield Entry(
                line=work.line,
                title=work.title,
                mentions=work.mentions,
                bibtex=() if n else bibtex,
                year=work.year or next((y for y in reversed(years) if y), None),
            )
        if not found:
            yield from (Entry(code.line, "", bibtex=(code,)) for code in bibtex)
            stated = year(plain(texts[0].spans)) if texts else None
            years += [None] * (depth - 1 - len(years)) + [stated]


def _groups(body: tuple[Block, ...]) -> Iterator[tuple[list[Text], tuple[Code, ...]]]:
    """The texts that belong together, with the BibTeX behind them."""
    texts: list[Text] = []
    bibtex: list[Code] = []
    for block in body:
        if isinstance(block, Code):
            bibtex += [block] if block.is_bibtex else []
            continue
        goes_on = (
            isinstance(block, Text)
            and not block.item
            and block.depth > 0
            and bool(texts)
            and block.depth == texts[0].depth
            and not bibtex
        )
        if not goes_on:
            if texts or bibtex:
                yield texts, tuple(bibtex)
            texts, bibtex = [], []
        if isinstance(block, Text):
            texts.append(block)
    if texts or bibtex:
        yield texts, tuple(bibtex)


def _can_begin_an_entry(text: Text) -> bool:
    """A list item, or a paragraph that begins with something bold or linked."""
    first = next((span for span in text.spans if span.text.strip()), None)
    return text.depth > 0 or (first is not None and (first.bold or first.href is not None))


def _joined(texts: list[Text]) -> tuple[Span, ...]:
    """The texts as one, a line break between each two."""
    out: list[Span] = []
    for text in texts:
        if out:
            out[-1] = replace(out[-1], text=out[-1].text + "\n")
        out += text.spans
    return tuple(out)
