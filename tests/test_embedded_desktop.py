"""The embedded library as Zotero desktop's local API: where it differs from the Web API."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from refsync.errors import UsageError
from refsync.zotero.embedded import EmbeddedLibrary, read_fixture
from refsync.zotero.embedded.accounts import Group
from refsync.zotero.embedded.desktop.instance import Desktop, Instance
from refsync.zotero.embedded.fixture import desktop_fixture
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.server import running
from tests.embedded_client import Answer, Client

KEY = "local-key-of-a-program"
SERVER = "Desk1234abcd"
GROUPS = (
    Group(4001, "2026-01-01T00:00:00Z", {"name": "Open", "owner": -1, "libraryEditing": "members"}),
    Group(4002, "2026-01-01T00:00:00Z", {"name": "Shut", "owner": -1, "libraryEditing": "admins"}),
)
LATER = {"if_unmodified_since_version": 9999}


@dataclass(frozen=True)
class Program(Client):
    """A program that knows Zotero's server id."""

    server: str | None = SERVER

    def ask(
        self, method: str, path: str, body: object = None, headers: Mapping[str, object] = {}
    ) -> Answer:
        known = {"zotero_server_id": self.server} if self.server else {}
        return super().ask(
            method, path, body, {"content_type": "application/json", **known, **headers}
        )


@contextmanager
def zotero(**facts: Any) -> Iterator[Program]:
    """A program at a Zotero desktop of its own."""
    fixture = desktop_fixture(Desktop(SERVER, **facts), [KEY], GROUPS)
    with EmbeddedLibrary(fixture=fixture) as library:
        yield Program(library.app, KEY, "/api/users/0")


@pytest.fixture
def program() -> Iterator[Program]:
    with zotero() as there:
        yield there


# --- who may ---------------------------------------------------------------------------------


def test_every_answer_says_which_database_it_is_from(program: Program) -> None:
    answer = program.ask("GET", "/api/")
    assert answer.headers["Zotero-Server-ID"] == SERVER
    assert program.get("/items").version == 0


def test_reading_takes_no_key(program: Program) -> None:
    anybody = Program(program.app, None, program.library, server=None)
    assert anybody.get("/items").status == 200


@pytest.mark.parametrize(
    ("key", "server", "status"),
    [
        (KEY, None, 428),
        (KEY, "another", 412),
        (None, "another", 412),
        (None, SERVER, 401),
        ("nonsense", SERVER, 401),
        (KEY, SERVER, 200),
    ],
)
def test_writing_takes_the_server_id_and_a_key(
    key: str | None, server: str | None, status: int, program: Program
) -> None:
    who = Program(program.app, key, program.library, server)
    assert who.post("/items", [{"itemType": "book"}]).status == status


def test_another_database_may_not_be_read_by_mistake(program: Program) -> None:
    assert Program(program.app, KEY, program.library, "another").get("/items").status == 412


def test_a_zotero_that_lets_nobody_in_says_so() -> None:
    with zotero(enabled=False) as program:
        assert program.get("/items").status == 403
        assert program.ask("GET", "/connector/ping").status == 200


def test_only_the_user_of_this_zotero_is_there() -> None:
    with zotero(user_id=12345) as program:
        assert program.ask("GET", "/api/users/12345/items").status == 200
        other = program.ask("GET", "/api/users/999/items")
        assert other.status == 400
        assert other.text.endswith("use userID 0 or 12345")


def test_groups_have_libraries_and_versions_of_their_own(program: Program) -> None:
    group = Program(program.app, KEY, "/api/groups/4001")
    assert group.post("/items", [{"itemType": "book", "title": "In the group"}]).version == 1
    assert program.get("/items").total == 0
    shut = Program(program.app, KEY, "/api/groups/4002")
    assert shut.post("/items", [{"itemType": "book"}]).status == 403
    assert shut.get("/items").status == 200
    assert [g["data"]["name"] for g in program.get("/groups").json] == ["Open", "Shut"]
    assert group.get("").json["data"]["name"] == "Open"
    assert program.get("/groups/4001").json["data"]["name"] == "Open"
    assert program.ask("GET", "/api/groups/99/items").status == 404


# --- asking the user --------------------------------------------------------------------------


def authorize(program: Program) -> Answer:
    return program.ask("POST", "/api/local/authorize", {"appName": "A program"})


def test_always_allow_gives_a_key_that_lasts() -> None:
    with zotero(clicks=("always",)) as program:
        granted = authorize(program).json
        assert granted["remember"]
        holder = Program(program.app, granted["key"], program.library)
        assert [holder.post("/collections", [{"name": "A"}]).status for _ in range(2)] == [200, 200]


