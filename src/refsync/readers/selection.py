"""Which of the candidates in a list are papers: what speaks for each, and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from refsync import addresses, web_address
from refsync.characters import EAST_ASIAN
from refsync.patterns import regex
from refsync.readers.details import above
from refsync.readers.entry import Entry, Evidence
from refsync.readers.habit import (
    WORDS_OF_A_LONG_NAME,
    Habit,
    are_placed,
    are_titles,
    is_a_work_by_someone,
    is_in_full,
    place_of_notes,
    site_of_a_post,
    without_links,
)
from refsync.readers.links import is_of_a_site, kind, kind_by_label
from refsync.readers.mentions import Mention
from refsync.readers.no_papers import could_be_papers
from refsync.readers.people import people
from refsync.readers.said_above import (
    is_of_others,
    said_above,
    says_that_topics_follow,
    without_topic,
)
from refsync.readers.shapes.words import count_words, has_capitals, is_cut_short
from refsync.readers.titles import is_retold, states_a_year
from refsync.readers.venues import is_dated
from refsync.reference import LinkKind

_OF_BOOKS = regex(
    r"\b(?:(?:e-?|text|hand)?books?|monographs?|b[üu]cher|livres?|libros?|livros?|книги)\b|书籍?|書籍",
    re.IGNORECASE,
)
_DATE = regex(r"(?:[A-Z][a-zé]{2,8}\.? )?(?:19|20)\d\d(?: \([^()]*\))?")
_CHAPTER = regex(
    r"(?:chapter|part|section|appendix|lecture|lesson|week|day|kapitel|teil|chapitre|cap[íi]tulo)"
    r"\s+(?:\d|[IVXA-D]{1,4}\b)|\d{1,2}(?:\.\d{1,2}){1,3}\s|第\s?[\d一二三四五六七八九十]{1,3}\s?[章节節回課课]",
    re.IGNORECASE,
)
"""How a part of a book or course begins: "Chapter 2", "1.3 Gears"."""
_PAGE = regex(
    r".*\b(?:(?:home|web)? ?pages?|web ?sites?)|back to .*|"
    r"(?:the )?(?:web ?site|sit(?:io|e|o) (?:web|internet)|p[áa]gina web|web ?seite)"
    r" (?:of|de|del|di|von|der) .*",
    re.IGNORECASE,
)
"""As "Jane Doe's page", "Back to Index", "Website of Acme"."""
_OF_AN_EVENT = regex(
    r"(?:[\w&’'.-]{1,20} ){0,4}(?:talks?|seminars?|lectures?(?: notes?)?|keynotes?|slides|posters?|"
    r"recordings?|interviews?)",
    re.IGNORECASE,
)
"""What a paper was shown in, by itself: "ACME 2017 Talk"."""
_AN_EVENT = regex(
    r"(?:the )?"
    r"(?:(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|annual|international|european|joint|"
    r"(?-i:[A-Z][A-Z\d&/-]{1,14})) ){0,4}"
    r"(?:workshop|symposium|conference|(?:summer|winter|spring) school)"
    r" (?:(?:on|in|for) [^:]*|#?\d{1,4})",
    re.IGNORECASE,
)
"""An event by its own name: "Workshop on Gears", "3rd International ACME Symposium on Widgets".

