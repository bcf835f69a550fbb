"""Terms with their definitions below, as some kinds of Markdown know them, made HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from refsync.patterns import regex
from refsync.readers.mending.links import with_whole_links
from refsync.readers.mending.marks import HEADING, TEXT
from refsync.readers.mending.page import Page

BEGIN = regex(r"^ {0,3}:(?=[ \t]{1,8}\S)")
"""Below a term, as Pandoc has it (https://pandoc.org/MANUAL.html#definition-lists)."""
_SET_IN = regex(r" {0,3}:[ \t]{1,8}(?=\S)|[ \t]{1,4}")
"""What a line of a definition is set in by."""


@dataclass
class Definitions:
    """Those of a page.

    Attributes:
        region: what copies the region that begins at a line, and says where the next does.
    """

    page: Page
    region: Callable[[int], int]
    is_within: bool = False
    """Whether a definition is being copied, within which no term is looked for."""

    def below(self, n: int) -> int | None:
        """The line where the definition of a term begins that stands in a line by itself."""
        line, above = self.page.source[n], self.page.above(n)
        if self.is_within or BEGIN.match(line) or not TEXT.match(line):
            return None
        if above.strip() and not HEADING.match(above):
            return None
        first = n + 1 if self.page.below(n).strip() else n + 2
        return first if BEGIN.match(self.page.below(first - 1)) else None

    def term(self, n: int, first: int) -> int:
        """Copies a term and its definitions, the first of which begins in a line."""
        self.page.put_apart(n, "<dl><dt>")
        self.page.put(n, with_whole_links(self.page, n))
        end = first
        while BEGIN.match(self.page.below(end - 1)):
            self.page.put_apart(end, "</dt><dd>" if end == first else "</dd><dd>")
            end = self._definition(end)
            end += not self.page.below(end - 1).strip() and bool(BEGIN.match(self.page.below(end)))
        self.page.put_apart(end - 1, "</dd></dl>")
        return end

    def _definition(self, n: int) -> int:
        """A definition, its lines no longer set in, with what is set in like it below."""
        source = self.page.source
        end = self._end(n)
        source[n:end] = [_SET_IN.sub("", line, count=1) for line in source[n:end]]
        self.is_within = True
        while n < end:
            n = self.region(n)
        self.is_within = False
        return n

    def _end(self, n: int) -> int:
        """The line behind the definition that begins at one."""
        source = self.page.source
        end = n + 1
        while end < len(source) and not BEGIN.match(source[end]):
            line = source[end]
            if not line.strip() or (not line[0].isspace() and not source[end - 1].strip()):
                rest = self.page.below(end)
                if line.strip() or not (rest[:1].isspace() and rest.strip()):
                    break
            end += 1
        return end
