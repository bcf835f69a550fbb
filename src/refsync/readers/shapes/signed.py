"""Names that a list's others tell: above titles, or one below a title where others have several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import NamedTuple

from refsync.characters import COLONS, EAST_ASIAN
from refsync.readers.document import Block, Span, Spans, Text, is_linked, joined, lines, plain
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import plain_before_link, read_line
from refsync.readers.people import People, begin_with_families, people, people_by_family
from refsync.readers.shapes.paper_links import (
    WORDS_OF_A_NAMELESS_TITLE,
    could_be_a_title,
    leads_to_a_paper,
)
from refsync.readers.shapes.words import count_words
from refsync.readers.venues import venue, venue_and_year

_FEWEST = 2
_THIRD = 1 / 3
_NEARLY_ALL = 0.75
_DISTINCT = 0.6
_LONGEST_IN_HAN = 4
_MOST_BELOW = 8


def with_names_told(body: Sequence[Block]) -> list[Block]:
    """The blocks, names above titles put below these, and single names told by the others'."""
    in_order = _with_titles_above_names(body)
    return _with_single_names(_with_single_names(in_order, in_lines=False), in_lines=True)


def _with_titles_above_names(body: Sequence[Block]) -> list[Block]:
    """The blocks, items that are names put below the title in the first item below each.

    As "Jane Doe, Al Poe" above "[On Widgets](…)" and "ICML 2020", where several items are so. Above
    one person's name may stand other works, so that most name several.
    """
    signed = [n for n in range(len(body) - 1) if _is_above_its_title(body, n)]
    who = [found for n in signed if (found := _names(body[n]))]
    several = sum(len(one.names) > 1 for one in who)
    if several < _FEWEST or 2 * several < len(signed):
        return list(body)
    out = list(body)
    for n in signed:
        names, title = out[n], out[n + 1]
        if isinstance(names, Text) and isinstance(title, Text):
            out[n] = replace(names, line=title.line, spans=title.spans)
            out[n + 1] = replace(title, line=names.line, spans=names.spans)
    return out


def _is_above_its_title(body: Sequence[Block], at: int) -> bool:
    """Whether an item is of names in full, and of those below it the first one has a title."""
    names = body[at]
    if not isinstance(names, Text) or not names.item or not _names(names):
        return False
    below = list(_below(names, body[at + 1 : at + 1 + _MOST_BELOW]))
    first, *others = below or [names]
    return bool(below) and _is_titled(first) and not any(map(_is_titled, others))


def _below(text: Text, body: Sequence[Block]) -> Iterator[Text]:
    """The items one level below an item that follow it."""
    for block in body:
        if not isinstance(block, Text) or block.depth <= text.depth:
            return
        if block.item and block.depth == text.depth + 1:
            yield block


def _is_titled(text: Text) -> bool:
    """Whether an item leads to a paper, by its title or by a link behind that."""
    mentions = read_line(text.spans).mentions
    said = plain(text.spans)
    linked = any(map(could_be_a_title, mentions)) or (bool(said) and text.spans[0].bold)
    fewest = _FEWEST if linked else WORDS_OF_A_NAMELESS_TITLE
    is_title = count_words(said) >= fewest and not people(said)
    named = linked or not is_linked(text.spans[:1])
    return is_title and named and any(map(leads_to_a_paper, mentions))


def _names(block: Block) -> People | None:
    """The people in full whom all of a text without links names."""
    if not isinstance(block, Text) or is_linked(block.spans):
        return None
    said = plain(block.spans)
    who = None if venue(said) else people(said)
    return who if who and who.have_given_names else None


class _Said(NamedTuple):
    """What a line or an item right below a title says, in its place."""

    text: str
    several: bool
    single: str


def _with_single_names(body: Sequence[Block], *, in_lines: bool) -> list[Block]:
    """The blocks, one name below a title said to be its author where others have several there."""
    read = _in_line if in_lines else _in_item
    found = {n: said for n in range(1 - in_lines, len(body)) if (said := read(body, n))}
    single = [said.single for said in found.values() if said.single]
    several = sum(said.several for said in found.values())
    named = several + len(single)
    if not single or several < _THIRD * named or named < _NEARLY_ALL * len(found):
        return list(body)
    if len(set(single)) < _DISTINCT * len(single):
        return list(body)
    return [
        replace(block, spans=_labelled(block.spans, in_lines=in_lines))
        if n in found and found[n].single and isinstance(block, Text)
        else block
        for n, block in enumerate(body)
    ]


def _in_item(body: Sequence[Block], at: int) -> _Said | None:
    """What the first item below an item says, but for where and when, if it has no link."""
    text = body[at]
    if not isinstance(text, Text) or is_linked(text.spans):
        return None
    above = body[at - 1]
    if at > 1 and isinstance(above, Text) and above.item and venue_and_year(plain(above.spans)):
        above = body[at - 2]
    elif venue_and_year(plain(text.spans)):
        return None
    is_first = isinstance(above, Text) and above.item and text.depth == above.depth + 1
    return _said(plain(text.spans)) if is_first and text.item else None


def _in_line(body: Sequence[Block], at: int) -> _Said | None:
    """What the line below the first one of a text says before links that only point.

    One name that is all of a line needs no others.
    """
    text = body[at]
    broken = lines(text.spans) if isinstance(text, Text) else []
    if len(broken) < _FEWEST:
        return None
    said = plain_before_link(broken[1]).strip(" [(")
    points = all(mention.speaks_for_itself for mention in read_line(broken[1]).mentions)
    if not said or not points or venue_and_year(said):
        return None
    found = _said(said)
    is_told = said.isascii() and not is_linked(broken[1])
    return found._replace(several=True, single="") if is_told and found.single else found


def _said(text: str) -> _Said:
    """What a text in the place of names says; "by Jane Doe" is told without others."""
    who = None if venue(text) else people(text)
    if who and (len(who.names) > 1 or who.certain):
        return _Said(text, several=True, single="")
    if who and who.have_given_names:
        return _Said(text, several=False, single=text)
    is_label = text.endswith(COLONS) or kind_by_label(text) is not None
    by_family = None if who or is_label else people_by_family(text)
    is_one = by_family is not None and len(by_family.names) == 1 and len(text) <= _LONGEST_IN_HAN
    is_one = is_one and begin_with_families([text])
    return _Said(text, several=False, single=text if is_one else "")


def _labelled(spans: Spans, *, in_lines: bool) -> Spans:
    """A text with a label before the name that is all of it, or its second line."""
    if not in_lines:
        first, *others = spans
        return (first._replace(text=f"{_label(plain(spans))}{first.text.lstrip()}"), *others)
    title, names, *below = lines(spans)
    said = plain(tuple(takewhile(lambda span: span.href is None, names)))
    who, links = said.rstrip(" [("), tuple(dropwhile(lambda span: span.href is None, names))
    line = names[0].line
    signed = Span(f"{_label(who)}{who}", line)
    behind = [(Span(said[len(who) :].strip(), line), *links)] if links else []
    return joined([title, (signed,), *behind, *below])


def _label(name: str) -> str:
    return "作者: " if EAST_ASIAN.search(name) else "Authors: "
