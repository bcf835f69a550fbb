"""A corpus of real lists with truth: what refsync reads of it, what a link scraper does, and time.

The corpus is no part of the project: `REFSYNC_CORPUS=DIR python -m benchmarks.run lists`. DIR has
`files/`, `truth/NAME.json`, `index.tsv` (name and, seventh, format letters), and a `score.py` whose
`score(truth, references)` counts what was found.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.measure import run, table
from refsync.readers import read_text
from refsync.sources.text import decode

FORMATS = {
    "a": "headings with BibTeX", "b": "bullets", "c": "tables with badges", "d": "raw HTML",
    "e": "authors on a line", "f": "date or venue first", "g": "outside machine learning",
    "h": "not in English", "i": "over 1,000 entries", "j": "papers among others",
    "k": "bibliographies", "l": "Quarto, Jekyll, rst, Org",
}  # fmt: skip
_FIELDS = ("title", "code", "section", "year", "ids")
_LINK = re.compile(
    r"\[(?P<text>[^\[\]]*)\]\((?P<url>https?://[^\s()]+)"
    r"|<a [^>]*href=\"(?P<href>http[^\"]+)\"[^>]*>(?P<inside>[^<]*)"
    r"|(?P<bare>https?://[^\s()\[\]<>\"]+)"
)
_PAPERS = re.compile(
    r"arxiv\.org|doi\.org|aclanthology|aclweb|openreview|thecvf|\.pdf|neurips|nips\.cc|mlr\.press"
    r"|ieee\.org|acm\.org|nature\.com|springer|sciencedirect|ncbi\.nlm|biorxiv|ijcai|aaai\.org"
)
_ARXIV = re.compile(r"arxiv\.org/(?:abs|pdf)/(\d{4}\.\d{4,5})")
_DOI = re.compile(r"doi\.org/(10\.\S+)")

Entries = Sequence[Mapping[str, Any]]


def scrape(text: str) -> Iterator[Mapping[str, Any]]:
    """What scripts for such lists do: each link to a paper is an entry, its text the title."""
    section: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("#"):
            section = [line.lstrip("# ").strip()]
        for link in _LINK.finditer(line):
            url = link["url"] or link["href"] or link["bare"]
            if _PAPERS.search(url):
                arxiv, doi = _ARXIV.search(url), _DOI.search(url)
                yield {
                    "title": link["text"] or link["inside"] or "",
                    "links": [{"kind": "paper", "url": url}],
                    "identifiers": {k: m[1] for k, m in (("arxiv", arxiv), ("doi", doi)) if m},
                    "section": section,
                    "source": {"line": number},
                }


class Read(NamedTuple):
    """A file of the corpus: its formats, and how refsync and the scraper score on it."""

    formats: Sequence[str]
    refsync: Mapping[str, Any]
    scraper: Mapping[str, Any]


def read(folder: Path) -> tuple[list[Read], float]:
    """All files with truth, and the processor time that reading them took."""
    score = _scorer(folder / "score.py")
    formats = formats_by_file(folder)
    reads, seconds = [], 0.0
    for path in sorted((folder / "truth").glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        source = decode((folder / "files" / truth["file"]).read_bytes(), truth["file"])
        began = time.process_time()
        references = read_text(source).references
        seconds += time.process_time() - began
        known = [reference.as_json() for reference in references]
        reads.append(
            Read(
                formats.get(truth["file"], ()),
                score(truth, known),
                score(truth, list(scrape(source.text))),
            )
        )
    return reads, seconds


def _scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score


def formats_by_file(folder: Path) -> dict[str, list[str]]:
    """The letters of the formats in each file of a corpus."""
    lines = (folder / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {cells[0]: [letter.strip() for letter in cells[6].split(",")] for cells in rows}


def _figures(scores: Sequence[Mapping[str, Any]], fields: Sequence[str]) -> list[str]:
    """Recall, precision, and the share of each field that came out right."""
    found, inside = (sum(score[name] for score in scores) for name in ("found", "inside"))
    shares = [
        (found, sum(s["n"] for s in scores)),
        (inside, inside + sum(s["extra"] for s in scores)),
    ]
    for name in fields:
        right, all_of = (sum(score["counts"][name][i] for score in scores) for i in (0, 1))
        shares.append((right, all_of))
    return [f"{100 * part / whole:.1f}" if whole else "–" for part, whole in shares]


def report() -> str:
    """The section of RESULTS.md."""
    folder = Path(os.environ["REFSYNC_CORPUS"])
    reads, seconds = read(folder)
    groups: dict[str, list[Read]] = defaultdict(list)
    for one in reads:
        for letter in one.formats:
            groups[f"{letter}: {FORMATS[letter]}"].append(one)
        groups["all bibliographies" if "k" in one.formats else "all lists"].append(one)
    rows = [
        [
            name,
            str(sum(one.refsync["n"] for one in group)),
            *_figures([one.refsync for one in group], _FIELDS),
            *_figures([one.scraper for one in group], ("title",)),
        ]
        for name, group in sorted(groups.items(), key=lambda item: (item[0][1] != ":", item[0]))
    ]
    head = ["format", "entries", "recall", "precision", *_FIELDS, *(f"scraper: {name}" for name in
            ("recall", "precision", "titles"))]  # fmt: skip
    return (
        f"## {len(reads)} real lists with hand-made truth\n\n{table(head, rows)}\n\n"
        "In percent; a list may have several formats. A scraper takes each link to a paper for an "
        f"entry and its text for the title.\n\n{_times(folder, seconds)}\n\n"
        "By `REFSYNC_CORPUS=DIR python -m benchmarks.run lists`."
    )


def _times(folder: Path, seconds: float) -> str:
    files = [folder / "files" / json.loads(path.read_text(encoding="utf-8"))["file"]
             for path in sorted((folder / "truth").glob("*.json"))]  # fmt: skip
    size = sum(path.stat().st_size for path in files) / 1e6
    began = time.perf_counter()
    for path in files:
        run([sys.executable, "-m", "refsync", "parse", str(path), "--format", "json"], runs=1)
    through_cli = time.perf_counter() - began
    return (
        f"Reading all {len(files)} files ({size:.1f} MB): {seconds:.1f} s in one process; "
        f"{through_cli:.1f} s by `refsync parse --format json`, a process each."
    )


if __name__ == "__main__":
    print(report())
