"""A work that a text names, and what a link's text tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from refsync.characters import COLONS
from refsync.identifiers import Identifier
from refsync.patterns import regex
from refsync.readers.citations import citation
from refsync.readers.citations.work import Citation
from refsync.readers.details import NOTHING_SAID, Details, details
from refsync.readers.entry import Evidence
from refsync.readers.links import identifier
from refsync.readers.mentions import Mention
from refsync.readers.shapes.paper_links import behind_label, leads_to_a_paper
from refsync.readers.shapes.tails import without_tail
from refsync.readers.shapes.words import goes_on_around, quoted_title, unquoted
from refsync.readers.title_first import (
    title_before_book,
    title_dash_names_and_year,
    title_first,
    title_in_capitals,
    title_in_marks,
    title_name_and_dated_brackets,
    title_others_and_where,
    title_where_and_names,
)
from refsync.readers.titles import year

_COUNTED = regex(r"(?:(?:paper|pdf|article|arxiv|link|reading) ?)?#?\d{1,2}", re.IGNORECASE)
_NUMBER = regex(r"\d+")
_MANY = 2


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as a text names it.

    Attributes:
        title: "" where only links speak of it.
        linked: the title is the text of a link.
        whole: the text is a citation of it: names, title, and when or where.
    """

    line: int
    title: str
    mentions: tuple[Mention, ...]
    details: Details = NOTHING_SAID
    evidence: Evidence = Evidence.PAPER
    linked: bool = False
    whole: bool = False
    stated: tuple[Identifier, ...] = ()


def by_number(work: Cited) -> Iterator[Cited]:
    """The work, and those to which its numbered links lead besides: "Gears [Paper 1] [Paper 2]".

    They are works of their own if all have identifiers of one kind.
    """
    papers = [m for m in work.mentions if leads_to_a_paper(m) and _COUNTED.fullmatch(m.text)]
    numbers = [int(number[0]) for m in papers if (number := _NUMBER.search(m.text))]
    known = [found for m in papers if (found := identifier(m.href))]
    apart = len(set(known)) == len(papers) and len({found.scheme for found in known}) == 1
    if len(papers) < _MANY or numbers != list(range(1, len(papers) + 1)) or not apart:
        yield work
        return
    others = papers[1:]
    yield replace(work, mentions=tuple(m for m in work.mentions if m not in others))
    yield from (Cited(m.line, "", (m,)) for m in others)


def by_link(name: str, *, lenient: bool = False) -> Cited:
    """The work that a link's text names: by its title, or in a whole citation.

    A word in front that says what is linked is left out: "Paper: On Widgets".

    Args:
        name: the link's text.
        lenient: the texts beside it cite works, so that one name before a title, and where or when
            behind it, make a citation: "Jane Doe. On Widgets. 2015."
    """
    name = behind_label(name).strip() if name.partition(":")[0].isalpha() else name
    if whole := citation(name) or (_citation_with_place(name) if lenient else None):
        return of_citation(whole, 0)
    readings = (
        title_before_book,
        title_in_marks,
        title_in_capitals,
        title_dash_names_and_year,
        title_name_and_dated_brackets,
        title_where_and_names,
        title_others_and_where,
    )
    if first := next(filter(None, (read(name) for read in readings)), None):
        return Cited(0, first.title, (), first.details, linked=True)
    if (cited := title_first(name)) and cited.details.within:
        return Cited(0, cited.title, (), cited.details, linked=True)
    text = without_quotes(name)
    title = without_tail(text, linked=True)
    return Cited(0, title, (), details([text[len(title) :]]), linked=True)


def _citation_with_place(text: str) -> Citation | None:
    """A citation in doubt, if it says where or when the work appeared.

    Two words that only look like a name may be a title's first ones: "Turing Test. A Hundred Years
    On, 2019", "Robot Dreams: A Study (2018)". What tells a name is an initial, the family
    name in front, a year behind it, or where the work appeared.
    """
    whole = citation(text, lenient=True)
    if not whole:
        return None
    said, (before, _, _) = whole.details, text.partition(whole.title)
    if before.rstrip().endswith(COLONS):
        return None
    first = whole.who.names[0].given or "" if whole.who.names else ""
    is_sure = whole.who.told or "." in first or year(before) is not None
    return whole if said.venue or (is_sure and said.year) else None


def without_quotes(text: str) -> str:
    """The title that a text has in quotes, if those are no part of it; else the text."""
    quoted = unquoted(text)
    is_part = goes_on_around(text, quoted) or not quoted_title(text)
    return text if is_part else quoted


def of_citation(whole: Citation, line: int) -> Cited:
    """The work that is cited in a line."""
    said = whole.details
    return Cited(line, whole.title, (), said, linked=True, whole=True)
