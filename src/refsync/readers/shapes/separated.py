"""Texts that hold several works, taken apart: a citation or a linked title on each line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise, zip_longest
from operator import or_

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.citations import citation
from refsync.readers.document import (
    PLAIN_LANGUAGES,
    Block,
    Code,
    Span,
    Spans,
    Text,
    is_bold,
    is_linked,
    joined_apart,
    lines,
    plain,
)
from refsync.readers.links import kind_by_label
from refsync.readers.people import people
from refsync.readers.phrases import who_and_when
from refsync.readers.shapes import in_a_row
from refsync.readers.shapes.emphasised import LABEL, bold_title
from refsync.readers.shapes.paper_links import names_before_link
from refsync.readers.shapes.pointers import ends_in_links
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.unbroken import goes_on_in_quotes
from refsync.readers.shapes.words import WORDS_OF_A_TITLE, count_words, is_cut_short
from refsync.readers.venues import YEAR, venue_and_year

_MANY = 2
_CROWD = 3
_MOST = 0.7
_WORDS_OF_A_LONG_TITLE = 5
_BEGIN = regex(
    r"\s*(?:[\[(\uff08【]?(\d{1,3})[\])\uff09】\u3001\uff0e.]\s*(?!\d)|"
    r"(?:[•◦‣▪■●○►▶→+*-]|\[[+-]\])\s+(?=\S))"
)
"""The number or mark of an item that Markdown doesn't take for one, as where it is escaped."""
_DOTTED = regex(r"\s*\d{1,2}(?:\.\d{1,2}){1,4}[.)]?\s*")
"""A number as sections have it."""
_ASKS_TO_CITE = regex(r"\b(?:cit(?:e|ing|ation|er|ar)|zitier\w+)\b|引用", re.IGNORECASE)
_PARAGRAPH = regex(r"\S[^\n]*(?:\n[ \t]*\S[^\n]*)*")
_TITLE_MARKS = ("《", "『")
_QUOTE = regex(r"(?<!\w)[\"“](?=\w)")
_BEFORE_A_BOOK = regex(r"(?:[.,][”\"]?|[”\"],?) [Ii]n:?$")
"""How a line ends above the book that has what it cites: 'Doe, J. "On Gears," in:'."""
_ENDS_WITHIN_NAMES = regex(r"[\s.-][A-Z]\.,\s*$")
"""How a line ends among names: "Doe, J., Roe, R.,"."""
_PUBLISHED = regex(
    r"[^\W\d_a-z][^:\d]{2,40}: [^\W\d_a-z][^:]{0,60}"
    r"\b(?:Press|Publish\w+|Verlag|Books|Co|Corp|Inc|Ltd|GmbH|Sons)\b"
    rf"[.,]{{0,2}} \(?{YEAR}\)?[.;,]?"
)
"""As "Bonn, Gearland: Acme Publishing Co. 2015."."""
_VOLUME_AND_TITLE = regex(
    r"\s*(?P<volume>\[[^\[\]]{1,80}\b(?:19|20)\d\d\])\s?\[(?P<title>[^\[\]]{8,300})\]\s*"
)
"""As in links that lead nowhere: "[ICML 2015][On Widgets]"."""
_SAME_AUTHORS = regex(
    r"\s*(?:(?:[–—―]{1,4}|_{3,}|-{3,})([.,:]?)\s+(?=\S)|"
    r"(?:[–—―]{2,4}|_{3,}|-{3,})([.,:])\s+$)"
)
"""As "–––. (1988). On Widgets", below a work of the same authors, or before a title in italics."""


