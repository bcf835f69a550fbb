"""The shape of an entry in a table's row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from refsync.identifiers import from_text
from refsync.readers.beside import Details, beside, details, who_and_when, without
from refsync.readers.citation import citation
from refsync.readers.document import Row, Span, is_linked, plain
from refsync.readers.entry import Entry, Evidence
from refsync.readers.links import is_generic, kind_by_address, kind_by_label
from refsync.readers.mentions import Mention, read_line, read_row
from refsync.readers.outline import Part
from refsync.readers.people import people, people_by_family
from refsync.readers.shapes.cited import cited
from refsync.readers.shapes.named_works import Cited, by_link, by_number
from refsync.readers.shapes.paper_links import could_be_a_title, leads_to_a_paper, naming
from refsync.readers.shapes.unlinked import headline, title_beside_links
from refsync.readers.shapes.words import count_words, goes_on_around, trimmed, unlinked, unquoted
from refsync.readers.titles import old_year, year, year_of_date
from refsync.readers.venues import bare_venue, is_venue, venue_with_year

_TITLES = re.compile(
    r"title|paper|publication|article|论文|題|题|書名|书名|タイトル|제목|논문|titre|titel|t[íi]tulo|werke?\b|"
    r"ouvrage|livre|libro|obra|название",
    re.IGNORECASE,
)
_PAPERS = re.compile(r"paper|publication|article|论文|文献|論文|논문", re.IGNORECASE)
_PAPER = re.compile(
    r"(?:papers?|articles?|publications?)(?: titles?| names?)?|"
    r"(?:论文|論文|文献|논문) ?(?:标题|題目|题目|名称|名|タイトル|제목|명)?",
    re.IGNORECASE,
)
_TITLE = re.compile(r"titles?|标题|題名|タイトル|제목|titre|título|titel", re.IGNORECASE)
_PAPER_OR_TITLE = re.compile(f"{_PAPER.pattern}|{_TITLE.pattern}", re.IGNORECASE)
_NAMES = re.compile(
    r"name|名|\W*(?:models?|methods?|approach(?:es)?|benchmarks?|data ?sets?)\W*$|"
    r"模型|方法|モデル|모델",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"authors?\b|written by|作者|著者|저자|auteur|autor|автор", re.IGNORECASE)
_YEARS = re.compile(
    r"year|date|jahr|année|a[nñ]o|年|연도|год|published|publi[ée]|erschienen", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_A_WORK = re.compile(
    r"\W*(?:(?:year|jahr|année|a[nñ]o|年份?|연도|год)(?: of publication)?|venues?|journals?|"
    r"会议|期刊)\W*",
    re.IGNORECASE,
)
"""Headings beside "Title" of columns that only papers have."""
_VENUES = re.compile(
    r"venue|journal|conference|publish|booktitle|where|会议|期刊|発表|会議", re.IGNORECASE
)
_COUNTS = re.compile(
    r"^\W*(?:(?:github )?stars?|⭐️?|★|🌟|:star:|forks?|citations?|cited(?: by)?|cites|downloads|"
    r"pages|引用数|被引\w*|星数?)\W*$|⭐|🌟|"
    r"\b(?:updated?|added|accessed|retrieved|crawled)\b|更新",
    re.IGNORECASE,
)
"""Headings of columns whose numbers are no years, or not those of the work."""
_DESCRIPTIONS = re.compile(
    r"\b(?:descriptions?|descrip(?:ción|ção)|notes?|notas?|comments?|remarks?|summar(?:y|ies)|abstract|"
    r"tl;?dr|(?:key |main )?(?:ideas?|contributions?|findings?|takeaways?|insights?|features?)|"
    r"highlights?|beschreibung|anmerkung(?:en)?|bemerkung(?:en)?|remarques?|résumé|resumen|resumo)\b|"
    r"说明|描述|备注|简介|摘要|贡献|创新|要点|亮点|説明|概要|備考|설명|비고|아이디어|요약|описание",
    re.IGNORECASE,
)
"""Headings of columns that say what is in a work."""
_CITES = re.compile(
    r"reference|citation|\bcit(?:e|é)|source|\bby\b|\bwho\b|literatur|bibliogra|speaker|presenter|"
    r"contributor|editor|文献|出典|引用|참고|источник",
    re.IGNORECASE,
)
"""Headings of columns that may have names in them, besides those of titles, people and venues."""
_HEADING = re.compile(
    r"(?:paper )?titles?|papers?(?: names?)?|publications?|authors?|标题|论文", re.IGNORECASE
)
_NO_PAPER = re.compile(
    r"no (?:meetings?|class(?:es)?|papers?|readings?|session)\b.{0,60}|t\.?b\.?[acd]\.?|n/?a|"
    r"(?:guest|invited) (?:talk|lecture|speaker)s?\b.{0,120}|"
    r"to be (?:announced|determined|confirmed)|cancell?ed|holidays?|(?:\w+ )?break",
    re.IGNORECASE,
)
"""What a schedule has in place of a paper."""
_WORDS_OF_A_HEADING = 3
_MOST_CELLS_OF_A_TITLE = 2
"""Of so many one may be empty yet."""
_WORDS_OF_A_TITLE = 3
_FEWEST_WORDS = 2
_MOST_WORDS_OF_A_COUNT = 3
_MOST = 0.6
_MANY = 3


def entries(part: Part) -> Iterator[Entry]:
    """The entries in the rows of a part's tables."""
    rows = [block for block in part.body if isinstance(block, Row)]
    for _, table in groupby(rows, key=lambda row: row.table):
        for stretch in _under_headings(list(table)):
            yield from _entries(stretch)


