"""Citations all of which is one link, title first: "[On Widgets. J. Doe, R. Roe. Acta 2015](…)"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from refsync.readers.citations import citation
from refsync.readers.document import Block, Spans, Text, plain
from refsync.readers.links import kind_by_address
from refsync.readers.shapes.bracketed_places import with_links_called_behind
from refsync.readers.shapes.paper_links import PAPERS
from refsync.readers.shapes.words import WORDS_OF_A_HEADLINE, count_words
from refsync.readers.title_first import title_first
from refsync.readers.titles import states_a_year
from refsync.readers.titles import year as year_in

_FEWEST = 3
_HALF = 0.5
_NEARLY_ALL = 0.75
_LONGEST = 600


def with_links_behind(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks, citations that are links with these at their ends, where a list is of such.

    So what is known of "On Widgets. Jane Doe. Acta 2015 [[paper](…)]" is known of one by several,
    and of those by one beside it. Titles alone are links as they are, and so are citations that
    begin with the authors.
    """
    linked = [block for block in blocks if isinstance(block, Text) and _is_one_link(block.spans)]
    texts = [plain(block.spans) for block in linked]
    cites = sum(map(_cites, texts))
    dated = {id(one) for one, text in zip(linked, texts, strict=True) if _is_dated(text)}
    is_habit = cites >= max(_FEWEST, _HALF * len(linked))
    if not is_habit or len(dated) < _NEARLY_ALL * len(linked):
        return blocks
    return [
        replace(block, spans=_unlinked(block.spans))
        if isinstance(block, Text) and id(block) in dated
        else block
        for block in blocks
    ]


def _is_one_link(spans: Spans) -> bool:
    """Whether all of a text leads to one paper, and has more words than a name."""
    hrefs = {span.href for span in spans if span.text.strip(" .")}
    if len(hrefs) != 1 or not (href := next(iter(hrefs))) or any(span.image for span in spans):
        return False
    text = plain(spans)
    is_long = count_words(text) > WORDS_OF_A_HEADLINE and len(text) < _LONGEST
    return is_long and kind_by_address(href) in PAPERS


def _cites(text: str) -> bool:
    """Whether a text has a title, then several names, and when or where."""
    whole = None if citation(text) else title_first(text)
    return whole is not None and whole.details.reads_like_a_paper


def _is_dated(text: str) -> bool:
    return states_a_year(text) or year_in(text) is not None


def _unlinked(spans: Spans) -> Spans:
    """A text that is a link as words, with the link behind them."""
    *words, last = (span._replace(href=None, hint="") for span in spans)
    link = next(span for span in spans if span.href)
    text = [*words, last._replace(text=last.text.rstrip())]
    return tuple(with_links_called_behind(text, [link]))
