"""`refsync check`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from refsync.cli import options
from refsync.cli.output import print_bytes, print_exactly, print_json, print_text
from refsync.errors import UsageError

if TYPE_CHECKING:
    from refsync.fixed_file import FixedFile
    from refsync.reading import Problem, Reading

_SEVERE = {"error": ("error",), "warning": ("error", "warning"),
           "info": ("error", "warning", "info"), "never": ()}  # fmt: skip


@click.command()
@options.sources
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="github: annotations on the lines of a pull request.",
)
@click.option(
    "--fail-on",
    type=click.Choice(list(_SEVERE)),
    default="error",
    show_default=True,
    help="Exit with 1 at a problem so severe, or more.",
)
@click.option(
    "--ignore", multiple=True, metavar="CODE", help="Leave a kind of problem out; may be repeated."
)
@click.option("--fix", is_flag=True, help="Mend in the files what can be mended without guessing.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.pass_context
def check(
    ctx: click.Context,
    sources: Sequence[str],
    source_format: str | None,
    allow_local: bool,
    output: str,
    fail_on: str,
    ignore: Sequence[str],
    fix: bool,
    diff: bool,
) -> None:
    """List the problems of a source, for its curator, editors and CI.

    docs/problems.md tells what each code means, and how to mend it.
    """
    if fix and diff:
        raise UsageError("--fix writes and --diff only shows: say one of them.")
    _refuse_unknown_codes(ignore)
    if fix or diff:
        _refuse_what_is_no_file(sources)
    read = partial(options.read_sources, sources, source_format, allow_local=allow_local)
    problems, references = _problems(read(), ignore)
    fixed = _fixed(problems, source_format, ignore) if fix or diff else []
    if diff:
        print_bytes(b"".join(file.diff() for file in fixed))
        ctx.exit(1 if any(file.mended for file in fixed) else 0)
    for file in fixed:
        if file.mended:
            file.write()
    mended = [problem for file in fixed for problem in file.mended]
    if mended:
        problems, references = _problems(read(), ignore)
    _show(output, problems, mended, references)
    if any(problem.severity in _SEVERE[fail_on] for problem in problems):
        ctx.exit(1)


def _problems(reading: Reading, ignore: Sequence[str]) -> tuple[list[Problem], int]:
    """The problems of a list, and how many references it holds."""
    from refsync.checks import check as check_reading

    problems = [problem for problem in check_reading(reading) if problem.code not in ignore]
    return problems, len(reading.references)


def _refuse_unknown_codes(codes: Sequence[str]) -> None:
    from difflib import get_close_matches

    from refsync.checks.codes import CODES

    for code in codes:
        if code not in CODES:
            near = get_close_matches(code, sorted(CODES), n=1)
            meant = f" Did you mean {near[0]}?" if near else ""
            raise UsageError(
                f"--ignore {code}: there is no such problem.{meant} docs/problems.md lists them."
            )


def _refuse_what_is_no_file(sources: Sequence[str]) -> None:
    from refsync.sources.names import STDIN, Local, place_of

    for name in sources:
        if name == STDIN or not isinstance(place_of(name), Local):
            what = "standard input" if name == STDIN else name
            raise UsageError(
                f"{what} can't be mended: --fix and --diff take files and folders on this machine."
            )


def _fixed(
    problems: Sequence[Problem], source_format: str | None, ignore: Sequence[str]
) -> list[FixedFile]:
    """The files that have something to mend, mended; nothing is written yet."""
    from refsync.fixed_file import fixed_file
    from refsync.readers import FORMATS

    known = next((name for name in FORMATS if name == source_format), None)
    names = dict.fromkeys(problem.file for problem in problems if problem.mend)
    return [fixed_file(name, known, ignore) for name in names]


def _show(
    output: str, problems: Sequence[Problem], mended: Sequence[Problem], references: int
) -> None:
    from refsync.reports.problems import (
        problems_github,
        problems_json,
        problems_lines,
        summary,
    )

    if output == "json":
        print_json(problems_json(problems, mended))
    elif output == "github":
        commands = problems_github(problems, os.environ.get("GITHUB_WORKSPACE") or None)
        lines = [*commands, summary(problems, mended, references)]
        print_exactly("".join(f"{line}\n" for line in lines))
    else:
        print_text(problems_lines(problems, mended, references))
