"""The rows of tables in Markdown, as they stand in its text.

A table has a row of column headings and, below it, a delimiter row with as many cells. It ends
before a blank line or another block (https://github.github.com/gfm/#tables-extension-).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from refsync.patterns import regex

_ROW = regex(r"[ \t]*\|")
_DELIMITER = regex(r"[ \t]*\|?(?>(?:[ \t]*:?-++:?[ \t]*(?:\||$))+)(?:[ \t]*:?-++:?)?[ \t]*$")
_LIKE_A_DELIMITER = regex(r"(?=[^-]*-)[^\w]+$")
_OF_DASHES = regex(r"[ \t]*:?-{2,}:?[ \t]*")
_NOT_EMPTY = regex(r"[^\s|]")
_PIPE = regex(r"(?<!\\)\|")
_ENDS_A_TABLE = regex(
    r"\s*$| {0,3}(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|<[a-zA-Z/!?]|#{1,6}\s|`{3}|~{3})"
)
_AS_CODE = 4
"""So many columns before a line make code of it."""
_LOWEST_DELIMITER = 4
_MOST_SLIPS = 3
_MOST = 0.5


class Head(NamedTuple):
    """A table's column headings, and the delimiter row below them."""

    headings: str
    delimiter: str

    @property
    def cells(self) -> int:
        """How many columns the table has."""
        return cells(self.delimiter)


def is_row(line: str) -> bool:
    """Whether a line looks like a table's row: it begins with a pipe."""
    return _ROW.match(line) is not None


def is_blank(row: str) -> bool:
    """Whether a row is nothing but a pipe; it would end the table."""
    return row.strip() == "|"


def cells(row: str) -> int:
    """How many cells a row has."""
    return len(_PIPE.findall(row.strip().removeprefix("|").removesuffix("|"))) + 1


def delimiter_at(rows: Sequence[str]) -> int | None:
    """Which of the rows is the one below the column headings, None where there is none."""
    near = rows[:_LOWEST_DELIMITER]
    sound = (n for n, row in enumerate(near) if _LIKE_A_DELIMITER.match(row))
    garbled = (n for n, row in enumerate(near) if _is_a_garbled_delimiter(row))
    return next(sound, next(garbled, None))


def _is_a_garbled_delimiter(row: str) -> bool:
    """Whether a row is of dashes but for a slip or two: "|---|-a-|---|---#---|"."""
    texts = _PIPE.split(row.strip().removeprefix("|").removesuffix("|"))
    of_dashes = sum(_OF_DASHES.fullmatch(text) is not None for text in texts)
    slips = len(_NOT_EMPTY.findall(row)) - row.count("-") - row.count(":")
    return of_dashes > _MOST * len(texts) and slips <= _MOST_SLIPS and "-" in row


def widest_of_alike(rows: Sequence[str]) -> str | None:
    """The widest of rows that look like a table's: the first two of one width, or most of all."""
    widths = list(map(cells, rows))
    most = Counter(widths).most_common(1)
    usual = [width for width, count in most if count > 1 and count > _MOST * len(rows)]
    begin = widths[:1] if len(rows) > 1 and widths[0] == widths[1] else []
    wide = max((*begin, *usual), default=None)
    return None if wide is None else rows[widths.index(wide)]


def head(headings: str, delimiter: str) -> Head:
    """The head of a table, both rows made as wide as the wider one."""
    if cells(headings) == cells(delimiter) and _DELIMITER.match(delimiter):
        return Head(headings, delimiter)
    count = max(cells(headings), cells(delimiter) if _DELIMITER.match(delimiter) else 0)
    wider = headings.rstrip().removesuffix("|") + "|" + " |" * (count - cells(headings))
    return Head(wider, _indent(headings) + "|" + "-|" * count)


def head_for(row: str) -> Head:
    """A head without text, for a table of such rows."""
    count = cells(row)
    return Head(f"{_indent(row)}|{' |' * count}", f"{_indent(row)}|{'-|' * count}")


def ends_a_table(line: str) -> bool:
    """Whether a table ends before a line."""
    return _ENDS_A_TABLE.match(line) is not None


def in_line(row: str, above: str) -> str:
    """A row that begins where the one above it does, if Markdown would take it for code."""
    deeper = len(_indent(row).expandtabs(4)) - len(_indent(above).expandtabs(4))
    return _indent(above) + row.lstrip() if deeper >= _AS_CODE else row


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip())]
