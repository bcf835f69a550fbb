"""Links that lead to papers, and those whose texts read like titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.citations import citation
from refsync.readers.document import Span
from refsync.readers.links import (
    identifier,
    is_of_a_site,
    is_pointer,
    kind_by_address,
    kind_by_label,
    words,
)
from refsync.readers.mentions import Mention, plain_before_link
from refsync.readers.people import People, institution, names_an_institution, people
from refsync.readers.phrases import who_and_when
from refsync.readers.remembered import remembered
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words
from refsync.readers.title_first import title_in_marks
from refsync.readers.titles import year
from refsync.readers.venues import YEAR, is_venue, venue_and_year

_QUOTES = " \"“„«‘'"
_OPENING = frozenset("\"“„«‘'")
_SET_OFF_BEFORE_QUOTES = frozenset(",.:")
_SET_OFF_BY = " ,;:\uff1a"
PAPERS = ("paper", "pdf")
_MAY_BE_MISLABELLED = ("code", "project")
WORDS_OF_A_NAMELESS_TITLE = 4
"""What a link to code calls a tool, if shorter; else it is the paper's title."""
WORDS_OF_A_LONG_TITLE = 5
_NUMBERED = regex(r"\w+\W{1,2}[\w.]*\d[\w./()-]*")
"""As "arXiv 2101.00001" on a badge, or "DOI: 10.1000/acta-1"."""
_WITH_PAGES = (
    rf"(?:\d{{1,4}}, \w?\d{{1,6}}\s?\({YEAR}\)|"
    rf"\d{{1,4}}\s?\((?!{YEAR}\))\d{{1,4}}(?:[-–/]\d{{1,4}})?\)|"
    r"\d{1,4}\s?[:,]\s?[A-Za-z]?\d{1,6}\s?[-–]\s?\d{1,6}|"
    rf"(?!{YEAR}\b)\d{{1,4}},?\s(?!{YEAR}\b)[A-Z]?\d{{3,8}}\b)"
)
"""A pattern of a volume with its issue or pages: "36(6)", "120, 045001", "235, 253-7"."""
_LOCATED = rf"(?:{_WITH_PAGES}|\d{{1,4}}\s?\({YEAR}\)|(?!{YEAR})\d{{1,6}}\s?[-–]\s?\d{{1,6}})"
"""A pattern of these, and of a volume with its year, or of pages alone: "36 (2015)", "253-7"."""
_FIGURES = r"(?:[\s\d.,;:()–-]|\b(?:no|nos|pp?|art)\b){0,40}"
_IN_VOLUME = regex(rf",\s(?i:vol\.?|volume|no\.?|pp?\.|pages)\s?\d|,?\s{_LOCATED}")
"""What stands behind the link of a journal, which is no title: "[Acta Fabri](…), vol. 12"."""
_WITH_VOLUME = regex(
    r"(?P<name>[^\W\d_a-z][^,]{1,100}?(?<![\W\d])\.?)"
    rf"(?P<behind>,?\s(?:(?P<pages>{_WITH_PAGES})|{_LOCATED}){_FIGURES})"
)
_SHORTENED = regex(r"[A-Z][a-z]{1,9}\. ?[A-Z]")
"""As in "Phys. Rev."."""
_WORDS_OF_A_JOURNAL = 6
_MANY = 2
_GENITIVE = regex(r"['’]s$|(?<=s)['’]$")
"""As in "Jane Doe's [On Widgets](…)"."""
_IN_CAPITALS = regex(
    r"[^\W\d_a-z][\w&’'-]*(?: (?:(?:(?:of|for)(?: the)?|and|&) )?[^\W\d_a-z][\w&’'-]*){0,9}"
)
"""As "Department of Gears", unlike "See the Department of Gears"."""
_DATED_BODY = regex(rf"(?P<who>[^()]{{3,100}}?)\.? \({YEAR}\)[.,:]?\s*")


