"""Looks for input that makes a reader fail, or take long for its size: coverage-guided fuzzing.

    python3 -m venv .fuzz && .fuzz/bin/pip install atheris --editable '.[rst]'
    .fuzz/bin/python benchmarks/fuzz.py FORMAT [SECONDS [FOLDER]]

FOLDER keeps the inputs found: those that cover more code, so that the next run begins where this
one ended, those that failed (`failed-*`) or were slow (`slow-*`), and what libFuzzer itself says of
the last one (`crash-*`, `timeout-*`). The last line says how many inputs were read and which took
longest for its size.
"""

from __future__ import annotations

import os
import pkgutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

import atheris  # type: ignore[import-untyped]

sys.path.insert(0, str(Path(__file__).parents[1]))

with atheris.instrument_imports(include=["refsync"]):
    from refsync import readers
    from refsync.errors import RefsyncError
    from refsync.readers import FORMATS, Format, read_text
    from refsync.sources.text import SourceText, decode

    for module in pkgutil.walk_packages(readers.__path__, "refsync.readers."):
        import_module(module.name)  # those that are else imported when they are needed

from benchmarks import bench_bibtex, lists
from benchmarks.inputs import SHAPES
from refsync.api import export

_LONGEST = 4096
_SLOW = 0.02
"""Seconds for a KiB that are too many; instrumented code takes some three times its time."""
_LEAST = 0.2
"""Seconds below which nothing is slow."""
_SEED_SIZE = 1024
_TEN_MINUTES = 600.0
_MEMORY = 8192
"""MiB; cmarkgfm keeps some ten bytes for each of a text, so that they add up over many inputs."""
_WORDS = (
    "@article{", "@string{", "@comment{", "crossref = ", "author = ", "title = {", " and ", " # ",
    "```bibtex\n", "```", "~~~", "<!--", "-->", "<table><tr><td>", "<li>", "<pre>", "</a>", "**",
    '<a href="', "<details><summary>", "](https://arxiv.org/abs/", "[[paper](", "https://doi.org/10.",
    "### ", "- ", "|-|-|\n", "|", "&amp;", "\\'e", "\\emph{", "---\n", "TY  - JOUR\n", "ER  - \n",
    '"title": "', '"issued": {"date-parts": [[', "\n\n", ".. ", "::\n",
)  # fmt: skip


_EXPORTED = ("csl-json", "ris", "zotero-json")
"""Formats that refsync writes as well."""
_MARKUP = {
    "rst": "Papers\n======\n\n- `On Widgets <https://arxiv.org/abs/2101.00001>`_, Doe, 2020\n"
    "- Doe, J. (2019). *On Tests*. :doi:`10.1000/182` [1]_\n\n.. [1] Roe, R. On Lists. 2018.\n",
    "org": "#+title: Papers\n* Widgets\n** On Widgets\n:PROPERTIES:\n:YEAR: 2020\n:END:\n"
    "- [[https://arxiv.org/abs/2101.00001][On Tests]], Doe, 2020\n",
}


@dataclass
class Watch:
    """Reads inputs as a format, and remembers what was wrong with them."""

    format: Format
    folder: Path
    until: float
    inputs: int = 0
    longest: tuple[float, int] = (0.0, 0)
    failures: set[str] = field(default_factory=set)
    slow: int = 0

    def read(self, data: bytes) -> None:
        """One input; ends the process when the time is over."""
        began = time.process_time()
        try:
            read_text(decode(data, "list"), self.format)
        except RefsyncError:
            pass
        except Exception as error:
            self.keep_failure(data, error)
        self.judge(data, time.process_time() - began)
        if time.monotonic() > self.until:
            print(self.summary(), flush=True)
            os._exit(bool(self.failures or self.slow))

    def keep_failure(self, data: bytes, error: Exception) -> None:
        """Keeps an input that failed, the first for each place in the code."""
        place = traceback.extract_tb(error.__traceback__)[-1]
        name = f"failed-{type(error).__name__}-{Path(place.filename).stem}-{place.lineno}"
        if name not in self.failures:
            self.failures.add(name)
            (self.folder / name).write_bytes(data)
            print(name, repr(error), flush=True)

    def judge(self, data: bytes, seconds: float) -> None:
        """Keeps an input that took long."""
        self.inputs += 1
        size = max(len(data), 1024)
        if seconds / size > self.longest[0]:
            self.longest = seconds / size, len(data)
        if seconds > max(_LEAST, _SLOW * size / 1024):
            self.slow += 1
            (self.folder / f"slow-{seconds:.2f}s-{self.slow}").write_bytes(data)
            print(f"slow: {seconds:.2f} s for {len(data)} bytes", flush=True)

    def summary(self) -> str:
        """What was read, and what came of it."""
        per_byte, size = self.longest
        per_kib = f"{per_byte * 1024e3:.0f} ms for a KiB ({size} bytes)"
        return (
            f"{self.format}: {self.inputs:,} inputs, {len(self.failures)} failures, "
            f"{self.slow} slow; the slowest took {per_kib}"
        )


def _seeds(format: Format) -> Iterator[str]:  # noqa: A002
    """Small lists to begin with."""
    yield lists.markdown(2)
    yield bench_bibtex.generate(1)
    yield _MARKUP.get(format, "")
    if format in _EXPORTED:
        yield export(read_text(SourceText("x.bib", bench_bibtex.generate(1))).references, format)
    for of_format, make in SHAPES.values():
        if of_format == format:
            yield make(_SEED_SIZE)


def _prepare(format: Format, folder: Path) -> Path:  # noqa: A002
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(_seeds(format)):
        (folder / f"seed-{number}").write_text(text, encoding="utf-8")
    words = folder.with_suffix(".dict")
    lines = (word.encode("unicode_escape").decode().replace('"', '\\"') for word in _WORDS)
    words.write_text("".join(f'"{line}"\n'.replace("\\n", "\\x0a") for line in lines))
    return words


def main() -> None:
    """Fuzz one format for some time."""
    name, *more = sys.argv[1:] or [""]
    if name not in FORMATS:
        raise SystemExit(f"Say which format to fuzz: {', '.join(FORMATS)}.")
    seconds = float(more[0]) if more else _TEN_MINUTES
    folder = Path(more[1]) if len(more) > 1 else Path(tempfile.gettempdir()) / "refsync-fuzz"
    kept = folder / name
    words = _prepare(name, kept)
    found = Watch(name, kept, time.monotonic() + seconds)
    options = [
        f"-dict={words}", f"-artifact_prefix={kept}/", f"-max_len={_LONGEST}", "-timeout=60",
        f"-rss_limit_mb={_MEMORY}", "-verbosity=0",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options, str(kept)], found.read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
