"""The command line loads what a command needs, nothing else."""

import subprocess
import sys

import pytest

HEAVY = (
    "pydantic", "pyzotero", "httpx2", "rich", "rapidfuzz", "bibtexparser", "pylatexenc",
    "cmarkgfm", "selectolax", "sqlite3", "platformdirs",
)  # fmt: skip


@pytest.mark.parametrize("command", ["", "parse", "diff", "sync", "export", "serve"])
def test_help_loads_no_heavy_package(command: str) -> None:
    program = (
        "import sys, refsync.cli\n"
        f"refsync.cli.refsync({[*command.split(), '--help']!r}, standalone_mode=False)\n"
        f"print('LOADED', *sorted(set({HEAVY!r}) & set(sys.modules)))\n"
    )
    shown = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert "Usage:" in shown
    assert shown.splitlines()[-1] == "LOADED"
