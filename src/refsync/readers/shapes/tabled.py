"""The shape of an entry in a table's row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.beside import without
from refsync.readers.details import Details, above, details
from refsync.readers.document import Row, Span, Text, is_linked, plain
from refsync.readers.entry import Entry, Evidence
from refsync.readers.links import is_generic, kind_by_address
from refsync.readers.locators import Locators, in_cells
from refsync.readers.mentions import Mention, read_row
from refsync.readers.outline import Part
from refsync.readers.people import people
from refsync.readers.phrases import who_and_when
from refsync.readers.said_above import announced
from refsync.readers.shapes.celled import (
    cited_in_lines,
    hinted_title,
    in_cell,
    linked_titles_side_by_side,
    only_named,
)
from refsync.readers.shapes.cited import cited
from refsync.readers.shapes.columns import (
    COUNTS,
    DATA,
    DESCRIPTIONS,
    ISSUES,
    MEETINGS,
    PAGES,
    PAPER,
    PAPERS,
    PEOPLE,
    TITLES,
    VENUES,
    VOLUMES,
    YEARS,
    begins_with_a_name,
    column_of_people,
    columns_of_names,
    columns_of_papers,
    headed,
    is_of_scores,
    linked_name,
    only_looks_like_names,
    titled_by_name,
    under,
    with_venues_told,
)
from refsync.readers.shapes.named_works import Cited, by_number
from refsync.readers.shapes.paper_links import leads_to_a_paper, naming
from refsync.readers.shapes.reaching import labelled, said_by_headings, with_what_goes_on
from refsync.readers.shapes.row_names import (
    column_of_citations,
    column_of_names,
    column_of_several,
    is_of_a_paper,
    named_works,
    only_author,
    row_name,
)
from refsync.readers.shapes.words import count_words, trimmed, unlinked
from refsync.readers.shapes.written_by import lined, written_by
from refsync.readers.titles import is_a_year, old_year, year, year_of_date
from refsync.readers.venues import bare_venue, venue_with_year
from refsync.reference import LinkKind

_GLUED_YEAR = regex(r"(?<=[A-Z]{3})['’]?\d\d$")
_ORNAMENTS = " 🏆🥇🔥⭐✨🌟🎉📌*"
_HEADING = regex(
    r"(?:paper )?titles?|papers?(?: names?)?|publications?|authors?|标题|论文", re.IGNORECASE
)
_NO_PAPER = regex(
    r"no (?:meetings?|class(?:es)?|papers?|readings?|session)\b.{0,60}|t\.?b\.?[acd]\.?|n/?a|"
    r"(?:guest|invited) (?:talk|lecture|speaker)s?\b.{0,120}|"
    r"to be (?:announced|determined|confirmed)|cancell?ed|holidays?|(?:\w+ )?break",
    re.IGNORECASE,
)
"""What a schedule has in place of a paper."""
_BOOKSHOP = regex(
    r"https?://(?:www\.|smile\.)?(?:amazon\.[a-z]{2,3}(?:\.[a-z]{2})?|amzn\.(?:to|eu|asia)|bookshop\.org|"
    r"barnesandnoble\.com|thriftbooks\.com|kinokuniya\.co\.jp|honto\.jp|books\.rakuten\.co\.jp)/",
    re.IGNORECASE,
)
_WORDS_OF_A_HEADING = 3
_MOST_CELLS_OF_A_TITLE = 2
"""Of so many one may be empty yet."""
_MOST_WORDS_OF_A_NOTE = 6
_WORDS_OF_A_TITLE = 3
_FEWEST_WORDS = 2
_MOST_WORDS_OF_A_COUNT = 3
_MOST = 0.6
_HALF = 0.5
_MANY = 3
_BESIDE_PAPERS: tuple[LinkKind, ...] = ("project", "other")
"""Where the name of a paper may lead to, for want of a better."""


def entries(part: Part) -> Iterator[Entry]:
    """The entries in the rows of a part's tables."""
    rows = [block for block in part.body if isinstance(block, Row)]
    said = {row.table: announced(plain(text.spans)) for text, row in _below_texts(part)}
    for number, table in groupby(rows, key=lambda row: row.table):
        labels = tuple(filter(None, [said.get(number)]))
        for stretch in _under_headings(list(table)):
            for entry in _entries(list(with_what_goes_on(with_venues_told(stretch)))):
                yield replace(entry, labels=labels)


