"""Zotero desktop as a library: the user's consent, edits that don't show, and lost answers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
from click.testing import CliRunner, Result

from refsync import api
from refsync.cli import refsync
from refsync.errors import AccessError, ConflictError, NetworkError
from refsync.reports.plan_json import plan_json
from refsync.zotero.embedded import EmbeddedLibrary, Fixture
from refsync.zotero.embedded.desktop.app import DesktopApp
from refsync.zotero.embedded.desktop.instance import Click, Desktop
from refsync.zotero.embedded.faults import Fault, Faulty
from refsync.zotero.embedded.fixture import desktop_fixture, read_fixture
from refsync.zotero.embedded.server import running
from tests.world import COLLECTION, DESKTOP, USERS_OWN_KEY, World, at_the_desktop, read
from tests.zotero_user import ZoteroUser

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ONE = """
# Papers

## Detection

### Spotting One Kind of Picture (Spot)

paper link: [here](https://arxiv.org/abs/2401.00001)

code link: [here](https://example.org/code/1)
"""
TWO = """
### Telling Two Kinds of Voices Apart (Tell)

paper link: [here](https://arxiv.org/abs/2401.00002)
"""
LIST = ONE + TWO


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A Zotero desktop whose user always allows what is asked."""
    there = World(tmp_path, at_the_desktop, DESKTOP)
    yield there
    there.close()


def clicking(*clicks: Click) -> Fixture:
    """A Zotero desktop whose user clicks this."""
    return desktop_fixture(Desktop("Desk1234abcd", clicks=clicks), [USERS_OWN_KEY])


def prompts(world: World) -> int:
    return world.recorder.requests.count(("POST", "/api/local/authorize"))


class Meddler:
    """An app that lets something else happen at its Nth write (from 1), and passes on the rest."""

    def __init__(self, app: WSGIApplication, at: int, meddle: Any, *, arrives: bool) -> None:
        self.app, self.at, self.meddle, self.arrives = app, at, meddle, arrives
        self.writes = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] == "POST" and not path.endswith("/authorize"):
            self.writes += 1
            if self.writes == self.at:
                if self.arrives:
                    b"".join(self.app(environ, lambda *_: lambda _: None))
                status = self.meddle()
                if status:
                    start_response(status, [("Content-Length", "0")])
                    return [b""]
        return self.app(environ, start_response)


class KilledError(BaseException):
    """The process is killed: nothing catches it."""


# --- a group's library --------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[EmbeddedLibrary, str]]:
    """A Zotero desktop with two groups, of which its user may read one only, and its address."""
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    (tmp_path / "list.md").write_text(LIST, encoding="utf-8")
    groups = [{"id": 7, "name": "Readers"}, {"id": 8, "name": "Rest", "libraryEditing": "admins"}]
    facts = {"desktop": True, "localKeys": [USERS_OWN_KEY], "groups": groups}
    (tmp_path / "fixture.json").write_text(json.dumps(facts), encoding="utf-8")
    with (
        EmbeddedLibrary(fixture=read_fixture(tmp_path / "fixture.json")) as there,
        running(there.app) as url,
    ):
        yield there, url


def command(name: str, folder: Path, url: str, group: int) -> Result:
    where = ["--library", f"desktop:group:{group}", "--endpoint", f"{url}/api"]
    arguments = [name, f"{folder}/list.md", *where, "--collection", COLLECTION, "--yes"]
    return CliRunner().invoke(refsync, arguments)


def test_a_group_that_zotero_has_is_synced_with_as_the_users_own(
    desk: tuple[EmbeddedLibrary, str], tmp_path: Path
) -> None:
    there, url = desk
    for done in ("2 added", "Nothing to do"):
        assert done in command("sync", tmp_path, url, 7).stdout
    server = httpx2.get(f"{url}/api/").headers["Zotero-Server-ID"]
    group = ZoteroUser(there.app, USERS_OWN_KEY, "/api/groups/7", server)
    own = ZoteroUser(there.app, USERS_OWN_KEY, "/api/users/0", server)
    assert len(group.papers()) == 2
    assert own.items() == []
    undone = CliRunner().invoke(refsync, ["undo", "--yes", "--endpoint", f"{url}/api"])
    assert undone.exit_code == 0
    assert all(paper["deleted"] for paper in group.papers().values())
    group.close()
    own.close()


@pytest.mark.parametrize(
    ("group", "said"),
    [
        (8, "You may read the group 8, but not write to it, and nothing more was written"),
        (9, "This Zotero has no group 9"),
    ],
)
def test_a_group_that_is_not_to_be_written_to_is_said(
    desk: tuple[EmbeddedLibrary, str], tmp_path: Path, group: int, said: str
) -> None:
    result = command("sync", tmp_path, desk[1], group)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


# --- a sync -------------------------------------------------------------------------------------


def test_a_list_arrives_and_a_second_sync_writes_nothing(world: World) -> None:
    _, run = world.sync(LIST)
    assert run.complete
    papers = world.user.papers()
    assert sorted(papers) == [
        "Spotting One Kind of Picture",
        "Telling Two Kinds of Voices Apart",
    ]
    spot = papers["Spotting One Kind of Picture"]
    assert [world.user.collections()[key] for key in spot["collections"]] == [COLLECTION]
    assert {tag["tag"] for tag in spot["tags"]} == {"Detection", "Spot"}
    assert world.user.links(spot["key"]) == ["https://example.org/code/1"]
    plan, _ = world.sync(LIST)
    assert plan.summary == {"unchanged": 2}
    assert not world.recorder.writes


def test_items_are_shown_by_the_keys_that_zotero_gave_them(world: World) -> None:
    world.sync(LIST)
    plan, _ = world.sync(LIST)
    with world.open_library(world.folder / "laptop") as library:
        shown = plan_json(plan, shown_key=library.shown_key)
    keys = {paper["key"] for paper in world.user.papers().values()}
    assert {change["item"] for change in shown["changes"]} == keys


def test_what_the_list_gains_and_loses_is_followed(world: World) -> None:
    world.sync(ONE)
    world.sync(LIST.replace("## Detection", "## Recognition"))
    papers = world.user.papers()
    assert len(papers) == 2
    assert {tag["tag"] for tag in papers["Spotting One Kind of Picture"]["tags"]} == {
        "Recognition",
        "Spot",
    }


def test_a_paper_that_is_in_the_library_is_adopted(world: World) -> None:
    world.user.add(
        title="Spotting One Kind of Picture", url="https://arxiv.org/abs/2401.00001", extra="mine"
    )
    plan, run = world.sync(ONE)
    assert plan.summary == {"adopt": 1}
    assert run.complete
    (paper,) = world.user.papers().values()
    assert paper["extra"] == "mine"
    assert len(paper["collections"]) == 1


# --- edits that don't show in versions ----------------------------------------------------------


def test_what_the_user_deleted_stays_away(world: World) -> None:
    world.sync(LIST)
    key = world.user.papers()["Spotting One Kind of Picture"]["key"]
    world.user.delete(key)
    plan, _ = world.sync(LIST)
    assert plan.summary == {"declined": 1, "unchanged": 1}
    assert not world.recorder.writes


def test_what_the_user_trashed_stays_away(world: World) -> None:
    world.sync(LIST)
    world.user.trash(world.user.papers()["Spotting One Kind of Picture"]["key"])
    plan, _ = world.sync(LIST)
    assert plan.summary == {"declined": 1, "unchanged": 1}


def test_a_tag_that_the_user_renamed_is_seen(world: World) -> None:
    world.sync(ONE)
    assert isinstance(world.app, DesktopApp)
    with world.app._database.writing() as connection:
        connection.execute("UPDATE tags SET name = 'Found', folded = 'found' WHERE name = 'Spot'")
    with world.open_library(world.folder / "laptop") as library:
        library.refresh()
        items = library.mirror.items(library.mirror.versions())
    assert any("Found" in item.tags for item in items.values())
    plan, _ = world.sync(ONE)
    assert plan.summary == {"unchanged": 1}, "the user's renaming stays done"


def test_a_collection_that_is_gone_takes_nothing_of_the_library_with_it(world: World) -> None:
    other = world.user.add(title="Somebody Else's Paper on Gardens")
    world.sync(LIST)
    for key, path in world.user.collections().items():
        if path == COLLECTION:
            world.user.delete_collection(key)
    plan, _ = world.sync(LIST)
    assert plan.summary == {"declined": 2}
    assert other not in {change.item for change in plan.changes}


# --- the user's consent -------------------------------------------------------------------------


def test_looking_asks_nobody(world: World) -> None:
    with world.open_library(world.folder / "laptop") as library:
        plan = api.diff(read(LIST).references, library, COLLECTION)
    assert plan.summary == {"add": 2}
    assert not world.recorder.writes


def test_the_user_is_asked_once_and_the_key_is_kept_for_its_owner_only(world: World) -> None:
    world.sync(ONE)
    assert prompts(world) == 1
    world.sync(LIST)
    assert prompts(world) == 0
    kept = world.folder / "laptop" / "desktop-keys.json"
    assert list(json.loads(kept.read_text())) == ["Desk1234abcd"]
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_key_that_zotero_takes_back_is_asked_for_again(world: World) -> None:
    world.sync(ONE)
    assert isinstance(world.app, DesktopApp)
    with world.app._database.writing() as connection:
        connection.execute("DELETE FROM keys WHERE key <> ?", (USERS_OWN_KEY,))
    _, run = world.sync(LIST)
    assert run.complete
    assert prompts(world) == 1


def test_denied_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    world = World(tmp_path, at_the_desktop, clicking("deny"))
    with pytest.raises(AccessError, match="choose “Always Allow”"):
        world.sync(LIST)
    assert world.user.items() == []
    assert world.user.collections() == {}
    world.close()


def test_allow_is_for_one_write_so_the_user_is_asked_for_more(tmp_path: Path) -> None:
    world = World(tmp_path, at_the_desktop, clicking("allow", "always"))
    said: list[str] = []
    with world.open_library(tmp_path / "laptop", said=said.append) as library:
        plan = api.diff(read(LIST).references, library, COLLECTION, source="list.md")
        assert api.sync(plan, library).complete
    assert prompts(world) == 2
    assert "Always Allow" in said[0]
    assert "one write only" in said[1]
    world.close()


def test_who_keeps_clicking_allow_is_told_what_to_click(tmp_path: Path) -> None:
    world = World(tmp_path, at_the_desktop, clicking("allow"))
    many = "# Papers\n" + "".join(
        f"\n### The Study of Subject {n} (N{n})\n"
        f"\npaper link: [here](https://arxiv.org/abs/2401.{n:05d})\n"
        for n in range(150)
    )
    _, run = world.sync(many)
    assert isinstance(run.error, AccessError)
    assert "Always Allow" in str(run.error)
    for _ in range(3):
        assert isinstance(world.app, DesktopApp)
        world.app._instance._prompts.clear()
        _, run = world.sync(many)
    assert run.complete
    assert len(world.user.papers()) == 150
    world.close()


# --- another database ---------------------------------------------------------------------------


def test_another_database_is_another_library(world: World, tmp_path: Path) -> None:
    world.sync(LIST)
    anew = World(tmp_path / "anew", at_the_desktop, desktop_fixture(Desktop("Other5678efg"), []))
    anew.folder = world.folder
    plan, run = anew.sync(LIST)
    assert plan.summary == {"add": 2}
    assert run.complete
    anew.close()


def test_a_database_that_changes_meanwhile_is_said(world: World) -> None:
    with world.open_library(world.folder / "laptop") as library:
        library.refresh()
        with EmbeddedLibrary(fixture=desktop_fixture(Desktop("Other5678efg"))) as other:
            world.recorder.app = other.app
            with pytest.raises(ConflictError, match="another database"):
                library.refresh()


# --- answers that are lost ----------------------------------------------------------------------


def no_answer() -> str:
    raise httpx2.ReadTimeout("The read operation timed out")


def failure() -> str:
    return "500 Internal Server Error"


def kill() -> str:
    raise KilledError


@pytest.mark.parametrize("meddle", [no_answer, failure])
@pytest.mark.parametrize("arrives", [True, False])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_an_answer_that_is_lost_is_settled_by_looking(
    at: int, arrives: bool, meddle: Any, world: World
) -> None:
    world.recorder.app = Meddler(world.app, at, meddle, arrives=arrives)
    _, run = world.sync(LIST)
    assert run.complete
    assert world.recorder.app.writes == 4 + (not arrives)
    world.recorder.app = world.app
    assert_whole(world)


@pytest.mark.parametrize("arrives", [True, False])
@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_after_a_crash_a_rerun_completes_the_sync(at: int, arrives: bool, world: World) -> None:
    world.recorder.app = Meddler(world.app, at, kill, arrives=arrives)
    with pytest.raises(KilledError):
        world.sync(LIST)
    world.recorder.app = world.app
    _, run = world.sync(LIST)
    assert run.complete
    assert_whole(world)


def assert_whole(world: World) -> None:
    """All is there, once, and a sync knows it for its own."""
    assert [row[1:5] for row in world.user.contents()] == [
        ("code link", "https://example.org/code/1", "Spotting One Kind of Picture", ()),
        (
            "Spotting One Kind of Picture", "https://arxiv.org/abs/2401.00001", "",
            ("Detection", "Spot"),
        ),
        (
            "Telling Two Kinds of Voices Apart", "https://arxiv.org/abs/2401.00002", "",
            ("Detection", "Tell"),
        ),
    ]  # fmt: skip
    assert sorted(world.user.collections().values()) == ["Reading", COLLECTION]
    world.sync(LIST.replace("(Spot)", "(Spotted)"))
    assert {tag["tag"] for tag in world.user.papers()["Spotting One Kind of Picture"]["tags"]} == {
        "Detection",
        "Spotted",
    }, "the tag that refsync put on is its own to take off"
    plan, _ = world.sync(LIST.replace("(Spot)", "(Spotted)"))
    assert not plan.writes
    assert len(world.recorder.requests) == 3, "and nothing is looked for any more"


def test_what_the_user_adds_meanwhile_is_not_taken_for_what_was_sent(world: World) -> None:
    def meddle() -> str:
        world.user.add(title="Spotting One Kind of Picture", abstractNote="my own copy")
        return no_answer()

    world.recorder.app = Meddler(world.app, 3, meddle, arrives=True)
    _, run = world.sync(LIST)
    assert run.complete
    copies = [i for i in world.user.items() if i["title"] == "Spotting One Kind of Picture"]
    assert len(copies) == 2
    assert [bool(i["collections"]) for i in copies].count(True) == 1


def test_what_was_edited_before_it_was_found_is_not_sent_again(world: World) -> None:
    def meddle() -> str:
        spot = world.user.papers()["Spotting One Kind of Picture"]
        world.user.change(spot["key"], abstractNote="I have read it", tags=[{"tag": "read"}])
        return no_answer()

    world.recorder.app = Meddler(world.app, 3, meddle, arrives=True)
    _, run = world.sync(LIST)
    assert run.complete
    assert len(world.user.papers()) == 2


# --- what would be half done --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"nosuchfield": "x"}, "has no field “nosuchfield”"),
        ({"collections": ["ZZZZZZZZ"]}, "collection is gone"),
        ({"creators": [{"creatorType": "director", "name": "D"}]}, "has no creator “director”"),
        ({"creators": [{"creatorType": "author", "firstName": "F"}]}, "has no name, or half"),
        ({"tags": [{"tag": " "}]}, "a tag has no name"),
    ],
)
def test_what_zotero_would_do_by_half_is_not_sent(
    change: dict[str, Any], why: str, world: World
) -> None:
    key = world.user.add(title="A Paper")
    with world.open_library(world.folder / "laptop") as library:
        library.refresh()
        library.require_write()
        version = library.mirror.versions()[key]
        world.recorder.requests.clear()
        written = library.write_items([{"key": key, "version": version, "title": "B", **change}])
    assert why in written.failed[0].message
    assert not world.recorder.writes
    assert world.user.get(f"/items/{key}")["data"]["title"] == "A Paper"


