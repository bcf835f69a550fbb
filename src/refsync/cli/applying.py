"""From a plan to what was done, which `sync` and `apply` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refsync.cli import Trouble
from refsync.cli.output import print_text, progress_bar

if TYPE_CHECKING:
    import click

    from refsync.guards import Limits
    from refsync.plan import Plan
    from refsync.zotero.library import Library


def carry_out(ctx: click.Context, plan: Plan, library: Library, limits: Limits) -> None:
    """Apply the plan and say what was done; with exit code 1 where something was refused."""
    from refsync import api
    from refsync.reports.text import run_text

    with progress_bar("Writing to Zotero") as progress:
        run = api.sync(plan, library, limits=limits, progress=progress)
    if plan.writes:
        print_text(run_text(run))
    if run.error:
        raise Trouble(f"{run.error} What was not done is done by the next sync.")
    if run.refused:
        ctx.exit(1)
