"""What servers answer, and what it means for a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from refsync.errors import SourceError
from refsync.sources.page_cache import Kept

_WHOLE = frozenset({200, 203})
"""Other codes of success come with no page, or with a part of it (RFC 9110, 15.3)."""


class RefusedError(SourceError):
    """A server doesn't give a page out.

    Attributes:
        status: its answer's code.
        headers: its answer's headers, whose names have no case.
    """

    def __init__(self, message: str, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a request.

    Attributes:
        status: its code.
        reason: what the server calls it.
        headers: their names have no case.
        data: the page; empty where it is none.
    """

    status: int
    reason: str
    headers: Mapping[str, str]
    data: bytes

    def header(self, name: str) -> str:
        """The value of a header; "" where it is missing."""
        return self.headers.get(name, "")

    @property
    def may_be_kept(self) -> bool:
        """Whether there is a way to ask for changes, and the server doesn't forbid it."""
        has_version = self.header("ETag") or self.header("Last-Modified")
        return bool(has_version) and "no-store" not in self.header("Cache-Control").lower()


def conditions(kept: Kept | None) -> dict[str, str]:
    """The headers that ask for a page only if it is another one than was kept."""
    if kept is None:
        return {}
    headers = {"If-None-Match": kept.etag, "If-Modified-Since": kept.last_modified}
    return {name: value for name, value in headers.items() if value}


def kept_of(answer: Answer, where: str) -> Kept:
    """The page of an answer.

    Raises:
        RefusedError: it has none.
    """
    if answer.status in _WHOLE:
        return Kept(
            answer.data,
            answer.header("Content-Type"),
            answer.header("ETag"),
            answer.header("Last-Modified"),
        )
    title = f"{answer.status} {answer.reason}".rstrip()
    if answer.status in (404, 410):
        why = f"is not there ({title}). Check the address."
    elif answer.status in (401, 403):
        why = f"is not open to everyone ({title}). Save the page, and name the file."
    elif answer.status == 429 or answer.status >= 500:
        why = f"is not to be had now ({title}). Try it {when_again(answer.headers)}."
    else:
        why = f"can't be read: the server answered {title}."
    raise RefusedError(f"{where} {why}", answer.status, answer.headers)


def when_again(headers: Mapping[str, str]) -> str:
    """When a server is to be asked again: "after 2026-05-01 14:05 UTC", or "later"."""
    reset = headers.get("X-RateLimit-Reset", "")
    moment = _retry_after(headers.get("Retry-After", ""))
    if moment is None and reset.isdecimal() and len(reset) <= 10:
        moment = datetime.fromtimestamp(int(reset), UTC)
    return f"after {moment:%Y-%m-%d %H:%M} UTC" if moment else "later"


def _retry_after(value: str) -> datetime | None:
    """A moment, given as seconds from now or as a date (RFC 9110, 10.2.3)."""
    if value.isdecimal() and len(value) <= 7:
        return datetime.now(UTC) + timedelta(seconds=int(value))
    try:
        return parsedate_to_datetime(value).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
