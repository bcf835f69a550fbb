"""Works that are paragraphs in the item of what they are about, made items below that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from refsync.readers.document import Block, Text, is_linked, lines, plain
from refsync.readers.mentions import read_line
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.shapes.paired import is_a_title
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.words import count_words
from refsync.readers.title_first import title_first
from refsync.readers.venues import is_venue

_MANY = 2
_MOST_WORDS_OF_A_TOPIC = 14
_FEWEST_WORDS = 3
_MOST = 0.6


def with_works_as_items(body: Sequence[Block]) -> Iterator[Block]:
    """The blocks, works cited in paragraphs within items made items below these.

    As "- **Gears**" with the paragraphs "On the Use of Widgets, Jane Doe, ICML, 2015" and "On the
    Use of Gears, …" in it. Most paragraphs of such items cite a work; others go on with that. The
    only one of an item needs none of its own where its title is linked.
    """
    topics = {n: found for n in range(len(body)) if (found := _in_item(body, n))}
    linked = {m for found in topics.values() for m in found if _begins_with_a_link(body[m])}
    told = [m for found in topics.values() for m in found if len(found) > 1 or m not in linked]
    works = {m for m in told if _cites(body[m])}
    if len(works) < _MANY or len(works) < _MOST * len(told):
        yield from body
        return
    moved = {m for found in topics.values() if works & set(found) for m in found}
    works |= linked & moved
    for n, block in enumerate(body):
        if n in moved and isinstance(block, Text):
            yield replace(block, depth=block.depth + 1, item=n in works)
        else:
            yield block


def with_titles_as_items(body: Sequence[Block]) -> Iterator[Block]:
    """The blocks, titles within the item of another work made items of their own.

    As "- On the Use of Widgets" and, in paragraphs of that, "Jane Doe, Richard Roe." above an
    address, "On the Use of Gears" and "Ann Poe." above another.
    """
    depth, credited = 0, False
    for n, block in enumerate(body):
        if not isinstance(block, Text) or block.item or block.depth != depth:
            depth = block.depth if isinstance(block, Text) and block.item else 0
            credited = False
        elif depth and _are_names_above_a_link(block):
            credited = True
        elif credited and _is_above_names(block, body[n + 1 : n + 2], depth):
            block, credited = replace(block, item=True), False
        yield block


def _is_above_names(text: Text, below: Sequence[Block], depth: int) -> bool:
    """Whether a paragraph is a title without a link, and the one below it names its authors."""
    is_title = not is_linked(text.spans) and is_a_title(text)
    return is_title and any(_is_paragraph(b, depth) and _are_names_above_a_link(b) for b in below)


def _are_names_above_a_link(block: Block) -> bool:
    """Whether a paragraph begins with names, perhaps before where and when, above a link."""
    above, *below = lines(block.spans) if isinstance(block, Text) else [()]
    who = None if is_linked(above) else people(first_sentence(plain(above))[0])
    mentions = (mention for line in below for mention in read_line(line).mentions)
    return who is not None and who.likely and any(map(leads_to_a_paper, mentions))


def _in_item(body: Sequence[Block], n: int) -> list[int]:
    """Which blocks are the paragraphs in an item, below the few words with which that begins."""
    topic = body[n]
    if not isinstance(topic, Text) or not topic.item or is_linked(topic.spans):
        return []
    below = range(n + 1, len(body))
    within = list(takewhile(lambda m: _is_paragraph(body[m], topic.depth), below))
    is_topic = within and count_words(plain(topic.spans)) <= _MOST_WORDS_OF_A_TOPIC
    return within if is_topic and not _cites(topic) else []


def _is_paragraph(block: Block, depth: int) -> bool:
    return isinstance(block, Text) and not block.item and block.depth == depth


def _begins_with_a_link(block: Block) -> bool:
    """Whether a paragraph begins with what may be the linked title of a work."""
    first = block.spans[0] if isinstance(block, Text) and block.spans else None
    is_linked_first = first is not None and first.href is not None
    return is_linked_first and count_words(first.text if first else "") >= _FEWEST_WORDS


def _cites(block: Block) -> bool:
    """Whether a paragraph cites a work, its title first or its authors."""
    if not isinstance(block, Text):
        return False
    whole = title_first(plain(block.spans)) or cited_in(block.spans)
    if whole is None or count_words(whole.title) < _FEWEST_WORDS or is_venue(whole.title):
        return False
    return whole.details.reads_like_a_paper
