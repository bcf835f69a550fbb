"""The work of a text none of whose links is known to lead to a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.beside import beside
from refsync.readers.citations import citation
from refsync.readers.citations.work import Citation
from refsync.readers.details import ONLY_ET_AL, Details, details, in_brackets
from refsync.readers.document import Span, is_bold, is_linked, lines, plain
from refsync.readers.entry import Evidence
from refsync.readers.links import is_generic, is_pointer, kind_by_address, kind_by_label
from refsync.readers.mentions import Mention, plain_before_link
from refsync.readers.people import people
from refsync.readers.phrases import who_and_when
from refsync.readers.shapes.beside_links import BRACKETED, beside_links
from refsync.readers.shapes.dated import is_date
from refsync.readers.shapes.emphasised import bold_title, italics_in_front
from refsync.readers.shapes.labelled import labels_authors
from refsync.readers.shapes.linked_titles import (
    beside_title,
    by_linked_text,
    word_behind_names,
)
from refsync.readers.shapes.named_works import Cited, of_citation
from refsync.readers.shapes.paper_links import (
    PAPERS,
    WORDS_OF_A_LONG_TITLE,
    WORDS_OF_A_NAMELESS_TITLE,
    could_be_a_title,
    has_words_before,
    names_before_link,
    naming,
)
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.unlinked import are_bracketed, headline, title_beside_links
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, has_capitals, unlinked
from refsync.readers.titles import NO_TITLE, leading_volume, year
from refsync.readers.venues import is_venue

_IN_BRACKETS_BEHIND = regex(r"\s?\(([^()]{3,80})\)")
_NAMED_IN_VAIN = regex(
    r"[\[(【]\s*(?:paper|pdf|arxiv|doi|论文|論文)\s*(?:[\])】]|$)", re.IGNORECASE
)
_PANDOC = regex(
    r"\[@[\w:.#$%&+?<>~/-]+|"
    r"^(?:\[[ xX]\] )?@[A-Za-z][A-Za-z:._-]{1,80}(?:19|20)\d\d(?!\d)"
)
"""A citation in Pandoc's Markdown (https://pandoc.org/MANUAL.html#citation-syntax).

Without brackets it is one where it stands first and has a year in it: "@doeWidgets2015".
"""
_NONE_YET = regex(r"\s*[:\uff1a]\s*(?:n/?a|none|tbd|-+)?\s*$", re.IGNORECASE)
"""What stands behind a label for want of a link: "Project Page: N/A"."""
_MANY = 2
_PAGES_BEHIND = regex(
    r",? \(?(?:(?:pp?|pages?|ch(?:ap(?:ters?|itres?)?)?|kap(?:itel)?|S)\.? ?)?"
    r"\d{1,4}(?:--|[-–—])\d",
    re.IGNORECASE,
)
"""What is to be read in a book: ", 4--28", ", ch. 2-3", " (pp. 4–28)"."""
_HERE = regex(r"here|hier|ici|aquí|aqui|qui", re.IGNORECASE)
_EVENT = regex(r"\b(?:workshops?|tutorials?|talks?|keynotes?|challenges?)\b", re.IGNORECASE)


def is_label(text: str) -> bool:
    """Whether a text names no work: "Paper link" before the link of an entry's heading."""
    label = _NONE_YET.sub("", text)
    if text.endswith(COLONS):
        return count_words(label) <= WORDS_OF_A_NAMELESS_TITLE
    names_a_kind = kind_by_label(label) is not None or is_generic(label)
    return bool(text) and names_a_kind and len(label.split()) <= WORDS_OF_A_TITLE


def without_a_paper(
    spans: Sequence[Span], mentions: Sequence[Mention], *, lenient: bool
) -> Iterator[Cited]:
    """The work of a text none of whose links is known to lead to a paper.

    A label that leads nowhere says that it is one: "On Widgets [pdf]", "On Widgets [paper]()".
    """
    bare = [
        span._replace(text=_NAMED_IN_VAIN.sub("", span.text)) if span.href is None else span
        for span in spans
    ]
    in_vain = bare != list(spans) or any(m.said_kind in PAPERS and not m.href for m in mentions)
    for work in _not_linked(bare, mentions, lenient=lenient):
        yield replace(work, evidence=max(work.evidence, Evidence.CITED)) if in_vain else work


