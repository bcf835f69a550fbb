"""Blocks of code between fences, of which one may be lost, so that the other hides the list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from refsync.patterns import regex
from refsync.readers.document import PLAIN_LANGUAGES
from refsync.readers.mending import bibtex
from refsync.readers.mending.marks import FENCE
from refsync.readers.mending.page import Page

_MARKER = regex(r"`{3}|~{3}")


@dataclass
class Fences:
    """Those of a page."""

    page: Page
    endless: set[str] = field(default_factory=set)
    """The markers that no fence below closes."""

    def block(self, n: int) -> int | None:
        """Copies a block of code up to its closing fence, or to what can't belong to it.

        Returns:
            The line behind it; None where no fence stands in this line.
        """
        fence = FENCE.match(self.page.source[n])
        if fence is None:
            return None
        indent, marker, info = fence.groups()
        above = self.page.above(n)
        if not info and (bibtex.IS_OF_AN_ENTRY.match(above) or marker in above):
            return self._stray(n)
        if indent.strip() and not self.page.below(n)[:1].isspace():
            indent = ""
        closing = re.sub(r"[-*+]", " ", indent) + marker
        if self._is_bibtex(n, info):
            self.page.put(n, indent + marker + "bibtex")
            return self._rest_of_bibtex(n, closing)
        end = None if marker in self.endless else self._end_of_code(n, marker, info)
        if end is None:
            return self._stray(n)
        self.page.copy(n, end)
        self.page.put(end, closing)
        return end + 1

    def _is_bibtex(self, n: int, info: str) -> bool:
        """Whether a fence opens BibTeX, by its info or by what stands below it."""
        below = next((line for line in self.page.source[n + 1 : n + 5] if line.strip()), "")
        language = info.strip().lower()
        begin = bibtex.STARTS if language in PLAIN_LANGUAGES else bibtex.STARTS_IN_CODE
        return bibtex.is_info(info) or begin.match(below) is not None

    def _rest_of_bibtex(self, n: int, closing: str) -> int:
        """BibTeX below its opening fence: it ends with any fence, and before the next entry."""
        source = self.page.source
        for m in range(n + 1, len(source)):
            line = source[m]
            marker = _MARKER.search(line) if "```" in line or "~~~" in line else None
            opens = marker and FENCE.match(line) and bibtex.is_info(line)
            if marker and not opens:
                if "}" in line[: marker.start()]:
                    self.page.put(m, line[: marker.start()])
                self.page.put(m, closing)
                return m + 1
            if opens or bibtex.ENDS_BEFORE.match(line):
                self.page.put(m, closing)
                self._report_unclosed(n)
                return m
            self.page.put(m)
        self.page.put(len(source) - 1, closing)
        self._report_unclosed(n)
        return len(source)

    def _end_of_code(self, n: int, marker: str, info: str) -> int | None:
        """The line of the fence that closes other code, None where there is none."""
        for m in range(n + 1, len(self.page.source)):
            line = self.page.source[m].strip()
            if not line.startswith(marker):
                continue
            if not line.strip(marker[0]):
                return m
            if not info and bibtex.is_info(line):
                return None
        self.endless.add(marker)
        return None

    def _stray(self, n: int) -> int:
        """A fence that opens nothing."""
        self.page.put(n, "")
        self.page.report(
            n, "warning", "stray-fence",
            "This code fence has no counterpart and hides what follows it; it was left out. "
            "Remove it.",
        )  # fmt: skip
        return n + 1

    def _report_unclosed(self, n: int) -> None:
        self.page.report(
            n, "warning", "unclosed-fence",
            "This code fence is never closed; it was closed before the next entry. "
            "Put a line ``` after the code.",
        )  # fmt: skip
