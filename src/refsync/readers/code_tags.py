"""Tags that are set as code: behind titles, "On Widgets `survey`", and in front of citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from dataclasses import replace
from itertools import chain, groupby, takewhile

from refsync.patterns import regex
from refsync.readers.document import Block, Heading, Span, Spans, Text
from refsync.readers.shapes.typeset import cited_in
from refsync.readers.shapes.words import is_cut_short
from refsync.readers.titles import year
from refsync.readers.venues import is_venue

_TAG = regex(r"[^\W\d_][\w +/&.-]{0,39}")
_BREAKS_OFF = regex(r"(?:[,:;(\[“\"'/–—=-]|\b[a-z]{1,4})\s*$")
"""How a text ends that goes on with code: "The Case for `goto`"."""
_ENDS = regex(r"\s*(?:\n|[\[(|]|$)")
_BETWEEN = " ,|"
"""What stands between tags."""
_MOST_WORDS = 4
_FEWEST_WORDS = 3
_FARTHEST = 32
"""So many spans in front of a tag tell whether it is one."""
_FEWEST = 2
_MOST = 3 / 4
_MORE = 3
"""A name begins titles more often than it ends them: "`goto` Considered", "`goto` Revisited"."""
_LONGEST_BEFORE_A_CITATION = 40


def with_tags_in_brackets(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, code in their texts set as any other text, in brackets where that is a tag.

    A tag ends a line, or stands before links, behind a title, or begins a text; several texts of
    a list have some. Those before the names of a cited work are left out.
    """
    blocks = [_without_tags_before_names(block) for block in blocks]
    texts = [block.spans if isinstance(block, Text) else () for block in blocks]
    behind = _sure(texts, _behind, _FEWEST)
    in_front = _sure(texts, _in_front, _MORE)
    return tuple(
        replace(block, spans=_unset(block.spans, behind[n] | in_front[n]))
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


def _sure(
    texts: Sequence[Spans], find: Callable[[Spans], frozenset[int]], times: int
) -> list[frozenset[int]]:
    """Which spans of texts are tags, if most of those that may have some tell that they are.

    Code may be a part of titles: "A Tour of the Modern `goto`". Tags are had by several texts,
    stand beside one another, are set otherwise than a title: "**On Widgets** `survey`", or are
    in one place in most texts, where those that begin them are repeated.
    """
    found = [find(spans) for spans in texts]
    names = [
        {spans[n].text.strip() for n in tags} for spans, tags in zip(texts, found, strict=True)
    ]
    counts = Counter(chain(*names))
    often = {name for name, count in counts.items() if count >= times}
    told = sum(
        not often.isdisjoint(own) or _are_apart(spans, tags)
        for spans, tags, own in zip(texts, found, names, strict=True)
    )
    is_habit = told >= max(_FEWEST, sum(map(bool, found)) / 2)
    repeated = counts.total() - len(counts)
    is_place = repeated >= times - _FEWEST and _are_of_most(texts, found, times + 1)
    return found if is_habit or is_place else [frozenset()] * len(found)


def _are_of_most(texts: Sequence[Spans], found: Sequence[Set[int]], fewest: int) -> bool:
    """Whether most texts with links, and so many, have what may be tags: few titles end in code."""
    having = sum(map(bool, found))
    linked = (any(span.href is not None for span in spans) for spans in texts)
    all_of_them = sum(bool(tags) or link for tags, link in zip(found, linked, strict=True))
    return having >= max(fewest, all_of_them * _MOST)


def _are_apart(spans: Spans, tags: Set[int]) -> bool:
    """Whether tags stand beside one another, or one is set otherwise than the title beside it."""
    return any(
        _is_before_a_tag(spans, n, tags) or _look(spans[n]) != _look(_beside(spans, n))
        for n in tags
    )


def _beside(spans: Spans, at: int) -> Span:
    """The words in front of a tag, or behind one that begins a text."""
    near = spans[max(0, at - 2) : at][::-1] or spans[1:3]
    return next((span for span in near if span.text.strip(_BETWEEN)), spans[at])


def _look(span: Span) -> tuple[bool, bool]:
    return span.bold, span.italic


def _behind(spans: Spans) -> frozenset[int]:
    """Which spans of a text may be tags behind a title."""
    found: set[int] = set()
    for n in reversed(range(1, len(spans))):
        behind = "".join(span.text for span in spans[n + 1 : n + 2] if span.href is None)
        is_last = n + 1 == len(spans) or spans[n + 1].href is not None
        is_last = is_last or _ENDS.match(behind) is not None or _is_before_a_tag(spans, n, found)
        before = spans[max(0, n - _FARTHEST) : n]
        if _may_be_a_tag(spans[n]) and is_last and _is_a_title(before):
            found.add(n)
    return frozenset(found)


def _in_front(spans: Spans) -> frozenset[int]:
    """The first span, if it may be a tag before words with a capital: "`survey` On Widgets"."""
    behind = "".join(span.text for span in spans[1:3])
    begins = behind[:1] == " " and behind.lstrip()[:1].isupper()
    return frozenset((0,) if begins and _may_be_a_tag(spans[0]) else ())


def _is_before_a_tag(spans: Spans, at: int, tags: Set[int]) -> bool:
    """Whether no more than space or a comma stands between a span and a tag."""
    return at + 1 in tags or (at + 2 in tags and not spans[at + 1].text.strip(_BETWEEN))


def _may_be_a_tag(span: Span) -> bool:
    """Whether code is of a few words, and says neither where nor when, as may be read anywhere."""
    text = span.text.strip()
    is_short = _TAG.fullmatch(text) is not None and len(text.split()) <= _MOST_WORDS
    is_tag = span.verbatim and span.href is None and is_short
    return is_tag and year(text) is None and not is_venue(text)


def _is_a_title(spans: Spans) -> bool:
    """Whether a line has words enough for a title, and doesn't break off before a tag.

    A linked title needs no telling from what follows it.
    """
    before = [span for span in spans if not span.image]
    is_apart = before[-1].text[-1:].isspace() if before else False
    line = "".join(span.text for span in before if span.href is None).rpartition("\n")[2]
    told = (span for span in reversed(before) if not span.verbatim and span.text.strip(_BETWEEN))
    last = next(told, None)
    if last is None or last.href is not None or _breaks_off(last.text):
        return False
    words = [word for word in line.split() if any(map(str.isalnum, word))]
    return is_apart and len(words) >= _FEWEST_WORDS


def _breaks_off(text: str) -> bool:
    return _BREAKS_OFF.search(text) is not None or is_cut_short(text)


def _unset(spans: Spans, tags: frozenset[int]) -> Spans:
    """The spans of a text, tags in brackets, and code one with what has its looks."""
    shown: list[Span] = []
    for n, span in enumerate(spans):
        text = f"[{span.text.strip()}]" if n in tags else span.text
        text = " " if n - 1 in tags and n + 1 in tags else text
        shown.append(span._replace(text=text, verbatim=False))
    alike = groupby(enumerate(shown), lambda at: (at[1][2:], at[1].image and at[0]))
    runs = ([span for _, span in run] for _, run in alike)
    return tuple(run[0]._replace(text="".join(span.text for span in run)) for run in runs)
