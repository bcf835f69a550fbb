"""A list compared with a bibliography in a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from refsync.cli import refsync

LIST = """# Things

## Old

### A Study of Many Widgets

[paper](https://arxiv.org/abs/2401.00001)

### A Study of Many Gadgets

[paper](https://arxiv.org/abs/2401.00002)
"""
BIB = """@article{doe2024, title = {A Study of Many Widgets}, eprint = {2401.00001},
  archivePrefix = {arXiv}}
@book{roe1999, title = {The Book of Gizmos}, author = {Roe, Jane}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    Path("list.md").write_text(LIST, "utf-8")
    Path("refs.bib").write_text(BIB, "utf-8")
    return tmp_path


def diff(*arguments: str) -> Result:
    return CliRunner().invoke(refsync, ["diff", "list.md", *arguments])


def test_it_shows_what_the_file_has_and_lacks_and_writes_nothing(folder: Path) -> None:
    result = diff("--library", "refs.bib", "--format", "json", "--exit-code")
    assert result.exit_code == 1
    changes = json.loads(result.stdout)["changes"]
    assert [(c["action"], c["title"], c["item"]) for c in changes] == [
        ("unchanged", "A Study of Many Widgets", "doe2024"),
        ("add", "A Study of Many Gadgets", None),
        ("extra", "The Book of Gizmos", "roe1999"),
    ]
    assert sorted(path.name for path in folder.iterdir()) == ["list.md", "refs.bib"]


def test_csl_json_will_do(folder: Path) -> None:
    items = [{"id": "x", "type": "article", "title": "A Study of Many Gadgets"}]
    Path("refs.json").write_text(json.dumps(items), "utf-8")
    result = diff("--library", "refs.json")
    assert "1 to add" in result.stdout
    assert "A Study of Many Widgets" in result.stdout
    assert "1 unchanged" in result.stdout


def test_a_file_that_is_not_there_is_told(folder: Path) -> None:
    result = diff("--library", "no.bib")
    assert result.exit_code == 2
    assert "no.bib does not exist" in result.stderr


def test_only_a_library_takes_a_plan_that_is_to_be_applied(folder: Path) -> None:
    result = diff("--library", "refs.bib", "-o", "plan.json")
    assert result.exit_code == 2
    assert "takes a library, not a file" in result.stderr


def test_a_library_takes_a_collection(folder: Path) -> None:
    result = diff("--library", "embedded")
    assert result.exit_code == 2
    assert "Missing option '--collection'" in result.stderr
