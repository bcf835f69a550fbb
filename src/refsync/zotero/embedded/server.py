"""The embedded library over HTTP, for this machine only."""

from __future__ import annotations

import errno
import io
import ipaddress
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from refsync.errors import UsageError
from refsync.zotero.embedded.desktop.app import DesktopApp
from refsync.zotero.embedded.faults import Faulty, HangUpError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication, WSGIEnvironment

_IDLE_SECONDS = 60
_LAST_WORDS_SECONDS = 1


def serve(
    app: WSGIApplication,
    port: int,
    host: str = "127.0.0.1",
    *,
    ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve the app until the process is interrupted or terminated.

    Args:
        app: what answers.
        port: 0 is any free one.
        host: an address of this machine that others can't reach.
        ready: told the server's address when it listens.

    Raises:
        UsageError: the host is not loopback, or the port is taken.
    """
    with _Server(app, port, host) as server:
        previous = signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            ready(server.url)
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            signal.signal(signal.SIGTERM, previous)


@contextmanager
def running(app: WSGIApplication) -> Iterator[str]:
    """Serve the app on a free loopback port meanwhile; gives its address."""
    with _Server(app, 0, "127.0.0.1") as server:
        thread = Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server.url
        finally:
            server.shutdown()
            thread.join()


class _Server(ThreadingHTTPServer):
    def __init__(self, app: WSGIApplication, port: int, host: str) -> None:
        address = _loopback(host)
        self.app = app
        try:
            super().__init__((address, port), _handler_for(app))
        except (OSError, OverflowError) as error:
            raise UsageError(_trouble(error, address, port)) from error

    @property
    def url(self) -> str:
        return f"http://{self.server_name}:{self.server_port}"

    def server_bind(self) -> None:
        """Bind without looking up the host's name."""
        TCPServer.server_bind(self)
        host, self.server_port = self.server_address[:2]
        self.server_name = str(host)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Hands requests on to a WSGI app, and keeps connections open."""

    protocol_version = "HTTP/1.1"
    timeout = _IDLE_SECONDS
    wbufsize = -1
    disable_nagle_algorithm = True
    server: _Server

    def respond(self) -> None:
        """Answer one request."""
        length = self.headers.get("Content-Length", "0")
        if "Transfer-Encoding" in self.headers or not length.isdigit():
            self._refuse_length()
            return
        body = self.rfile.read(int(length))
        if self._is_from_here():
            self._answer(self._environ(body))
        else:
            self._refuse_stranger()

    do_GET = do_HEAD = do_OPTIONS = do_POST = do_PUT = do_PATCH = do_DELETE = respond  # noqa: N815

    def handle_expect_100(self) -> bool:
        """Leave the Expect header to the app."""
        return True

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep quiet."""

    def _refuse_length(self) -> None:
        self.send_error(HTTPStatus.LENGTH_REQUIRED)
        self._hang_up()

    def _refuse_stranger(self) -> None:
        self.send_error(HTTPStatus.FORBIDDEN, "Only programs of this machine may ask")

    def _hang_up(self) -> None:
        """End the connection, though its other end may be sending yet: the answer arrives first."""
        self.close_connection = True
        self.wfile.flush()
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(_LAST_WORDS_SECONDS)
            while self.rfile.read1(65536):
                pass

    def _answer(self, environ: WSGIEnvironment) -> None:
        start: list[tuple[str, list[tuple[str, str]]]] = []

        def start_response(
            status: str, headers: list[tuple[str, str]], _: object = None, /
        ) -> Callable[[bytes], object]:
            start.append((status, headers))
            return self.wfile.write

        try:
            body = b"".join(self.server.app(environ, start_response))
        except HangUpError:
            self.close_connection = True
            return
        except Exception:
            traceback.print_exc()
            self.send_error(HTTPStatus.INTERNAL_SERVER_ERROR)
            return
        status, headers = start[-1]
        code, _, reason = status.partition(" ")
        self.send_response(int(code), reason)
        for name, value in headers:
            self.send_header(name, value)
        if body and not any(name.lower() == "content-length" for name, _ in headers):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _environ(self, body: bytes) -> WSGIEnvironment:
        path, _, query = self.requestline.split(" ")[1].partition("?")
        headers = {
            "HTTP_" + name.upper().replace("-", "_"): value for name, value in self.headers.items()
        }
        return {
            **headers,
            "REQUEST_METHOD": self.command,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote(path, "latin-1"),
            "QUERY_STRING": query.partition("#")[0],
            "CONTENT_TYPE": self.headers.get("Content-Type", ""),
            "CONTENT_LENGTH": str(len(body)),
            "SERVER_NAME": self.server.server_name,
            "SERVER_PORT": str(self.server.server_port),
            "SERVER_PROTOCOL": self.request_version,
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }

    def _is_from_here(self) -> bool:
        """Whether no web page of elsewhere is behind the request."""
        host = "//" + self.headers.get("Host", "localhost")
        origin = self.headers.get("Origin", "//localhost")
        try:
            return all(_is_loopback(urlsplit(url).hostname) for url in (host, origin))
        except ValueError:
            return False


class _DesktopHandler(_Handler):
    """Hands requests on as Zotero desktop does: one for each connection, and browsers get none."""

    protocol_version = "HTTP/1.0"

    def _refuse_length(self) -> None:
        self._answer(self._environ(b""))
        self._hang_up()

    def _refuse_stranger(self) -> None:
        self.close_connection = True
        if not self._is_of_a_browser():
            self.send_error(HTTPStatus.BAD_REQUEST)

    def _is_from_here(self) -> bool:
        return super()._is_from_here() and not self._is_of_a_browser()

    def _is_of_a_browser(self) -> bool:
        browses = self.headers.get("User-Agent", "").startswith("Mozilla/")
        allowed = "Zotero-Allowed-Request" in self.headers
        return "Origin" in self.headers or (browses and not allowed)


def _handler_for(app: WSGIApplication) -> type[_Handler]:
    answering = app.app if isinstance(app, Faulty) else app
    return _DesktopHandler if isinstance(answering, DesktopApp) else _Handler


def _is_loopback(host: str | None) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def _loopback(host: str) -> str:
    if not _is_loopback(host):
        raise UsageError(
            f"{host} is not an address of this machine alone: refsync serves on 127.0.0.1 only,"
            " since whoever reaches the server can change the library."
        )
    return "127.0.0.1" if host == "localhost" else host


def _trouble(error: OSError | OverflowError, host: str, port: int) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"Port {port} of {host} is taken: choose another one with --port, or 0 for any."
    if isinstance(error, OSError) and error.errno == errno.EACCES:
        return f"Port {port} is not for everyone's use: choose one over 1023 with --port."
    return f"Port {port} of {host} can't be used: {error}."
