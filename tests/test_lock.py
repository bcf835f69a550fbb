"""One run of writes at a time per library."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from refsync import api
from refsync.cli import refsync
from refsync.errors import BusyError
from refsync.lock import locked
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary
from refsync.zotero.embedded.server import running
from tests.meddling import Meddler, before
from tests.test_apply import LIST

HOLDER = """
import sys
from pathlib import Path
from refsync.lock import locked
with locked(Path(sys.argv[1]), sys.argv[2], "sync"):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(state: Path, library: str) -> Iterator[subprocess.Popen[str]]:
    """A process that holds a library's lock."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(state), library],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        yield holder
        holder.kill()


def test_a_library_that_is_being_written_to_is_refused_and_it_is_said_who_does(
    tmp_path: Path,
) -> None:
    with (
        another_process(tmp_path, "user:1") as holder,
        pytest.raises(BusyError, match=rf"writing to user:1 \(sync, process {holder.pid} on "),
        locked(tmp_path, "user:1", "sync"),
    ):
        pass


def test_two_libraries_do_not_stop_each_other(tmp_path: Path) -> None:
    with another_process(tmp_path, "user:1"), locked(tmp_path, "user:2", "sync"):
        pass


def test_a_lock_goes_with_the_process_that_was_killed(tmp_path: Path) -> None:
    with another_process(tmp_path, "user:1"):
        pass
    with locked(tmp_path, "user:1", "sync"):
        pass


def test_a_run_may_hold_the_lock_that_its_command_holds(tmp_path: Path) -> None:
    with locked(tmp_path, "user:1", "sync"):
        with locked(tmp_path, "user:1", "sync"):
            pass
        with another_process(tmp_path, "user:2"):
            pass
    with another_process(tmp_path, "user:1"):
        pass


@pytest.mark.parametrize("command", ["sync", "diff"])
def test_a_sync_waits_for_nobody_and_a_diff_minds_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path))
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    library = f"embedded:{tmp_path / 'library.sqlite'}"
    arguments = [str(tmp_path / "list.md"), "--library", library, "--collection", "Reading"]
    with another_process(tmp_path, library):
        result = CliRunner().invoke(refsync, [command, *arguments])
    assert result.exit_code == (2 if command == "sync" else 0)
    assert ("Another refsync is writing" in result.stderr) == (command == "sync")


def test_a_sync_holds_the_lock_from_the_first_request_to_the_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path))
    monkeypatch.setenv("ZOTERO_API_KEY", EMBEDDED_KEY)
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    held: list[bool] = []

    def try_to_lock() -> None:
        try:
            with locked(tmp_path, identity, "sync"):
                held.append(False)
        except BusyError:
            held.append(True)

    with EmbeddedLibrary() as embedded:
        watched = Meddler(embedded.app, before(try_to_lock), lasting=True)
        with running(watched) as url:
            with api.open_library("user:1", endpoint=url) as library:
                identity = library.identity
            command = f"sync {tmp_path}/list.md --library user:1 --endpoint {url}"
            result = CliRunner().invoke(
                refsync, [*command.split(), "--collection=Reading", "--yes"]
            )
    assert "2 added" in result.stdout
    assert held
    assert all(held)
