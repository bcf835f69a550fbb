"""HTML in Markdown, and documents of HTML: what is not closed there would hide the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from refsync.patterns import regex
from refsync.readers.mending import bibtex
from refsync.readers.mending.broken_tags import (
    TABLE,
    first_rows_without_table,
    line_of_endless_title,
    whole_tags,
    with_title_ended,
)
from refsync.readers.mending.links import with_quoted_addresses
from refsync.readers.mending.marks import HEADING, ITEM
from refsync.readers.mending.page import Page
from refsync.readers.mending.tables import report_table

_VERBATIM = regex(r" {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)", re.IGNORECASE)
_VERBATIM_END = regex(r"</(?:pre|script|style|textarea)>", re.IGNORECASE)
_COMMENT = regex(r" {0,3}<!--")
_COMMENT_END = regex(r"-->")
_TAG = regex(r" {0,3}</?[a-zA-Z]")
_INDENTED_TAG = regex(r"[ \t]+</?[a-zA-Z]")
_INLINE_TAG = regex(r" {0,3}<(?:a|b|em|i|span|strong)[\s>]")
_TAGS = regex(r"\s*(?:</?[a-zA-Z][^<>]{0,400}>\s*){1,20}")
_TITLE_ENDS = regex(r"</(?:summary|h[1-6])>\s*$", re.IGNORECASE)


@dataclass
class Html:
    """That of a page."""

    page: Page
    endless: set[re.Pattern[str]] = field(default_factory=set)
    """The ends that do not stand below."""
    open_tables: int = 0
    """Tables, which a blank line may part."""
    table_is_parted: bool = False

    def hidden(self, n: int) -> int | None:
        """Copies what a browser doesn't show as it stands: a comment, a script, preformatted text.

        Returns:
            The line behind it; None where none begins in this line.
        """
        line = self.page.source[n]
        if _COMMENT.match(line):
            return self._comment(n)
        if _VERBATIM.match(line):
            return self._until(n, line.index("<"), _VERBATIM_END, "tag")
        return None

    def block(self, n: int, *, is_term: bool) -> int | None:
        """Copies a block, up to a blank line, a heading, BibTeX, or what is Markdown again.

        Args:
            n: the line where it may begin.
            is_term: whether the line would be a term, with its definition below.

        Returns:
            The line behind it; None where none begins in this line.
        """
        line = self.page.source[n]
        if _TAG.match(line):
            return None if is_term and _INLINE_TAG.match(line) else self._block(n)
        if self.open_tables and _INDENTED_TAG.match(line):
            return self._rest_of_table(n)
        return None

    def document(self) -> None:
        """Copies a document of HTML."""
        self._end_title()
        n = 0
        while n < len(self.page.source):
            if _opens_comment(self.page.source[n]):
                n = self._comment(n)
            else:
                self.page.put(n, self._with_start_of_table(self._with_whole_tags(n), n))
                n += 1

    def _comment(self, n: int) -> int:
        """The last comment that a line begins, as Markdown and browsers read it: up to its end."""
        return self._until(n, self.page.source[n].rindex("<!--"), _COMMENT_END, "comment")

    def _until(self, n: int, begin: int, end: re.Pattern[str], what: str) -> int:
        """What begins in a line and runs up to the line with its end, or else to the last."""
        line = self.page.source[n]
        if end not in self.endless:
            for m in range(n, len(self.page.source)):
                if end.search(self.page.source[m], 0 if m > n else begin):
                    self.page.copy(n, m + 1)
                    return m + 1
            self.endless.add(end)
        self.page.put(n, f"{line[:begin]}&lt;{line[begin + 1 :]}")
        self.page.report(
            n, "warning", f"unclosed-{what}",
            f"This HTML {what} is never closed and hides the rest of the list; it was read as "
            "text. Close or remove it.",
        )  # fmt: skip
        return n + 1

    def _end_title(self) -> None:
        """Ends a page's title that nothing ends, so that it doesn't hide all below it."""
        n = line_of_endless_title(self.page.source)
        if n is None:
            return
        self.page.source[n] = with_title_ended(self.page.source[n])
        self.page.report(
            n, "warning", "unclosed-tag",
            "The page's <title> is never closed and hides the rest of it; it was read up to the"
            " next tag. Close it.",
        )  # fmt: skip

    def _rest_of_table(self, n: int) -> int:
        """What is indented behind a blank line in a table of HTML, where Markdown sees code."""
        if not self.table_is_parted:
            self.table_is_parted = True
            report_table(
                self.page, n, "A blank line parts this table of HTML from what is indented here"
            )
        return self._block(n, indented=True)

    def _block(self, n: int, *, indented: bool = False) -> int:
        start = n
        while n < len(self.page.source) and self.page.source[n].strip():
            line = self.page.source[n]
            if _opens_comment(line):
                return self._comment(n)
            if n > start and self._ends_before(n):
                self.page.put(n, "")
                break
            self._count_tables(line)
            whole = self._with_start_of_table(self._with_whole_tags(n), n)
            self.page.put(n, whole.lstrip() if indented and n == start else whole)
            n += 1
        return n

    def _ends_before(self, n: int) -> bool:
        """Whether a block ends before a line, though that isn't blank."""
        line = self.page.source[n]
        ends = bibtex.begins(line) or HEADING.match(line) is not None
        return ends or self._goes_on_in_markdown(n)

    def _goes_on_in_markdown(self, n: int) -> bool:
        """Whether a line right below a heading or summary has links or is an item in Markdown.

        Or below other tags alone, if it is an item with links.
        """
        line, above = self.page.source[n], self.page.above(n)
        is_linked, is_item = "](" in line, ITEM.match(line) is not None
        if is_linked and is_item and _TAGS.fullmatch(above):
            return True
        return (is_linked or is_item) and _TITLE_ENDS.search(above) is not None

    def _count_tables(self, line: str) -> None:
        """Keeps count of the tables that are open behind a line."""
        for tag in TABLE.finditer(line):
            self.open_tables = max(0, self.open_tables + (-1 if tag[1] else 1))
        self.table_is_parted = self.table_is_parted and self.open_tables > 0

    def _with_whole_tags(self, n: int) -> str:
        """A line, its tags closed."""
        line = with_quoted_addresses(self.page, n)
        whole = whole_tags(line, self.page.below(n))
        if whole != line:
            self.page.report(
                n, "warning", "broken-tag",
                "An HTML tag breaks off here and swallows the next one; it was closed. "
                "Mend the tag.",
            )  # fmt: skip
        return whole

    def _with_start_of_table(self, line: str, n: int) -> str:
        """A row, the start tag of its table before it where that was lost."""
        if n not in self._rows_without_table:
            return line
        report_table(self.page, n, "The start tag of this table of HTML is missing")
        return f"<table>{line.lstrip()}"

    @cached_property
    def _rows_without_table(self) -> frozenset[int]:
        """The first rows of tables that have lost their start tag."""
        return first_rows_without_table(self.page.source)


def _opens_comment(line: str) -> bool:
    """Whether a comment begins in the line, and goes on in the next."""
    _, opening, rest = line.rpartition("<!--")
    return bool(opening) and "-->" not in rest
