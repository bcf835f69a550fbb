"""`refsync log` and `refsync undo`, and a sync that is interrupted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from refsync.cli import refsync
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary
from refsync.zotero.embedded.server import running
from tests.meddling import Meddler, writes_items
from tests.test_apply import LIST
from tests.test_faults import the_list
from tests.zotero_user import ZoteroUser

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with a list; refsync's own files are there too."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(refsync, arguments)


SYNC = ("sync", "list.md", "--library", "embedded", "--collection", "Reading", "--yes")


def test_the_log_names_what_pruning_did(folder: Path) -> None:
    run(*SYNC)
    (folder / "list.md").write_text("# Papers\n", encoding="utf-8")
    run(*SYNC, "--allow-empty", "--prune")
    assert "2 taken out" in run("log").stdout


def test_a_log_without_runs_says_so() -> None:
    assert run("log").stdout == "No run has written anything yet.\n"
    assert json.loads(run("log", "--format", "json").stdout) == {"runs": []}


def test_the_log_lists_runs_that_wrote_something_the_newest_first(folder: Path) -> None:
    run(*SYNC)
    run(*SYNC)
    (folder / "list.md").write_text(LIST.replace("Surveys", "Reviews"), encoding="utf-8")
    run(*SYNC)
    newest, oldest = json.loads(run("log", "--format", "json").stdout)["runs"]
    assert (newest["id"], newest["written"]) == (2, {"tag": 2})
    assert (oldest["id"], oldest["written"]) == (1, {"add": 2})
    assert oldest["collection"] == "Reading"
    assert oldest["outcome"] == "complete"
    text = run("log").stdout
    assert text.index("2 retagged") < text.index("2 added")
    assert "list.md → Reading @ embedded:" in text
    assert run("log", "-n", "1").stdout.count("sync") == 1


def test_an_undo_of_a_run_that_was_taken_back_says_by_which() -> None:
    run(*SYNC)
    run("undo", "--yes")
    result = run("undo", "1", "--yes")
    assert "It was taken back already, by run 2: nothing to do." in result.stdout
    assert result.exit_code == 0
    run("undo", "2", "--yes")
    assert "2 taken back" in run("undo", "1", "--yes").stdout.replace("items ", "")


def test_undo_shows_what_it_does_and_the_log_has_it() -> None:
    run(*SYNC)
    assert "2 to take back" in run("undo", "--dry-run").stdout
    asked = run("undo")
    assert asked.exit_code == 2
    assert "--yes" in asked.stderr
    done = run("undo", "--yes")
    assert done.exit_code == 0
    assert "to the trash" in done.stdout
    assert "Done: 2 items taken back." in done.stdout
    text = run("log").stdout
    assert "undo of run 1" in text
    assert "2 added · undone" in text
    again = run("undo", "--yes")
    assert again.exit_code == 2
    assert "no run to take back" in again.stderr


def test_what_an_undo_leaves_is_named_and_told_by_the_exit_code(folder: Path) -> None:
    run(*SYNC)
    with EmbeddedLibrary(folder / "state" / "library.sqlite") as embedded:
        user = ZoteroUser(embedded.app, EMBEDDED_KEY)
        user.tag(user.papers()["A Study of Many Things"]["key"], "mine")
        user.close()
    done = run("undo", "--yes")
    assert done.exit_code == 1
    assert "1 left alone" in done.stdout
    assert "you have changed it since" in done.stdout


# --- signals ------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def signals_arrive() -> Iterator[None]:
    """Even where the tests were told to ignore Ctrl-C, as in the background of a shell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Held:
    """A server whose first write of items is in flight until it is let go."""

    def __init__(self, app: WSGIApplication) -> None:
        self.arrived, self.released = Event(), Event()
        self.app = Meddler(app, self._hold, only=writes_items)

    def _hold(
        self, app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        self.arrived.set()
        assert self.released.wait(30)
        return app(environ, start_response)


@pytest.fixture
def embedded() -> Iterator[EmbeddedLibrary]:
    with EmbeddedLibrary() as embedded:
        yield embedded


@pytest.fixture
def held(embedded: EmbeddedLibrary) -> Held:
    return Held(embedded.app)


def syncing(url: str) -> subprocess.Popen[str]:
    arguments = ["sync", "list.md", "--library", "user:1", "--collection", "Reading", "--yes"]
    return subprocess.Popen(
        [sys.executable, "-m", "refsync", *arguments, "--endpoint", url],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "ZOTERO_API_KEY": EMBEDDED_KEY},
    )


def papers(embedded: EmbeddedLibrary) -> int:
    user = ZoteroUser(embedded.app, EMBEDDED_KEY)
    found = len(user.papers())
    user.close()
    return found


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_a_sync_after_the_request_in_flight(
    folder: Path, embedded: EmbeddedLibrary, held: Held, number: signal.Signals, code: int
) -> None:
    (folder / "list.md").write_text(the_list(120), encoding="utf-8")
    with running(held.app) as url:
        with syncing(url) as process:
            assert held.arrived.wait(30)
            process.send_signal(number)
            assert process.stderr
            assert any("Stopping" in line for line in process.stderr)
            held.released.set()
            stdout, stderr = process.communicate()
        assert process.returncode == code
        assert "\nDone: 25 added.\nBegun: 25 items, whose links are not all attached yet." in stdout
        assert "What was not done is done by the next sync." in stderr
        assert papers(embedded) == 50
        logged = json.loads(run("log", "--format", "json").stdout)["runs"][0]
        assert (logged["outcome"], logged["written"]) == ("stopped", {"add": 50})
        with syncing(url) as again:
            stdout = again.communicate()[0]
        assert again.returncode == 0
        assert "\nDone: 70 added, 25 finished, 60 links attached." in stdout
        assert papers(embedded) == 120


def test_a_second_ctrl_c_ends_at_once_and_the_next_sync_goes_on(
    embedded: EmbeddedLibrary, held: Held
) -> None:
    with running(held.app) as url:
        with syncing(url) as process:
            assert held.arrived.wait(30)
            process.send_signal(signal.SIGINT)
            assert process.stderr
            assert any("Stopping" in line for line in process.stderr)
            process.send_signal(signal.SIGINT)
            stderr = process.communicate()[1]
        assert process.returncode == 130
        assert "Ended at once" in stderr
        assert "Traceback" not in stderr
        assert json.loads(run("log", "--format", "json").stdout)["runs"][0]["ended"] is None
        held.released.set()
        with syncing(url) as again:
            again.communicate()
        assert again.returncode == 0
        assert papers(embedded) == 2


def test_a_signal_before_the_first_write_writes_nothing(embedded: EmbeddedLibrary) -> None:
    """Zotero asks for patience, and the user has none."""
    greeted = Event()

    def busy(
        app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        greeted.set()
        start_response("429 Too Many Requests", [("Retry-After", "60"), ("Content-Length", "0")])
        return [b""]

    def looks_again(environ: WSGIEnvironment) -> bool:
        request = (environ["REQUEST_METHOD"], environ["PATH_INFO"].rpartition("/")[2])
        return request == ("GET", "items")

    meddler = Meddler(embedded.app, busy, only=looks_again, at=2)
    with running(meddler) as url, syncing(url) as process:
        assert greeted.wait(30)
        process.send_signal(signal.SIGINT)
        stderr = process.communicate()[1]
    assert process.returncode == 130
    assert "Stopped before anything was written." in stderr
    assert papers(embedded) == 0
