"""10,000 generated BibTeX entries (13 MB) to references, against other readers of BibTeX.

`python -m benchmarks.bench_bibtex` prints the section alone. Peers that this Python, or the path,
doesn't have are left out.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import python, run, table

ENTRIES = 10_000

_READERS = {
    "refsync": "from refsync.readers import bibtex;"
    " assert len(bibtex.read(text, path).references) == {entries}",
    "pybtex": "from pybtex.database import parse_string;"
    " assert len(parse_string(text, 'bibtex').entries) == {entries}",
    "bibtexparser": "import logging; logging.disable();"
    "from bibtexparser.bparser import BibTexParser;"
    "from bibtexparser.customization import author, convert_to_unicode;"
    "parser = BibTexParser(common_strings=True);"
    "parser.customization = lambda record: author(convert_to_unicode(record));"
    "assert len(parser.parse(text).entries) == {entries}",
}
"""Python packages, and the program that reads the text; bibtexparser decodes and splits names."""

_RUNS = {"bibtexparser": 1, "pandoc": 1}
"""Those that take minutes run once."""

_COMMANDS = {"pandoc": ["pandoc", "--from=bibtex", "--to=csljson"]}


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
        opening = f"path = {str(path)!r}; text = open(path, encoding='utf-8').read();"
        measured = {
            name: python(opening + program.format(entries=ENTRIES), runs=_RUNS.get(name, 3))
            for name, program in _READERS.items()
            if find_spec(name)
        }
        for name, command in _COMMANDS.items():
            if shutil.which(name):
                measured[name] = run([*command, str(path)], runs=_RUNS[name])
    own = measured["refsync"].seconds
    rows = [
        [name, f"{m.seconds:.2f} s", f"{m.seconds / own:.2f}", f"{m.mebibytes:.0f} MiB"]
        for name, m in measured.items()
    ]
    head = f"## {ENTRIES:,} BibTeX entries ({size:.1f} MB), a cold process each\n\n"
    return head + table(["program", "median", "ratio to refsync", "memory"], rows)


if __name__ == "__main__":
    print(report())
