"""`refsync undo`."""

from __future__ import annotations

import click

from refsync.cli import Trouble, options
from refsync.cli.asking import agreed
from refsync.cli.output import print_text, progress_bar, say, stoppable


@click.command()
@click.argument("run", type=click.IntRange(1), required=False)
@options.endpoint
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option("--dry-run", is_flag=True, help="Show what would be taken back; write nothing.")
@click.pass_context
def undo(
    ctx: click.Context, run: int | None, endpoint: str | None, yes: bool, dry_run: bool
) -> None:
    """Take back a run, item by item, where you have not touched it since.

    RUN is a number of refsync log; without it, the last sync that was not taken back. What is taken
    back goes to the trash or is put as it was; nothing is deleted for good. An undo is a run too,
    and undo takes it back by its number.
    """
    from refsync import api
    from refsync.lock import locked
    from refsync.reports.runs import undo_text, undone_text
    from refsync.undo import choose
    from refsync.zotero.library import address

    chosen = choose(api.runs(), run)
    name, its_endpoint = address(chosen.synced.library)
    with (
        options.open_named_library(name, endpoint or its_endpoint, create=False) as library,
        locked(library.state, library.identity, "undo"),
    ):
        with progress_bar("Reading the library") as progress:
            plan = api.plan_undo(library, chosen.id, progress=progress)
        print_text(undo_text(plan))
        if dry_run or not plan.steps:
            ctx.exit(1 if plan.kept and not dry_run else 0)
        if plan.writes and not yes and not agreed("Take this back?"):
            ctx.exit(1)
        with stoppable(), progress_bar("Writing to Zotero") as progress:
            done = api.undo(plan, library, progress=progress)
        print_text(undone_text(plan, done))
    if done.error:
        raise Trouble(f"{done.error} The same undo again does the rest.")
    if done.stopped:
        say("Stopped. The same undo again does the rest.")
        ctx.exit(128 + done.stopped)
    if done.kept:
        ctx.exit(1)
