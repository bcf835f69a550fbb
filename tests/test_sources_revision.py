"""Lists as they stood at a revision of their repository."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from refsync.errors import SourceError
from refsync.sources import load

IDENTITY = {
    "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
}  # fmt: skip


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits: the first with a list and two pages, in the second they are others."""
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    top = tmp_path / "top"
    (top / "pages").mkdir(parents=True)
    monkeypatch.chdir(top)
    git("init", "-q")
    write("list.md", "before")
    write("pages/b.md", "before b")
    write("pages/a.md", "before a")
    write("pages/notes.txt", "no list")
    commit()
    write("list.md", "after")
    write("new.md", "new")
    (top / "pages/b.md").unlink()
    commit()
    return top


def write(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "--all")
    git("commit", "-q", "-m", "x")


def texts(*names: str, revision: str = "HEAD~1") -> list[str]:
    read = load(names, state=lambda: Path("state"), revision=revision)
    return [source.text for source in read]


def test_a_file_is_read_as_it_stood(repository: Path) -> None:
    assert texts("list.md") == ["before"]
    assert texts("list.md", revision="HEAD") == ["after"]
    assert texts(str(repository / "list.md")) == ["before"]


@pytest.mark.parametrize("name", ["pages", "pages/", "pages/*.md", "**/[ab].md"])
def test_folders_and_patterns_name_what_stood_there(repository: Path, name: str) -> None:
    assert texts(name) == ["before a", "before b"]


def test_the_whole_repository(repository: Path) -> None:
    assert texts(".") == ["before", "before a", "before b"]


def test_a_path_from_another_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "pages")
    assert texts("../list.md", "a.md") == ["before", "before a"]


def test_a_list_that_was_not_there_yet_has_no_text(repository: Path) -> None:
    assert texts("new.md") == []


@pytest.mark.parametrize("revision", ["HEAD~7", "--help", "no such", "HEAD:list.md"])
def test_a_revision_that_is_none_is_told(repository: Path, revision: str) -> None:
    with pytest.raises(SourceError, match="neither a file nor a revision"):
        texts("list.md", revision=revision)


def test_a_file_outside_of_every_repository(repository: Path) -> None:
    write("../alone.md", "x")
    with pytest.raises(SourceError, match="in no Git repository"):
        texts("../alone.md")


@pytest.mark.parametrize("name", ["-", "https://example.org/list.md"])
def test_what_has_no_revisions_is_told(repository: Path, name: str) -> None:
    with pytest.raises(SourceError, match="has no revisions"):
        texts(name)


def test_without_git_a_sentence_says_what_to_do(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError, match="takes Git"):
        texts("list.md")
