"""The WSGI app that answers as Zotero desktop does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from refsync.patterns import regex
from refsync.zotero.embedded.desktop.endpoints import (
    GROUPS_ONLY,
    LIBRARY,
    OPEN,
    USERS_ONLY,
    Endpoint,
)
from refsync.zotero.embedded.desktop.instance import Instance
from refsync.zotero.embedded.desktop.visits import NoKeyError, Visit, check_entry, inside
from refsync.zotero.embedded.http import Request, Response
from refsync.zotero.embedded.refusal import FaultError, RefusedError
from refsync.zotero.embedded.store.database import Database
from refsync.zotero.schema import schema

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

_LIBRARY = regex(r"/api/(user|group)s/([^/]+)(.*)")
_TEXT = "text/plain"
_PING = Response(200, b"<!DOCTYPE html><html><body>Zotero is running</body></html>", "text/html")
_UNNAMED = frozenset({401, 428, 429})
"""Statuses that Zotero has no words for."""


class _OutsideError(RefusedError):
    """The server itself refuses, before the local API is asked: without the API's headers."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(code, f"{message}\n")


@dataclass(frozen=True, slots=True)
class _Found:
    """An endpoint, and what its address names: the library's kind and owner, and keys."""

    endpoint: Endpoint
    library: tuple[str, str] | None
    names: Sequence[str]


class DesktopApp:
    """Answers requests out of a database, one at a time; threads may share it."""

    def __init__(self, database: Database, instance: Instance) -> None:
        self._database = database
        self._instance = instance
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = Request.of(environ)
        with self._lock:
            response = self._answer(request)
        reason = "undefined" if response.status in _UNNAMED else HTTPStatus(response.status).phrase
        start_response(f"{response.status} {reason}", list(response.headers.items()))
        return [response.body]

    def _answer(self, request: Request) -> Response:
        try:
            if request.path == "/connector/ping":
                return _bare(_PING)
            found = _find(request)
            if request.method in ("HEAD", "OPTIONS"):
                return _bare(Response(200))
            body = _body(request, found.endpoint)
            return self._with_headers(self._respond(request, found, body))
        except (_OutsideError, NoKeyError) as refused:
            return _bare(_refusal(refused))
        except FaultError:
            return _bare(Response(500))
        except RefusedError as refused:
            return self._with_headers(_refusal(refused))

    def _respond(self, request: Request, found: _Found, body: Any) -> Response:
        begin = self._database.writing if request.is_write else self._database.reading
        with begin() as connection:
            visit = Visit(request, connection, self._instance, body)
            check_entry(visit)
            handler = found.endpoint.handlers[request.method]
            if found.library is None:
                return handler(visit)
            return handler(inside(visit, *found.library), *found.names)

    def _with_headers(self, response: Response) -> Response:
        return _bare(
            replace(
                response,
                headers={
                    **response.headers,
                    "Zotero-API-Version": "3",
                    "Zotero-Schema-Version": str(schema().version),
                    "Zotero-Server-ID": self._instance.desktop.server_id,
                },
            )
        )


def _bare(response: Response) -> Response:
    """The answer with what every answer has."""
    length = {} if response.status in (204, 304) else {"Content-Length": str(len(response.body))}
    described = {"Content-Type": response.content_type} if response.body else {}
    return replace(
        response,
        headers={
            "X-Zotero-Version": "11.0",
            "X-Zotero-Connector-API-Version": "3",
            **response.headers,
            **described,
            **length,
        },
    )


def _refusal(refused: RefusedError) -> Response:
    return Response(refused.code, refused.message.encode(), _TEXT, refused.headers)


def _find(request: Request) -> _Found:
    """The endpoint of an address.

    Raises:
        _OutsideError: there is none, or none for this method.
    """
    found = _match(OPEN, request.path)
    library = None
    if found is None and (below := _LIBRARY.fullmatch(request.path)):
        library = (below[1], below[2])
        of_this_kind = USERS_ONLY if below[1] == "user" else GROUPS_ONLY
        found = _match((*LIBRARY, *of_this_kind), below[3])
    if found is None:
        raise _OutsideError(404, "No endpoint found")
    endpoint, names = found
    if request.method not in {*endpoint.handlers, "HEAD", "OPTIONS"}:
        raise _OutsideError(400, "Endpoint does not support method")
    return _Found(endpoint, library, names)


def _match(endpoints: Sequence[Endpoint], path: str) -> tuple[Endpoint, Sequence[str]] | None:
    for endpoint in endpoints:
        if match := endpoint.pattern.fullmatch(path):
            return endpoint, match.groups()
    return None


def _body(request: Request, endpoint: Endpoint) -> Any:
    """What was sent, read by its content type; None where nothing was, or nothing says what it is.

    Raises:
        _OutsideError: it is not what it is said to be.
    """
    if request.method not in ("POST", "PUT", "PATCH"):
        return None
    if "transfer-encoding" in request.headers:
        raise _OutsideError(400, "Content-length not provided")
    content_type = request.headers.get("content-type", "").partition(";")[0].strip()
    if not content_type:
        return None
    if endpoint.only_json and content_type != "application/json":
        raise _OutsideError(400, "Endpoint does not support content-type")
    text = request.body.decode("utf-8", "replace")
    if content_type == "application/x-www-form-urlencoded":
        return dict(parse_qsl(text))
    try:
        return _without_surrogates(json.loads(text))
    except (ValueError, RecursionError):
        raise _OutsideError(400, "Invalid JSON provided") from None


def _without_surrogates(value: Any) -> Any:
    """The value with surrogates that stand alone replaced: they can't be stored."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))
