"""Titles as they are compared: without case, accents, punctuation and markup."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from refsync.patterns import regex

_MARKUP = regex(r"</?(?:i|b|em|strong|sub|sup|span|sc)\b[^>]*>", re.IGNORECASE)
_WORD = regex(r"[^\W_]+[+#]*")
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "λ": "lambda", "μ": "mu"}


UNTITLED = "[untitled]"
"""Stands in where a record has no title; it is nobody's title."""


def without_markup(title: str) -> str:
    """A title as text, without the HTML that Zotero and CSL know (`<i>`, `<sub>`)."""
    return " ".join(_MARKUP.sub("", title).split()) if "<" in title else title


@lru_cache(maxsize=16384)
def fold(title: str) -> str:
    """The words of a title, in lower case and without accents, one space between them.

    A title without a letter or digit is its own fold.

    >>> fold("<i>Étude</i> of β-VAE:  Why?")
    'etude of beta vae why'
    """
    text = _MARKUP.sub("", title) if "<" in title else title
    text = text.lower() if text.isascii() else unicodedata.normalize("NFKD", text).casefold()
    if not text.isascii():
        text = "".join(_GREEK.get(c, c) for c in text if not unicodedata.combining(c))
    words = _WORD.findall(text.replace("'", "").replace("’", ""))
    return " ".join(words) or title.strip()