def test_allow_gives_a_key_for_one_write_and_a_failed_one_spends_it_too() -> None:
    with zotero(clicks=("allow",)) as program:
        for body, status in (([{"name": "A"}], 200), ([], 400)):
            key = authorize(program).json["key"]
            holder = Program(program.app, key, program.library)
            assert holder.post("/collections", body).status == status
            assert holder.post("/collections", [{"name": "A"}]).status == 401


def test_deny_gives_none() -> None:
    with zotero(clicks=("deny",)) as program:
        assert authorize(program).status == 403


@pytest.mark.parametrize("body", [{}, {"appName": "  "}, {"appName": 5}])
def test_a_program_has_a_name(body: object, program: Program) -> None:
    assert program.ask("POST", "/api/local/authorize", body).status == 400


def test_the_sixth_prompt_within_a_minute_is_refused() -> None:
    now = [0.0]
    instance = Instance(Desktop(SERVER), clock=lambda: now[0])
    for _ in range(5):
        now[0] += 1
        instance.prompt()
    with pytest.raises(RefusedError) as refused:
        instance.prompt()
    assert refused.value.code == 429
    assert refused.value.headers["Retry-After"] == "56"
    now[0] = 61.5
    assert instance.prompt() == "always"


# --- reading -----------------------------------------------------------------------------------


def test_a_collection_that_is_missing_answers_with_the_whole_library(program: Program) -> None:
    key = program.add(title="A Paper")
    assert program.get("/collections/ZZZZZZZZ/items").keys == [key]
    assert program.get("/items?itemKey=").keys == [key]
    assert program.get("/items?itemKey=bad").keys == [key]
    assert program.get("/items?itemKey=ZZZZZZZZ").keys == []
    assert program.get("/collections/ZZZZZZZZ").status == 404


def test_a_key_brings_the_children_along(program: Program) -> None:
    key = program.add(title="A Paper")
    note = program.post("/items", [{"itemType": "note", "note": "N", "parentItem": key}]).keys[0]
    assert sorted(program.get(f"/items?itemKey={key}").keys) == sorted([key, note])
    assert program.get(f"/items/top?itemKey={key}").keys == [key]


def test_there_is_no_limit_unless_one_is_asked_for(program: Program) -> None:
    for _ in range(3):
        program.post("/items", [{"itemType": "book", "title": f"B{n}"} for n in range(50)])
    assert len(program.get("/items").json) == 150
    assert len(program.get("/items?limit=0").json) == 150
    assert len(program.get("/items?limit=120").json) == 120
    assert len(program.get("/items?limit=-1").json) == 0


def test_empty_fields_are_left_out(program: Program) -> None:
    data = program.get(f"/items/{program.add(title='A Paper', volume='')}").data
    assert "volume" not in data
    assert data["creators"] == []


@pytest.mark.parametrize(
    "path", ["/items/new?itemType=book", "/keys/current", "/users/0/deleted?since=0", ""]
)
def test_what_the_desktop_does_not_have(path: str, program: Program) -> None:
    assert program.ask("GET", f"/api{path}").text == "No endpoint found\n"


def test_there_are_no_files_and_no_full_texts(program: Program) -> None:
    key = program.add(title="A Paper")
    assert program.get("/fulltext?since=0").json == {}
    assert program.get("/fulltext").status == 400
    assert program.get(f"/items/{key}/fulltext").status == 404
    assert program.get(f"/items/{key}/file").text == f"Not a file attachment: {key}"


def test_deletes_and_the_trash_do_not_show_since_a_version(program: Program) -> None:
    gone, trashed = program.add(title="Gone"), program.add(title="Trashed")
    version = program.get("/items").version
    program.delete(f"/items/{gone}", **LATER)
    program.patch(f"/items/{trashed}", {"deleted": 1}, **LATER)
    assert program.get(f"/items?since={version}").keys == []
    assert program.get(f"/items?since={version}&includeTrashed=1").keys == [trashed]


def test_items_sort_as_their_texts_are_written(program: Program) -> None:
    for title in ("b", "A", "c", "É"):
        program.add(title=title)
    titles = [i["data"]["title"] for i in program.get("/items?sort=title").json]
    assert titles == ["A", "b", "c", "É"]


def test_a_search_in_everything_finds_what_a_quick_one_does_not(program: Program) -> None:
    key = program.add(title="Roses", abstractNote="on thorns", publicationTitle="Garden Journal")
    assert program.get("/items?q=garden").keys == [key]
    assert program.get("/items?q=thorns").keys == []
    assert program.get("/items?q=thorns&qmode=everything").keys == [key]


