"""10,000 generated BibTeX entries (13 MB) to references, against other readers of BibTeX.

`python -m benchmarks.bench_bibtex` prints the section alone. Peers that this Python, or the path,
doesn't have are left out.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import PEERS, Measured, run, table

ENTRIES = 10_000

_OPEN = "path = {path!r}; text = open(path, encoding='utf-8').read();"
_BIBTEXPARSER_2 = "import logging; logging.disable(); import bibtexparser;"
_CITATION_JS = (
    "const {{Cite}} = require('@citation-js/core'); require('@citation-js/plugin-bibtex');"
    "const text = require('fs').readFileSync({path!r}, 'utf8');"
    "if (new Cite(text).data.length !== {entries}) throw Error('entries are missing')"
)
_HERE, _THERE = sys.executable, str(PEERS / "bin" / "python")


class _Peer(NamedTuple):
    """A program that reads the file, how often (once where it takes minutes), and what it gives."""

    command: tuple[str, ...]
    runs: int
    does: str


_PEERS = {
    "refsync": _Peer(
        (_HERE, "-c", _OPEN + "from refsync.readers import bibtex;"
         "assert len(bibtex.read(text, path).references) == {entries}"),
        3, "references: LaTeX decoded, names split, identifiers",
    ),
    "pybtex": _Peer(
        (_THERE, "-c", _OPEN + "from pybtex.database import parse_string;"
         "assert len(parse_string(text, 'bibtex').entries) == {entries}"),
        3, "entries: names split",
    ),
    "bibtexparser 1.4": _Peer(
        (_HERE, "-c", _OPEN + "import logging; logging.disable();"
         "from bibtexparser.bparser import BibTexParser;"
         "from bibtexparser.customization import author, convert_to_unicode;"
         "parser = BibTexParser(common_strings=True);"
         "parser.customization = lambda record: author(convert_to_unicode(record));"
         "assert len(parser.parse(text).entries) == {entries}"),
        1, "entries: LaTeX decoded, names apart",
    ),
    "bibtexparser 2": _Peer(
        (_THERE, "-c", _OPEN + _BIBTEXPARSER_2
         + "assert len(bibtexparser.parse_string(text).entries) == {entries}"),
        3, "entries alone",
    ),
    "bibtexparser 2, all": _Peer(
        (_THERE, "-c", _OPEN + _BIBTEXPARSER_2 + "from bibtexparser.middlewares import *;"
         "more = [LatexDecodingMiddleware(), SeparateCoAuthors(), SplitNameParts()];"
         "assert len(bibtexparser.parse_string(text, append_middleware=more).entries)"
         " == {entries}"),
        1, "entries: LaTeX decoded, names split",
    ),
    "citation-js": _Peer(("node", "-e", _CITATION_JS), 3, "CSL-JSON"),
    "pandoc": _Peer(("pandoc", "--from=bibtex", "--to=csljson", "{path}"), 1, "CSL-JSON"),
}  # fmt: skip


_FAMILIES = [
    r"M{\"u}ller", r"Garc{\'\i}a", "Zhang", r"Erd{\H o}s", "Smith", r"{\v S}koda", "Chen",
    r"Wa{\l}{\k e}sa", r"{\O}stergaard", "van den Berg", r"Nu{\~n}ez", "Kim", r"Fran{\c c}ois",
]  # fmt: skip
_WORDS = (
    "learning", "representation", "of", "the", "visual", "language", "model", "with", "attention",
    "and", "a", "large", "scale", "data", "set", "for", "estimation", "we", "show", "that", "this",
    "method", "improves", "over", "strong", "baselines", "on", "several", "benchmarks", "while",
    "using", "fewer", "parameters", "than", "previous", "work", "in", "deep", "network", "training",
    "---", "{BERT}", "state-of-the-art", r"5\%", r"na{\"\i}ve", r"Schr{\"o}dinger", r"caf{\'e}",
    r"Poincar\'{e}", r"\emph{in~vivo}", r"$\alpha$-helix",
)  # fmt: skip


def generate(entries: int) -> str:
    """The same entries every time: five names, accents, and an abstract of some 750 letters."""
    rng = random.Random(20240601)
    return "\n".join(_entry(rng, number) for number in range(entries))


def _entry(rng: random.Random, number: int) -> str:
    def words(count: int) -> str:
        return " ".join(rng.choices(_WORDS, k=count))

    def person() -> str:
        given = "".join(rng.choices("abcdefghiklmnoprstu", k=6)).capitalize()
        family = rng.choice(_FAMILIES) + "".join(rng.choices("aeiounrst", k=3))
        return f"{family}, {given} {rng.choice('ABCDEFG')}."

    return f"""@article{{key{number},
  author    = {{{" and ".join(person() for _ in range(5))}}},
  title     = {{{{{words(3)}}} {words(8)}}},
  journal   = {{Journal of {words(3)}}},
  year      = {{{1980 + number % 45}}},
  month     = {rng.choice(["jan", "feb", "mar", "may", "oct"])},
  volume    = {{{number % 90}}},
  number    = {{{number % 12}}},
  pages     = {{{number}--{number + 11}}},
  doi       = {{10.1234/journal.{number}}},
  url       = {{https://example.org/papers/{number}_a.pdf}},
  keywords  = {{{", ".join(rng.choices(_WORDS[:40], k=4))}}},
  abstract  = {{{words(103)}}}
}}
"""


def report() -> str:
    """The section of RESULTS.md."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.bib"
        path.write_text(generate(ENTRIES), encoding="utf-8")
        size = path.stat().st_size / 1e6
        measured = {name: m for name, peer in _PEERS.items() if (m := _measured(peer, path))}
    own = measured["refsync"].seconds
    rows = [
        [name, _PEERS[name].does, f"{m.seconds:.2f} s", f"{m.seconds / own:.2f}",
         f"{m.mebibytes:.0f} MiB"]
        for name, m in measured.items()
    ]  # fmt: skip
    head = f"## {ENTRIES:,} BibTeX entries ({size:.1f} MB), a cold process each\n\n"
    return head + table(["program", "gives", "median", "ratio to refsync", "memory"], rows)


def _measured(peer: _Peer, path: Path) -> Measured | None:
    """Time and memory; None where the program is not on this machine."""
    command = [part.format(path=str(path), entries=ENTRIES) for part in peer.command]
    if shutil.which(command[0]) is None:
        return None
    return run(command, runs=peer.runs, environment={"NODE_PATH": str(PEERS / "node_modules")})


if __name__ == "__main__":
    print(report())
