"""`refsync diff`."""

from __future__ import annotations

import click

from refsync.cli import options
from refsync.cli.output import print_json, print_text
from refsync.cli.planning import planned


@click.command()
@options.job
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when there is something to sync.")
@click.pass_context
def diff(ctx: click.Context, job: options.Job, output: str, exit_code: bool) -> None:
    """Show what a sync would do; write nothing.

    SOURCE is a file, a folder, a pattern of files in quotes, an http(s) address,
    github:OWNER/REPO[/PATH][@REF], or - for standard input.
    """
    from refsync.guards import objection

    with planned(job, create=False) as (_, plan):
        refused = objection(plan, job.limits)
        if output == "json":
            from refsync.reports.plan_json import plan_json

            print_json(plan_json(plan, refused))
        else:
            from refsync.reports.text import plan_text

            print_text(plan_text(plan, refused))
    if exit_code and plan.writes:
        ctx.exit(1)
