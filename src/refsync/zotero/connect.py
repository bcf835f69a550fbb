"""Making pyzotero's client for a server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2
from pyzotero.zotero import Zotero

from refsync.errors import UsageError

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_TIMEOUT = httpx2.Timeout(60, connect=10)
_DESKTOP_SECONDS = 180.0
"""A batch of 50 takes Zotero desktop 6 to 9 seconds on a good day: its window draws each item."""


def connect(
    endpoint: str,
    kind: Literal["user", "group"],
    number: str,
    api_key: str | None,
    transport: httpx2.BaseTransport,
) -> Zotero:
    """A pyzotero client for a library at an endpoint; nothing is sent yet.

    Args:
        endpoint: the server's address, as "https://api.zotero.org".
        kind: whose library it is.
        number: the user's or the group's.
        api_key: None reads public libraries.
        transport: sends the requests.

    Raises:
        UsageError: the key can't be one.
    """
    if api_key is not None and (not api_key.isascii() or not api_key.isprintable()):
        raise UsageError("The Zotero key holds characters that no key has: copy it once more.")
    client = httpx2.Client(
        transport=transport,
        timeout=_TIMEOUT,
        event_hooks={"request": [_drop_write_token]},
    )
    zotero = Zotero(number, kind, api_key, client=client)
    zotero.endpoint = endpoint.rstrip("/")
    return zotero


def connect_desktop(
    endpoint: str,
    server_id: str | None,
    transport: httpx2.BaseTransport,
    *,
    group: str | None = None,
    write_token: Callable[[], str] | None = None,
    patience: float = _DESKTOP_SECONDS,
) -> Zotero:
    """A pyzotero client for a library at a Zotero desktop; nothing is sent yet.

    Args:
        endpoint: its local API, as "http://127.0.0.1:23119/api".
        server_id: of its database, sent with each request.
        transport: sends the requests.
        group: the group's id, for its library instead of the user's own.
        write_token: gives the token of a write; pyzotero's own is for that write alone.
        patience: seconds to wait for an answer.
    """

    def tell_token(request: httpx2.Request) -> None:
        if write_token and "Zotero-Write-Token" in request.headers:
            request.headers["Zotero-Write-Token"] = write_token()

    client = httpx2.Client(
        transport=transport,
        timeout=httpx2.Timeout(patience, connect=10),
        headers={"Zotero-Server-ID": server_id} if server_id else {},
        event_hooks={"request": [tell_token]},
    )
    number, kind = (group, "group") if group else ("0", "user")
    zotero = Zotero(number, kind, client=client, local=True, server_id=server_id)
    zotero.endpoint = endpoint
    return zotero


def _drop_write_token(request: httpx2.Request) -> None:
    """Take out the token that pyzotero gives each write.

    It would have a repeated write refused as a whole, where keys and versions have each of its
    objects answered by itself.
    """
    request.headers.pop("Zotero-Write-Token", None)


def network(endpoint: str) -> httpx2.HTTPTransport:
    """A transport to an address, by way of the proxy that the environment names for it.

    Raises:
        UsageError: the endpoint is no address, or the proxy can't be used.
    """
    try:
        scheme, host = urlsplit(endpoint).scheme, urlsplit(endpoint).hostname
    except ValueError:
        scheme, host = "", None
    if scheme not in ("http", "https") or not host:
        raise UsageError(
            f"“{endpoint}” is not the address of a server: write it like https://api.zotero.org."
        )
    direct = host in _LOOPBACK or proxy_bypass(host)
    proxies = {} if direct else getproxies()
    try:
        return httpx2.HTTPTransport(proxy=proxies.get(scheme) or proxies.get("all"))
    except (ImportError, ValueError, httpx2.InvalidURL) as error:
        raise UsageError(
            f"The proxy that the environment names for {host} can't be used: name one like"
            " http://proxy.example:3128, or none."
        ) from error
