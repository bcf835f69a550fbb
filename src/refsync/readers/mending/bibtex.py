"""BibTeX in Markdown: how it begins, and where it ends when no fence says so."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.mending.marks import FENCE, HEADING
from refsync.readers.mending.page import Page

STARTS = regex(r"\s*@[A-Za-z]+\s*[{(]")
STARTS_IN_CODE = regex(r"\s*@[A-Za-z]+\s*\{[^\s{}(),=]*\s*,")
"""As it does where code of other languages could begin alike, which has decorators."""
IS_OF_AN_ENTRY = regex(r"\s*(?:[\w-]+\s*=|[})@%,])")
ENDS_BEFORE = regex(HEADING.pattern + r"| {0,3}(?:[-*+]|\d+[.)])\s+(?:\*\*|__)?\[")
"""The next entry of a list."""
_BARE = regex(r"([ \t]*)@[A-Za-z]+\s*[{(]\s*[^\s{}(),=]*\s*(?:,|$)")
_INFO = {"bib", "bibtex", "biblatex"}


def is_info(info: str) -> bool:
    """Whether a fence says that its code is BibTeX; the fence's marker may stand before that."""
    return info.strip("`~ \t-*+>").lower() in _INFO


def begins(line: str) -> bool:
    """Whether a line begins BibTeX, with a fence or without."""
    opens = FENCE.match(line) and is_info(line)
    return bool(opens or _BARE.match(line))


def bare(page: Page, n: int) -> int | None:
    """Gives BibTeX its fence where it has none, or the closing one only.

    Returns:
        The line behind it; None where no BibTeX begins in this line.
    """
    begin = _BARE.match(page.source[n])
    if begin is None:
        return None
    page.put(n, begin[1] + "```bibtex")
    end = _end(page, n)
    page.copy(n, end)
    below = next((m for m in range(end, len(page.source)) if page.source[m].strip()), end)
    fence = FENCE.match(page.source[below]) if below < len(page.source) else None
    if fence and not fence["info"]:
        page.copy(end, below + 1)
        page.report(
            n, "warning", "unopened-fence",
            "The code fence that ends below this BibTeX was never opened; it was opened "
            "here. Put a line ```bibtex before it.",
        )  # fmt: skip
        return below + 1
    page.put(end - 1, begin[1] + "```")
    page.report(
        n, "info", "unfenced-bibtex",
        "This BibTeX stands outside a code fence, where Markdown garbles it for readers. "
        "Put a line ```bibtex before it and ``` after it.",
    )  # fmt: skip
    return end


def _end(page: Page, n: int) -> int:
    """The line after the BibTeX that begins at a line."""
    depth, end = 0, n
    for m in range(n, len(page.source)):
        line = page.source[m]
        if not line.strip():
            continue
        inside = depth > 0 and m == end
        if m > n and not _goes_on(line, inside=inside):
            break
        depth += line.count("{") - line.count("}")
        end = m + 1
    return end


def _goes_on(line: str, *, inside: bool) -> bool:
    """Whether a line belongs to the BibTeX above it, which may have an open brace (inside)."""
    if FENCE.match(line) or ENDS_BEFORE.match(line):
        return False
    return inside or bool(STARTS.match(line) or IS_OF_AN_ENTRY.match(line))
