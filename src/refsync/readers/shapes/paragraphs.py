"""Paragraphs that are a list's items, one below the other: "On Widgets [paper](…)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from refsync.characters import COLONS
from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.details import details
from refsync.readers.document import Block, Heading, Row, Span, Text, is_linked, lines, plain
from refsync.readers.mentions import Mention, plain_before_link, read_line
from refsync.readers.people import people
from refsync.readers.said_above import is_of_others
from refsync.readers.shapes.beginnings import can_begin_an_entry
from refsync.readers.shapes.cited import cited
from refsync.readers.shapes.paper_links import could_be_a_title, leads_to_a_paper
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, unlinked

_FEWEST = 3
_MANY = 6
_FEW = 2
_LONG = 4
"""Shorter words have no capital in a title."""
_SMALL = regex(r"(?<!\S)[a-zß-ÿ]{3,}")
_MOST_WORDS = 80
"""A paragraph of more words besides its links is prose."""
_LONGEST_END = 200
_IDENTIFIER_AT_END = regex(
    r"(?<![^\W_])(?:doi\s?[:\s]|(?:dx\.)?doi\.org/|arxiv\s?:|arxiv\.org/abs/|pmid\s?:)\s?\S{4,150}$",
    re.IGNORECASE,
)
_BEHIND_LINKS = " \t\n.,;:()[]{}|/"
_GOES_ON = regex(r",?\s+[a-z]{2,}")
_SENTENCE = regex(
    r"\W*(?:we|this|these|those|here|see|if|for|you|our|please|there|it|i|a list|in this|the "
    r"following)\b",
    re.IGNORECASE,
)


class _Candidate(NamedTuple):
    """A paragraph that may be an item.

    Attributes:
        above: the block right above it.
        section: the number of headings above it.
        told: an entry is seen to begin with it, whatever stands around it.
    """

    text: Text
    above: Block | None
    section: int
    told: bool


def as_items(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks of a list, paragraphs that link to papers in the way of items made items.

    That is for those which only their neighbours tell; sections of other things have none.
    """
    found: dict[int, _Candidate] = {}
    section, of_others = 0, False
    for n, (above, block, below) in enumerate(
        zip((None, *blocks), blocks, (*blocks[1:], None), strict=False)
    ):
        if isinstance(block, Heading):
            section, of_others = section + 1, is_of_others(plain(block.spans))
        elif isinstance(block, Text) and not of_others and _is_like_an_item(block, below):
            found[n] = _Candidate(block, above, section, _is_told_by_itself(block))
    linked = {n: one for n, one in found.items() if is_linked(one.text.spans)}
    if _end_in_papers(list(found.values())):
        return list(_with_items(blocks, found))
    return list(_with_items(blocks, linked)) if _are_items(list(linked.values())) else blocks


def _end_in_papers(found: Sequence[_Candidate]) -> bool:
    """Whether paragraphs are a list's items as most end in links to works, or their identifiers.

    As "On Widgets, Jane Doe, Acta 2015 doi:10.1000/182", and addresses instead of that. Several
    stand under one heading, and most below that or one another, so that they say no more of what
    stands above each.
    """
    stated = [one for one in found if _ends_in_a_paper(one.text)]
    crowds = Counter(one.section for one in stated).values()
    known = {id(one.text) for one in found}
    return (
        max(crowds, default=0) >= _FEWEST
        and _most(_ends_in_a_paper(one.text) for one in found)
        and all(_reads_like_a_title(one.text) for one in stated)
        and not _most(isinstance(one.above, Text) and id(one.above) not in known for one in stated)
    )


def _ends_in_a_paper(text: Text) -> bool:
    """Whether the last that a text has is the identifier of a work, or a link that leads to one."""
    end = plain(text.spans)[-_LONGEST_END:]
    if _IDENTIFIER_AT_END.search(end) is not None and any(from_text(end)):
        return True
    last = next((span for span in reversed(text.spans) if span.text.strip(_BEHIND_LINKS)), None)
    mentions = _mentions(text) if last is not None and last.href else []
    points = bool(mentions) and (mentions[-1].speaks_for_itself or mentions[-1].image)
    return points and leads_to_a_paper(mentions[-1])


def _are_items(found: Sequence[_Candidate]) -> bool:
    """Whether paragraphs are a list's items, by what they have in common.

    Several stand under one heading, as they don't on a paper's own page; most lead to papers, don't
    begin like an entry, and read like titles, or there are many; and they don't say more of what
    stands above each.
    """
    crowds = Counter(one.section for one in found).values()
    texts = [one.text for one in found]
    untold = [one for one in found if not one.told]
    return (
        max(crowds, default=0) >= _FEWEST
        and not _most(crowd == 1 for crowd in crowds)
        and not _most(one.told for one in found)
        and not _most(not any(map(leads_to_a_paper, _mentions(text))) for text in texts)
        and (len(found) >= _MANY or _most(map(_reads_like_a_title, texts)))
        and not all(_is_text(one.above) for one in untold)
        and not _most(_is_entry(one.above) for one in untold)
    )


