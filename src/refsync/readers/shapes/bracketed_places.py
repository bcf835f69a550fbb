"""Venues and years before titles, put in brackets of their own: "**ICML 2020** On Widgets"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from refsync.patterns import regex
from refsync.readers.document import Block, Row, Span, Spans, Text
from refsync.readers.links import kind_by_address
from refsync.readers.people import people
from refsync.readers.shapes.paper_links import PAPERS
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words
from refsync.readers.venues import is_venue

_PLACE = regex(
    r"(?P<where>[^\W\d_][^\n()\[\]{}:\uff1a,;]{1,60}?)(?:\s|(?=['’‘]))"
    r"(?P<when>(?:19|20)\d\d|['’‘]?\d\d)(?P<behind>\s?[:\uff1a.]?\s*)"
)
"""All of what is set off before a title: "ICML 2020", "Acta Fabri '20:"."""
_REST_OF_A_PLACE = regex(r"\s?(?P<when>(?:(?:19|20)\d\d|['’‘]?\d\d)?)(?P<end>[\])])")
"""Behind a link in a place: " 2020] On Widgets"."""
_YEAR = regex(r"(?:19|20)\d\d")
_BEHIND_A_YEAR = regex(r"(?P<mark>[.:,]|\s[-–—])?\s")
_OPENED = regex(r"\([^()\n]{2,300}(?:,\s?|\s)$")
_END = regex(r"\)[.\s]*")
_TITLE = regex(r"[\s:\uff1a.,]*(?:[-–—|]\s+)?(?=[^\W_])")
_BRACKETS = {"[": "]", "(": ")"}
_MANY = 2


def with_places_in_brackets(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, texts and the cells of tables as below."""
    for block in body:
        if isinstance(block, Text):
            yield replace(block, spans=with_place_in_brackets(block.spans))
        elif isinstance(block, Row):
            yield replace(block, cells=tuple(map(with_place_in_brackets, block.cells)))
        else:
            yield block


def with_place_in_brackets(spans: Spans) -> Spans:
    """A text, the venue and year in bold or italics before its title in brackets instead.

    So "*ICML 2020*: On Widgets" is as "[ICML 2020] On Widgets". A link in the place stands at the
    end: "**[ICML](…) 2020** On Widgets" is as "[ICML 2020] On Widgets [[ICML](…)]"; so does that
    of a year alone: "[2020](…). Jane Doe. On Widgets".
    """
    if len(spans) < _MANY:
        return spans
    return tuple(
        _within_a_link(spans)
        or _set_off(spans)
        or _bracketed(spans)
        or _dated(spans)
        or _dated_at_end(spans)
        or spans
    )


def _within_a_link(spans: Sequence[Span]) -> list[Span]:
    """As below, where all of the text is one link: "[**ICML 2020** On Widgets. Jane Doe](…)"."""
    href = spans[0].href
    if href is None or any(span.href != href or span.image for span in spans):
        return []
    found = _set_off([span._replace(href=None, hint="") for span in spans])
    return with_links_called_behind(found, [spans[0]]) if found else []


def _set_off(spans: Sequence[Span]) -> list[Span]:
    """As above, of a place that is set off by its style."""
    style = (spans[0].bold, spans[0].italic)
    run = list(takewhile(lambda span: (span.bold, span.italic) == style, spans))
    linked = [span for span in run if span.href is not None]
    if not any(style) or len(linked) > 1 or any(span.image for span in run):
        return []
    place = _PLACE.fullmatch("".join(span.text for span in run))
    if not place or not _is_a_place(place["where"]) or len(linked) == len(run):
        return []
    behind = _behind(spans[len(run) :])
    if not behind:
        return []
    where = f"[{place['where'].strip()} {place['when']}]"
    return _placed(where, behind, linked)


