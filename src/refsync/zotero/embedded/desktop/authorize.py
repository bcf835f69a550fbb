"""Asking the user for a key: `POST /api/local/authorize`."""

from __future__ import annotations

import secrets

from refsync.zotero.embedded.accounts import DESKTOP_USER, ApiKey
from refsync.zotero.embedded.desktop.visits import Visit
from refsync.zotero.embedded.http import JSON, Response
from refsync.zotero.embedded.refusal import RefusedError


def authorize(visit: Visit) -> Response:
    """A key for the program that asks, if the user grants it one.

    Raises:
        RefusedError: the program has no name, or has asked too often.
    """
    name = visit.body.get("appName") if isinstance(visit.body, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise RefusedError(400, "appName is required")
    match visit.instance.prompt():
        case "deny":
            return Response(403, b'{"denied": true}', JSON)
        case "allow":
            key = visit.instance.new_single_use_key()
            return Response.json({"key": key, "remember": False})
        case "always":
            key = secrets.token_hex(16)
            visit.accounts.put_key(ApiKey(key, DESKTOP_USER, {}))
            return Response.json({"key": key, "remember": True})
