"""Citations in full whose links are of where or when the work appeared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from refsync.patterns import regex
from refsync.readers.citations import citation
from refsync.readers.citations.work import Citation
from refsync.readers.cited_places import ANY_YEAR
from refsync.readers.document import Span, plain
from refsync.readers.mentions import Mention
from refsync.readers.shapes.named_works import Cited, of_citation
from refsync.readers.shapes.paper_links import (
    WORDS_OF_A_LONG_TITLE,
    WORDS_OF_A_NAMELESS_TITLE,
)
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, has_capitals
from refsync.readers.title_first import title_first
from refsync.readers.venues import is_venue
from refsync.titles import fold

_FIGURES = regex(
    r"[\W\d_]*(?:(?i:vol|no|pp?|pages|volume|issue|number)\b[\W\d_]*){0,3}[A-Za-z]?[\W\d_]*"
)
"""A year, a volume, pages: "(2015)", "vol. 3, no. 4, pp. 5–6"."""


def cited_around_links(
    spans: Sequence[Span], mentions: Sequence[Mention], *, titled: bool, lenient: bool
) -> Cited | None:
    """The work that a text cites, its links read as the words that they are; None if it doesn't.

    As "Doe, J. ([2015](…)). On Widgets. Acta.", "Doe, J. On Widgets. [Acta](…) 3(4), 2015.".
    Each linked text must be part of where or when that appeared.

    Args:
        spans: the text.
        mentions: its links.
        titled: some of these look like titles; else only a citation that a link parts is read.
        lenient: as in `citation`.
    """
    linked = [mention.text for mention in mentions if not mention.speaks_for_itself]
    if not linked:
        return None
    words = [span._replace(href=None) for span in spans]
    whole = cited_in(words, lenient=lenient) or citation(plain(words), lenient=lenient)
    if titled:
        whole = whole or title_first(plain(words))
    elif whole and (short := cited_in(spans, lenient=lenient)) and short.title != whole.title:
        return None
    if whole is None:
        return None
    if _is_last(whole, linked[0]):
        whole = whole._replace(where=linked[0].strip(" .,"))
    elif not _is_of_the_rest(whole, linked):
        return None
    return replace(of_citation(whole, spans[0].line), mentions=tuple(mentions))


def _is_last(whole: Citation, linked: str) -> bool:
    """Whether a few linked words in capitals are all that stands behind a dated citation's title.

    They are a journal of any name: "Doe et al. (2015). On Widgets. [Gear Studies](…)".
    """
    behind = " ".join(ANY_YEAR.sub(" ", whole.rest).strip(" .,;:()").split())
    few = 0 < count_words(linked) < WORDS_OF_A_NAMELESS_TITLE and has_capitals(linked)
    is_title = count_words(whole.title) > WORDS_OF_A_LONG_TITLE
    return few and is_title and whole.details.year is not None and behind == linked.strip(" .,")


def _is_of_the_rest(whole: Citation, linked: Iterable[str]) -> bool:
    """Whether linked texts are figures or the venue of a citation that has title and year."""
    said = whole.details
    title, where = fold(whole.title), fold(said.venue or "")
    is_known = said.venue is not None and (said.within is not None or is_venue(said.venue))
    is_title = count_words(whole.title) > WORDS_OF_A_TITLE and not is_venue(whole.title)
    return (
        is_title
        and said.year is not None
        and all(
            _FIGURES.fullmatch(text)
            or (is_known and text and text.startswith(where) and text not in title)
            for text in map(fold, linked)
        )
    )
