"""Texts whose lines have labels: "**[Paper]** On Widgets", and below it "[Author] Jane Doe"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile, zip_longest
from typing import TypeGuard

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.document import (
    Block,
    Span,
    Spans,
    Text,
    behind_place,
    is_bold,
    is_linked,
    joined,
    lines,
    plain,
)
from refsync.readers.field_labels import WHEN, WHERE, WHO
from refsync.readers.mentions import plain_before_link, read_line
from refsync.readers.shapes.paper_links import could_be_a_title
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.words import count_words, trimmed

_END = r"[\s*_]{0,4}[\]】:\uff1a][\s*_:\uff1a]{0,4}"
_WHO = regex(rf"\W{{0,4}}{WHO}(?:\(s\))?{_END}", re.IGNORECASE)
_WHAT = regex(
    r"\W{0,4}(?:(?:paper )?title|paper|article|titel|titre|título|titulo|"
    rf"论文(?:标题|题目|名称)?|題目|题目|标题|論文|タイトル|제목|논문|название){_END}",
    re.IGNORECASE,
)
_IN_BRACKETS = regex(r"\s*\[(?P<said>[^\[\]]{15,400})\](?P<behind>\s*[\[(]?\s*)")
"""All that stands before links: "[On Widgets, J. Doe, Acta 2015] [[pdf]](…)"."""
_ALL_IN_BRACKETS = regex(
    r"\s*(?:(?::[a-z0-9_+-]{1,30}:|[^\w\s\[\]()<>]{1,3})\s+)?"
    r"\[(?P<said>[^\[\]\n@]{15,300})\](?P<behind>\s*(?:\([^()\n]{1,80}\))?\s*)"
)
"""A title without a link, and perhaps a note behind it: "✅ [On Widgets] (ICML 2020)"."""
_LABEL = regex(r"\*{0,2}[^\W\d_][\w /-]{1,30}(?::(?!//)|\uff1a)")
_PLACED = regex(rf"\W{{0,4}}(?:{WHERE}|{WHEN}){_END}", re.IGNORECASE)
_REFERENCE = regex(
    rf"\W{{0,4}}(?:references?|citations?|cite|(?:original )?(?:paper|publication)){_END}",
    re.IGNORECASE,
)
_KEY = regex(r"[^\W\d_][^\W\d_A-Z][\w+-]{1,30}(?:1[89]|20)\d\d[a-z]?:?")
_BEHIND_A_KEY = regex(r"(?:\{:[^{}\n]{1,80}\})?[\s:\uff1a]{0,4}")
"""As kramdown names a place: "**Doe2015**{:#doe2015}: "."""
_FIELD = regex(
    rf"(?:{WHO}|{WHEN}|{WHERE}|links?|url|paper|pdf|code|abstract|keywords?|"
    r"链接|论文链接|代码|摘要|关键词|링크)\s?[:\uff1a]",
    re.IGNORECASE,
)
_FIELD_BEHIND = regex(rf"(?<=[\s,;，；|])(?={_FIELD.pattern})", re.IGNORECASE)
_SAYS_TITLE = regex(r"tit(?:le|el|re|ul)|título|题|題|タイトル|제목|名称", re.IGNORECASE)
_NOWHERE = frozenset(("", "#"))
"""The addresses of links that lead nowhere."""
_FEWEST_WORDS = 3
_FEWEST_SPANS = 2
_SEVERAL = 3
_MOST_BELOW = 2
"""So many paragraphs below a title are of it: names, and links."""
_AUTHORS = "Authors: "


def without_labels(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, titles set in bold for their labels in texts that label title and authors.

    Names are not linked there: their links lead to the authors' pages.
    """
    for block in body:
        if not isinstance(block, Text):
            yield block
            continue
        yield replace(block, spans=_reference(block.spans) or _unlabelled(block.spans))


def _reference(spans: Spans) -> Spans:
    """The work that a labelled line cites below another of a tool: "Purpose: …", "Reference: …"."""
    broken = lines(spans)
    if len(broken) < _FEWEST_SPANS or not _LABEL.match(plain(broken[0])):
        return ()
    for line in broken[1:]:
        label = _REFERENCE.match("".join(span.text for span in line))
        cites = behind_place(line, label.end()) if label else ()
        whole = cited_in(cites) if cites else None
        if whole and any(whole.details[1:]):
            return cites
    return ()


