"""Other files that a list would read into itself, which is not done: a problem names each."""

from __future__ import annotations

import re

from refsync.reading import Problem


def not_included(found: re.Match[str], directive: str, file: str) -> Problem:
    """The problem that a list includes another file: "#+INCLUDE: gears.org".

    Args:
        found: where the list says so, the other file's name in its group `file`.
        directive: what such lists call it.
        file: the list's name.
    """
    return Problem(
        severity="info",
        code="not-included",
        message=f"`{directive}` names {found['file']}, which was not read. Name that file as a"
        " source as well, if it lists papers.",
        file=file,
        line=found.string.count("\n", 0, found.start()) + 1,
    )
