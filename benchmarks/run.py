"""Run the benchmarks and write RESULTS.md: `python -m benchmarks.run [NAME...]`.

Sections that are not run stay in the file as they are.
"""

from __future__ import annotations

import platform
import re
import sys
from importlib import import_module
from pathlib import Path

SECTIONS = ("startup", "bibtex", "markdown", "reader", "doubling", "diff", "matching", "requests")
"""What runs anywhere. `lists`, `styles` and `stored` need a corpus (bench_lists), `conformance` its
cases, `accept` the programs that read the export, `rules` half an hour, `fuzz` ten minutes."""

RESULTS = Path(__file__).with_name("RESULTS.md")
HEAD = f"""# Benchmark results

Written by `make bench` (`python -m benchmarks.run`); each figure stands beside its peers' in the
same run, on one machine: {platform.machine()}, Python {platform.python_version()}, 2 cores.
"""
_MARK = re.compile(r"^<!-- (\w+) -->\n", re.MULTILINE)


def main() -> None:
    """Print each section as it comes, and put it in the file."""
    sections = _sections(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for name in sys.argv[1:] or SECTIONS:
        sections[name] = import_module(f"benchmarks.bench_{name}").report()
        print(sections[name], "\n", flush=True)
        parts = [f"<!-- {name} -->\n{text.strip()}\n" for name, text in sections.items()]
        RESULTS.write_text("\n".join([HEAD, *parts]), encoding="utf-8")


def _sections(results: str) -> dict[str, str]:
    """The sections of the file by name."""
    _, *parts = _MARK.split(results)
    return dict(zip(parts[::2], parts[1::2], strict=True))


if __name__ == "__main__":
    main()
