"""Which of the candidates in a list are papers: what speaks for each, and its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from refsync import web_address
from refsync.characters import EAST_ASIAN
from refsync.readers.beside import above
from refsync.readers.entry import Entry, Evidence
from refsync.readers.links import identifier, kind, kind_by_label
from refsync.readers.mentions import Mention
from refsync.readers.shapes.words import count_words, has_capitals, is_cut_short
from refsync.readers.titles import CONTENTS, states_a_year
from refsync.readers.venues import is_dated
from refsync.reference import LinkKind
from refsync.titles import fold

_OF_PAPERS = re.compile(
    r"\b(?:papers?|articles?|publications?|(?:text)?books?|monographs?|thes[ie]s|dissertations?|"
    r"surveys?|reviews?|literature|readings?(?! lists)|to read|à lire|works|references|"
    r"bibliogra(?:ph|f)\w+|preprints?|"
    r"Literatur\w*|B[üu]cher|Aufsätze|Artikel|livres?|ouvrages?|libros?|livros?|art[íi](?:cul|g)os?|"
    r"lecturas?|leituras?|refer[eê]ncias?|книги|литература|статьи)\b|"
    r"论文|論文|文献|书籍|書籍|参考书|参考書|书单|논문|참고문헌",
    re.IGNORECASE,
)
_OF_BOOKS = re.compile(
    r"\b(?:(?:e-?|text|hand)?books?|monographs?|b[üu]cher|livres?|libros?|livros?|книги)\b|书籍?|書籍",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?<!\ba )(?<!\ban )(?:tools?|software|librar(?:y|ies)|packages?|toolbox\w*|toolkits?|"
    r"courses?|lectures?|classes|tutorials?|v[ií]d[eé]os?|talks?|slides|projects|people|researchers|blogs?|posts?|"
    r"data ?sets?|databases?|web ?sites?|"
    r"outils?|logiciels?|cours|herramientas?|cursos?|ferramentas?|werkzeuge?|kurse?|vorträge|"
    r"communit\w+|conf[eé]ren(?:ces?|cias?)|workshops?|journals?|magazines?|events?|groups?|labs?|compan\w+|"
    r"jobs?|podcasts?|newsletters?|forums?|repositor\w+|products?|services?|startups?|competitions?|lists|"
    r"see also|news|what['’]s new|to-?dos?|changelog|announcements?)"
    r"(?=\W*$|[^\w\s]|\s+(?:[^\w\s]|útiles\b|utiles\b|recom\w+d[aoée]{1,2}s\b|interesantes\b|(?:about|at|based|by|for|from|in|of|on|to|using|via|with)\b))|"
    r"工具|课程|教程|博客|数据集|ツール|講座|ニュース",
    re.IGNORECASE,
)
_NEWS = re.compile(
    r"\W*(?:(?:latest|recent|survey|paper|list|our) ){0,2}(?:news|what['’]s new|"
    r"to[- ]?do(?:s| lists?)?|changelog|updates?(?: logs?)?|announcements?)\W*",
    re.IGNORECASE,
)
"""Above what was or is to be done with the list, whatever the labels in it say."""
_DATE = re.compile(r"(?:[A-Z][a-zé]{2,8}\.? )?(?:19|20)\d\d(?: \([^()]*\))?")
_READING_LIST = re.compile(r"\breading[ -]?list\b|\bto[ -]read\b", re.IGNORECASE)
"""As a list calls itself; above one of its parts it means lists of others."""
_CHAPTER = re.compile(
    r"(?:chapter|part|section|appendix|lecture|lesson|week|day|kapitel|teil|chapitre|cap[íi]tulo)"
    r"\s+(?:\d|[IVXA-D]{1,4}\b)|\d{1,2}(?:\.\d{1,2}){1,3}\s|第\s?[\d一二三四五六七八九十]{1,3}\s?[章节節回課课]",
    re.IGNORECASE,
)
"""How a part of a book or course begins: "Chapter 2", "1.3 Gears"."""
_PAGE = re.compile(
    r".*\b(?:(?:home|web)? ?pages?|web ?sites?)|back to .*|"
    r"(?:the )?(?:web ?site|sit(?:io|e|o) (?:web|internet)|p[áa]gina web|web ?seite)"
    r" (?:of|de|del|di|von|der) .*",
    re.IGNORECASE,
)
"""As "Jane Doe's page", "Back to Index", "Website of Acme"."""
_TOLD_OF_THE_LIST = re.compile(
    r"(?=.{1,400}$).*\b(?:(?:has|have) (?:now |just )?been (?:released|accepted|published|updated|"
    r"uploaded)|(?:is|are) (?:now )?online(?: now)?)\b.*|"
    r"(?:[\w&’'.-]{1,20} ){0,8}(?:exam|course|class|seminar)s? reading lists?(?: \([^()]*\))?",
    re.IGNORECASE,
)
"""What a curator tells of papers: "Our survey has been released", "Acme Course Reading List"."""
_JOINED_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
"""As in "PaperReading", which lists are called for their repositories."""
_INSTITUTION = re.compile(
    r"(?:The )?(?:Universit\w+|Institut\w*|College|School|Department|Faculty|Academy)"
    r" (?:of|de|di|du|für|for) [A-Z][\w.’'-]+(?:,?(?: (?:of|and|at|de|in))? [A-Z][\w.’'-]+){0,8}"
)
_NO_WORK = re.compile(r"[A-Z][\w&-]{1,12}\s=\s|\[[^\[\]]*\]$")
"""How what an abbreviation stands for begins: "ICML = International …"; or nothing but a tag."""
_OF_A_COURSE = re.compile(
    r"(?:lecture(?: notes?| slides?)?|slides?|homework|assignment|problem set|exercises?|"
    r"recitation|handout|quiz|vorlesung|übung|cours|clase|aula)\s?#?\d{1,2}",
    re.IGNORECASE,
)
"""What a course hands out by number: "Lecture Note 3"."""
_OF_AN_EVENT = re.compile(
    r"(?:[\w&’'.-]{1,20} ){0,4}(?:talks?|seminars?|lectures?(?: notes?)?|keynotes?|slides|posters?|"
    r"recordings?|interviews?)",
    re.IGNORECASE,
)
"""What a paper was shown in, by itself: "ACME 2017 Talk"."""
_A_CLASS = re.compile(
    r"(?:lecture|lesson|week|session|tutorial|lab|homework|assignment)\s#?\d{1,2}\b.*|"
    r"(?-i:[A-Z]{2,4} ?\d{3}[A-Z]?\b)(?!:).*",
    re.IGNORECASE,
)
"""As "Lecture 7: Widgets", "CS 101 Gears"."""
_A_LIST = re.compile(r"awesome\b.*|.*\b(?:papers?|reading|survey) ?lists?", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|&|und|et)\s|[,/]")
_NOTES = re.compile(r"https?://github\.com/[^/]+/[^/]+/(?:blob|tree)/\S+\.md$", re.IGNORECASE)
"""A page written in a repository, which is no code: "https://github.com/…/blob/main/acme.md"."""
_MANY = 3
_SEVERAL = 6
_MOST = 0.7
_HALF = 0.5
_CROWD = 12
_NEARLY_ALL = 0.85
_FEWEST_WORDS = 3
_FEW_WORDS = 4
_WORDS_OF_A_TITLE = 6
_WORDS_OF_A_SENTENCE = 24
_POSTS = {"blog", "video"}
_BESIDE_A_PAPER = {
    "code", "project", "slides", "poster", "demo", "dataset", "model", *_POSTS,
}  # fmt: skip
_PAPERS_OR_UNKNOWN = {"paper", "pdf", "other", "review"}


def without_contents(
    parts: Sequence[Sequence[Entry]], headings: Iterable[str]
) -> list[list[Entry]]:
    """The candidates of a list's parts, but for what its headings say once more: its contents.

    Nor is a word or two by which several are called that are no papers for sure: a label.
    """
    known = {folded for heading in headings if (folded := fold(heading))}
    unsure = Counter(e.title for part in parts for e in part if _may_be_a_label(e))
    labels = {
        title
        for title, count in unsure.items()
        if count >= _MANY and count_words(title) < _FEWEST_WORDS
    }
    return [
        [
            e
            for e in part
            if e.title not in labels or not _may_be_a_label(e)
            if e.evidence or _is_linked(e) or fold(e.title) not in known
        ]
        for part in parts
    ]


def _may_be_a_label(entry: Entry) -> bool:
    """Whether nothing says that a word or two are a work's title: no link, names, nor a paper."""
    sure = entry.evidence is Evidence.PAPER or entry.linked or entry.details.who is not None
    return entry.title.isupper() and not sure


