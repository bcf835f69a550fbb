"""What a reader gives back: references, what was wrong with the list, and its title."""

from __future__ import annotations

from typing import Literal

from refsync.reference import Model, Reference

Severity = Literal["error", "warning", "info"]


class Problem(Model):
    """Something wrong in a list, and what was done about it. It never costs an entry.

    Attributes:
        code: a stable name for this kind of problem, as "missing-comma".
        message: a sentence for the list's curator.
        line: from 1.
    """

    severity: Severity
    code: str
    message: str
    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message} [{self.code}]"


class Reading(Model):
    """All that a source holds, in the order in which it stands there."""

    references: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str | None = None