@remembered
def leads_to_a_paper(mention: Mention) -> bool:
    """Whether a link leads to the paper itself, by what is said of it and by its address."""
    by_address = kind_by_address(mention.href)
    kind = mention.said_kind or by_address
    in_repository = mention.href.lower().split("#")[0].endswith(".pdf")
    says_paper = kind_by_label(mention.text) in PAPERS and is_pointer(mention.text)
    says_paper = says_paper and "#" not in mention.href
    if is_of_a_site(mention.text, mention.href):
        return False
    if by_address == "code" and not in_repository and not says_paper:
        return False
    mislabelled = (
        kind in _MAY_BE_MISLABELLED
        and by_address == "paper"
        and identifier(mention.href) is not None
    )
    return (
        (kind in PAPERS and bool(mention.href))
        or (in_repository and kind == "other")
        or mislabelled
    )


def is_sure(mention: Mention) -> bool:
    """Whether a link leads to a paper by what is said of it or by its address.

    That has an identifier in it, or is a publisher's and linked to a title.
    """
    href = mention.href.lower().split("#")[0]
    says_title = could_be_a_title(mention) and count_words(mention.text) >= WORDS_OF_A_LONG_TITLE
    return (
        mention.said_kind in PAPERS
        or href.endswith(".pdf")
        or identifier(mention.href) is not None
        or (says_title and kind_by_address(href) == "paper")
    )


@remembered
def could_be_a_title(mention: Mention) -> bool:
    """Whether the text of a link reads like a title."""
    text = mention.text
    if title_in_marks(" ".join(text.split())):
        return True
    return (
        count_words(text) >= WORDS_OF_A_TITLE
        and not mention.speaks_for_itself
        and "://" not in text
        and not _says_who_and_when(text)
        and not _with_volume(" ".join(text.split()))
        and not _ends_in_others(text)
        and not venue_and_year(text)
        and not (kind_by_label(text) and year(text) and not _says_more_than_where(text))
        and not (_NUMBERED.fullmatch(text) and (kind_by_label(text) or from_text(text)))
    )


def _says_who_and_when(text: str) -> bool:
    """Whether a text says who and when; words that no more than look like one long name don't."""
    who = who_and_when(text)
    in_full = who is not None and len(who.names) == 1 and not who.truncated and "." not in text
    return who is not None and not (in_full and count_words(text) >= WORDS_OF_A_NAMELESS_TITLE)


def _says_more_than_where(text: str) -> bool:
    """Whether a text has more than a word or two besides when, and what is linked."""
    said = [word for word in words(text) if not (word.isdigit() or is_pointer(word))]
    return len(said) > _MANY


def _ends_in_others(text: str) -> bool:
    """Whether a text is of names, and of others: "Doe et al."."""
    who = people(text)
    return who is not None and who.truncated


def names_before_link(spans: Sequence[Span], *, lenient: bool = False) -> People | None:
    """The names with which a text begins, up to its first link: "Doe, J., & Roe, R. [On …](…)".

    Args:
        spans: the text.
        lenient: as in `citation`; a name in full is one, as it is before a title in quotes, and an
            institution's before a year in brackets: "Gear Board (2015). [On …](…)".

    Before quotes an institution needs no year: "Department of Gears “[On Widgets](…)”".
    """
    if dated := dated_names_before_link(spans):
        return dated
    before = words_before_link(spans)
    who = people(before) if before.strip() else None
    in_full = (lenient or _is_before_quotes(spans)) and who is not None and who.have_given_names
    if who and (who.told or in_full):
        return who
    in_capitals = _opens_quotes(spans) and _IN_CAPITALS.fullmatch(before.strip(" ,:")) is not None
    if in_capitals and (signs := institution(before, lenient=True)):
        return signs
    body = _DATED_BODY.fullmatch(before) if lenient and not who else None
    is_body = body is not None and names_an_institution(body["who"])
    return institution(body["who"], lenient=True) if body and is_body else None


def _is_before_quotes(spans: Sequence[Span]) -> bool:
    """Whether a comma or colon sets a text's first words off from a linked title in quotes.

    As "Jane **Doe**, “[On the Use of Widgets](…)”", "Jane Doe: [“On the Use of Widgets”](…)".
    """
    before = plain_before_link(spans).rstrip(_QUOTES)
    return _opens_quotes(spans) and before[-1:] in _SET_OFF_BEFORE_QUOTES