def _bracketed(spans: Sequence[Span]) -> list[Span]:
    """As above, of a place in brackets that has a link in it: "([ICML](…) 2020) On Widgets"."""
    if len(spans) <= _MANY or spans[0].href is not None or spans[1].href is None:
        return []
    opened, linked, rest = spans[0].text.strip(), spans[1], spans[2].text
    closed = _REST_OF_A_PLACE.match(rest) if spans[2].href is None else None
    if opened[:1] not in _BRACKETS or not closed or linked.image:
        return []
    inside = f"{opened[1:]} {linked.text.strip()} {closed['when']}".strip()
    place = _PLACE.fullmatch(inside)
    if closed["end"] != _BRACKETS[opened[:1]] or not place or not _is_a_place(place["where"]):
        return []
    behind = _behind([spans[2]._replace(text=rest[closed.end() :]), *spans[3:]])
    return _placed(f"{opened[:1]}{inside}{closed['end']}", behind, [linked]) if behind else []


def _dated(spans: Sequence[Span]) -> list[Span]:
    """As above, of a linked year, be it in brackets: "([2020](…)) Jane Doe - On Widgets"."""
    opened = spans[0].text.strip() if spans[0].href is None else ""
    at = 1 if opened in _BRACKETS else 0
    if opened not in ("", *_BRACKETS) or len(spans) <= at + 1 or spans[at].href is None:
        return []
    linked, rest = spans[at], spans[at + 1].text
    end = _BRACKETS[opened] if opened else ""
    if linked.image or not _YEAR.fullmatch(linked.text.strip()) or not rest.startswith(end):
        return []
    stop = _BEHIND_A_YEAR.match(rest[len(end) :])
    mark = (stop["mark"] or "") if stop else ""
    behind = _behind([spans[at + 1]._replace(text=rest[len(end) :]), *spans[at + 2 :]])
    where = f"{opened}{linked.text.strip()}{end}{mark}"
    return _placed(where, behind, [linked]) if behind else []


def _dated_at_end(spans: Sequence[Span]) -> list[Span]:
    """As above, of the year with which brackets at the end close: "On … (Jane Doe, [2020](…))".

    No other link stands in the text, and its brackets begin right before.
    """
    before, linked, end = spans[-3:] if len(spans) > _MANY else (None, None, None)
    if not before or not linked or not end or not _END.fullmatch(end.text):
        return []
    if sum(span.href is not None for span in spans) != 1 or linked.href is None or linked.image:
        return []
    if not _YEAR.fullmatch(linked.text.strip()) or not _OPENED.search(before.text):
        return []
    closed = before._replace(text=f"{before.text}{linked.text.strip()}{end.text.rstrip()}")
    return with_links_called_behind([*spans[:-3], closed], [linked])


def _placed(where: str, behind: Sequence[Span], linked: Sequence[Span]) -> list[Span]:
    """A title and what follows it, its place in front, and the links of that at the end."""
    first, *others = behind
    return with_links_called_behind([first._replace(text=f"{where} {first.text}"), *others], linked)


def with_links_called_behind(spans: Sequence[Span], linked: Sequence[Span]) -> list[Span]:
    """A text, and links at its end that are called for what they are: "On Widgets [[paper](…)]"."""
    placed = list(spans)
    for link in linked:
        line, is_paper = placed[-1].line, kind_by_address(link.href or "") in PAPERS
        label = link._replace(text="paper" if is_paper else "link", bold=False, italic=False)
        last = placed.pop() if placed[-1].href is None else Span("", line)
        placed += [last._replace(text=f"{last.text} ["), label, Span("]", line)]
    return placed


def _is_a_place(text: str) -> bool:
    return is_venue(text) and people(text) is None


def _behind(spans: Sequence[Span]) -> list[Span]:
    """What follows a place if that is a title, without the colon or dash before it."""
    first = spans[0] if spans else None
    begins = _TITLE.match(first.text) if first and first.href is None and not first.image else None
    if not first or not begins or "\n" in begins[0] or not first.text[begins.end()].isupper():
        return []
    text = first.text[begins.end() :]
    return [first._replace(text=text), *spans[1:]] if count_words(text) > WORDS_OF_A_TITLE else []