def _under_headings(table: Sequence[Row]) -> Iterator[list[Row]]:
    """The stretches of a table, those behind a row of headings under these."""
    stretch: list[Row] = []
    columns = table[0].columns
    for row in table:
        if _is_of_headings(row, first=row is table[0] and not any(row.columns)):
            yield stretch
            stretch, columns = [], tuple(plain(cell) for cell in row.cells)
        elif not _is_a_label(row):
            stretch.append(row if row.columns == columns else replace(row, columns=columns))
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


def _entries(table: Sequence[Row]) -> Iterator[Entry]:
    column = _title_column(table)
    anywhere = len(table) < _MANY
    for row in table:
        for work in _works(row, column, anywhere=anywhere):
            yield Entry(
                work.line,
                work.title,
                mentions=work.mentions,
                details=work.details,
                stated=work.stated,
                evidence=work.evidence,
                linked=work.linked,
            )


def _title_column(table: Sequence[Row]) -> int | None:
    """The column in which most rows have their titles, None where there is none."""
    found = [_by_title(row)[0] for row in table]
    counts = Counter(column for column in found if column is not None)
    column, count = counts.most_common(1)[0] if counts else (None, 0)
    return column if count >= max(2, _MOST * len(table)) else None


def _works(row: Row, column: int | None, *, anywhere: bool) -> Iterator[Cited]:
    mentions = read_row(row, "").mentions
    has_paper = any(leads_to_a_paper(mention) for mention in mentions)
    titled = _linked_titles(row, column) if has_paper else []
    if not titled:
        titled = [_by_column(row, column, anywhere=anywhere)]
    if len(titled) == 1:
        stated = tuple(found for cell in row.cells for found in from_text(unlinked(cell)))
        titled = [replace(titled[0], mentions=mentions, stated=stated)]
    for work in titled:
        said = _said(row, work) if len(titled) == 1 else work.details
        says_who = next((m for m in work.mentions if who_and_when(m.text)), None)
        sure = says_who is not None or (said.reads_like_a_paper and bool(work.title))
        sure = sure or _is_headed_as_a_paper(row, work.title, said)
        evidence = Evidence.PAPER if has_paper else Evidence.CITED if sure else Evidence.NONE
        within = bool(mentions) and all(m.href.startswith("#") for m in mentions)
        of_contents = within and evidence is Evidence.NONE
        named = work.title and not (of_contents or _NO_PAPER.fullmatch(work.title))
        if has_paper or says_who or named:
            known = naming(work.mentions, says_who)
            yield from by_number(replace(work, details=said, evidence=evidence, mentions=known))