def _is_linked(entry: Entry) -> bool:
    """Whether an entry has a link that leads somewhere."""
    return any(mention.href for mention in entry.mentions)


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
    """

    of_papers: bool = False
    mostly: bool = False
    many: bool = False
    placed: bool = False
    titled: bool = False
    in_full: bool = False
    by_someone: bool = False

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
        unlinked = _without_links(candidates)
        in_full = _are_in_full(unlinked)
        works = sum(map(_is_a_work_by_someone, bare))
        return cls(
            of_papers=any(_is_of_papers((t,)) or _READING_LIST.search(t) for t in titles),
            mostly=sure >= _CROWD and sure >= _NEARLY_ALL * len(named),
            many=sure >= _CROWD and sure >= _HALF * len(named),
            placed=len(_placed(candidates)) >= max(_CROWD, _HALF * len(named)),
            titled=_are_titles(unlinked, _HALF if in_full else _MOST),
            in_full=in_full,
            by_someone=works >= max(_SEVERAL, _MOST * len(bare), _HALF * len(candidates)),
        )


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the candidates below one heading or label.

    Attributes:
        of_papers: what is said above them: that they are papers, that they are other things, or
            neither.
        of_books: that they are books.
        dated: where or when stands above them.
        alike: most of them are papers for sure, or come with where and when.
        bare: most of those that are papers have no link.
        titled: they are said to be papers, or in full, and most are bare titles.
        set_off: some of them are words in bold behind others.
        many: half of the list's candidates are papers for sure.
    """

    of_papers: bool | None
    of_books: bool
    dated: bool
    alike: bool
    bare: bool
    titled: bool
    set_off: bool
    many: bool

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
    """The candidates below the same labels that are entries for papers."""
    said = _said_above(section, labels)
    around = _around(candidates, section, labels, habit, said)
    return [
        entry
        for entry in candidates
        if entry.evidence is Evidence.PAPER
        or (entry.evidence is Evidence.CITED and said is not False)
        or (around.may_have(entry) and _could_be_a_paper(entry, around))
        or (said is None and habit.has_works_by_someone and _is_a_work_by_someone(entry))
        if not (_is_no_title(entry) or _OF_A_COURSE.fullmatch(entry.title))
        if not (_is_a_recording(entry) or _is_told_of_the_list(entry))
    ]