def without_keys(body: Sequence[Block]) -> list[Block]:
    """The blocks, texts without the keys in bold, each its own, before them: "**Doe2015**: …"."""
    texts = [(n, block) for n, block in enumerate(body) if isinstance(block, Text)]
    found = {n: spans for n, text in texts if (spans := _behind_key(text))}
    keys = {text.spans[0].text for n, text in texts if n in found}
    known = found if _SEVERAL <= len(keys) == len(found) else {}
    return [
        replace(block, spans=known[n]) if n in known and isinstance(block, Text) else block
        for n, block in enumerate(body)
    ]


def _behind_key(text: Text) -> Spans:
    """What stands behind the key and colon with which a text begins, nothing where it has none."""
    if len(text.spans) < _FEWEST_SPANS or not text.spans[0].bold:
        return ()
    key, first, *rest = text.spans
    mark = _BEHIND_A_KEY.match(first.text) if first.href is None else None
    end = mark.end() if mark else 0
    is_key = key.href is None and _KEY.fullmatch(key.text.strip()) is not None
    if not is_key or not (key.text + first.text[:end]).rstrip().endswith(COLONS):
        return ()
    return (first._replace(text=first.text[end:]), *rest)


def without_labels_alike(body: Sequence[Block]) -> list[Block]:
    """The blocks, linked titles without the label that all have below one item: "Paper: [On …](…)".

    As several works have it below a date; then it is none of what else stands below others.
    """
    titles = {n: spans for n, block in enumerate(body) if (spans := _behind_a_label(block))}
    alike = [found for found in _siblings(body) if titles.keys() >= set(found)]
    long = {n for n, spans in titles.items() if count_words(spans[0].text) > _FEWEST_WORDS}
    if max((len(long.intersection(found)) for found in alike), default=0) <= 1:
        return list(body)
    labelled = {n for found in alike for n in found}
    return [
        replace(block, spans=titles[n]) if n in labelled and isinstance(block, Text) else block
        for n, block in enumerate(body)
    ]


def _siblings(body: Sequence[Block]) -> list[list[int]]:
    """The places of the items below each item."""
    found: list[list[int]] = []
    within: dict[int, list[int]] = {}
    for n, block in enumerate(body):
        depth = block.depth if isinstance(block, Text) else 0
        within = {outer: items for outer, items in within.items() if outer <= depth}
        if depth <= 1 or not isinstance(block, Text) or not block.item:
            continue
        if depth not in within:
            within[depth] = []
            found.append(within[depth])
        within[depth].append(n)
    return found


def _behind_a_label(block: Block) -> Spans:
    """The linked title right behind a work's label, and what follows it."""
    if not isinstance(block, Text) or not block.item or not is_linked(block.spans):
        return ()
    label = _label(block.spans, _WHAT)
    behind = _title(block.spans, label) if label and block.depth > 1 else ()
    mentions = read_line(behind).mentions if behind != block.spans else []
    return behind if any(map(could_be_a_title, mentions[:1])) else ()


