"""Titles that stand below the short names of works: "**Acme** [pdf](…)", "On Gears. ICML 2020."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile
from typing import TypeGuard

from refsync.readers.beside import details, says_where
from refsync.readers.document import Block, Span, Spans, Text, is_linked, plain
from refsync.readers.people import people
from refsync.readers.sentences import first_sentence
from refsync.readers.shapes.emphasised import parted
from refsync.readers.shapes.pointers import is_of_pointers
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words

_WORDS_OF_A_NAME = 2
_NEAR = 3
"""So many blocks below a name its title may stand, behind pictures."""
_MANY = 2


def with_titles_below(body: Sequence[Block]) -> list[Block]:
    """The blocks, titles with where and when below bold names and links put between these.

    So they are where several names have one: "**[Acme] On Gears.** ICML 2020. [pdf](…)".
    """
    places = {n: at for n in range(len(body)) if (at := _place_of_title(body, n))}
    if len(places) < _MANY:
        return list(body)
    taken = set(places.values())
    out: list[Block] = []
    for n, block in enumerate(body):
        below = body[places[n]] if n in places else None
        if isinstance(block, Text) and isinstance(below, Text):
            block = replace(block, spans=_joined(block, below))
        if n not in taken:
            out.append(block)
    return out


def _place_of_title(body: Sequence[Block], at: int) -> int | None:
    """Where the title of a name with links stands, if that is what a block is."""
    name = body[at]
    if not _is_a_paragraph(name) or not _is_named(name):
        return None
    near = range(at + 1, min(at + 1 + _NEAR, len(body)))
    found = next(dropwhile(lambda n: _is_a_picture(body[n]), near), None)
    title = body[found] if found is not None else None
    return found if _is_a_paragraph(title) and _is_title_and_volume(title) else None


def _is_a_paragraph(block: Block | None) -> TypeGuard[Text]:
    return isinstance(block, Text) and not block.depth and not block.item


def _is_a_picture(block: Block) -> bool:
    """Whether a block is a paragraph of pictures and nothing else."""
    return _is_a_paragraph(block) and all(
        span.image or not span.text.strip() for span in block.spans
    )


def _is_named(text: Text) -> bool:
    """Whether a text is a short name in bold, and links like "[pdf]" behind it."""
    name, links = parted(text.spans)
    is_short = 0 < count_words(name) <= _WORDS_OF_A_NAME and not name.endswith((":", "\uff1a"))
    return is_short and is_linked(links) and is_of_pointers(replace(text, spans=tuple(links)))


def _is_title_and_volume(text: Text) -> bool:
    """Whether a text without links is a title, where the work appeared, and when."""
    title, where = first_sentence(plain(text.spans))
    is_title = count_words(title) > WORDS_OF_A_TITLE and not people(title)
    dated = bool(where) and details([where]).year is not None and says_where(where)
    return is_title and dated and not is_linked(text.spans)


def _joined(text: Text, below: Text) -> Spans:
    """A name in brackets, the title and where from below it, and its links."""
    name, links = parted(text.spans)
    title, where = first_sentence(plain(below.spans))
    return (
        Span(f"[{name}] {title}.", text.line, bold=True),
        Span(f" {where.rstrip(' .')}. ", text.line),
        *links,
    )
