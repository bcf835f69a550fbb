"""Titles whose papers' addresses stand below them, or behind them: "Groth16: https://…"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.document import Block, Span, Spans, Text, is_linked, joined, lines, plain
from refsync.readers.links import is_pointer, kind_by_label
from refsync.readers.mentions import read_line
from refsync.readers.people import people
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.shapes.words import count_words, has_capitals, is_cut_short
from refsync.readers.titles import NO_TITLE
from refsync.readers.venues import venue_and_year

_NAMED = regex(r"\s*(?P<name>[^:\uff1a\n]{2,60}?)\s*[:\uff1a]\s*")
_OF_ITS_SOURCE = regex(
    r"(?:source|original|origin|details?|(?:more )?info\w*|citations?|cite|see(?: also)?|more|"
    r"via|from|by|related|version|url|quellen?|fuentes?|参考|来源|出处|地址)\b.*",
    re.IGNORECASE,
)
"""Labels of an address that say nothing of the kind of what it leads to."""
_SET_OFF = (*".,;|–—-!?", " ")
_BRACKETS = "(["
_SAYS_ADDRESS = frozenset(("arxiv", "doi", "link", "paper", "pdf", "url"))
"""Labels that say no more than that an address follows, so that a title has no such end."""
_WORDS_OF_A_LABEL = 3
_WORDS_BEFORE_A_LABEL = 4
_MANY = 2
_SEVERAL = 4
_WORDS_OF_A_NAME = 4
_WORDS_OF_A_TITLE = 2
_WORDS_OF_A_LONG_TITLE = 5


def with_titles(body: Sequence[Block]) -> list[Block]:
    """The blocks, titles in bold where several stand right above papers' addresses.

    Where there are more, others have titles in bold above any address, be they like a name.
    Where several items have names in front of them, each its own, these lose their colons.
    """
    body = list(map(_with_label_below, body))
    texts = [(n, block) for n, block in enumerate(body) if isinstance(block, Text)]
    named = {n: found for n, text in texts if (found := _name(text))}
    names = {plain(spans[:1]) for spans in named.values()}
    named = named if _MANY <= len(names) == len(named) else {}
    titled = {n: found for n, text in texts if (found := _title_above(text))}
    titled |= dict(_titles_apart(texts))
    alike = {n: found for n, text in texts if (found := _title_above(text, among_others=True))}
    known = named | (alike if len(titled) >= _SEVERAL else {})
    in_full = {n: spans for n, spans in titled.items() if _is_in_full(spans)}
    known |= titled if len(titled) >= _MANY else in_full
    return [
        replace(block, spans=known[n]) if n in known and isinstance(block, Text) else block
        for n, block in enumerate(body)
    ]


def _with_label_below(block: Block) -> Block:
    """A text whose address has a label, that on a line of its own: "On Widgets, PDF: https://…".

    In a paragraph the title tells itself from a sentence by its capitals.
    """
    if not isinstance(block, Text) or len(block.spans) < _MANY or "://" not in block.spans[1].text:
        return block
    first, *links = block.spans
    title, label = _parted_from_label(first.text) if first.href is None else ("", "")
    is_title = count_words(title) >= _WORDS_BEFORE_A_LABEL and not title.endswith(COLONS)
    if not label or not is_title or not (block.item or has_capitals(title)):
        return block
    above, below = (first._replace(text=text) for text in (f"{title}\n", f"{label}: "))
    return replace(block, spans=(above, below, *links))


def _parted_from_label(text: str) -> tuple[str, str]:
    """A title and the label with which a text ends: "On Widgets, " and "PDF" of "On Widgets, PDF:".

    Nothing where there is none, or no mark sets it off and it may be the title's: "Gears in Code:".
    """
    said = text.rstrip()
    if not said.endswith(COLONS) or "\n" in said:
        return "", ""
    words = said.rstrip(":\uff1a ").split(" ")
    label: list[str] = []
    while words and len(label) < _WORDS_OF_A_LABEL and is_pointer(words[-1]):
        label.insert(0, words.pop())
        if label[0].startswith(tuple(_BRACKETS)) or " ".join(words).endswith(_SET_OFF):
            return " ".join(words).rstrip(), " ".join(label).lstrip(_BRACKETS)
    is_told = (
        bool(label)
        and label[0][:1].isupper()
        and not _SAYS_ADDRESS.isdisjoint(map(str.lower, re.findall(r"\w+", label[-1])))
    )
    return (" ".join(words), " ".join(label)) if is_told else ("", "")


def _name(text: Text) -> Spans | None:
    """An item of a name and a paper's address behind its colon, the colon left out."""
    first, *rest = text.spans
    if not text.item or first.href is not None or not _is_of_papers(rest):
        return None
    match = _NAMED.fullmatch(first.text)
    name = match["name"] if match else ""
    if not any(map(str.isupper, name)) or count_words(name) > _WORDS_OF_A_NAME:
        return None
    if kind_by_label(name) or NO_TITLE.fullmatch(name) or _OF_ITS_SOURCE.fullmatch(name):
        return None
    return (first._replace(text=f"{name} "), *rest)


