"""One run of writes at a time per library.

The lock is the operating system's, so it goes with the process that holds it, however that ends;
beside it stands who holds it, for the sentence.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from refsync.errors import BusyError
from refsync.files import private_file, unwritable, write_atomically


@contextmanager
def locked(state: Path, library: str, command: str) -> Iterator[None]:
    """Hold a library's lock; within the same thread it may be held more than once.

    Args:
        state: the folder of refsync's own files.
        library: its identity, as "user:123".
        command: what it is held for, as "sync".

    Raises:
        BusyError: somebody else holds it; the sentence says who.
        StateError: the lock's file can't be made.
    """
    path = state / "locks" / f"{hashlib.sha256(library.encode()).hexdigest()[:16]}.lock"
    holder = path.with_suffix(".json")
    try:
        private_file(path)
        lock = FileLock(path, is_singleton=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise BusyError(
            f"Another refsync is writing to {library} ({_told(holder)}): wait until it is done."
        ) from None
    except OSError as error:
        raise unwritable(path, error) from error
    try:
        if lock.lock_counter == 1:
            private_file(holder)
            write_atomically(holder, json.dumps(_oneself(command)))
        yield
    finally:
        lock.release()


def _oneself(command: str) -> dict[str, str | int]:
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return {"command": command, "pid": os.getpid(), "host": socket.gethostname(), "since": since}


def _told(holder: Path) -> str:
    """Who holds the lock, as far as it is known."""
    try:
        who = json.loads(holder.read_text(encoding="utf-8"))
        return f"{who['command']}, process {who['pid']} on {who['host']}, since {who['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "it has just begun"
