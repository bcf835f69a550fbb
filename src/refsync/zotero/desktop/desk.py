"""Finding the Zotero that runs on this machine."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

import httpx2

from refsync.errors import LibraryError, NetworkError
from refsync.zotero.connect import network
from refsync.zotero.desktop import sentences
from refsync.zotero.transport import PatientTransport

ENDPOINT = "http://127.0.0.1:23119/api"

_PASSING = frozenset({429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Desk:
    """A Zotero desktop: how it is reached, and who it said it is.

    Attributes:
        transport: sends requests, and repeats none that may have done something.
        prompter: sends the request that has Zotero ask its user.
        server_id: of the database; None where this Zotero can only be read.
    """

    endpoint: str
    transport: httpx2.BaseTransport
    prompter: httpx2.BaseTransport
    server_id: str | None


def find_desk(endpoint: str | None, resources: ExitStack) -> Desk:
    """The Zotero at an address, asked who it is; by default, at the one that it has of itself.

    Raises:
        AccessError: it lets no other program in.
        LibraryError: what answers is no Zotero.
        NetworkError: it doesn't run.
        UsageError: the endpoint is no address.
    """
    address = (endpoint or ENDPOINT).rstrip("/")
    plain = network(address)
    resources.callback(plain.close)
    if not httpx2.URL(address).path.strip("/"):
        address += "/api"
    patient = PatientTransport(plain, repeats_writes=False)
    return Desk(address, patient, plain, _server_id(address, plain, patient))


def _server_id(
    endpoint: str, plain: httpx2.BaseTransport, patient: httpx2.BaseTransport
) -> str | None:
    """Who answers at the endpoint; where nobody listens, that is told at once."""
    response = _greeted(endpoint, plain)
    if response is None or response.status_code in _PASSING:
        response = _greeted(endpoint, patient)
    if response is None:
        raise NetworkError(sentences.NOT_RUNNING(setting=sentences.SETTING, url=endpoint))
    if response.status_code == 404:
        raise LibraryError(sentences.NO_DESKTOP(url=endpoint))
    with sentences.in_sentences("read"):
        response.raise_for_status()
    return response.headers.get("Zotero-Server-ID")


def _greeted(endpoint: str, transport: httpx2.BaseTransport) -> httpx2.Response | None:
    """The answer of the local API's root; None where the connection broke.

    Raises:
        NetworkError: nobody listens.
    """
    client = httpx2.Client(transport=transport, timeout=httpx2.Timeout(30, connect=5))
    try:
        return client.get(f"{endpoint}/")
    except httpx2.ConnectError as error:
        raise NetworkError(
            sentences.NOT_RUNNING(setting=sentences.SETTING, url=endpoint)
        ) from error
    except httpx2.TransportError:
        return None