def _most(hold: Iterable[bool]) -> bool:
    """Whether something holds for more than half."""
    all_of_them = list(hold)
    return 2 * sum(all_of_them) > len(all_of_them)


def _with_items(blocks: Sequence[Block], items: Container[int]) -> Iterator[Block]:
    """The blocks, some paragraphs as items, and lists below these as lists within them."""
    within = False
    for n, block in enumerate(blocks):
        within = isinstance(block, Text) and (n in items or (within and _may_be_a_note(block)))
        if isinstance(block, Text) and within:
            yield replace(block, depth=block.depth + 1, item=block.item or n in items)
        else:
            yield block


def _is_like_an_item(text: Text, below: Block | None) -> bool:
    """Whether a paragraph has a title and links of a paper, and announces nothing below it."""
    announces = isinstance(below, Row) or plain(text.spans).endswith(COLONS)
    if text.depth or text.defines or announces:
        return False
    if _ends_in_a_paper(text):
        return _has_a_title(text.spans, _mentions(text)) and not _is_prose(text.spans)
    if not is_linked(text.spans):
        return False
    mentions = _mentions(text)
    return (
        any(leads_to_a_paper(m) or m.speaks_for_itself for m in mentions)
        and _has_a_title(text.spans, mentions)
        and not _is_prose(text.spans)
    )


def _mentions(text: Text) -> list[Mention]:
    return [mention for line in lines(text.spans) for mention in read_line(line).mentions]


def _is_a_title(mention: Mention) -> bool:
    return could_be_a_title(mention) and leads_to_a_paper(mention)


def _has_a_title(spans: Sequence[Span], mentions: Sequence[Mention]) -> bool:
    """Whether a title may be linked, or stand before the links."""
    return (
        any(map(_is_a_title, mentions)) or count_words(plain_before_link(spans)) > WORDS_OF_A_TITLE
    )


def _reads_like_a_title(text: Text) -> bool:
    """Whether a text has a linked title, one in quotes or capitals, or who, where and when."""
    first, *below = lines(text.spans) or [()]
    before = plain_before_link(first)
    longer = [word for word in before.split() if len(word) >= _LONG and word[0].isalpha()]
    names = people(plain(below[0])) if below else None
    return (
        any(_is_a_title(m) and count_words(m.text) > WORDS_OF_A_TITLE for m in _mentions(text))
        or 2 * sum(word[0].isupper() for word in longer) > len(longer)
        or QUOTED.match(before.strip()) is not None
        or (names is not None and names.likely)
        or details([unlinked(text.spans)]).reads_like_a_paper
    )


def _is_prose(spans: Sequence[Span]) -> bool:
    """Whether a text is of sentences in which links stand: "We turn [gears](…) with a mill."."""
    if count_words(unlinked(spans)) > _MOST_WORDS or _SENTENCE.match(plain(spans)):
        return True
    before = plain_before_link(spans)
    leads = next((m for m in read_line(spans).mentions[:1] if could_be_a_title(m)), None)
    if leads and len(_SMALL.findall(before)) >= _FEW and not _sets_off(before):
        return True
    return any(
        before.text.rstrip(" ")[-1:].isalpha() and _GOES_ON.match(behind.text)
        for before, link, behind in zip(spans, spans[1:], spans[2:], strict=False)
        if before.href is None and link.href is not None and behind.href is None
    )


def _sets_off(before: str) -> bool:
    """Whether what stands before a linked title is a label, or names."""
    return before.rstrip().endswith(COLONS) or people(before.strip(" .,:;-–—")) is not None


def _is_told_by_itself(text: Text) -> bool:
    """Whether an entry is seen to begin with a paragraph, whatever stands around that."""
    return can_begin_an_entry(text) or any(work.whole for work in cited(text.spans))


def _is_text(block: Block | None) -> bool:
    """Whether a block is a text without a link, of which what stands below may say more."""
    return isinstance(block, Text) and not is_linked(block.spans)


def _is_entry(block: Block | None) -> bool:
    """Whether a block is an item with a link, or a paragraph that begins an entry by itself."""
    if not isinstance(block, Text) or not is_linked(block.spans):
        return False
    return block.depth > 0 or _is_told_by_itself(block)


def _may_be_a_note(text: Text) -> bool:
    """Whether an item below a paragraph may say more of that: it leads to no paper."""
    return text.depth > 0 and not any(map(leads_to_a_paper, _mentions(text)))
