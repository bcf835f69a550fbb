"""Titles set as code, one a line, where and when in front of each: "PLDI  20' On Gears"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refsync.patterns import regex
from refsync.readers.document import Block, Code, Span, Text
from refsync.readers.people import people
from refsync.readers.shapes.words import count_words
from refsync.readers.titles import year
from refsync.readers.venues import is_acronym

_LINE = regex(
    r"[\[(]?(?P<where>[A-Z][\w&/+-]{1,20})"
    r"(?:[ \t]{0,12}(?P<when>['’‘]?\d{2,4}['’‘]?)(?:[\])]?[ \t]{0,4}[:,–—-])?[\])]?|[\])]|[ \t]|:)"
    r"[ \t]{1,20}(?P<title>[^\W\d_a-z].{2,400})"
)
"""As "PLDI 20' On Gears", "[PLDI 2020] On Gears", "arXiv   On Gears", "Acta 43  On Gears"."""
_APOSTROPHES = "'’‘"
_FEWEST = 3
_MOST = 0.5
_FEWEST_WORDS = 3


def with_items(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, lines of code that are titles behind where and when made items.

    They are where half the lines of the code begin with a known venue and a year.
    """
    return [item for block in blocks for item in _items(block)]


def _items(block: Block) -> Sequence[Block]:
    """The items that a block of code is meant as, else the block."""
    if not isinstance(block, Code) or block.is_bibtex:
        return [block]
    entries = _unbroken(block)
    placed = [said["title"] for _, text in entries if (said := _placed(text))]
    known = len(set(placed)) if not _are_dates_and_counts(placed) else 0
    if known < _FEWEST or known < _MOST * len(entries):
        return [block]
    return [
        Text(line, (Span(_in_brackets(text), line),), depth=1, item=True) for line, text in entries
    ]


def _unbroken(code: Code) -> list[tuple[int, str]]:
    """The lines of a code with their numbers, those that are set in joined to the one above."""
    rows = [(code.line + n, row) for n, row in enumerate(code.text.split("\n")) if row.strip()]
    inset = min((_inset(row) for _, row in rows), default=0)
    out: list[tuple[int, list[str]]] = []
    for line, row in rows:
        if out and _inset(row) > inset:
            out[-1][1].append(row.strip())
        else:
            out.append((line, [row.strip()]))
    return [(line, " ".join(said)) for line, said in out]


def _inset(line: str) -> int:
    return len(line) - len(line.lstrip())


def _placed(text: str) -> re.Match[str] | None:
    """A line that begins with a known venue and a year, and goes on with a title."""
    said = _LINE.fullmatch(text)
    if not said or count_words(said["title"]) < _FEWEST_WORDS or people(said["title"]):
        return None
    dated = year(f"{said['where']} {_when(said)}") is not None
    return said if dated and is_acronym(said["where"]) else None


def _are_dates_and_counts(titles: Sequence[str]) -> bool:
    """Whether what stands behind venues are rather days and numbers: "Accepted papers 10 of 49"."""
    return 2 * sum(any(map(str.isdigit, title)) for title in titles) > len(titles)


def _in_brackets(text: str) -> str:
    """A line with where and when in brackets before the title: "[PLDI 2020] On Gears"."""
    said = _LINE.fullmatch(text)
    if not said:
        return text
    where = f"{said['where']} {_when(said)}".strip()
    return f"[{where}] {said['title']}"


def _when(said: re.Match[str]) -> str:
    """The year with which a line begins, in full if an apostrophe tells it, or the volume."""
    stated = said["when"] or ""
    digits = stated.strip(_APOSTROPHES)
    return str(year(f"'{digits}") or digits) if stated != digits else digits
