"""`refsync apply`."""

from __future__ import annotations

from pathlib import Path

import click

from refsync.cli import Trouble, options
from refsync.cli.applying import carry_out
from refsync.cli.output import print_text
from refsync.cli.planning import planned


@click.command()
@click.argument("plan", type=click.Path(dir_okay=False, path_type=Path))
@options.endpoint
@options.limits
@click.option("--yes", is_flag=True, help="As for sync; apply never asks.")
@click.pass_context
def apply(
    ctx: click.Context,
    plan: Path,
    endpoint: str | None,
    max_change: int,
    allow_empty: bool,
    yes: bool,  # noqa: ARG001
) -> None:
    """Apply a plan that diff -o saved.

    What was shown is what is done: where the list or an item concerned has moved since, nothing is.
    """
    from refsync import saved_plan
    from refsync.reports.text import plan_text

    saved = saved_plan.load(plan)
    recipe = saved.recipe
    job = options.Job(
        sources=recipe.sources,
        source_format=recipe.source_format,
        allow_local=recipe.allow_local,
        library=recipe.library,
        endpoint=endpoint,
        collection=recipe.collection,
        baseline=recipe.baseline,
        options=recipe.options,
        max_change=max_change,
        allow_empty=allow_empty,
    )
    with planned(job, writing="apply") as (library, now):
        if library.identity != recipe.server:
            raise Trouble(
                f"The plan was made for {recipe.server}, and this is {library.identity}: name its"
                " server with --endpoint."
            )
        if moved := list(saved_plan.moved(saved, now)):
            raise Trouble(
                "\n  ".join(["Nothing was written, for this has moved since the plan:", *moved])
                + "\nMake the plan anew with refsync diff -o."
            )
        print_text(plan_text(now))
        carry_out(ctx, now, library, job.limits, strictly=True)
