"""`refsync export`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from refsync.cli import options
from refsync.cli.output import print_exactly


@click.command()
@options.sources
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["bibtex", "csl-json"]),
    default="bibtex",
    show_default=True,
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="A file to write, instead of standard output.",
)
def export(
    sources: Sequence[str], source_format: str | None, output_format: str, output: Path | None
) -> None:
    """Write references as BibTeX or CSL-JSON."""
    from refsync.api import export as export_references

    reading = options.read_sources(sources, source_format)
    text = export_references(reading.references, output_format)
    if output and output != Path("-"):
        from refsync.files import write_atomically

        write_atomically(output, text)
    else:
        print_exactly(text)
