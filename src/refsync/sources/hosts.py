"""Which servers an address may lead to.

A list's address, or where it redirects, can point into the reader's own network: at a router, a
cloud's metadata service, a program on the same machine. Such addresses are refused by the number
that is connected to, not by the name: what a name stands for may change from one look-up to the
next.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

_NAT64 = IPv6Network("64:ff9b::/96")


def is_local(number: str) -> bool:
    """Whether an IP address is of this machine or network, or of no server at all.

    That is what is not globally reachable (https://www.iana.org/assignments/iana-ipv4-special-registry
    and its sister for IPv6), multicast, and IPv6 addresses that stand for such an IPv4 address.
    """
    address = ip_address(number)
    if isinstance(address, IPv4Address):
        return not address.is_global or address.is_multicast
    inner = _inner(address)
    if inner is not None:
        return is_local(str(inner))
    return (
        not address.is_global
        or address.is_multicast
        or address.is_reserved
        or address.is_site_local
    )


def is_local_name(host: str) -> bool:
    """Whether a name is this machine's own by definition (RFC 6761, 6.3)."""
    return host.lower().rstrip(".").rpartition(".")[2] == "localhost"


def numbers_of(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order in which they are to be tried.

    Raises:
        OSError: the host is not known.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label that is empty or too long
        raise OSError(str(error)) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address is another form of."""
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
