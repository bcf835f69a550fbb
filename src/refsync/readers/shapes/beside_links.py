"""The work of a text whose links are no titles: "On Widgets [paper] [code]"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from refsync.characters import COLONS, EAST_ASIAN
from refsync.identifiers import sole
from refsync.patterns import regex
from refsync.readers.beside import beside, italic_venue, line_in_italics
from refsync.readers.citations import citation
from refsync.readers.citations.work import Citation
from refsync.readers.details import Details, Piece, dated_place, details, set_off_names
from refsync.readers.document import Span
from refsync.readers.links import is_pointer, kind_by_address
from refsync.readers.mentions import Mention, read_line
from refsync.readers.people import People, people
from refsync.readers.phrases import who_and_when
from refsync.readers.shapes.behind_titles import placed_as_cited
from refsync.readers.shapes.emphasised import bold_title
from refsync.readers.shapes.named_works import Cited
from refsync.readers.shapes.paper_links import (
    PAPERS,
    WORDS_OF_A_LONG_TITLE,
    WORDS_OF_A_NAMELESS_TITLE,
    leads_to_a_paper,
    linked_places,
    names_before_link,
    words_before_link,
)
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.unlinked import headline, place_in_bold, title_beside_links
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, has_capitals, unlinked
from refsync.readers.title_first import title_first
from refsync.readers.venues import is_venue

BRACKETED = regex(r"\([^()]*(?:\)|$)|\[[^\[\]]*(?:\]|$)|【[^【】]*(?:】|$)")
_SHORTEST_WORD = 2
_OPEN_TAG = regex(r"\s*\[[^\[\]]{2,40}")
_MANY = 2
_SEVERAL = 3
_QUOTES = frozenset('"“„«')
_DAY = regex(r"[0-3]?\d\.[01]?\d\.(?:19|20)\d\d")
_AROUND_A_DAY = " ()[].,;"


def beside_links(spans: Sequence[Span], mentions: Sequence[Mention], *, lenient: bool) -> Cited:
    """The work of a text whose links are no titles."""
    whole = cited_in(spans, lenient=lenient) or citation(unlinked(spans), lenient=lenient)
    title = title_beside_links(_behind_tag(spans), lenient=lenient)
    whole = whole or title_first(unlinked(spans))
    title = whole.title if whole and _is_among_names(title, whole, spans) else title
    is_whole = whole is not None and whole.title == title and bool(whole.who.names)
    who = whole.who if whole and is_whole else None
    if who is None:
        who = next((who for m in mentions if (who := who_and_when(m.text))), None)
        who = None if who and set_off_names(beside(spans, title)) else who
    begins = title[:1].isupper() or EAST_ASIAN.match(title) is not None
    if not begins and spans[0].href is not None and who_and_when(spans[0].text):
        title = "" if count_words(title) >= WORDS_OF_A_LONG_TITLE else title
    word = _linked_word(spans)
    is_paper = bool(word) and kind_by_address(mentions[0].href) in PAPERS
    title = _named_in_a_sentence(spans, mentions, title) or title
    if named_before := _named_before(spans, title):
        is_whole, who = False, named_before
    if (named_before or who_and_when(title)) and (name := _behind_names(mentions)):
        title = "" if sole(name) or "://" in name else name
    few = count_words(BRACKETED.sub(" ", title)) < WORDS_OF_A_TITLE
    said = _said(spans, title, mentions, who)
    if word and few and (is_paper or any(said)):
        title = word
        said = _said(spans, title, mentions, who)
    elif is_paper:
        title = _named(word, title, unlinked(spans), tag=spans[0].text.lstrip().startswith("["))
    if whole and is_whole and title == whole.title:
        cited = whole.details
        said = placed_as_cited(said, cited) if said.venue else said.completed(cited)
    set_off = bool(said.who) and title == bold_title(spans)
    return Cited(
        spans[0].line,
        title,
        tuple(mentions),
        said,
        linked=is_whole,
        whole=is_whole or set_off,
    )


def _is_among_names(title: str, whole: Citation, spans: Sequence[Span]) -> bool:
    """Whether what looks like a title stands among many names, before one in quotes.

    As "J. Doe, R. Roe, A." at the end of a line before "Poe, and L. Muster, “On the Use of Gears”".
    """
    before, cited, _ = unlinked(spans).partition(whole.title)
    is_quoted = bool(cited) and before.rstrip()[-1:] in _QUOTES
    is_title = count_words(whole.title) >= WORDS_OF_A_NAMELESS_TITLE
    are_many = whole.who.certain and len(whole.who.names) >= _SEVERAL
    return is_quoted and is_title and are_many and title != whole.title and title in before


def _named_in_a_sentence(spans: Sequence[Span], mentions: Sequence[Mention], title: str) -> str:
    """What the paper is called of which a clause tells more: "The [Gears paper](…) that turns"."""
    before = words_before_link(spans)
    told = title[:1].islower() and title not in before
    if not told or count_words(before) > _MANY or not mentions:
        return ""
    name = mentions[0].text.removesuffix(" paper")
    is_name = name[:1].isupper() and not (is_pointer(name) or is_venue(name))
    is_name = is_name and (mentions[0].said_kind in PAPERS or not people(name))
    return name if is_name and leads_to_a_paper(mentions[0]) else ""


def _named_before(spans: Sequence[Span], title: str) -> People | None:
    """Those whom all that stands before a text's first link names, a title taken for one of them.

    As before the word in "Jane Doe, Al Roe, and Ann Poe, [Causality](…)".
    """
    before = names_before_link(spans) if title else None
    named = before is not None and before.certain and title in words_before_link(spans)
    return before if named and people(title) and title != headline(spans) else None


def _behind_names(mentions: Sequence[Mention]) -> str:
    """The name of the paper to which the first link leads: "Doe, J. 2009. [Causality](…)"."""
    first = next(iter(mentions), None)
    named = first is not None and leads_to_a_paper(first) and not first.speaks_for_itself
    return first.text if first and named and not is_venue(first.text) else ""


def _said(
    spans: Sequence[Span], title: str, mentions: Sequence[Mention], who: People | None
) -> Details:
    """What stands beside a title, and in the links."""
    pieces = _without_days_seen(beside(spans, title), spans)
    said = details((*pieces, *(mention.text for mention in mentions)), who)
    where = said.venue or italic_venue(spans, title, said.who)
    if not where and said.who:
        papers = (m for m in mentions if m.said_kind is None and leads_to_a_paper(m))
        place = next(filter(None, (dated_place(paper.text) for paper in papers)), None)
        where = place if place and set_off_names(pieces) else None
    if not where and title and title != bold_title(spans):
        where = place_in_bold(spans)
    elif not where and title and said.who and said.year:
        where = line_in_italics(spans, title)
    linked = list(linked_places(spans))
    where = where or next((place.name for place in linked if place.name != title), None)
    return said.at(where, [*pieces, *(f"{place.name}{place.behind}" for place in linked)])


def _without_days_seen(pieces: Sequence[Piece], spans: Sequence[Span]) -> list[Piece]:
    """The pieces but a date right behind an address, when it was seen: "https://… [3.5.2020]"."""
    behind = {
        after.text.strip(_AROUND_A_DAY)
        for before, after in pairwise(spans)
        if before.href is not None and before.text.startswith(("http://", "https://"))
    }
    days = set(filter(_DAY.fullmatch, behind))
    return [piece for piece in pieces if piece.text.strip(_AROUND_A_DAY) not in days]


def _behind_tag(spans: Sequence[Span]) -> Sequence[Span]:
    """A text without the brackets in front that have a link in them: "[Thesis, [Doe](…)] On …"."""
    if len(spans) <= _MANY or not _OPEN_TAG.fullmatch(spans[0].text) or spans[1].href is None:
        return spans
    inside, closed, behind = spans[2].text.partition("]")
    is_tag = closed and not inside.strip() and spans[2].href is None
    return (spans[2]._replace(text=behind), *spans[3:]) if is_tag else spans


def _named(word: str, title: str, behind: str, *, tag: bool) -> str:
    """What a linked word and the text behind it name: "[Adam](…): On Widgets", "[Adam](…), new".

    The text may repeat the word, "[Adam](…) - Adam: On Widgets". In brackets of its own (tag) the
    word is a remark: "[[Adam]](…) On the size of widgets".
    """
    rest = title.lstrip(":\uff1a ")
    if again := title.partition(f"{word}: ")[2]:
        return f"{word}: {again}"
    goes_on = behind.startswith(COLONS) or word.endswith(COLONS)
    is_clause = (
        (goes_on or tag) and rest[:1].isupper() and count_words(rest) >= WORDS_OF_A_NAMELESS_TITLE
    )
    who = people(title)
    if not (has_capitals(title) or is_clause) or (who and who.certain):
        return word
    name = word.rstrip(":\uff1a ")
    return f"{name}: {rest}" if goes_on else title


def _linked_word(spans: Sequence[Span]) -> str:
    """The one word with which a text begins, linked to the paper of that title."""
    first = next(iter(read_line(spans[:1]).mentions), None)
    if first is None or first.speaks_for_itself or kind_by_address(first.href) == "code":
        return ""
    named = any(char.isupper() for char in first.text)
    is_word = len(first.text.split()) == 1 and named and not first.is_an_address
    is_word = is_word and not is_venue(first.text)
    return first.text if is_word and len(first.text) >= _SHORTEST_WORD else ""
