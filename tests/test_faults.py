"""Whatever happens to any request of a sync, a rerun ends in the library that there would be.

Swept is every request of two syncs, at zotero.org's and at the desktop's behaviour: a first one
(collections made, items added and adopted, links attached) and one of a list that has changed
(items added, retagged and filled), in a library where the user has been at work.
"""

from __future__ import annotations

import shutil
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from refsync.apply import Run
from refsync.errors import LibraryError
from refsync.guards import Limits
from refsync.options import Options
from tests.meddling import (
    CrashError,
    Deed,
    Meddler,
    answer_lost,
    answering,
    killed_after,
    killed_before,
    not_sent,
    refusing,
)
from tests.world import KINDS, World

NO_LIMITS = Limits(change=100)
BATCH = 3
"""Objects in one request, so that a short list takes several."""


def the_list(entries: int, *, topic: str = "Topic", first: int = 0) -> str:
    """Papers, some with an arXiv id, some with code, some with neither."""
    lines = ["# Papers\n"]
    for number in range(first, first + entries):
        if number % 4 == first % 4:
            lines.append(f"\n## {topic} {number // 4}\n")
        lines.append(f"\n### The Proper Study of Subject Number {number} (N{number})\n")
        if number % 3:
            lines.append(f"\npaper link: [here](https://arxiv.org/abs/2401.{number:05d})\n")
        if number % 2:
            lines.append(f"\ncode link: [here](https://example.org/code/{number})\n")
        if number % 6 == 0:
            lines.append(f"\npaper link: [here](https://example.org/papers/{number})\n")
    return "".join(lines)


OLD = the_list(7)
NEW = the_list(6, topic="Subject", first=3)


class Setting(NamedTuple):
    """A library that is about to be synced with a list."""

    kind: str
    changed: bool

    @property
    def text(self) -> str:
        return NEW if self.changed else OLD

    def open(self, folder: Path) -> World:
        return World(folder, *KINDS[self.kind])

    def prepare(self, folder: Path) -> None:
        """The user's own papers, one of them in the list; where the list has changed, what a sync
        of the old one left, and what the user has done with it since."""
        world = self.open(folder)
        user = world.user
        shelf = user.make_collection("Shelf")
        user.add(
            title="The Proper Study of Subject Number 4",
            url="https://arxiv.org/abs/2401.00004",
            extra="mine",
            collections=[shelf],
            tags=[{"tag": "mine"}, {"tag": "automatic", "type": 1}],
        )
        user.add(title="Something Else Altogether", abstractNote="mine")
        if self.changed:
            assert sync(world, OLD).complete
            papers = {title.rpartition(" ")[2]: p["key"] for title, p in user.papers().items()}
            user.tag(papers["5"], "to read")
            user.untag(papers["3"], "N3")
            user.change(papers["6"], title="My own title of number 6")
            user.trash(papers["1"])
            user.add(itemType="note", parentItem=papers["5"], note="mine")
        world.close()


SETTINGS = [Setting(kind, changed) for kind in KINDS for changed in (False, True)]


def sync(world: World, text: str) -> Run:
    return world.sync(text, limits=NO_LIMITS, options=Options(fill=("empty",), sections="both"))[1]


def sync_with(
    world: World, text: str, deed: Deed, at: int, *, lasting: bool
) -> tuple[Run | None, str | None]:
    """A sync with a deed at its Nth request: what it did, None where it could not say; and the path
    of that request, None where the sync had fewer."""
    healthy = world.recorder.app
    meddler = Meddler(healthy, deed, at, lasting=lasting)
    world.recorder.app = meddler
    run = None
    try:
        run = sync(world, text)
    except (CrashError, LibraryError):
        pass
    finally:
        world.recorder.app = healthy
    return run, meddler.hit


def everything(world: World) -> list[Any]:
    """All that a user sees in the library, whatever the keys, versions and dates are."""
    items = [
        {
            name: value
            for name, value in item.items()
            if name not in ("key", "version", "dateAdded", "dateModified", "parentItem")
            and name not in ("collections", "tags")
        }
        for item in world.user.items()
    ]
    return [world.user.contents(), sorted(items, key=repr)]


@pytest.fixture(autouse=True)
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("refsync.sending.MAX_OBJECTS", BATCH)
    monkeypatch.setattr("refsync.sending.PAUSE_SECONDS", 0)


class Sweep(NamedTuple):
    """A setting's library before the sync, and what it holds after one without trouble."""

    setting: Setting
    prepared: Path
    faultless: list[Any]

    def world(self, folder: Path) -> World:
        shutil.copytree(self.prepared, folder)
        return self.setting.open(folder)


@pytest.fixture(
    scope="module",
    params=SETTINGS,
    ids=lambda setting: f"{setting.kind}, {'list changed' if setting.changed else 'first sync'}",
)
def sweep(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sweep:
    setting: Setting = request.param
    prepared, synced = (tmp_path_factory.mktemp(name) for name in ("prepared", "synced"))
    setting.prepare(prepared)
    shutil.copytree(prepared, synced, dirs_exist_ok=True)
    world = setting.open(synced)
    assert sync(world, setting.text).complete
    held = everything(world)
    world.close()
    return Sweep(setting, prepared, held)


TROUBLES = {
    "not sent": not_sent,
    "answer lost": answer_lost,
    "429": answering("429 Too Many Requests"),
    "500": answering("500 Internal Server Error"),
    "500 after the work was done": answering("500 Internal Server Error", reaches=True),
    "503": answering("503 Service Unavailable"),
    "an object fails": refusing(500),
}
REFUSALS = {
    "412": answering("412 Precondition Failed"),
    "an object is refused": refusing(400, "Invalid value"),
    "an object has changed": refusing(412, "Item has been modified since specified version"),
}
CRASHES = {"killed before sending": killed_before, "killed before the answer": killed_after}


CONSENT = "/api/local/authorize"
"""Whether refsync may write, a Zotero desktop asks its user; who is not answered begins anew."""


@pytest.mark.parametrize(
    ("trouble", "lasting"),
    [(trouble, False) for trouble in (*TROUBLES, *REFUSALS, *CRASHES)]
    + [(trouble, True) for trouble in TROUBLES],
)
def test_after_any_trouble_a_rerun_completes_the_sync(
    sweep: Sweep, trouble: str, lasting: bool, tmp_path: Path
) -> None:
    deed, text = {**TROUBLES, **REFUSALS, **CRASHES}[trouble], sweep.setting.text
    for at in count(1):
        world = sweep.world(tmp_path / str(at))
        run, hit = sweep_one = sync_with(world, text, deed, at, lasting=lasting)
        if hit is None:
            world.close()
            break
        where = f"{trouble} at request {at}, {hit}: {sweep_one}"
        if trouble in TROUBLES and not lasting and hit != CONSENT:
            assert run, where
            assert run.complete, where
        else:
            assert sync(world, text).complete, where
        assert everything(world) == sweep.faultless, where
        again = sync(world, text)
        assert again.id is None, where
        assert not world.recorder.writes, where
        world.close()
    assert at > 8, "there are requests to sweep"
