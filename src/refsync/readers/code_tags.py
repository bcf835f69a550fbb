"""Tags that are set as code: behind titles, "On Widgets `survey`", and in front of citations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from refsync.readers.document import Block, Heading, Span, Spans, Text
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.titles import year
from refsync.readers.venues import is_venue

_TAG = re.compile(r"[^\W\d_][\w +/&.-]{0,39}")
_BREAKS_OFF = re.compile(r"(?:[,:;(\[“\"'/–—=-]|\b[a-z]{1,4})\s*$")
"""How a text ends that goes on with code: "The Case for `goto`"."""
_ENDS = re.compile(r"\s*(?:\n|[\[(|]|$)")
_BETWEEN = " ,|"
"""What stands between tags."""
_MOST_WORDS = 4
_FEWEST_WORDS = 3
_FEWEST = 2
_LONGEST_BEFORE_A_CITATION = 40


def with_tags_in_brackets(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, code in their texts set as any other text, in brackets where that is a tag.

    A tag ends a line, or stands before links, behind a title, or begins a text; several texts of
    a list have some. Those before the names of a cited work are left out.
    """
    blocks = [_without_tags_before_names(block) for block in blocks]
    tags = {n: found for n, block in enumerate(blocks) if (found := _tags(block))}
    behind = tags if len(tags) >= _FEWEST else {}
    in_front = _in_front(blocks)
    return tuple(
        replace(block, spans=_unset(block.spans, behind.get(n, frozenset()) | in_front[n]))
        if isinstance(block, (Heading, Text)) and any(span.verbatim for span in block.spans)
        else block
        for n, block in enumerate(blocks)
    )


def _without_tags_before_names(block: Block) -> Block:
    """A text that begins with tags and then cites a work, without these.

    As "`ICML 2015` `Gears` Doe J, Roe R. On Widgets. …". The work says where or when as well, and
    has names that are sure: "`gears` Roe. On Widgets" doesn't.
    """
    spans = block.spans if isinstance(block, Text) else ()
    tags = list(takewhile(lambda span: span.verbatim or not span.text.strip(), spans))
    are_tags = all(len(tag.text) <= _LONGEST_BEFORE_A_CITATION and not tag.href for tag in tags)
    if not isinstance(block, Text) or not tags or len(tags) == len(spans) or not are_tags:
        return block
    first, *rest = spans[len(tags) :]
    behind = (first._replace(text=first.text.lstrip(" ,:|")), *rest)
    whole = cited_in(behind)
    cites = whole is not None and (whole.who.certain or whole.who.have_given_names)
    is_one = whole is not None and cites and any(whole.details[1:])
    return replace(block, spans=behind) if is_one else block


def _tags(block: Block) -> frozenset[int]:
    """Which spans of a text are tags behind a title."""
    spans = block.spans if isinstance(block, Text) else ()
    found: set[int] = set()
    if not any(span.verbatim for span in spans):
        return frozenset()
    for n in reversed(range(1, len(spans))):
        behind = "".join(span.text for span in spans[n + 1 : n + 2] if span.href is None)
        is_last = n + 1 == len(spans) or spans[n + 1].href is not None
        is_last = is_last or _ENDS.match(behind) is not None or _is_before_a_tag(spans, n, found)
        if is_last and _may_be_a_tag(spans[n]) and _is_behind_a_title(spans[:n]):
            found.add(n)
    return frozenset(found)


def _in_front(blocks: Sequence[Block]) -> list[frozenset[int]]:
    """Which spans of texts are tags in front of titles: their first, as one of them is repeated."""
    found = [_tag_in_front(block) for block in blocks]
    again = Counter(filter(None, found))
    known = any(times >= _FEWEST for times in again.values())
    return [frozenset((0,)) if known and text else frozenset() for text in found]


def _tag_in_front(block: Block) -> str:
    """The tag with which a text begins, before words with a capital: "`survey` On Widgets"."""
    first, *others = block.spans if isinstance(block, Text) else (Span("", 0),)
    behind = "".join(span.text for span in others[:2])
    begins = behind[:1] == " " and behind.lstrip()[:1].isupper()
    return first.text if _may_be_a_tag(first) and begins else ""


def _is_before_a_tag(spans: Spans, at: int, tags: set[int]) -> bool:
    """Whether no more than space or a comma stands between a span and a tag."""
    return at + 1 in tags or (at + 2 in tags and not spans[at + 1].text.strip(_BETWEEN))


def _may_be_a_tag(span: Span) -> bool:
    """Whether code is of a few words, and says neither where nor when, as may be read anywhere."""
    text = span.text.strip()
    is_short = _TAG.fullmatch(text) is not None and len(text.split()) <= _MOST_WORDS
    is_tag = span.verbatim and span.href is None and is_short
    return is_tag and year(text) is None and not is_venue(text)


def _is_behind_a_title(spans: Spans) -> bool:
    """Whether a line has words enough for a title, and doesn't break off before a tag.

    A linked title needs no telling from what follows it.
    """
    before = [span for span in spans if not span.image]
    is_apart = before[-1].text[-1:].isspace() if before else False
    line = "".join(span.text for span in before if span.href is None).rpartition("\n")[2]
    told = (span for span in reversed(before) if not span.verbatim and span.text.strip(_BETWEEN))
    last = next(told, None)
    if last is None or last.href is not None or _BREAKS_OFF.search(last.text):
        return False
    words = [word for word in line.split() if any(map(str.isalnum, word))]
    return is_apart and len(words) >= _FEWEST_WORDS


def _unset(spans: Spans, tags: frozenset[int]) -> Spans:
    """The spans of a text, tags in brackets, and code one with what has its looks."""
    out: list[Span] = []
    for n, span in enumerate(spans):
        text = f"[{span.text.strip()}]" if n in tags else span.text
        text = " " if n - 1 in tags and n + 1 in tags else text
        span = span._replace(text=text, verbatim=False)
        last = out[-1] if out else None
        if last and not span.image and last[2:] == span[2:]:
            out[-1] = last._replace(text=last.text + text)
        else:
            out.append(span)
    return tuple(out)
