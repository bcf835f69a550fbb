"""Titles in bold or italics in a text, told from labels, names and venues."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile, zip_longest

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.beside import beside
from refsync.readers.details import Piece, details, says_where
from refsync.readers.document import Span
from refsync.readers.links import kind_by_label
from refsync.readers.people import people
from refsync.readers.phrases import without_year
from refsync.readers.sentences import behind_others, first_sentence
from refsync.readers.shapes.dated import is_date
from refsync.readers.shapes.unbroken import goes_on_in_bold
from refsync.readers.shapes.words import BEGINS, WORDS_OF_A_TITLE, count_words, trimmed, unlinked
from refsync.readers.venues import is_venue, venue_and_year

_GOES_ON = regex(r"\s*(?:[,;&]|and\s)")
LABEL = regex(
    r"(?:\w[\w-]+ )?(?:titles?|papers?|surveys?|articles?|reviews?|books?|works?|references?)",
    re.IGNORECASE,
)
NICKNAME = regex(r"[\[(【].*[\])】]")
_DESCRIBED = regex(
    r"(?:\s\([^()]{1,30}\))?(?:(?:\s?[:\uff1a]|\s+[-–—])\s+[a-z]|\s+by\s+(?:the\s+)?[A-Z])"
)
_YEAR_IN_FRONT = regex(r"\s*[(\[]?(?:19|20)\d\d[)\]]?[\s.,:–—-]*")
_BEHIND_ITALICS = regex(
    r"(?:(?:[-–—]{1,2}|[,.;](?:\s[,.;])?)\s+|\s*(?=\((?:dir|eds?|hrsg)\.\)))([^\s,.;].{3,})"
)


def italics_in_front(spans: Sequence[Span]) -> str:
    """The italics with which a text begins, before who, where or when: "_Widgets_, Jane Doe".

    A year may stand before them: "2015, _Widgets_, Jane Doe"; in brackets it tells a title before
    whatever else: "(2015) _On Widgets_, Acme".
    """
    if placed := italics_before_a_place(spans):
        return placed
    dated = _YEAR_IN_FRONT.fullmatch(spans[0].text) if spans else None
    spans = spans[1:] if dated else spans
    run = list(takewhile(lambda span: span.italic and span.href is None, spans))
    title, rest = unlinked(run), unlinked(spans[len(run) :])
    behind = _BEHIND_ITALICS.match(rest)
    who = people(title)
    if not title or not behind or is_venue(title) or (who and who.names[0].given):
        return ""
    in_brackets = dated is not None and dated[0].strip().startswith("(")
    if in_brackets or people(without_year(behind[1])):
        return trimmed(title)
    first = people(behind[1].partition(",")[0])
    said = details(beside(spans[len(run) :]), first if first and first.names[0].given else None)
    is_title = count_words(title) >= WORDS_OF_A_TITLE and said.who and (said.year or said.venue)
    return trimmed(title) if is_title else ""


def italics_before_a_place(spans: Sequence[Span]) -> str:
    """The italics with which a text begins, no more than where and when before its links.

    As "_On the Gears_ ACL 2020 Findings [[paper]](…)". A short name in brackets may stand before
    them, and stays there: "(Acme) On the Gears".
    """
    name = ""
    if len(spans) > 1 and spans[0].bold and NICKNAME.fullmatch(spans[0].text.strip()):
        name = f"{spans[0].text.strip()} "
        spans = spans[1 + (not spans[1].text.strip()) :]
    run = list(takewhile(lambda span: span.italic and span.href is None, spans))
    title = trimmed(unlinked(run))
    if count_words(title) <= WORDS_OF_A_TITLE or is_venue(title) or people(title):
        return ""
    behind = takewhile(lambda span: span.href is None and not span.italic, spans[len(run) :])
    placed = venue_and_year(trimmed(unlinked(list(behind)).rstrip("([ ")))
    return f"{name}{title}" if placed else ""


def bold_title(spans: Sequence[Span]) -> str:
    """The bold text that is a title: no label ("Surveys:"), name, or venue."""
    bold = bold_text(spans)
    is_title = count_words(bold) >= WORDS_OF_A_TITLE and not bold.endswith(COLONS)
    is_title = is_title and not (NICKNAME.fullmatch(bold) or is_date(bold))
    return bold if is_title and not is_venue(bold) and not people(bold) else ""


def bold_before_names(spans: Sequence[Span]) -> str:
    """The bold words with which a text begins, right before names: "**On Widgets** Jane Doe"."""
    bold, rest = parted(spans)
    who = people(bold)
    named = bold.endswith(COLONS)
    if who is None or who.likely or named or _GOES_ON.match(unlinked(rest)):
        return ""
    names = details(Piece(text, set_off=True) for text, _ in beside(rest)[:1]).who
    return bold if names and count_words(bold) >= WORDS_OF_A_TITLE else ""


def bold_with_a_colon(spans: Sequence[Span]) -> str:
    """The bold words with which a text begins, a colon before names: "**On Widgets:** J. Doe".

    Behind the names stands no more than where and when, else they are a label above a citation.
    """
    bold, rest = parted(spans)
    title = bold.rstrip(":\uff1a ")
    if not bold.endswith(COLONS) or count_words(title) <= WORDS_OF_A_TITLE:
        return ""
    if LABEL.fullmatch(title) or kind_by_label(title) is not None:
        return ""
    return title if _is_of_names_and_where(rest) else ""


def _is_of_names_and_where(spans: Sequence[Span]) -> bool:
    """Whether spans have names, the first in full, and no more than where and when behind them."""
    plain = list(takewhile(lambda span: not (span.bold or span.italic or span.href), spans))
    text, set_off = unlinked(plain), trimmed(unlinked(spans[len(plain) :]))
    for names, behind in (first_sentence(text), behind_others(text)):
        who = people(trimmed(names))
        others = (trimmed(behind), set_off)
        if who and who.names[0].given and all(says_where(said) for said in others if said):
            return True
    return False


def bold_name(spans: Sequence[Span]) -> str:
    """The bold words with which a text begins, before who made it or what it is.

    As "**Acme** by Doe and Roe", "**Acme Body Atlas**: pictures of widgets"; such words may look
    like a name.
    """
    bold, rest = parted(spans)
    described = bold and _DESCRIBED.match("".join(span.text for span in rest[:1] if not span.href))
    first = kind_by_label(bold.partition(" ")[0])
    kind = kind_by_label(bold) if count_words(bold) <= WORDS_OF_A_TITLE else first
    is_label = kind is not None or LABEL.fullmatch(bold)
    is_name = len(bold) > 1 and bold[-1] not in ":\uff1a.," and bold[:1] not in BEGINS
    return bold if described and is_name and not is_label else ""


def parted(spans: Sequence[Span]) -> tuple[str, Sequence[Span]]:
    """The bold words with which a text begins, and what stands behind them."""
    head = list(takewhile(lambda span: span.bold and span.href is None and not span.image, spans))
    return trimmed(unlinked(head)), spans[len(head) :]


def bold_text(spans: Sequence[Span]) -> str:
    """The first unbroken run of bold text, with that which goes on with it on the next line."""
    out = ""
    depth = 0
    for span, behind in zip_longest(spans, spans[1:]):
        if span.bold and span.href is None and not span.image and depth <= 0:
            if out.strip() and is_set_off(span):
                break
            out += span.text
        elif out.strip() and span.text == "\n" and behind and goes_on_in_bold(behind):
            out += " "
        elif out.strip():
            break
        if not span.bold:
            depth += sum(span.text.count(begin) for begin in "([")
            depth -= sum(span.text.count(end) for end in ")]")
    return trimmed(out)


def is_set_off(span: Span) -> bool:
    """Whether a text in italics says who or where: "_Jane Doe et al., ICML_"."""
    if not span.italic or span.image or span.text.rstrip().endswith(COLONS):
        return False
    said = details([Piece(span.text, set_off=True)])
    return bool(said.who or said.venue)
