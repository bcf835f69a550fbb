"""Remarks behind titles that have a line to themselves: "On Widgets - A good start."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from refsync.characters import EAST_ASIAN
from refsync.patterns import regex
from refsync.readers.details import details
from refsync.readers.document import (
    Block,
    Spans,
    Text,
    behind_place,
    is_linked,
    joined,
    lines,
    plain,
    up_to,
)
from refsync.readers.people import people
from refsync.readers.sentences import ENDS_OF_STATEMENTS
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words
from refsync.readers.titles import titled
from refsync.readers.venues import is_venue, venue_and_year

_DASH = regex(r"\s[-–—]\s+(?=[^\W\d_])")
_BRACKET = regex(r"\s+(?=\()")
_SMALL_WORD = regex(r"(?<!\w)(?!(?:and|for|from|the|und|with)(?!\w))[a-zß-ÿ]{3}")
_FEWEST = 2
_FEW = 4
_WORDS_OF_A_REMARK = 3
_LONGEST = 400


def without_remarks(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, remarks of a sentence left out behind titles above lines or items of these.

    As "On Widgets - A good start." above "Jane Doe", or "On Widgets *(a good start)*". So they are
    where several titles have one, and others none, nor a full stop at their end.
    """
    above = dict(_titles_above(blocks))
    found = {n: title for n, broken in above.items() if (title := _before_remark(broken[0]))}
    bare = [plain(broken[0]) for n, broken in above.items() if n not in found]
    stopped = sum(text.endswith(ENDS_OF_STATEMENTS) for text in bare)
    if min(len(found), len(bare)) < _FEWEST or _FEW * stopped > len(bare):
        return list(blocks)
    return [
        replace(block, spans=joined([found[n], *above[n][1:]]))
        if n in found and isinstance(block, Text)
        else block
        for n, block in enumerate(blocks)
    ]


def _titles_above(blocks: Sequence[Block]) -> Iterator[tuple[int, list[Spans]]]:
    """The lines of texts whose first one has no link, and other lines or items below it."""
    for n, (block, below) in enumerate(zip(blocks, (*blocks[1:], None), strict=False)):
        if not isinstance(block, Text):
            continue
        broken = lines(block.spans)
        deeper = isinstance(below, Text) and below.item and below.depth == block.depth + 1
        if broken and (len(broken) > 1 or (block.item and deeper)) and not is_linked(broken[0]):
            yield n, broken


def _before_remark(line: Spans) -> Spans:
    """The title of a line that ends in a remark, nothing where there is none."""
    text = "".join(span.text for span in line).rstrip()
    ends = list(_DASH.finditer(text[:_LONGEST]))
    dash = ends[-1] if ends and text.endswith(ENDS_OF_STATEMENTS) else None
    if dash and _is_told(text[dash.end() :]) and not text[dash.end()].islower():
        return up_to(line, dash.start()) if _is_a_title(text[: dash.start()]) else ()
    brackets = list(_BRACKET.finditer(text[:_LONGEST])) if text.endswith(")") else []
    begin = brackets[-1] if brackets else None
    if begin is None or not _is_in_italics(line, begin.end()):
        return ()
    remark = text[begin.end() + 1 : -1]
    is_remark = _is_told(remark) and _is_prose(remark)
    return up_to(line, begin.start()) if is_remark and _is_a_title(text[: begin.start()]) else ()


def _is_a_title(text: str) -> bool:
    """Whether a text may be a title: it names no people, and no place, but in brackets."""
    title = titled(text).title
    who = people(title)
    return bool(text) and not ((who and who.likely) or is_venue(title) or venue_and_year(title))


def _is_told(text: str) -> bool:
    """Whether a text has a few words, and says neither who, where nor when."""
    return count_words(text) >= _WORDS_OF_A_REMARK and not any(details([text])) and not people(text)


def _is_prose(text: str) -> bool:
    """Whether a text has small words that a title has none of, or is in a script without any."""
    return _SMALL_WORD.search(text) is not None or EAST_ASIAN.search(text) is not None


def _is_in_italics(line: Spans, at: int) -> bool:
    """Whether all that a line has from a place on is in italics, and a title before it is not."""
    before, behind = up_to(line, at), behind_place(line, at)
    upright = any(not span.italic and count_words(span.text) >= WORDS_OF_A_TITLE for span in before)
    return upright and all(span.italic for span in behind if span.text.strip())
