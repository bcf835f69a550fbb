"""Requests and time that a first sync of 5,000 entries takes, and a sync with nothing to do.

The server has a process of its own, so that its time stands beside refsync's.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Iterable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import refsync
from benchmarks.lists import markdown
from benchmarks.measure import table
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary
from refsync.zotero.embedded.server import serve

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENTRIES = 5_000


class Counted:
    """An app that counts the requests to it, by method and kind of object, and its own seconds.

    It says so at /counted, and begins anew.
    """

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app
        self.requests: Counter[str] = Counter()
        self.seconds = 0.0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Count and pass on."""
        if environ["PATH_INFO"] == "/counted":
            said = json.dumps({"requests": self.requests, "seconds": self.seconds}).encode()
            self.requests, self.seconds = Counter(), 0.0
            start_response("200 OK", [("Content-Type", "application/json")])
            return [said]
        what = environ["PATH_INFO"].removeprefix("/users/1/")
        self.requests[f"{environ['REQUEST_METHOD']} {what}"] += 1
        began = time.perf_counter()
        answer = [b"".join(self.app(environ, start_response))]
        self.seconds += time.perf_counter() - began
        return answer


def report() -> str:
    """The section of RESULTS.md."""
    os.environ["ZOTERO_API_KEY"] = EMBEDDED_KEY
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "list.md"
        path.write_text(markdown(ENTRIES), encoding="utf-8")
        context = get_context("spawn")
        here, there = context.Pipe()
        server = context.Process(target=_serve, args=(folder / "library.sqlite", there))
        server.start()
        try:
            url = str(here.recv())
            rows = [
                [what, *_sync(path, url, folder / "state"), *_row(_counted(url))]
                for what in ("first sync", "sync with nothing to do")
            ]
        finally:
            server.terminate()
            server.join()
        journal = (folder / "state" / "journal.sqlite").stat().st_size
        mirror = sum(f.stat().st_size for f in (folder / "state" / "mirrors").iterdir())
    head = f"## A first sync of {ENTRIES:,} entries, each with one link to attach\n\n"
    columns = [
        "", "whole time", "refsync's processor time", "the server's own time", "requests",
        "item writes", "others",
    ]  # fmt: skip
    note = (
        f"\n\nThe goal: {ENTRIES // 50} writes of items and as many of attachments, at most 5"
        f" others; then 1. Afterwards the journal takes {journal / 2**20:.1f} MiB (the baseline and"
        f" the run, from which it can be taken back), the mirror {mirror / 2**20:.1f} MiB."
    )
    return head + table(columns, rows) + note


def _serve(file: Path, ready: Connection) -> None:
    with EmbeddedLibrary(file) as embedded:
        serve(Counted(embedded.app), 0, ready=ready.send)


def _counted(url: str) -> dict[str, Any]:
    with urllib.request.urlopen(f"{url}/counted") as answer:
        counted: dict[str, Any] = json.load(answer)
        return counted


def _row(counted: dict[str, Any]) -> list[str]:
    requests = Counter(counted["requests"])
    total, writes = requests.total(), requests.pop("POST items", 0)
    others = ", ".join(f"{n} {what}" for what, n in sorted(requests.items()))
    return [f"{counted['seconds']:.1f} s", str(total), str(writes), others]


def _sync(path: Path, url: str, state: Path) -> list[str]:
    began, began_processor = time.perf_counter(), time.process_time()
    references = refsync.read(path).references
    with refsync.open_library("user:1", endpoint=url, state=state) as library:
        plan = refsync.diff(references, library, "Reading", source="list")
        run = refsync.sync(plan, library)
    assert run.complete
    seconds = (time.perf_counter() - began, time.process_time() - began_processor)
    return [f"{each:.1f} s" for each in seconds]
