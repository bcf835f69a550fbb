"""`refsync diff` of 1,000 references against a mirrored library of 100,000 items."""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import refsync
from benchmarks.lists import arxiv, authors, markdown, title
from benchmarks.measure import run, table
from refsync.zotero.library import new_key

ITEMS = 100_000
REFERENCES = 1000


def report() -> str:
    """The section of RESULTS.md."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "list.md"
        path.write_text(markdown(REFERENCES), encoding="utf-8")
        _fill(folder)
        command = [sys.executable, "-m", "refsync"]
        here = {"REFSYNC_STATE": str(folder)}
        parse = run([*command, "parse", str(path)], environment=here)
        diff = run(
            [*command, "diff", str(path), "--library", "embedded", "--collection", "Reading"],
            runs=5,
            environment=here,
        )
        within = _within(path, folder)
        mirror = sum(file.stat().st_size for file in (folder / "mirrors").iterdir())
    rows = [
        [name, f"{m.seconds:.2f} s", f"{m.seconds / diff.seconds:.2f}", f"{m.mebibytes:.0f} MiB"]
        for name, m in (("`refsync diff`", diff), ("`refsync parse` of the same list", parse))
    ]
    head = f"## Diff of {REFERENCES:,} references against {ITEMS:,} mirrored items\n\n"
    note = (
        f"\n\nStart of the process and reading the list included. The diff alone, in a process that"
        f" has read the list, takes {within:.2f} s. The mirror's file has {mirror >> 20} MiB."
    )
    return head + table(["command", "median", "ratio to diff", "memory"], rows) + note


def _within(path: Path, state: Path) -> float:
    """Seconds for opening the library, asking it whether it has moved, and the diff."""
    references = refsync.read(path).references
    began = time.perf_counter()
    with refsync.open_library("embedded", state=state) as library:
        plan = refsync.diff(references, library, "Reading", source="list")
    assert len(plan.changes) == REFERENCES
    return time.perf_counter() - began


def _fill(state: Path) -> None:
    """A library of which every second item up to the list's end is in the list too."""
    items = (
        {
            "key": new_key(),
            "version": 0,
            "itemType": "preprint",
            "title": title(2 * number),
            "creators": [
                dict(zip(("lastName", "firstName"), name.split(", "), strict=True))
                | {"creatorType": "author"}
                for name in authors(2 * number)
            ],
            "archiveID": f"arXiv:{arxiv(2 * number)}",
            "abstractNote": "What this paper says, at some length. " * 20,
            "date": "2020",
        }
        for number in range(ITEMS)
    )
    with refsync.open_library("embedded", state=state) as library:
        library.refresh()
        while batch := list(islice(items, 50)):
            written = library.write_items(batch)
            assert len(written.successful) == len(batch), written.failed
