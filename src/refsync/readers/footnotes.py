"""Footnotes of Markdown, put where they are read: as items of a list, or in what they tell of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.citations import citation
from refsync.readers.citations.work import Citation
from refsync.readers.links import kind_by_address
from refsync.readers.title_first import title_first
from refsync.titles import fold

_NOTE = regex(r" {0,3}\[\^([^\[\]\s]{1,60})\]:[ \t]*(\S.*)$")
"""As GitHub has them: "[^1]: Jane Doe. *On Widgets*."."""
_REFERENCE = regex(r"\[\^([^\[\]\s]{1,60})\](?!:)")
_ADDRESS = regex(r"<?\w+://[^\s()]+")
_ITEM = regex(r"([ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)(.*)$")
_LINKED = regex(r"\]\(|\w://|href=")
_LINKED_TEXT = regex(r"\[([^\[\]]{1,300})\]\(")
_AN_ADDRESS = regex(r"(?:\]\(<?|href=[\"']|(?=https?://))([^\s<>()\"']{1,2000})")
_LINKS = regex(r"\[[^\[\]]{0,200}\]\([^()]{0,400}\)|<?https?://\S+")
_MOST_LINES = 20
_WORDS_OF_A_TITLE = 2


@dataclass
class _Note:
    """A footnote, and where it stands and is referred to."""

    start: int
    end: int
    text: str
    references: list[int] = field(default_factory=list)

    @property
    def is_address(self) -> bool:
        """It is an address and nothing else."""
        return _ADDRESS.fullmatch(self.text) is not None


def in_place(source: Sequence[str]) -> list[str]:
    """The lines of a Markdown text, its footnotes items of a list where they stand.

    But not those to which only entries with links refer, unless they cite other works, and what one
    says of an entry without a link stands in that. One that is only an address is a link where it
    is referred to.
    """
    notes = dict(_notes(source))
    if not notes:
        return list(source)
    referring = _referring(source, notes)
    out = list(source)
    for n in referring:
        out[n] = _REFERENCE.sub(lambda found: _instead(found, notes), source[n])
    around = {n: _around(out, n) for n in referring}
    for note in notes.values():
        alone = len(note.references) == 1 and len(referring[note.references[0]]) == 1
        told = _with_note(out[note.references[0]], note.text) if alone else None
        if told:
            out[note.references[0]] = told
        told_of = [around[n] for n in note.references]
        known = told_of and all(entry and entry.has(note.text) for entry in told_of)
        if told or note.is_address or known:
            out[note.start : note.end] = [""] * (note.end - note.start)
        else:
            out[note.start] = _NOTE.sub(r"- \2", out[note.start])
    return out


def _referring(source: Sequence[str], notes: Mapping[str, _Note]) -> dict[int, list[_Note]]:
    """The notes to which each line refers; the lines are noted in these as well."""
    out: dict[int, list[_Note]] = defaultdict(list)
    for n, line in enumerate(source):
        for found in _REFERENCE.finditer(line) if "[^" in line else ():
            if note := notes.get(found[1]):
                note.references.append(n)
                out[n].append(note)
    return out


def _instead(found: re.Match[str], notes: Mapping[str, _Note]) -> str:
    """What stands for a reference: nothing, or the link that it is to an address."""
    note = notes.get(found[1])
    if note is None:
        return found[0]
    return f"{found[0]}({note.text})" if note.is_address else ""


def _notes(source: Sequence[str]) -> Iterator[tuple[str, _Note]]:
    """The footnotes of a text by their labels."""
    for n, line in enumerate(source):
        found = _NOTE.match(line) if "[^" in line else None
        if not found:
            continue
        end = n + 1
        while end < min(len(source), n + _MOST_LINES) and _goes_on(source[end]):
            end += 1
        text = " ".join([found[2], *(line.strip() for line in source[n + 1 : end])])
        yield found[1], _Note(n, end, text.strip())


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and not (_NOTE.match(line) or _ITEM.match(line) or line[0] in "#|<`")


def _around(source: Sequence[str], n: int) -> Around | None:
    """The item, or the table's row, to which a line belongs; None where it belongs to none."""
    first = n
    while first > max(0, n - _MOST_LINES) and source[first].strip():
        if _ITEM.match(source[first]) or source[first].lstrip().startswith("|"):
            text = "\n".join(source[first : n + 1])
            named = text if _ITEM.match(text) else " | ".join(_LINKED_TEXT.findall(text))
            return Around.of(named, _AN_ADDRESS.findall(text))
        first -= 1
    return None


class Around(NamedTuple):
    """What refers to a footnote.

    Attributes:
        words: of its text, as `fold` has them.
        linked: it has links.
        known: one of those leads to a paper.
    """

    words: str
    linked: bool
    known: bool

    @classmethod
    def of(cls, text: str, addresses: Sequence[str]) -> Around:
        """What an item or a row is.

        Args:
            text: in which its work may be named: all of an item's, that of a row's links.
            addresses: of its links.
        """
        leads = any(kind_by_address(href) in ("paper", "pdf") for href in addresses)
        return cls(f" {fold(text)} ", bool(addresses), leads)

    def has(self, note: str) -> bool:
        """Whether a note tells of this, which has links, and cites no other work."""
        if self.known or not self.linked:
            return self.known
        whole = _cited(note)
        return whole is None or f" {fold(whole.title)} " in self.words


def _cited(note: str) -> Citation | None:
    """The work that a note is a citation of, but for links."""
    bare = _LINKS.sub("", note).strip(" .,;")
    return citation(bare) or title_first(bare)


def _with_note(line: str, note: str) -> str | None:
    """An item without a link, with the note on the work that it names: "- On Widgets".

    A note that has the title is the whole of it; another may say who wrote it, and when.
    """
    item = _ITEM.match(line)
    title = item[2].strip(' .*_"“”') if item else ""
    if not item or len(title.split()) < _WORDS_OF_A_TITLE or _LINKED.search(line):
        return None
    if _ADDRESS.fullmatch(note):
        return None
    if f" {fold(title)} " in f" {fold(note)} ":
        return f"{item[1]}{note}"
    return None if _cited(note) else f"{item[1]}**{title}**<br>{note}"
