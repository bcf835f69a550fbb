"""Cold start: help, and a list of one work, against bare Python and the help of other tools."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import PEERS, run, table

BIN = Path(sys.executable).parent
RUNS = 15
_ENTRY = "- [On Widgets](https://arxiv.org/abs/2101.00001), Jane Doe, NeurIPS 2021\n"


def report() -> str:
    """The section of RESULTS.md."""
    with TemporaryDirectory() as folder:
        list_of_one = Path(folder, "list.md")
        list_of_one.write_text(_ENTRY, encoding="utf-8")
        measured = _measured(list_of_one)
    own = measured["`refsync --help`"]
    rows = [
        [name, f"{1000 * seconds:.0f} ms", f"{seconds / own:.2f}"]
        for name, seconds in measured.items()
    ]
    return "## Cold start\n\n" + table(["command", "median", "ratio to refsync"], rows)


def _measured(list_of_one: Path) -> dict[str, float]:
    """The median of each command that is there, in seconds, by name."""
    commands = {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        "`python -c 'import click'`": [sys.executable, "-c", "import click"],
        "`refsync --help`": [str(BIN / "refsync"), "--help"],
        "`refsync parse --help`": [str(BIN / "refsync"), "parse", "--help"],
        "`refsync parse` of a list of one work": [str(BIN / "refsync"), "parse", str(list_of_one)],
        "`papis --help`": [str(PEERS / "bin" / "papis"), "--help"],
        "`pyzotero --help`": [str(BIN / "pyzotero"), "--help"],
    }
    return {
        name: run(command, runs=RUNS).seconds
        for name, command in commands.items()
        if shutil.which(command[0])
    }
