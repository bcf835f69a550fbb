"""What the columns of a table have in them, as their headings say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.details import details
from refsync.readers.document import Row, Span, is_linked, plain
from refsync.readers.links import is_generic, kind_by_label
from refsync.readers.mentions import read_line
from refsync.readers.people import people
from refsync.readers.phrases import who_and_when
from refsync.readers.shapes.words import count_words, trimmed
from refsync.readers.titles import year
from refsync.readers.venues import is_venue

TITLES = regex(
    r"title|paper|publication|article|论文|論文|題|题|書名|书名|タイトル|제목|논문|titre|titel|t[íi]tulo|werke?\b|"
    r"titolo|tytuł|ouvrage|livre|libro|livro|obra|opera\b|artikel|art[íi]c?[uo]lo|artigo|"
    r"\bbooks?\b|\bb(?:uch|ücher)\b|boek|название|заглавие|статья|книга",
    re.IGNORECASE,
)
PAPERS = regex(r"paper|publication|article|论文|文献|論文|논문", re.IGNORECASE)
PAPER = regex(
    r"(?:papers?|articles?|publications?)(?: titles?| names?)?|"
    r"(?:论文|論文|文献|논문) ?(?:标题|題目|题目|名称|名|タイトル|제목|명)?",
    re.IGNORECASE,
)
_TITLE = regex(
    r"titles?|标题|題名|タイトル|제목|titre|título|titel|titolo|название|"
    r"books?(?: titles?)?|livres?|libros?|livros?|b(?:uch|ücher)|książk[ai]|книг[аи]|书名|書名",
    re.IGNORECASE,
)
_PAPER_OR_TITLE = regex(f"{PAPER.pattern}|{_TITLE.pattern}", re.IGNORECASE)
_NAMES = regex(
    r"name|名|\W*(?:models?|methods?|approach(?:es)?|benchmarks?|data ?sets?)\W*$|"
    r"模型|方法|モデル|모델",
    re.IGNORECASE,
)
PEOPLE = regex(
    r"authors?\b(?!['’]?s? (?:affil|inst|org|countr))|written by|作者(?!单位|机构)|著者|저자|"
    r"\bau\S{2,4}rs\b|auteur|autor|verfasser|författare|forfatter|автор",
    re.IGNORECASE,
)
YEARS = regex(
    r"year|date|jahr|jaar|année|\ba[nñ]n?o\b|\br(?:ok|år)\b|年|연도|год|published|publi[ée]|"
    r"erschienen",
    re.IGNORECASE,
)
_PUBLISHED = regex(
    r"\W*(?:publications?|publi(?:cación|cação|kation)|发表|出版|発表)\W*", re.IGNORECASE
)
"""A heading of titles that may be of where they appeared, beside "Title"."""
_OF_A_WORK = regex(
    r"\W*(?:(?:year|jahr|année|a[nñ]o|年份?|연도|год)(?: of publication)?|venues?|journals?|"
    r"会议|期刊)\W*",
    re.IGNORECASE,
)
"""Headings beside "Title" of columns that only papers have."""
VENUES = regex(
    r"venue|journal|conference|publish|booktitle|where|zeitschrift|revue|revista|rivista|"
    r"tijdschrift|peri[óo]dico|konferen[zc]|conf[ée]ren[cz]|czasopismo|журнал|конференци|会议|会議|"
    r"期刊|学会|雑誌|発表(?!者)|학회|학술지|저널",
    re.IGNORECASE,
)
VOLUMES = regex(r"^\W*(?:vol(?:ume|umen)?s?|band|bd|tome|卷|巻|권)\W*$", re.IGNORECASE)
ISSUES = regex(
    r"^\W*(?:issues?|number|num|n[or]|n[°º]|heft|num[ée]ro|número|期|号|호)\W*$", re.IGNORECASE
)
PAGES = regex(r"^\W*(?:pages?|pp|seiten|p[áa]ginas?|页码?|頁|ページ|쪽)\W*$", re.IGNORECASE)
COUNTS = regex(
    r"^\W*(?:(?:github )?stars?|⭐️?|★|🌟|:star:|forks?|citations?|cited(?: by)?|cites|downloads|"
    r"pages|引用数|被引\w*|星数?|(?:number|no\.?|num\.?) of .*|#\s?[a-z]+|samples|images|instances|"
    r"examples|classes|sizes?|param(?:eter)?s|tokens|hours|subjects|participants|"
    r"(?:paper )?ids?|序号|编号)\W*$|^[\s*_]*[#№][\s*_.]*$|⭐|🌟|"
    r"\b(?:updated?|added|accessed|retrieved|crawled|read|finished)\b|更新|読了",
    re.IGNORECASE,
)
"""Headings of columns whose numbers are no years, or not those of the work."""
_NO_WORKS = regex(
    r"\W*(?:metrics?|measures?|measurements?|results?|scores?|values?|defaults?|parameters?|"
    r"options?|arguments?|flags?|commands?|settings?|variables?|fields?|propert(?:y|ies)|"
    r"attributes?|endpoints?|requirements?|dependenc(?:y|ies)|symbols?|units?|指标|结果|参数)\W*",
    re.IGNORECASE,
)
"""Headings of tables of scores and settings."""
MEETINGS = regex(
    r"\b(?:presented by|presenters?|discussants?|facilitators?|moderators?|led by|leader)\b|"
    r"汇报人|报告人|主讲人|分享人|発表者|발표자",
    re.IGNORECASE,
)
"""Headings beside dates on which papers were read together."""
DATA = regex(
    r"\b(?:data(?: ?sets?)?|benchmarks?|corpus|corpora|tasks?|challenges?|trained on)\b|数据集?|"
    r"任务|データ|데이터",
    re.IGNORECASE,
)
"""Headings of columns of what a work was tried on, with years of its own: "WMT 2014"."""
DESCRIPTIONS = regex(
    r"\b(?:descriptions?|descrip(?:ción|ção)|notes?|notas?|comments?|remarks?|summar(?:y|ies)|abstract|"
    r"tl;?dr|(?:key |main )?(?:ideas?|contributions?|findings?|takeaways?|insights?|features?)|"
    r"highlights?|beschreibung|anmerkung(?:en)?|bemerkung(?:en)?|remarques?|résumé|resumen|resumo)\b|"
    r"说明|描述|备注|简介|摘要|贡献|创新|要点|亮点|説明|概要|備考|설명|비고|아이디어|요약|описание",
    re.IGNORECASE,
)
"""Headings of columns that say what is in a work."""
_CITES = regex(
    r"reference|citation|\bcit(?:e|é)|source|\bby\b|\bwho\b|literatur|bibliogra|speaker|presenter|"
    r"contributor|editor|文献|出典|引用|참고|источник",
    re.IGNORECASE,
)
"""Headings of columns that may have names in them, besides those of titles, people and venues."""
_WORDS_OF_A_TITLE = 3
_WORDS_OF_A_PLACE = 6
_FEWEST_WORDS = 2
_FEWEST_ROWS = 2
_NEARLY_ALL = 0.75
_THIRD = 1 / 3


def with_venues_told(table: Sequence[Row]) -> list[Row]:
    """The rows, "Publication" beside "Title" called a venue where most cells there have one.

    So they have where nearly all say where or when in a few words: "ICML 2020", "Acta Fabri".
    """
    columns = table[0].columns if table else ()
    said = {i for i, text in enumerate(columns) if _PUBLISHED.fullmatch(text)}
    titled = {i for i, text in enumerate(columns) if _PAPER_OR_TITLE.fullmatch(text.strip())}
    places = {i for i in said if titled - said and _has_places(table, i)}
    if not places:
        return list(table)
    meant = tuple("Venue" if i in places else column for i, column in enumerate(columns))
    return [replace(row, columns=meant) for row in table]


def _has_places(table: Sequence[Row], column: int) -> bool:
    """Whether nearly all cells of a column are a venue, or a few words with a year."""
    cells = [row.cells[column] for row in table if column < len(row.cells)]
    texts = [text for cell in cells if (text := plain(cell))]
    places = sum(
        is_venue(text) or (year(text) is not None and count_words(text) <= _WORDS_OF_A_PLACE)
        for text in texts
    )
    return bool(texts) and places >= _NEARLY_ALL * len(texts)


def columns_of_names(row: Row) -> list[int]:
    """The columns in which a row has what works are called, as those say: "Model"."""
    return [*([0] if begins_with_a_name(row) else []), *under(row, _NAMES)]


def begins_with_a_name(row: Row) -> bool:
    """Whether a row begins with the linked name of what the other columns tell of.

    That stands below no heading, as the only one, and no column is of titles.
    """
    first, *others = row.columns or ("",)
    if first or not all(others) or len(others) < _FEWEST_WORDS or headed(row.columns, TITLES):
        return False
    return bool(row.cells) and bool(linked_name(row.cells[0]))


def linked_name(cell: Sequence[Span]) -> str:
    """The linked words with which a cell begins, if those are a name: "[Acme](…) ([7b](…))"."""
    first = cell[0] if cell else None
    if first is None or first.href is None or first.image:
        return ""
    mention = read_line(cell).mentions[0]
    return "" if mention.speaks_for_itself or mention.is_an_address else trimmed(mention.text)


def titled_by_name(row: Row) -> list[int]:
    """The columns in which a row has a work's name: below "Title", or its only one of papers."""
    titles = headed(row.columns, TITLES)
    of_papers = len(titles) == 1 and not headed(row.columns, _NAMES)
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


