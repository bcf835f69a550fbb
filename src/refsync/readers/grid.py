"""The rows of tables while they are read, cells in them that reach over several rows or columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from refsync.patterns import regex
from refsync.readers.document import Row, Spans, Text, is_linked, plain

_COUNT = regex(r"[1-9][0-9]{0,3}")
_WORDS_OF_A_HEADING = 4
_MOST_COLUMNS = 50
"""Cells in columns behind these are none that reach over several rows."""


@dataclass
class Grid:
    """The table that is being read, and its row.

    Attributes:
        cells: those of the row so far; None outside of a row.
        covered: in which columns cells reach further down, and over how many rows.
        reached: the columns in which cells from above reach into the row.
        table: the number of the table in the document.
    """

    cells: list[Spans] | None = None
    columns: tuple[str, ...] = ()
    table: int = 0
    covered: dict[int, int] = field(default_factory=dict)
    reached: tuple[int, ...] = ()
    in_head: bool = False
    _are_headings: list[bool] = field(default_factory=list)
    _rows: int = 1
    _columns: int = 1

    @property
    def in_row(self) -> bool:
        """What is read stands in a row."""
        return self.cells is not None

    def begin(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        """Another table, its head, a row, or a cell, which may reach over several of them."""
        match tag:
            case "table":
                self.columns, self.covered = (), {}
                self.table += 1
            case "thead":
                self.in_head = True
            case "tr":
                self.cells, self._are_headings = [], []
                self.reached = tuple(self.covered)
            case _:
                self._rows = _count(attributes.get("rowspan"))
                self._columns = min(_count(attributes.get("colspan")), _MOST_COLUMNS)
                self._are_headings.append(tag == "th")

    def end_cell(self, spans: Spans) -> None:
        """A cell stands behind those that reach into its row from above, which are empty here.

        So are the columns, besides its first, over which it reaches itself.
        """
        if self.cells is None:
            return
        while len(self.cells) in self.covered:
            self.cells.append(())
        first = len(self.cells)
        if self._rows > 1:
            for column in range(first, min(first + self._columns, _MOST_COLUMNS)):
                self.covered[column] = self._rows
        over = min(self._columns, max(1, _MOST_COLUMNS - first))
        self.cells += [spans, *[()] * (over - 1)]

    def end_row(self) -> Row | None:
        """The row, None where it has the headings of the columns, or nothing."""
        cells, self.cells = list(self.cells or ()), None
        cells += [()] * (max(self.reached, default=-1) + 1 - len(cells))
        self.covered = {column: rows - 1 for column, rows in self.covered.items() if rows > 1}
        if self.in_head or self._is_head(cells):
            self.columns = self._headings(cells)
            return None
        first = next(filter(None, cells), None)
        if first is None:
            return None
        return Row(first[0].line, tuple(cells), self.columns, self.table, self.reached)

    def dissolve_row(self) -> list[Text]:
        """The cells of the row as texts: what has headings, lists or code in it is layout."""
        cells, self.cells, self.covered = self.cells or [], None, {}
        return [Text(cell[0].line, cell) for cell in cells if cell]

    def _headings(self, cells: Sequence[Spans]) -> tuple[str, ...]:
        """What a row of headings says of the columns; some may stand in the row above."""
        above = dict(enumerate(self.columns))
        reached = {column: above.get(column, "") for column in self.reached}
        return tuple(plain(cell) or reached.get(column, "") for column, cell in enumerate(cells))

    def _is_head(self, cells: Sequence[Spans]) -> bool:
        """Whether a table's first row outside of a head has only headings: short, without links."""
        return (
            not self.columns
            and all(self._are_headings)
            and sum(map(bool, cells)) > 1
            and not any(map(is_linked, cells))
            and all(len(plain(cell).split()) <= _WORDS_OF_A_HEADING for cell in cells)
        )


def _count(stated: str | None) -> int:
    """Over how many rows or columns a cell reaches."""
    return int(stated) if stated and _COUNT.fullmatch(stated) else 1
