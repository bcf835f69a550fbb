"""Addresses of this machine and its network are read only where the user says so."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.errors import SourceError
from refsync.sources import SourceText, connections, load
from refsync.sources.hosts import is_local, numbers_of
from tests.web import WebSite, website

ELSEWHERE = "93.184.215.14"


@pytest.fixture
def site() -> Iterator[WebSite]:
    with website() as server:
        yield server


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Names:
    """What names stand for, instead of what the network says.

    Attributes:
        numbers: of each name; where there are several answers, each look-up takes the next one.
        lookups: the names that were looked up.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, numbers: dict[str, list[list[str]]]):
        self.numbers = numbers
        self.lookups: list[str] = []
        self._real = socket.getaddrinfo
        monkeypatch.setattr(socket, "getaddrinfo", self._look_up)

    def _look_up(self, host: str, port: int, *args: Any, **kwargs: Any) -> list[Any]:
        if host not in self.numbers:
            return self._real(host, port, *args, **kwargs)
        self.lookups.append(host)
        answers = self.numbers[host]
        numbers = answers.pop(0) if len(answers) > 1 else answers[0]
        return [entry for number in numbers for entry in self._real(number, port, *args, **kwargs)]


def anywhere_is_fine(_number: str) -> bool:
    return False


def read(address: str, state: Path, *, allow_local: bool = False) -> SourceText:
    (text,) = load([address], state=lambda: state, allow_local=allow_local)
    return text


# --- which addresses are local -------------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "100.64.0.1",
        "169.254.169.254", "192.0.2.1", "224.0.0.1", "239.255.255.250", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%lo", "fc00::1", "fec0::1", "ff02::1",
        "ff0e::1", "2001:db8::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:192.168.1.1",
        "64:ff9b::10.0.0.1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_local_addresses_are_known(number: str) -> None:
    assert is_local(number)


@pytest.mark.parametrize(
    "number",
    [
        ELSEWHERE, "8.8.8.8", "2606:50c0:8000::153", f"::ffff:{ELSEWHERE}",
        f"64:ff9b::{ELSEWHERE}", "2002:5db8:d70e::1",
    ],
)  # fmt: skip
def test_addresses_of_the_world_are_not_local(number: str) -> None:
    assert not is_local(number)


@given(st.ip_addresses(v=4))
def test_an_address_is_as_local_in_its_ipv6_forms(address: IPv4Address) -> None:
    mapped = IPv6Address((0xFFFF << 32) | int(address))
    translated = IPv6Address((0x64FF9B << 96) | int(address))
    assert is_local(str(mapped)) == is_local(str(translated)) == is_local(str(address))


def test_a_name_that_can_not_be_one_is_not_known() -> None:
    with pytest.raises(OSError, match="label"):
        numbers_of("a" * 64 + ".example", 80)


# --- what is read and what is not ----------------------------------------------------------------


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "[::ffff:127.0.0.1]", "[::1]"],
)
def test_local_addresses_are_refused_however_they_are_written(
    site: WebSite, tmp_path: Path, host: str
) -> None:
    port = site.url.rpartition(":")[2]
    with pytest.raises(SourceError, match=r"this machine or its network \(.*--allow-local\."):
        read(f"http://{host}:{port}/list.md", tmp_path)
    assert site.requests == []


def test_local_addresses_are_read_where_the_user_allows_it(site: WebSite, tmp_path: Path) -> None:
    assert read(site.put("/list.md", "# A"), tmp_path, allow_local=True).text == "# A"


def test_a_name_is_refused_if_one_of_its_addresses_is_local(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Names(monkeypatch, {"lists.example": [[ELSEWHERE, "10.0.0.1"]]})
    with pytest.raises(SourceError, match=r"10\.0\.0\.1"):
        read("http://lists.example/list.md", tmp_path)


def test_the_address_that_was_checked_is_the_one_connected_to(
    site: WebSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(connections, "is_local", lambda number: number == "127.0.0.2")
    names = Names(monkeypatch, {"lists.example": [["127.0.0.1"], ["127.0.0.2"]]})
    site.put("/list.md", "# A")
    port = site.url.rpartition(":")[2]
    assert read(f"http://lists.example:{port}/list.md", tmp_path).text == "# A"
    assert names.lookups == ["lists.example"]
    assert site.headers[0]["host"] == f"lists.example:{port}"


def test_the_next_address_is_tried_where_one_does_not_answer(
    site: WebSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(connections, "is_local", anywhere_is_fine)
    Names(monkeypatch, {"lists.example": [["127.0.0.3", "127.0.0.1"]]})
    site.put("/list.md", "# A")
    assert read(site.url.replace("127.0.0.1", "lists.example") + "/list.md", tmp_path).text == "# A"


def test_a_redirect_is_checked_as_the_address_was(
    site: WebSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(connections, "is_local", lambda number: number == "127.0.0.2")
    inside = site.url.replace("127.0.0.1", "127.0.0.2") + "/secret.md"
    address = site.put("/list.md", status=302, Location=inside)
    with pytest.raises(SourceError, match=f"{address} leads to {inside}, which is an address of"):
        read(address, tmp_path)
    assert site.requests == ["/list.md"]


def test_the_certificate_is_asked_for_by_the_servers_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(connections, "is_local", anywhere_is_fine)
    Names(monkeypatch, {"lists.example": [["127.0.0.1"]]})
    greetings = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)

        def greet() -> None:
            line, _ = server.accept()
            with line:
                greetings.append(line.recv(10_000))

        thread = Thread(target=greet)
        thread.start()
        with pytest.raises(SourceError, match="can't be re"):
            read(f"https://lists.example:{server.getsockname()[1]}/", tmp_path)
        thread.join()
    assert b"lists.example" in greetings[0]


# --- proxies -------------------------------------------------------------------------------------


def test_a_proxy_of_the_environment_is_used_and_looks_names_up(
    site: WebSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.url)
    site.put("http://lists.invalid/list.md", "# A")
    assert read("http://lists.invalid/list.md", tmp_path).text == "# A"


def test_a_proxy_is_not_asked_for_local_addresses(
    site: WebSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HTTP_PROXY", site.url)
    for host in ("10.0.0.1", "printer.localhost", "[::ffff:10.0.0.1]"):
        with pytest.raises(SourceError):
            read(f"http://{host}/list.md", tmp_path)
    assert site.requests == []


def test_no_proxy_is_respected(
    site: WebSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.invalid:3128")
    monkeypatch.setenv("NO_PROXY", "lists.example")
    monkeypatch.setattr(connections, "is_local", anywhere_is_fine)
    Names(monkeypatch, {"lists.example": [["127.0.0.1"]]})
    site.put("/list.md", "# A")
    assert read(site.url.replace("127.0.0.1", "lists.example") + "/list.md", tmp_path).text == "# A"


def test_a_proxy_that_can_not_be_used_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "gopher://proxy.invalid")
    with pytest.raises(SourceError, match="Name one like"):
        read("http://lists.invalid/list.md", tmp_path)
