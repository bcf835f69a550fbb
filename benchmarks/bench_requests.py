"""Requests that a first sync of 1,000 entries takes, and a sync with nothing to do."""

from __future__ import annotations

import os
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import refsync
from benchmarks.lists import markdown
from benchmarks.measure import table
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary
from refsync.zotero.embedded.server import running

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ENTRIES = 1000


class Counted:
    """An app that counts the requests to it, by method and kind of object."""

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app
        self.requests: Counter[str] = Counter()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Count and pass on."""
        what = environ["PATH_INFO"].removeprefix("/users/1/")
        self.requests[f"{environ['REQUEST_METHOD']} {what}"] += 1
        return self.app(environ, start_response)


def report() -> str:
    """The section of RESULTS.md."""
    os.environ["ZOTERO_API_KEY"] = EMBEDDED_KEY
    rows = []
    with tempfile.TemporaryDirectory() as folder, EmbeddedLibrary() as embedded:
        path = Path(folder) / "list.md"
        path.write_text(markdown(ENTRIES), encoding="utf-8")
        app = Counted(embedded.app)
        with running(app) as url:
            for name in ("first sync", "sync with nothing to do"):
                app.requests.clear()
                seconds = _sync(path, url, Path(folder))
                writes = app.requests.pop("POST items", 0)
                others = ", ".join(f"{n} {what}" for what, n in sorted(app.requests.items()))
                total = writes + app.requests.total()
                rows.append([name, str(total), str(writes), others, f"{seconds:.2f} s"])
    head = f"## Requests for {ENTRIES:,} entries, each with one link to attach\n\n"
    note = "\n\nThe goal: 20 writes of items and 20 of attachments, at most 5 others; then 1."
    return (
        head
        + table(["", "requests", "item writes", "others", "with the server's time"], rows)
        + note
    )


def _sync(path: Path, url: str, state: Path) -> float:
    began = time.perf_counter()
    references = refsync.read(path).references
    with refsync.open_library("user:1", endpoint=url, state=state) as library:
        plan = refsync.diff(references, library, "Reading", source="list")
        run = refsync.sync(plan, library)
    assert run.complete
    return time.perf_counter() - began
