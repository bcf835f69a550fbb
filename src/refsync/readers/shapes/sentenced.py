"""Titles in italics of which a sentence tells, or a label: "_On Widgets_ by Jane Doe is a …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.document import Span, plain
from refsync.readers.kinds import KIND
from refsync.readers.people import people
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, has_capitals, trimmed
from refsync.readers.venues import is_venue

_LABEL = regex(rf"(?i:\W{{0,4}}(?:[\w-]{{2,20}} ){{0,2}}{KIND})\s?[:\uff1a]\s*")
"""Of what kind a work is: "Textbook: ", "Classic paper: "."""
_OF_OTHERS = regex(
    r"\b(?:podcasts?|videos?|channels?|blogs?|posts?|tools?|librar(?:y|ies)|packages?|courses?|"
    r"websites?|sites?|apps?|films?|movies?|games?|albums?|songs?|talks?|lectures?|newsletters?|"
    r"frameworks?|software|compan(?:y|ies)|groups?|conferences?|workshops?|journals?|datasets?)\b",
    re.IGNORECASE,
)
_SENTENCE = regex(
    r"(?:,? by (?P<who>[^\W\d_a-z][^;:\[\]\n]{2,120}?),?)?"
    r"\s+(?:(?:is|are|was|were|has|contains?|covers?|describes?|discusses|explains?|gives?|"
    r"introduces?|offers?|presents?|provides?|remains|shows?|surveys?|teaches|treats?)"
    r"|ist|bietet|behandelt|est|offre|présente|es|ofrece|presenta)"
    r"\s+(?:an?|the|one|some|many|most|all|very|still|probably|perhaps|how|why|what|"
    r"eine?|die|das|der|une?|la|le|una?|el)\s(?P<of_what>[^\n,.;]{3,200})[^\n]{0,300}"
)
"""What a sentence says of the title that is its subject: " is a collection of gears. "."""


class Told(NamedTuple):
    """A text without what it tells of its title.

    Attributes:
        spans: the title, who wrote it, and the text's links.
        by_name: a sentence tells who wrote it.
        by_kind: a label told of what kind it is.
    """

    spans: Sequence[Span]
    by_name: bool = False
    by_kind: bool = False


def without_sentence(spans: Sequence[Span]) -> Told:
    """A text without the label before its title in italics, or what a sentence tells of that.

    As "Textbook: _On Widgets_ by Doe & Roe (2016)", and "_On Widgets_ by Jane Doe is a very good
    tutorial." A sentence with neither names nor links may speak of anything.
    """
    unlabelled = _without_label(spans)
    return _of_title(unlabelled)._replace(by_kind=len(unlabelled) < len(spans))


def _without_label(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the kind of work before its title in italics; no "Blog article: "."""
    is_label = len(spans) > 1 and not spans[0].italic and spans[0].href is None
    is_label = is_label and _LABEL.fullmatch(spans[0].text) is not None
    is_label = is_label and not _OF_OTHERS.search(spans[0].text)
    return spans[1:] if is_label and _title(spans[1:]) else spans


def _of_title(spans: Sequence[Span]) -> Told:
    """A text whose first words are a title in italics without what a sentence says of it."""
    run = _title(spans)
    told = list(takewhile(lambda span: span.href is None, spans[len(run) :])) if run else []
    if not told or any(span.image or span.bold for span in told):
        return Told(spans)
    behind = spans[len(run) + len(told) :]
    text = "".join(span.text for span in told)
    said = _SENTENCE.fullmatch(text.rstrip(" .[("))
    who = said["who"] if said else None
    if not said or (who and not people(who)) or not (who or behind):
        return Told(spans)
    if not has_capitals(plain(run)) or _OF_OTHERS.search(said["of_what"]):
        return Told(spans)
    names = f" by {who}. " if who else ". "
    title = trimmed(plain(run))
    in_full = [run[0]._replace(text=f"“{title}”", italic=False)] if who else run
    return Told([*in_full, told[0]._replace(text=names, italic=False), *behind], bool(who))


def _title(spans: Sequence[Span]) -> Sequence[Span]:
    """The unlinked italics with which a text begins, if they are a title of some words."""
    run = list(takewhile(lambda span: span.italic and span.href is None, spans))
    text = plain(run)
    is_title = count_words(text) >= WORDS_OF_A_TITLE and text[:1].isupper()
    return run if is_title and not (is_venue(text) or _are_several(text)) else ()


def _are_several(text: str) -> bool:
    """Whether italics name several people, and no work."""
    who = people(text)
    return who is not None and who.likely
