"""The refusals of a Zotero server as sentences, each with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
from pyzotero import PyZoteroError

from refsync.errors import AccessError, ConflictError, LibraryError

KEYS_PAGE = "https://www.zotero.org/settings/keys"


@contextmanager
def in_sentences(library: str, action: str = "read", *, has_key: bool = True) -> Iterator[None]:
    """Raise what pyzotero and httpx2 raise as errors of refsync's.

    Args:
        library: its name, as "user:123".
        action: what is being done to it, "read" or "write to".
        has_key: whether the requests carry a key.

    Raises:
        AccessError: there is no such library, or the key may not do this.
        ConflictError: the library has changed.
        LibraryError: anything else.
    """
    try:
        yield
    except (PyZoteroError, httpx2.HTTPError, httpx2.InvalidURL) as error:
        response = response_of(error)
        if response is None:
            raise LibraryError(f"Zotero could not {action} {library}: {error}") from error
        raise _refused(response, library, action, has_key=has_key) from error


def response_of(error: Exception) -> httpx2.Response | None:
    """The answer that an error is about; pyzotero's errors are made from httpx2's."""
    for cause in (error, error.__cause__):
        if isinstance(cause, httpx2.HTTPStatusError):
            return cause.response
    return None


def _refused(
    response: httpx2.Response, library: str, action: str, *, has_key: bool
) -> LibraryError:
    said = first_line(response.text)
    match response.status_code:
        case 401 | 403 if not has_key:
            return AccessError(
                f"Without a key nobody may {action} {library}: make one at {KEYS_PAGE} and put it"
                " into ZOTERO_API_KEY."
            )
        case 401 | 403 if said == "Invalid key":
            return AccessError(f"Zotero does not know this key: see {KEYS_PAGE}.")
        case 401 | 403:
            return AccessError(
                f"The key may not {action} {library} (Zotero: {said}): see its rights at"
                f" {KEYS_PAGE}."
            )
        case 404:
            return AccessError(f"There is no library {library}, or the key may not see it.")
        case 412:
            return ConflictError(f"{library} has changed in Zotero meanwhile: run again.")
        case status:
            return LibraryError(f"Zotero could not {action} {library}: {status} {said}.")


def first_line(text: str) -> str:
    """The beginning of what a server says."""
    lines = text.strip().splitlines()
    return lines[0].removesuffix(".")[:200] if lines else "no reason given"
