"""From a plan to what was done, which `sync` and `apply` share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from refsync.cli import Trouble
from refsync.cli.output import print_text, progress_bar, say, stoppable

if TYPE_CHECKING:
    import click

    from refsync.guards import Limits
    from refsync.plan import Plan
    from refsync.zotero.library import Library


def carry_out(
    ctx: click.Context, plan: Plan, library: Library, limits: Limits, *, strictly: bool = False
) -> None:
    """Apply the plan and say what was done; with exit code 1 where something was not.

    Args:
        ctx: the command's.
        plan: what to apply.
        library: where to.
        limits: how far the plan may go.
        strictly: an item that has changed since the plan was made is left alone.
    """
    from refsync import api
    from refsync.reports.text import run_text

    with stoppable(), progress_bar("Writing to Zotero") as progress:
        run = api.sync(plan, library, limits=limits, strictly=strictly, progress=progress)
    if not plan.is_idle:
        print_text(run_text(run))
    if run.error:
        raise Trouble(f"{run.error} What was not done is done by the next sync.")
    if run.stopped:
        say("Stopped. What was not done is done by the next sync.")
        ctx.exit(128 + run.stopped)
    if not run.complete:
        ctx.exit(1)
