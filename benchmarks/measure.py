"""Time and memory of a command in a fresh process."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

PEERS = Path(__file__).parents[1] / ".peers"
"""The environment that `make bench` makes for the tools refsync is measured against."""


class Measured(NamedTuple):
    """Wall-clock seconds (the median of the runs) and the highest resident memory in MiB."""

    seconds: float
    mebibytes: float


def run(
    command: Sequence[str], *, runs: int = 3, environment: Mapping[str, str] | None = None
) -> Measured:
    """Run a command several times, its output thrown away.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    measured = [_once(command, environment) for _ in range(runs)]
    return Measured(
        statistics.median(m.seconds for m in measured), max(m.mebibytes for m in measured)
    )


def python(code: str, *, runs: int = 3, interpreter: str = sys.executable) -> Measured:
    """Run a Python program, given as text, in fresh interpreters."""
    return run([interpreter, "-c", code], runs=runs)


def _once(command: Sequence[str], environment: Mapping[str, str] | None) -> Measured:
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    assert process.stderr
    errors = process.stderr.read()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    return Measured(seconds, usage.ru_maxrss / 1024)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
