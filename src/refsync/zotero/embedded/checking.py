"""Checks that items and collections share. Pure: what is wrong is raised as a refusal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from refsync.zotero.embedded.objects import is_key
from refsync.zotero.embedded.refusal import FaultError, RefusedError

_PREDICATES = ("owl:sameAs", "dc:replaces", "dc:relation")


def scalar(value: object) -> str:
    """A value that is meant as text, as text: numbers as they are written, true as "1"."""
    if value is None or value is False:
        return ""
    return "1" if value is True else str(value)


def is_trashed(value: object) -> bool:
    """What `deleted` says.

    Raises:
        FaultError: a value that the real server has no answer to either.
    """
    if value not in (0, 1):
        raise FaultError
    return bool(value)


def array(name: str, value: object) -> list[Any]:
    """The value, which has to be a list."""
    if not isinstance(value, list):
        raise RefusedError(400, f"'{name}' property must be an array")
    return value


def relations(value: object) -> dict[str, Any]:
    """Relations as they are stored; an empty list counts as none."""
    if value == []:
        return {}
    if not isinstance(value, dict):
        raise RefusedError(400, "'relations' property must be an object")
    for predicate, target in value.items():
        if predicate not in _PREDICATES:
            raise RefusedError(400, f"Unsupported predicate '{predicate}'")
        for uri in target if isinstance(target, list) else [target]:
            if not isinstance(uri, str) or not uri.startswith("http://zotero.org/"):
                raise RefusedError(400, "'relations' values currently must be Zotero item URIs")
    return value


def object_key(kind: str, sent: Mapping[str, Any]) -> str | None:
    """The key that an object was sent with."""
    key = sent.get("key")
    if key is not None and not is_key(key):
        raise RefusedError(400, f"'{scalar(key)}' is not a valid {kind} key")
    return key


def object_version(sent: Mapping[str, Any]) -> int | None:
    """The version that an object was sent with."""
    version = sent.get("version")
    if version is None:
        return None
    if isinstance(version, bool) or not isinstance(version, int) or version < 0:
        raise RefusedError(400, f"Invalid 'version' value '{scalar(version)}'")
    return version