def test_an_item_that_has_changed_meanwhile_is_refused(world: World) -> None:
    key = world.user.add(title="A Paper")
    with world.open_library(world.folder / "laptop") as library:
        library.refresh()
        library.require_write()
        version = library.mirror.versions()[key]
        world.user.change(key, title="The user's own")
        written = library.write_items([{"key": key, "version": version, "title": "Mine"}])
    assert written.changed == [0]
    assert world.user.get(f"/items/{key}")["data"]["title"] == "The user's own"


# --- over loopback, as the command does it ------------------------------------------------------


def test_over_http_as_the_command_opens_it(tmp_path: Path) -> None:
    with (
        EmbeddedLibrary(fixture=DESKTOP) as zotero,
        running(zotero.app) as url,
        api.open_library("desktop", endpoint=url, state=tmp_path) as library,
    ):
        plan = api.diff(read(LIST).references, library, COLLECTION, source="list.md")
        assert api.sync(plan, library).complete
        again = api.diff(read(LIST).references, library, COLLECTION, source="list.md")
        assert again.summary == {"unchanged": 2}


def test_the_command_says_what_to_click_and_never_shows_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.md").write_text(LIST)
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    to = ["--library", "desktop", "--collection", "Reading"]
    with EmbeddedLibrary(fixture=DESKTOP) as zotero, running(zotero.app) as url:
        monkeypatch.setenv("REFSYNC_ZOTERO_ENDPOINT", url)
        first, second, undone = (
            CliRunner().invoke(refsync, arguments)
            for arguments in (
                ["sync", str(tmp_path / "list.md"), *to, "--yes"],
                ["sync", str(tmp_path / "list.md"), *to, "--yes"],
                ["undo", "--yes"],
            )
        )
    assert [first.exit_code, second.exit_code, undone.exit_code] == [0, 0, 0]
    assert "choose “Always Allow”" in first.stderr
    assert "Done: 2 added, 1 link attached." in first.stdout
    assert second.stdout.endswith("Nothing to do.\n")
    assert "Always Allow" not in second.stderr
    (key,) = json.loads((tmp_path / "state" / "desktop-keys.json").read_text()).values()
    assert key not in first.output + second.output + undone.output


