"""Pages as they were last read, so that an unchanged one isn't sent again."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from refsync.errors import RefsyncError
from refsync.files import private_file, write_atomically


@dataclass(frozen=True, slots=True)
class Kept:
    """A page.

    Attributes:
        data: what was sent.
        content_type: the header `Content-Type`.
        etag: the header `ETag`, or what else names this version of the page.
        last_modified: the header `Last-Modified`.
    """

    data: bytes
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""


class Cache:
    """Pages by their addresses, each in a file that only the user can read.

    Args:
        folder: made when the first page is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, address: str) -> Kept | None:
        """The page as it was last kept; none where its file is missing or damaged."""
        try:
            content = json.loads(self._file(address).read_bytes())
            if content.pop("address") != address:
                return None
            return Kept(**{**content, "data": b64decode(content["data"], validate=True)})
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def keep(self, address: str, page: Kept) -> None:
        """Keep a page instead of the earlier one, where that can be done: it only saves time."""
        content = asdict(page) | {"address": address, "data": b64encode(page.data).decode("ascii")}
        try:
            private_file(self._file(address))
            write_atomically(self._file(address), json.dumps(content))
        except RefsyncError:
            return

    def _file(self, address: str) -> Path:
        return self._folder / f"{sha256(address.encode()).hexdigest()}.json"
