"""What the rows of a table are called, where no column has titles: "WidgetNet | [ICML 2020](…)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.document import Row, Spans, is_linked, lines, plain
from refsync.readers.links import is_generic, is_pointer, kind_by_label
from refsync.readers.mentions import Mention, plain_before_link, read_line, read_row
from refsync.readers.people import people
from refsync.readers.phrases import who_and_when
from refsync.readers.shapes.columns import (
    COUNTS,
    DESCRIPTIONS,
    PEOPLE,
    TITLES,
    VENUES,
    YEARS,
    headed,
    linked_name,
)
from refsync.readers.shapes.named_works import Cited
from refsync.readers.shapes.paper_links import leads_to_a_paper, naming
from refsync.readers.shapes.words import count_words, trimmed, unlinked
from refsync.readers.titles import year, year_of_date
from refsync.readers.venues import is_venue, venue_with_year

_NO_NAMES = regex(
    r"task|categor|topic|type|area|domain|field|class|group|kind|subject|theme|application|section|"
    r"\b(?:time|week|month|day|lecture|session|lesson|chapter|part|module|read|status|done)\b|"
    r"\b(?:no|id|nr|idx|index|rank|place|s\.?no)\b|#|№|"
    r"institut|organi[sz]|affiliation|compan|\blabs?\b|team|universit|develope|vendor|country|"
    r"language|licen[cs]e|presenter|speaker|\bby\b|\bwho\b|"
    r"任务|类别|分类|领域|类型|机构|单位|序号|编号|日期|时间",
    re.IGNORECASE,
)
"""Headings of columns that say what kind a row is of, or who is behind it."""
_BY_ONE = regex(
    r"[(\[]?((?:(?:[Vv][ao]n|[Dd]e[rnl]?|[Dd]i|[Ll]a|[Ll]e) ){0,3}[^\W\d_][\w'’-]*[a-zà-ž])"
    r",? [(\[]?(?:19|20)\d\d[a-z]?[)\]]?"
)
_NUMBER = regex(r"[\s#.:-]*\d+$")
_COUNTED = regex(r"\d+ [a-z]|\d+ [A-Z]{2,3}s\b")
"""As "12 gears"."""
_BRACKETED = regex(r"\([^()]*\)|\[[^\[\]]*\]")
_NAMED_KINDS = ("model", "dataset", "code", "project")
_WORDS_OF_A_NAME = 5
_FEWEST = 2
_MOST = 0.8


def column_of_names(table: Sequence[Row]) -> int | None:
    """The first column in which nearly each row has a few words of its own, by which it goes.

    Half of the rows lead to papers, so that something besides columns of titles is looked for.
    """
    of_papers = sum(map(is_of_a_paper, table))
    if len(table) < _FEWEST or 2 * of_papers < len(table):
        return None
    width = min(len(row.cells) for row in table)
    return next((i for i in range(width) if _has_names(table, i)), None)


def is_of_a_paper(row: Row) -> bool:
    """Whether a row leads to a paper, or has an identifier in it: "arXiv:2101.00001"."""
    stated = (found for cell in row.cells for found in from_text(unlinked(cell)))
    return any(map(leads_to_a_paper, read_row(row, "").mentions)) or any(stated)


def _has_names(table: Sequence[Row], column: int) -> bool:
    """Whether nearly each row has a name of its own in a column, which is of nothing else."""
    heading = table[0].columns[column] if column < len(table[0].columns) else ""
    if _is_of_others(heading):
        return False
    names = [name for row in table if (name := row_name(row.cells[column]))]
    apart = {_NUMBER.sub("", name) for name in names}
    if not heading and 2 * sum(map(_is_a_person, names)) > len(names):
        return False
    return min(len(names), len(apart)) >= max(_FEWEST, _MOST * len(table))


def _is_a_person(name: str) -> bool:
    """Whether a name may be one in full: "Jane Doe", and "Widget Search" as well."""
    who = people(name)
    return who is not None and bool(who.names[0].given)


def _is_of_others(heading: str) -> bool:
    """Whether a column has something else than names in it, as its heading says."""
    others = (PEOPLE, YEARS, VENUES, COUNTS, DESCRIPTIONS, _NO_NAMES)
    if any(found.search(heading) for found in others) or is_generic(heading):
        return bool(heading)
    kind = kind_by_label(heading)
    return kind is not None and kind not in _NAMED_KINDS and not TITLES.search(heading)


def row_name(cell: Spans) -> str:
    """The few words that a cell has for a name: linked ones, or those before its links."""
    first = next(iter(lines(cell)), ())
    before = plain_before_link(first) if is_linked(first) else plain(first)
    name = linked_name(first) or trimmed(before)
    return name if _is_a_name(name) else ""


def _is_a_name(text: str) -> bool:
    """Whether a few words may be a name, and say neither who, where, when nor what is linked."""
    who = people(text)
    return (
        0 < count_words(text) <= _WORDS_OF_A_NAME
        and any(map(str.isalpha, text))
        and not _COUNTED.match(text)
        and not is_pointer(text)
        and "://" not in text
        and not is_venue(text)
        and not venue_with_year(text)
        and not (who and (who.truncated or len(who.names) > 1))
        and not who_and_when(text)
        and not from_text(text)
        and year(text) is None
    )


def column_of_several(table: Sequence[Row]) -> int | None:
    """The column in which cells name several papers, each by a link: "[Acme](…), [Gears](…)"."""
    width = min((len(row.cells) for row in table), default=0)
    titles = headed(table[0].columns, TITLES) if table else ()
    return next((i for i in range(width) if set(titles) <= {i} and _has_several(table, i)), None)


def _has_several(table: Sequence[Row], column: int) -> bool:
    """Whether most linked cells of a column name papers, and one of them several."""
    found = [len(named_works(row.cells[column])) for row in table if is_linked(row.cells[column])]
    return max(found, default=0) > 1 and sum(map(bool, found)) >= _MOST * len(found)


def named_works(cell: Spans) -> list[Cited]:
    """The papers that a cell names by a link each, with the links that only point behind these."""
    line = read_line(cell)
    if not line.mentions or line.mentions[0].speaks_for_itself:
        return []
    groups = list(_by_names(line.mentions))
    prose = _BRACKETED.sub(" ", line.prose)
    if count_words(prose) > len(groups):
        return []
    return [
        Cited(first.line, " ".join(first.text.split()), naming((first, *others), first))
        for first, *others in groups
        if leads_to_a_paper(first) and _is_a_name(first.text)
    ]


def _by_names(mentions: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The links of a cell, those that only point with the name in front of them."""
    group: list[Mention] = []
    for mention in mentions:
        if group and not mention.speaks_for_itself:
            yield group
            group = []
        group.append(mention)
    yield group


def column_of_citations(table: Sequence[Row]) -> int | None:
    """The column of who and when: "Doe & Roe (2019)", "Roe et al. (2020)", "Doe (2021)"."""
    width = min((len(row.cells) for row in table), default=0)
    return next((i for i in range(width) if _has_citations(table, i)), None)


def _has_citations(table: Sequence[Row], column: int) -> bool:
    """Whether most cells of a column say who and when."""
    texts = [text for row in table if (text := plain(row.cells[column]))]
    several = sum(who_and_when(text) is not None for text in texts)
    single = sum(bool(only_author(text)) for text in texts)
    return several >= max(1, single) and several + single >= max(_FEWEST, _MOST * len(texts))


def only_author(text: str) -> str:
    """The family name of the one whom a citation names: "van der Doe (2019)"."""
    found = _BY_ONE.fullmatch(text)
    is_other = not found or is_venue(found[1]) or year_of_date(text) or venue_with_year(text)
    return "" if is_other or not found else found[1]
