"""Has BibTeX, biber and pandoc read the export of an item of every type, and of a list's entry.

    python benchmarks/accept_export.py

Prints what each of them complains of; the exit code is 1 if one does. By biblatex's data model the
values have to be right; the fields that it doesn't have for a type are counted only: biber passes
over them, and Zotero writes the same ones. The programs are those of the
Debian packages texlive-binaries, texlive-base, biber and pandoc. BibTeX's styles are its own four.
What these can't print beside each other, and say so, no item has: a volume and a number of a
series, authors and editors of a whole book.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, get_args

from refsync.exporting import Layout, render, with_keys
from refsync.reference import Link, LinkKind, Reference
from refsync.zotero.items import to_reference
from refsync.zotero.schema import NOT_REGULAR, ItemType, schema

_BEYOND = re.compile(r"Field '.*' invalid in data model|Invalid field '.*' for entrytype")
_STYLES = ("plain", "unsrt", "alpha", "abbrv")
_VALUES = {
    "date": "2021-05-04", "originalDate": "1899", "filingDate": "2020-01-02",
    "accessDate": "2022-03-04T05:06:07Z", "pages": "11-19", "volume": "7", "issue": "3",
    "edition": "2", "numPages": "240", "numberOfVolumes": "2", "ISBN": "978-0-306-40615-7",
    "ISSN": "1234-5679", "DOI": "10.1000/182", "url": "https://example.org/a_b?c=1&d=~e",
    "language": "en-GB", "codeNumber": "42", "abstractNote": "50 % of {it} & more_of it, #1.",
    "extra": "A remark on R&D", "shortTitle": "Short", "seriesNumber": "12", "number": "42",
    "runningTime": "1:02:03", "rights": "© 2021",
}  # fmt: skip


def _item(kind: ItemType) -> dict[str, Any]:
    """An item of a type with something in each of its fields, and somebody in each role."""
    fields = {
        field: _VALUES.get(base, _VALUES.get(field, f"The {field} of {{Łódź}} & Co"))
        for field, base in kind.fields.items()
        if field != "citationKey" and not (base == "volume" and "seriesNumber" in kind.fields)
    }
    creators = [
        {"creatorType": role, "firstName": "Ana María", "lastName": f"de la {role.capitalize()}"}
        for role in kind.creator_types
        if (kind.name, role) not in (("book", "editor"), ("book", "seriesEditor"))
    ]
    return {"itemType": kind.name, **fields, "creators": creators, "tags": [{"tag": "a & b"}]}


def references() -> list[Reference]:
    """One of each type, and one of a list with links of every kind."""
    items = [
        to_reference({**_item(kind), "citationKey": f"item-{kind.name}"})
        for kind in schema().item_types.values()
        if kind.name not in NOT_REGULAR
    ]
    links = tuple(
        Link(kind=kind, url=f"https://example.org/{kind}_1") for kind in get_args(LinkKind)
    )
    return [*items, items[0].model_copy(update={"citation_key": "item-listed", "links": links})]


def _run(command: Sequence[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def bibtex(text: str, folder: Path) -> list[str]:
    """What BibTeX says against the text, in all styles."""
    (folder / "refs.bib").write_text(text, "utf-8")
    complaints = []
    for style in _STYLES:
        aux = f"\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{refs}}\n"
        (folder / "refs.aux").write_text(aux, "utf-8")
        said = _run(["bibtex", "refs"], folder)
        complaints += [
            f"{style}: {line}"
            for line in said.splitlines()
            if re.match(r"Warning|.*---line|.*error", line)
        ]
    return complaints


def biber(text: str, folder: Path) -> list[str]:
    """What biber says against the text."""
    (folder / "refs.bib").write_text(text, "utf-8")
    said = _run(["biber", "--tool", "--output-file=out.bib", "refs.bib"], folder)
    return [line for line in said.splitlines() if re.match(r"WARN|ERROR", line)]


def data_model(text: str, folder: Path) -> list[str]:
    """What biblatex's data model has against the values of the text's fields."""
    return [line for line in _by_data_model(text, folder) if not _BEYOND.search(line)]


def beyond_data_model(text: str, folder: Path) -> int:
    """How many fields biblatex's data model doesn't have for their type."""
    return sum(1 for line in _by_data_model(text, folder) if _BEYOND.search(line))


def _by_data_model(text: str, folder: Path) -> list[str]:
    (folder / "refs.bib").write_text(text, "utf-8")
    command = ["biber", "--tool", "--validate-datamodel", "--output-file=out.bib", "refs.bib"]
    return [line for line in _run(command, folder).splitlines() if re.match(r"WARN|ERROR", line)]


def citeproc(text: str, folder: Path) -> list[str]:
    """What pandoc's citeproc says against the text, or leaves out."""
    (folder / "refs.json").write_text(text, "utf-8")
    said = _run(["pandoc", "-f", "csljson", "-t", "json", "--citeproc", "refs.json"], folder)
    rendered = len(re.findall(r'"ref-item-', said))
    if rendered != len(references()):
        return [f"{rendered} of {len(references())} were rendered", said[:500]]
    return []


CHECKS: Mapping[str, tuple[Layout, str, Callable[[str, Path], list[str]]]] = {
    "BibTeX": (Layout("bibtex"), "bibtex", bibtex),
    "BibTeX, ASCII": (Layout("bibtex", ascii=True), "bibtex", bibtex),
    "biber": (Layout("biblatex"), "biber", biber),
    "biber, ASCII": (Layout("biblatex", ascii=True), "biber", biber),
    "biber, values by the data model": (Layout("biblatex"), "biber", data_model),
    "biber on BibTeX": (Layout("bibtex"), "biber", biber),
    "citeproc": (Layout("csl-json"), "pandoc", citeproc),
}
"""What is written, and who reads it."""


class Outcome(NamedTuple):
    """What a check found; None where its program is not installed."""

    name: str
    complaints: list[str] | None


def outcomes() -> Iterator[Outcome]:
    """All checks, in order."""
    for name, (layout, program, check) in CHECKS.items():
        if not shutil.which(program):
            yield Outcome(name, None)
            continue
        with tempfile.TemporaryDirectory() as folder:
            yield Outcome(name, check(render(with_keys(references()), layout), Path(folder)))


def main() -> None:
    """Prints a line for each check, and the complaints."""
    failed = False
    for name, complaints in outcomes():
        if complaints is None:
            print(f"{name}: not installed")
            continue
        failed |= bool(complaints)
        print(f"{name}: {len(references())} entries, {len(complaints)} complaints")
        for complaint in dict.fromkeys(complaints):
            print(f"    {complaint}")
    sys.exit(failed)


if __name__ == "__main__":
    main()
