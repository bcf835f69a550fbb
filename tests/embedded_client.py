"""An embedded library, asked through WSGI as a client would ask it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from wsgiref.types import WSGIApplication

from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary, Fixture


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)

    @property
    def version(self) -> int:
        return int(self.headers["Last-Modified-Version"])

    @property
    def total(self) -> int:
        return int(self.headers["Total-Results"])

    @property
    def data(self) -> dict[str, Any]:
        """The data of the object, or of the first object that a batch wrote."""
        body = self.json
        envelope = next(iter(body["successful"].values())) if "successful" in body else body
        data: dict[str, Any] = envelope["data"]
        return data

    @property
    def keys(self) -> list[str]:
        """The keys that a batch wrote, or that a list holds."""
        body = self.json
        return (
            list(body["success"].values()) if isinstance(body, dict) else [o["key"] for o in body]
        )

    @property
    def failed(self) -> dict[str, int]:
        """The codes of the objects that a batch refused."""
        return {index: failure["code"] for index, failure in self.json["failed"].items()}


@dataclass(frozen=True)
class Client:
    app: WSGIApplication
    key: str | None = EMBEDDED_KEY
    library: str = "/users/1"

    def get(self, path: str, **headers: object) -> Answer:
        return self.ask("GET", self.library + path, None, headers)

    def post(self, path: str, body: object, **headers: object) -> Answer:
        return self.ask("POST", self.library + path, body, headers)

    def put(self, path: str, body: object, **headers: object) -> Answer:
        return self.ask("PUT", self.library + path, body, headers)

    def patch(self, path: str, body: object, **headers: object) -> Answer:
        return self.ask("PATCH", self.library + path, body, headers)

    def delete(self, path: str, **headers: object) -> Answer:
        return self.ask("DELETE", self.library + path, None, headers)

    def add(self, **item: object) -> str:
        """Create an item; gives its key."""
        answer = self.post("/items", [{"itemType": "journalArticle", **item}])
        return answer.keys[0]

    def ask(
        self, method: str, path: str, body: object = None, headers: Mapping[str, object] = {}
    ) -> Answer:
        """One request; `if_unmodified_since_version=3` is a header."""
        sent = (
            body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        )
        address, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": unquote_to_bytes(address).decode("latin-1"),
            "QUERY_STRING": query,
            "CONTENT_LENGTH": str(len(sent)),
            "SERVER_NAME": "library.test",
            "SERVER_PORT": "80",
            "HTTP_HOST": "library.test",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(sent),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
            **{f"HTTP_{name.upper()}": str(value) for name, value in headers.items()},
        }
        if self.key is not None:
            environ["HTTP_ZOTERO_API_KEY"] = self.key
        started: list[Any] = []

        def start_response(*args: Any) -> Any:
            started[:] = args[:2]
            return None

        chunks = self.app(environ, start_response)
        text = b"".join(chunks).decode()
        status, answered = started
        return Answer(int(status.split()[0]), dict(answered), text)


@contextmanager
def client(path: Path | str = ":memory:", fixture: Fixture | None = None) -> Iterator[Client]:
    """A client of a library of its own."""
    with EmbeddedLibrary(path, fixture) as library:
        yield Client(library.app)
