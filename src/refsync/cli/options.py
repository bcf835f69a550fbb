"""Arguments and options that commands share, and what they stand for."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from refsync.cli.output import say, waiting
from refsync.cli.plan_options import plan_options, take_options
from refsync.errors import UsageError
from refsync.options import Options

if TYPE_CHECKING:
    from refsync.guards import Limits
    from refsync.reading import Reading
    from refsync.reference import Reference
    from refsync.zotero.library import Library

F = TypeVar("F", bound=Callable[..., Any])

FORMATS = ("markdown", "html", "bibtex", "csl-json", "ris", "zotero-json", "rst", "org")


def sources(command: F) -> F:
    """SOURCE..., --from and --allow-local."""
    command = click.option(
        "--allow-local",
        is_flag=True,
        help="Also read addresses of this machine and its network.",
    )(command)
    command = click.option(
        "--from",
        "source_format",
        type=click.Choice(FORMATS),
        help="The format of the sources, where name and content don't tell.",
    )(command)
    return click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")(command)


class Job(NamedTuple):
    """Which sources are to be compared with which collection, as the user named them."""

    sources: Sequence[str]
    source_format: str | None
    allow_local: bool
    library: str | None
    endpoint: str | None
    collection: str | None
    baseline: str | None
    options: Options
    max_change: int
    allow_empty: bool

    @property
    def limits(self) -> Limits:
        """How far a sync may go."""
        from refsync.guards import Limits

        return Limits(change=self.max_change, empty=self.allow_empty)


def job(command: Callable[..., None]) -> Callable[..., None]:
    """SOURCE... and its options, the library's, --collection and what shapes a plan: as a `Job`."""

    @wraps(command)
    def bundled(**given: Any) -> None:
        given["options"] = take_options(given)
        command(job=Job(*(given.pop(name) for name in Job._fields)), **given)

    return sources(library(_collection(plan_options(limits(bundled)))))


def library(command: F) -> F:
    """--library and --endpoint."""
    return click.option(
        "--library",
        metavar="LIBRARY",
        help="user:ID, group:ID, desktop[:group:ID] or embedded[:FILE]; for diff also a .bib or"
        " CSL-JSON file. Default: what ZOTERO_LIBRARY_TYPE and ZOTERO_LIBRARY_ID say, else"
        " embedded.",
    )(endpoint(command))


def endpoint(command: F) -> F:
    """--endpoint."""
    return click.option(
        "--endpoint",
        metavar="URL",
        help="Another server that speaks the Zotero API, for user:, group: and desktop."
        " Default: REFSYNC_ZOTERO_ENDPOINT, else zotero.org, or the Zotero on this machine.",
    )(command)


def _collection(command: F) -> F:
    """--collection and --baseline."""
    command = click.option(
        "--baseline",
        metavar="FILE|REVISION",
        help="The list as it was synced last: a source, or a Git revision of the list. For machines"
        " that don't remember the sync.",
    )(command)
    return click.option(
        "--collection",
        metavar="A/B/C",
        help="The collection, from the outermost one; sync makes it where it is missing.",
    )(command)


def limits(command: F) -> F:
    """--max-change and --allow-empty."""
    command = click.option(
        "--allow-empty",
        is_flag=True,
        help="Sync a list that has lost all its entries.",
    )(command)
    return click.option(
        "--max-change",
        type=click.IntRange(0, 100),
        default=30,
        show_default=True,
        metavar="PERCENT",
        help="Refuse to change more of the collection's items, from 10 items on.",
    )(command)


def read_sources(names: Sequence[str], source_format: str | None, allow_local: bool) -> Reading:
    """One reading of all sources, in order."""
    from refsync.api import read

    with waiting("Reading the list …"):
        return read(names, source_format, allow_local=allow_local)


def read_earlier(job: Job) -> Sequence[Reference]:
    """The list's earlier text that --baseline names: a source of its own, or a revision of it."""
    from refsync.api import read
    from refsync.sources.names import Local, place_of

    if job.baseline is None:
        return ()
    place = place_of(job.baseline)
    if isinstance(place, Local) and not os.path.lexists(job.baseline):
        names, revision = job.sources, job.baseline
    else:
        names, revision = [job.baseline], None
    with waiting("Reading the list's earlier text …"):
        return read(
            names, job.source_format, allow_local=job.allow_local, revision=revision
        ).references


def open_named_library(name: str | None, endpoint: str | None, *, create: bool) -> Library:
    """The library that the options or the environment name; the embedded one is said aloud.

    Args:
        name: as the user gave it.
        endpoint: as the user gave it.
        create: make the file of an embedded library that isn't there.
    """
    from refsync.api import open_library

    if name is None:
        name = _library_of_environment()
    if name is None:
        name = "embedded"
        click.echo("No library named: using the embedded one (--library names another).", err=True)
    return open_library(name, endpoint=endpoint, create=create, say=say)


def _library_of_environment() -> str | None:
    number = os.environ.get("ZOTERO_LIBRARY_ID")
    kind = os.environ.get("ZOTERO_LIBRARY_TYPE", "user")
    if not number:
        return None
    if kind not in ("user", "group"):
        raise UsageError(f"ZOTERO_LIBRARY_TYPE is “{kind}”: it must be user or group.")
    return f"{kind}:{number}"
