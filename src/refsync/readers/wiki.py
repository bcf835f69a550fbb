"""Links to a wiki's own pages, as it marks them: "[[Jane Doe]], *[[On Widgets]]*"."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.links import is_pointer

_LINK = regex(
    r"(?<![^\W_]|[\[\\])!?\[\[(?P<page>[^\[\]|\n]{1,200})(?:\|(?P<label>[^\[\]\n]{1,200}))?\]\](?![(\[])"
)
"""To a page, perhaps in other words: "[[gears|the gears]]"."""
_FILE = regex(r"\.[a-z\d]{2,4}(?::(?:file|pic))?$", re.IGNORECASE)
_LETTER = regex(r"[^\W\d_]")
_MANY = 2


def without_wiki_links(text: str) -> str:
    """A text, the words that its links to pages of the same wiki show in place of these.

    It is a wiki's if several lead to pages called for several words, or show others; else what
    stands in double brackets is of another kind ("[[1]]"). Files have no words to show. Labels
    ("[[paper link]]") are of no wiki, and stand in brackets as others do.
    """
    if "[[" not in text:
        return text
    text = _LINK.sub(_with_label, text)
    told = {link[0] for link in _LINK.finditer(text) if " " in link["page"] or link["label"]}
    return text if len(told) < _MANY else _LINK.sub(_shown, text)


def _with_label(link: re.Match[str]) -> str:
    """A label in single brackets; else the link as it stands."""
    page = link["page"]
    is_label = not link["label"] and _LETTER.search(page) and is_pointer(page)
    return f"[{page}]" if is_label else link[0]


def _shown(link: re.Match[str]) -> str:
    """The words that a link shows, if any; else the link as it stands."""
    page = link["page"].removesuffix("\\")
    if _FILE.search(page):
        return link["label"] or ""
    return link["label"] or page if _LETTER.search(page) else link[0]