def test_exports_are_refsyncs_own(program: Program) -> None:
    key = program.add(title="Roses", citationKey="rose2020", date="2020")
    assert "@article{rose2020," in program.get(f"/items/{key}?format=bibtex").text
    (shown,) = program.get("/items?include=csljson,data").json
    assert '"title": "Roses"' in shown["csljson"]
    assert program.get("/items?format=nope").status == 400


# --- writing -----------------------------------------------------------------------------------


def test_nobody_else_chooses_a_key(program: Program) -> None:
    sent = {"itemType": "book", "key": "ABCD2345", "version": 0}
    assert program.post("/items", [sent]).failed == {"0": 400}
    assert program.put("/items/ABCD2345", {"itemType": "book"}).status == 500
    assert program.get("/items").total == 0


def test_a_version_in_an_object_is_the_very_one_and_in_a_header_at_least_that(
    program: Program,
) -> None:
    key = program.add(title="A")
    assert program.patch(f"/items/{key}", {"title": "B"}).status == 428
    assert program.patch(f"/items/{key}", {"title": "B", "version": 9}).status == 412
    assert program.patch(f"/items/{key}", {"title": "B"}, if_unmodified_since_version=0).status == (
        412
    )
    assert program.patch(f"/items/{key}", {"title": "B"}, **LATER).version == 2
    assert program.post("/items", [{"key": key, "version": 1, "title": "C"}]).failed == {"0": 412}


def test_what_is_unknown_becomes_something_else(program: Program) -> None:
    data = program.get(
        "/items/"
        + program.add(
            title="Two\nlines",
            bookTitle="A Book",
            extra="Citation Key: me2020\nkept: yes",
            creators=[{"creatorType": "director", "firstName": "A", "lastName": "B"}],
        )
    ).data
    assert data["title"] == "Two lines"
    assert data["extra"] == "Book Title: A Book\nkept: yes"
    assert data["citationKey"] == "me2020"
    assert data["creators"] == [{"firstName": "A", "lastName": "B", "creatorType": "author"}]


@pytest.mark.parametrize(
    "wrong",
    [
        {"itemType": "nosuch"},
        {"creators": [{"firstName": "A", "lastName": "B"}]},
        {"creators": [{"creatorType": "author", "firstName": "A"}]},
        {"creators": [{"creatorType": "author", "name": "A", "lastName": "B"}]},
        {"collections": ["ZZZZZZZZ"]},
        {"tags": [{"tag": ""}]},
        {"volume": ["1"]},
        {"note": "not of a book"},
    ],
)
def test_what_fails_in_a_batch_fails_alone_and_with_one_code(
    wrong: dict[str, object], program: Program
) -> None:
    good = {"itemType": "book", "title": "Good"}
    answer = program.post("/items", [good, {**good, **wrong}, good])
    assert answer.failed == {"1": 400}
    assert answer.version == 2


@pytest.mark.parametrize(
    "wrong",
    [{"collections": ["ZZZZZZZZ"]}, {"creators": [{"creatorType": "author", "firstName": "A"}]}],
)
def test_a_failed_update_leaves_its_other_half_in_memory(
    wrong: dict[str, object], program: Program
) -> None:
    key = program.add(title="Clean", date="2000")
    failed = program.patch(f"/items/{key}", {"title": "Dirty", **wrong}, **LATER)
    assert (failed.status, failed.text) == (500, "")
    item = program.get(f"/items/{key}")
    assert (item.data["title"], item.version) == ("Dirty", 1)
    assert program.get("/items?q=dirty").keys == []
    assert program.patch(f"/items/{key}", {"date": "2001"}, **LATER).version == 2
    assert program.get(f"/items/{key}").data["title"] == "Dirty"


def test_put_keeps_creators_and_tags_that_are_left_out(program: Program) -> None:
    shelf = program.post("/collections", [{"name": "C"}]).keys[0]
    key = program.add(
        title="A",
        date="2000",
        creators=[{"creatorType": "author", "name": "N"}],
        tags=["t"],
        collections=[shelf],
    )
    program.put(f"/items/{key}", {"itemType": "journalArticle", "title": "B"}, **LATER)
    data = program.get(f"/items/{key}").data
    assert data["creators"] == [{"name": "N", "creatorType": "author"}]
    assert data["tags"] == [{"tag": "t"}]
    assert data["collections"] == []
    assert "date" not in data