def without_brackets(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, what stands before the links of an item out of the brackets around all of it."""
    for block in body:
        found = _IN_BRACKETS.fullmatch(block.spans[0].text) if _is_before_links(block) else None
        if not isinstance(block, Text) or not found or count_words(found["said"]) <= _FEWEST_WORDS:
            yield block
            continue
        first, *links = block.spans
        said = first._replace(text=f"{found['said']} {found['behind'].strip()}")
        yield replace(block, spans=(said, *links))


def with_titles_in_brackets(body: Sequence[Block]) -> Iterator[Block]:
    """The blocks, titles in brackets without a link in bold: "[On Widgets and Gears] (ICML 2020)".

    Paragraphs below one, of names and then of links, go on with it; another makes it none.
    """
    behind = 0
    for n, block in enumerate(body):
        if n < behind:
            continue
        behind = n + 1
        title = _title_in_brackets(block)
        below = _paragraphs(body[behind : behind + _MOST_BELOW]) if title and not title.item else []
        length = next((i for i, text in enumerate(below, 1) if _is_of_links(text)), 0)
        if not title or (below and not length and not _title_in_brackets(below[0])):
            yield block
            continue
        behind += length
        yield replace(title, spans=joined([title.spans, *(text.spans for text in below[:length])]))


def with_vain_links_in_bold(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, paragraphs that are titles linked to nothing in bold: "[On the Gears]()"."""
    for block in body:
        if (
            isinstance(block, Text)
            and not (block.depth or block.item)
            and _is_linked_in_vain(block)
        ):
            bold = tuple(span._replace(href=None, bold=True) for span in block.spans)
            yield replace(block, spans=bold)
        else:
            yield block


def _is_linked_in_vain(text: Text) -> bool:
    """Whether all of a text is a link without an address, and as long as a title."""
    hrefs = {span.href for span in text.spans if span.text.strip()}
    return hrefs <= _NOWHERE and count_words(plain(text.spans)) > _FEWEST_WORDS


def _paragraphs(body: Sequence[Block]) -> list[Text]:
    """The paragraphs with which blocks begin."""
    texts = takewhile(lambda block: isinstance(block, Text) and not block.item, body)
    return [block for block in texts if isinstance(block, Text)]


def _is_of_links(text: Text) -> bool:
    """Whether a text has links in it and nothing else: "[paper](…) | [code](…)"."""
    return is_linked(text.spans) and read_line(text.spans).is_of_links


def _title_in_brackets(block: Block) -> Text | None:
    """A text that is a title in brackets and a note at most, with the title in bold."""
    if not isinstance(block, Text) or is_linked(block.spans):
        return None
    found = _ALL_IN_BRACKETS.fullmatch("".join(span.text for span in block.spans))
    if not found or count_words(found["said"]) < _FEWEST_WORDS:
        return None
    line = block.spans[0].line
    behind = (Span(f" {found['behind'].strip()}", line),) if found["behind"].strip() else ()
    return replace(block, spans=(Span(found["said"], line, bold=True), *behind))


def _is_before_links(block: Block) -> TypeGuard[Text]:
    """Whether a block is an item that begins with a text, and goes on with a link."""
    if not isinstance(block, Text) or not block.item or len(block.spans) < _FEWEST_SPANS:
        return False
    return block.spans[0].href is None and block.spans[1].href is not None


def with_fields_joined(body: Iterable[Block]) -> Iterator[Block]:
    """The blocks, items or paragraphs that label title, authors and more of one work made one text.

    As "- Title: On Widgets", "- Authors: Jane Doe", "- Link: https://…", items below these, and
    one of links.
    """
    blocks = list(body)
    in_paragraphs = sum(map(_is_titled_paragraph, blocks)) > 1
    fields: list[Text] = []
    for block in (*blocks, None):
        if isinstance(block, Text) and fields and _is_another_field(block, fields[0]):
            fields.append(block)
            continue
        yield from _joined_fields(fields)
        is_titled = isinstance(block, Text) and block.item and _label(block.spans, _WHAT) != ""
        begins = is_titled or (in_paragraphs and _is_titled_paragraph(block))
        fields = [block] if isinstance(block, Text) and begins else []
        if block is not None and not fields:
            yield block


def _is_titled_paragraph(block: Block | None) -> bool:
    """Whether a block is a paragraph that is labelled as a title: "Title: On Widgets"."""
    if not isinstance(block, Text) or block.item:
        return False
    label = _label(block.spans, _WHAT)
    return _SAYS_TITLE.search(label) is not None


def _is_another_field(text: Text, first: Text) -> bool:
    """Whether a text says more of a work, by a label that is not the first one's, or below one.

    A linked title is another work's.
    """
    if not (text.item or not first.item) or text.depth < first.depth:
        return False
    if any(map(could_be_a_title, read_line(text.spans).mentions)):
        return False
    again = _label(text.spans, _WHAT) == _label(first.spans, _WHAT)
    says_more = bool(_LABEL.match(plain(text.spans))) or _is_of_links(text)
    return text.depth > first.depth or (says_more and not again)


def _joined_fields(fields: Sequence[Text]) -> Iterator[Text]:
    """Fields as one text, if they say who wrote the work, or where or when below its title."""
    if any(_label(field.spans, _WHO) for field in fields):
        yield replace(fields[0], spans=joined([_upright(field.spans) for field in fields]))
    elif _is_placed(fields):
        title, *others = (_upright(field.spans) for field in fields)
        unlabelled = _title(title, _label(title, _WHAT))
        yield replace(fields[0], spans=joined([unlabelled, *others]))
    else:
        yield from fields


def _is_placed(fields: Sequence[Text]) -> bool:
    """Whether the first of fields is labelled as a title, and another as where or when."""
    says_title = bool(fields) and _SAYS_TITLE.search(_label(fields[0].spans, _WHAT))
    return bool(says_title) and any(_label(field.spans, _PLACED) for field in fields[1:])


def _upright(spans: Spans) -> Spans:
    """A field with its label in bold as one that has none: "**Venue:** ICML 2020"."""
    head = list(takewhile(lambda span: span.href is None and not span.image, spans))
    text = "".join(span.text for span in head)
    if not head or not (head[0].bold or text.startswith("**")):
        return spans
    return (Span(text.replace("**", ""), head[0].line), *spans[len(head) :])


def labels_authors(spans: Sequence[Span]) -> bool:
    """Whether a line of a text says by a label who wrote what it names."""
    return any(line[0].text.startswith(_AUTHORS) for line in lines(spans)[1:])


def title_above_fields(spans: Sequence[Span]) -> str:
    """The first line of a text if that is in bold above labelled authors, venue or date."""
    if not spans or not spans[0].bold or not any("\n" in span.text for span in spans):
        return ""
    first, *below = lines(spans)
    is_labelled = below and (
        below[0][0].text.startswith(_AUTHORS) or _label(below[0], _PLACED) != ""
    )
    return trimmed(plain(first)) if is_labelled and is_bold(first) and not is_linked(first) else ""


def _unlabelled(spans: Spans) -> Spans:
    broken = [part for line in lines(spans) for part in _fields(line)]
    who = [_label(line, _WHO) for line in broken]
    if not any(who):
        return spans
    what = [_label(line, _WHAT) for line in broken]
    return joined(
        _names(line, by) if by else _title(line, title) if title else line
        for line, by, title in zip(broken, who, what, strict=True)
    )


def _fields(line: Spans) -> list[Spans]:
    """A line, broken before each label if one of a title is first: "Title: Gears Author: Doe".

    Where that is set in bold or italics, so are the others.
    """
    if not _label(line, _WHAT):
        return [line]
    set_off = line[0].bold or line[0].italic
    broken: list[Span] = []
    for span, behind in zip_longest(line, line[1:]):
        label = span.text + (behind.text[:2].lstrip() if behind and behind.href is None else "")
        is_text = span.href is None and not span.image
        if (
            broken
            and is_text
            and set_off
            and (span.bold or span.italic)
            and _FIELD.match(label.lstrip())
        ):
            broken.append(Span("\n", span.line))
        breaks = is_text and not set_off
        text = _FIELD_BEHIND.sub("\n", span.text) if breaks else span.text
        broken.append(span._replace(text=text))
    parts = lines(broken)
    return parts if any(_label(part, _WHO) for part in parts[1:]) else [line]


def _label(line: Spans, pattern: re.Pattern[str]) -> str:
    """The label of a kind with which a line begins, up to its first link."""
    match = pattern.match(plain_before_link(line))
    return match[0] if match else ""


def _names(line: Spans, label: str) -> Spans:
    names = "".join(span.text for span in line if not span.image).removeprefix(label)
    return (Span(f"{_AUTHORS}{names}", line[0].line),)


def _title(line: Spans, label: str) -> Spans:
    """A line's title without the label; a linked one stands right behind that."""
    if is_linked(line):
        goes_on = plain_before_link(line) != label
        return line if goes_on else tuple(dropwhile(lambda span: span.href is None, line))
    text = plain_before_link(line).removeprefix(label)
    is_title = count_words(text) >= (1 if _SAYS_TITLE.search(label) else _FEWEST_WORDS)
    return (Span(text, line[0].line, bold=True),) if is_title else line
