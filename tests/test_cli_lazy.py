"""The command line loads what a command needs, nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "examples" / "mllm-pretraining.md"
HEAVY = (
    "pydantic", "pyzotero", "httpx2", "rich", "rapidfuzz", "bibtexparser", "pylatexenc",
    "cmarkgfm", "selectolax", "sqlite3", "platformdirs", "docutils", "yaml", "rispy",
)  # fmt: skip


NETWORK = ("pyzotero", "httpx2", "sqlite3", "rapidfuzz")


@pytest.mark.parametrize(
    "command", ["", "parse", "check", "diff", "sync", "log", "undo", "export", "serve"]
)
def test_help_loads_no_heavy_package(command: str) -> None:
    shown, loaded = run(*command.split(), "--help")
    assert "Usage:" in shown
    assert not loaded & set(HEAVY)


def test_reading_a_list_loads_nothing_that_talks_to_zotero() -> None:
    shown, loaded = run("parse", str(EXAMPLE))
    assert "11 references" in shown
    assert not loaded & set(NETWORK)


def run(*arguments: str) -> tuple[str, set[str]]:
    """What a command prints, and the modules that a fresh interpreter has loaded after it."""
    program = (
        "import sys, refsync.cli\n"
        f"refsync.cli.refsync({list(arguments)!r}, standalone_mode=False)\n"
        "print(*sys.modules)\n"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    return shown, set(shown.splitlines()[-1].split())