@dataclass(frozen=True, slots=True)
class _Named:
    """What a text without a paper's link names.

    Attributes:
        spans: the text.
        said: its words outside of links.
        linked: the link that is its title, if one is.
        says_who: the link that says who and when instead of a title, if one does.
        whole: the citation that the text is, if it is one.
        work: what is named; its title may not be the whole text's.
        title: of the work, or what else the text begins with.
    """

    spans: Sequence[Span]
    said: str
    linked: Mention | None
    says_who: Mention | None
    whole: Citation | None
    work: Cited
    title: str

    @property
    def is_behind_its_place(self) -> bool:
        """A linked venue and year stand before the title: "[ICML 2020](…), On the Use of …"."""
        return _is_behind_a_linked_place(self.work.title, self.spans)


def _not_linked(
    spans: Sequence[Span], mentions: Sequence[Mention], *, lenient: bool
) -> Iterator[Cited]:
    if not mentions and any(span.href is not None for span in spans):
        return
    linked = _linked_title(spans, mentions)
    if people(unlinked(spans)) and not linked:
        return
    named = _named(spans, mentions, linked, lenient=lenient)
    in_passing = mentions and not (linked or named.whole) and _is_in_a_sentence(spans, mentions)
    if in_passing or _is_no_title(named):
        return
    if _is_a_citation(named):
        evidence = Evidence.PAPER
    else:
        evidence = Evidence.CITED if _is_sure(named, lenient=lenient) else Evidence.NONE
    yield replace(
        named.work,
        title=named.title,
        mentions=naming(mentions, linked or named.says_who),
        evidence=evidence,
    )


