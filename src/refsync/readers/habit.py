"""What a whole list is like, which decides in doubt what its entries are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from refsync import web_address
from refsync.characters import EAST_ASIAN
from refsync.patterns import regex
from refsync.readers.entry import Entry, Evidence
from refsync.readers.links import kind
from refsync.readers.mentions import Mention
from refsync.readers.said_above import is_of_papers
from refsync.readers.shapes.words import count_words, has_capitals

_READING_LIST = regex(r"\breading[ -]?list\b|\bto[ -]read\b", re.IGNORECASE)
"""As a list calls itself; above one of its parts it means lists of others."""
_JOINED_WORDS = regex(r"(?<=[a-z])(?=[A-Z])|_")
"""As in "PaperReading", which lists are called for their repositories."""
_NAME_AND_SUBTITLE = regex(
    r"(?=[\w+-]{0,30}(?:\d|[a-z+-][A-Z]|[a-z]nets?:))"
    r"[A-Z][\w+-]{2,30}: [A-Z][\w-]*(?: [\w,-]{1,40}){4,20}"
)
"""A title whose words have small letters: "WidgetNet: A small network for the gears of mills".

A capital or a digit within, or "net" at its end, tells the name from a label: "Contributing: Please
send new papers".
"""
_NOTES = regex(
    r"(?P<place>https?://github\.com/[^/\s]+/[^/\s]+/(?:issues(?=/\d)|(?:blob|tree)(?=/[^\s#]+\.md#)))",
    re.IGNORECASE,
)
"""A place on a page of a repository, or one of its issues."""
_A_FEW = 3
_SEVERAL = 6
_MOST = 0.7
_HALF = 0.5
_CROWD = 12
_NEARLY_ALL = 0.85
_FEWEST_WORDS = 3
WORDS_OF_A_LONG_NAME = 5
_WORDS_OF_A_TITLE = 6


@dataclass(frozen=True, slots=True)
class Habit:
    """What a whole list is like, which decides in doubt.

    Attributes:
        of_papers: its title says that it lists papers.
        mostly: nearly all of its candidates are papers for sure, and there are some.
        many: half of its candidates are papers for sure, and there are some.
        placed: most of its candidates are titles with where and when.
        titled: what it has without links, names or dates are titles, for the most part.
        in_full: these are several, and as long as papers' titles are.
        by_someone: most of its candidates are titles with names beside them, and have no links.
        coded: half of its papers are titles with where and when that lead to code only.
        noted: the places to which several of its titles in full are linked, where its curator keeps
            notes on papers: pages in a repository, or its issues.
        reviewed: the sites to whose posts several of its long titles are linked.
    """

    of_papers: bool = False
    mostly: bool = False
    many: bool = False
    placed: bool = False
    titled: bool = False
    in_full: bool = False
    by_someone: bool = False
    coded: bool = False
    noted: frozenset[str] = frozenset()
    reviewed: frozenset[str] = frozenset()

    @property
    def has_works_by_someone(self) -> bool:
        """A title with names beside it is a work's, be nothing else known of it."""
        return self.of_papers or self.by_someone

    @classmethod
    def of(cls, candidates: Sequence[Entry], titles: Sequence[str] = ()) -> Habit:
        """The habit of a list with such titles, which has these candidates in all its parts."""
        sure = sum(entry.evidence is not Evidence.NONE for entry in candidates)
        titles = [_JOINED_WORDS.sub(" ", title) for title in titles]
        named = [e for e in candidates if e.mentions or count_words(e.title) >= _FEWEST_WORDS]
        bare = [e for e in candidates if not e.mentions and not e.evidence]
        unlinked = without_links(candidates)
        in_full = _are_in_full(unlinked)
        works = sum(map(is_a_work_by_someone, bare))
        coded = sum(map(_is_coded, candidates))
        return cls(
            of_papers=any(is_of_papers((t,)) or _READING_LIST.search(t) for t in titles),
            mostly=sure >= _CROWD and sure >= _NEARLY_ALL * len(named),
            many=sure >= _CROWD and sure >= _HALF * len(named),
            placed=len(_placed(candidates)) >= max(_CROWD, _HALF * len(named)),
            titled=are_titles(unlinked, _HALF if in_full else _MOST),
            in_full=in_full,
            by_someone=works >= max(_SEVERAL, _MOST * len(bare), _HALF * len(candidates)),
            coded=coded >= max(_SEVERAL, _HALF * sure),
            noted=_noted(candidates),
            reviewed=_reviewed(candidates),
        )


