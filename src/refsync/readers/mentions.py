"""Links as they are mentioned in a line of text: "paper link: [here](…) | code: [GitHub](…)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from refsync.readers.document import Row, Span, plain
from refsync.readers.links import address, is_generic, kind, kind_by_label
from refsync.reference import Link, LinkKind

_LABEL = re.compile(r"([^|,;::()\[\]]{1,40})\s*[::]\s*[\[(<]*\s*$")
_ONLY_LABEL = re.compile(r"\W*([^|,;::\[\]]{1,40})\s*[::]\s*$")
_SEPARATORS = re.compile(r"(?:[\s|,;/&·•+()\[\]*-]|\band\b)*")
_MOST_PROSE = 60
"""A line with links and more words than these characters hold is prose."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A link, and how the list speaks of it.

    Attributes:
        label: what stands before it, as "paper link".
        text: what is linked.
    """

    label: str
    text: str
    href: str
    line: int

    @property
    def name(self) -> str:
        """What the list calls the link: its text, unless that says nothing."""
        says_nothing = is_generic(self.text) or "://" in self.text
        return self.label if says_nothing and self.label else self.text

    @property
    def said_kind(self) -> LinkKind | None:
        """The kind that label or text say."""
        by_label = kind_by_label(self.label)
        by_text = kind_by_label(self.text) if len(self.text.split()) <= 2 else None
        return by_label if by_label == "other" else by_text or by_label

    @property
    def speaks_for_itself(self) -> bool:
        """It is a pointer to the paper or something about it, not the name of a thing."""
        return bool(self.said_kind or is_generic(self.text) or re.search(r"\blinks?$", self.label))

    def link(self) -> Link | None:
        """The link, its address repaired, or None where it has no web address."""
        where = address(self.href)
        if where is None:
            return None
        said = self.text if self.said_kind == kind_by_label(self.text) else self.label
        return Link(kind=kind(said, where.url), url=where.url, label=self.name)


@dataclass(frozen=True, slots=True)
class Line:
    """The links of a line, and what else it says."""

    mentions: tuple[Mention, ...]
    prose: str

    @property
    def is_of_links(self) -> bool:
        """It is a line like "paper link: [here](…)", not a sentence with links in it."""
        return (
            bool(self.mentions)
            and len(self.prose) <= _MOST_PROSE
            and all(mention.speaks_for_itself for mention in self.mentions)
        )


def read_line(spans: Sequence[Span], label: str = "") -> Line:
    """The links of one line of text.

    Args:
        spans: the line.
        label: of a line above that speaks for this one ("model links:").
    """
    mentions, prose, before = [], "", ""
    for span in spans:
        if span.href is None:
            before += "" if span.image else span.text
            continue
        said, rest = _label_in(before)
        label = label if said is None else said
        prose, before = prose + rest, ""
        mentions.append(Mention(label, span.text.strip(), span.href, span.line))
    return Line(tuple(mentions), " ".join((prose + before).split()))


def read_row(row: Row, label: str) -> Line:
    """The links of a table's row, named by its first cell where they have no name of their own."""
    columns = (*row.columns, *[""] * len(row.cells))
    mentions = [
        mention
        for column, cell in zip(columns, row.cells, strict=False)
        for mention in read_line(cell, label or column).mentions
    ]
    name = plain(row.cells[0]) if row.cells else ""
    named = [replace(m, text=name) if is_generic(m.text) and name else m for m in mentions]
    return Line(tuple(named), "")


def only_label(text: str) -> str | None:
    """The label, where a line is nothing else ("model links:")."""
    match = _ONLY_LABEL.match(text)
    return match[1].strip() if match else None


def _label_in(before: str) -> tuple[str | None, str]:
    """The label that the text before a link ends in, and the rest.

    None: nothing but separators, the link goes with the one before it. "": no label.
    """
    if match := _LABEL.search(before):
        return match[1].strip(" \t-*•–—"), before[: match.start()]
    if _SEPARATORS.fullmatch(before):
        return None, ""
    words = before.strip(" \t-*•–—|([")
    return (words, "") if kind_by_label(words) else ("", before)
