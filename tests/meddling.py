"""Apps between refsync and a library that fail, or do something, at a certain request."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

Deed = Callable[["WSGIApplication", "WSGIEnvironment", "StartResponse"], Iterable[bytes]]
"""What happens in place of a request's being passed on to the app."""


class CrashError(BaseException):
    """The process is killed: nothing catches it."""


class Meddler:
    """An app that does a deed at its Nth request (from 1), and after it too if it is `lasting`.

    Attributes:
        count: the requests so far.
        hit: the path of the Nth request, once it came.
    """

    def __init__(
        self,
        app: WSGIApplication,
        deed: Deed,
        at: int = 1,
        *,
        only: Callable[[WSGIEnvironment], bool] = lambda _: True,
        lasting: bool = False,
    ) -> None:
        self.app, self.deed, self.at, self.only, self.lasting = app, deed, at, only, lasting
        self.count = 0
        self.hit: str | None = None

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if not self.only(environ):
            return self.app(environ, start_response)
        self.count += 1
        if self.count == self.at:
            self.hit = environ["PATH_INFO"]
        if self.count == self.at or (self.count > self.at and self.lasting):
            return self.deed(self.app, environ, start_response)
        return self.app(environ, start_response)


def writes_items(environ: WSGIEnvironment) -> bool:
    request = (environ["REQUEST_METHOD"], environ["PATH_INFO"].rpartition("/")[2])
    return request == ("POST", "items")


def before(action: Callable[[], object]) -> Deed:
    """Something happens just before the request arrives."""

    def deed(
        app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        action()
        return app(environ, start_response)

    return deed


def raising(error: type[BaseException], *, reaches: bool = False) -> Deed:
    """There is no answer, whether or not the request arrived."""

    def deed(
        app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        if reaches:
            b"".join(app(environ, lambda *_: lambda _: None))
        raise error("cut")

    return deed


not_sent = raising(httpx2.ConnectError)
answer_lost = raising(httpx2.ReadTimeout, reaches=True)
killed_before = raising(CrashError)
killed_after = raising(CrashError, reaches=True)


def answering(status: str, *, reaches: bool = False) -> Deed:
    """The server answers this, whether or not it did what it was asked for."""

    def deed(
        app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        if reaches:
            b"".join(app(environ, lambda *_: lambda _: None))
        start_response(status, [("Content-Type", "text/html"), ("Retry-After", "1")])
        return [b"An error occurred"]

    return deed


def refusing(code: int, message: str = "An error occurred", *, index: int = 0) -> Deed:
    """One object of a write is refused, the others are stored; what is no write is passed on."""

    def deed(
        app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        objects = json.loads(body) if environ["REQUEST_METHOD"] == "POST" else []
        objects = objects if isinstance(objects, list) else []
        kept = [obj for number, obj in enumerate(objects) if number != index]
        sent = body if kept == objects else json.dumps(kept).encode()
        passed = {**environ, "wsgi.input": io.BytesIO(sent), "CONTENT_LENGTH": str(len(sent))}
        if kept == objects or not kept:
            passed |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}
            if kept == objects:
                return app(passed, start_response)
        started: list[Any] = []

        def start(*given: Any) -> Any:
            started[:] = given
            return lambda _: None

        answer: dict[str, Any] = {"successful": {}, "success": {}, "unchanged": {}, "failed": {}}
        headers: list[tuple[str, str]] = [("Content-Type", "application/json")]
        if kept:
            answer = json.loads(b"".join(app(passed, start)))
            headers = [pair for pair in started[1] if pair[0].lower() != "content-length"]
        for part, outcomes in answer.items():
            answer[part] = {
                str(number + (number >= index)): outcome
                for number, outcome in ((int(n), o) for n, o in dict(outcomes).items())
            }
        answer["failed"][str(index)] = {"code": code, "message": message}
        start_response("200 OK", headers)
        return [json.dumps(answer).encode()]

    return deed
