"""Connections to servers, by checked addresses only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from importlib.metadata import version
from urllib.request import getproxies, proxy_bypass

import httpx2

from refsync.closing import Closing
from refsync.errors import SourceError
from refsync.sources.hosts import is_local, is_local_name, numbers_of

_TIMEOUT = httpx2.Timeout(20, connect=10)
_USER_AGENT = f"refsync/{version('refsync')}"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class Connections(Closing):
    """Connections to servers.

    The proxies that the environment names (`HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`)
    are used. A proxy looks names up itself, so a host is then checked only as far as this machine
    knows it.

    Args:
        allow_local: also connect to this machine and its network.
    """

    def __init__(self, *, allow_local: bool) -> None:
        self._allow_local = allow_local
        self._clients: dict[str | None, httpx2.Client] = {}
        self._resources = ExitStack()

    def close(self) -> None:
        """Close them."""
        self._resources.close()

    @contextmanager
    def open(
        self, url: httpx2.URL, headers: Mapping[str, str], where: str
    ) -> Iterator[httpx2.Response]:
        """The answer to a request, its body not read yet.

        Args:
            url: with http or https.
            headers: to be sent.
            where: how the address is called in messages.

        Raises:
            SourceError: the address is local, its host isn't known, or the proxy can't be used.
            httpx2.HTTPError: the connection fails.
        """
        host = url.raw_host.decode("ascii")
        proxy = _proxy_for(url.scheme, host)
        client = self._client(proxy, where)
        trouble: httpx2.TransportError | None = None
        for number in self._numbers(url, where, proxied=proxy is not None):
            request = client.build_request(
                "GET",
                url.copy_with(host=number),
                headers={**headers, "Host": url.netloc.decode("ascii")},
                extensions={"sni_hostname": host},
            )
            try:
                response = client.send(request, stream=True)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                trouble = error
                continue
            with closing(response):
                yield response
            return
        assert trouble is not None  # noqa: S101 - a host has a number
        raise trouble

    def _numbers(self, url: httpx2.URL, where: str, *, proxied: bool) -> list[str]:
        """What to connect to: IP addresses, each of them checked.

        It is the host as it is where there is nothing to check, or a proxy connects.
        """
        host = url.raw_host.decode("ascii")
        if self._allow_local:
            return [host]
        try:
            numbers = numbers_of(host, url.port or 0)
        except OSError as error:
            if proxied and not is_local_name(host):
                return [host]
            raise SourceError(
                f"{where} can't be reached: no server is known as {host}. Check the address and the"
                " connection."
            ) from error
        local = next(filter(is_local, numbers), None)
        if local:
            raise SourceError(
                f"{where} is an address of this machine or its network ({local}): refsync reads it"
                " only with --allow-local."
            )
        return [host] if proxied else numbers

    def _client(self, proxy: str | None, where: str) -> httpx2.Client:
        if proxy not in self._clients:
            try:
                client = httpx2.Client(
                    proxy=proxy,
                    verify=httpx2.create_ssl_context(),
                    trust_env=False,
                    timeout=_TIMEOUT,
                    headers={"User-Agent": _USER_AGENT},
                )
            except (ImportError, ValueError, httpx2.InvalidURL) as error:
                raise SourceError(
                    f"{where} can't be reached: the proxy that the environment names can't be used."
                    " Name one like http://proxy.example:3128, or none."
                ) from error
            self._clients[proxy] = self._resources.enter_context(client)
        return self._clients[proxy]


def _proxy_for(scheme: str, host: str) -> str | None:
    """The proxy that the environment names for a host."""
    if host in _LOOPBACK or proxy_bypass(host):
        return None
    proxies = getproxies()
    return proxies.get(scheme) or proxies.get("all")
