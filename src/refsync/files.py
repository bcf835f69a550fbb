"""Writing files: never half, and private where they are nobody else's business."""

from __future__ import annotations

import os
import tempfile
from errno import EACCES
from pathlib import Path

from refsync.errors import RefsyncError, StateError

REMEDY = (
    "refsync keeps its own files there: see that it can be written to and isn't full, or name"
    " another folder with REFSYNC_STATE"
)
"""What to do where a file of refsync's own can't be used."""


def private_file(path: Path) -> None:
    """Make the file, readable by its owner only, and its folder, unless they are there.

    Raises:
        StateError: it can't be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> StateError:
    """What is said where a file of refsync's own can't be written."""
    return StateError(f"{path} can't be written ({error.strerror or error}); {REMEDY}.")


def write_atomically(path: Path, text: str | bytes) -> None:
    """Write a file as a whole: a reader sees the old text or the new one, never a part.

    Text is written in UTF-8, bytes as they are. A link stays, and what is behind it is written; a
    device or a pipe is written to as it is. A file that is write-protected stays as it is.

    Raises:
        RefsyncError: it can't be written; what was there is untouched.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    temporary = None
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(EACCES, "it is write-protected")
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise RefsyncError(f"{path} can't be written: {error.strerror or error}.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
