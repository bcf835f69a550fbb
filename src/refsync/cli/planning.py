"""The way from a job to a plan, which `diff` and `sync` share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import click

from refsync.cli import options
from refsync.cli.output import progress_bar, say, say_united

if TYPE_CHECKING:
    from refsync.plan import Plan
    from refsync.reading import Reading
    from refsync.runs import Command
    from refsync.zotero.library import Library


@contextmanager
def planned(job: options.Job, *, writing: Command | None) -> Iterator[tuple[Library, Plan]]:
    """The library, opened, and the plan of the job.

    Args:
        job: what the user asked for.
        writing: what carries the plan out, if anything is to: no other refsync may write to the
            library meanwhile, and the file of an embedded library that isn't there is made.

    Raises:
        AccessError: something is to be written, and the library is read-only. That is told before
            it is read for the first time, and later before the plan is shown: a sync that has
            nothing to write makes no request for it.
    """
    from refsync.api import diff
    from refsync.lock import locked
    from refsync.sources import list_name

    if job.collection is None:
        raise click.UsageError("Missing option '--collection'.")
    reading = _read(job)
    earlier = options.read_earlier(job)
    with ExitStack() as stack:
        library = options.open_named_library(job.library, job.endpoint, create=writing is not None)
        opened = stack.enter_context(library)
        if writing:
            stack.enter_context(locked(opened.state, opened.identity, writing))
            if opened.mirror.version is None:
                opened.require_writable()
        with progress_bar("Reading the library") as progress:
            plan = diff(
                reading.references,
                opened,
                job.collection,
                source=list_name(job.sources),
                options=job.options,
                earlier=earlier,
                progress=progress,
            )
        if writing and plan.writes:
            opened.require_writable()
        say_united(len(reading.references), plan.listed)
        yield opened, plan


def compared(job: options.Job, bibliography: str) -> Plan:
    """What a bibliography in a file has of the list, and what it lacks."""
    from refsync.api import read
    from refsync.bibliography import compare_with

    reading = _read(job)
    stored = read(bibliography).references
    plan = compare_with(reading.references, stored, bibliography, job.options.versions)
    say_united(len(reading.references), plan.listed)
    return plan


def _read(job: options.Job) -> Reading:
    reading = options.read_sources(job.sources, job.source_format, job.allow_local)
    if reading.problems:
        number = len(reading.problems)
        say(f"The list has {number} problem{'s' * (number > 1)}; refsync parse shows them.")
    return reading
