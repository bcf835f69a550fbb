"""What the README shows is what is printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from refsync.cli import COMMANDS, refsync

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = re.findall(r"^\$ refsync (.*)\n((?:(?!\$ |```).*\n)*)", README, re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the examples, and what the README's commands leave there, one after another."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


@pytest.mark.parametrize(
    ("command", "output"), SHOWN, ids=[f"{c[:30]} {i}" for i, (c, _) in enumerate(SHOWN)]
)
def test_a_command_prints_what_the_readme_shows(
    command: str, output: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("REFSYNC_STATE", str(folder / "state"))
    result = CliRunner().invoke(refsync, shlex.split(command))
    assert result.exit_code == 0
    parts = [re.escape(part).replace("…", ".*") for part in output.strip().split("\n…\n")]
    assert re.fullmatch(r"\n(?:.*\n)*".join(parts), result.stdout.strip())


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "serve"])
def test_the_readme_shows_every_command(command: str) -> None:
    assert any(shown.startswith(command) for shown, _ in SHOWN)


@pytest.mark.parametrize("target", re.findall(r"\]\(([\w/.-]+)\)", README))
def test_links_in_the_readme_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
