"""A web server for tests, on loopback."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What the server says to a request.

    With an ETag or a date among the headers, a request that names the same one is answered by 304.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class WebSite:
    """The server's pages, by their paths, and what it was asked.

    Attributes:
        url: its address, without a "/" at the end.
        pages: what is there; everything else is answered by 404.
        requests: the paths that were asked for, and "304" beside those that had not changed.
        headers: of the requests, in lower case.
    """

    url: str
    pages: dict[str, Answer] = field(default_factory=dict)
    requests: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> str:
        """Put a page there; its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Answer(data, status, named)
        return self.url + path


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients hang up: that is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def website() -> Iterator[WebSite]:
    """A server without pages."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = {name.lower(): value for name, value in self.headers.items()}
            answer = site.pages.get(self.path, Answer(status=404))
            unchanged = any(
                name in answer.headers and answer.headers[name] == asked.get(condition)
                for name, condition in (
                    ("ETag", "if-none-match"),
                    ("Last-Modified", "if-modified-since"),
                )
            )
            site.requests.append(f"{self.path} 304" if unchanged else self.path)
            site.headers.append(asked)
            self.send_response(304 if unchanged else answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not unchanged:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if not unchanged:
                self.wfile.write(answer.body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    site = WebSite(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
