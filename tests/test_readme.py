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
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """refsync's own files, which the README's commands share, one after the other."""
    return tmp_path_factory.mktemp("state")


@pytest.mark.parametrize(
    ("command", "output"), SHOWN, ids=[f"{c[:30]} {i}" for i, (c, _) in enumerate(SHOWN)]
)
def test_a_command_prints_what_the_readme_shows(
    command: str, output: str, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("REFSYNC_STATE", str(state))
    result = CliRunner().invoke(refsync, shlex.split(command))
    assert result.exit_code == 0
    parts = [re.escape(part) for part in output.strip().split("\n…\n")]
    assert re.fullmatch(r"\n(?:.*\n)*".join(parts), result.stdout.strip())


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "serve"])
def test_the_readme_shows_every_command(command: str) -> None:
    assert any(shown.startswith(command) for shown, _ in SHOWN)


@pytest.mark.parametrize("target", re.findall(r"\]\(([\w/.-]+)\)", README))
def test_links_in_the_readme_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
