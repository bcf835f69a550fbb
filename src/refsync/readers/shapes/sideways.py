"""Tables whose rows say of one thing each: "Title | On Widgets", "Authors | Jane Doe"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from refsync.readers.document import Block, Row, Span, Spans, Text, is_linked, joined, plain
from refsync.readers.links import is_generic, kind_by_label
from refsync.readers.shapes.columns import DESCRIPTIONS, PEOPLE, TITLES, VENUES, YEARS
from refsync.readers.shapes.words import count_words

_OF_A_WORK = (TITLES, PEOPLE, VENUES, YEARS)
_WORDS_OF_A_LABEL = 3
_FEWEST = 2
_MOST_WORKS = 20


def with_lines_for_columns(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, for each column of such a table a text, with a line for each row."""
    for table, group in groupby(blocks, key=lambda b: b.table if isinstance(b, Row) else None):
        found = list(group)
        rows = [block for block in found if isinstance(block, Row)]
        yield from _texts(rows) if table is not None and _is_sideways(rows) else found


def _is_sideways(rows: Sequence[Row]) -> bool:
    """Whether a table's first column has the labels of what is said of works, and only those.

    Those are of several kinds, each once, and few of what stands beside them in a column is linked.
    Its head may be one of its rows, or have no more than "Field | Value".
    """
    labels = [plain(row.cells[0]) for row in rows]
    if len(rows) < _FEWEST or not all(map(_is_a_label, labels)):
        return False
    width = max(len(row.cells) for row in rows)
    if width <= 1:
        return False
    said = dict.fromkeys(label.casefold() for label in (*labels, *rows[0].columns[:1]))
    kinds = [next((kind for kind in _OF_A_WORK if kind.search(text)), None) for text in said]
    told = len(set(kinds) - {None})
    linked = max(sum(_is_linked_in(row, column) for row in rows) for column in range(1, width))
    are_facts = len(said) >= len(labels) and 2 * linked <= len(rows)
    return width <= _MOST_WORKS + 1 and told >= _FEWEST and are_facts


def _is_linked_in(row: Row, column: int) -> bool:
    """Whether a row has a link in a column."""
    return column < len(row.cells) and is_linked(row.cells[column])


def _is_a_label(text: str) -> bool:
    """Whether a text is a label of what is said of a work: "Authors", "Code"."""
    if not text or count_words(text) > _WORDS_OF_A_LABEL:
        return False
    known = any(found.search(text) for found in (*_OF_A_WORK, DESCRIPTIONS))
    return known or kind_by_label(text) is not None or is_generic(text)


def _texts(rows: Sequence[Row]) -> Iterator[Text]:
    """A text for each column but the first, an item of its own where that has titles."""
    head, *_ = rows[0].columns or ("",)
    titled = any(TITLES.search(label) for label in (head, *(plain(row.cells[0]) for row in rows)))
    for column in range(1, max(len(row.cells) for row in rows)):
        lines = [
            (Span(f"{plain(row.cells[0]).rstrip(':')}: ", row.line), *row.cells[column])
            for row in rows
            if column < len(row.cells) and row.cells[column]
        ]
        if _is_a_label(head) and column < len(rows[0].columns):
            lines.insert(0, (Span(f"{head}: {rows[0].columns[column]}", rows[0].line),))
        if lines:
            yield Text(lines[0][0].line, _in_lines(lines), depth=int(titled), item=titled)


def _in_lines(lines: Sequence[Spans]) -> Spans:
    """The lines as one text; a line break in a cell is none in it."""
    flat = (
        tuple(span._replace(text=span.text.replace("\n", " ")) for span in line) for line in lines
    )
    return joined(flat)
