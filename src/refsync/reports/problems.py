"""The problems of a list for people, for programs, and as annotations of a pull request."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, get_args

from rich.text import Text

from refsync.patterns import regex
from refsync.reading import Problem, Severity
from refsync.reports.text import count, place, plain

SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_STYLES = {"error": "red", "warning": "yellow", "info": "dim"}
_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
_ADDRESS = regex(r"\w+://|github:|<", re.IGNORECASE)
"""What no file of a repository is called: an address, or standard input."""


def problems_lines(
    problems: Sequence[Problem], mended: Sequence[Problem], references: int
) -> Iterator[Text]:
    """A line for each problem that was mended and for each that is left, and a line of counts."""
    for problem in mended:
        yield _line(problem, "mended", "green")
    for problem in problems:
        yield _line(problem, problem.severity, _STYLES[problem.severity])
    yield Text(("\n" if problems or mended else "") + summary(problems, mended, references))


def summary(problems: Sequence[Problem], mended: Sequence[Problem], references: int) -> str:
    """The counts of a check as a sentence."""
    done = f"{len(mended)} mended. " if mended else ""
    if not problems:
        return f"{done}No problems in {count(references, 'reference')}."
    counts = Counter(problem.severity for problem in problems)
    nouns = (count(counts[s], s) if s != "info" else f"{counts[s]} info" for s in SEVERITIES)
    told = ", ".join(noun for noun in nouns if not noun.startswith("0 "))
    fixable = sum(problem.mend is not None for problem in problems)
    hint = f" --fix mends {fixable}." if fixable and not mended else ""
    return f"{done}{told} in {count(references, 'reference')}.{hint}"


def problems_json(problems: Sequence[Problem], mended: Sequence[Problem]) -> dict[str, Any]:
    """One object: the problems in order, those that were mended, and the counts by severity."""
    counts = Counter(problem.severity for problem in problems)
    return {
        "problems": [
            {**problem.model_dump(), "fixable": problem.mend is not None} for problem in problems
        ],
        "mended": [problem.model_dump() for problem in mended],
        "summary": {severity: counts[severity] for severity in SEVERITIES},
    }


def problems_github(problems: Sequence[Problem], root: str | None = None) -> Iterator[str]:
    """Workflow commands, by which GitHub shows each problem on its line of a pull request.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions; a place in
    no file of the repository is told in the message.

    Args:
        problems: of a list.
        root: the folder of the repository, from which GitHub names its files; where it isn't
            known, they are named as they are.
    """
    for problem in problems:
        message, title = plain(problem.message), _property(problem.code)
        if _ADDRESS.match(problem.file):
            where, message = "", f"{place(problem)}: {message}"
        else:
            file = PurePath(_from_root(problem.file, root)).as_posix()
            where = f"file={_property(file)},line={problem.line},"
        yield f"::{_COMMANDS[problem.severity]} {where}title={title}::{_data(message)}"


def _line(problem: Problem, word: str, style: str) -> Text:
    return Text.assemble(
        f"{place(problem)}: ",
        (word, style),
        f": {plain(problem.message)} ",
        (f"[{problem.code}]", "dim"),
    )


def _from_root(file: str, root: str | None) -> str:
    """A file's path from the root, where it lies below it."""
    if root is None:
        return file
    inner = os.path.relpath(os.path.abspath(file), os.path.abspath(root))  # noqa: PTH100
    return file if inner.startswith("..") else inner


def _data(text: str) -> str:
    """The text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """The text as a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
