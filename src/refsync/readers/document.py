"""A document as a flat sequence of blocks, each with the line on which it stands.

Headings, texts, rows of tables and code, whatever the format they were written in: whoever looks
for entries sees no HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from refsync.patterns import regex

_BIBTEX_IN_CODE = regex(r"^\s*@[A-Za-z]+\s*\{[^\s{}(),=]*\s*,", re.MULTILINE)
_BIBTEX_ENTRY = regex(r"^\s*@[A-Za-z]+\s*[{(]?", re.MULTILINE)


class Span(NamedTuple):
    """A run of text in one style.

    Attributes:
        href: the address that it links to; "" is a link without one.
        image: the text stands for an image.
        hint: what a reader sees who points at it, its `title=`.
        verbatim: it is set as code; outside of tables' cells no block that is read has any.
    """

    text: str
    line: int
    href: str | None = None
    image: bool = False
    bold: bool = False
    italic: bool = False
    hint: str = ""
    verbatim: bool = False


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 6."""

    line: int
    spans: Spans
    level: int


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, or what stands in for one in HTML.

    Attributes:
        depth: how many lists it stands in.
        item: it is the first text of a list item, or stands in a list behind one.
        defines: in a list of definitions, which part of one it is.
    """

    line: int
    spans: Spans
    depth: int = 0
    item: bool = False
    defines: Literal["", "term", "definition"] = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table's body, under the table's column headings.

    Attributes:
        table: which of the document's tables it belongs to.
        reached: the columns in which a cell of a row above reaches down into it; its own are empty.
    """

    line: int
    cells: tuple[Spans, ...]
    columns: tuple[str, ...] = ()
    table: int = 0
    reached: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text; the line is that of its first line.

    Attributes:
        language: as the fence names it, "" if it doesn't.
    """

    line: int
    text: str
    language: str = ""

    @property
    def is_bibtex(self) -> bool:
        """It holds BibTeX, or is said to."""
        if self.language == "bibtex":
            return True
        begin = _BIBTEX_ENTRY if self.language in PLAIN_LANGUAGES else _BIBTEX_IN_CODE
        return begin.search(self.text) is not None


Block = Heading | Text | Row | Code

PLAIN_LANGUAGES = frozenset(("", "tex", "latex", "text", "txt", "plain", "plaintext"))
"""What fences of BibTeX are called besides; in other code an @ rather marks a decorator."""


def plain(spans: Sequence[Span]) -> str:
    """The text of the spans, without images, on one line."""
    return " ".join("".join([span.text for span in spans if not span.image]).split())


def is_bibtex(block: Block) -> bool:
    """Whether a block is code that is BibTeX."""
    return isinstance(block, Code) and block.is_bibtex


def is_linked(spans: Iterable[Span]) -> bool:
    """Whether any of the spans leads somewhere."""
    return any(span.href for span in spans)


def is_bold(spans: Iterable[Span]) -> bool:
    """Whether all of the spans that have words are in bold."""
    return all(span.bold for span in spans if span.text.strip())


def lines(spans: Sequence[Span]) -> list[Spans]:
    """The spans, broken where their text breaks into lines; a link's text doesn't break.

    Lines of spaces are none.
    """
    if not any("\n" in span.text for span in spans):
        return [tuple(spans)] if spans else []
    broken: list[list[Span]] = [[]]
    for span in spans:
        if "\n" not in span.text:
            broken[-1].append(span)
            continue
        if span.href is not None:
            broken[-1].append(Span(span.text.replace("\n", " "), *span[1:]))
            continue
        for i, part in enumerate(span.text.split("\n")):
            if i:
                broken.append([])
            if part or span.image:
                broken[-1].append(Span(part, span.line + i, *span[2:]))
    return [tuple(line) for line in broken if not all(map(_is_space, line))]


def _is_space(span: Span) -> bool:
    return not span.text.strip() and not span.image and span.href is None


def up_to(line: Spans, at: int) -> Spans:
    """The spans of a line up to a place in its text."""
    out = []
    for span in line:
        if at <= 0:
            break
        out.append(span._replace(text=span.text[:at]))
        at -= len(span.text)
    return tuple(out)


def behind_place(line: Spans, at: int) -> Spans:
    """The spans of a line from a place in its text on."""
    for n, span in enumerate(line):
        if at < len(span.text):
            return (span._replace(text=span.text[at:]), *line[n + 1 :])
        at -= len(span.text)
    return ()


def joined(broken: Iterable[Spans], between: str = "\n") -> Spans:
    """Lines as one text again, with something between them, which is no part of a link's text."""
    out: list[Span] = []
    for line in broken:
        if out and out[-1].href is not None:
            out.append(Span(between, out[-1].line))
        elif out:
            out[-1] = out[-1]._replace(text=out[-1].text + between)
        out += line
    return tuple(out)


def joined_apart(
    broken: Iterable[Spans], begins: Iterable[bool], between: str = "\n"
) -> Iterator[Spans]:
    """Lines joined to those above them, but for each that begins another text."""
    together: list[Spans] = []
    for line, anew in zip(broken, begins, strict=True):
        if together and anew:
            yield joined(together, between)
            together = []
        together.append(line)
    if together:
        yield joined(together, between)