def _is_told_of_the_list(entry: Entry) -> bool:
    """Whether it is a sentence on papers, or another list; what is known by more is a work."""
    known = any(entry.details) or any(identifier(m.href) for m in entry.mentions)
    return not known and _TOLD_OF_THE_LIST.fullmatch(entry.title) is not None


def _is_no_title(entry: Entry) -> bool:
    """Whether what has no link explains an abbreviation, is a tag, or an institution's name."""
    text = entry.title
    return not entry.mentions and bool(_NO_WORK.match(text) or _INSTITUTION.fullmatch(text))


def _is_a_recording(entry: Entry) -> bool:
    """Whether it is a video, of which is told who shows what, and when: "[On Gears](…) (2019)"."""
    kinds = {kind(m.label, m.href) for m in entry.mentions if "://" in m.href}
    return entry.evidence is Evidence.CITED and entry.linked and kinds == {"video"}


def _said_above(section: Sequence[str], labels: Sequence[str]) -> bool | None:
    """Whether labels, or else headings, say that papers or that other things stand below."""
    of_contents = bool(section) and CONTENTS.fullmatch(section[-1]) is not None
    if of_contents or any(map(_NEWS.fullmatch, (*section, *labels))):
        return False
    said = (_is_of_papers((label,)) for label in reversed(labels))
    return next((found for found in said if found is not None), _is_of_papers(section))