def _below_texts(part: Part) -> Iterator[tuple[Text, Row]]:
    """The paragraphs of a part right above tables, and the first row of each."""
    for text, row in pairwise(part.body):
        if isinstance(text, Text) and isinstance(row, Row):
            yield text, row


def _under_headings(table: Sequence[Row]) -> Iterator[list[Row]]:
    """The stretches of a table, those behind a row of headings under these."""
    stretch: list[Row] = []
    columns = table[0].columns
    said = said_by_headings(table)
    for row in table:
        if _is_of_headings(row, first=row is table[0] and not any(row.columns)):
            yield stretch
            stretch, columns = [], tuple(plain(cell) for cell in row.cells)
        elif _is_a_label(row):
            said = above([plain(cell) for cell in row.cells if cell])
        else:
            stretch.append(labelled(replace(row, columns=columns), said))
    yield stretch


def _is_of_headings(row: Row, *, first: bool) -> bool:
    """Whether a row of the body has the columns' headings in it: "Title", "Venue".

    In the first one of a table without a head some may be long.
    """
    if _has_a_link(row):
        return False
    texts = [plain(cell) for cell in row.cells]
    short = first or all(len(text.split()) <= _WORDS_OF_A_HEADING for text in texts)
    return short and any(_HEADING.fullmatch(text) for text in texts)


def _is_a_label(row: Row) -> bool:
    """Whether a row has a few words in one of many cells, that say what follows: "May 2022"."""
    filled = [cell for cell in row.cells if cell]
    return (
        len(filled) == 1
        and len(row.cells) > _MOST_CELLS_OF_A_TITLE
        and all(span.href is None for span in filled[0])
        and count_words(plain(filled[0])) <= _WORDS_OF_A_HEADING
    )


@dataclass(frozen=True, slots=True)
class _Habit:
    """Where a table's rows have what.

    Attributes:
        title: the column in which most have their titles, None where there is none.
        name: the one of what they are called.
        several: the one in which cells name several papers.
        cites: the one of who and when.
        people: the one of who, if no heading says so.
        anywhere: of so few rows any text may be the title.
    """

    title: int | None
    name: int | None
    several: int | None
    cites: int | None
    people: int | None
    anywhere: bool


def _entries(table: Sequence[Row]) -> Iterator[Entry]:
    name = column_of_names(table)
    habit = _Habit(
        title=_title_column(table, name),
        name=name,
        several=column_of_several(table),
        cites=column_of_citations(table),
        people=column_of_people(table),
        anywhere=len(table) < _MANY,
    )
    works = [list(_works(row, habit)) for row in table]
    sure = sum(any(work.evidence for work in of_row) for of_row in works)
    mostly = sure >= max(_MANY, _MOST * len(table))
    by_name = _are_papers_by_name(table, habit.title)
    for row, of_row in zip(table, works, strict=True):
        named = by_name and _leads_by_name(row, habit.title, _BESIDE_PAPERS)
        of_papers = _in_columns_of_papers(row) if mostly and not named else ""
        for work in of_row:
            is_named = named or _is_named_as_a_paper(work, of_papers)
            yield Entry(
                work.line,
                work.title,
                mentions=work.mentions,
                details=work.details,
                stated=work.stated,
                evidence=max(work.evidence, Evidence.CITED) if is_named else work.evidence,
                linked=work.linked,
            )


def _are_papers_by_name(table: Sequence[Row], column: int | None) -> bool:
    """Whether half of a table's rows have in a column a name that is linked to the paper."""
    if column is None or not any(column in columns_of_names(row) for row in table):
        return False
    papers = sum(_leads_by_name(row, column, ("paper", "pdf")) for row in table)
    return papers >= max(_MANY, _HALF * len(table))


def _leads_by_name(row: Row, column: int | None, kinds: Sequence[LinkKind]) -> bool:
    """Whether a row's cell begins with a linked name that leads to a thing of some kind."""
    cell = row.cells[column] if column is not None and column < len(row.cells) else ()
    return bool(linked_name(cell)) and kind_by_address(cell[0].href or "") in kinds


def _in_columns_of_papers(row: Row) -> str:
    """What stands in those columns of a row that are of papers, each cell on lines of its own."""
    columns = (i for i in columns_of_papers(row) if i < len(row.cells))
    return "\n".join(plain(row.cells[i]) for i in columns)


