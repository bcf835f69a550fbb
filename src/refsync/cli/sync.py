"""`refsync sync`."""

from __future__ import annotations

import click

from refsync.cli import options
from refsync.cli.applying import carry_out
from refsync.cli.asking import agreed
from refsync.cli.output import print_text
from refsync.cli.plan_options import PlanCommand
from refsync.cli.planning import planned


@click.command(cls=PlanCommand)
@options.job
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--dry-run", is_flag=True, help="As diff: show, and write nothing.")
@click.pass_context
def sync(ctx: click.Context, job: options.Job, yes: bool, dry_run: bool) -> None:
    """Show what is new, ask, and write it to Zotero.

    SOURCE is a file, a folder, a pattern of files in quotes, an http(s) address,
    github:OWNER/REPO[/PATH][@REF], or - for standard input.
    """
    from refsync.guards import objection, require_within
    from refsync.reports.text import plan_text

    with planned(job, writing=None if dry_run else "sync") as (opened, plan):
        print_text(plan_text(plan, objection(plan, job.limits) if dry_run else None))
        if dry_run:
            return
        require_within(plan, job.limits)
        if not plan.is_idle and not yes and not agreed("Write this to Zotero?"):
            ctx.exit(1)
        carry_out(ctx, plan, opened, job.limits)
