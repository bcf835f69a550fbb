"""The shape of an entry in a table's row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from refsync.readers.document import Row, Span, plain
from refsync.readers.entry import Entry
from refsync.readers.mentions import Mention, read_row
from refsync.readers.outline import Part
from refsync.readers.shapes.cited import Cited, cited, leads_to_a_paper, title_beside_links
from refsync.readers.titles import year

_TITLES = re.compile(r"title|paper|name|publication|article|论文|題|タイトル", re.IGNORECASE)
_WORDS_OF_A_TITLE = 3


def entries(part: Part) -> Iterator[Entry]:
    """The entries in the rows of a part's tables."""
    for block in part.body:
        if isinstance(block, Row):
            for work in _works(block):
                yield Entry(work.line, work.title, mentions=work.mentions, year=work.year)


def _works(row: Row) -> Iterator[Cited]:
    mentions = read_row(row, "").mentions
    if not any(leads_to_a_paper(mention) for mention in mentions):
        return
    titled = [work for cell in row.cells for work in _titled(cell)]
    if len(titled) == 1:
        titled = [replace(titled[0], mentions=mentions)]
    elif not titled:
        titled = [Cited(row.line, _title(row), mentions)]
    said = " ".join(plain(cell) for cell in row.cells)
    for work in titled:
        yield replace(work, year=work.year or year(said.replace(work.title, " ")))


def _titled(cell: tuple[Span, ...]) -> list[Cited]:
    """The works that a cell names by their linked titles."""
    works = list(cited(cell)) if cell else []
    return [work for work in works if any(_is(mention, work.title) for mention in work.mentions)]


def _is(mention: Mention, title: str) -> bool:
    return bool(title) and title in " ".join(mention.text.split())


def _title(row: Row) -> str:
    """The title: under its column heading, else in the longest text that could be one."""
    columns = (*row.columns, *[""] * len(row.cells))
    named = [
        cell for column, cell in zip(columns, row.cells, strict=False) if _TITLES.search(column)
    ]
    cells = [*named, *sorted(row.cells, key=lambda cell: len(plain(cell)), reverse=True)]
    titles = (title_beside_links(cell) for cell in cells if cell)
    return next((t for t in titles if len(t.split()) >= _WORDS_OF_A_TITLE), "")
