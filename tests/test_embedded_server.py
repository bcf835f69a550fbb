"""The embedded library over HTTP: on loopback, with open connections, started by a command."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from refsync.errors import UsageError
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary
from refsync.zotero.embedded.server import running, serve

REFSYNC = [sys.executable, "-m", "refsync", "serve"]
HEADERS = {"Zotero-API-Key": EMBEDDED_KEY}


@pytest.fixture
def connection() -> Iterator[HTTPConnection]:
    with EmbeddedLibrary() as library, running(library.app) as url:
        http = HTTPConnection(urlsplit(url).netloc, timeout=10)
        yield http
        http.close()


def ask(
    http: HTTPConnection, method: str, path: str, body: str = "", headers: dict[str, str] = HEADERS
) -> tuple[int, str]:
    http.request(method, path, body.encode() or None, headers)
    answer = http.getresponse()
    return answer.status, answer.read().decode()


def test_one_connection_serves_many_requests(connection: HTTPConnection) -> None:
    assert ask(connection, "POST", "/users/1/items", '[{"itemType": "book"}]')[0] == 200
    socket_before = connection.sock
    assert ask(connection, "PATCH", "/users/1/items/ABCD2345", '{"title": "x"}')[0] == 404
    assert ask(connection, "DELETE", "/users/1/items")[0] == 204
    assert ask(connection, "HEAD", "/users/1/items") == (200, "")
    assert ask(connection, "GET", "/users/1/items?format=keys")[1].count("\n") == 1
    assert connection.sock is socket_before


def test_addresses_are_decoded_once(connection: HTTPConnection) -> None:
    tagged = '[{"itemType": "book", "tags": [{"tag": "Ä/B %20 +"}]}]'
    ask(connection, "POST", "/users/1/items", tagged)
    assert ask(connection, "GET", "/users/1/tags/%C3%84%2FB%20%2520%20+")[0] == 200


def test_an_address_with_two_slashes_is_none(connection: HTTPConnection) -> None:
    assert ask(connection, "GET", "//users/1/items")[0] == 404


def test_a_fault_of_the_app_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object) -> list[bytes]:
        raise ZeroDivisionError

    with running(broken) as url:
        http = HTTPConnection(urlsplit(url).netloc, timeout=10)
        assert ask(http, "GET", "/")[0] == 500
        http.close()
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_expectations_are_refused(connection: HTTPConnection) -> None:
    assert ask(connection, "GET", "/", headers={"Expect": "100-continue"})[0] == 417


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://example.org"}, {"Host": "example.org"}, {"Origin": "null"}, {"Host": "["}],
)
def test_web_pages_of_elsewhere_are_refused(
    connection: HTTPConnection, headers: dict[str, str]
) -> None:
    assert ask(connection, "GET", "/", headers=headers)[0] == 403


def test_a_body_without_a_length_is_refused(connection: HTTPConnection) -> None:
    assert ask(connection, "POST", "/", headers={"Transfer-Encoding": "chunked"})[0] == 411


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "example.org", ""])
def test_only_loopback_addresses_are_served(host: str) -> None:
    with EmbeddedLibrary() as library, pytest.raises(UsageError, match=r"127\.0\.0\.1 only"):
        serve(library.app, 0, host)


def test_the_command_serves_until_it_is_terminated(tmp_path: Path) -> None:
    command = [*REFSYNC, "--library", f"embedded:{tmp_path / 'library.sqlite'}"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        line = run.stdout.readline()
        assert line.startswith("Listening on http://127.0.0.1:")
        http = HTTPConnection(line.strip().removeprefix("Listening on http://"), timeout=10)
        assert ask(http, "GET", "/users/1/items") == (200, "[]")
        http.close()
        run.send_signal(signal.SIGTERM)
        out, err = run.communicate(timeout=10)
    assert (run.returncode, out, err) == (0, "", "")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--host", "0.0.0.0"], "0.0.0.0 is not an address of this machine alone"),
        (["--library", "user:1"], "user:1 can't be served"),
        (["--fixture", "none.json"], "none.json can't be read"),
    ],
)
def test_the_command_says_what_it_does_not_do(
    tmp_path: Path, options: list[str], complaint: str
) -> None:
    command = [*REFSYNC, "--library", f"embedded:{tmp_path / 'library.sqlite'}", *options]
    run = subprocess.run(command, capture_output=True, text=True, timeout=20, cwd=tmp_path)
    assert run.returncode == 2
    assert complaint in run.stderr
    assert "Traceback" not in run.stderr


def test_the_command_says_that_a_port_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [*REFSYNC, "--library", "embedded::memory:", "--port", str(port)]
        run = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert (run.returncode, run.stdout) == (2, "")
    assert f"Port {port} of 127.0.0.1 is taken" in run.stderr
