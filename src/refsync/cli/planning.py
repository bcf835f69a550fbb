"""The way from options to a plan, which `diff` and `sync` share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from refsync.cli import options
from refsync.cli.output import progress_bar, say

if TYPE_CHECKING:
    from refsync.plan import Plan
    from refsync.reading import Reading
    from refsync.zotero.library import Library


@contextmanager
def planned(
    reading: Reading,
    list_name: str,
    library: str | None,
    endpoint: str | None,
    collection: str,
    *,
    readd: bool,
    create: bool,
) -> Iterator[tuple[Library, Plan]]:
    """The library, opened, and the plan of syncing a reading into one of its collections."""
    from refsync.api import diff

    if reading.problems:
        say(f"The list has {len(reading.problems)} problem(s); refsync parse shows them.")
    with options.open_named_library(library, endpoint, create=create) as opened:
        with progress_bar("Reading the library") as progress:
            plan = diff(
                reading.references,
                opened,
                collection,
                source=list_name,
                readd=readd,
                progress=progress,
            )
        yield opened, plan
