"""A list's candidates without its table of contents and without labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from refsync.patterns import regex
from refsync.readers.entry import Entry, Evidence
from refsync.readers.shapes.words import count_words
from refsync.titles import fold

_NUMBER = regex(
    r"\s*[(\[]?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.:)\]]?|[IVX]{1,5}[.:)]|[A-Z][.:)])\s+(?=\S)"
)
"""Of a heading, which its contents may leave out: "2. Kinds of Gears", "IV. Mills"."""
_MANY = 3
_FEWEST_WORDS = 3


def without_contents(
    parts: Sequence[Sequence[Entry]], headings: Iterable[str]
) -> list[list[Entry]]:
    """The candidates of a list's parts, but for what its headings say once more: its contents.

    So they do with numbers in front. With names beside it is a work that is called as its subject
    is. A word or two by which several are called that are no papers for sure are a label.
    """
    known = {folded for said in headings for text in (said, _bare(said)) if (folded := fold(text))}
    unsure = Counter(e.title for part in parts for e in part if _may_be_a_label(e))
    labels = {
        title
        for title, count in unsure.items()
        if count >= _MANY and count_words(title) < _FEWEST_WORDS
    }
    return [
        [
            e
            for e in part
            if e.title not in labels or not _may_be_a_label(e)
            if e.evidence or _is_linked(e) or e.details.who or fold(_bare(e.title)) not in known
        ]
        for part in parts
    ]


def _bare(heading: str) -> str:
    """A heading without its number: "2.1 Kinds of Gears"."""
    return heading[number.end() :] if (number := _NUMBER.match(heading)) else heading


def _may_be_a_label(entry: Entry) -> bool:
    """Whether nothing says that a word or two are a work's title: no link, names, nor a paper."""
    sure = entry.evidence is Evidence.PAPER or entry.linked or entry.details.who is not None
    return entry.title.isupper() and not sure


def _is_linked(entry: Entry) -> bool:
    """Whether an entry has a link that leads somewhere."""
    return any(mention.href for mention in entry.mentions)
