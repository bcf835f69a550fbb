"""Lists in Org, the format of Emacs, through pandoc.

pandoc (https://pandoc.org) is a program, not a package of Python; it is run in its sandbox, so
that the text can't make it read other files. What it finds is written as HTML that keeps the
text's lines, and is read as an HTML list is.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Sequence

from refsync.errors import SourceError
from refsync.patterns import regex
from refsync.readers import markdown
from refsync.readers.included import not_included
from refsync.readers.org_drawers import with_ends
from refsync.readers.org_html import Node, to_html
from refsync.readers.unified import unified
from refsync.reading import Problem, Reading

_COMMAND = ("pandoc", "--sandbox", "--from=org", "--to=json")
_SECONDS = 120
_OPTIONS = (
    "#+OPTIONS: H:99\n"
    "#+TODO: TODO NEXT STARTED WAITING HOLD SOMEDAY READING | DONE READ CANCELLED CANCELED\n"
)
"""All headlines are headings, and these states are no part of them."""

_INCLUDE = regex(r"^[ \t]*#\+include:[ \t]*(?P<file>\S.*)$", re.IGNORECASE | re.MULTILINE)


def read(text: str, file: str) -> Reading:
    """The references of a curated list in Org.

    Args:
        text: the list.
        file: its name, for the references' sources and the problems.

    Raises:
        SourceError: pandoc isn't installed, or can't read the text.
    """
    text = unified(text)
    lines, unclosed = with_ends(text.split("\n"))
    html = to_html(_parsed("\n".join(lines), file), text)
    reading = markdown.read(html, file)
    problems = (
        *(_unclosed(line, file) for line in unclosed),
        *(not_included(found, "#+INCLUDE", file) for found in _INCLUDE.finditer(text)),
        *_without_invented(reading.problems, html),
    )
    return reading.model_copy(
        update={"problems": tuple(sorted(problems, key=lambda problem: problem.line))}
    )


def _parsed(text: str, file: str) -> Sequence[Node]:
    """The blocks that pandoc finds in a text."""
    try:
        run = subprocess.run(  # noqa: S603
            _COMMAND,
            input=_OPTIONS + _INCLUDE.sub("", text),
            capture_output=True,
            encoding="utf-8",
            timeout=_SECONDS,
            check=True,
        )
    except FileNotFoundError:
        raise SourceError(
            f"{file} is an Org file, which refsync reads with pandoc, and there is no pandoc here."
            " Install it (https://pandoc.org/installing.html), or export the file to Markdown."
        ) from None
    except subprocess.TimeoutExpired:
        raise SourceError(f"{file}: pandoc has not read it within {_SECONDS} seconds.") from None
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.split()) or f"it ended with {error.returncode}"
        raise SourceError(
            f"{file}: pandoc can't read it ({said}). refsync needs pandoc 2.15 or later."
        ) from None
    blocks: Sequence[Node] = json.loads(run.stdout)["blocks"]
    return blocks


def _unclosed(line: int, file: str) -> Problem:
    return Problem(
        severity="warning",
        code="unclosed-drawer",
        message="These properties are never closed and hide the headlines below; they were read as"
        " far as they go. Put a line :END: behind them.",
        file=file,
        line=line,
    )


def _without_invented(problems: Sequence[Problem], html: str) -> Iterator[Problem]:
    """The problems of the text, not those of the BibTeX that was made of its drawers."""
    lines = html.split("\n")
    for problem in problems:
        if problem.code != "missing-key" or "{, title" not in lines[problem.line - 1]:
            yield problem
