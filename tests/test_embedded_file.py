"""The file that an embedded library is: private, lasting, shared, and told from other files."""

from __future__ import annotations

import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from refsync.errors import StateError
from refsync.zotero.embedded import EmbeddedLibrary
from tests.embedded_client import Client, client

PAPER = {"itemType": "journalArticle"}


def test_what_was_written_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "library.sqlite"
    with client(path) as library:
        key = library.add(title="Kept")
        version = library.get("/items").version
    with client(path) as library:
        assert library.get(f"/items/{key}").data["title"] == "Kept"
        assert library.get("/items").version == version


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    with client(tmp_path / "library.sqlite") as library:
        library.add()
        for file in tmp_path.iterdir():
            assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_library_in_memory_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with client() as library:
        library.add()
    assert list(tmp_path.iterdir()) == []


def test_threads_share_a_library(tmp_path: Path) -> None:
    with client(tmp_path / "library.sqlite") as library, ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: library.post("/items", [PAPER] * 5), range(8)))
        versions = [one["version"] for a in answers for one in a.json["successful"].values()]
        assert len(set(versions)) == len(versions) == library.get("/items").total == 40


def test_two_openings_of_one_file_see_each_other(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with client(path) as one, client(path) as other, ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda c: [c.add() for _ in range(10)], (one, other)))
        assert one.get("/items").total == other.get("/items").total == 20
        assert one.get("/items").version == other.get("/items").version


def test_of_parallel_writes_with_one_version_one_wins(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    with client(path) as one, client(path) as other, ThreadPoolExecutor(4) as threads:
        version = one.get("/items").version

        def write(library: Client) -> int:
            return library.post("/items", [PAPER] * 3, if_unmodified_since_version=version).status

        assert sorted(threads.map(write, (one, other, one, other))) == [200, 412, 412, 412]


@pytest.mark.parametrize("content", [b"not a database", b"x" * 5000])
def test_another_file_is_not_touched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(StateError, match=r"notes\.txt"):
        EmbeddedLibrary(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    with pytest.raises(StateError, match="name another file"):
        EmbeddedLibrary(path)


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(StateError, match="can't be used"):
        EmbeddedLibrary(tmp_path)
