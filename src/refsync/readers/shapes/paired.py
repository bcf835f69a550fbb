"""Paragraphs that by turns are titles and who wrote what these name, as of accepted papers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple, TypeGuard

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.details import says_where
from refsync.readers.document import Block, Text, joined, plain
from refsync.readers.people import People, names_an_institution, people
from refsync.readers.shapes.event_roles import names_a_role
from refsync.readers.shapes.words import count_words, has_capitals, is_cut_short
from refsync.readers.titles import year
from refsync.readers.venues import is_venue

_BY = regex(r"(?:by|von|par|por|di)\s+(?=[^\W\d_a-z])", re.IGNORECASE)
_FEW = 2
_FEWEST_WORDS = 3
_WORDS_OF_A_TITLE = 4
_LONGEST_TITLE = 300
_WORDS_OF_WHERE_AND_WHEN = 8
_HALF = 0.5


class _Kind(Enum):
    """What a paragraph may be of a work."""

    TITLE = auto()
    NAMES = auto()
    PLACE = auto()


class _Turn(NamedTuple):
    """A title or names, with where and when below it."""

    kind: _Kind
    texts: list[Text]


class _Work(NamedTuple):
    title: _Turn
    names: _Turn


def with_names_joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, names joined to the titles above or below them, and where and when below these.

    As "On the Use of Widgets" above "Jane Doe, Richard Roe" in paragraphs of their own, without
    links, where several follow each other and nothing else stands between them.
    """
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        turns = list(_turns(blocks, at))
        before, works = _works(turns)
        if _are_told(works):
            out += [text for turn in before for text in turn.texts]
            out += map(_joined, works)
            taken = before + [turn for work in works for turn in work]
            at += sum(len(turn.texts) for turn in taken)
        else:
            length = sum(len(turn.texts) for turn in turns) or 1
            out += blocks[at : at + length]
            at += length
    return out


def _turns(blocks: Sequence[Block], at: int) -> Iterator[_Turn]:
    """From a place on the paragraphs that by turns are titles and names."""
    last: _Turn | None = None
    for n in range(at, len(blocks)):
        block = blocks[n]
        kind = _kind(block)
        if not _is_bare(block) or not kind or (last is None and kind is _Kind.PLACE):
            break
        if last and kind is _Kind.PLACE:
            last.texts.append(block)
            continue
        if last and last.kind is kind:
            break
        if last:
            yield last
        last = _Turn(kind, [block])
    if last:
        yield last


def _works(turns: list[_Turn]) -> tuple[list[_Turn], list[_Work]]:
    """What stands before works, and these: titles above names, else names above titles.

    Above titles that have names below them, what looks like a name is a label.
    """
    first = next(iter(turns), None)
    is_label = first is not None and first.kind is _Kind.NAMES and turns[-1].kind is _Kind.NAMES
    before, rest = turns[:is_label], turns[is_label:]
    pairs = zip(rest[::2], rest[1::2], strict=False)
    return before, [_Work(*sorted(pair, key=lambda turn: turn.kind.value)) for pair in pairs]


def _are_told(works: Sequence[_Work]) -> bool:
    """Whether there are several, half of them at least by several, and titles in full.

    Two will do where all are. Institutions above those who work there are none.
    """
    several = sum(len(who.names) > 1 for work in works if (who := _who(work.names.texts[0])))
    titles = [plain(work.title.texts[0].spans) for work in works]
    in_full = sum(count_words(text) >= _WORDS_OF_A_TITLE for text in titles)
    in_capitals = sum(map(has_capitals, titles))
    institutions = sum(map(names_an_institution, titles))
    share = 1 if len(works) <= _FEW else _HALF
    if institutions > _HALF * len(works):
        return False
    return len(works) >= _FEW and min(several, in_full, in_capitals) >= share * len(works)


def _joined(work: _Work) -> Text:
    """A work as one text, its title in bold above what else is said."""
    title, *others = (*work.title.texts, *work.names.texts)
    bold = tuple(span._replace(bold=True) for span in title.spans)
    return replace(title, spans=joined([bold, *(text.spans for text in others)]))


def _is_bare(block: Block) -> TypeGuard[Text]:
    """Whether a block is a paragraph, or a title in an item, without links and pictures."""
    return (
        isinstance(block, Text)
        and not block.defines
        and all(span.href is None and not span.image for span in block.spans)
    )


def _kind(block: Block) -> _Kind | None:
    """What a paragraph may be of a work, if something."""
    if not _is_bare(block):
        return None
    if not block.item and _who(block):
        return _Kind.NAMES
    if not block.item and _says_where_and_when(block):
        return _Kind.PLACE
    return _Kind.TITLE if is_a_title(block) else None


def is_a_title(text: Text) -> bool:
    """Whether a paragraph may be a title, and is no names, venue, label or sentence."""
    said = plain(text.spans)
    return (
        count_words(said) >= _FEWEST_WORDS
        and len(said) <= _LONGEST_TITLE
        and not said.endswith((*COLONS, ",", ";"))
        and not (is_cut_short(said) or names_a_role(said))
        and not (is_venue(said) or people(said))
    )


def _who(text: Text) -> People | None:
    """Those whom a paragraph names in full, if it says nothing else."""
    said = plain(text.spans).rstrip(" .;,")
    who = people(said[by.end() :] if (by := _BY.match(said)) else said)
    return who if who and (who.have_given_names or who.truncated) else None


def _says_where_and_when(text: Text) -> bool:
    """Whether a paragraph says where and when in a few words, and nothing else."""
    said = plain(text.spans)
    few = count_words(said) <= _WORDS_OF_WHERE_AND_WHEN
    return few and year(said) is not None and says_where(said)
