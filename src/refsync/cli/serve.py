"""`refsync serve`."""

from __future__ import annotations

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
    help="Users, keys and groups to begin with, as JSON.",
)
def serve(port: int, host: str, library: str, fixture: Path | None) -> None:
    """Serve an embedded library as a Zotero API server, for this machine only."""
    from refsync.zotero.embedded import EmbeddedLibrary, read_fixture
    from refsync.zotero.embedded.server import serve as run

    accounts = read_fixture(fixture) if fixture else None
    with EmbeddedLibrary(_file(library), accounts) as embedded:
        run(embedded.app, port, host, ready=lambda url: click.echo(f"Listening on {url}"))


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