def _around(
    candidates: Sequence[Entry],
    section: Sequence[str],
    labels: Sequence[str],
    habit: Habit,
    said: bool | None,
) -> _Around:
    _, where, when = above(reversed(section))
    sure = [entry for entry in candidates if entry.evidence is not Evidence.NONE]
    alike = len(sure) >= _MANY and len(sure) >= _MOST * len(candidates)
    alike = alike or (habit.mostly and 0 < len(candidates) <= 2 * len(sure))
    alike = alike or (len(sure) >= max(_MANY, _HALF * len(candidates)) and _are_dated(candidates))
    of_papers = True if said is None and habit.of_papers else said
    unlinked = [entry for entry in _without_links(candidates) if not any(entry.details)]
    return _Around(
        of_papers=of_papers,
        of_books=bool(of_papers) and any(map(_OF_BOOKS.search, (*section, *labels))),
        dated=bool(where and when) or any(map(is_dated, (*section, *labels))),
        alike=alike or _are_placed(candidates, fewest=1 if habit.placed else _MANY),
        bare=alike and sum(not entry.mentions for entry in sure) >= _MOST * len(sure),
        titled=habit.titled
        and (of_papers or (habit.in_full and said is None))
        and _are_titles(unlinked, _HALF),
        set_off=any(entry.set_off for entry in candidates),
        many=habit.many,
    )


def _are_in_full(bare: Sequence[Entry]) -> bool:
    """Whether there are several texts without links, and as long as titles are."""
    words = sum(count_words(entry.title) for entry in bare)
    return len(bare) >= _SEVERAL and words >= _WORDS_OF_A_TITLE * len(bare)


def _are_titles(bare: Sequence[Entry], share: float) -> bool:
    """Whether so many of the candidates without links read like titles.

    They have several words, and most of the long ones in capitals or stand in bold behind others;
    or it is said who, where or when.
    """
    titles = sum(any(entry.details) or _reads_like_a_title(entry) for entry in bare)
    return bool(bare) and titles >= share * len(bare)


def _reads_like_a_title(entry: Entry) -> bool:
    few = count_words(entry.title) < _FEWEST_WORDS
    in_capitals = has_capitals(entry.title) and not EAST_ASIAN.search(entry.title)
    return not few and (entry.set_off or in_capitals)


def _without_links(candidates: Sequence[Entry]) -> list[Entry]:
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


def _placed(candidates: Sequence[Entry]) -> list[str]:
    """The titles, each its own, with where and when: "On Widgets, ICML, 2020"."""
    found = {
        entry.title
        for entry in candidates
        if entry.leads and entry.details.year and entry.details.venue
    }
    return [title for title in found if count_words(title) > _FEWEST_WORDS]


def _are_placed(candidates: Sequence[Entry], *, fewest: int) -> bool:
    """Whether most are titles with where and when, and so many at least."""
    placed = len(_placed(candidates))
    return placed >= fewest and placed >= _MOST * len(candidates)


def _are_dated(candidates: Sequence[Entry]) -> bool:
    """Whether nearly all say when, or are papers for sure."""
    dated = sum(
        bool(entry.evidence or entry.details.year or states_a_year(entry.title))
        for entry in candidates
    )
    return dated >= _NEARLY_ALL * len(candidates)


def _is_a_work_by_someone(entry: Entry) -> bool:
    """Whether an entry is a title with names beside it, and no link but "[Link](…)" to a page."""
    pointed = all(
        mention.speaks_for_itself and kind(mention.label or mention.text, mention.href) == "other"
        for mention in entry.mentions
    )
    who = entry.details.who
    is_word = who is not None and not any((name.family or "").isupper() for name in who.names)
    return is_word and entry.leads and pointed


def others(candidates: Sequence[Entry], chosen: Sequence[Entry]) -> list[Entry]:
    """The candidates that are no papers, and lead to something else: tools, courses, pages."""
    papers = {id(entry) for entry in chosen}
    return [
        replace(entry, evidence=Evidence.NONE)
        for entry in candidates
        if id(entry) not in papers and entry.title and any("://" in m.href for m in entry.mentions)
    ]


def _is_of_papers(section: Sequence[str]) -> bool | None:
    """Whether the headings speak of papers or of other things; None if of neither, or of both."""
    papers = any(map(_OF_PAPERS.search, section))
    others = any(map(_is_of_others, section))
    return papers if papers is not others else None


def _pointed_at(mention: Mention, title: str) -> LinkKind | None:
    """What a link beside a title points at, if a paper may have it: "[code](…)", "[C++](…)"."""
    said = mention.said_kind
    if said is None and mention.text != title and count_words(mention.text) < _FEWEST_WORDS:
        said = kind(mention.label or mention.text, mention.href)
    return said if said in _BESIDE_A_PAPER else None


def _is_of_others(heading: str) -> bool:
    """Whether a heading speaks of other things than papers, in each of its parts."""
    return not _OF_PAPERS.search(heading) and all(
        _OF_OTHERS.search(part) for part in _AND.split(heading) if part.strip()
    )


