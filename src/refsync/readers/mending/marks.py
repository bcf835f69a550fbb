"""What lines of Markdown begin with, as far as several kinds of damage are told by it."""

from __future__ import annotations

from refsync.patterns import regex

FENCE = regex(
    r"(?P<indent>(?:[ \t]|[-*+>](?=[ \t]))*)(?P<marker>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*)$"
)
"""That of a block of code: what it is set in by, its marker, and what code it says it is."""
HEADING = regex(r" {0,3}#{1,6}\s+(?!\s*(?:[\w-]+\s*=|[})@]))\S")
"""That of a section; what looks like a comment in BibTeX is none."""
ITEM = regex(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
"""That of a list."""
TEXT = regex(r"(?![-*+#>|]\s|\d{1,9}[.)]\s)\S")
"""That of a text without any mark."""
