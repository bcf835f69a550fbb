"""The keys with which Zotero desktop lets refsync write, kept for each of its databases."""

from __future__ import annotations

import json
from pathlib import Path

from refsync.errors import StateError
from refsync.files import private_file, write_atomically


class KeyFile:
    """A file of keys by server id, readable by its owner only; made when the first is kept."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, server: str) -> str | None:
        """The key for a database."""
        return self._read().get(server)

    def keep(self, server: str, key: str) -> None:
        """Keep the key for a database, in place of an earlier one.

        Raises:
            RefsyncError: the file can't be written.
        """
        self._write(self._read() | {server: key})

    def forget(self, server: str) -> None:
        """Keep no key for a database.

        Raises:
            RefsyncError: the file can't be written.
        """
        keys = self._read()
        if keys.pop(server, None) is not None:
            self._write(keys)

    def _read(self) -> dict[str, str]:
        try:
            keys = json.loads(self._path.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise StateError(
                f"{self._path} can't be read: delete it, and Zotero asks again."
            ) from error
        if not isinstance(keys, dict):
            raise StateError(f"{self._path} is damaged: delete it, and Zotero asks again.")
        return {str(server): str(key) for server, key in keys.items()}

    def _write(self, keys: dict[str, str]) -> None:
        private_file(self._path)
        write_atomically(self._path, json.dumps(keys, indent=1) + "\n")
