"""Characters that no name has."""

from __future__ import annotations

import unicodedata


def is_clean(text: str) -> bool:
    """Whether a text has no control characters, and none that stand for bytes that are no UTF-8."""
    return not any(unicodedata.category(character) in ("Cc", "Cs") for character in text)