def _opens_quotes(spans: Sequence[Span]) -> bool:
    """Whether a text's first link stands behind an opening quotation mark, or begins with one."""
    before = plain_before_link(spans).rstrip()
    linked = next((span.text.strip() for span in spans if span.href is not None), "")
    return bool(linked) and (before[-1:] in _OPENING or linked[:1] in _OPENING)


def dated_names_before_link(spans: Sequence[Span]) -> People | None:
    """The names before a text's first link if a year ends them: "Doe et al. 2015 [On …](…)".

    A comma may set them off, "Doe, J. 2015, [On …](…)", if more than a word in capitals tells that
    they are names: "Since 2015, [On …](…)" has none.
    """
    before = words_before_link(spans)
    if dated := who_and_when(before):
        return dated
    who = who_and_when(before.rstrip(_SET_OFF_BY))
    return who if who and who.told else None


def behind_label(text: str) -> str:
    """A text without the label of papers in front: "Paper: Jane Doe, "."""
    label, _, rest = text.replace("\uff1a", ":").partition(":")
    return rest if kind_by_label(label) in PAPERS else text


def words_before_link(spans: Sequence[Span]) -> str:
    """What stands before a text's first link, without a label, quotes and "'s"."""
    return _GENITIVE.sub("", behind_label(plain_before_link(spans)).rstrip(_QUOTES))


class LinkedPlace(NamedTuple):
    """A linked journal or book that has a work.

    Attributes:
        href: its address.
        name: what it is called.
        behind: its volume or pages, with what sets them off.
    """

    href: str
    name: str
    behind: str


def linked_places(spans: Sequence[Span]) -> Iterator[LinkedPlace]:
    """The linked journals and books that have a work, each with its volume or pages.

    These stand behind the link or at its end. What only says to what it leads, "[DOI](…), pp. 3–4",
    is none.

    As in "Doe, J. _On Widgets_. [World of Gears](…), pp. 3–4", "[Acta, 36(6), 14](…)".
    """
    for span, behind in zip_longest(spans, spans[1:]):
        if span.href is None or is_pointer(span.text):
            continue
        name = " ".join(span.text.split())
        if within := _with_volume(name, lenient=True):
            yield LinkedPlace(span.href, within["name"], within["behind"])
        elif behind is not None and behind.href is None and _IN_VOLUME.match(behind.text):
            yield LinkedPlace(span.href, name, behind.text)


def _with_volume(text: str, *, lenient: bool = False) -> re.Match[str] | None:
    """A journal's name and where in it a work is: "Acta Fabri, 36(6), 14", no citation in full.

    Args:
        text: that of a link.
        lenient: a title is cited in front, so that pages alone will do: "Acta, 253-7".
    """
    found = _WITH_VOLUME.fullmatch(text)
    if not found or citation(text):
        return None
    name = found["name"]
    is_journal = is_venue(name) or _SHORTENED.match(name) is not None
    is_told = lenient or found["pages"]
    return found if is_journal or (is_told and count_words(name) <= _WORDS_OF_A_JOURNAL) else None


def naming(mentions: Sequence[Mention], title: Mention | None) -> tuple[Mention, ...]:
    """The links, the one that is what the paper is called known to lead there."""
    return tuple(m._replace(names_the_paper=True) if m is title else m for m in mentions)


def by_who_and_when(mentions: Sequence[Mention]) -> list[Mention]:
    """The links to papers that are called by who and when: "[Doe, 2001], [Roe et al., 2018]"."""
    return [m for m in mentions if leads_to_a_paper(m) and who_and_when(m.text)]


def is_a_tool(mention: Mention) -> bool:
    """Whether a link of a few words leads to no paper, and does more than point."""
    return (
        not leads_to_a_paper(mention)
        and not mention.speaks_for_itself
        and count_words(mention.text) < WORDS_OF_A_NAMELESS_TITLE
    )


def has_words_before(spans: Sequence[Span]) -> bool:
    """Whether a text begins with words that are not linked."""
    before = ""
    for span in spans:
        if span.href is not None:
            break
        before += span.text
    return count_words(re.sub(r"\W+", " ", before)) > WORDS_OF_A_TITLE
