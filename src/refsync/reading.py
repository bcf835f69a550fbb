"""What a reader gives back: references, what was wrong with the list, and its title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from refsync.reference import Model, Reference

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Mend:
    """How a problem is mended on its line, so that the list reads as it was read.

    Attributes:
        text: what stands on the line, or a part of it that stands there once.
        start: where in that text the mend begins, from 0.
        old: what stands there, perhaps "".
        new: what belongs there.
    """

    text: str
    start: int
    old: str
    new: str


class Problem(Model):
    """Something wrong in a list, and what was done about it. It never costs an entry.

    Attributes:
        code: a stable name for this kind of problem, as "missing-comma".
        message: a sentence for the list's curator.
        line: from 1.
        mend: how to mend it without guessing, where there is such a way; it is not printed.
    """

    severity: Severity
    code: str
    message: str
    file: str
    line: int
    mend: Mend | None = Field(default=None, exclude=True, repr=False)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.message} [{self.code}]"


class Reading(Model):
    """All that a source holds, in the order in which it stands there.

    Attributes:
        others: what stands in the list and is no paper: tools, courses, pages.
    """

    references: tuple[Reference, ...] = ()
    others: tuple[Reference, ...] = ()
    problems: tuple[Problem, ...] = ()
    title: str | None = None

    def with_others(self) -> Reading:
        """The reading, what is no paper among its references, each page's in order of lines."""
        found = (*self.references, *self.others)
        files = {name: n for n, name in enumerate(dict.fromkeys(map(_file, found)))}
        in_order = sorted(found, key=lambda reference: (files[_file(reference)], _line(reference)))
        return self.model_copy(update={"references": tuple(in_order), "others": ()})


def _file(reference: Reference) -> str:
    return reference.source.file if reference.source else ""


def _line(reference: Reference) -> int:
    return reference.source.line if reference.source else 0
