"""In which style a list writes its entries, told by the lines that they stand in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from refsync.patterns import regex
from refsync.reference import Reference

T = TypeVar("T")
Shape = Literal["headings", "bullets", "rows"]

_HEADING = regex(r" {0,3}(?P<marks>#{1,6})\s")
_BULLET = regex(r"\s*(?P<mark>[-*+]|\d+[.)])\s")
_ROW = regex(r"\s*\|")
_RULE = regex(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*\|?\s*$")
_BOLD = regex(r"\*\*|__|<b>|<strong>")


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How the entries of a list are written.

    Attributes:
        level: of the headings, where each entry has one.
        bullet: the sign before each entry in a list.
        linked: the title is the link to the paper.
        bold: the title is in bold letters.
        bibtex: entries carry their BibTeX.
        columns: the headings of a table, in lower case.
        labels: what links are called, by their kind.
    """

    shape: Shape = "bullets"
    level: int = 3
    bullet: str = "-"
    linked: bool = True
    bold: bool = False
    bibtex: bool = False
    columns: tuple[str, ...] = ()
    labels: Mapping[str, str] = field(default_factory=dict)


def style_of(text: str, references: Sequence[Reference]) -> ListStyle:
    """The style of a Markdown list.

    Args:
        text: the list.
        references: what was read of it, with the lines of the entries.
    """
    lines = text.splitlines()
    places = [r.source.line - 1 for r in references if r.source and r.source.line <= len(lines)]
    shapes = Counter(shape for place in places if (shape := _shape(lines[place])))
    if not shapes:
        return ListStyle()
    shape = shapes.most_common(1)[0][0]
    places = [place for place in places if _shape(lines[place]) == shape]
    entries = [lines[place] for place in places]
    return ListStyle(
        shape=shape,
        level=_most(len(m["marks"]) for e in entries if (m := _HEADING.match(e))) or 3,
        bullet=_most(m["mark"] for e in entries if (m := _BULLET.match(e))) or "-",
        linked=_mostly(_is_linked(lines[r.source.line - 1], r) for r in references if r.source),
        bold=_mostly(_BOLD.search(entry) is not None for entry in entries),
        bibtex=_mostly(reference.bibtex is not None for reference in references),
        columns=_columns(lines, places[0]) if shape == "rows" else (),
        labels=_labels(references),
    )


def _shape(line: str) -> Shape | None:
    if _HEADING.match(line):
        return "headings"
    if _BULLET.match(line):
        return "bullets"
    return "rows" if _ROW.match(line) else None


def _is_linked(line: str, reference: Reference) -> bool:
    """The line has the title as the text of a link."""
    start = re.escape(reference.title.split()[0])
    return re.search(rf"\[\W*{start}", line) is not None


def _most(values: Iterable[T]) -> T | None:
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _mostly(values: Iterable[bool]) -> bool:
    found = list(values)
    return sum(found) * 2 > len(found)


def _columns(lines: Sequence[str], place: int) -> tuple[str, ...]:
    """The headings of the table that a row stands in."""
    for above in range(place, 0, -1):
        if _RULE.match(lines[above]):
            cells = lines[above - 1].strip().strip("|").split("|")
            return tuple(cell.strip().lower() for cell in cells)
    return ()


def _labels(references: Iterable[Reference]) -> Mapping[str, str]:
    """What the list calls its links, by kind: the label that most of them have."""
    by_kind: dict[str, Counter[str]] = {}
    for reference in references:
        for link in reference.links:
            if link.label and link.label != reference.title:
                by_kind.setdefault(link.kind, Counter())[link.label] += 1
    return {kind: counted.most_common(1)[0][0] for kind, counted in by_kind.items()}
