"""Saved plans: what was shown is what is done, or nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from refsync.cli import refsync
from refsync.zotero.embedded import EMBEDDED_KEY, EmbeddedLibrary
from tests.zotero_user import ZoteroUser

BEFORE = """# Things

## Old

### A Study of Many Widgets

[paper](https://arxiv.org/abs/2401.00001)

## Kept

### A Study of Many Gadgets

[paper](https://arxiv.org/abs/2401.00002) [code](https://github.com/example/gadgets)
"""
WHERE = ("--library", "embedded", "--collection", "Reading")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REFSYNC_STATE", str(tmp_path / "state"))
    write(BEFORE)
    return tmp_path


def write(text: str) -> None:
    Path("list.md").write_text(text, "utf-8")


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(refsync, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def save(*options: str) -> dict[str, Any]:
    result = run("diff", "list.md", *WHERE, "-o", "plan.json", *options)
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(Path("plan.json").read_text("utf-8")))


def apply(*options: str) -> Result:
    return run("apply", "plan.json", *options)


class Zotero:
    """What the user sees and does in Zotero."""

    def __init__(self, folder: Path) -> None:
        self.embedded = EmbeddedLibrary(folder / "state" / "library.sqlite")

    def __enter__(self) -> ZoteroUser:
        self.user = ZoteroUser(self.embedded.__enter__().app, EMBEDDED_KEY)
        return self.user

    def __exit__(self, *error: Any) -> None:
        self.user.close()
        self.embedded.__exit__(*error)


def test_what_was_shown_is_done(folder: Path) -> None:
    saved = save()
    assert saved["summary"] == {"add": 2}
    result = apply()
    assert result.exit_code == 0, result.stderr
    assert "Done: 2 added, 1 link attached." in result.stdout
    with Zotero(folder) as user:
        assert len(user.papers()) == 2


def test_saving_writes_nothing_else(folder: Path) -> None:
    save()
    assert not (folder / "state" / "library.sqlite").exists()


def test_it_is_applied_from_any_folder_and_never_asks(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save()
    (folder / "else").mkdir()
    monkeypatch.chdir(folder / "else")
    assert run("apply", "../plan.json", "--yes").exit_code == 0


def test_a_plan_is_applied_once(folder: Path) -> None:
    save()
    apply()
    again = apply()
    assert again.exit_code == 2
    assert "it was to be added, and is unchanged now (in the collection)" in again.stderr


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (BEFORE.replace("## Old", "## New"), "“A Study of Many Widgets”: its entry in the list"),
        (BEFORE[: BEFORE.index("## Kept")], "“A Study of Many Gadgets”: it is no longer in the"),
        (BEFORE.replace("00001", "00003"), "it is no longer in the list, or goes by another"),
        (BEFORE + "\n### One More\n\n[paper](https://arxiv.org/abs/2401.00009)\n", "“One More”: n"),
    ],
)
def test_a_list_that_moved_is_refused_and_said(folder: Path, edit: str, said: str) -> None:
    save()
    write(edit)
    result = apply()
    assert result.exit_code == 2
    assert said in result.stderr
    assert "refsync diff -o" in result.stderr
    with Zotero(folder) as user:
        assert user.papers() == {}


def test_an_entry_that_only_stands_elsewhere_has_not_moved(folder: Path) -> None:
    save()
    write(BEFORE.replace("# Things\n", "# Things\n\nAll that is read about them.\n"))
    assert apply().exit_code == 0


def retag(folder: Path) -> None:
    """A plan that retags one item."""
    run("sync", "list.md", *WHERE, "--yes")
    write(BEFORE.replace("## Old", "## New"))
    save()


def test_an_item_that_moved_is_refused_and_said(folder: Path) -> None:
    retag(folder)
    with Zotero(folder) as user:
        widgets = user.papers()["A Study of Many Widgets"]["key"]
        user.change(widgets, extra="mine")
    result = apply()
    assert result.exit_code == 2
    assert f"“A Study of Many Widgets”: its item {widgets} has changed in Zotero" in result.stderr


def test_an_item_that_is_not_concerned_may_move(folder: Path) -> None:
    retag(folder)
    with Zotero(folder) as user:
        user.change(user.papers()["A Study of Many Gadgets"]["key"], extra="mine")
    assert apply().exit_code == 0


def test_a_paper_that_came_into_the_library_meanwhile_is_not_doubled(folder: Path) -> None:
    save()
    with Zotero(folder) as user:
        user.add(itemType="preprint", title="A Study of Many Widgets", archiveID="arXiv:2401.00001")
    result = apply()
    assert result.exit_code == 2
    assert "it was to be added, and would be filed now" in result.stderr


def test_a_collection_that_is_another_one_now_is_refused_and_said(folder: Path) -> None:
    run("sync", "list.md", *WHERE, "--yes")
    write(BEFORE + "\n### One More\n\n[paper](https://arxiv.org/abs/2401.00009)\n")
    save()
    with Zotero(folder) as user:
        (key,) = user.collections()
        user.delete_collection(key)
    result = apply()
    assert result.exit_code == 2
    assert "The collection “Reading” has been made, renamed, moved or deleted." in result.stderr


def test_a_plan_for_another_server_is_refused(folder: Path) -> None:
    saved = save()
    saved["recipe"]["server"] = "user:1 at http://127.0.0.1:1"
    Path("plan.json").write_text(json.dumps(saved), "utf-8")
    assert "name its server with --endpoint" in apply().stderr


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"refsync_plan": 99}', '{"refsync_plan": 1}'])
def test_what_is_no_saved_plan_is_told(folder: Path, text: str) -> None:
    Path("plan.json").write_text(text, "utf-8")
    result = apply()
    assert result.exit_code == 2
    assert "plan.json is no plan" in result.stderr


def test_a_plan_that_is_not_there_is_told(folder: Path) -> None:
    assert "plan.json can't be read: No such file" in apply().stderr


def test_a_list_that_cannot_be_read_again_is_not_planned_for_later(folder: Path) -> None:
    result = CliRunner().invoke(
        refsync, ["diff", "-", "--from", "markdown", *WHERE, "-o", "plan.json"], input=BEFORE
    )
    assert result.exit_code == 2
    assert "can be read again" in result.stderr
    assert not Path("plan.json").exists()


def test_sub_collections_are_part_of_what_is_shown(folder: Path) -> None:
    by_section = ("--sections", "collections")
    run("sync", "list.md", *WHERE, *by_section, "--yes")
    write(BEFORE.replace("## Old", "## New"))
    plan = save(*by_section)
    assert plan["writes"] == []
    assert plan["sections"][0]["action"] == "follow"
    with Zotero(folder) as user:
        old = next(key for key, path in user.collections().items() if path == "Reading/Old")
        user.change_collection(old, name="New")
    result = apply()
    assert result.exit_code == 2
    assert "The sub-collection of the section “New” is another one now." in result.stderr
    with Zotero(folder) as user:
        user.change_collection(old, name="Old")
    assert apply().exit_code == 0
    with Zotero(folder) as user:
        assert user.collections()[old] == "Reading/New"