def columns_of_papers(row: Row) -> set[int]:
    """The columns that are of titles, as they say, or by years and authors beside them."""
    titles = headed(row.columns, TITLES)
    if headed(row.columns, PEOPLE):
        return set(titles)
    said = _PAPER_OR_TITLE if any(map(_OF_A_WORK.fullmatch, row.columns)) else PAPER
    return {i for i in titles if said.fullmatch(row.columns[i].strip())}


def under(row: Row, heading: re.Pattern[str]) -> list[int]:
    """The columns under a heading in which a row has something."""
    found = headed(row.columns, heading)
    return [column for column in found if column < len(row.cells) and row.cells[column]]


@lru_cache(maxsize=256)
def headed(columns: tuple[str, ...], heading: re.Pattern[str]) -> tuple[int, ...]:
    """The columns under a heading, the same for all rows of a table."""
    return tuple(i for i, column in enumerate(columns) if heading.search(column))


def column_of_people(table: Sequence[Row]) -> int | None:
    """The column in which nearly each row has names, some of them several, without a heading.

    So a single name among them is one as well: "Jane Doe, Richard Roe", "Al Poe".
    """
    if not table or headed(table[0].columns, PEOPLE):
        return None
    width = min(len(row.cells) for row in table)
    bare = (i for i in range(width) if not "".join(table[0].columns[i : i + 1]))
    return next((i for i in bare if _has_people(table, i)), None)


