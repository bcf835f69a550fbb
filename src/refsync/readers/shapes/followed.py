"""Entries of other shapes that follow one under a heading of its own: a table below its BibTeX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refsync.identifiers import Identifier
from refsync.readers.document import Heading, is_bibtex
from refsync.readers.entry import Entry
from refsync.readers.links import identifier
from refsync.readers.outline import Part
from refsync.readers.shapes.beneath import content, has_bibtex_of_its_title, is_a_label
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.words import count_words

_FEWEST_WORDS = 2


def apart(
    document: Sequence[Part], inside: Sequence[Sequence[Entry]]
) -> tuple[list[Part], list[list[Entry]]]:
    """The parts, each parted where other entries follow the one whose heading it has.

    Args:
        document: the parts.
        inside: what may be entries of other shapes in each.
    """
    found = [
        half
        for part, within in zip(document, inside, strict=True)
        for half in _halves(part, within)
    ]
    return [part for part, _ in found], [within for _, within in found]


def _halves(part: Part, within: Sequence[Entry]) -> list[tuple[Part, list[Entry]]]:
    """A part and what may be entries in it; parted, the second has a heading without a text.

    It is of a deeper level, so that it stays in the section.
    """
    at = _begin_of_others(part, within)
    if at is None:
        return [(part, list(within))]
    line = part.body[at].line
    rest = Part(Heading(line, (), part.level + 1), part.body[at:])
    return [
        (replace(part, body=part.body[:at]), [entry for entry in within if entry.line < line]),
        (rest, [entry for entry in within if entry.line >= line]),
    ]


def _begin_of_others(part: Part, within: Sequence[Entry]) -> int | None:
    """The block with which other entries begin, below the BibTeX of the heading's own.

    They have titles, and lead to other papers than what stands above them.
    """
    cited = next((i for i, block in enumerate(part.body) if is_bibtex(block)), None)
    if part.heading is None or cited is None:
        return None
    below = part.body[cited].line
    titled = [entry for entry in within if entry.line > below and _is_titled(entry)]
    if not titled or any(entry.bibtex and entry.title for entry in within if entry.line < below):
        return None
    at = next((i for i, one in enumerate(part.body) if one.line >= titled[0].line), 0)
    own = replace(part, body=part.body[:at])
    said = content(own)
    known = {identifier(mention.href) or mention.href for mention in said.mentions}
    if at <= cited or (part.level == 1 and not has_bibtex_of_its_title(own, said)):
        return None
    return at if any(_leads_to_another(entry, known) for entry in titled) else None


def _is_titled(entry: Entry) -> bool:
    """Whether an entry is a paper's by more than a label: "Waves of the Deep", but not "Code"."""
    is_title = count_words(entry.title) >= _FEWEST_WORDS and not is_a_label(entry.title)
    return is_title and bool(entry.evidence)


def _leads_to_another(entry: Entry, known: set[Identifier | str]) -> bool:
    """Whether an entry leads to a paper, and to none that is known."""
    papers = [identifier(m.href) or m.href for m in entry.mentions if leads_to_a_paper(m)]
    return bool(papers) and known.isdisjoint(papers)
