"""The work that a table's cell names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from refsync.identifiers import from_text
from refsync.readers.beside import beside
from refsync.readers.citations import citation
from refsync.readers.details import Details, details
from refsync.readers.document import Row, Span, Spans, lines, plain
from refsync.readers.mentions import read_line
from refsync.readers.people import people
from refsync.readers.phrases import who_and_when
from refsync.readers.shapes.named_works import Cited, by_link, of_citation
from refsync.readers.shapes.paper_links import could_be_a_title, leads_to_a_paper
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.unlinked import headline, title_beside_links
from refsync.readers.shapes.words import count_words, goes_on_around, trimmed, unquoted
from refsync.readers.titles import year
from refsync.readers.venues import is_venue, venue_with_year

_WORDS_OF_A_TITLE = 3
_MANY = 2


def _without_tag(cell: tuple[Span, ...]) -> tuple[Span, ...]:
    """A cell without the tag behind its title: "On Widgets **new**", or in code "On … `WN set`"."""
    if len(cell) <= 1 or any(span.bold or span.verbatim for span in cell[:-1]):
        return cell
    *before, last = cell
    is_text = last.href is None and not last.image
    is_tag = is_text and (last.verbatim or (last.bold and len(last.text.split()) == 1))
    return tuple(before) if is_tag and count_words(plain(before)) > _WORDS_OF_A_TITLE else cell


def in_cell(cell: tuple[Span, ...]) -> Cited:
    """The work that a cell may name."""
    cell = _without_tag(cell)
    if said := hinted_title(cell):
        return Cited(0, said, ())
    if title := headline(cell):
        return Cited(0, title, (), _below(cell, title))
    text = plain(cell)
    if whole := cited_in(cell) or citation(text):
        return Cited(0, whole.title, (), whole.details)
    name = next((m.text for m in read_line(cell).mentions if could_be_a_title(m)), None)
    name = name or (text if _is_named(cell) or goes_on_around(text, unquoted(text)) else None)
    if name:
        return by_link(" ".join(name.split()))
    return Cited(0, only_named(cell) or title_beside_links(cell), ())


def linked_titles_side_by_side(row: Row) -> list[Cited]:
    """The works of a row that is but layout, in each of its cells a linked title and no more.

    So it is where no heading says what its columns have in them, and all lead to papers or none.
    """
    cells = [cell for cell in row.cells if plain(cell)]
    found = [read_line(cell) for cell in cells]
    if any(row.columns) or len(cells) < _MANY or any(said.prose for said in found):
        return []
    titles = [[m for m in said.mentions if could_be_a_title(m)] for said in found]
    if not all(len(linked) == 1 and _is_title(linked[0].text) for linked in titles):
        return []
    if len({leads_to_a_paper(linked) for (linked,) in titles}) > 1:
        return []
    return [
        replace(by_link(" ".join(linked.text.split())), line=linked.line, mentions=said.mentions)
        for (linked,), said in zip(titles, found, strict=True)
    ]


def _is_title(text: str) -> bool:
    return count_words(text) >= _WORDS_OF_A_TITLE and not (is_venue(text) or people(text))


def cited_in_lines(cell: Spans) -> list[Cited]:
    """The works of a cell, each of whose several lines is a citation of one."""
    broken = lines(cell)
    if len(broken) < _MANY:
        return []
    whole = [citation(plain(line).lstrip("-•*· ")) for line in broken]
    return [
        replace(of_citation(found, line[0].line), mentions=read_line(line).mentions)
        for found, line in zip(whole, broken, strict=True)
        if found and all(whole)
    ]


def only_named(cell: Sequence[Span]) -> str:
    """The word by which a cell calls the only paper it leads to: "All of [Acme](…), explained".

    Those who wrote it may stand behind that: "Acme ([Doe et al., 2020](…))".
    """
    led_to = [span for span in cell if span.href is not None and _is_named((span,))]
    return " ".join(led_to[0].text.split()) if len(led_to) == 1 else _before_names(cell)


def _before_names(cell: Sequence[Span]) -> str:
    """The few words before the only link of a cell that says who wrote the paper and when."""
    before = list(takewhile(lambda span: span.href is None and not span.image, cell))
    name = trimmed(plain(before))
    if not 0 < count_words(name) <= _WORDS_OF_A_TITLE:
        return ""
    mentions = read_line(cell).mentions
    return name if len(mentions) == 1 and who_and_when(mentions[0].text) else ""


def _is_named(cell: Sequence[Span]) -> bool:
    """Whether a cell has nothing but a word that leads to a paper: "[WidgetNet](…)"."""
    found = read_line(cell)
    if found.prose or len(found.mentions) != 1 or not leads_to_a_paper(found.mentions[0]):
        return False
    (only,) = found.mentions
    said = only.text
    return not (
        only.speaks_for_itself
        or "://" in said
        or who_and_when(said)
        or ((who := people(said)) is not None and who.truncated)
        or venue_with_year(said)
        or is_venue(said)
        or from_text(said)
        or (year(said) is not None)
    )


def _below(cell: Sequence[Span], title: str) -> Details:
    """What the lines below a title in its cell say; a name there is one, be it alone."""
    said = details(beside(cell, title))
    return said._replace(who=said.who and said.who._replace(certain=True))


def hinted_title(cell: Sequence[Span]) -> str:
    """The title that shows when one points at a cell's link."""
    hinted = (m for m in read_line(cell).mentions if not could_be_a_title(m))
    return next((m.hint for m in hinted if count_words(m.hint) >= _WORDS_OF_A_TITLE), "")