def _has_people(table: Sequence[Row], column: int) -> bool:
    """Whether nearly all cells of a column have names in full, and a third of them several."""
    cells = [row.cells[column] for row in table if row.cells[column]]
    texts = [plain(cell) for cell in cells if not is_linked(cell)]
    named = [who for text in texts if not is_venue(text) and (who := people(text))]
    in_full = [who for who in named if who.have_given_names or who.truncated]
    several = sum(who.likely for who in in_full)
    enough = len(in_full) >= max(_FEWEST_ROWS, _NEARLY_ALL * len(cells))
    return enough and several >= _THIRD * len(cells)


@lru_cache(maxsize=256)
def is_of_scores(columns: tuple[str, ...]) -> bool:
    """Whether a table is of scores or settings, as one heading says and none of a work's."""
    of_works = any(found.search(c) for c in columns for found in (TITLES, PEOPLE, VENUES, _CITES))
    return not of_works and any(map(_NO_WORKS.fullmatch, columns))


def only_looks_like_names(row: Row, column: int, text: str) -> bool:
    """Whether a text looks like names where its column's heading says nothing of any: "Acme Labs".

    It says who where it says when as well, or that there are others.
    """
    heading = row.columns[column] if column < len(row.columns) else ""
    named = column == 0 and begins_with_a_name(row)
    if not (heading or named) or any(
        found.search(heading) for found in (PEOPLE, TITLES, VENUES, _CITES)
    ):
        return False
    said = details([text])
    return said.who is not None and not (said.who.truncated or said.year)
