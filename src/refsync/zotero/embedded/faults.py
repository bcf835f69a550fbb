"""A server that fails on demand, to try Zotero clients with.

    Faulty(app, [read_fault("429:0.1"), read_fault("lost:0.05")], seed=7)

The same seed gives the same sequence of faults for the same sequence of requests.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from refsync.errors import UsageError

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

_ANSWERS = {
    "412": ("412 Precondition Failed", "Library has been modified since specified version"),
    "429": ("429 Too Many Requests", "Too many requests"),
    "500": ("500 Internal Server Error", "An error occurred"),
    "503": ("503 Service Unavailable", "Service unavailable"),
}
_KINDS = (*_ANSWERS, "lost", "drop", "slow")
_WRITES_ONLY = frozenset({"412", "lost"})
_LONGEST_SECONDS = 600.0


class HangUpError(Exception):
    """The connection is to be closed without an answer."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong, and how often.

    Attributes:
        kind: a status to answer with instead of doing anything; "lost": a write is done and its
            answer is not sent; "drop": nothing is done and nothing sent; "slow": the answer takes
            `seconds` more.
        probability: of each request that it can happen to.
    """

    kind: str
    probability: float = 1.0
    seconds: float = 0.0


def read_fault(text: str) -> Fault:
    """A fault as the command line has it: "429:0.1", "lost", "slow:2" or "slow:2:0.5".

    Raises:
        UsageError: it is none.
    """
    kind, *numbers = text.split(":")
    try:
        values = [float(number) for number in numbers]
        seconds = values.pop(0) if kind == "slow" else 0.0
        probability = values.pop(0) if values else 1.0
    except (ValueError, IndexError):
        kind = ""
    else:
        fits = 0 <= probability <= 1 and 0 <= seconds <= _LONGEST_SECONDS and not values
        if kind in _KINDS and fits:
            return Fault(kind, probability, seconds)
    raise UsageError(
        f"“{text}” is no fault: name one of {', '.join(_KINDS)}, and how often, as in 429:0.1 or"
        " slow:2:0.5 (two seconds, every other request)."
    )


class Faulty:
    """An app that fails now and then, and else passes requests on; threads may share it.

    Args:
        app: what answers.
        faults: each is drawn for every request, in this order; the first that hits ends it.
        seed: of the sequence.
        sleep: waits some seconds.
    """

    def __init__(
        self,
        app: WSGIApplication,
        faults: Sequence[Fault],
        seed: int = 0,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.app = app
        self._faults = faults
        self._random = random.Random(seed)  # noqa: S311 - a sequence that can be had again
        self._sleep = sleep
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request, or fail at it.

        Raises:
            HangUpError: the connection is to be closed.
        """
        for fault in self._drawn(environ["REQUEST_METHOD"]):
            if fault.kind == "slow":
                self._sleep(fault.seconds)
                continue
            if fault.kind == "lost":
                b"".join(self.app(environ, lambda *_: lambda _: None))
            if fault.kind in ("lost", "drop"):
                raise HangUpError
            return _answered(fault.kind, start_response)
        return self.app(environ, start_response)

    def _drawn(self, method: str) -> list[Fault]:
        """The faults that a request meets; as many numbers are drawn for each request."""
        is_write = method not in ("GET", "HEAD", "OPTIONS")
        with self._lock:
            draws = [self._random.random() for _ in self._faults]
        return [
            fault
            for fault, draw in zip(self._faults, draws, strict=True)
            if draw < fault.probability and (is_write or fault.kind not in _WRITES_ONLY)
        ]


def _answered(kind: str, start_response: StartResponse) -> list[bytes]:
    status, message = _ANSWERS[kind]
    body = message.encode()
    headers = [("Content-Type", "text/html; charset=UTF-8"), ("Content-Length", str(len(body)))]
    start_response(status, headers + ([("Retry-After", "1")] if kind == "429" else []))
    return [body]