def _is_named_as_a_paper(work: Cited, of_papers: str) -> bool:
    """Whether a work's name stands in a column of papers, in a table of these.

    It is one then whatever it is called, where its links lead to what papers have beside them.
    """
    named = bool(work.title) and work.title in of_papers
    return named and bool(work.mentions) and all(map(_is_about_a_paper, work.mentions))


def _title_column(table: Sequence[Row], name: int | None) -> int | None:
    """The column in which most rows have their titles, None where there is none."""
    found = [_by_title(row, name)[0] for row in table]
    counts = Counter(column for column in found if column is not None)
    column, count = counts.most_common(1)[0] if counts else (None, 0)
    return column if count >= max(2, _MOST * len(table)) else None


def _works(row: Row, habit: _Habit) -> Iterator[Cited]:
    mentions = read_row(row, "").mentions
    if not mentions and is_of_scores(row.columns):
        return
    has_paper = any(leads_to_a_paper(mention) for mention in mentions)
    titled = list(_named(row, habit, has_paper=has_paper))
    if len(titled) == 1:
        stated = tuple(found for cell in row.cells for found in from_text(unlinked(cell)))
        titled = [replace(titled[0], mentions=mentions, stated=stated)]
    alone, once = len(titled) == 1, _once(row)
    columns = None if has_paper else _Columns.of(row)
    for work in titled:
        said = _said(row, work, habit) if alone else work.details.completed(once)
        says_who = next((m for m in work.mentions if who_and_when(m.text)), None)
        if says_who and not said.who and says_who.text != work.title:
            when = said.year or year(says_who.text)
            said = said._replace(who=who_and_when(says_who.text), year=when)
        sure = says_who is not None or (said.reads_like_a_paper and bool(work.title))
        sure = sure or bool(work.stated)
        sure = sure or (columns is not None and columns.have_the_paper(work.title, said))
        evidence = Evidence.PAPER if has_paper else Evidence.CITED if sure else Evidence.NONE
        within = bool(mentions) and all(m.href.startswith("#") for m in mentions)
        of_contents = within and evidence is Evidence.NONE
        named = work.title and not (of_contents or _NO_PAPER.fullmatch(work.title))
        if has_paper or says_who or named:
            known = naming(work.mentions, says_who)
            yield from by_number(replace(work, details=said, evidence=evidence, mentions=known))


def _named(row: Row, habit: _Habit, *, has_paper: bool) -> Iterator[Cited]:
    """The works that a row names: by linked titles, in citations, by links, or the one it is of."""
    titled = _linked_titles(row, habit.title) if has_paper else []
    titled = titled or [work for cell in row.cells for work in cited_in_lines(cell)]
    titled = linked_titles_side_by_side(row) or titled
    if not titled and habit.several is not None:
        titled = named_works(row.cells[habit.several])
    if titled:
        yield from titled
        return
    work = _by_column(row, habit)
    if not work.title and habit.name is not None and is_of_a_paper(row):
        work = replace(work, title=row_name(row.cells[habit.name]))
    yield work


