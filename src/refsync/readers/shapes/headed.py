"""The shape of an entry under a heading of its own: link lines, tables of links, fenced BibTeX."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.citations import citation
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.details import NOTHING_SAID, Details, details, says_where
from refsync.readers.document import plain
from refsync.readers.entry import Entry
from refsync.readers.outline import Part
from refsync.readers.shapes import linked_headings
from refsync.readers.shapes.beneath import Content, said_by_heading
from refsync.readers.shapes.tails import before_han
from refsync.readers.titles import NUMBER, titled
from refsync.readers.venues import is_venue

_JOINED = regex(r"[^\W_][^\s_-]{0,40}(?:-[^\s_-]{1,40}){4,60}")
"""A title as a file has it: "On-the-Use-of-Gears"."""
_SEVERAL = 3
_WORDS_OF_A_NOTE = 4
"""A shorter one behind a title may belong to it: "(2nd Edition)"."""


def entry(part: Part, said: Content) -> Entry:
    """The entry that a part is; its heading may be a whole citation, or say who, where and when."""
    cites = said_by_heading(part.text)
    heading = linked_headings.read(part.heading.spans) if part.heading else None
    linked = plain(heading.title) if heading else ""
    around = heading.around if heading else None
    whole = citation(part.text) if cites.year and not around else None
    quoted = None if whole or around else _quoted(part.text)
    title, where = _with_words_apart(linked if around else _title(part.text, linked))
    beside = cites if whole else _beside(quoted, said)
    beside = around.completed(beside) if around else beside
    return Entry(
        line=part.line,
        title=whole.title if whole else quoted["title"] if quoted else title,
        mentions=tuple(said.mentions),
        asides=tuple(said.asides),
        bibtex=tuple(said.bibtex),
        keywords=tuple(said.keywords),
        stated=tuple(said.stated),
        details=beside._replace(venue=where or beside.venue),
    )


def _with_words_apart(title: str) -> tuple[str, str | None]:
    """A title whose words dashes join, as in a file's name, and the venue that ends it.

    As "On the Use of Gears", "ICML" of "On-the-Use-of-Gears-ICML".
    """
    if not _JOINED.fullmatch(title):
        return title, None
    before, _, last = title.rpartition("-")
    is_where = last[:1].isupper() and is_venue(last)
    return (before if is_where else title).replace("-", " "), last if is_where else None


def _title(heading: str, linked: str) -> str:
    """A heading without what its list adds: "On the Use of Widgets：很好用".

    Nor is a note behind a linked title part of that, however long: "[On Gears](…) (our work on …)".
    """
    whole = titled(heading) if len(linked.split()) >= _SEVERAL else None
    note = whole.title.removeprefix(linked) if whole and whole.title.startswith(linked) else ""
    if whole and len(note.split()) > _WORDS_OF_A_NOTE:
        return " ".join((linked, *(f"({added})" for added in whole.annotations)))
    return before_han(heading) or heading


def _quoted(heading: str) -> re.Match[str] | None:
    """The title in quotes with which a heading begins, where and when behind: "“On …”, ICML 2020".

    It is one where it has several words, and nothing else follows it.
    """
    number = NUMBER.match(heading)
    quoted = QUOTED.match(heading, number.end() if number else 0)
    if not quoted or len(quoted["title"].split()) < _SEVERAL:
        return None
    where = heading[quoted.end() :].strip(" ,.;:–—-")
    return quoted if where and details([where]).year and says_where(where) else None


def _beside(quoted: re.Match[str] | None, said: Content) -> Details:
    """Who, where and when, as it stands behind a heading's quoted title and below it."""
    behind = details([quoted.string[quoted.end() :]]) if quoted else NOTHING_SAID
    return behind.completed(said.below).completed(details(said.details))
