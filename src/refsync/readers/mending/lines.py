"""Lines of text: their marks, their links, and what TeX left in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from refsync.patterns import regex
from refsync.readers.mending import definitions
from refsync.readers.mending.indents import with_whole_indent
from refsync.readers.mending.links import keep_address_on_one_line, with_whole_links
from refsync.readers.mending.lost_marks import LostMarks
from refsync.readers.mending.marks import ITEM, TEXT
from refsync.readers.mending.page import Page
from refsync.readers.mending.table_rows import is_row
from refsync.readers.mending.tex import with_tex
from refsync.reading import Mend

_STAR = regex(r"^([ \t]*)\[\*\][ \t]+(?=\S)")
"""Like the mark of an item; a star in one line would put all up to that in the next in italics."""
_PARTED_EMPHASIS = regex(r"^\*\s([^*\[\]]*[^*\[\]\s])\*(?=\s*$)")
_TIGHT_HEADING = regex(r" {0,3}#{2,6}(?=[^\s#])")
_TIGHT_ITEM = regex(r"[ \t]*-(?=\[[^\[\]]{3,300}\]\()")
_EMPTY_ITEM = regex(r"[ \t]+-[ \t]*")
"""One below a text, set in, which Markdown takes for the line below a heading."""
_KEYED_LINK = regex(
    r"(?<![\]\[!\\])\[(?P<text>[^\[\]]{8,300})\]\[(?P<key>\d{1,3}|[a-z][\w.-]{0,30}\d[\w.-]{0,9})\]"
    r"(?![\[(:])"
)
"""As "[On Widgets][7]", whose address stands elsewhere: "[7]: https://…"."""
_DEFINITION = regex(r"[ \t>]{0,9}\[(?P<key>[^\[\]]{1,40})\]:")
_MANY = 2


@dataclass(frozen=True)
class Lines:
    """Those of a page."""

    page: Page

    def put(self, n: int, set_in: int = 0) -> None:
        """Copies a line, mended, without so many spaces that the lines around are set in by."""
        keep_address_on_one_line(self.page, n)
        line = self._without_undefined_links(with_whole_links(self.page, n))
        line = with_tex(line)
        line = self._with_item_space(self._with_heading_space(line, n), n)
        line = _STAR.sub(r"\1- ", line) if self._has_stars_for_marks else line
        line = with_whole_indent(self.page, n, line.removeprefix(" " * set_in))
        above = self.page.above(n)
        if above.strip() and _EMPTY_ITEM.fullmatch(line):
            line = ""
        elif above.strip() and not is_row(above):
            line = self._with_whole_emphasis(definitions.BEGIN.sub("-", line), n)
        self.page.put(n, self._mark(n) + line)

    def _without_undefined_links(self, line: str) -> str:
        """A line, its titles linked by keys that the page defines nowhere linked to nothing."""

        def to_nothing(link: re.Match[str]) -> str:
            if link["key"].lower() in self._defined or " " not in link["text"].strip():
                return link[0]
            return f"[{link['text']}]()"

        return _KEYED_LINK.sub(to_nothing, line) if "][" in line else line

    @cached_property
    def _defined(self) -> frozenset[str]:
        """The keys whose addresses stand in lines of the page."""
        found = map(_DEFINITION.match, self.page.source)
        return frozenset(definition["key"].strip().lower() for definition in found if definition)

    def _with_whole_emphasis(self, line: str, n: int) -> str:
        """A line in italics below a text, without the space that makes a mark of its first star."""
        begins = TEXT.match(self.page.above(n)) and not ITEM.match(self.page.below(n))
        return _PARTED_EMPHASIS.sub(r"*\1*", line) if begins else line

    def _mark(self, n: int) -> str:
        """The mark that a list's item has lost; a list that begins late is parted from its text."""
        if n and self._lost_marks.begins_late(n):
            self.page.report(
                n, "warning", "tight-list",
                "This list goes on the text above it, since it doesn't begin with 1; it was read as"
                " a list. Put an empty line before it.",
            )  # fmt: skip
            self.page.put(n, "")
        mark = self._lost_marks.mark(n)
        if mark:
            self.page.report(
                n, "warning", "missing-mark",
                "This item of a list has no mark like - before it, so that it goes on what stands"
                " above; it was read as one of its own. Put the mark.",
            )  # fmt: skip
        return mark

    @cached_property
    def _lost_marks(self) -> LostMarks:
        """The marks that items of the list have lost."""
        return LostMarks(self.page.source)

    @cached_property
    def _has_stars_for_marks(self) -> bool:
        """Whether several lines begin with a star in brackets: "[*] On Widgets"."""
        return sum(_STAR.match(line) is not None for line in self.page.source) >= _MANY

    def _with_heading_space(self, line: str, n: int) -> str:
        """The line, a heading's marks set off from its text."""
        marks = _TIGHT_HEADING.match(line)
        if not marks:
            return line
        self.page.report(
            n, "info", "tight-heading",
            f"There is no space after {marks[0].strip()}, so Markdown sees no heading here; it "
            "was read as one. Put a space.", Mend(line, marks.end(), "", " "),
        )  # fmt: skip
        return f"{marks[0]} {line[marks.end() :]}"

    def _with_item_space(self, line: str, n: int) -> str:
        """A line below an item, its mark set off from the link behind it: "-[On Widgets](…)"."""
        marks = _TIGHT_ITEM.match(line)
        if not marks or not ITEM.match(self.page.above(n)):
            return line
        self.page.report(
            n, "warning", "missing-mark",
            "There is no space after the mark of this item, so that it goes on the item above; it "
            "was read as one of its own. Put a space.", Mend(line, marks.end(), "", " "),
        )  # fmt: skip
        return f"{marks[0]} {line[marks.end() :]}"
