"""The parts of a web address that say what it leads to."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlsplit

from refsync.patterns import regex

_ORDINARY = regex(r"(https?)://([a-z\d.-]+)(/[^?#\s]*)?(?:\?([^#\s]*))?(?:#\S*)?")
"""An address as nearly all are; the standard library takes ten times as long to take it apart."""


class WebAddress(NamedTuple):
    """The parts of an address, as they stand in it; scheme and host are in lower case."""

    scheme: str
    host: str
    path: str
    query: str


def split(url: str) -> WebAddress | None:
    """The parts of an address; None where it can't be one.

    What has no scheme has no host either, as `urllib.parse.urlsplit` sees it.
    """
    if ordinary := _ORDINARY.fullmatch(url):
        return WebAddress(*ordinary.groups(""))
    try:
        parts = urlsplit(url)
        return WebAddress(parts.scheme, parts.hostname or "", parts.path, parts.query)
    except ValueError:
        return None
