"""How a request, or one object of it, is refused."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from refsync.errors import RefsyncError


class RefusedError(RefsyncError):
    """The server says no, with one of Zotero's codes and messages.

    Attributes:
        code: an HTTP status; in a batch, what stands in `failed`.
        data: what the message is about, in the words of the API.
        version: the version of the object that stood in the way, where there is one.
        headers: what the answer says besides.
    """

    def __init__(
        self,
        code: int,
        message: str,
        data: Mapping[str, Any] | None = None,
        version: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.data = data
        self.version = version
        self.headers = headers or {}

    def as_json(self) -> dict[str, Any]:
        """The refusal as `failed` has it: the message is HTML, the data is not."""
        out: dict[str, Any] = {
            "code": self.code,
            "message": html.escape(self.message, quote=False),
        }
        if self.data:
            out["data"] = dict(self.data)
        return out


class FaultError(RefusedError):
    """The whole request ends in a 500; what was written before stays written."""

    def __init__(self) -> None:
        super().__init__(500, "An error occurred")
