"""`refsync serve`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from refsync.errors import UsageError


@click.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    help="The port to listen on; 0, the default, is any free one.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="The address to listen on; only those of this machine alone are taken.",
)
@click.option(
    "--library",
    default="embedded",
    metavar="embedded[:FILE]",
    help="The library to serve. Default: the one that a sync without --library uses.",
)
@click.option(
    "--fixture",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Users, keys and groups to begin with, or a Zotero desktop, as JSON.",
)
@click.option(
    "--fault",
    "faults",
    multiple=True,
    metavar="KIND[:PROBABILITY]",
    help="What goes wrong now and then: 412, 429, 500, 503, lost, drop or slow:SECONDS, as in"
    " 429:0.1; may be given several times.",
)
@click.option(
    "--fault-seed",
    type=int,
    default=0,
    show_default=True,
    help="The same seed gives the same sequence of faults.",
)
def serve(
    port: int,
    host: str,
    library: str,
    fixture: Path | None,
    faults: Sequence[str],
    fault_seed: int,
) -> None:
    """Serve an embedded library as a Zotero API server, for this machine only."""
    from refsync.zotero.embedded import EmbeddedLibrary, read_fixture
    from refsync.zotero.embedded.faults import Faulty, read_fault
    from refsync.zotero.embedded.server import serve as run

    wanted = [read_fault(fault) for fault in faults]
    accounts = read_fixture(fixture) if fixture else None
    with EmbeddedLibrary(_file(library), accounts) as embedded:
        app = Faulty(embedded.app, wanted, fault_seed) if wanted else embedded.app
        run(app, port, host, ready=lambda url: click.echo(f"Listening on {url}"))


def _file(library: str) -> Path | str:
    kind, _, name = library.partition(":")
    if kind != "embedded":
        raise UsageError(
            f"{library} can't be served: name embedded, or embedded:FILE for a library of its own."
        )
    if name:
        return name if name == ":memory:" else Path(name).expanduser()
    from refsync.api import state_folder

    return state_folder() / "library.sqlite"
