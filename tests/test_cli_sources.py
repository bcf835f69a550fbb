"""The commands take sources of every kind, and remember what a list is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import refsync as library
from refsync.cli import COMMANDS, refsync
from tests.web import WebSite, website

FIRST = "# Sorting\n\n- [On Merging](https://arxiv.org/abs/2401.00001)\n"
SECOND = "# More\n\n- [On Splitting](https://arxiv.org/abs/2401.00002)\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder, and no configuration from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    for name in ("ZOTERO_LIBRARY_ID", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def site() -> Iterator[WebSite]:
    with website() as server:
        yield server


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(refsync, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def sync(*arguments: str) -> str:
    given = ("--library", "embedded", "--collection", "Reading", "--yes")
    result = run("sync", *arguments, *given)
    assert result.exit_code == 0
    return result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_with_sources_takes_allow_local(command: str) -> None:
    shown = run(command, "--help").stdout
    assert ("SOURCE..." in shown) == ("--allow-local" in shown)


def test_a_page_on_the_web_is_synced_once(folder: Path, site: WebSite) -> None:
    address = site.put("/list.md", FIRST, ETag='"v1"')
    assert "1 added" in sync(address, "--allow-local")
    assert "Nothing to do." in sync(f"{address}#top", "--allow-local")
    assert site.requests == ["/list.md", "/list.md 304"]


def test_a_local_address_is_refused_with_what_to_do(folder: Path, site: WebSite) -> None:
    result = run("parse", site.put("/list.md", FIRST))
    assert result.exit_code == 2
    assert "--allow-local" in result.stderr
    assert site.requests == []


def test_several_pages_are_one_list(folder: Path, site: WebSite) -> None:
    (folder / "list.md").write_text(FIRST)
    result = run("parse", "list.md", site.put("/b.md", SECOND), "--allow-local", "--format", "json")
    printed = json.loads(result.stdout)
    assert printed["title"] == "Sorting"
    assert [reference["source"]["file"] for reference in printed["references"]] == [
        "list.md", f"{site.url}/b.md",
    ]  # fmt: skip


def test_a_folder_stays_one_list_when_pages_come_and_go(folder: Path) -> None:
    (folder / "papers").mkdir()
    (folder / "papers" / "a.md").write_text(FIRST)
    assert "1 added" in sync("papers")
    (folder / "papers" / "b.md").write_text(SECOND)
    assert "1 added" in sync("./papers/")
    assert "Nothing to do." in sync(str(folder / "papers"))
    (folder / "papers" / "a.md").unlink()
    assert "left the list" in sync("papers")


def test_a_missing_page_leaves_all_undone(folder: Path, site: WebSite) -> None:
    (folder / "list.md").write_text(FIRST)
    names = ("list.md", f"{site.url}/missing.md", "--allow-local")
    result = run("sync", *names, "--library", "embedded", "--collection", "Reading", "--yes")
    assert result.exit_code == 2
    assert f"{site.url}/missing.md is not there" in result.stderr
    assert not (folder / "state" / "library.sqlite").exists()


def test_programs_read_one_source_or_several(folder: Path, site: WebSite) -> None:
    (folder / "list.md").write_text(FIRST)
    (folder / "more.txt").write_text(SECOND)
    address = site.put("/b", SECOND)
    assert len(library.read(Path("list.md")).references) == 1
    assert len(library.read(["list.md", Path("more.txt")]).references) == 2
    assert len(library.read(("list.md", address), allow_local=True).references) == 2
    assert library.read([]).references == ()
