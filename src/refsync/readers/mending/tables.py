"""Tables of Markdown that have lost their head or the end of a row, so that they are none."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from refsync.patterns import regex
from refsync.readers.mending.links import with_whole_links
from refsync.readers.mending.page import Page
from refsync.readers.mending.table_rows import (
    Head,
    cells,
    delimiter_at,
    ends_a_table,
    head,
    head_for,
    in_line,
    is_blank,
    is_row,
    widest_of_alike,
)

_MOST_LINES_OF_A_ROW = 5
_DASHES = "---"
_OF_HEADINGS = regex(r"[ \t]*+\|(?:[ \t]*+(?:[^\s\d|:\[\]]{1,30}[ \t]*+){0,4}(?:\||$))+[ \t]*+")
"""A row of a few words without digits in each cell: "| Title | Code & Data |"."""
_NO_DELIMITER = "There is no row like |---|---| below its first one"


def report_table(page: Page, n: int, fault: str) -> None:
    """Reports what is wrong with a table: "Its column headings are missing"."""
    page.report(
        n, "warning", "broken-table",
        f"{fault}, so Markdown sees no table here; it was read as one. Mend its rows.",
    )  # fmt: skip


@dataclass
class Tables:
    """Those of a page."""

    page: Page
    last: Head | None = None
    """The head of the last one under this heading."""

    def rows(self, n: int) -> int | None:
        """Copies the rows of a table, which gets column headings where it has lost them.

        Returns:
            The line behind them; None where this line is no row.
        """
        source = self.page.source
        end = self._end(n)
        if end == n:
            return None
        if end == n + 1 and self._has_lost_its_delimiter(n):
            source[end] = head_for(source[n]).delimiter
            report_table(self.page, n, _NO_DELIMITER)
            end = self._end(n)
        rows = [m for m in range(n, end) if not is_blank(source[m])]
        at = delimiter_at([source[m] for m in rows])
        if at is None:
            self._put_lost_head(n, rows)
        elif at == 0:
            self._put_headings_above(rows[0])
        else:
            for m in rows[: at - 1]:
                self.page.put(m)
            self._put_head(rows[at - 1], rows[at], apart=at > 1)
        for m in rows if at is None else rows[at + 1 :]:
            self._put_row(m, rows[0] if at is None else rows[at])
        return end

    def _put_row(self, n: int, above: int) -> None:
        """A row, in line with one above it."""
        written = with_whole_links(self.page, n)
        row = in_line(written, self.page.source[above])
        if row != written:
            report_table(self.page, n, "This row is indented like code")
        self.page.put(n, row)

    def _end(self, n: int) -> int:
        """The line behind the rows that begin at one."""
        source = self.page.source
        end = n
        while end < len(source) and is_row(source[end]):
            self._join_row(end, cells(source[n]))
            end += 1
        return end

    def _has_lost_its_delimiter(self, n: int) -> bool:
        """Whether a row has headings for those below, and a line between that is blank or damaged.

        It has a few words in each cell, no link and no year, and as many cells as the rows below,
        which have no headings themselves.
        """
        source = self.page.source
        between, *below = [*source[n + 1 : n + 4], "", "", ""][:3]
        width = cells(source[n])
        return (
            _OF_HEADINGS.fullmatch(source[n]) is not None
            and (not between.strip() or _DASHES in between)
            and is_row(below[0])
            and cells(below[0]) == width
            and delimiter_at(below) is None
            and (self.last is None or self.last.cells != width)
        )

    def _join_row(self, n: int, width: int) -> None:
        """Joins to a row that breaks off the lines below, up to the one that ends it."""
        source = self.page.source
        row = source[n].rstrip()
        if row.endswith("|") or cells(row) >= width:
            return
        below = range(n + 1, min(n + 1 + _MOST_LINES_OF_A_ROW, len(source)))
        rest = list(takewhile(lambda m: not ends_a_table(source[m]), below))
        end = next((m for m in rest if source[m].rstrip().endswith("|")), None)
        if end is None or any(is_row(source[m]) for m in rest[: end - n]):
            return
        lines = [source[m].strip() for m in range(n + 1, end + 1)]
        source[n : end + 1] = [" ".join([row, *lines]), *["|"] * len(lines)]
        report_table(self.page, n, "This row goes on in the next line")

    def _put_head(self, headings: int, delimiter: int, *, apart: bool) -> None:
        """A table's head, its rows made of one width; apart from a row that stands above it."""
        self.last = head(self.page.source[headings], self.page.source[delimiter])
        if apart:
            self.page.put(headings, "")
        self.page.put(headings, self.last.headings)
        self.page.put(delimiter, self.last.delimiter)
        if apart or self.last.delimiter != self.page.source[delimiter]:
            fault = "Its column headings and the row below them don't match"
            report_table(self.page, delimiter, fault)

    def _put_headings_above(self, n: int) -> None:
        """Column headings above the delimiters in a line, if what stands above it isn't any."""
        above, delimiter = self.page.above(n), self.page.source[n]
        if cells(above) == cells(delimiter) and not ends_a_table(above):
            self.last = Head(above, delimiter)
            self.page.put(n)
            return
        self._insert(n, head_for(delimiter))
        report_table(self.page, n, "Its column headings are missing")

    def _put_lost_head(self, n: int, rows: list[int]) -> None:
        """The head of the table above once more, or one without text, for rows without a head."""
        texts = [self.page.source[m] for m in rows]
        if self.last and texts and self.last.cells == cells(texts[0]):
            if n and ends_a_table(self.page.above(n)):
                self._insert(n, self.last)
                report_table(self.page, n, "It ends above this row")
        elif widest := widest_of_alike(texts):
            self._insert(n, head_for(widest))
            report_table(self.page, n, _NO_DELIMITER)

    def _insert(self, n: int, lines: Head) -> None:
        """Puts a head above a line."""
        self.last = lines
        for line in ("", *lines):
            self.page.put(n, line)
