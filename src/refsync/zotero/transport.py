"""The transport under pyzotero: patient with Zotero's servers, and bounded.

Zotero asks its clients to stay at four requests at a time, to keep to `Backoff` and `Retry-After`,
and to expect 429, 500 and 503 at any time
(https://www.zotero.org/support/dev/web_api/v3/basics#rate_limiting).

Every request is repeated, writes too. So a write sent through this transport must be safe to
repeat: its objects carry a key of the client's own choosing and a version, and one that an earlier
try had written is then refused as changed (412), not written twice. Where the server takes no such
keys, a write that may have arrived is not repeated here.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import BoundedSemaphore

import httpx2

from refsync import interrupts
from refsync.errors import NetworkError

TRIES = 5
PATIENCE = 120.0
"""Seconds that one request may spend waiting, over all its tries."""

_AT_A_TIME = 4
_TOO_MANY = 429
_REPEATED = frozenset({_TOO_MANY, 500, 502, 503, 504})


class UnansweredError(NetworkError):
    """A write was sent, and it isn't known what became of it."""


class PatientTransport(httpx2.BaseTransport):
    """Repeats what may succeed later, and waits as long as the server asks.

    What was waited for is taken out of the answers (`Backoff`, `Retry-After`): who stands above
    needn't wait again.

    Args:
        inner: sends one request.
        repeats_writes: a write is safe to repeat; else it is repeated only if it never arrived.
        sleep: waits some seconds.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        inner: httpx2.BaseTransport,
        *,
        repeats_writes: bool = True,
        sleep: Callable[[float], None] = interrupts.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._inner = inner
        self._repeats_writes = repeats_writes
        self._sleep = sleep
        self._clock = clock
        self._not_before = 0.0
        self._slots = BoundedSemaphore(_AT_A_TIME)

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer to a request, its body read.

        Raises:
            NetworkError: there was no connection, the server kept failing, or it asks for more
                patience than there is.
            StoppedError: a signal asked to stop while it waited.
            UnansweredError: a write that is not safe to repeat had no answer, or one of failure.
        """
        request.read()
        patience = PATIENCE
        trouble = ""
        for tried in range(TRIES):
            patience -= self._wait(request, patience, trouble)
            try:
                with self._slots:
                    response = self._inner.handle_request(request)
                    response.request = request
                    response.read()
            except (httpx2.TransportError, httpx2.DecodingError) as error:
                trouble = _in_words(error)
                arrived = not isinstance(error, httpx2.ConnectError | httpx2.ConnectTimeout)
            else:
                self._heed(response.headers)
                if response.status_code not in _REPEATED:
                    return response
                trouble = f"it answered {response.status_code} {response.reason_phrase}".rstrip()
                arrived = response.status_code != _TOO_MANY
            if arrived and request.method != "GET" and not self._repeats_writes:
                raise UnansweredError(
                    f"{request.url.host} did not say what became of a write: {trouble}."
                )
            self._hold(random.uniform(0.25, 0.5) * 2**tried)  # noqa: S311 - jitter, no secret
        raise NetworkError(
            f"{request.url.host} did not answer as it should in {TRIES} tries: {trouble}."
            " Check the connection, or try again later."
        )

    def close(self) -> None:
        """Close the connections."""
        self._inner.close()

    def _wait(self, request: httpx2.Request, patience: float, trouble: str) -> float:
        """Wait until a request may be sent; the seconds that it took."""
        seconds = max(0.0, self._not_before - self._clock())
        if seconds > patience:
            reason = f" ({trouble})" if trouble else ""
            raise NetworkError(
                f"{request.url.host} asks to be left alone for {seconds:.0f} seconds{reason}:"
                " try again after that."
            )
        if seconds:
            self._sleep(seconds)
        return seconds

    def _heed(self, headers: httpx2.Headers) -> None:
        for name in ("Backoff", "Retry-After"):
            self._hold(_seconds(headers.get(name, ""), headers))
            headers.pop(name, None)

    def _hold(self, seconds: float) -> None:
        self._not_before = max(self._not_before, self._clock() + seconds)


def _seconds(value: str, headers: Mapping[str, str]) -> float:
    """How long a server asks to wait: seconds, or a date by its own clock (RFC 9110, 10.2.3)."""
    if value.strip().isdecimal():
        return float(value)
    until = _moment(value)
    if until is None:
        return 0.0
    now = _moment(headers.get("Date", "")) or datetime.now(UTC)
    return (until - now).total_seconds()


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _in_words(error: httpx2.RequestError) -> str:
    match error:
        case httpx2.TimeoutException():
            return "it did not answer in time"
        case httpx2.ConnectError():
            return f"no connection ({error})"
        case _:
            return f"the connection broke ({error or type(error).__name__})"
