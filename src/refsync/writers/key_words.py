"""The words of names and titles as citation keys have them: letters and digits, in ASCII."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, normalize

from refsync.patterns import regex

_MARKUP = regex(r"</?(?:i|b|em|strong|sub|sup|span|sc)\b[^>]*>", re.IGNORECASE)
_WORD = regex(r"[^\W_]+")
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O",
        "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
        "ı": "i", "ŋ": "n", "Ŋ": "N", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta",
        "λ": "lambda", "μ": "mu", "µ": "mu", "'": "", "’": "",
    }
)  # fmt: skip


def words(text: str) -> Sequence[str]:
    """The words, without accents, apostrophes and markup; scripts other than Latin stay.

    >>> words("<i>Étude</i> of O'Neil's β-VAE")
    ['Etude', 'of', 'ONeils', 'beta', 'VAE']
    """
    plain = _MARKUP.sub("", text).translate(_LETTERS)
    decomposed = normalize("NFKD", plain)
    return _WORD.findall("".join(c for c in decomposed if not combining(c)))
