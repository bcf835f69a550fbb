"""Tables with whole citations in one column, read as lists: "| 3 | Doe, J. (2015). On … |"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refsync.patterns import regex
from refsync.readers.document import Block, Row, Text, plain
from refsync.readers.shapes.words import WORDS_OF_A_HEADLINE, count_words

_REFERENCE = regex(
    r"(?:full |complete |bibliographic )?(?:references?|citations?)|bibliograph(?:y|ie)|"
    r"r[eé]f[eé]rences?(?: compl[eè]tes?)?|referenz(?:en)?|referencias?|riferiment[oi]|参考文献",
    re.IGNORECASE,
)
"""What such a column is called."""
_NUMBER = regex(r"\W{0,3}\d{0,4}\W{0,3}")
_NEARLY_ALL = 0.75


def with_items_for_references(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, rows that have a reference and at most a number besides as items.

    That is where most cells of the column are longer than a title's begin or a key: "Doe 2015".
    """
    long: dict[int, list[bool]] = {}
    for block in blocks:
        if isinstance(block, Row) and (at := _reference(block)) is not None:
            is_long = count_words(plain(block.cells[at])) > WORDS_OF_A_HEADLINE
            long.setdefault(block.table, []).append(is_long)
        elif isinstance(block, Row):
            long.setdefault(block.table, []).append(False)
    known = {table for table, are in long.items() if sum(are) >= _NEARLY_ALL * len(are)}
    return [item for block in blocks for item in _items(block, known)]


def _items(block: Block, known: set[int]) -> Iterator[Block]:
    """A row of a table of references as an item, any other block as it is."""
    at = _reference(block) if isinstance(block, Row) and block.table in known else None
    if not isinstance(block, Row) or at is None:
        yield block
    elif plain(block.cells[at]):
        yield Text(block.line, block.cells[at], depth=1, item=True)


def _reference(row: Row) -> int | None:
    """The column of a row's reference, None if it has none or more is said in others."""
    said = [n for n, name in enumerate(row.columns) if _REFERENCE.fullmatch(name.strip(" *:"))]
    if len(said) != 1 or said[0] >= len(row.cells) or row.reached:
        return None
    others = (plain(cell) for n, cell in enumerate(row.cells) if n != said[0])
    return said[0] if all(map(_NUMBER.fullmatch, others)) else None
