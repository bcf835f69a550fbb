"""Labels of links that stand right behind titles, set apart: "On Widgets Paper: [link](…)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.document import Block, Span, Spans, Text, plain
from refsync.readers.people import people
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, is_cut_short

_LABEL = (
    r"(?:[Pp]aper|PAPER|PDF|[Pp]df|[Aa]r[Xx]iv|DOI|URL|[Pp]reprint|[Aa]rticle|[Cc]ode|[Gg]it[Hh]ub|"
    r"[Ll]inks?|[Pp]roject|[Ww]ebsite|[Aa]rtikel|[Aa]rtículo|[Ll]ien|[Pp]apier|"
    r"论文|論文|代码|链接|链接地址|原文|リンク|コード|논문|코드|링크)(?: [Pp]age| [Ll]ink)?"
)
_BEHIND_A_TITLE = regex(
    r"(?P<title>.*?[^\s(\[|,;:\uff0c\uff1b\uff1a–—-])(?P<marks>[ (\[,;\uff0c\uff1b–—-]{1,4})"
    rf"(?P<label>(?P<name>{_LABEL})\s?[:\uff1a]\s*[\[(<]?\s*)$",
    re.DOTALL,
)
_ONLY_A_LABEL = regex(rf"\s*{_LABEL}\s?[:\uff1a]\s*[\[(<]?\s*")
_MARKS = " ([,;\uff0c\uff1b–—-"
"""What may stand between a title and a label."""
_LONGEST = 400
_MOST_WORDS = 2
_FEWEST = 2
_AFTER_AN_ARTICLE = regex(
    r"\b(?:an?|the|d(?:er|ie|as|es|em|en)|eine?[mnrs]?|une?|l[ea]|el|una?)(?: \S+){0,2}\s*$",
    re.IGNORECASE,
)
"""A noun's begin: "The Making of a Good" Paper."""
_WITHOUT_SPACES = regex(r"[\u3040-\u30ff\u4e00-\u9fff]")
_MORE = 3
"""So many titles are rarely of one list and end in one word."""
_BAR = " | "


class _Labelled(NamedTuple):
    """A text with a bar before the label of its first link."""

    spans: Spans
    label: str
    is_marked: bool
    """Whether the label is in bold or italics, or more than space stands before it."""
    may_end_it: bool = False
    """Whether the label may be the last word of a phrase with an article."""
    is_apart: bool = False
    """Whether a script without spaces has one between a title and a label."""


def with_labels_apart(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a bar before the label of the first link in texts whose title it follows.

    So it is in several texts of a list, most of which mark their labels, have the same one, or
    no article before it: the words may be the titles' last. "The Making of a Paper: [link](…)".
    In scripts without spaces, one is enough.
    """
    found = {n: labelled for n, block in enumerate(blocks) if (labelled := _apart(block))}
    again = Counter(one.label for one in found.values())
    told = sum(
        one.is_marked or not one.may_end_it or again[one.label] >= _MORE for one in found.values()
    )
    if told < max(_FEWEST, len(found) / 2):
        found = {n: one for n, one in found.items() if one.is_apart}
    return [
        replace(block, spans=found[n].spans) if isinstance(block, Text) and n in found else block
        for n, block in enumerate(blocks)
    ]


def _apart(block: Block) -> _Labelled | None:
    """The text with a bar before its first link's label, nothing where none follows a title."""
    spans = block.spans if isinstance(block, Text) else ()
    at = next((n for n, span in enumerate(spans) if span.href is not None), 0)
    if not at or not _only_points(spans[at]) or any(span.image for span in spans[:at]):
        return None
    head = _unset(spans[:at]) or _set_off(spans[:at])
    return head._replace(spans=(*head.spans, *spans[at:])) if head else None


def _unset(spans: Spans) -> _Labelled | None:
    """The text before a link with a bar in it, if the label is set as the title is."""
    *before, last = spans
    found = _BEHIND_A_TITLE.match(last.text[-_LONGEST:])
    begin = last.text[:-_LONGEST]
    if not found or not _is_a_title([*before, last._replace(text=begin + found["title"])]):
        return None
    text = f"{begin}{found['title']}{_BAR}{found['label']}"
    return _Labelled(
        (*before, last._replace(text=text)),
        found["name"].lower(),
        is_marked=not found["marks"].isspace(),
        may_end_it=_AFTER_AN_ARTICLE.search(found["title"]) is not None,
        is_apart=_WITHOUT_SPACES.search(found["title"][-1] + found["label"]) is not None,
    )


def _set_off(spans: Spans) -> _Labelled | None:
    """The text before a link with a bar in it, if the label is in bold or italics."""
    at = next((n for n in (len(spans) - 1, len(spans) - 2) if n > 0 and _is_set(spans[n])), 0)
    label = "".join(span.text for span in spans[at:])
    if not at or not _ONLY_A_LABEL.fullmatch(label):
        return None
    *before, last = spans[:at]
    said = last.text.rstrip(_MARKS)
    if last.text[-1:] not in _MARKS or not _is_a_title([*before, last._replace(text=said)]):
        return None
    return _Labelled((*before, last._replace(text=f"{said}{_BAR}"), *spans[at:]), label, True)


def _is_set(span: Span) -> bool:
    return span.bold or span.italic


def _is_a_title(spans: Sequence[Span]) -> bool:
    """Whether a text before a label has a title's words, and doesn't break off, or is of names."""
    said = plain(spans)
    is_title = count_words(said) > WORDS_OF_A_TITLE and not is_cut_short(said)
    return is_title or people(said) is not None


def _only_points(span: Span) -> bool:
    """Whether a link is of a word or two: "link", an address."""
    return 0 < len(span.text.split()) <= _MOST_WORDS