Or by its number or year: "Workshop 2", "Conference 2016".
"""
_A_CLASS = regex(
    r"(?:lecture|lesson|week|session|tutorial|lab|homework|assignment)\s#?\d{1,2}\b.*|"
    r"(?:topic|unit|module|theme|thema|tema|thème|semaine|semana|woche|sitzung|séance|sesión|clase|"
    r"aula)\s#?\d{1,2}\s?[:\uff1a–—-].*|"
    r"(?-i:[A-Z]{2,4} ?\d{3}[A-Z]?\b)(?!:).*",
    re.IGNORECASE,
)
"""As "Lecture 7: Widgets", "Topic 2: On Gears", "CS 101 Gears"."""
_A_LIST = regex(r"awesome\b.*|.*\b(?:papers?|reading|survey) ?lists?", re.IGNORECASE)
_NOTES = regex(
    r"https?://github\.com/[^/]+/[^/]+/(?:blob|tree)/[^\s#]+\.md(?:#\S*)?$", re.IGNORECASE
)
"""A page written in a repository, which is no code: "https://github.com/…/blob/main/acme.md"."""
_NAMED_IN_HAN = regex(
    r"[A-Z][\w+-]{1,20}(?: [A-Z][\w+-]{1,20}){0,3}\s?[:\uff1a]\s{0,2}"
    rf"(?=[^:\uff1a]{{0,40}}{EAST_ASIAN.pattern})"
)
"""How a title told in another script begins with the work's name: "WidgetNet：零件的研究"."""
_MANY = 3
_MOST = 0.7
_HALF = 0.5
_NEARLY_ALL = 0.85
_FEWEST_WORDS = 3
_FEW_WORDS = 4
_WORDS_OF_A_TITLE = 6
_WORDS_OF_A_SENTENCE = 24
_POSTS = {"blog", "video"}
_BESIDE_A_PAPER = {
    "code", "project", "slides", "poster", "demo", "dataset", "model", *_POSTS,
}  # fmt: skip
_SHOWING: set[LinkKind | None] = {"code", "project"}
_PAPERS_OR_UNKNOWN = {"paper", "pdf", "other", "review"}


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the candidates below one heading or label.

    Attributes:
        of_papers: what is said above them: that they are papers, that they are other things, or
            neither.
        of_books: that they are books.
        dated: where or when stands above them.
        alike: most of them are papers for sure, or come with where and when; or some are papers,
            and nearly all others are titles in full above their code or project.
        half: half of them are papers for sure.
        bare: most of those that are papers have no link.
        titled: they are said to be papers, or in full, and most are bare titles.
        set_off: some of them are words in bold behind others.
        many: half of the list's candidates are papers for sure.
        coded: half of the list's papers lead to their code only, and papers are said to stand here.
        noted: the places where the list's curator keeps notes on papers.
        reviewed: the sites of posts to which several of the list's titles are linked.
    """

    of_papers: bool | None
    of_books: bool
    dated: bool
    alike: bool
    half: bool
    bare: bool
    titled: bool
    set_off: bool
    many: bool
    coded: bool
    noted: frozenset[str]
    reviewed: frozenset[str]

    def has_notes_on(self, entry: Entry) -> bool:
        """Whether a title is linked to where the list's curator keeps notes on others."""
        return entry.linked and any(self.has_notes_at(m.href) for m in entry.mentions)

    def has_notes_at(self, href: str) -> bool:
        """Whether an address leads to where the list's curator keeps notes."""
        return place_of_notes(href) in self.noted

    def reviews(self, entry: Entry) -> bool:
        """Whether a post may review the paper of whose title it is, as others of its site do."""
        return site_of_a_post(entry) in self.reviewed

    def may_have(self, entry: Entry) -> bool:
        """Whether a candidate of which little is known may be a paper here."""
        expected = self.alike or self.dated or self.titled or (self.many and _has_code(entry))
        return bool(self.of_papers) or (expected and self.of_papers is not False)


def papers(
    candidates: Sequence[Entry], section: Sequence[str], habit: Habit | None = None
) -> list[Entry]:
    """The candidates of one part that are entries for papers, in their order.

    Args:
        candidates: of the shapes of which several stand under one heading.
        section: the headings above them, outermost first.
        habit: the list's, none where nothing is known of it.
    """
    return [
        entry
        for labels, alike in groupby(candidates, key=lambda entry: entry.labels)
        for entry in _papers(list(alike), section, labels, habit or Habit())
    ]


