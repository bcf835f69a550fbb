"""Mends what is broken in a Markdown text, where it would swallow the entries around it.

A fence or a comment that is not closed hides all that follows. Here each such damage is held to
the entry in which it stands, and what was done is reported.
"""

from __future__ import annotations

import re
from functools import partial

from refsync.patterns import regex
from refsync.readers import footnotes
from refsync.readers.mending import bibtex, indents
from refsync.readers.mending.definitions import Definitions
from refsync.readers.mending.fences import Fences
from refsync.readers.mending.html import Html
from refsync.readers.mending.lines import Lines
from refsync.readers.mending.marks import HEADING
from refsync.readers.mending.page import Page
from refsync.readers.mending.set_in_html import not_set_in
from refsync.readers.mending.tables import Tables
from refsync.readers.unified import unified

_MARKED = regex(r"[ \t*+>-]*[<`~@|]")
"""What a region begins with that is not of lines of text."""
_FRAME = regex(r"<iframe\b[^<>]{0,2000}>[^<>]{0,500}</iframe>")
"""Another page within the page, of which Markdown would show the tags."""
_COMMENT_OF_LIQUID = regex(
    r"^[ \t]{0,9}\{%-?\s{0,9}comment\s{0,9}-?%\}"
    r"(?>(?:[^{]|\{(?!%-?\s{0,9}(?:end)?comment\b)){0,20000})"
    r"\{%-?\s{0,9}endcomment\s{0,9}-?%\}",
    re.MULTILINE,
)
"""What Jekyll leaves out of a page, as how to add an entry to it; in a line it may be told of."""


def mend(text: str, file: str) -> Page:
    """The text, mended, with the source's line numbers and the problems found.

    Args:
        text: Markdown with any line ends.
        file: the name for the problems.
    """
    lines = not_set_in(_shown(unified(text)).split("\n"))
    mender = _Mender(Page(file, footnotes.in_place(lines)))
    mender.run()
    return mender.page


def mend_html(text: str, file: str) -> Page:
    """The text of an HTML document, mended, with the problems found."""
    page = Page(file, _shown(unified(text)).split("\n"))
    Html(page).document()
    return page


def _shown(text: str) -> str:
    """A text without frames and what Jekyll leaves out, its lines where they were."""
    for hidden in (_FRAME, _COMMENT_OF_LIQUID):
        text = hidden.sub(lambda found: "\n" * found[0].count("\n"), text)
    return text


class _Mender:
    """Goes over a page region by region; each is copied by the room that knows its kind."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._fences = Fences(page)
        self._html = Html(page)
        self._tables = Tables(page)
        self._definitions = Definitions(page, self._region)
        self._lines = Lines(page)
        self._set_in = 0
        self._bibtex = partial(bibtex.bare, page)

    def run(self) -> None:
        n = 0
        while n < len(self.page.source):
            n = self._region(n)

    def _region(self, n: int) -> int:
        """Copies the region that begins at a line, and says where the next one does."""
        line = self.page.source[n]
        if not line:
            self.page.put(n)
            return n + 1
        if _MARKED.match(line) and (end := self._marked(n)) is not None:
            return end
        if HEADING.match(line):
            self._tables.last, self._html.open_tables = None, 0
            self._set_in = indents.below_heading(self.page, n)
        elif (first := self._definitions.below(n)) is not None:
            return self._definitions.term(n, first)
        elif line.strip() and not line.startswith(" " * self._set_in):
            self._set_in = 0
        self._lines.put(n, self._set_in)
        return n + 1

    def _marked(self, n: int) -> int | None:
        """A region that begins with a mark, None where the mark is a text's."""
        for copied in (self._html.hidden, self._fences.block, self._bibtex):
            if (end := copied(n)) is not None:
                return end
        end = self._html.block(n, is_term=self._definitions.below(n) is not None)
        return self._tables.rows(n) if end is None else end
