"""`refsync parse`."""

from __future__ import annotations

from collections.abc import Sequence

import click

from refsync.cli import options
from refsync.cli.output import print_json, print_text


@click.command()
@options.sources
@click.option("--format", "output", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--include",
    type=click.Choice(["papers", "all"]),
    default="papers",
    help="all: tools, courses and pages too, as software and webpages.",
)
def parse(
    sources: Sequence[str], source_format: str | None, allow_local: bool, output: str, include: str
) -> None:
    """Show the references and problems of a source.

    SOURCE is a file, a folder, a pattern of files in quotes, an http(s) address,
    github:OWNER/REPO[/PATH][@REF], or - for standard input.
    """
    reading = options.read_sources(sources, source_format, allow_local)
    reading = reading.with_others() if include == "all" else reading
    if output == "json":
        from refsync.reports.reading_json import reading_json

        print_json(reading_json(reading))
    else:
        from refsync.reports.text import reading_text

        print_text(reading_text(reading))
