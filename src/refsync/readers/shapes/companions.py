"""Names linked to homepages: "On Gears (with [Roe](…))", "Al Roe, [Jane Doe](/), “On Gears”"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from refsync import web_address
from refsync.patterns import regex
from refsync.readers.document import Block, Span, Spans, Text
from refsync.readers.links import identifier, kind_by_address, kind_by_label
from refsync.readers.people import TOGETHER_WITH, People, people, people_by_family
from refsync.readers.phrases import are_in_full
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words

_WITH = regex(rf"[(\[,]\s*{TOGETHER_WITH}\s*$", re.IGNORECASE)
_PROFILE = regex(r"https?://(?:www\.)?(?:github|gitlab)\.com/[\w-]+/?")
_OF_PERSONS = ("other", "project")
_PAGE_OF_PEOPLE = regex(r"/(?:$|~|(?:people|persons?|team|members?|authors?|staff|about)\b)")
"""Within the list's own site."""
_BY = regex(r"\b[Bb]y\s+$")
_ENDS = regex(r"\s*(?:[.:\uff1a]|\s[-–—|])?\s*$")
_ENDS_A_LIST = regex(
    r"(?<!\b[^\W\d_a-z])[.:\uff1a]\s+|\n|\s[-–—|]\s|[()\[\]]|\b[Bb]y\s+|"
    r",\s*(?=[\"“„«「『《])"
)
"""What stands between names and what is before or behind them."""
_BEFORE = 12
"""So many letters may tell that names follow: " by "."""
_WORDS = ("with", "avec", "mit", "con", "com")
_BETWEEN = regex(r"\s*(?:[,;&]\s*)?(?:(?:and|und|et|y|e|&)\s+)?")


def with_names_unlinked(body: Iterable[Block]) -> list[Block]:
    """The blocks, names behind "with" or in lists of them without links, that lead to no work."""
    return [
        replace(block, spans=_listed_unlinked(_unlinked(block.spans)))
        if isinstance(block, Text)
        else block
        for block in body
    ]


def _listed_unlinked(spans: Spans) -> Spans:
    """A text, names in lists without links; behind "by" one will do.

    Something else is bold or linked there, the work; else several names lead to homes of sites,
    and words stand beside them.
    """
    may_be = [_may_be_a_person(span) for span in spans]
    if not any(may_be):
        return spans
    others = [span for span, person in zip(spans, may_be, strict=True) if not person]
    of_a_work = any(span.bold or span.href for span in others)
    if not of_a_work:
        if count_words(" ".join(span.text for span in others)) < WORDS_OF_A_TITLE:
            return spans
        may_be = [person and _leads_home(span) for person, span in zip(may_be, spans, strict=True)]
    out = list(spans)
    for first, last in _runs(spans, may_be):
        text = "".join(span.text for span in spans[first:last])
        at = [0, *(piece.end() for piece in _ENDS_A_LIST.finditer(text)), len(text)]
        before = [text[max(0, a - _BEFORE) : a] if of_a_work else "" for a in at]
        names = [
            _lists_names(by, text[a:b]) for by, (a, b) in zip(before, pairwise(at), strict=False)
        ]
        place = 0
        for n in range(first, last):
            if may_be[n] and names[min(bisect_right(at, place), len(names)) - 1]:
                out[n] = spans[n]._replace(href=None)
            place += len(spans[n].text)
    return tuple(out)


def _runs(spans: Spans, may_be: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Where texts begin and end in which nothing is linked but what may be persons."""
    first = 0
    for n, span in enumerate(spans):
        if span.image or (span.href is not None and not may_be[n]):
            if any(may_be[first:n]):
                yield first, n
            first = n + 1
    if any(may_be[first:]):
        yield first, len(spans)


def _lists_names(before: str, text: str) -> bool:
    """Whether a text is of several names in full, or of one behind "by"."""
    who = people(_ENDS.sub("", text.strip(" ,;&\n")))
    is_by = _BY.search(before) is not None
    return who is not None and are_in_full(who) and (len(who.names) > 1 or is_by)


def _may_be_a_person(span: Span) -> bool:
    """Whether a link has a name in full for its text, and does not lead to a work.

    It may lead to another page of the list's site: "[Jane Doe](/)".
    """
    if span.href is None or span.image or not span.href.startswith(("http", "/")):
        return False
    who = people(span.text) or _by_family(span.text)
    if who is None or len(who.names) != 1 or not are_in_full(who):
        return False
    is_within = span.href.startswith("/")
    if kind_by_label(span.text) or (is_within and not _PAGE_OF_PEOPLE.match(span.href)):
        return False
    leads = kind_by_address(span.href)
    is_profile = _PROFILE.fullmatch(span.href) is not None
    return is_profile or (leads in _OF_PERSONS and identifier(span.href) is None)


def _by_family(text: str) -> People | None:
    """The one whom a text in a script without spaces names, which is no label of a link there."""
    return None if kind_by_label(text) else people_by_family(text)


def _leads_home(span: Span) -> bool:
    """Whether a link leads to the first page of a site, as a person's own: "https://doe.org/"."""
    parts = web_address.split(span.href or "")
    return parts is not None and parts.path in ("", "/") and not parts.query


def _unlinked(spans: Spans) -> Spans:
    """A text, the names behind "with" without links: "On Gears (with [Roe](…) and [Poe](…))"."""
    at = next((n for n, span in enumerate(spans) if _introduces_names(span)), len(spans))
    behind = spans[at + 1 :]
    names = len(list(takewhile(_is_a_name_or_between, behind)))
    while names and behind[names - 1].href is None:
        names -= 1
    if not names:
        return spans
    text = "".join(span.text for span in spans[at : at + 1 + names])
    return (*spans[:at], spans[at]._replace(text=text), *behind[names:])


def _introduces_names(span: Span) -> bool:
    """Whether a text ends in what stands before those who wrote a work with others."""
    ends = span.href is None and span.text.rstrip().lower().endswith(_WORDS)
    return ends and _WITH.search(span.text) is not None


def _is_a_name_or_between(span: Span) -> bool:
    """Whether a link has a name for its text, or a text only joins two."""
    return (
        _BETWEEN.fullmatch(span.text) is not None if span.href is None else bool(people(span.text))
    )
