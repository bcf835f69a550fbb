"""`refsync diff`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from refsync.cli import options
from refsync.cli.output import print_json, print_text, say
from refsync.cli.plan_options import PlanCommand
from refsync.cli.planning import compared, planned
from refsync.errors import UsageError

if TYPE_CHECKING:
    from refsync.plan import Plan
    from refsync.zotero.library import Library

_BIBLIOGRAPHIES = (".bib", ".json")
"""The endings of files that can stand in a library's place."""


@click.command(cls=PlanCommand)
@options.job
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "-o",
    "--output",
    "saved",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also save the plan to a file, for refsync apply.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there is something to sync.")
@click.pass_context
def diff(
    ctx: click.Context, job: options.Job, output: str, saved: Path | None, exit_code: bool
) -> None:
    """Show what a sync would do; write nothing.

    SOURCE is a file, a folder, a pattern of files in quotes, an http(s) address,
    github:OWNER/REPO[/PATH][@REF], or - for standard input.
    """
    from refsync.guards import objection

    if job.library and job.library.lower().endswith(_BIBLIOGRAPHIES):
        if saved:
            raise UsageError("A plan that is to be applied takes a library, not a file.")
        plan = compared(job, job.library)
        _show(plan, None, output)
    else:
        with planned(job, writing=None) as (library, plan):
            _show(plan, objection(plan, job.limits), output, library.shown_key)
            if saved:
                _save(saved, plan, job, library)
    if exit_code and not plan.is_idle:
        ctx.exit(1)


def _show(
    plan: Plan,
    refused: str | None,
    output: str,
    shown_key: Callable[[str], str] = lambda key: key,
) -> None:
    if output == "json":
        from refsync.reports.plan_json import plan_json

        print_json(plan_json(plan, refused, shown_key))
    else:
        from refsync.reports.text import plan_text

        print_text(plan_text(plan, refused))


def _save(path: Path, plan: Plan, job: options.Job, library: Library) -> None:
    from refsync.files import write_atomically
    from refsync.saved_plan import Recipe, saved_json
    from refsync.sources.names import STDIN, place_of

    if STDIN in job.sources:
        raise UsageError("A plan that is to be applied later takes a list that can be read again.")
    recipe = Recipe(
        sources=tuple(place_of(name).identity for name in job.sources),
        source_format=job.source_format,
        allow_local=job.allow_local,
        library=plan.library,
        server=library.identity,
        collection=job.collection or "",
        baseline=job.baseline,
        options=job.options,
    )
    write_atomically(path, json.dumps(saved_json(plan, recipe), ensure_ascii=False, indent=1))
    say(f"Saved: refsync apply {path} does what is shown here, as long as nothing of it moves.")
