"""Paragraphs below a heading of books or papers, each a name and a title: "Jane Doe – On Cogs"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from refsync.patterns import regex
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.document import Block, Heading, Spans, Text, is_linked, lines, plain
from refsync.readers.mentions import plain_before_link
from refsync.readers.people import people
from refsync.readers.phrases import phrases, without_year
from refsync.readers.said_above import is_of_papers
from refsync.readers.sentences import ENDS_OF_STATEMENTS
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, has_capitals
from refsync.readers.titles import year
from refsync.readers.venues import YEAR

_DASH = regex(r"\s[-–—]\s")
_BY = regex(
    r"(?P<title>\S.{3,300}?),? by (?P<who>[^\W\d_a-z].{2,150}?)"
    rf"(?:,? [(\[]?{YEAR}[)\]]?)?[\s.,:;(\[]*"
    r"(?:(?:doi:?|DOI:?)\s?\S{4,120})?"
)
"""As "On Widgets by Jane Doe (2015)", up to its links."""
_PARTICIPLE = regex(
    r"\b(?:\w{1,20}[^\We]ed|made|done|built|led|run|put|kept|held|brought|taught|written|given|"
    r"taken|chosen|driven|drawn|shown|known)$",
    re.IGNORECASE,
)
"""With which a sentence goes on to "by", and no title: "The list is maintained" by somebody."""
_SIDES = ("before", "behind", "by", "in front", "at the end")
"""Where names stand: before the only dash or behind it, behind "by", on a title's either side."""
_FEWEST = 3
_NEARLY_ALL = 0.75
_MOST_WORDS = 25
_FEWEST_IN_SMALL_LETTERS = 4
"""Fewer words are no title unless they have its capitals: "Logo design" by somebody."""
_ENDS_OF_SAYINGS = (*ENDS_OF_STATEMENTS, "”", '"', "»")
"""With which a saying ends before who said it, and no title."""


def with_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, paragraphs of names and titles made items where a section has no other ones.

    As "Jane Doe – On Widgets" and "Al Roe – On Gears" below "Books", the names all before the dash,
    or all behind it, or behind "by": "On Widgets by Jane Doe (2015)"; or all before or behind a
    title that is set off: "_On Widgets_, Jane Doe, Acme, 2015".
    """
    out: list[Block] = []
    for is_heading, run in groupby(blocks, lambda block: isinstance(block, Heading)):
        said = list(run)
        above = out[-1] if out and not is_heading else None
        heading = plain(above.spans) if isinstance(above, Heading) else ""
        out += _as_items(said) if heading and is_of_papers((heading,)) else said
    return out


def _as_items(body: Sequence[Block]) -> Iterator[Block]:
    sides = [_named_side(block) for block in body]
    most = max(map(sides.count, _SIDES))
    are_items = most >= max(_FEWEST, _NEARLY_ALL * len(body))
    for block, side in zip(body, sides, strict=True):
        is_item = are_items and bool(side) and isinstance(block, Text)
        yield replace(block, depth=1, item=True) if is_item and isinstance(block, Text) else block


def _named_side(block: Block) -> str:
    """Where a paragraph names somebody in full: one of `_SIDES`, or ""."""
    if not isinstance(block, Text) or block.depth:
        return ""
    if side := _side_of_title(block.spans):
        return side
    if by := _BY.fullmatch(plain_before_link(block.spans) or plain(block.spans)):
        return "by" if _may_be_a_title(by["title"]) and _is_named(by["who"]) else ""
    if is_linked(block.spans):
        return ""
    parts = _DASH.split(plain(block.spans))
    if len(parts) != 2 or len(lines(block.spans)) != 1 or count_words(parts[0]) > _MOST_WORDS:
        return ""
    before, behind = map(_is_named, parts)
    if before:
        return "before"
    return "behind" if behind and not parts[0].endswith(_ENDS_OF_SAYINGS) else ""


def _side_of_title(spans: Spans) -> str:
    """On which side of a title in italics, quotes or a link a dated text names somebody in full."""
    before = list(takewhile(lambda span: not (span.italic or span.href), spans))
    quoted = QUOTED.match(plain(before).lstrip())
    if quoted:
        named, behind = "", f"{plain(before).lstrip()[quoted.end() :]}{plain(spans[len(before) :])}"
    else:
        titled = takewhile(lambda span: span.italic or span.href, spans[len(before) :])
        named = plain(before).strip(" ,.:;–—-")
        behind = plain(spans[len(before) + len(list(titled)) :])
    is_set_off = quoted or len(before) < len(spans)
    if not is_set_off or year(behind) is None or count_words(behind) > _MOST_WORDS:
        return ""
    if named:
        return "in front" if _is_named(named) else ""
    first = (phrase.partition(", ")[0] for phrase in phrases(behind))
    return "at the end" if any(map(_is_named, first)) else ""


def _may_be_a_title(text: str) -> bool:
    """Whether words before "by" may be a title: "On Widgets", no "Photo" or "We were helped"."""
    words = count_words(text)
    is_title = words >= WORDS_OF_A_TITLE and not _PARTICIPLE.search(text)
    return is_title and (words >= _FEWEST_IN_SMALL_LETTERS or has_capitals(text))


def _is_named(text: str) -> bool:
    who = people(without_year(text))
    return who is not None and who.have_given_names
