"""Texts that begin with where and when, or stand below it: "**2021 Acta** - On Widgets"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.document import Block, Span, Spans, Text, is_bold, is_linked, plain
from refsync.readers.people import people
from refsync.readers.shapes.dated import is_date
from refsync.readers.shapes.emphasised import bold_title
from refsync.readers.shapes.grouped import DETAIL
from refsync.readers.shapes.paper_links import WORDS_OF_A_NAMELESS_TITLE
from refsync.readers.shapes.pointers import is_of_pointers
from refsync.readers.shapes.words import count_words, trimmed
from refsync.readers.titles import is_a_year, year
from refsync.readers.venues import is_venue, venue

_WHERE = r"[A-Z][\w.&/’'-]{0,30}(?: [\w.&/’'-]{1,30}){0,5}?"
_WHERE_AND_WHEN = regex(
    rf"\W{{0,8}}(?:(?P<year>(?:19|20)\d\d),? (?P<where>{_WHERE})|"
    rf"(?P<place>{_WHERE}),? (?P<when>(?:19|20)\d\d))(?P<dash>\s?[-–—])?"
)
_NOTE_AND_DASH = regex(r"\s*(?:\([^()]{1,60}\)\s*)?(?P<dash>[-–—]\s+)?(?=\S)")
_AROUND = " .,;:()[]"
_SEVERAL = 2
_MOST_BELOW = 6
_FEWEST = 3
_DISTINCT = 2
_MOST = 0.5


class _Volumed(NamedTuple):
    """A text that begins with where and when, which may be linked, and a title behind a dash."""

    where: str
    when: str
    title: str
    linked: Span
    behind: Spans

    @property
    def is_known(self) -> bool:
        return venue(f"{self.where} {self.when}") is not None

    @property
    def spans(self) -> Spans:
        """The title, linked where these are, and where and when in brackets behind it."""
        title = self.linked._replace(text=self.title, bold=False, italic=False)
        line = self.linked.line
        where = Span(self.where, line, italic=people(self.where) is None)
        return (title, Span(" (", line), where, Span(f" {self.when}) ", line), *self.behind)


def with_titles_first(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, titles behind where and when, set off in bold or linked, put before these.

    They are where several texts of a list begin so, not all alike, and half with a known venue.
    """
    found = {n: one for n, block in enumerate(blocks) if (one := _volumed(block))}
    known = sum(one.is_known for one in found.values())
    apart = len({(one.where, one.when) for one in found.values()})
    if len(found) < _FEWEST or apart < _DISTINCT or known < _MOST * len(found):
        return list(blocks)
    return [
        replace(block, spans=found[n].spans) if isinstance(block, Text) and n in found else block
        for n, block in enumerate(blocks)
    ]


def with_titles_above(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, items of where or when put behind the only title in the items below them.

    As "- ICML 2020" above "On Widgets", "Jane Doe" and "[pdf](…)" in an item each, where several
    stand so; above several titles they are labels.
    """
    found = {n: below for n, block in enumerate(blocks) if (below := _only_work_below(blocks, n))}
    if len(found) < _SEVERAL:
        return list(blocks)
    out: list[Block] = []
    titles = {n + 1 for n in found}
    for n, block in enumerate(blocks):
        if n in found and isinstance(block, Text):
            title = found[n][0]
            where = Span(f" ({_said(block)})", block.line)
            out.append(replace(title, spans=(*title.spans, where), depth=block.depth))
        elif n not in titles:
            out.append(block)
    return out


def _said(text: Text) -> str:
    """What a text says, without brackets around all of it."""
    return plain(text.spans).strip(_AROUND)


def _only_work_below(blocks: Sequence[Block], at: int) -> list[Text]:
    """The items below one of where or when that are one work's, its title first, else none."""
    above = blocks[at]
    if not isinstance(above, Text) or not above.item or not _says_where_or_when(above):
        return []
    below: list[Text] = []
    for block in blocks[at + 1 : at + 2 + _MOST_BELOW]:
        if not isinstance(block, Text) or block.depth <= above.depth:
            break
        below.append(block)
    is_one = len(below) in range(_SEVERAL, _MOST_BELOW + 1) and all(
        text.item and text.depth == above.depth + 1 for text in below
    )
    if not is_one or not _is_a_title(below[0]) or any(map(_is_a_title, below[1:])):
        return []
    is_told = any(is_of_pointers(text) or _names_people(text) for text in below[1:])
    return below if is_told else []


def _says_where_or_when(text: Text) -> bool:
    """Whether a text is a known venue and a year, or a date, and nothing else."""
    said = _said(text)
    placed = is_venue(said) and year(said) is not None
    return not is_linked(text.spans) and (placed or is_date(said) or is_a_year(said))


def _is_a_title(text: Text) -> bool:
    """Whether a text is as long as a title, or in bold, and neither names nor links nor a label."""
    said = plain(text.spans)
    if is_of_pointers(text) or _names_people(text) or is_venue(said) or DETAIL.match(said):
        return False
    is_long = count_words(said) >= WORDS_OF_A_NAMELESS_TITLE
    return is_long or bool(bold_title(text.spans)) or (is_bold(text.spans) and bool(said))


def _names_people(text: Text) -> bool:
    """Whether a text is of names and nothing else."""
    who = people(plain(text.spans))
    return who is not None and (who.likely or who.have_given_names)


def _volumed(block: Block) -> _Volumed | None:
    """What a text says that begins so."""
    if not isinstance(block, Text):
        return None
    front = list(takewhile(_is_set_off, block.spans))
    rest = block.spans[len(front) :]
    said = _WHERE_AND_WHEN.fullmatch(plain(front))
    if not said or not rest or rest[0].href is not None:
        return None
    where, when = said["where"] or said["place"], said["year"] or said["when"]
    text = "".join(span.text for span in takewhile(lambda span: span.href is None, rest))
    behind = _NOTE_AND_DASH.match(text)
    if not behind or not (said["dash"] or behind["dash"]) or is_date(f"{where} {when}"):
        return None
    title = trimmed(text[behind.end() :])
    if count_words(title) < WORDS_OF_A_NAMELESS_TITLE:
        return None
    linked = next((span for span in front if span.href), Span("", rest[0].line))
    links = tuple(rest[next((n for n, span in enumerate(rest) if span.href), len(rest)) :])
    return _Volumed(where, when, title, linked, links)


def _is_set_off(span: Span) -> bool:
    """Whether a span is in bold, in italics or linked, or has no word."""
    return bool(span.bold or span.italic or span.href) or not any(map(str.isalnum, span.text))