def _linked_titles(row: Row, column: int | None) -> list[Cited]:
    """The works that a row's cells name by linked titles, a word none beside those of a column.

    As a badge for the data is, in a cell behind the title's. Nor are a few words, such as what a
    model is called, beside a longer title that its column says is one.
    """
    found = [(i, work) for i, cell in enumerate(row.cells) for work in _titled(cell)]
    longer = {i for i, work in found if len(work.title.split()) > 1}
    if column == 0 and begins_with_a_name(row):
        return []
    if column is not None:
        titled = column in under(row, TITLES) and not is_linked(row.cells[column])
        words = count_words(plain(row.cells[column])) if titled else 0
        if not longer or words > max(count_words(work.title) for _, work in found):
            return []
    return [work for i, work in found if longer != {column} or i == column]


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the columns of titles in a row say.

    Attributes:
        texts: what stands in each.
        sold: the texts there that are linked to where books are sold.
        by_name: those that have a work's name.
        of_papers: those that are of papers, by their heading or their neighbours.
        mentions: the row's links.
    """

    row: Row
    texts: dict[int, str]
    sold: frozenset[str]
    by_name: frozenset[int]
    of_papers: frozenset[int]
    mentions: Sequence[Mention]

    @classmethod
    def of(cls, row: Row) -> _Columns:
        """Those of a row."""
        columns = under(row, TITLES)
        spans = (span for i in columns for span in row.cells[i])
        sold = (plain((span,)) for span in spans if span.href and _BOOKSHOP.match(span.href))
        return cls(
            row,
            {i: plain(row.cells[i]) for i in columns},
            frozenset(sold),
            frozenset(titled_by_name(row)),
            frozenset(columns_of_papers(row)),
            read_row(row, "").mentions,
        )

    def have_the_paper(self, title: str, said: Details) -> bool:
        """Whether a title stands in a column that says so: of papers, or beside their authors.

        It does where it says where or when as well, or has no links but to code and posts, so that
        nothing else is meant. A title linked to where books are sold is a book's.
        """
        titled = {i for i, text in self.texts.items() if title in text}
        if titled and any(title in text for text in self.sold):
            return True
        named = self.by_name & titled if said.year or said.venue else ()
        if any(PAPER.fullmatch(self.row.columns[i].strip()) for i in named):
            return True
        if count_words(title) < _FEWEST_WORDS or not titled:
            return False
        dated = (said.year or said.venue) and count_words(title) >= _WORDS_OF_A_TITLE
        if dated and any(PAPERS.search(self.row.columns[i]) for i in titled):
            return True
        is_title = count_words(title) > _WORDS_OF_A_TITLE and not title[0].islower()
        beside = is_title and all(map(_is_about_a_paper, self.mentions))
        return (beside or not self.mentions) and not self.of_papers.isdisjoint(titled)


def _is_about_a_paper(mention: Mention) -> bool:
    """Whether a link leads to what papers have beside them."""
    return (mention.said_kind or kind_by_address(mention.href)) in ("code", "blog", "video")


def _has_a_link(row: Row) -> bool:
    return any(map(is_linked, row.cells))


def _titled(cell: tuple[Span, ...]) -> list[Cited]:
    """The works that a cell names by their linked titles."""
    if all(span.href is None for span in cell):
        return []
    return [
        work
        for work in cited(cell)
        if work.evidence and any(_is(mention, work.title) for mention in work.mentions)
    ]


def _is(mention: Mention, title: str) -> bool:
    return bool(title) and (title == mention.hint or title in " ".join(mention.text.split()))


def _by_column(row: Row, habit: _Habit) -> Cited:
    """The one work of a row, its title where the table's rows have theirs.

    Of a table of few rows, that have none in common, any text may be the title (anywhere).
    """
    if habit.title is None and habit.anywhere:
        return replace(_by_title(row, habit.name)[1], line=row.line)
    names, by_name = columns_of_names(row), titled_by_name(row)
    columns = [habit.title] if habit.title is not None else []
    for i in (*columns, *under(row, TITLES)):
        if i >= len(row.cells) or not row.cells[i]:
            continue
        work = _in_column(row, i, habit.name)
        named = i in names or i in by_name or i == habit.name
        if count_words(work.title) > 1 or (work.title and named) or only_named(row.cells[i]):
            return replace(work, line=row.line)
    return Cited(row.line, "", ())


def _by_title(row: Row, name: int | None) -> tuple[int | None, Cited]:
    """The one work of a row, and its title's column: by the heading, else the longest text.

    Args:
        row: of a table.
        name: the column of what its rows are called; names stand there rather than behind it.
    """
    hints = (i for i, cell in enumerate(row.cells) if hinted_title(cell))
    titles = under(row, TITLES)
    names = columns_of_names(row)
    names = [name, *names] if name is not None and names and name < min(names) else names
    order = [*hints, *titles, *names]
    described = under(row, DESCRIPTIONS)
    others = (i for i in range(len(row.cells)) if i not in described and not _says_who(row, i))
    order += sorted(others, key=lambda i: len(plain(row.cells[i])), reverse=True)
    beside_authors = set(titles if under(row, PEOPLE) else ())
    unlinked_titles = set() if _has_a_link(row) else columns_of_papers(row)
    by_name = titled_by_name(row)
    for column in order:
        work = _in_column(row, column, name)
        fewest = 1 if column in beside_authors or column in names else _WORDS_OF_A_TITLE
        fewest = min(fewest, _FEWEST_WORDS) if column in unlinked_titles else fewest
        named = column in titles and bool(only_named(row.cells[column]))
        fewest = 1 if named or column in by_name else fewest
        if count_words(work.title) >= fewest:
            return column, work
    return None, Cited(row.line, "", ())


def _says_who(row: Row, column: int) -> bool:
    """Whether a cell names people, as its column's heading or a year behind them says."""
    text = plain(row.cells[column])
    return who_and_when(text) is not None or (column in under(row, PEOPLE) and bool(people(text)))


