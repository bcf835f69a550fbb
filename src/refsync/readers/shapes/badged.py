"""The badges of a list itself, below its title: its DOI, its licence, what it is awarded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from refsync.readers.document import Spans, Text, lines
from refsync.readers.entry import Entry
from refsync.readers.outline import Part


def without_those_of_the_list(
    document: Sequence[Part], inside: Sequence[Sequence[Entry]]
) -> list[list[Entry]]:
    """What may be entries in each part, without the badges above a list's first section.

    Args:
        document: the parts.
        inside: what may be entries in each.
    """
    first = next((i for i, part in enumerate(document) if part.heading), 0)
    return [
        _without_badges(part, entries) if i <= first and part.level <= 1 else list(entries)
        for i, (part, entries) in enumerate(zip(document, inside, strict=True))
    ]


def _without_badges(part: Part, entries: Sequence[Entry]) -> list[Entry]:
    """The entries, without those of badges that have no title above them.

    A text may follow them, but for where several entries are written so.
    """
    texts = {block.line: block for block in part.body if isinstance(block, Text)}
    badges = {line for line, text in texts.items() if _begins_with_badges(text)}
    alone = {line for line in badges if all(map(_is_of_badges, lines(texts[line].spans)))}
    dropped = badges if len(badges - alone) <= 1 else alone
    return list(dropwhile(lambda entry: entry.line in dropped, entries))


def _begins_with_badges(text: Text) -> bool:
    """Whether a paragraph has linked images on its first line, and nothing linked or bold below."""
    first, *below = lines(text.spans) or [()]
    plain = all(not span.bold and (span.image or not span.href) for line in below for span in line)
    return not text.item and _is_of_badges(first) and plain


def _is_of_badges(line: Spans) -> bool:
    """Whether a line has images, linked ones among them, and no words."""
    is_linked = any(span.image and span.href for span in line)
    return is_linked and all(span.image or not any(map(str.isalnum, span.text)) for span in line)
