"""Ctrl-C and SIGTERM during a run of writes: asked once, it ends after the request in flight.

Signals reach the process as a whole, so what was asked is kept here, for all who wait or write.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

from refsync.errors import StoppedError

_Handler = Callable[[int, FrameType | None], object] | int | None

_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SLICE_SECONDS = 0.1
_asked: signal.Signals | None = None


@contextmanager
def heeded(acknowledge: Callable[[], None]) -> Iterator[None]:
    """Within, the first signal only asks to stop; a second one ends the process as it ever does.

    A signal that the process was told to ignore stays ignored.

    Args:
        acknowledge: called when the first one comes, from within the signal's handler.
    """
    global _asked
    before = {
        number: handler
        for number in _SIGNALS
        if (handler := signal.getsignal(number)) not in (signal.SIG_IGN, None)
    }

    def ask(number: int, _frame: FrameType | None) -> None:
        global _asked
        _asked = signal.Signals(number)
        _install(before)
        acknowledge()

    _asked = None
    _install(dict.fromkeys(before, ask))
    try:
        yield
    finally:
        _install(before)
        _asked = None


def check() -> None:
    """Go on, unless it was asked to stop.

    Raises:
        StoppedError: it was.
    """
    if _asked:
        raise StoppedError(_asked)


def sleep(seconds: float) -> None:
    """Sleep, but no longer than until it is asked to stop.

    Raises:
        StoppedError: it was.
    """
    until = time.monotonic() + seconds
    check()
    while (left := until - time.monotonic()) > 0:
        time.sleep(min(left, _SLICE_SECONDS))
        check()


def _install(handlers: Mapping[signal.Signals, _Handler]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)