def separated(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, texts with several works in them taken apart, each with its authors in front."""
    numberless = map(_without_dotted_number, _with_bold_titles_apart(list(in_a_row.apart(body))))
    return _with_authors_again(_one_a_line(_with_items(_with_citations_out_of_code(numberless))))


def _with_bold_titles_apart(body: Sequence[Block]) -> Iterator[Block]:
    """The blocks, items with a sentence on each of several titles in bold taken apart.

    As "The first: **On the Use of Many Widgets**. Later: **On the Use of Many Gears**." where
    several items have one such title each, and none a link.
    """
    titled = [_with_a_bold_title_each(block) for block in body]
    singles = sum(len(sentences) == 1 for sentences in titled)
    for block, sentences in zip(body, titled, strict=True):
        if not isinstance(block, Text) or len(sentences) < _MANY or singles < _CROWD:
            yield block
            continue
        for spans in sentences:
            yield replace(block, line=spans[0].line, spans=spans)


def _with_a_bold_title_each(block: Block) -> list[Spans]:
    """The sentences of an item without links that have a long title in bold each, if all do."""
    if not isinstance(block, Text) or not block.item or is_linked(block.spans):
        return []
    out: list[list[Span]] = [[]]
    for before, span in zip((None, *block.spans), block.spans, strict=False):
        ended, stop, behind = span.text.partition(". ")
        if before and before.bold and stop and not (ended or span.bold):
            out[-1].append(span._replace(text=stop))
            out.append([])
            span = span._replace(text=behind)
        out[-1] += [span] if span.text else []
    sentences = [tuple(spans) for spans in out if spans]
    return sentences if all(map(_has_a_bold_title, sentences)) else []


def _has_a_bold_title(spans: Spans) -> bool:
    """Whether a text has one long title in bold."""
    bold = [span for span in spans if span.bold]
    return len(bold) == 1 and count_words(bold_title(bold)) >= _WORDS_OF_A_LONG_TITLE


def _without_dotted_number(block: Block) -> Block:
    """A block without the number before a link with which it begins: "1.2.1. [On Widgets](…)"."""
    if not isinstance(block, Text) or len(block.spans) < _MANY or block.spans[1].href is None:
        return block
    is_numbered = _DOTTED.fullmatch(block.spans[0].text) and block.spans[0].href is None
    return replace(block, spans=block.spans[1:]) if is_numbered else block


def _with_items(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, paragraphs made items that begin with a mark or with numbers in their order.

    As "• …", "[1] …"; the order may be the reverse, and the first one may stand alone. In bold
    above items they are labels: "**(1) Kinds of Gears**". Between such there may be some that are
    items by their links already.
    """
    blocks = list(body)
    begins = {
        i: found
        for i, (block, below) in enumerate(zip_longest(blocks, blocks[1:]))
        if (found := _begin_of_one(block)) and not _is_a_label(block, below)
    }
    if all(_is_item(blocks[i]) for i in begins):
        return iter(blocks)
    numbers = {i: int(found[1]) for i, found in begins.items() if found[1]}
    values = list(numbers.values())
    steps = [values == [1], *(abs(b - a) == 1 for a, b in pairwise(values)), False]
    in_order = dict(zip(numbers, map(or_, steps, steps[1:]), strict=False))
    numbered = {i for i in begins if in_order.get(i, True)}
    return (_as_item(b, begins[i]) if i in numbered else b for i, b in enumerate(blocks))


def _as_item(block: Block, begin: re.Match[str]) -> Block:
    """A paragraph as an item, without the number or mark in front."""
    if not isinstance(block, Text):
        return block
    spans = _behind(begin, block.spans)
    return replace(block, spans=spans, depth=max(1, block.depth), item=True)


def _is_item(block: Block) -> bool:
    return isinstance(block, Text) and block.item


def _is_a_label(block: Block, below: Block | None) -> bool:
    """Whether a paragraph is in bold, and an item without bold words follows it."""
    is_item = isinstance(below, Text) and below.item and not any(s.bold for s in below.spans)
    return isinstance(block, Text) and is_bold(block.spans) and is_item


def _begin_of_one(block: Block) -> re.Match[str] | None:
    """The number or mark with which a text begins, if it has no other one in it."""
    if not isinstance(block, Text) or not block.spans or block.spans[0].href:
        return None
    begin = _BEGIN.match(block.spans[0].text)
    is_more = not begin or _BEGIN.fullmatch(plain(block.spans)) or _itemised(lines(block.spans))
    return None if is_more else begin


def _behind(begin: re.Match[str], spans: Spans) -> Spans:
    first, *others = spans
    rest = first.text[begin.end() :]
    return (first._replace(text=rest), *others) if rest else tuple(others)


def _with_citations_out_of_code(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, what is cited in preformatted text a paragraph each.

    But not below a request to cite something, which is what the list is about.
    """
    above: Block | None = None
    for block in body:
        is_plain = isinstance(block, Code) and block.language in PLAIN_LANGUAGES
        if isinstance(block, Code) and is_plain and not (block.is_bibtex or _asks_to_cite(above)):
            yield from (text for text in _paragraphs(block) if _is_cited_in_full(text.spans))
        above = block
        yield block


def _asks_to_cite(block: Block | None) -> bool:
    return isinstance(block, Text) and _ASKS_TO_CITE.search(plain(block.spans)) is not None


def _paragraphs(code: Code) -> Iterator[Text]:
    """The paragraphs of preformatted text, each on one line."""
    line, start = code.line, 0
    for found in _PARAGRAPH.finditer(code.text):
        line += code.text.count("\n", start, found.start())
        start = found.start()
        yield Text(line, (Span(" ".join(found[0].split()), line),))


def _is_cited_in_full(spans: Spans) -> bool:
    whole = cited_in(spans)
    return whole is not None and whole.details.reads_like_a_paper


def _with_authors_again(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, dashes in front of a work replaced by the authors of the one above it."""
    above: Text | None = None
    for block in body:
        if not isinstance(block, Text) or not block.spans:
            yield block
        elif above and (again := _SAME_AUTHORS.match(block.spans[0].text)):
            yield _by_the_same(block, again, above)
        else:
            above = block
            yield block


def _by_the_same(text: Text, dashes: re.Match[str], above: Text) -> Text:
    """A text with the authors of the one above in the place of its dashes, if that cites a work."""
    whole = cited_in(above.spans, lenient=True)
    if whole is None:
        return text
    names = "; ".join(name.literal or f"{name.family}, {name.given}" for name in whole.who.names)
    first, *others = text.spans
    said = f"{names.rstrip('.')}{dashes[1] or dashes[2] or '.'} {first.text[dashes.end() :]}"
    return replace(text, spans=(first._replace(text=said), *others))


def _one_a_line(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, paragraphs with a citation on most of their lines taken apart.

    So are those of several titles, each at the start of a line, with links behind it: titles in
    bold, or those for which the links stand in brackets. An item is if most of its lines cite.
    """
    for block in body:
        broken = lines(block.spans) if isinstance(block, Text) else []
        if isinstance(block, Text) and block.item:
            yield from _items(block, broken)
            continue
        if isinstance(block, Text) and (
            items := _itemised(broken) or _of_volumes(broken) or _of_linked_titles(broken)
        ):
            for line in items:
                yield replace(block, line=line[0].line, spans=line, depth=1, item=True)
            continue
        titled = broken if all(map(ends_in_links, broken)) else list(_from_bold_titles(broken))
        if isinstance(block, Text) and _are_several(titled):
            for line in titled:
                yield replace(block, line=line[0].line, spans=line)
            continue
        begins = len(broken) >= _MANY and any(map(_cites_a_work, broken[:_MANY]))
        cites = _cite(broken) if begins else []
        if isinstance(block, Text) and sum(cites) >= _MANY and 4 * sum(cites) >= len(broken):
            for line in _with_rest_below(broken, cites):
                yield replace(block, line=line[0].line, spans=line)
        else:
            yield block


def _items(item: Text, broken: Sequence[Spans]) -> Iterator[Text]:
    """An item, or the citations on most of its lines if their own marks are missing."""
    begins = len(broken) >= _CROWD and cited_in(broken[0]) is not None
    cites = _cite(broken) if begins else []
    if sum(cites) < _CROWD or sum(cites) < _MOST * len(broken):
        yield item
        return
    for line in _with_rest_below(broken, cites):
        yield replace(item, line=line[0].line, spans=line)


def _cite(broken: Sequence[Spans]) -> list[bool]:
    """Which lines cite a work of their own, none behind "A Study of" or within a quotation."""
    pairs = zip([(), *broken], broken, strict=False)
    return [
        not (above and _must_go_on(above, line)) and _cites_a_work(line) for above, line in pairs
    ]


def _must_go_on(above: Spans, line: Spans) -> bool:
    """Whether what stands in a line goes on in the next one for sure."""
    if is_cut_short(above[-1].text) or goes_on_in_quotes(above, line):
        return True
    if _ENDS_WITHIN_NAMES.search(above[-1].text):
        return True
    return _BEFORE_A_BOOK.search(plain(above)) is not None or _says_only_where(above, line)


def _says_only_where(above: Spans, line: Spans) -> bool:
    """Whether a line says who published what the one above cites, and when: "Bonn: Acme Press"."""
    whole = cited_in(above) if _PUBLISHED.fullmatch(plain(line)) else None
    return whole is not None and whole.details.year is None


def _cites_a_work(line: Spans) -> bool:
    """Whether a line cites a work, be its title linked: "Doe, J. et al. [On Widgets](…)".

    So may all of it be: "[Doe, J. (2015). On Widgets](…)".
    """
    if cited_in(line) is not None:
        return True
    linked = next((span for span in line if span.href is not None), None)
    if linked is not None and plain(line) == plain((linked,)):
        whole = citation(plain(line))
        return whole is not None and whole.details.year is not None
    if linked is None or count_words(linked.text) <= WORDS_OF_A_TITLE:
        return False
    return names_before_link(line) is not None


def _itemised(broken: Sequence[Spans]) -> list[Spans]:
    """The items of a paragraph whose lines begin with marks or numbers, these up or down in order.

    As "• …", "1、…", "[2] …".
    """
    begins = [_BEGIN.match(line[0].text) if line[0].href is None else None for line in broken]
    found = [begin for begin in begins if begin]
    if len(found) < _MANY or not begins[0]:
        return []
    numbers = [int(begin[1]) for begin in found if begin[1]]
    if numbers and not _are_in_order(numbers, len(found)):
        return []
    bare = (
        (line[0]._replace(text=line[0].text[begin.end() :]), *line[1:]) if begin else line
        for line, begin in zip(broken, begins, strict=True)
    )
    return list(joined_apart(bare, map(bool, begins)))


def _are_in_order(numbers: Sequence[int], count: int) -> bool:
    """Whether so many items have numbers that go up or down by one: 1, 2, 3, or 3, 2, 1."""
    first = numbers[0]
    up, down = range(first, first + count), range(first, first - count, -1)
    return list(numbers) in (list(up), list(down))


def _of_volumes(broken: Sequence[Spans]) -> list[Spans]:
    """The lines of a paragraph if all are a volume and a title: "[ICML 2015][On Widgets]"."""
    said = [[span for span in line if not span.image and span.text.strip()] for line in broken]
    found = [_VOLUME_AND_TITLE.fullmatch(line[0].text) if len(line) == 1 else None for line in said]
    return [
        (
            line[0]._replace(text=f"{match['volume']} "),
            line[0]._replace(text=match["title"], bold=True),
        )
        for line, match in zip(said, found, strict=True)
        if match and all(found)
    ]


def _of_linked_titles(broken: Sequence[Spans]) -> Sequence[Spans]:
    """The lines of a paragraph if each begins with a linked title and ends with a full stop.

    As "[On Widgets](…) by Jane Doe. An introduction.", or if each begins with one in the marks that
    set it off, as "[《零件的研究》](…)".
    """
    apart = (
        line[0].href is not None
        and count_words(line[0].text) >= WORDS_OF_A_TITLE
        and line[-1].href is None
        and line[-1].text.rstrip().endswith(".")
        for line in broken
    )
    marked = (line[0].href and line[0].text.lstrip().startswith(_TITLE_MARKS) for line in broken)
    return broken if len(broken) >= _MANY and (all(apart) or all(marked)) else []


def _from_bold_titles(broken: Sequence[Spans]) -> Iterator[Spans]:
    """The lines, those below one that begins with a title or name in bold joined to it.

    Bold words that go on from the line above are none.
    """
    begins = (
        line[0].bold
        and not (above and above[-1].bold)
        and (bool(bold_title(line[:1])) or _is_named_and_quoted(line))
        for above, line in zip((None, *broken), broken, strict=False)
    )
    return joined_apart(broken, begins)


def _are_several(titled: Sequence[Spans]) -> bool:
    """Whether the parts of a paragraph are several works, or words above one, each with its links.

    Those who wrote a work, and when, are a part of it: "Doe, J. (2015)," above "**On Widgets**".
    """
    if len(titled) < _MANY or not all(map(is_linked, titled[1:])):
        return False
    first, *below = titled
    return len(below) > 1 or is_linked(first) or not _tells_of_a_work(plain(first), below[0])


def _tells_of_a_work(text: str, below: Spans) -> bool:
    """Whether a line says who wrote what the title in bold below it names, where or when.

    One person does above where and when: "Jane Doe", "**On Widgets**", "ICML 2020".
    """
    said = text.rstrip(",:")
    if who := who_and_when(said):
        return who.certain or who.have_given_names
    if text.endswith(":") or venue_and_year(said):
        return not text.endswith(":")
    who = people(said)
    placed = any(venue_and_year(plain(line)) for line in lines(below)[1:3])
    return who is not None and who.have_given_names and (who.likely or placed)


def _is_named_and_quoted(line: Spans) -> bool:
    """Whether a line has a name in bold before a colon, and a quotation: '**Acme**: “On …”'."""
    behind = "".join(span.text for span in line[1:] if span.href is None).lstrip()
    is_label = kind_by_label(line[0].text) is not None or LABEL.fullmatch(line[0].text.strip())
    return behind.startswith(COLONS) and _QUOTE.search(behind) is not None and not is_label


def _with_rest_below(broken: Sequence[Spans], cites: Sequence[bool]) -> Iterator[Spans]:
    """The lines, those that go on with a citation joined to it."""
    cited_above = accumulate(cites, or_, initial=False)
    begins = (own or not above for own, above in zip(cites, cited_above, strict=False))
    return joined_apart(broken, begins)