def _in_column(row: Row, column: int, name: int | None) -> Cited:
    """The work that a row may name in a column; in one of names it does in a single word."""
    cell = row.cells[column]
    if column == 0 and begins_with_a_name(row):
        return Cited(0, linked_name(cell), ())
    work = in_cell(cell)
    if work.title:
        return work
    if column == name:
        return replace(work, title=row_name(cell))
    text = trimmed(plain(cell))
    is_name = column in (*columns_of_names(row), *titled_by_name(row)) and not is_generic(text)
    return replace(work, title=text) if is_name else work


def _once(row: Row) -> Details:
    """Where and when the columns of these say that all of a row's works appeared."""
    where = details(plain(row.cells[i]) for i in under(row, VENUES) if not is_linked(row.cells[i]))
    years = (plain(row.cells[i]) for i in under(row, YEARS))
    when = next((int(text) for text in years if is_a_year(text)), None)
    return where._replace(who=None, year=when or where.year)


def _of_others(row: Row, title: str) -> set[int]:
    """The columns whose years and venues are not the work's: of data, long notes, and meetings.

    A note that names those who wrote it says when as well.
    """
    cells = [plain(cell) for cell in row.cells]
    long = (i for i in under(row, DESCRIPTIONS) if count_words(cells[i]) > _MOST_WORDS_OF_A_NOTE)
    notes = (i for i in long if not details([cells[i]]).who)
    meetings = headed(row.columns, MEETINGS)
    dates = (i for i in under(row, YEARS) if meetings and not is_a_year(cells[i]))
    found = {*under(row, DATA), *notes, *dates}
    return {i for i in found if not title or title not in cells[i]}


def _without_ornaments(venue: str) -> str:
    """A venue without a picture before and a year glued behind it: "🏆 CVPR", "CVPR21"."""
    return _GLUED_YEAR.sub("", venue.lstrip(_ORNAMENTS))


def _said(row: Row, work: Cited, habit: _Habit) -> Details:
    """Who, where and when, by the columns' headings, else by what the cells look like.

    Args:
        row: of a table.
        work: that it names.
        habit: where the table's rows have what.
    """
    known, cites = work.details, habit.cites
    listing = under(row, PEOPLE) if habit.people is None else [habit.people]
    cells = [lined(cell) if i in listing else plain(cell) for i, cell in enumerate(row.cells)]
    counts = [i for i in under(row, COUNTS) if count_words(cells[i]) <= _MOST_WORDS_OF_A_COUNT]
    looks = (i for i in range(len(cells)) if only_looks_like_names(row, i, cells[i]))
    unsaid = {*counts, *looks, *_of_others(row, work.title)}
    texts = ["" if i in unsaid else cell for i, cell in enumerate(cells)]
    badges = [span.text for cell in row.cells for span in cell if span.image and not span.href]
    names = [*(texts[i] for i in listing), *([] if cites is None else [only_author(cells[cites])])]
    named = (who._replace(certain=True) for who in map(written_by, names) if who)
    names_of_venues = (_without_ornaments(bare_venue(texts[i])) for i in under(row, VENUES))
    where = next((text for text in names_of_venues if any(map(str.isalpha, text))), None)
    said = details(
        [*(without(text, work.title) for text in texts), *filter(venue_with_year, badges)],
        known.who or next(named, None),
    )
    if known.who:
        said = said._replace(venue=known.venue or said.venue)
    dates = [texts[i] for i in under(row, YEARS)]
    in_years = next((int(date) for date in dates if is_a_year(date)), None)
    when = known.year or in_years or said.year or year(without(" ".join(texts), work.title))
    when = when or next(
        filter(None, (year_of_date(date) or old_year(date) for date in dates)), None
    )
    said = said._replace(year=when).at(where or said.venue, texts)
    return said._replace(within=_within(row, said.within)) if said.venue else said


def _within(row: Row, said: Locators | None) -> Locators | None:
    """Volume, issue and pages, by the columns that a table has for volumes, else as said."""
    if not headed(row.columns, VOLUMES):
        return said
    cells = (
        next((trimmed(plain(row.cells[i])) for i in under(row, heading)), "")
        for heading in (VOLUMES, ISSUES, PAGES)
    )
    found = in_cells(*cells)
    return found.completed(said) if found and said else found or said