def _linked_titles(row: Row, column: int | None) -> list[Cited]:
    """The works that a row's cells name by linked titles, a word none beside those of a column.

    As a badge for the data is, in a cell behind the title's. Nor are a few words, such as what a
    model is called, beside a longer title that its column says is one.
    """
    found = [(i, work) for i, cell in enumerate(row.cells) for work in _titled(cell)]
    longer = {i for i, work in found if len(work.title.split()) > 1}
    if column == 0 and _begins_with_a_name(row):
        return []
    if column is not None:
        titled = column in _under(row, _TITLES) and not is_linked(row.cells[column])
        words = count_words(plain(row.cells[column])) if titled else 0
        if not longer or words > max(count_words(work.title) for _, work in found):
            return []
    return [work for i, work in found if longer != {column} or i == column]


def _is_headed_as_a_paper(row: Row, title: str, said: Details) -> bool:
    """Whether a row has its title in a column that says so: of papers, or beside their authors.

    It does where it says where or when as well, or has no links but to code and posts, so that
    nothing else is meant.
    """
    titled = [i for i in _under(row, _TITLES) if title in plain(row.cells[i])]
    named = _columns_of_names(row) if said.year or said.venue else []
    if any(i in named and _PAPER.fullmatch(row.columns[i].strip()) for i in titled):
        return True
    if count_words(title) < _FEWEST_WORDS or not titled:
        return False
    dated = (said.year or said.venue) and count_words(title) >= _WORDS_OF_A_TITLE
    if dated and any(_PAPERS.search(row.columns[i]) for i in titled):
        return True
    mentions = read_row(row, "").mentions
    is_title = count_words(title) > _WORDS_OF_A_TITLE and not title[0].islower()
    beside = is_title and all(map(_is_about_a_paper, mentions))
    return (beside or not mentions) and not _of_papers(row).isdisjoint(titled)


def _names(row: Row) -> list[int]:
    """The columns in which a row has what works are called, as those say: "Model"."""
    return [*([0] if _begins_with_a_name(row) else []), *_under(row, _NAMES)]


def _begins_with_a_name(row: Row) -> bool:
    """Whether a row begins with the linked name of what the other columns tell of.

    That stands below no heading, as the only one, and no column is of titles.
    """
    first, *others = row.columns or ("",)
    if first or not all(others) or len(others) < _FEWEST_WORDS or _headed(row.columns, _TITLES):
        return False
    return bool(row.cells) and bool(_linked_name(row.cells[0]))


def _linked_name(cell: Sequence[Span]) -> str:
    """The linked words with which a cell begins, if those are a name: "[Acme](…) ([7b](…))"."""
    first = cell[0] if cell else None
    if first is None or first.href is None or first.image:
        return ""
    mention = read_line(cell).mentions[0]
    return "" if mention.speaks_for_itself or "://" in mention.text else trimmed(mention.text)


def _columns_of_names(row: Row) -> list[int]:
    """The columns in which a row has a work's name: below "Title", or its only one of papers."""
    titles = _headed(row.columns, _TITLES)
    of_papers = len(titles) == 1 and not _headed(row.columns, _NAMES)
    return [
        i
        for i in titles
        if i < len(row.cells)
        and (_PAPER_OR_TITLE if of_papers else _TITLE).fullmatch(row.columns[i].strip())
        and _is_a_name(plain(row.cells[i]))
    ]


def _is_a_name(text: str) -> bool:
    """Whether a few words are what a work is called, not what is said of it or where it is."""
    who = people(text)
    return (
        0 < count_words(text) <= _WORDS_OF_A_TITLE
        and any(map(str.isupper, text))
        and not is_generic(text)
        and kind_by_label(text) is None
        and "://" not in text
        and not is_venue(text)
        and not (who and (who.truncated or who.names[0].given))
        and not who_and_when(text)
        and not from_text(text)
        and year(text) is None
    )


