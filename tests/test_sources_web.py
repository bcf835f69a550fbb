"""Pages over HTTP: what is read, what is asked twice, and what is refused."""

from __future__ import annotations

import gzip
import json
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from refsync.errors import SourceError
from refsync.sources import SourceText, load, web
from tests.web import WebSite, website

LIST = "# Papers\n\n- [Größe](https://arxiv.org/abs/2401.00001)\n"


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def site() -> Iterator[WebSite]:
    with website() as server:
        yield server


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


def read(address: str, state: Path) -> SourceText:
    (text,) = load([address], state=lambda: state, allow_local=True)
    return text


def refusal(address: str, state: Path) -> str:
    with pytest.raises(SourceError) as raised:
        read(address, state)
    return str(raised.value)


# --- what a page is ------------------------------------------------------------------------------


def test_a_page_is_a_source_named_by_its_address(site: WebSite, state: Path) -> None:
    address = site.put("/list.md", LIST, Content_Type="text/markdown; charset=utf-8")
    assert read(address, state) == SourceText(address, LIST, None, "text/markdown")


def test_a_server_may_say_nothing_about_a_page(site: WebSite, state: Path) -> None:
    assert read(site.put("/list", LIST), state).media_type is None


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("Shift_JIS", "shift_jis"), ("iso-8859-1", "cp1252"), ("utf-16le", "utf-16-le")],
)
def test_the_encoding_that_a_server_names_is_used(
    site: WebSite, state: Path, charset: str, encoding: str
) -> None:
    text = "# 論文" if encoding == "shift_jis" else "# Größe – “naïve”"
    address = site.put("/", text.encode(encoding), Content_Type=f"text/plain; charset={charset}")
    source = read(address, state)
    assert (source.text, source.guessed_encoding) == (text, None)


@pytest.mark.parametrize("charset", ["iso-8859-1", "us-ascii", "windows-1252"])
def test_a_server_that_takes_everything_for_latin_letters_is_not_believed(
    site: WebSite, state: Path, charset: str
) -> None:
    address = site.put("/", "# Größe".encode(), Content_Type=f"text/plain; charset={charset}")
    assert read(address, state).text == "# Größe"


@pytest.mark.parametrize("status", [202, 204, 206])
def test_what_is_no_whole_page_is_not_taken_for_one(
    site: WebSite, state: Path, status: int
) -> None:
    with pytest.raises(SourceError, match=f"the server answered {status}"):
        read(site.put("/list.md", b"" if status == 204 else LIST, status), state)


@pytest.mark.parametrize("charset", ["utf-8", "no-such-charset", "rot13"])
def test_an_encoding_that_is_wrongly_named_costs_nothing(
    site: WebSite, state: Path, charset: str
) -> None:
    data = "Größe".encode("cp1252")
    source = read(site.put("/", data, Content_Type=f"text/plain; charset={charset}"), state)
    assert (source.text, source.guessed_encoding) == ("Größe", "Windows-1252")


def test_compressed_pages_are_read(site: WebSite, state: Path) -> None:
    address = site.put("/list.md", gzip.compress(LIST.encode()), Content_Encoding="gzip")
    assert read(address, state).text == LIST


def test_addresses_need_not_be_in_ascii(site: WebSite, state: Path) -> None:
    site.put("/Gr%C3%B6%C3%9Fe%20list.md?a=b", LIST)
    assert read(f"{site.url}/Größe list.md?a=b#part", state).text == LIST


# --- asking again --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "version", [{"ETag": '"v1"'}, {"Last_Modified": "Fri, 01 May 2026 10:00:00 GMT"}]
)
def test_an_unchanged_page_is_not_sent_again(
    site: WebSite, state: Path, version: dict[str, str]
) -> None:
    address = site.put("/l", LIST, 200, Content_Type="text/html; charset=utf-8", **version)
    first = read(address, state)
    assert read(address, state) == first
    assert site.requests == ["/l", "/l 304"]


def test_a_changed_page_is_sent_again(site: WebSite, state: Path) -> None:
    address = site.put("/list.md", LIST, ETag='"v1"')
    read(address, state)
    site.put("/list.md", "# New", ETag='"v2"')
    assert read(address, state).text == "# New"
    assert read(address, state).text == "# New"
    assert site.requests == ["/list.md", "/list.md", "/list.md 304"]


def test_a_page_is_not_kept_where_the_server_forbids_it(site: WebSite, state: Path) -> None:
    address = site.put("/list.md", LIST, ETag='"v1"', Cache_Control="private, no-store")
    read(address, state)
    assert not state.exists()


def test_what_is_kept_is_for_the_user_only(site: WebSite, state: Path) -> None:
    read(site.put("/list.md", LIST, ETag='"v1"'), state)
    (file,) = (state / "pages").iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"address": 1}', "cut"])
