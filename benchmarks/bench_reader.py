"""What the readers add on top of cmark-gfm, the tree of its HTML, and the scanner of BibTeX.

`[REFSYNC_CORPUS=DIR] python -m benchmarks.run reader`. DIR is as in `bench_lists`; without it a
generated list and a generated bibliography are read alone.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import inf
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from benchmarks import bench_bibtex, lists
from benchmarks.bench_doubling import forget
from benchmarks.bench_lists import FORMATS, formats_by_file
from benchmarks.measure import table
from refsync.__main__ import NEW_OBJECTS
from refsync.readers import bibtex, format_of, markdown, read_text, rendered
from refsync.sources.text import SourceText, decode

ENTRIES = 5000
_RUNS = 3
_MEASURED = ("markdown", "html", "bibtex")
"""The formats that come to cmark-gfm, the tree or the scanner; docutils and pandoc are others'."""
_CLOCKED: Sequence[tuple[Any, str, str]] = (
    (rendered, "markdown_to_html_with_extensions", "cmark"),
    (rendered, "LexborHTMLParser", "cmark"),
    (bibtex, "scan", "scanner"),
    (bibtex, "definitions", "scanner"),
    (markdown, "from_markdown", "blocks"),
    (markdown, "from_html", "blocks"),
)


class Times(NamedTuple):
    """Processor time in seconds: of the engines, as the reader calls them, and of all reading.

    Attributes:
        blocks: from text to the blocks of a document, cmark-gfm and the tree included.
    """

    cmark: float = 0.0
    scanner: float = 0.0
    blocks: float = 0.0
    whole: float = inf
    entries: int = 0
    size: int = 0

    def __add__(self, other: Times) -> Times:  # type: ignore[override]
        """Those of both."""
        return Times(
            self.cmark + other.cmark,
            self.scanner + other.scanner,
            self.blocks + other.blocks,
            self.whole + other.whole,
            self.entries + other.entries,
            self.size + other.size,
        )

    @property
    def ratio(self) -> float:
        """What is added to the engines, in their own time."""
        engines = self.cmark + self.scanner
        return (self.whole - engines) / engines

    def row(self, name: str) -> list[str]:
        """The row of a table."""
        seconds = (self.cmark, self.scanner, self.blocks - self.cmark, self.whole)
        return [
            name,
            f"{self.entries:,}",
            f"{self.size / 1e6:.1f} MB",
            *(f"{second * 1000:,.0f} ms" for second in seconds),
            f"{self.ratio:.1f}",
        ]


def times(source: SourceText) -> Times:
    """The least of some runs over a source, each with empty caches."""
    return min((_once(source) for _ in range(_RUNS)), key=lambda run: run.whole)


def _once(source: SourceText) -> Times:
    forget()
    gc.freeze()  # what benchmarks and tests keep is none of the reader's
    gc.set_threshold(NEW_OBJECTS)
    spent = {"cmark": 0.0, "scanner": 0.0, "blocks": 0.0}
    with _clocked(spent):
        began = time.process_time()
        reading = read_text(source)
        whole = time.process_time() - began
    gc.unfreeze()
    size = len(source.text.encode())
    return Times(**spent, whole=whole, entries=len(reading.references), size=size)


@contextmanager
def _clocked(spent: dict[str, float]) -> Iterator[None]:
    """Within it, the time that the engines and the making of blocks take is added up by name."""

    def clocked(call: Callable[..., object], name: str) -> Callable[..., object]:
        def wrapper(*args: object, **options: object) -> object:
            began = time.process_time()
            try:
                return call(*args, **options)
            finally:
                spent[name] += time.process_time() - began

        return wrapper

    with ExitStack() as stack:
        for room, call, name in _CLOCKED:
            wrapped = clocked(getattr(room, call), name)
            stack.enter_context(patch.object(room, call, wrapped))
        yield


def report() -> str:
    """The section of RESULTS.md."""
    rows = [
        times(SourceText("x.md", lists.markdown(ENTRIES))).row("a generated list with BibTeX"),
        times(SourceText("x.bib", bench_bibtex.generate(ENTRIES))).row("a generated bibliography"),
    ]
    if corpus := os.environ.get("REFSYNC_CORPUS"):
        rows += _of_corpus(Path(corpus))
    head = ["list", "entries", "size", "cmark-gfm and tree", "scanner", "tree to blocks", "reading",
            "added, ×"]  # fmt: skip
    return (
        "## What reading adds on top of its engines\n\n"
        f"{table(head, rows)}\n\n"
        f"Processor time in one process, the least of {_RUNS} runs with empty caches, garbage "
        "collected as the command has it. The engines are timed inside the reading, in the very "
        "calls that it makes: cmark-gfm with source positions from Markdown to HTML, the building "
        "of selectolax's tree (not the walk through it), and the scanner of BibTeX up to raw "
        "entries. “Tree to blocks” is the one walk through the tree that keeps its texts with "
        "their links and lines, before anything is recognised in them; in Python that alone takes "
        "a multiple of cmark-gfm's time. “Reading” is everything from text to references and "
        "problems, engines included; "
        "“added” is the rest of it in times of the engines. A file with several formats counts "
        f"for each; files that others' parsers read (reStructuredText, Org, JSON) are left out."
    )


def _of_corpus(folder: Path) -> Iterator[list[str]]:
    """The rows for the files of a corpus by format, and for all of them."""
    sums: dict[str, Times] = {}
    nothing = Times(whole=0.0)
    for name, formats in sorted(formats_by_file(folder).items()):
        source = decode((folder / "files" / name).read_bytes(), name)
        if format_of(source) not in _MEASURED:
            continue
        found = times(source)
        for group in (*(f"{letter}: {FORMATS[letter]}" for letter in formats), "the whole corpus"):
            sums[group] = sums.get(group, nothing) + found
    whole = sums.pop("the whole corpus")
    yield from (of_group.row(group) for group, of_group in sorted(sums.items()))
    yield whole.row("the whole corpus")


if __name__ == "__main__":
    print(report())