def _noted(candidates: Sequence[Entry]) -> frozenset[str]:
    """The places of notes to which several titles in full are linked."""
    titles = (e for e in candidates if e.linked and len(e.mentions) == 1 and is_in_full(e))
    places = Counter(place_of_notes(entry.mentions[0].href) for entry in titles)
    return frozenset(place for place, times in places.items() if place and times >= _SEVERAL)


def _reviewed(candidates: Sequence[Entry]) -> frozenset[str]:
    """The sites to whose posts several long titles are linked."""
    titles = (e for e in candidates if e.linked and count_words(e.title) >= WORDS_OF_A_LONG_NAME)
    sites = Counter(site_of_a_post(entry) for entry in titles)
    return frozenset(site for site, times in sites.items() if site and times >= _A_FEW)


def site_of_a_post(entry: Entry) -> str:
    """The site whose post is a candidate's first link: "blog.acme.example"; "" if there is none."""
    posts = (m.href.strip() for m in entry.mentions[:1] if kind("", m.href) == "blog")
    where = next(map(web_address.split, posts), None)
    return where.host if where else ""


def place_of_notes(href: str) -> str:
    """The repository of whose pages or issues a link leads to one; "" where it leads elsewhere.

    As "https://github.com/acme/gears/issues" of "https://github.com/acme/gears/issues/7".
    """
    found = _NOTES.match(href)
    return found["place"].casefold() if found else ""


def is_in_full(entry: Entry) -> bool:
    """Whether a candidate is called by as many words as papers are, in capitals."""
    return count_words(entry.title) >= _WORDS_OF_A_TITLE and has_capitals(entry.title)


def _are_in_full(bare: Sequence[Entry]) -> bool:
    """Whether there are several texts without links, and as long as titles are."""
    words = sum(count_words(entry.title) for entry in bare)
    return len(bare) >= _SEVERAL and words >= _WORDS_OF_A_TITLE * len(bare)


def are_titles(bare: Sequence[Entry], share: float) -> bool:
    """Whether so many of the candidates without links read like titles.

    They have several words, and most of the long ones in capitals or stand in bold behind others;
    or it is said who, where or when.
    """
    titles = sum(any(entry.details) or _reads_like_a_title(entry) for entry in bare)
    return bool(bare) and titles >= share * len(bare)


def _reads_like_a_title(entry: Entry) -> bool:
    few = count_words(entry.title) < _FEWEST_WORDS
    in_capitals = has_capitals(entry.title) and not EAST_ASIAN.search(entry.title)
    is_named = _NAME_AND_SUBTITLE.fullmatch(entry.title) is not None
    return not few and (entry.set_off or in_capitals or is_named)


def without_links(candidates: Sequence[Entry]) -> list[Entry]:
    """The candidates without links, but to notes beside the list, that are no labels."""
    labels = {label for entry in candidates for label in entry.labels}
    return [
        entry
        for entry in candidates
        if entry.title not in labels and not any(map(_leads_out, entry.mentions))
    ]


def _leads_out(mention: Mention) -> bool:
    """Whether a link leads elsewhere than to a page of notes beside the list."""
    return not mention.href.endswith(".md") or "://" in mention.href


def _is_coded(entry: Entry) -> bool:
    """Whether an entry is a paper for sure by where and when, and is linked to code only."""
    placed = bool(entry.evidence and entry.linked and entry.details.venue and entry.details.year)
    return placed and all(kind(m.label, m.href) == "code" for m in entry.mentions)


def _placed(candidates: Sequence[Entry]) -> list[str]:
    """The titles, each its own, with where and when: "On Widgets, ICML, 2020"."""
    found = {
        entry.title
        for entry in candidates
        if entry.leads and entry.details.year and entry.details.venue
    }
    return [title for title in found if count_words(title) > _FEWEST_WORDS]


def are_placed(candidates: Sequence[Entry], *, fewest: int) -> bool:
    """Whether most are titles with where and when, and so many at least."""
    placed = len(_placed(candidates))
    return placed >= fewest and placed >= _MOST * len(candidates)


def is_a_work_by_someone(entry: Entry) -> bool:
    """Whether an entry is a title with names beside it, and no link but "[Link](…)" to a page."""
    pointed = all(
        mention.speaks_for_itself and kind(mention.label or mention.text, mention.href) == "other"
        for mention in entry.mentions
    )
    who = entry.details.who
    is_word = who is not None and not any((name.family or "").isupper() for name in who.names)
    return is_word and entry.leads and pointed