def _is_about_a_paper(mention: Mention) -> bool:
    """Whether a link leads to what papers have beside them."""
    return (mention.said_kind or kind_by_address(mention.href)) in ("code", "blog", "video")


def _of_papers(row: Row) -> set[int]:
    """The columns that are of titles, as they say, or by years and authors beside them."""
    titles = _headed(row.columns, _TITLES)
    if _headed(row.columns, _PEOPLE):
        return set(titles)
    said = _PAPER_OR_TITLE if any(map(_OF_A_WORK.fullmatch, row.columns)) else _PAPER
    return {i for i in titles if said.fullmatch(row.columns[i].strip())}


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


def _by_column(row: Row, column: int | None, *, anywhere: bool) -> Cited:
    """The one work of a row, its title where the table's rows have theirs.

    Of a table of few rows, that have none in common, any text may be the title (anywhere).
    """
    if column is None and anywhere:
        return replace(_by_title(row)[1], line=row.line)
    names, by_name = _names(row), _columns_of_names(row)
    for i in (*([] if column is None else [column]), *_under(row, _TITLES)):
        if i >= len(row.cells) or not row.cells[i]:
            continue
        work = _in_column(row, i)
        named = i in names or i in by_name
        if count_words(work.title) > 1 or (work.title and named) or _only_named(row.cells[i]):
            return replace(work, line=row.line)
    return Cited(row.line, "", ())


def _by_title(row: Row) -> tuple[int | None, Cited]:
    """The one work of a row, and its title's column: by the heading, else the longest text."""
    hints = (i for i, cell in enumerate(row.cells) if _hint(cell))
    titles = _under(row, _TITLES)
    names, by_name = _names(row), _columns_of_names(row)
    order = [*hints, *titles, *names]
    described = _under(row, _DESCRIPTIONS)
    others = (i for i in range(len(row.cells)) if i not in described)
    order += sorted(others, key=lambda i: len(plain(row.cells[i])), reverse=True)
    beside_authors = set(titles if _under(row, _PEOPLE) else ())
    unlinked_titles = set() if _has_a_link(row) else _of_papers(row)
    for column in order:
        work = _in_column(row, column)
        fewest = 1 if column in beside_authors or column in names else _WORDS_OF_A_TITLE
        fewest = min(fewest, _FEWEST_WORDS) if column in unlinked_titles else fewest
        named = column in titles and bool(_only_named(row.cells[column]))
        fewest = 1 if named or column in by_name else fewest
        if count_words(work.title) >= fewest:
            return column, work
    return None, Cited(row.line, "", ())


def _in_column(row: Row, column: int) -> Cited:
    """The work that a row may name in a column; in one of names it does in a single word."""
    cell = row.cells[column]
    if column == 0 and _begins_with_a_name(row):
        return Cited(0, _linked_name(cell), ())
    work = _in_cell(cell)
    is_name = not work.title and column in (*_names(row), *_columns_of_names(row))
    return replace(work, title=trimmed(plain(cell))) if is_name else work


def _without_tag(cell: tuple[Span, ...]) -> tuple[Span, ...]:
    """A cell without the one word in bold behind its title: "On Widgets **new**"."""
    if len(cell) <= 1 or any(span.bold for span in cell[:-1]):
        return cell
    *before, last = cell
    is_tag = last.bold and last.href is None and not last.image and len(last.text.split()) == 1
    return tuple(before) if is_tag and count_words(plain(before)) > _WORDS_OF_A_TITLE else cell