def _papers(
    candidates: Sequence[Entry], section: Sequence[str], labels: Sequence[str], habit: Habit
) -> list[Entry]:
    """The candidates below the same labels that are entries for papers.

    Where those say that topics follow, words alone are one; none are where any is linked.
    """
    if any(map(says_that_topics_follow, labels[-1:])):
        told = [one for one in candidates if one.evidence or one.mentions or any(one.details)]
        candidates = candidates if any(one.mentions for one in told) else told
        labels = labels[:-1]
    if all(entry.mentions for entry in candidates):
        section = without_topic(section, of_papers=habit.of_papers)
    said = said_above(section, labels)
    expected = said or (habit.of_papers and not (section or labels))
    around = _around(candidates, section, labels, habit, said)
    return [
        entry
        for entry in could_be_papers(candidates, expected=bool(expected))
        if entry.evidence is Evidence.PAPER
        or (entry.evidence is Evidence.CITED and _may_be_cited(entry, section, labels, said))
        or (around.may_have(entry) and _could_be_a_paper(entry, around))
        or (said is None and habit.has_works_by_someone and is_a_work_by_someone(entry))
    ]


def _may_be_cited(
    entry: Entry, section: Sequence[str], labels: Sequence[str], said: bool | None
) -> bool:
    """Whether what is cited may be a paper below what is said above it.

    Where that is of papers and, nearer, of other things, names alone don't tell: "UC Acme [Gears
    for Beginners](…)" below "Books and Courses" and "Courses".
    """
    placed = entry.details.venue or entry.details.year
    return said is not False and bool(said or placed or not _are_others_nearest(section, labels))


def _are_others_nearest(section: Sequence[str], labels: Sequence[str]) -> bool:
    """Whether the nearest heading or label speaks of other things than papers."""
    return any(map(is_of_others, (*section, *labels)[-1:]))


def _around(
    candidates: Sequence[Entry],
    section: Sequence[str],
    labels: Sequence[str],
    habit: Habit,
    said: bool | None,
) -> _Around:
    over = above(reversed(section))
    sure = [entry for entry in candidates if entry.evidence is not Evidence.NONE]
    filled = [entry for entry in candidates if entry.evidence or not _is_linked_in_vain(entry)]
    alike = len(sure) >= _MANY and len(sure) >= _MOST * len(filled)
    alike = alike or (habit.mostly and 0 < len(candidates) <= 2 * len(sure))
    alike = alike or (len(sure) >= max(_MANY, _HALF * len(candidates)) and _are_dated(candidates))
    alike = alike or (len(sure) >= _MANY and _are_shown(candidates))
    of_others = _are_others_nearest(section, labels)
    of_papers = True if said is None and habit.of_papers and not of_others else said
    unlinked = [entry for entry in without_links(candidates) if not any(entry.details)]
    return _Around(
        of_papers=of_papers,
        of_books=bool(of_papers) and any(map(_OF_BOOKS.search, (*section, *labels))),
        dated=bool(over.venue and over.year) or any(map(is_dated, (*section, *labels))),
        alike=alike or are_placed(candidates, fewest=1 if habit.placed else _MANY),
        half=len(sure) >= _HALF * len(candidates),
        bare=alike and sum(not entry.mentions for entry in sure) >= _MOST * len(sure),
        titled=habit.titled
        and (of_papers or (habit.in_full and said is None))
        and (are_titles(unlinked, _HALF) or _are_named(sure)),
        set_off=any(entry.set_off for entry in candidates),
        many=habit.many,
        coded=habit.coded and bool(of_papers),
        noted=habit.noted if of_papers else frozenset(),
        reviewed=habit.reviewed if of_papers else frozenset(),
    )


def _are_named(sure: Sequence[Entry]) -> bool:
    """Whether several papers have a name and what they are about in a script without spaces."""
    return sum(_NAMED_IN_HAN.match(entry.title) is not None for entry in sure) >= _MANY


def _is_linked_in_vain(entry: Entry) -> bool:
    """Whether all links of an entry are still to be filled in, so that they tell nothing."""
    faulty = (not m.href.strip(" #") or addresses.fault(m.href) for m in entry.mentions)
    return bool(entry.mentions) and all(faulty)


