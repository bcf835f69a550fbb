"""Years in front of names put behind these: "2015. Jane Doe. On …" as "Jane Doe (2015). On …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.document import Block, Heading, Row, Span, Spans, Text, plain
from refsync.readers.people import People, people
from refsync.readers.said_above import is_of_papers
from refsync.readers.sentences import first_sentence
from refsync.readers.venues import OF_ORGANISATIONS, venue

_YEAR = regex(r"\s*[(\[]?(?P<year>(?:19|20)\d\d[a-z]?)[)\]]?[.,:]?\s+(?=[^\W\d_])")
_DASH = regex(r"\s[-–—]\s+(?=\S|$)")
_FEWEST = 3
_NEARLY_ALL = 0.75
_DISTINCT = 0.6
_LONGEST = 400


class _Dated(NamedTuple):
    """What a text begins with: a year, names, and the begin of a title behind them, if there."""

    year: str
    names: str
    who: People
    title: str


def with_names_first(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, years that stand before names in full put behind these, in lists of papers.

    As "(2015) Jane Doe - On Widgets" and "2015. Jane Doe. On Widgets. Acta Fabri.", where nearly
    all texts that begin with a year go on with names, of many people.
    """
    texts = list(_texts_of_papers(blocks))
    dated = [spans for spans in texts if _YEAR.match(spans[0].text)]
    found = [one for spans in dated if (one := _read(spans))]
    if len(found) < max(_FEWEST, _NEARLY_ALL * len(dated)) or not _are_many_people(found):
        return list(blocks)
    known = set(map(id, dated))
    return [_with_names_first(block, known) for block in blocks]


def _texts_of_papers(blocks: Sequence[Block]) -> Iterator[Spans]:
    """The texts, and the cells of tables, below headings that speak of papers."""
    first = last = ""
    for block in blocks:
        match block:
            case Heading():
                last = plain(block.spans)
                first = first or last
            case Text() if block.spans and _is_of_papers(first, last):
                yield block.spans
            case Row() if _is_of_papers(first, last):
                yield from filter(None, block.cells)


def _is_of_papers(first: str, last: str) -> bool:
    said = is_of_papers((last,)) if last else None
    return bool(is_of_papers((first,)) if said is None and first else said)


def _read(spans: Sequence[Span]) -> _Dated | None:
    """The year and the names in full with which a text begins, a dash or full stop behind them."""
    text = spans[0].text
    when = _YEAR.match(text)
    rest = text[when.end() :] if when and len(text) < _LONGEST and not spans[0].image else ""
    dash = _DASH.search(f"{rest} " if len(spans) > 1 else rest)
    sentence, behind = first_sentence(rest)
    by_dash = (rest[: dash.start()], rest[dash.end() :]) if dash else ("", "")
    for names, title in (by_dash, (sentence, behind)):
        who = people(names) if names and (title or len(spans) > 1) else None
        if when and who and who.have_given_names and not _names_no_person(names, who):
            is_title = _begins_with_as_many(title, who)
            return None if is_title else _Dated(when["year"], names.strip(), who, title)
    return None


def _names_no_person(text: str, who: People) -> bool:
    """Whether what looks like one person is a journal or an organisation: "Acme Labs"."""
    last = text.split()[-1]
    return len(who.names) == 1 and (venue(text) is not None or last in OF_ORGANISATIONS)


def _begins_with_as_many(text: str, who: People) -> bool:
    """Whether a text begins with names, so that those in front of it are a title: "Wide Gears"."""
    others = people(first_sentence(text)[0])
    return bool(others and others.have_given_names and len(others.names) >= len(who.names))


def _are_many_people(found: Sequence[_Dated]) -> bool:
    """Whether texts begin with different names, none of which the titles speak of.

    One names several people, or has initials: all others may be titles of two words.
    """
    first = [one.who.names[0] for one in found]
    words = {word.strip(".,:;") for one in found for word in one.title.split()}
    about = sum(name.family in words for name in first)
    sure = any(one.who.certain or len(one.who.names) > 1 for one in found)
    return sure and len(set(first)) >= _DISTINCT * len(first) and not about


def _with_names_first(block: Block, known: set[int]) -> Block:
    match block:
        case Text() if id(block.spans) in known:
            return replace(block, spans=_reordered(block.spans))
        case Row() if any(id(cell) in known for cell in block.cells):
            cells = (_reordered(cell) if id(cell) in known else cell for cell in block.cells)
            return replace(block, cells=tuple(cells))
    return block


def _reordered(spans: Spans) -> Spans:
    found = _read(spans)
    if not found:
        return spans
    first = f"{found.names} ({found.year}). {found.title}"
    return (spans[0]._replace(text=first), *spans[1:])
