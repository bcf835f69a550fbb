"""The way from a job to a plan, which `diff` and `sync` share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from refsync.cli import options
from refsync.cli.output import progress_bar, say, say_united

if TYPE_CHECKING:
    from refsync.plan import Plan
    from refsync.zotero.library import Library


@contextmanager
def planned(job: options.Job, *, create: bool) -> Iterator[tuple[Library, Plan]]:
    """The library, opened, and the plan of the job.

    Args:
        job: what the user asked for.
        create: make the file of an embedded library that isn't there.
    """
    from refsync.api import diff
    from refsync.sources import list_name

    reading = options.read_sources(job.sources, job.source_format, job.allow_local)
    earlier = options.read_earlier(job)
    if reading.problems:
        say(f"The list has {len(reading.problems)} problem(s); refsync parse shows them.")
    with options.open_named_library(job.library, job.endpoint, create=create) as opened:
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
        say_united(len(reading.references), plan.listed)
        yield opened, plan