def test_a_write_token_is_good_once_until_zotero_is_quit(tmp_path: Path) -> None:
    fixture = desktop_fixture(Desktop(SERVER), [KEY])
    token = {"zotero_write_token": "0123456789abcdef"}
    for _ in range(2):
        with EmbeddedLibrary(tmp_path / "library.sqlite", fixture) as library:
            program = Program(library.app, KEY, "/api/users/0")
            assert program.post("/items", [], **token).status == 400
            assert program.post("/items", [{"itemType": "book"}], **token).status == 200
            assert program.post("/items", [{"itemType": "book"}], **token).status == 412
    with EmbeddedLibrary(tmp_path / "library.sqlite", fixture) as library:
        assert Program(library.app, KEY, "/api/users/0").get("/items").total == 2


def test_deleting_takes_a_precondition_and_known_keys(program: Program) -> None:
    key = program.add(title="A")
    assert program.delete(f"/items/{key}").status == 428
    assert program.delete("/items?itemKey=bad", **LATER).status == 400
    assert program.delete("/items", **LATER).status == 400
    assert program.delete(f"/items?itemKey={key},ZZZZZZZZ", **LATER).version == 2
    assert program.delete(f"/items/{key}", **LATER).status == 404


def test_collections_come_with_those_in_them(program: Program) -> None:
    top = program.post("/collections", [{"name": "B"}]).keys[0]
    program.post("/collections", [{"name": "Z", "parentCollection": top}, {"name": "A"}])
    names = [c["data"]["name"] for c in program.get("/collections").json]
    assert names == ["A", "B", "Z"]
    wrong = [{"name": "X", "parentCollection": "ZZZZZZZZ"}, {"name": ""}, 5]
    assert program.post("/collections", wrong).failed == {"0": 400, "1": 400, "2": 400}
    lost = program.patch(f"/collections/{top}", {"parentCollection": "ZZZZZZZZ"}, **LATER)
    assert (lost.status, lost.text) == (500, "")
    program.delete(f"/collections/{top}", **LATER)
    assert [c["data"]["name"] for c in program.get("/collections").json] == ["A"]


# --- over HTTP ---------------------------------------------------------------------------------


@contextmanager
def served() -> Iterator[httpx2.Client]:
    with (
        EmbeddedLibrary(fixture=desktop_fixture(Desktop(SERVER), [KEY])) as library,
        running(library.app) as url,
        httpx2.Client(base_url=url) as client,
    ):
        yield client


def test_a_connection_is_for_one_request() -> None:
    with served() as client:
        answer = client.get("/api/users/0/items")
        assert answer.http_version == "HTTP/1.0"
        assert client.post("/api/users/0/items").reason_phrase == "undefined"


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://localhost:8000"}, {"User-Agent": "Mozilla/5.0 x"}]
)
def test_a_browser_is_hung_up_on(headers: dict[str, str]) -> None:
    with served() as client:
        with pytest.raises(httpx2.RemoteProtocolError):
            client.get("/api/users/0/items", headers=headers)
        allowed = {"User-Agent": "Mozilla/5.0 x", "Zotero-Allowed-Request": "1"}
        assert client.get("/api/users/0/items", headers=allowed).status_code == 200


def test_a_body_without_a_length_is_refused() -> None:
    with served() as client:
        url = client.base_url
        with socket.create_connection((url.host, url.port or 0), 5) as line:
            line.sendall(
                b"POST /api/users/0/items HTTP/1.1\r\nHost: localhost\r\n"
                b"Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n"
            )
            answer = line.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.0 400 Bad Request")
    assert answer.endswith(b"Content-length not provided\n")


# --- the fixture -------------------------------------------------------------------------------


def test_a_fixture_file_sets_a_desktop_up(tmp_path: Path) -> None:
    file = tmp_path / "fixture.json"
    file.write_text(
        '{"desktop": true, "serverID": "Abc", "localKeys": ["k1"], "userID": 7,'
        ' "clicks": ["deny", "allow"], "enabled": false, "groups": [{"id": 5, "name": "G"}]}'
    )
    fixture = read_fixture(file)
    assert fixture.desktop == Desktop("Abc", 7, ("deny", "allow"), enabled=False)
    assert [key.key for key in fixture.keys] == ["k1"]
    assert [group.id for group in fixture.groups] == [5]


def test_a_click_that_is_none_is_said(tmp_path: Path) -> None:
    file = tmp_path / "fixture.json"
    file.write_text('{"desktop": true, "clicks": ["perhaps"]}')
    with pytest.raises(UsageError, match=r"clicks\[0\] can't be used: “perhaps” is none of always"):
        read_fixture(file)
