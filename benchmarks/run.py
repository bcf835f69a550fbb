"""Run the benchmarks and write RESULTS.md: `python -m benchmarks.run [NAME...]`."""

from __future__ import annotations

import platform
import sys
from importlib import import_module
from pathlib import Path

SECTIONS = ("startup", "bibtex", "markdown", "diff", "requests")
RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = f"""# Benchmark results

Written by `make bench` (`python -m benchmarks.run`); each figure stands beside its peers' in the
same run, on one machine: {platform.machine()}, Python {platform.python_version()}, 2 cores.
"""


def main() -> None:
    """Print each section as it comes; write the file when all have been run."""
    names = sys.argv[1:] or list(SECTIONS)
    sections = []
    for name in names:
        section = import_module(f"benchmarks.bench_{name}").report()
        print(section, "\n", flush=True)
        sections.append(section)
    if not sys.argv[1:]:
        RESULTS.write_text("\n".join([HEAD, *(f"{s}\n" for s in sections)]), encoding="utf-8")


if __name__ == "__main__":
    main()
