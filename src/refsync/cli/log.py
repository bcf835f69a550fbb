"""`refsync log`."""

from __future__ import annotations

import click

from refsync.cli.output import print_json, print_text


@click.command()
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option("-n", "number", type=click.IntRange(1), metavar="N", help="Only the last N runs.")
def log(output: str, number: int | None) -> None:
    """List the runs that wrote to Zotero, the newest first."""
    from refsync.api import runs
    from refsync.reports.runs import log_json, log_text

    listed = runs()[:number]
    if output == "json":
        print_json(log_json(listed))
    else:
        print_text(log_text(listed))
