"""Pages over HTTP."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from email.message import Message

import httpx2

from refsync.errors import SourceError
from refsync.sources.answers import Answer, conditions, kept_of
from refsync.sources.connections import Connections
from refsync.sources.page_cache import Cache, Kept

MAX_BYTES = 50 * 1024 * 1024
TOTAL_SECONDS = 120.0
"""For one page, from the look-up of its server's name to its last byte, redirects included."""

_MAX_REDIRECTS = 10
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Page:
    """What an address holds.

    Attributes:
        data: as it was sent, but for its compression.
        media_type: as "text/html"; None where the server doesn't say.
        charset: the encoding, where the server says it.
    """

    data: bytes
    media_type: str | None = None
    charset: str | None = None


class Web:
    """Reads pages.

    Args:
        connections: to their servers.
        cache: pages as they were last read.
    """

    def __init__(self, connections: Connections, cache: Cache) -> None:
        self._connections = connections
        self._cache = cache

    def get(
        self, address: str, headers: Mapping[str, str] | None = None, *, name: str | None = None
    ) -> Page:
        """The page at an address; of one that hasn't changed nothing is sent but that.

        Args:
            address: with http or https.
            headers: to be sent; `Authorization` to no other server than the address's.
            name: what the page is called in messages, where that isn't its address.

        Raises:
            SourceError: it can't be read.
        """
        return _page(self._read(name or address, address, headers or {}, self._cache))

    def get_version(
        self, address: str, etag: str, headers: Mapping[str, str] | None = None, *, name: str
    ) -> Page:
        """A page of which the version is known: without a request where that one was kept.

        Args:
            address: where that version is read.
            etag: names the version.
            headers: as for `get`.
            name: of the page, in all its versions; the one last read is kept.

        Raises:
            SourceError: it can't be read.
        """
        kept = self._cache.find(name)
        if kept is None or kept.etag != etag:
            read = self._read(name, address, headers or {}, None)
            kept = Kept(read.data, read.content_type, etag)
            self._cache.keep(name, kept)
        return _page(kept)

    def _read(
        self, name: str, address: str, headers: Mapping[str, str], cache: Cache | None
    ) -> Kept:
        return _in_time(name, lambda: self._follow(name, address, headers, cache))

    def _follow(
        self, name: str, address: str, headers: Mapping[str, str], cache: Cache | None
    ) -> Kept:
        """What stands at the end of the redirects."""
        url = _url(address, name)
        named = url if name == address else None
        for _ in range(_MAX_REDIRECTS + 1):
            where = name if url == named else f"{name} leads to {url}, which"
            kept = cache.find(str(url)) if cache else None
            answer = self._ask(url, {**headers, **conditions(kept)}, where)
            if kept and answer.status == httpx2.codes.NOT_MODIFIED:
                return kept
            location = answer.headers.get("Location")
            if location is None or answer.status not in _REDIRECTS:
                kept = kept_of(answer, where)
                if cache and answer.may_be_kept:
                    cache.keep(str(url), kept)
                return kept
            target = _target(url, location, name)
            if _origin(target) != _origin(url):
                headers = {k: v for k, v in headers.items() if k != "Authorization"}
            url = target
        raise SourceError(f"{name} can't be read: it leads on more than {_MAX_REDIRECTS} times.")

    def _ask(self, url: httpx2.URL, headers: Mapping[str, str], where: str) -> Answer:
        """The answer to one request."""
        try:
            with self._connections.open(url, headers, where) as response:
                data = _body(response, where) if response.is_success else b""
                return Answer(response.status_code, response.reason_phrase, response.headers, data)
        except httpx2.TimeoutException as error:
            raise _too_slow(where) from error
        except httpx2.ConnectError as error:
            raise SourceError(
                f"{where} can't be reached: {_reason(error)}. Check the address and the connection."
            ) from error
        except httpx2.HTTPError as error:
            raise SourceError(
                f"{where} can't be read: the connection broke ({_reason(error)}). Try again."
            ) from error


def _in_time(name: str, work: Callable[[], Kept]) -> Kept:
    """What the work gives back, unless it takes too long.

    Looking a name up can't be interrupted, and a server may send its answer letter by letter. So
    the work is done by a thread, which is left behind when its time is over.
    """
    result: Future[Kept] = Future()

    def run() -> None:
        try:
            result.set_result(work())
        except BaseException as error:
            result.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    try:
        return result.result(TOTAL_SECONDS)
    except TimeoutError:
        raise _too_slow(name) from None


def _too_slow(where: str) -> SourceError:
    return SourceError(f"{where} can't be read: the server doesn't answer in time. Try it later.")


def _reason(error: httpx2.HTTPError) -> str:
    """What went wrong, without the numbers that only programs know."""
    return re.sub(r"^\[[^\]]*\] ?|\.?( \(_ssl\.c:\d+\))?$", "", str(error)) or type(error).__name__


def _url(address: str, where: str) -> httpx2.URL:
    try:
        url = httpx2.URL(address).copy_with(fragment=None, userinfo=b"")
    except httpx2.InvalidURL as error:
        raise SourceError(f"{where} is no address: {error}.") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise SourceError(f"{where} can't be read: refsync reads http and https addresses.")
    return url


def _target(url: httpx2.URL, location: str, name: str) -> httpx2.URL:
    where = f"{name} leads to {location}, which"
    try:
        return _url(str(url.join(location)), where)
    except httpx2.InvalidURL as error:
        raise SourceError(f"{where} is no address: {error}.") from error


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _body(response: httpx2.Response, where: str) -> bytes:
    data = bytearray()
    for part in response.iter_bytes():
        data += part
        if len(data) > MAX_BYTES:
            raise SourceError(
                f"{where} has more than {MAX_BYTES >> 20} MiB, and refsync reads no more from the"
                " web. Save what you need of it, and name the file."
            )
    return bytes(data)


def _page(kept: Kept) -> Page:
    if not kept.content_type:
        return Page(kept.data)
    message = Message()
    message["Content-Type"] = kept.content_type
    return Page(kept.data, message.get_content_type(), message.get_content_charset())