def _linked_title(spans: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """The link that is a text's title; what it begins with is one if only names are unlinked."""
    set_off = has_words_before(spans) and are_bracketed(tuple(spans))
    set_off = set_off or _is_in_bold_above_names(spans) or bool(italics_in_front(spans))
    above = headline(spans)
    set_off = set_off or (bool(above) and not people(above))
    if not set_off:
        shown = {" ".join(span.text.split()) for span in spans if span.image}
        shown -= {" ".join(plain(spans[:1]).split())}
        could_be = (m for m in mentions if could_be_a_title(m) and not is_venue(m.text))
        first = next((m for m in could_be if " ".join(m.text.split()) not in shown), None)
        by_place = _word_before_names(spans, mentions) or _italics_behind_names(spans, mentions)
        by_place = by_place or word_behind_names(mentions, spans)
        if titled := first or by_place:
            return titled
    if spans[0].href is None or not people(unlinked(spans)):
        return None
    return next((m for m in mentions[:1] if not m.speaks_for_itself), None)


def _named(
    spans: Sequence[Span], mentions: Sequence[Mention], linked: Mention | None, *, lenient: bool
) -> _Named:
    """What a text names, by its linked title, as a citation, or beside its links."""
    said = unlinked(spans)
    whole = cited_in(spans, lenient=lenient) or citation(said, lenient=lenient)
    if linked and (
        names_before_link(spans, lenient=lenient) or not (whole and has_words_before(spans))
    ):
        name = " ".join(linked.text.split())
        within = [span for span in spans if span.href == linked.href]
        work = by_linked_text(linked, within, lenient=lenient)
        told = lenient or linked is _italics_behind_names(spans, mentions)
        beside_it = beside_title(spans, name, work, lenient=told)
        work = replace(work, line=linked.line, details=beside_it)
    elif whole and whole.title == title_beside_links(spans, lenient=lenient):
        work = _with_where_behind_links(of_citation(whole, spans[0].line), spans)
    else:
        work = beside_links(spans, mentions, lenient=lenient)
    says_who = next((m for m in mentions if who_and_when(m.text)), None)
    named = _Named(spans, said, linked, says_who, whole, work, work.title)
    if linked or whole or says_who or named.is_behind_its_place:
        return named
    first = "" if _is_told_behind_notes(work, mentions) else _linked_first(spans, mentions)
    return replace(named, title=first or work.title)


def _is_no_title(named: _Named) -> bool:
    """Whether what is in the title's place is a label, where it appeared, or who wrote it."""
    title, work = named.title, named.work
    where = is_venue(BRACKETED.sub(" ", title) if title[:1] in "[(" else title)
    if (
        (NO_TITLE.fullmatch(title) and not _is_cited_by_families(named))
        or ONLY_ET_AL.fullmatch(title)
        or (not work.whole and (where or is_label(title)))
        or not (title or named.says_who)
    ):
        return True
    who = people(_behind_date(title))
    return who is not None and who.likely and not work.details.who


def _is_cited_by_families(named: _Named) -> bool:
    """Whether families in front and a year cite a work: "Doe, J. _Used Books_. Acme, 2015"."""
    whole = named.whole
    is_title = whole is not None and whole.title == named.title and " " in named.title
    return is_title and whole is not None and whole.who.inverted and whole.details.year is not None


def _behind_date(title: str) -> str:
    """What stands behind the day with which a text begins: "2021-05-21 by Jane Doe"."""
    day, _, behind = title.partition(" ")
    return behind if behind and is_date(day) else title


def _is_sure(named: _Named, *, lenient: bool) -> bool:
    """Whether something tells that a work is named: who wrote it, where or when it appeared."""
    work, details, spans = named.work, named.work.details, named.spans
    names = people(named.said)
    return (
        _PANDOC.search(named.said) is not None
        or (names is not None and names.certain)
        or named.says_who is not None
        or (details.who is not None and labels_authors(spans))
        or details.reads_like_a_paper
        or (work.whole and (lenient or bool(details.year or details.venue)))
        or in_brackets(plain(spans))
        or leading_volume(named.title) is not None
        or (named.linked is not None and _says_where_and_when(named.said, details))
        or (spans[0].href is not None and _is_placed(work) and not _EVENT.search(named.said))
        or _is_followed_by_a_volume(named.title, named.said, details)
        or named.is_behind_its_place
        or _is_read_in_part(named)
        or _is_dated_behind_names(named)
    )


def _is_dated_behind_names(named: _Named) -> bool:
    """Whether names stand before a linked title, and a year behind: "Jane Doe, “[On …](…)” 2015".

    A recording is none, nor is an event.
    """
    linked, said = named.linked, named.work.details
    if linked is None or said.year is None or _EVENT.search(named.said):
        return False
    return names_before_link(named.spans) is not None and kind_by_address(linked.href) != "video"


def _is_read_in_part(named: _Named) -> bool:
    """Whether pages stand behind a linked book in italics, and names before it."""
    titled = _italics_behind_names(named.spans, () if named.linked is None else (named.linked,))
    behind = (after.text for span, after in pairwise(named.spans) if span.href is not None)
    return titled is not None and _PAGES_BEHIND.match(next(behind, "")) is not None


def _is_a_citation(named: _Named) -> bool:
    """Whether a text cites a work, so that nothing else is needed to know it for a paper."""
    work, details = named.work, named.work.details
    cites = (
        (work.whole and (named.whole is not None or _has_a_volume(details)))
        or _is_cited_by_title(named.linked, named.spans)
        or (named.linked is not None and is_venue(details.venue or ""))
    )
    if not cites or not details.reads_like_a_paper:
        return False
    return not _EVENT.search(named.said.partition(work.title)[0])


def _has_a_volume(said: Details) -> bool:
    """Whether a journal's volume and the pages in it stand beside a title, and the year."""
    within = said.within
    return bool(said.year and within and within.volume and within.page)


def _is_placed(work: Cited) -> bool:
    """Whether where and when stand beside a work's name: "[Acme](…): sorts widgets. CVPR25."."""
    where = work.details.venue
    return where is not None and work.details.year is not None and where not in work.title


def _with_where_behind_links(work: Cited, spans: Sequence[Span]) -> Cited:
    """A cited work, with what only stands behind links of when and where: "… [[pdf]](…) 2014"."""
    said = work.details
    if said.year or not is_linked(spans):
        return work
    return replace(work, details=said.completed(details(beside(spans, work.title), said.who)))


def _word_before_names(spans: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """The linked word with which a text begins, before who and when: "[Acme](…) (Doe, 2020)"."""
    if len(spans) < _MANY or not mentions or spans[0].href != mentions[0].href:
        return None
    first, behind = mentions[0], _IN_BRACKETS_BEHIND.match(spans[1].text)
    is_name = any(map(str.isupper, first.text)) and not is_venue(first.text)
    named = is_name and not (first.speaks_for_itself or first.is_an_address)
    return first if named and behind and who_and_when(behind[1]) else None


def _italics_behind_names(spans: Sequence[Span], mentions: Sequence[Mention]) -> Mention | None:
    """The linked book in italics, be it a word, behind names: "Jane Doe, _[Widgetry](…)_, 4-28"."""
    if not mentions or not mentions[0].italic or mentions[0].speaks_for_itself:
        return None
    before = plain_before_link(spans).rstrip()
    who = names_before_link(spans, lenient=True) if before.endswith((",", ".", ":")) else None
    is_name = mentions[0].text[:1].isupper() and not is_venue(mentions[0].text)
    return mentions[0] if who and is_name else None


def _is_in_bold_above_names(spans: Sequence[Span]) -> bool:
    """Whether a title in bold stands above names, and below them where it came out is linked."""
    broken = lines(spans) if spans[0].bold else []
    title = bold_title(broken[0]) if len(broken) > _MANY else ""
    who = people(plain(broken[1])) if count_words(title) >= WORDS_OF_A_LONG_TITLE else None
    is_alone = who is not None and is_bold(broken[0]) and not is_linked((*broken[0], *broken[1]))
    return is_alone and broken[2][0].href is not None


def _is_in_a_sentence(spans: Sequence[Span], mentions: Sequence[Mention]) -> bool:
    """Whether a sentence goes on around its first link: "This list builds on [Acme](…) and …".

    So it does around "here", unless what stands before it is called as works are: "Write to us
    [here](…) with your ideas", but "On the Use of Many Widgets [here](…) and [code](…)".
    """
    at = next((i for i, span in enumerate(spans) if span.href is not None), len(spans))
    before, behind = plain_before_link(spans).rstrip(), unlinked(spans[at + 1 : at + 2])
    goes_on = before[-1:].isalpha() and behind[:1].isalpha() and not behind[0].isupper()
    is_told = _HERE.fullmatch(mentions[0].text.strip()) and not (
        ":" in before or has_capitals(before)
    )
    points = is_pointer(mentions[0].text) or is_generic(mentions[0].text)
    return goes_on and bool(is_told or not points)


def _is_cited_by_title(titled: Mention | None, spans: Sequence[Span]) -> bool:
    """Whether names are cited before a linked title: "Doe, J. and Roe, R. [On Widgets](…)"."""
    who = names_before_link(spans) if titled else None
    return who is not None and who.inverted and who.likely


def _says_where_and_when(text: str, said: Details) -> bool:
    """Whether what stands beside a title names a venue and a year, and no event of its own."""
    return bool(said.venue and said.year) and not _EVENT.search(text)


def _is_followed_by_a_volume(title: str, text: str, said: Details) -> bool:
    """Whether a known venue and a year are about all that follows a title: "On …, ICML 2020"."""
    rest = text.removeprefix(title)
    return (
        rest != text
        and count_words(title) >= WORDS_OF_A_NAMELESS_TITLE
        and count_words(BRACKETED.sub(" ", rest)) <= WORDS_OF_A_LONG_TITLE
        and _says_where_and_when(text, said)
        and is_venue(said.venue or "")
    )


def _is_behind_a_linked_place(title: str, spans: Sequence[Span]) -> bool:
    """Whether a linked venue and year stand before a title: "[ICML 2020](…), On the Use of …"."""
    where = spans[0].text if spans[0].href is not None else ""
    is_title = count_words(title) >= WORDS_OF_A_NAMELESS_TITLE and has_capitals(title)
    return is_title and is_venue(where) and year(where) is not None


def _is_told_behind_notes(work: Cited, mentions: Sequence[Mention]) -> bool:
    """Whether a dated title stands behind a link to notes: "[Acme](acme.md) On … (ICML 2020)"."""
    notes = bool(mentions) and mentions[0].href.endswith(".md") and "://" not in mentions[0].href
    is_long = count_words(work.title) >= WORDS_OF_A_LONG_TITLE and has_capitals(work.title)
    return notes and is_long and work.details.venue is not None


def _linked_first(spans: Sequence[Span], mentions: Sequence[Mention]) -> str:
    """What a text begins with, if that is a link and no pointer: the name of a tool or a book."""
    if spans[0].href is None or not mentions or mentions[0].speaks_for_itself:
        return ""
    return "" if mentions[0].is_an_address else " ".join(mentions[0].text.split())