def _in_cell(cell: tuple[Span, ...]) -> Cited:
    """The work that a cell may name."""
    cell = _without_tag(cell)
    if hint := _hint(cell):
        return Cited(0, hint, ())
    if title := headline(cell):
        return Cited(0, title, (), _below(cell, title))
    text = plain(cell)
    if whole := citation(text):
        return Cited(0, whole.title, (), details([whole.rest], whole.who))
    name = next((m.text for m in read_line(cell).mentions if could_be_a_title(m)), None)
    name = name or (text if _is_named(cell) or goes_on_around(text, unquoted(text)) else None)
    if name:
        return by_link(" ".join(name.split()))
    return Cited(0, _only_named(cell) or title_beside_links(cell), ())


def _only_named(cell: Sequence[Span]) -> str:
    """The word by which a cell calls the only paper it leads to: "All of [Acme](…), explained"."""
    led_to = [span for span in cell if span.href is not None and _is_named((span,))]
    return " ".join(led_to[0].text.split()) if len(led_to) == 1 else ""


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
        or venue_with_year(said)
        or is_venue(said)
        or from_text(said)
        or (year(said) is not None)
    )


def _below(cell: Sequence[Span], title: str) -> Details:
    """What the lines below a title in its cell say; a name there is one, be it alone."""
    said = details(beside(cell, title))
    return said._replace(who=said.who and said.who._replace(certain=True))


def _hint(cell: Sequence[Span]) -> str:
    """The title that shows when one points at a cell's link."""
    hinted = (m for m in read_line(cell).mentions if not could_be_a_title(m))
    return next((m.hint for m in hinted if count_words(m.hint) >= _WORDS_OF_A_TITLE), "")


def _under(row: Row, heading: re.Pattern[str]) -> list[int]:
    """The columns under a heading in which a row has something."""
    found = _headed(row.columns, heading)
    return [column for column in found if column < len(row.cells) and row.cells[column]]


@lru_cache(maxsize=256)
def _headed(columns: tuple[str, ...], heading: re.Pattern[str]) -> tuple[int, ...]:
    """The columns under a heading, the same for all rows of a table."""
    return tuple(i for i, column in enumerate(columns) if heading.search(column))


def _said(row: Row, work: Cited) -> Details:
    """Who, where and when, by the columns' headings, else by what the cells look like."""
    known = work.details
    cells = [plain(cell) for cell in row.cells]
    counts = [i for i in _under(row, _COUNTS) if count_words(cells[i]) <= _MOST_WORDS_OF_A_COUNT]
    unsaid = {*counts, *(i for i in range(len(cells)) if _only_looks_like_names(row, i, cells[i]))}
    texts = ["" if i in unsaid else cell for i, cell in enumerate(cells)]
    badges = [span.text for cell in row.cells for span in cell if span.image and not span.href]
    columns = _under(row, _PEOPLE)
    written_by = (people(texts[i]) or people_by_family(texts[i]) for i in columns)
    named = (who._replace(certain=True) for who in written_by if who)
    venues = (bare_venue(texts[i]) for i in _under(row, _VENUES))
    where = next((text for text in venues if any(map(str.isalpha, text))), None)
    said = details(
        [*(without(text, work.title) for text in texts), *filter(venue_with_year, badges)],
        known.who or next(named, None),
    )
    if known.who:
        said = said._replace(venue=known.venue or said.venue)
    dates = [texts[i] for i in _under(row, _YEARS)]
    in_years = next((int(date) for date in dates if _YEAR.fullmatch(date)), None)
    when = known.year or in_years or said.year or year(without(" ".join(texts), work.title))
    when = when or next(
        filter(None, (year_of_date(date) or old_year(date) for date in dates)), None
    )
    return Details(said.who, where or said.venue, when)


def _only_looks_like_names(row: Row, column: int, text: str) -> bool:
    """Whether a text looks like names where its column's heading says nothing of any: "Acme Labs".

    It says who where it says when as well, or that there are others.
    """
    heading = row.columns[column] if column < len(row.columns) else ""
    named = column == 0 and _begins_with_a_name(row)
    if not (heading or named) or any(
        found.search(heading) for found in (_PEOPLE, _TITLES, _VENUES, _CITES)
    ):
        return False
    said = details([text])
    return said.who is not None and not (said.who.truncated or said.year)