def _are_dated(candidates: Sequence[Entry]) -> bool:
    """Whether nearly all say when, or are papers for sure."""
    dated = sum(
        bool(entry.evidence or entry.details.year or states_a_year(entry.title))
        for entry in candidates
    )
    return dated >= _NEARLY_ALL * len(candidates)


def _are_shown(candidates: Sequence[Entry]) -> bool:
    """Whether nearly all are papers for sure, or titles beside which project or code is labelled.

    As "On the Turning of Widgets in Gears" above "Project: https://…", others above "PDF: https://…".
    """
    shown = sum(bool(entry.evidence) or _is_shown(entry) for entry in candidates)
    return shown >= _NEARLY_ALL * len(candidates)


def _is_shown(entry: Entry) -> bool:
    """Whether a title as long as a paper's has links labelled as its project or code only."""
    said = {mention.said_kind for mention in entry.mentions}
    is_titled = count_words(entry.title) >= WORDS_OF_A_LONG_NAME and has_capitals(entry.title)
    return bool(said) and said <= _SHOWING and is_titled and not entry.linked


def others(candidates: Sequence[Entry], chosen: Sequence[Entry]) -> list[Entry]:
    """The candidates that are no papers, and lead to something else: tools, courses, pages."""
    papers = {id(entry) for entry in chosen}
    return [
        replace(entry, evidence=Evidence.NONE)
        for entry in candidates
        if id(entry) not in papers and entry.title and any("://" in m.href for m in entry.mentions)
    ]


def _pointed_at(mention: Mention, title: str) -> LinkKind | None:
    """What a link beside a title points at, if a paper may have it: "[code](…)", "[C++](…)"."""
    said = mention.said_kind
    if said is None and mention.text != title and count_words(mention.text) < _FEWEST_WORDS:
        said = kind(mention.label or mention.text, mention.href)
    return said if said in _BESIDE_A_PAPER else None


def _could_be_a_paper(entry: Entry, around: _Around) -> bool:
    """Whether a candidate of which little is known may be a paper.

    It has a title, and links or a date, venue or names beside it; or a date above it, papers
    without links around it, or bare titles around it tell enough.
    """
    titles = around.titled and (entry.set_off or not around.set_off)
    titles = titles and (bool(around.of_papers) or has_capitals(entry.title) or _is_long(entry))
    by_someone = (entry.linked and entry.details.who) or is_a_work_by_someone(entry)
    dated = states_a_year(entry.title)
    known = entry.details.year or dated or by_someone or around.has_notes_on(entry)
    told = around.dated or around.bare or titles
    return (
        bool(entry.mentions or any(entry.details) or dated or told)
        and (entry.leads or (titles and entry.set_off))
        and not _DATE.fullmatch(entry.title)
        and not (entry.mentions and not by_someone and _names_others(entry.title, around))
        and not (not entry.mentions and not known and _is_a_chapter(entry.title))
        and not (entry.mentions and (is_cut_short(entry.title) or _is_a_sentence(entry)))
        and not (entry.linked and _is_of_a_talk(entry.title))
        and not (entry.linked and not around.of_books and _is_a_site(entry))
        and count_words(entry.title) >= (1 if known else _FEWEST_WORDS)
        and _leads_to(entry, around) <= _PAPERS_OR_UNKNOWN
    )


def _is_a_chapter(title: str) -> bool:
    """Whether a title is a part's of a book or course, perhaps behind names: "Doe, Chapter 2"."""
    names, comma, last = title.rpartition(", ")
    behind_names = comma and _CHAPTER.match(last) and people(names)
    return bool(_CHAPTER.match(title) or behind_names)


def _is_long(entry: Entry) -> bool:
    """Whether a candidate is as long as titles are, and no sentence, be it in small letters."""
    words = count_words(entry.title)
    begins = entry.title[:1].isupper() and entry.title[-1:].isalnum()
    return begins and _WORDS_OF_A_TITLE <= words < _WORDS_OF_A_SENTENCE and "." not in entry.title


