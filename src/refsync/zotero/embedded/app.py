"""The WSGI app that answers as Zotero's Web API does."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from sqlite3 import Connection
from typing import TYPE_CHECKING

from refsync.patterns import regex
from refsync.zotero.embedded.http import Request, Response
from refsync.zotero.embedded.refusal import FaultError, RefusedError
from refsync.zotero.embedded.routes.table import LIBRARY, OPEN, Handler, Route
from refsync.zotero.embedded.store.database import Database
from refsync.zotero.embedded.visits import Visit, admitted, identified

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIEnvironment

_LIBRARY = regex(r"/(user|group)s/([^/]+)(/.*)")
_NOT_FOUND = "<h1>Not Found</h1>\n<p>The page you requested could not be found.</p>\n"
_TOKEN_LENGTHS = range(5, 33)


class App:
    """Answers requests out of a database; threads may share it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        request = Request.of(environ)
        try:
            response = self._answer(request)
        except RefusedError as refused:
            response = Response.refusal(refused)
        return response.send(start_response, head=request.method == "HEAD")

    def _answer(self, request: Request) -> Response:
        _check_protocol(request)
        if request.method == "OPTIONS":
            return Response(200)
        if request.path in ("", "/"):
            return Response(200, b"Nothing to see here.")
        begin = self._database.writing if request.is_write else self._database.reading
        return _in_transaction(begin, request)


def _in_transaction(
    begin: Callable[[], AbstractContextManager[Connection]], request: Request
) -> Response:
    """What a request is answered; where the server faults, what was written before stays."""
    with begin() as connection:
        visit = identified(request, connection)
        token = _write_token(visit)
        try:
            response = _respond(visit)
        except FaultError as fault:
            return Response.refusal(fault)
        if token and visit.key and response.clean:
            visit.accounts.use_token(visit.key.key, token, time.time())
        return response


def _respond(visit: Visit) -> Response:
    path = visit.request.path.removesuffix("/")
    if found := _find(OPEN, path):
        route, names = found
        handler = _handler(route, visit)
        return handler(visit, *names) if handler else _not_allowed(route)
    inside = _LIBRARY.fullmatch(path)
    found = _find(LIBRARY, inside[3]) if inside else None
    if inside is None or found is None:
        return Response(404, _NOT_FOUND.encode(), clean=False)
    route, names = found
    handler = _handler(route, visit)
    if handler is None:
        return _not_allowed(route)
    return handler(admitted(visit, "user" if inside[1] == "user" else "group", inside[2]), *names)


def _find(routes: Sequence[Route], path: str) -> tuple[Route, Sequence[str]] | None:
    for route in routes:
        if match := route.pattern.fullmatch(path):
            return route, match.groups()
    return None


def _handler(route: Route, visit: Visit) -> Handler | None:
    return route.handler(visit.request.method)


def _not_allowed(route: Route) -> Response:
    return Response(405, b"Method not allowed", headers={"Allow": route.allowed}, clean=False)


def _check_protocol(request: Request) -> None:
    if "expect" in request.headers:
        raise RefusedError(417, "Expect header is not supported")
    header, parameter = request.headers.get("zotero-api-version"), request.parameter("v")
    if header and parameter and header != parameter:
        raise RefusedError(400, "Zotero-API-Version header does not match 'v' query parameter")
    version = header or parameter or "3"
    if version != "3":
        raise RefusedError(400, f"Invalid API version '{version}'")


def _write_token(visit: Visit) -> str | None:
    """The write token of a request, unused.

    Raises:
        RefusedError: it was used before, or is none.
    """
    token = visit.request.headers.get("zotero-write-token")
    if token is None or not visit.request.is_write or visit.key is None:
        return None
    if len(token) not in _TOKEN_LENGTHS:
        raise RefusedError(400, "Write token must be 5-32 characters in length")
    if visit.accounts.token_is_used(visit.key.key, token):
        raise RefusedError(412, "Write token already used")
    return token
