"""Headings that name a work by a link, who wrote it before, where and when behind."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.details import Details, details, says_where
from refsync.readers.document import Span, Spans, plain
from refsync.readers.links import is_pointer
from refsync.readers.people import people
from refsync.readers.remembered import remembered
from refsync.readers.shapes.beneath import before_notes
from refsync.readers.shapes.words import unlinked
from refsync.readers.titles import NUMBER
from refsync.readers.venues import YEAR, is_venue

_AROUND = " \t\n.,;:|()[]–—-"
_SET_OFF = " \t\n,;:|–—-"
"""Around names, whose last initial has a full stop."""
_PARTS = regex(r"[,;|()\[\]]\s*|\s[–—-]\s")
_YEAR = regex(YEAR)
_SEVERAL = 3


class LinkedHeading(NamedTuple):
    """A heading whose title is linked.

    Attributes:
        title: the link.
        around: who, where and when, as it stands around that; None where but notes follow it.
    """

    title: Spans
    around: Details | None = None


class _Parted(NamedTuple):
    """What a heading says before its only link that does more than point, that, and the rest."""

    before: str
    linked: Spans
    behind: str


@remembered
def read(spans: Spans) -> LinkedHeading | None:
    """What a heading says whose title is linked, if but notes follow that, or who and where.

    As "[On Widgets](…) (ICML 2020)", "Doe et al. [On the Use of Widgets](…) ICML 2020 [code](…)".
    """
    if title := before_notes(spans):
        return LinkedHeading(title)
    before, linked, behind = _parted(spans)
    if len(plain(linked).split()) < _SEVERAL or not (before or behind):
        return None
    who = people(before) if before else None
    said = details([behind], who)
    is_told = who.certain or (len(who.names) > 1 and bool(said.year)) if who else not before
    return LinkedHeading(linked, said) if is_told and _says_who_or_where(behind) else None


def _parted(spans: Sequence[Span]) -> _Parted:
    at = next((n for n, span in enumerate(spans) if _is_titled(span)), len(spans))
    linked = tuple(takewhile(lambda span: span.href == spans[at].href, spans[at:]))
    others = spans[at + len(linked) :]
    if any(map(_is_titled, others)):
        return _Parted("", (), "")
    before = unlinked(spans[:at])
    number = NUMBER.match(before)
    before = before[number.end() :] if number else before
    return _Parted(before.strip(_SET_OFF), linked, unlinked(others).strip(_AROUND))


def _is_titled(span: Span) -> bool:
    """Whether a span is a link that does more than point."""
    return span.href is not None and bool(span.text.strip(_AROUND)) and not is_pointer(span.text)


def _says_who_or_where(text: str) -> bool:
    """Whether each part of a text says who, where or when: "ICML 2020, Doe et al."."""
    return all(map(_is_who_or_where, filter(None, _PARTS.split(text))))


def _is_who_or_where(part: str) -> bool:
    who = people(part)
    return bool(
        (who and who.certain) or is_venue(part) or says_where(part) or _YEAR.fullmatch(part)
    )
