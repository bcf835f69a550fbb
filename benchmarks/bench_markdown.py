"""A Markdown list of 5,000 entries, read whole, against bare Markdown parsers."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.lists import markdown
from benchmarks.measure import python, table

ENTRIES = 5000


def report() -> str:
    """The section of RESULTS.md."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.md"
        path.write_text(markdown(ENTRIES), encoding="utf-8")
        size = path.stat().st_size
        half = Path(folder) / "half.md"
        half.write_text(markdown(ENTRIES // 2), encoding="utf-8")
        text = f"open({str(path)!r}, encoding='utf-8').read()"
        programs = {
            "refsync: references": f"import refsync; r = refsync.read({str(path)!r});"
            f" assert len(r.references) == {ENTRIES}, len(r.references)",
            "refsync, half the list": f"import refsync; refsync.read({str(half)!r})",
            "markdown-it-py: bare parse": "import markdown_it;"
            f" markdown_it.MarkdownIt('gfm-like', {{'linkify': False}}).parse({text})",
            "cmarkgfm: bare HTML": "import cmarkgfm;"
            f" cmarkgfm.github_flavored_markdown_to_html({text})",
        }
        measured = {name: python(code) for name, code in programs.items()}
    own = measured["refsync: references"].seconds
    rows = [
        [name, f"{m.seconds:.2f} s", f"{m.seconds / own:.2f}", f"{m.mebibytes:.0f} MiB"]
        for name, m in measured.items()
    ]
    head = f"## A Markdown list of {ENTRIES:,} entries ({size / 1e6:.1f} MB)\n\n"
    return head + table(["program", "median", "ratio to refsync", "memory"], rows)
