"""Whether a write at the desktop may happen, by the versions its sender has seen.

A version in a header may be newer than what is there, one in an object has to be the same. Pure.
"""

from __future__ import annotations

from refsync.zotero.embedded.http import Request
from refsync.zotero.embedded.preconditions import check_in_batch
from refsync.zotero.embedded.refusal import RefusedError

_HEADER = "If-Unmodified-Since-Version"


def library_version(request: Request) -> int | None:
    """The version that the header names.

    Raises:
        RefusedError: it is none.
    """
    return request.version_header(_HEADER)


def required_version(request: Request) -> int:
    """The version that the header names.

    Raises:
        RefusedError: there is none.
    """
    version = library_version(request)
    if version is None:
        raise RefusedError(428, f"{_HEADER} not provided")
    return version


def check_one(kind: str, header: int | None, stated: object, found: int | None) -> None:
    """Refuse a write to the one object that the address names.

    Args:
        kind: "item" or "collection".
        header: the version in the header.
        stated: the one in the object.
        found: the object's; None where it is not there.
    """
    if found is None:
        return
    if header is None and stated is None:
        raise RefusedError(428, f"{_HEADER} not provided")
    if header is not None:
        check_header(kind, header, found)
    check_stated(kind, stated, found)


def check_header(kind: str, header: int, found: int) -> None:
    """Refuse what has moved since the version in the header."""
    if header < found:
        raise RefusedError(
            412,
            f"{kind} has been modified since specified version (expected {header}, found {found})",
        )


def check_stated(kind: str, stated: object, found: int) -> None:
    """Refuse what is not at the version that the object was sent with."""
    if stated is not None and stated != found:
        raise RefusedError(412, f"{kind} version mismatch: expected {stated}, found {found}")


def check_batched(kind: str, stated: object, found: int | None, *, library_checked: bool) -> None:
    """Refuse one object of a batch that was sent with a key.

    Raises:
        RefusedError: its version is not the one it was sent with; or it is not there, since no
            program can make one under a key of its own choosing.
    """
    if stated is None and not library_checked:
        check_in_batch(kind, None, found, library_checked=False)
    if found is not None:
        check_stated(kind, stated, found)
    elif stated:
        raise RefusedError(404, f"{kind} doesn't exist (expected version {stated}; use 0 instead)")
    else:
        raise RefusedError(400, f"'primaryData' not loaded for {kind}")
