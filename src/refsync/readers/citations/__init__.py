"""Texts that cite one work, authors first, as APA, MLA, Chicago, ACM, IEEE and Vancouver do.

Each way to set title and names apart has a module; the first of them that finds a work has read it.
"""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.citations.areas import in_areas
from refsync.readers.citations.colon import with_colon
from refsync.readers.citations.dated import behind_place, with_year_behind_names
from refsync.readers.citations.east_asian import (
    east_asian_in_commas,
    east_asian_marked,
    east_asian_with_colon,
    of_institution,
)
from refsync.readers.citations.edited import edited, edited_by_institution, without_editors
from refsync.readers.citations.families_in_capitals import with_families_in_capitals
from refsync.readers.citations.in_front import YEAR_IN_FRONT, without_chapter, without_number
from refsync.readers.citations.in_full import comma_separated, in_sentences, with_dashes
from refsync.readers.citations.initials import (
    SUFFIXES,
    VANCOUVER,
    names_go_on,
    with_bare_initials,
    with_initials_last,
)
from refsync.readers.citations.quoted import with_quoted_title, with_quotes, with_title_marks
from refsync.readers.citations.title_ends import (
    names_a_work,
    within_book,
    without_call_number,
    without_journal,
    without_medium,
    without_publisher_behind_stop,
    without_series,
    without_site,
)
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR
from refsync.readers.people import may_begin_with_names, people, unglued
from refsync.readers.remembered import remembered
from refsync.readers.venues import YEAR

_MARK = regex(r"\s?\[[A-Z]{1,2}(?:/[A-Z]{2})?\](?://|\.)\s*")
"""The kind of document, as GB/T 7714 has it behind a title: "On Widgets[J]"."""
_TWO_STOPS = regex(r"(?<=[A-Z])\.\.(?=\s)")
"""An initial's and the names'."""
_STOP_IN_BRACKETS = regex(r"(?<=\d)\.\)(?=\s[^\W\d_a-z])")
"""That of a series' number, with none behind it: "On Widgets (Gears, 3.) Bonn: Acme"."""
_WIDE_COMMA = regex(r"(?<=[A-Za-z\d.)])\s?\uff0c\s?(?=[A-Za-z\d])")
"""Of who writes Chinese otherwise, between words in Latin letters."""
_WIDE_STOP = regex(r"(?<!\d)\uff0e\s*|\uff0e\s*(?!\d)")
"""Of who writes Japanese, but for a number's: "山田太郎 (2015)．部品の研究．試験論文誌"."""
_COMMA_IN_A_PLACE = regex(r"\s?\uff0c\s?")
"""Before a volume or town, as in "試験論文誌，12(3)"."""
_DATED_BEFORE_STOP = regex(rf"{YEAR}[)\uff09]\s?\u3002")
"""As APA has it in Chinese: "王小明（2015）。部件的研究。試驗學刊，12(3)，45-60。"."""
_LONGEST = 2000
"""A longer text is no citation."""


@remembered
def citation(text: str, *, lenient: bool = False) -> Citation | None:
    """A text that cites one work, authors first; None where it doesn't.

    Args:
        text: as "Doe, J. (2015). On Tests. Journal of Tests, 1(2), 3–4.".
        lenient: the texts beside it cite works, so that less will do to tell names.
    """
    if len(text) > _LONGEST:
        return None
    text = text.replace("\u3002", "\uff0e") if _DATED_BEFORE_STOP.search(text) else text
    text = _WIDE_STOP.sub(". ", _WIDE_COMMA.sub(", ", text))
    text = unglued(" ".join(text.split()))
    text = text if YEAR_IN_FRONT.match(text) else without_number(text)
    text = without_call_number(text) if text.endswith((")", "]", ").", "].")) else text
    if dated := YEAR_IN_FRONT.match(text):
        behind = text[dated.end() :]
        whole = citation(behind, lenient=lenient)
        whole = whole or citation(f"{behind.rstrip(' .')}. {dated[1]}", lenient=lenient)
        return whole and whole._replace(rest=f"{dated[1]}. {whole.rest}")
    if certain := of_institution(text) or in_areas(text) or _marked_in_chinese(text):
        return certain
    text = without_chapter(_STOP_IN_BRACKETS.sub(").", _TWO_STOPS.sub(".", text)))
    if lenient and (placed := behind_place(text)):
        return placed
    if not may_begin_with_names(text) or people(text):
        return None
    if by_editors := edited_by_institution(text):
        return by_editors
    bare = without_editors(text)
    whole = _by_style(bare, lenient=lenient)
    return edited(whole) if whole and bare != text else whole


def _by_style(text: str, *, lenient: bool) -> Citation | None:
    """A citation whose names in front have no role, read by what sets them and the title apart."""
    if marked := _MARK.search(text):
        whole = _marked(text[: marked.start()], _MARK.sub(". ", text[marked.end() :]))
        return whole if whole and names_a_work(whole.title) else None
    return _unmarked(text, lenient=lenient) or east_asian_in_commas(text)


def _unmarked(text: str, *, lenient: bool) -> Citation | None:
    """A citation in which nothing but its style tells where the title begins and ends."""
    readings = (
        with_quotes,
        with_title_marks,
        with_families_in_capitals,
        with_dashes,
        with_year_behind_names,
        with_bare_initials,
        with_initials_last,
        in_sentences,
        east_asian_with_colon,
        comma_separated,
        with_colon,
    )
    found = (read(text, lenient) for read in readings)
    whole = next((within_book(one) for one in found if one and names_a_work(one.title)), None)
    if whole is None:
        return None
    whole = whole._replace(rest=_COMMA_IN_A_PLACE.sub(", ", whole.rest))
    whole = without_publisher_behind_stop(whole)
    return with_quoted_title(without_series(without_medium(without_site(without_journal(whole)))))


def _marked_in_chinese(text: str) -> Citation | None:
    """As "[美]王明,李华.零件的研究[M].北京:某某出版社,2015", whose mark ends the title."""
    mark = _MARK.search(text) if "[" in text else None
    told = east_asian_marked(text[: mark.start()]) if mark else None
    return Citation(told[1], told[0], text[mark.end() :]) if mark and told else None


def _marked(before: str, where: str) -> Citation | None:
    """As "Doe J, Roe R. On Widgets[J]. Acta Widg, 2015", whose mark ends the title."""
    bare = VANCOUVER.fullmatch(before)
    who = people(SUFFIXES.sub("", bare["who"])) if bare else None
    if bare and who and not names_go_on(who, bare["who"], bare["rest"]):
        return Citation(bare["rest"], who, where)
    year = ANY_YEAR.search(where)
    whole = _unmarked(f"{before}. {year[0] if year else ''}", lenient=True)
    if not whole or whole.title not in before:
        return None
    title = before[before.rindex(whole.title) :]
    return whole._replace(title=title, rest=where)
