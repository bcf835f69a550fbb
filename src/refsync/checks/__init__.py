"""What a curator should mend in a list: the problems of reading it, and what its entries show.

Everything is told from the reading alone, so that it holds for lists of every format: no file is
read, nothing is fetched. docs/problems.md tells what each code means.
"""

from __future__ import annotations

from datetime import UTC, datetime

from refsync.checks.doubles import doubles
from refsync.checks.forms import forms
from refsync.checks.gaps import gaps
from refsync.checks.statements import statements
from refsync.checks.titles import double_braces, title_signs
from refsync.reading import Problem, Reading


def check(reading: Reading, *, this_year: int | None = None) -> list[Problem]:
    """The problems of a list, by file and line, each once.

    Args:
        reading: from `refsync.read`.
        this_year: what years are held against, to find those that can't be; by default the
            clock's.

    Returns:
        The reading's own problems, and those of its references.
    """
    year = this_year if this_year is not None else datetime.now(UTC).year
    found = [
        *reading.problems,
        *doubles(reading),
        *gaps(reading.references),
        *double_braces(reading.references),
        *(problem for each in reading.references for problem in title_signs(each)),
        *(problem for each in reading.references for problem in statements(each, year)),
        *forms(reading),
    ]
    return sorted(dict.fromkeys(found), key=lambda problem: (problem.file, problem.line))
