"""HTML that keeps its source's lines: what stands in line N of the one stood there in the other.

Parsers of other markup say little about lines. Written this way, their output is read as any HTML
page is, and each entry is reported where a person finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_KEYS = (40, 16, 6)
"""So many letters of a text are looked for, fewer where markup stands between them."""

_FARTHEST = 2000
"""So many lines ahead, at most."""


class LinedHtml:
    """HTML in the making.

    Attributes:
        line: the line that is being written, from 1.
    """

    def __init__(self, source: Sequence[str]) -> None:
        self._folded = [_fold(line) for line in source]
        self._out: list[str] = ["<html>"]
        self.line = 1

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self._out)

    def write(self, html: str) -> None:
        """Adds markup."""
        self._out.append(html)
        self.line += html.count("\n")

    def say(self, text: str) -> None:
        """Adds text."""
        self.write(escape(text, quote=False))

    def link(self, href: str) -> None:
        """Begins a link."""
        self.write(f'<a href="{escape("".join(href.split()))}">')

    def go_to(self, line: int) -> None:
        """Goes on in a line of the source, unless that is past."""
        self.write("\n" * (line - self.line))

    def find(self, text: str, start: int, end: int, *, whole: bool = False) -> bool:
        """Goes on where a text begins in the source.

        Args:
            text: as it is read, without its markup.
            start: the first line where it may be; what is past doesn't count.
            end: the line behind the last one where it may be.
            whole: all of it stands in one line.
        """
        words = _fold(text)
        first = max(start, self.line) - 1
        near = range(first, min(end - 1, first + _FARTHEST, len(self._folded)))
        keys = [words] if whole else [words[:length] for length in _KEYS]
        for key in dict.fromkeys(keys):
            found = next((n for n in near if key in self._folded[n]), None) if key else None
            if found is not None:
                self.go_to(found + 1)
                return True
        return False


def _fold(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
