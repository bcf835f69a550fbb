"""Mends in a list what can be mended without guessing, and leaves every other byte as it is.

Readers say how (`refsync.reading.Mend`). Here it is made sure that nothing else changes: a mend
is kept only if the mended list is read as before, reference for reference and line for line, with
the same problems but for the mended ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from refsync.patterns import regex
from refsync.reading import Mend, Problem, Reading
from refsync.reference import Reference

_LINE_END = regex(r"(\r\n|\r|\n)")
_MOST_HALVINGS = 6
"""Mends that don't stand together are tried in halves, so many times over."""


class Applied(NamedTuple):
    """A text with mends in it, and the problems whose mends these are."""

    text: str
    mended: tuple[Problem, ...]


def apply(text: str, problems: Sequence[Problem]) -> Applied:
    """The text with the mends of the problems, as far as each finds its place on its line."""
    pieces = _LINE_END.split(text)
    by_line: dict[int, dict[tuple[int, Mend], Problem]] = defaultdict(dict)
    for problem in problems:
        place = 2 * (problem.line - 1)
        if problem.mend and place < len(pieces) and pieces[place].count(problem.mend.text) == 1:
            start = pieces[place].index(problem.mend.text) + problem.mend.start
            by_line[place].setdefault((start, problem.mend), problem)
    mended = []
    for place, edits in by_line.items():
        end = len(pieces[place])
        for (start, mend), problem in sorted(edits.items(), key=lambda edit: -edit[0][0]):
            if start + len(mend.old) <= end:
                line = pieces[place]
                pieces[place] = line[:start] + mend.new + line[start + len(mend.old) :]
                mended.append(problem)
                end = start
    return Applied("".join(pieces), tuple(sorted(mended, key=lambda problem: problem.line)))


@dataclass(frozen=True, slots=True)
class _Draft:
    text: str
    reading: Reading
    read: Callable[[str], Reading]
    mended: tuple[Problem, ...] = ()

    def with_mends(self, problems: Sequence[Problem]) -> _Draft | None:
        """The text with the mends; None where that changes what is read."""
        text, mended = apply(self.text, problems)
        if not mended:
            return None
        reading = self.read(text)
        left = _told(self.reading.problems) - _told(mended)
        if _told(reading.problems) != left or _read(reading) != _read(self.reading):
            return None
        return replace(self, text=text, reading=reading, mended=(*self.mended, *mended))

    def with_most(self, problems: Sequence[Problem], halvings: int = _MOST_HALVINGS) -> _Draft:
        """The text with as many of the mends as stand together."""
        better = self.with_mends(problems)
        if better or len(problems) < 2 or not halvings:
            return better or self
        half = len(problems) // 2
        draft = self.with_most(problems[:half], halvings - 1)
        return draft.with_most(problems[half:], halvings - 1)


def _read(reading: Reading) -> list[Reference]:
    """What was read, but for the entries' own BibTeX, in which the mends are."""
    return [reference.model_copy(update={"bibtex": None}) for reference in reading.references]


def _told(problems: Iterable[Problem]) -> set[tuple[int, str, str]]:
    """What the problems say, and where."""
    return {(problem.line, problem.code, problem.message) for problem in problems}


def fix(text: str, read: Callable[[str], Reading], ignore: Collection[str] = ()) -> Applied:
    """The text with all that can be mended in it without guessing.

    Args:
        text: of a list.
        read: its reader.
        ignore: codes of problems that are to stay.
    """
    draft = _Draft(text, read(text), read)
    while True:
        mendable = [p for p in draft.reading.problems if p.mend and p.code not in ignore]
        better = draft.with_most(mendable)
        if better is draft:
            return Applied(draft.text, draft.mended)
        draft = better
