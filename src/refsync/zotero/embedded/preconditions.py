"""Whether a write may happen, by the versions its sender has seen. Pure: no I/O.

The rules are those of Zotero's server, where they differ from its documentation
(https://www.zotero.org/support/dev/web_api/v3/syncing) too.
"""

from __future__ import annotations

from refsync.zotero.embedded.refusal import RefusedError


def check_library(expected: int | None, found: int) -> None:
    """Refuse a write to a library that has moved since the version its sender expects."""
    if expected is not None and expected < found:
        raise RefusedError(
            412,
            "Library has been modified since specified version"
            f" (expected {expected}, found {found})",
        )


def check_in_batch(
    kind: str, expected: int | None, found: int | None, *, library_checked: bool
) -> None:
    """Refuse one object of a batch that was sent with a key.

    Args:
        kind: "item" or "collection".
        expected: the version that the object was sent with.
        found: its version in the library; None where it is not there.
        library_checked: the request as a whole had a precondition.
    """
    if expected is None:
        if not library_checked:
            raise RefusedError(
                428,
                "Either If-Unmodified-Since-Version or 'version' property must be provided"
                " for 'key'-based writes",
            )
    elif found is None and expected > 0:
        raise RefusedError(
            404, f"{kind.title()} doesn't exist (expected version {expected}; use 0 instead)"
        )
    elif found is not None:
        check_version(kind, expected, found)


def check_single(kind: str, expected: int | None, found: int | None, *, may_create: bool) -> None:
    """Refuse a write to the one object that the address names.

    Args:
        kind: "item" or "collection".
        expected: the version that the header or the object names.
        found: its version in the library; None where it is not there.
        may_create: an object that is not there is made even if no version says so (PUT).
    """
    if found is not None:
        if expected is None:
            raise RefusedError(
                428,
                "Either If-Unmodified-Since-Version or object version property must be provided"
                " for key-based writes",
            )
        check_version(kind, expected, found)
    elif expected is None and not may_create:
        raise RefusedError(
            404,
            f"{kind.title()} not found (to create, use If-Unmodified-Since-Version: 0,"
            " JSON 'version' 0, or PUT method)",
        )
    elif expected:
        raise RefusedError(412, f"{kind.title()} not found (expected version {expected})")


def check_delete(kind: str, expected: int | None, found: int | None) -> None:
    """Refuse to delete the one object that the address names."""
    if expected is None:
        raise RefusedError(428, "If-Unmodified-Since-Version must be provided for delete requests")
    if found is not None:
        check_version(kind, expected, found)
    elif expected:
        raise RefusedError(412, f"{kind.title()} not found (expected version {expected})")


def agreed(header: int | None, sent: int | None) -> int | None:
    """The one version that the header and the object name."""
    if header is not None and sent is not None and header != sent:
        raise RefusedError(
            400,
            "If-Unmodified-Since-Version value does not match JSON 'version' property"
            f" ({header} != {sent})",
        )
    return sent if header is None else header


def check_version(kind: str, expected: int, found: int) -> None:
    """Refuse a write to an object that has moved since the version its sender expects."""
    if expected < found:
        raise RefusedError(
            412,
            f"{kind.title()} has been modified since specified version"
            f" (expected {expected}, found {found})",
            version=found,
        )