def test_a_zotero_that_stumbles_is_asked_again(tmp_path: Path) -> None:
    with EmbeddedLibrary(fixture=DESKTOP) as zotero:
        stumbling = Faulty(zotero.app, [Fault("500", 0.2)], seed=1)  # at the first request only
        with (
            running(stumbling) as url,
            api.open_library("desktop", endpoint=url, state=tmp_path) as library,
        ):
            assert library.refresh() == 0


def test_zotero_that_does_not_run_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match=r"start it, .* “Allow other applications"):
        api.open_library("desktop", endpoint="http://127.0.0.1:9", state=tmp_path)


def test_zotero_that_lets_nobody_in_is_said_with_what_to_do(tmp_path: Path) -> None:
    closed = desktop_fixture(Desktop("Desk1234abcd", enabled=False))
    with (
        EmbeddedLibrary(fixture=closed) as zotero,
        running(zotero.app) as url,
        pytest.raises(AccessError, match="turn on “Allow other applications"),
    ):
        api.open_library("desktop", endpoint=url, state=tmp_path)


def test_a_zotero_that_can_only_be_read_is_read(tmp_path: Path) -> None:
    """Before its local API could be written to, Zotero named no server id."""
    with EmbeddedLibrary(fixture=DESKTOP) as zotero:

        def older(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            def start(status: str, headers: list[tuple[str, str]], _: object = None) -> Any:
                kept = [(name, value) for name, value in headers if name != "Zotero-Server-ID"]
                return start_response(status, kept)

            return zotero.app(environ, start)

        with (
            running(older) as url,
            api.open_library("desktop", endpoint=f"{url}/api", state=tmp_path) as library,
        ):
            plan = api.diff(read(LIST).references, library, COLLECTION)
            assert plan.summary == {"add": 2}
            with pytest.raises(AccessError, match="can be read by other programs, but not written"):
                library.require_writable()
            with pytest.raises(AccessError, match="can be read by other programs, but not written"):
                api.sync(plan, library)