def _could_be_a_paper(entry: Entry, around: _Around) -> bool:
    """Whether a candidate of which little is known may be a paper.

    It has a title, and links or a date, venue or names beside it; or a date above it, papers
    without links around it, or bare titles around it tell enough.
    """
    titles = around.titled and (entry.set_off or not around.set_off)
    titles = titles and (bool(around.of_papers) or has_capitals(entry.title))
    by_someone = (entry.linked and entry.details.who) or _is_a_work_by_someone(entry)
    dated = states_a_year(entry.title)
    known = entry.details.year or dated or by_someone
    told = around.dated or around.bare or titles
    return (
        bool(entry.mentions or any(entry.details) or dated or told)
        and (entry.leads or (titles and entry.set_off))
        and not _DATE.fullmatch(entry.title)
        and not (entry.mentions and not by_someone and _names_others(entry.title))
        and not (not entry.mentions and not known and _CHAPTER.match(entry.title))
        and not (entry.mentions and (is_cut_short(entry.title) or _is_a_sentence(entry)))
        and not (entry.linked and _is_of_a_talk(entry.title))
        and count_words(entry.title) >= (1 if known else _FEWEST_WORDS)
        and _leads_to(entry, around) <= _PAPERS_OR_UNKNOWN
    )


def _is_a_sentence(entry: Entry) -> bool:
    """Whether a text beside links is longer than titles are, and has few capitals."""
    is_long = not entry.linked and count_words(entry.title) >= _WORDS_OF_A_SENTENCE
    return is_long and not has_capitals(entry.title)


def _names_others(title: str) -> bool:
    """Whether words name another list, or a few a talk, a page, or what stands beside papers."""
    few = count_words(title) <= _FEW_WORDS
    if _A_LIST.fullmatch(title) or _A_CLASS.fullmatch(title):
        return True
    named = _OF_AN_EVENT.fullmatch(title) or _PAGE.fullmatch(title)
    return few and (named is not None or _is_of_others(title))


def _has_code(entry: Entry) -> bool:
    """Whether a candidate is called as papers are, and has links to code only: "On … [code](…)"."""
    return _is_in_full(entry) and all(mention.said_kind == "code" for mention in entry.mentions)


def _is_in_full(entry: Entry) -> bool:
    """Whether a candidate is called by as many words as papers are, in capitals."""
    return count_words(entry.title) >= _WORDS_OF_A_TITLE and has_capitals(entry.title)


def _has_a_site(entry: Entry) -> bool:
    """Whether an entry's first link leads to a whole site or a folder of one, no page within."""
    where = web_address.split(entry.mentions[0].href.strip()) if entry.mentions else None
    return where is not None and "/" not in where.path.strip("/")


def _is_of_a_talk(title: str) -> bool:
    """Whether a few words name what goes with a paper: "ICML 2017 Talk"."""
    words = title.split()
    return len(words) <= _FEWEST_WORDS and kind_by_label(words[-1]) in ("video", "slides", "poster")


def _leads_to(entry: Entry, around: _Around) -> set[LinkKind]:
    """What an entry's links lead to, but for those that only point: "On Widgets [[code]](…)".

    To a project they may if the list says that papers stand there, and to a post as well if the
    entry's neighbours are papers. If both, a title itself may be linked to its project's site, as
    that of a book may be; so may one in full with its year. Below where or when, it may be linked
    to notes on it.
    """
    notes = entry.linked and around.dated
    kinds = {
        kind(m.label or (m.text if m.text != entry.title else ""), m.href)
        for m in entry.mentions
        if "://" in m.href and not (notes and _NOTES.match(m.href))
    }
    alike = around.alike or around.dated
    if alike or around.of_papers or any(m.said_kind == "code" for m in entry.mentions):
        labelled = (m for m in entry.mentions if alike or "://" not in m.text)
        pointed = {found for m in labelled if (found := _pointed_at(m, entry.title))}
        kinds -= pointed if alike else pointed - _POSTS
    is_titled = entry.linked and has_capitals(entry.title)
    dated = bool(entry.details.year) and _is_in_full(entry)
    expected = around.of_books or (around.alike and around.of_papers)
    if is_titled and (dated or (expected and _has_a_site(entry))):
        kinds.discard("project")
    return kinds
