"""Regular expressions that are compiled when they are first asked, not when they are loaded.

The rooms that read lists hold a thousand of them between them, a list needs a quarter or a half,
and Python's `re` takes longer to compile them all than to read a list of some hundred entries.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, made at the first use.

    Args:
        pattern: of text, in the syntax of `re`; a fault in it is raised at the first use.
        flags: those of `re`.
    """
    return cast(re.Pattern[str], _Regex(pattern, flags))


class _Regex:
    """Stands for a compiled pattern, and keeps each of its methods that was asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def __eq__(self, other: object) -> bool:
        """So that what a match was made by, its `re`, may be asked for."""
        return other is self or other is self._compiled

    def __hash__(self) -> int:
        return hash(self._compiled)

    def __getattr__(self, name: str) -> object:
        """Python asks here for what isn't kept yet."""
        found: object = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
