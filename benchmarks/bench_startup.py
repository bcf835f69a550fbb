"""Cold start: `refsync --help` against bare Python and the help of other tools."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from benchmarks.measure import PEERS, run, table

BIN = Path(sys.executable).parent
RUNS = 15


def report() -> str:
    """The section of RESULTS.md."""
    commands = {
        "`python -c pass`": [sys.executable, "-c", "pass"],
        "`python -c 'import click'`": [sys.executable, "-c", "import click"],
        "`refsync --help`": [str(BIN / "refsync"), "--help"],
        "`refsync parse --help`": [str(BIN / "refsync"), "parse", "--help"],
        "`papis --help`": [str(PEERS / "bin" / "papis"), "--help"],
        "`pyzotero --help`": [str(BIN / "pyzotero"), "--help"],
    }
    measured = {
        name: run(command, runs=RUNS).seconds
        for name, command in commands.items()
        if shutil.which(command[0])
    }
    own = measured["`refsync --help`"]
    rows = [
        [name, f"{1000 * seconds:.0f} ms", f"{seconds / own:.2f}"]
        for name, seconds in measured.items()
    ]
    return "## Cold start\n\n" + table(["command", "median", "ratio to refsync"], rows)
