"""What Zotero desktop refuses as sentences, each with what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
from pyzotero import PyZoteroError
from pyzotero.errors import ServerIDMismatchError

from refsync.errors import AccessError, ConflictError, LibraryError
from refsync.zotero.sentences import first_line, response_of

SETTING = "Allow other applications on this computer to communicate with Zotero"

NOT_RUNNING = (
    "Zotero does not answer: start it, and see that “{setting}” is on in its settings, under"
    " Advanced ({url})."
).format
NO_DESKTOP = (
    "What answers at {url} is no Zotero desktop: check --endpoint and REFSYNC_ZOTERO_ENDPOINT."
).format
NOT_ALLOWED = (
    f"Zotero lets no other program in: turn on “{SETTING}” in its settings, under Advanced."
)
ASKING = "Zotero asks whether refsync may write: choose “Always Allow”."
ASKING_AGAIN = (
    "“Allow” was for one write only, so Zotero asks again: choose “Always Allow”, and it is the"
    " last time."
)
DENIED = (
    "Zotero was told not to let refsync write, and nothing more was written: sync again, and choose"
    " “Always Allow”."
)
TOO_MANY_PROMPTS = (
    "Zotero asks no more than five times a minute whether refsync may write: sync again in a"
    " minute, and choose “Always Allow”."
)
NOT_ANSWERED = (
    "Nobody told Zotero whether refsync may write, and nothing more was written: sync again, and"
    " choose “Always Allow” in Zotero."
)
NOT_WRITABLE = (
    "This Zotero can be read by other programs, but not written to: update it, or name your"
    " library at zotero.org, as in user:123."
)
NO_GROUP = (
    "This Zotero has no group {group}: name one that stands under its Group Libraries, by the"
    " number in the address of its page at zotero.org."
).format
READ_ONLY_GROUP = (
    "You may read the group {group}, but not write to it, and nothing more was written: ask its"
    " owner."
).format
DATABASE_CHANGED = (
    "Zotero has another database open than when this began, and nothing more was written:"
    " run again."
)


@contextmanager
def in_sentences(action: str, group: str | None = None) -> Iterator[None]:
    """Raise what pyzotero and httpx2 raise as errors of refsync's.

    Args:
        action: what is being done to the library, "read" or "write to".
        group: the id of the group whose library it is, if it is a group's.

    Raises:
        AccessError: Zotero lets nobody in.
        ConflictError: the library, or the database, has changed.
        LibraryError: anything else.
    """
    try:
        yield
    except ServerIDMismatchError as error:
        raise ConflictError(DATABASE_CHANGED) from error
    except (PyZoteroError, httpx2.HTTPError, httpx2.InvalidURL) as error:
        response = response_of(error)
        if response is None:
            raise LibraryError(f"Zotero could not {action} its library: {error}") from error
        raise _refused(response, action, group) from error


def _refused(response: httpx2.Response, action: str, group: str | None) -> LibraryError:
    said = first_line(response.text)
    match response.status_code:
        case 403 if "not enabled" in said:
            return AccessError(NOT_ALLOWED)
        case 404 if group and said == "Not found":
            return AccessError(NO_GROUP(group=group))
        case 403 if group and action == "write to":
            return AccessError(READ_ONLY_GROUP(group=group))
        case 412 | 428 if "Server-ID" in said:
            return ConflictError(DATABASE_CHANGED)
        case 412:
            return ConflictError("Zotero's library has changed meanwhile: run again.")
        case 401 | 403:
            return AccessError(f"Zotero does not let refsync {action} its library: {said}.")
        case status:
            return LibraryError(f"Zotero could not {action} its library: {status} {said}.")
