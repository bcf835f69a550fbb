"""Requests and responses, between WSGI and the routes."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.schema import schema

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

HTML = "text/html; charset=UTF-8"
TEXT = "text/plain; charset=UTF-8"
JSON = "application/json"
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked.

    Attributes:
        path: decoded, from the root.
        query: decoded, in order.
        headers: names in lower case.
        origin: scheme and host, as the client named them.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes
    origin: str

    @classmethod
    def of(cls, environ: WSGIEnvironment) -> Request:
        """The request of a WSGI environment."""
        length = environ.get("CONTENT_LENGTH") or "0"
        content_type = environ.get("CONTENT_TYPE")
        host = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
        return cls(
            method=environ["REQUEST_METHOD"],
            path=_decoded(environ.get("PATH_INFO", "")),
            query=tuple(parse_qsl(environ.get("QUERY_STRING", ""), keep_blank_values=True)),
            headers=({"content-type": content_type} if content_type else {})
            | {
                name.removeprefix("HTTP_").replace("_", "-").lower(): value
                for name, value in environ.items()
                if name.startswith("HTTP_")
            },
            body=environ["wsgi.input"].read(int(length)) if length.isdigit() else b"",
            origin=f"{environ.get('wsgi.url_scheme', 'http')}://{host}",
        )

    @property
    def is_write(self) -> bool:
        """Whether it may change something."""
        return self.method not in ("GET", "HEAD", "OPTIONS")

    def parameter(self, name: str) -> str | None:
        """The (last) value of a query parameter."""
        return next((value for key, value in reversed(self.query) if key == name), None)

    def version_header(self, name: str) -> int | None:
        """The version that a header names."""
        value = self.headers.get(name.lower())
        if value is None:
            return None
        version = natural(value)
        if version is None:
            raise RefusedError(400, f"Invalid {name} value")
        return version

    def json(self) -> Any:
        """The body as JSON.

        Raises:
            RefusedError: it is none.
        """
        if not self.body:
            raise RefusedError(400, f"{self.method} data not provided")
        try:
            value = json.loads(self.text(), parse_constant=_not_json)
            return None if _has_lone_surrogate(value) else value
        except (ValueError, RecursionError):
            raise RefusedError(400, "JSON Error: Syntax error, malformed JSON") from None

    def text(self) -> str:
        """The body as text."""
        try:
            packed = self.headers.get("content-encoding") == "gzip"
            return (gzip.decompress(self.body) if packed else self.body).decode("utf-8")
        except UnicodeDecodeError:
            raise RefusedError(400, "JSON Error: Malformed UTF-8 characters") from None
        except (OSError, EOFError, zlib.error):
            raise RefusedError(400, "Error decoding gzipped request body") from None


@dataclass(frozen=True, slots=True)
class Response:
    """What is answered.

    Attributes:
        clean: the write token of the request is spent; not so if the last object failed.
    """

    status: int
    body: bytes = b""
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    clean: bool = True

    @classmethod
    def json(
        cls, value: object, headers: Mapping[str, str] | None = None, *, clean: bool = True
    ) -> Response:
        """An answer in JSON."""
        body = json.dumps(value, ensure_ascii=False).encode()
        return cls(200, body, JSON, headers or {}, clean)

    @classmethod
    def refusal(cls, refused: RefusedError) -> Response:
        """A refusal: its message, as plain text with the label of HTML."""
        version = {} if refused.version is None else {"Last-Modified-Version": str(refused.version)}
        headers = {**refused.headers, **version}
        return cls(refused.code, refused.message.encode(), HTML, headers, clean=False)

    def send(self, start_response: StartResponse, *, head: bool) -> Iterable[bytes]:
        """Answer through WSGI; a HEAD request gets no body."""
        headers = {
            "Zotero-API-Version": "3",
            "Zotero-Schema-Version": str(schema().version),
            **self.headers,
        }
        if self.status not in (204, 304):
            headers |= {"Content-Type": self.content_type, "Content-Length": str(len(self.body))}
        status = f"{self.status} {HTTPStatus(self.status).phrase}"
        start_response(status, list(headers.items()))
        return [] if head else [self.body]


def natural(text: str) -> int | None:
    """The number that a text is; None where it is none, or none that any object has."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else None


def _decoded(path: str) -> str:
    try:
        return path.encode("latin-1").decode("utf-8", "replace")
    except UnicodeEncodeError:  # some WSGI clients decode it themselves
        return path


def _not_json(constant: str) -> None:
    raise ValueError(constant)


def _has_lone_surrogate(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
