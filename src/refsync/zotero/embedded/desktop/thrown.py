"""Errors that the program throws, where a server would have an answer."""

from __future__ import annotations

from refsync.zotero.embedded.refusal import RefusedError


class ThrownError(RefusedError):
    """In a batch it is told, with the one code there is; alone it ends in a 500 without a word."""

    def __init__(self, message: str) -> None:
        super().__init__(400, message)
