"""Where and when a table says once for several rows: in a cell, a row or a heading above them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from refsync.readers.details import Details, above, says_where
from refsync.readers.document import Row, Span, Spans, is_linked, plain
from refsync.readers.shapes.columns import VENUES, YEARS, headed
from refsync.readers.shapes.words import count_words
from refsync.readers.titles import is_a_year, year

_MANY = 2
_WORDS_OF_A_TITLE = 3


def said_by_headings(table: Sequence[Row]) -> Details:
    """Where and when the only heading says that says no more, above works: "2020", "ICML 2020".

    Above numbers it is what these are of: "AIME 2024".
    """
    said = [
        (n, text)
        for n, text in enumerate(table[0].columns if table else ())
        if year(text) and (is_a_year(text) or says_where(text))
    ]
    if len(said) != 1:
        return Details()
    column, text = said[0]
    cells = [row.cells[column] for row in table if column < len(row.cells)]
    names_works = any(
        is_linked(cell) or count_words(plain(cell)) >= _WORDS_OF_A_TITLE for cell in cells
    )
    return above([text]) if names_works else Details()


def labelled(row: Row, said: Details) -> Row:
    """A row, with what is said above it in columns of their own."""
    if not (said.venue or said.year):
        return row
    width = max(len(row.cells), len(row.columns))
    line = row.line
    cells = ((Span(said.venue or "", line),), (Span(str(said.year or ""), line),))
    columns = (*row.columns, *[""] * (width - len(row.columns)), "Venue", "Year")
    return replace(
        row, cells=(*row.cells, *[()] * (width - len(row.cells)), *cells), columns=columns
    )


def with_what_goes_on(table: Sequence[Row]) -> Iterator[Row]:
    """The rows, where and when also in those into which such a cell reaches.

    In Markdown none does; a first column of years may have each once, and empty cells below.
    """
    left_open = {0} if _begins_with_years(table) else set()
    cells: tuple[Spans, ...] = ()
    for row in table:
        reached = left_open.union(row.reached)
        cells = tuple(
            above_it if not cell and n in reached and _goes_on(row, n, above_it) else cell
            for n, (cell, above_it) in enumerate(
                zip(row.cells, (*cells, *[()] * len(row.cells)), strict=False)
            )
        )
        yield replace(row, cells=cells)


def _goes_on(row: Row, column: int, cell: Spans) -> bool:
    """Whether a cell says where or when, and so does so for the rows into which it reaches."""
    text = plain(cell)
    if not text or is_linked(cell):
        return False
    said = column in headed(row.columns, VENUES) and text[0].isalpha()
    return said or is_a_year(text) or says_where(text)


def _begins_with_years(table: Sequence[Row]) -> bool:
    """Whether the first column is of years, in order, and each once, with empty cells below."""
    if not table or 0 not in headed(table[0].columns, YEARS):
        return False
    texts = [plain(row.cells[0]) for row in table]
    years = [int(text) for text in texts if is_a_year(text)]
    once = len(set(years)) == len(years) and years in (sorted(years), sorted(years, reverse=True))
    begins = len(years) >= _MANY and is_a_year(texts[0])
    return once and begins and 2 * texts.count("") >= len(years)
