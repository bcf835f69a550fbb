"""A work told right behind a text's first link: "[Doe et al.](…) On Widgets"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.beside import beside
from refsync.readers.citations.work import Citation
from refsync.readers.details import details
from refsync.readers.document import Span
from refsync.readers.entry import Evidence
from refsync.readers.links import is_pointer
from refsync.readers.mentions import Mention, plain_before_link
from refsync.readers.people import People, institution, people
from refsync.readers.sentences import behind_others, first_sentence
from refsync.readers.shapes.named_works import Cited, of_citation
from refsync.readers.shapes.paper_links import WORDS_OF_A_NAMELESS_TITLE, leads_to_a_paper, naming
from refsync.readers.shapes.tails import without_tail
from refsync.readers.shapes.words import count_words, unlinked
from refsync.readers.title_first import title_first
from refsync.readers.titles import year
from refsync.readers.venues import is_venue, venue

_GROUP = regex(r"\b(?:Consortium|Collaboration|Group|Committee|Network|Initiative|Project)$")
_THIS_PAPER = regex(
    r"(?:this|our|the) (?:\w+ )?(?:paper|work|article|preprint|study)", re.IGNORECASE
)
"""A link that says no title where a sentence begins with it: "[This paper](…) proposes gears"."""
_MONTH_BEHIND = regex(r"[\s,.;:(\[]{0,4}(?:19|20)\d\d[./-]\d\d?(?:[./-]\d\d?)?[)\]]?[.,;:]\s*")
"""When what a first link names appeared: ", 2015.07. "."""
_MANY = 2


def behind_a_link(spans: Sequence[Span], mentions: Sequence[Mention]) -> Cited | None:
    """The work of which a text's first link, by which it begins, says who made it, or its name."""
    if len(spans) < _MANY or spans[0].href is None:
        return None
    if _THIS_PAPER.fullmatch(mentions[0].text.strip()) and _leads_alone(mentions):
        return Cited(spans[0].line, "", tuple(mentions), details(beside(spans)))
    if dated := _between_date_and_place(spans, mentions):
        return dated
    if whole := _cited_behind_a_name(spans):
        work = of_citation(whole, spans[0].line)
        return replace(work, mentions=tuple(mentions), linked=False)
    return _behind_linked_names(spans, mentions) or _before_who_and_when(spans, mentions)


def _between_date_and_place(spans: Sequence[Span], mentions: Sequence[Mention]) -> Cited | None:
    """The work between a name's date and where it appeared: "[Acme](…), 2015.07. On …, [Acta](…)".

    Its code may be linked before the title. Date and place tell a title with few capitals.
    """
    dated = _MONTH_BEHIND.match(spans[1].text)
    place = next((n for n in reversed(range(len(spans))) if spans[n].href is not None), 0)
    paper, others = mentions[-1], mentions[:-1]
    if (
        not dated
        or place < _MANY
        or spans[place].href != paper.href
        or unlinked(spans[place + 1 :])
    ):
        return None
    if not venue(paper.text) or not leads_to_a_paper(paper):
        return None
    text = spans[1].text[dated.end() :] if place == _MANY else spans[place - 1].text
    title = " ".join(text.split()).strip(" ,;.([")
    is_title = count_words(title) >= WORDS_OF_A_NAMELESS_TITLE and title[0].isupper()
    if not is_title or count_words(spans[0].text) >= WORDS_OF_A_NAMELESS_TITLE or people(title):
        return None
    said = details([paper.text])._replace(year=year(dated[0]))
    known = (paper, *(mention for mention in others if mention.href != paper.href))
    return Cited(spans[0].line, title, known, said, Evidence.PAPER)


def _leads_alone(mentions: Sequence[Mention]) -> bool:
    """Whether the first of a text's links leads to a paper, and no other does."""
    first, *others = map(leads_to_a_paper, mentions)
    return first and not any(others)


def _cited_behind_a_name(spans: Sequence[Span]) -> Citation | None:
    """What is cited behind a link of few words: "[Acme](…). On Widgets, Doe et al. 2015."."""
    if not spans[1].text.startswith(". "):
        return None
    if count_words(spans[0].text) >= WORDS_OF_A_NAMELESS_TITLE:
        return None
    text = " ".join(spans[1].text[2:].split()).rstrip("[( .")
    whole = title_first(text) or _title_and_others(text)
    return whole if whole and count_words(whole.title) >= WORDS_OF_A_NAMELESS_TITLE else None


def _behind_linked_names(spans: Sequence[Span], mentions: Sequence[Mention]) -> Cited | None:
    """The work whose title stands behind linked names: "[Doe et al.](…) On the Use of Widgets"."""
    text = mentions[0].text.strip()
    who = people(text) if spans[0].href == mentions[0].href else None
    if leads_to_a_paper(mentions[0]) and spans[1].text.startswith(". ") and _GROUP.search(text):
        who = institution(text, lenient=True)
    elif who and not (who.truncated or text.endswith(".") or _leads_by_name(mentions[0], who)):
        who = None
    if not who:
        return None
    behind = list(takewhile(lambda span: span.href != spans[0].href, reversed(spans)))
    said = " ".join(plain_before_link(reversed(behind)).split()).lstrip(" .-–—")
    title = without_tail(first_sentence(said)[0])
    if count_words(title) < WORDS_OF_A_NAMELESS_TITLE or title[0].islower():
        return None
    found = details(beside(spans, title), who)
    found = found._replace(year=year(text) or found.year)
    evidence = Evidence.PAPER if any(map(leads_to_a_paper, mentions)) else Evidence.CITED
    return Cited(spans[0].line, title, tuple(mentions), found, evidence)


def _leads_by_name(mention: Mention, who: People) -> bool:
    """Whether a link to a paper is called by whom that is: "[J. Doe](….pdf) On Widgets"."""
    in_short = all((name.given or "").endswith(".") for name in who.names)
    return in_short and mention.said_kind is None and leads_to_a_paper(mention)


def _before_who_and_when(spans: Sequence[Span], mentions: Sequence[Mention]) -> Cited | None:
    """The work called by a linked word or two: "[Widgetry](…), Jane Doe and Al Roe, 2009"."""
    if not spans[1].text.startswith((",", ". ")):
        return None
    name = " ".join(mentions[0].text.split())
    points = mentions[0].speaks_for_itself and (is_pointer(name) or count_words(name) == 1)
    is_name = count_words(name) < WORDS_OF_A_NAMELESS_TITLE and not points
    who = people(name)
    is_name = is_name and not (is_venue(name) or (who and (who.truncated or who.certain)))
    if not is_name or "://" in name or from_text(name):
        return None
    said = details(beside(spans))
    if not said.who or not said.who.have_given_names or not said.year:
        return None
    evidence = Evidence.PAPER if any(map(leads_to_a_paper, mentions)) else Evidence.CITED
    known = naming(mentions, mentions[0])
    return Cited(spans[0].line, name, known, said, evidence, linked=True)


def _title_and_others(text: str) -> Citation | None:
    """As "On Widgets. Doe et al. ICML 2020"."""
    title, behind = first_sentence(text)
    names, where = behind_others(behind)
    who = people(names) if where else None
    return Citation(title, who, where) if who and who.truncated else None
