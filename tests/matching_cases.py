"""The pairs of matching_cases.txt as references."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from refsync.identifiers import SCHEMES, complete
from refsync.reference import Name, PartialDate, Reference
from refsync.reference_id import reference_id


class Case(NamedTuple):
    """Two records, what is right to say of them, and why."""

    answer: str
    reason: str
    a: Reference
    b: Reference


def cases() -> list[Case]:
    """All of them, in the order of the file."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [
        Case(answer, reason, _reference(a), _reference(b))
        for head, a, b in zip(lines[::3], lines[1::3], lines[2::3], strict=True)
        for answer, reason in [head.split(": ", 1)]
    ]


def _reference(line: str) -> Reference:
    title, people, year, venue, rest = (part.strip() for part in line.split("|"))
    said = dict(word.split(":", 1) for word in rest.split())
    identifiers = complete({scheme: said.pop(scheme) for scheme in SCHEMES if scheme in said})
    return Reference(
        id=reference_id(identifiers, title),
        title=title,
        author=tuple(map(_name, filter(None, people.removesuffix("+").split(";")))),
        authors_truncated=people.endswith("+"),
        issued=PartialDate(parts=((int(year),),)) if year else None,
        container_title=venue or None,
        identifiers=identifiers,
        **{"type": "article", **said},
    )


def _name(text: str) -> Name:
    text = text.strip()
    if text.startswith("="):
        return Name(literal=text[1:])
    family, _, given = text.partition(" ")
    return Name(family=family, given=given or None)