def _title_above(text: Text, *, among_others: bool = False) -> Spans | None:
    """A paragraph of a title, and papers' addresses on the lines below it; the title in bold.

    Args:
        text: the paragraph.
        among_others: such are its neighbours, so that less will do.
    """
    if text.depth or not is_linked(text.spans):
        return None
    first, *below = lines(text.spans)
    is_below = _is_of_addresses if among_others else _is_of_papers
    if not below or not _reads_like_a_title(first, may_be_a_name=among_others):
        return None
    if not all(map(is_below, below)):
        return None
    return joined([_in_bold(first), *below])


def _is_in_full(spans: Spans) -> bool:
    """Whether a text begins with a line that is as long as a title, and has its capitals."""
    title = plain(lines(spans)[0])
    return count_words(title) >= _WORDS_OF_A_LONG_TITLE and has_capitals(title)


def _titles_apart(texts: Sequence[tuple[int, Text]]) -> Iterator[tuple[int, Spans]]:
    """Those paragraphs, in bold, below which others, or one item, are papers' addresses."""
    known = dict(texts)
    for (n, text), (after, below) in pairwise(texts):
        apart = after == n + 1 and not text.depth and below.depth <= 1
        if not apart or not _is_of_papers(below.spans) or not _reads_like_a_title(text.spans):
            continue
        another = known.get(after + 1)
        if not below.depth or not another or not another.depth or not _is_of_papers(another.spans):
            yield n, _in_bold(text.spans)


def _in_bold(spans: Spans) -> Spans:
    return tuple(span._replace(bold=True) for span in spans)


def _reads_like_a_title(spans: Spans, *, may_be_a_name: bool = False) -> bool:
    """Whether a line without links has a title in it, and no sentence that leads to one."""
    text = plain(spans)
    return (
        not is_linked(spans)
        and count_words(text) >= _WORDS_OF_A_TITLE
        and not _begins_with_a_small_word(text)
        and not text.endswith((*COLONS, "."))
        and not (is_cut_short(text) or venue_and_year(text))
        and (may_be_a_name or not people(text))
    )


def _begins_with_a_small_word(text: str) -> bool:
    """Whether a text's first word has small letters only, as no name has: "widgetNet: …"."""
    return text[0].islower() and text.split(maxsplit=1)[0].islower()


def _is_of_papers(spans: Sequence[Span]) -> bool:
    """Whether there are addresses in a text, one of them a paper's, and nothing else."""
    return _is_of_addresses(spans) and any(map(leads_to_a_paper, read_line(spans).mentions))


def _is_of_addresses(spans: Sequence[Span]) -> bool:
    """Whether there are addresses in a text, perhaps with labels, and nothing else."""
    found = read_line(spans)
    return (
        not found.prose
        and bool(found.mentions)
        and all(mention.is_an_address for mention in found.mentions)
    )