def _is_a_sentence(entry: Entry) -> bool:
    """Whether a text beside links is longer than titles are, and has few capitals."""
    is_long = not entry.linked and count_words(entry.title) >= _WORDS_OF_A_SENTENCE
    return is_long and not has_capitals(entry.title)


def _names_others(title: str, around: _Around) -> bool:
    """Whether words name another list, or a few a talk, a page, or what stands beside papers.

    Among books they may be what one is about: "Foundations of Databases".
    """
    few = count_words(title) <= _FEW_WORDS
    if any(found.fullmatch(title) for found in (_A_LIST, _A_CLASS, _AN_EVENT)):
        return True
    named = _OF_AN_EVENT.fullmatch(title) or _PAGE.fullmatch(title)
    among_books = around.of_books and around.half and has_capitals(title)
    return few and (named is not None or (is_of_others(title) and not among_books))


def _has_code(entry: Entry) -> bool:
    """Whether a candidate is called as papers are, and has links to code only: "On … [code](…)"."""
    return is_in_full(entry) and all(mention.said_kind == "code" for mention in entry.mentions)


def _has_a_site(entry: Entry) -> bool:
    """Whether an entry's first link leads to a whole site or a folder of one, no page within."""
    where = web_address.split(entry.mentions[0].href.strip()) if entry.mentions else None
    return where is not None and "/" not in where.path.strip("/")


def _is_a_site(entry: Entry) -> bool:
    """Whether what is linked is a whole site of that name, which a book may have as well."""
    return any(is_of_a_site(entry.title, mention.href) for mention in entry.mentions[:1])


def _is_of_a_talk(title: str) -> bool:
    """Whether a few words name what goes with a paper: "ICML 2017 Talk"."""
    words = title.split()
    return len(words) <= _FEWEST_WORDS and kind_by_label(words[-1]) in ("video", "slides", "poster")


def _leads_to(entry: Entry, around: _Around) -> set[LinkKind]:
    """What an entry's links lead to, but for those that only point: "On Widgets [[code]](…)".

    To a project they may if the list says that papers stand there, and to a post as well if the
    entry's neighbours are papers, or if slides tell that it was presented. If both, a title itself
    may be linked to its project's site, as that of a book may be; so may one in full with its
    year, or where half of the list's and of its neighbours are papers. Where half of these are and
    papers are said to stand here, a long title may lead to a post that reviews it, on a site that
    several of the list's do. Below where or when, it may be linked to notes on it, and to its code
    where those of most papers are; so it may be where the curator keeps notes on many. A
    translator's mark tells that the post has the work itself: "[On Widgets (译)](…)".
    """
    notes = entry.linked and (around.dated or (around.of_papers and is_in_full(entry)))
    kinds = {
        kind(m.label or (m.text if m.text != entry.title else ""), m.href)
        for m in entry.mentions
        if "://" in m.href and not (notes and _NOTES.match(m.href))
        if not (entry.linked and around.has_notes_at(m.href))
    }
    kinds -= _POSTS if entry.linked and is_retold(entry.title) else set()
    alike = around.alike or around.dated
    if alike or around.of_papers or any(m.said_kind == "code" for m in entry.mentions):
        labelled = (m for m in entry.mentions if alike or not m.is_an_address)
        pointed = {found for m in labelled if (found := _pointed_at(m, entry.title))}
        kinds -= pointed if alike or "slides" in pointed else pointed - _POSTS
    is_long = count_words(entry.title) >= WORDS_OF_A_LONG_NAME
    is_titled = entry.linked and has_capitals(entry.title)
    expected = around.of_books or (around.alike and around.of_papers)
    among_papers = around.half and around.many and bool(around.of_papers)
    in_full = is_in_full(entry) and (bool(entry.details.year) or among_papers)
    if is_titled and (in_full or (expected and _has_a_site(entry))):
        kinds.discard("project")
    if entry.linked and is_long and around.half and around.reviews(entry):
        kinds.discard("blog")
    placed = entry.details.venue and entry.details.year
    if around.coded and entry.linked and (placed or is_in_full(entry)):
        kinds.discard("code")
    return kinds
