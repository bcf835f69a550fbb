"""A problem of a reference, on the line of its entry."""

from __future__ import annotations

from refsync.reading import Problem, Severity
from refsync.reference import Reference, Source

_NOWHERE = Source(file="<references>", line=1)


def place(reference: Reference) -> Source:
    """Where the entry stands; references that were made by a program stand nowhere."""
    return reference.source or _NOWHERE


def is_record(reference: Reference) -> bool:
    """Whether BibTeX or its like states the entry, not only a line of a list."""
    return reference.citation_key is not None


def finding(reference: Reference, severity: Severity, code: str, message: str) -> Problem:
    """The problem of a reference."""
    where = place(reference)
    return Problem(severity=severity, code=code, message=message, file=where.file, line=where.line)
