"""HTML within limits, as browsers have them, so that no parser takes long over it.

A parser of HTML looks through all open elements for many a tag, and opens all open formatting
anew in each paragraph (https://html.spec.whatwg.org/multipage/parsing.html), so that its time grows
with the square of the depth. Nobody reads what stands deeper than this.
"""

from __future__ import annotations

import re

from refsync.patterns import regex

_LONGEST_TAG = 1 << 14
_USUAL = rf"(?!/?(?:a|br|img|li|p|t[dr])[\s>](?![^<>]{{{_LONGEST_TAG}}}))"
"""Not one of the tags that nearly all are, which are neither counted nor too long."""
_TAG = regex(rf"<{_USUAL}(?P<end>/?)(?P<name>[a-zA-Z][^\s/<>]*+)[^<>]*+>")
_DEEPEST = 250
_MOST_FORMATTING = 25
_FORMATTING = frozenset(
    {
        "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
    }
)  # fmt: skip
_UNCOUNTED = frozenset(
    {
        "a", "area", "base", "br", "col", "colgroup", "dd", "dt", "embed", "hr", "img", "input",
        "li", "link", "meta", "option", "p", "param", "source", "tbody", "td", "tfoot", "th",
        "thead", "tr", "track", "wbr",
    }
)  # fmt: skip
"""What never ends, or ends where the next one of its kind begins."""


def confined(html: str) -> str:
    """The HTML without the tags of elements that are too deep, and attributes that are too long."""
    limits = _Limits()
    return _TAG.sub(limits.keep, html)


class _Limits:
    """How deep the elements are that are open, and the formatting in them."""

    def __init__(self) -> None:
        self.depth = 0
        self.formatting = 0

    def keep(self, tag: re.Match[str]) -> str:
        """The tag, or what is left of it."""
        name = tag["name"].lower()
        is_end = bool(tag["end"])
        if name in _UNCOUNTED:
            is_kept = True
        elif name in _FORMATTING:
            self.formatting = max(0, self.formatting + (-1 if is_end else 1))
            is_kept = self.formatting + is_end <= _MOST_FORMATTING
        else:
            self.depth = max(0, self.depth + (-1 if is_end else 1))
            is_kept = self.depth + is_end <= _DEEPEST
        if not is_kept:
            return ""
        return tag[0] if len(tag[0]) <= _LONGEST_TAG else f"<{tag['end']}{name}>"