def test_a_damaged_copy_is_read_anew(site: WebSite, state: Path, damage: str) -> None:
    address = site.put("/list.md", LIST, ETag='"v1"')
    read(address, state)
    (file,) = (state / "pages").iterdir()
    file.write_text(file.read_text()[:-40] if damage == "cut" else damage)
    assert read(address, state).text == LIST
    assert site.requests == ["/list.md", "/list.md"]


def test_a_copy_is_of_one_address_only(site: WebSite, state: Path) -> None:
    address = site.put("/list.md", LIST, ETag='"v1"')
    read(address, state)
    (file,) = (state / "pages").iterdir()
    file.write_text(json.dumps(json.loads(file.read_text()) | {"address": "http://other"}))
    assert read(address, state).text == LIST
    assert site.requests == ["/list.md", "/list.md"]


def test_a_page_is_read_where_it_can_not_be_kept(site: WebSite, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file, not a folder")
    address = site.put("/list.md", LIST, ETag='"v1"')
    assert read(address, tmp_path / "state").text == LIST


# --- redirects -----------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed(site: WebSite, state: Path, status: int) -> None:
    site.put("/new.md", LIST, ETag='"v1"')
    address = site.put("/old.md", status=status, Location="new.md")
    assert read(address, state).text == LIST
    assert read(address, state).name == address
    assert site.requests == ["/old.md", "/new.md", "/old.md", "/new.md 304"]


def test_redirects_come_to_an_end(site: WebSite, state: Path) -> None:
    address = site.put("/a", status=302, Location="/a")
    assert "leads on more than 10 times" in refusal(address, state)
    assert len(site.requests) == 11


@pytest.mark.parametrize(
    "location", ["ftp://example.org/list.md", "file:///etc/passwd", "http://[::1"]
)
def test_redirects_lead_to_web_pages_only(site: WebSite, state: Path, location: str) -> None:
    address = site.put("/a", status=302, Location=location)
    assert refusal(address, state).startswith(f"{address} leads to {location}, which")


# --- refusals ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "headers", "message"),
    [
        (404, {}, "is not there (404 Not Found). Check the address."),
        (410, {}, "is not there (410 Gone)"),
        (403, {}, "is not open to everyone (403 Forbidden). Save the page"),
        (418, {}, "can't be read: the server answered 418"),
        (500, {}, "is not to be had now (500 Internal Server Error). Try it later."),
        (429, {"Retry_After": "Fri, 01 May 2026 10:00:00 GMT"}, "after 2026-05-01 10:00 UTC."),
        (503, {"Retry_After": "soon"}, "Try it later."),
    ],
)
def test_what_a_server_refuses_is_told_with_what_to_do(
    site: WebSite, state: Path, status: int, headers: dict[str, str], message: str
) -> None:
    address = site.put("/list.md", "no", status, **headers)
    told = refusal(address, state)
    assert told.startswith(f"{address} ")
    assert message in told


def test_a_failing_page_of_several_spoils_all(site: WebSite, state: Path, tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST)
    names = [str(tmp_path / "list.md"), f"{site.url}/missing.md", site.put("/last.md", LIST)]
    with pytest.raises(SourceError, match=r"missing\.md is not there"):
        load(names, state=lambda: state, allow_local=True)


def test_a_page_has_a_largest_size(
    site: WebSite, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 2**20)
    address = site.put("/list.md", gzip.compress(b" " * (2**20 + 1)), Content_Encoding="gzip")
    assert "has more than 1 MiB" in refusal(address, state)


def test_what_is_no_text_is_refused(site: WebSite, state: Path) -> None:
    address = site.put("/paper.pdf", b"%PDF-1.7\n\0\0\xff", Content_Type="application/pdf")
    assert refusal(address, state) == f"{address} is not a text file: name a list that is one."


def test_a_server_that_is_not_there_is_told(state: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert refusal(f"http://127.0.0.1:{port}/", state) == (
        f"http://127.0.0.1:{port}/ can't be reached: Connection refused."
        " Check the address and the connection."
    )


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        (b"", "the connection broke"),
        (b"not HTTP\r\n\r\n", "the connection broke"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut", "the connection broke"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc", "broke"),
    ],
)
def test_a_broken_answer_is_told(state: Path, sent: bytes, message: str) -> None:
    with wire(sent) as address:
        assert message in refusal(address, state)


@pytest.mark.parametrize("sent", [b"HTTP/1.1 200 O", b"HTTP/1.1 200 OK\r\n\r\nbegun, never ended"])
def test_an_answer_that_never_ends_is_given_up(
    state: Path, monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr(web, "TOTAL_SECONDS", 0.2)
    with wire(sent, hold=True) as address:
        assert "doesn't answer in time" in refusal(address, state)


@contextmanager
def wire(sent: bytes, *, hold: bool = False) -> Iterator[str]:
    """A server that sends these bytes to the first who asks, and hangs up or holds the line."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(10)
        lines = []

        def answer() -> None:
            line, _ = server.accept()
            line.recv(10_000)
            line.sendall(sent)
            if hold:
                lines.append(line)
            else:
                line.close()

        thread = Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join()
        for line in lines:
            line.close()
