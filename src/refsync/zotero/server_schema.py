"""The schema of the server that a library is at.

Zotero names the version of its schema in every answer (`Zotero-Schema-Version`). Where that is
another one than refsync's own, the server is asked for its schema once, and the answer kept
(https://www.zotero.org/support/dev/web_api/v3/types_and_fields).
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

import httpx2

from refsync.errors import RefsyncError
from refsync.files import private_file, write_atomically
from refsync.zotero.pages import Reader
from refsync.zotero.schema import Schema, own_schema, published

_UNUSABLE = (AttributeError, KeyError, TypeError, ValueError)


def server_schema(reader: Reader, endpoint: str, folder: Path) -> Schema | None:
    """The server's schema; None where it is refsync's own, or the server doesn't give it.

    Args:
        reader: has read something of the library.
        endpoint: the server's address.
        folder: where answers are kept, a file for each version at each server.
    """
    version = reader.schema_version
    if version is None or version == own_schema().version:
        return None
    server = hashlib.sha256(endpoint.encode()).hexdigest()[:16]
    file = folder / f"{server}-{version}.json"
    with suppress(OSError, *_UNUSABLE):
        return published(json.loads(file.read_text("utf-8")))
    with suppress(httpx2.HTTPStatusError, RefsyncError, *_UNUSABLE):
        answer = reader.schema()
        found = published(answer)
        private_file(file)
        write_atomically(file, json.dumps(answer))
        return found
    return None
