"""Titles below the line of who wrote the work, where it appeared, or its links, lifted above these.

As of a list whose items are of lines, or of items: "Jane Doe, Al Roe", "On Widgets", "ICML 2020".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from refsync.characters import COLONS
from refsync.patterns import regex
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.document import Block, Spans, Text, is_bold, is_linked, joined, lines, plain
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import read_line
from refsync.readers.people import People, people
from refsync.readers.phrases import are_in_full, without_year
from refsync.readers.sentences import ENDS_OF_STATEMENTS, first_sentence
from refsync.readers.shapes.beginnings import can_begin_an_entry
from refsync.readers.shapes.cited import cited
from refsync.readers.shapes.event_roles import names_a_role
from refsync.readers.shapes.paper_links import could_be_a_title, leads_to_a_paper
from refsync.readers.shapes.tails import without_tail
from refsync.readers.shapes.unbroken import unbroken
from refsync.readers.shapes.words import (
    WORDS_OF_A_TITLE,
    count_words,
    has_capitals,
    trimmed,
    unlinked,
    unquoted,
)
from refsync.readers.titles import year
from refsync.readers.venues import is_institution, is_venue, venue_and_year

_SMALL_WORD = regex(r"(?<!\w)[a-zß-ÿ]\w{3}")
_FEWEST = 2
_MOST = 0.5
_MOST_ABOVE = 2
"""So many may stand above a title: of who, and of where."""
_MOST_BELOW = 6
"""So many items may stand below one of names."""


class _Lifted(NamedTuple):
    """Texts whose title is not the first of them, or of their lines.

    Attributes:
        spans: what each of them is with the title first.
        above: what stands above the title.
        who: those who are named there, or below the title.
        title: without what stands behind it.
        sure: that is several people, or a venue with its year, and the title has several words.
        told: it is a work, since a link leads to its paper, or who wrote it is said, and when, or
            it has capitals below several people.
    """

    spans: Sequence[Spans]
    above: str
    who: People | None
    title: str
    sure: bool
    told: bool


def with_titles_lifted(blocks: Sequence[Block], *, lenient: bool) -> list[Block]:
    """The blocks, titles put above the names, the place or the links that stand over them.

    They are where several texts of a list have them so, and most of those of several lines, or
    with items below them; not all under one name. Where and when alone stand above talks and roles
    as well. A text that is read as it stands stays so.

    Args:
        blocks: in reading order.
        lenient: as in `citation`.
    """
    found: dict[int, _Lifted] = {}
    several = 0
    for n, block in enumerate(blocks):
        if not isinstance(block, Text):
            continue
        below = _below(block, blocks[n + 1 : n + 2 + _MOST_BELOW])
        broken = _broken(block.spans)
        several += bool(below) or len(broken) > 1
        if one := _of_lines(broken) or _of_items(broken, below) or _of_links(broken, below):
            found[n] = one
    sure = {one.above for one in found.values() if one.sure and one.told}
    if len(sure) < _FEWEST or len(found) < _MOST * several:
        return list(blocks)
    out = list(blocks)
    for n, one in found.items():
        is_work = one.told or one.who is not None
        if not is_work or (len(one.spans) == 1 and _is_read(blocks[n], one, lenient=lenient)):
            continue
        for i, spans in enumerate(one.spans, n):
            text = blocks[i]
            out[i] = _as_item(replace(text, spans=spans)) if isinstance(text, Text) else text
    return out


def _as_item(text: Text) -> Text:
    """A paragraph that leads to a paper as an item, unless an entry is seen to begin with it."""
    leads = any(leads_to_a_paper(m) for line in lines(text.spans) for m in read_line(line).mentions)
    if text.depth or text.item or not leads or can_begin_an_entry(text):
        return text
    return replace(text, depth=1, item=True)


def _is_read(block: Block, one: _Lifted, *, lenient: bool) -> bool:
    """Whether title and names of a text are read as they stand, and bold ones are no headings."""
    if not isinstance(block, Text) or (one.spans[0][0].bold and not block.item):
        return False
    works = list(cited(block.spans, lenient=lenient))
    if len(works) != 1 or not works[0].title or not one.title.startswith(works[0].title):
        return False
    who = works[0].details.who
    return one.who is None or (who is not None and len(who.names) == len(one.who.names))


def _broken(spans: Spans) -> list[Spans]:
    """The lines of a text; what stands in bold on one doesn't go on on the next in another type."""
    together = list(unbroken(lines(spans)))
    apart = any(map(is_bold, lines(spans))) and not any(map(is_bold, together))
    return lines(spans) if apart else together


def _below(text: Text, blocks: Sequence[Block]) -> list[Text]:
    """The few items right below one, unless one of them has items of its own."""
    deeper = takewhile(lambda one: isinstance(one, Text) and one.depth > text.depth, blocks)
    below = [block for block in deeper if isinstance(block, Text)]
    is_flat = all(one.item and one.depth == text.depth + 1 for one in below)
    return below if text.item and is_flat and len(below) <= _MOST_BELOW else []


def _of_lines(broken: Sequence[Spans]) -> _Lifted | None:
    """A text of lines whose first ones say who or where, and the next one what."""
    told = len(list(takewhile(_says_who_or_where, broken[:_MOST_ABOVE])))
    if not told or told == len(broken) or broken[told][0].href is not None:
        return None
    above, below = broken[:told], broken[told + 1 :]
    title, *names = _without_names(broken[told])
    below = [*names, *below]
    if any(map(_goes_on, above)) or not _may_be_a_title(_sentence(title)):
        return None
    named = _names(_said(above[0])) or _names(_said(above[-1]))
    behind = [*above, *below] if named else [*below[:1], *above, *below[1:]]
    sure = _is_sure(above[0]) and count_words(_sentence(title)) > WORDS_OF_A_TITLE
    first = title[0]._replace(line=above[0][0].line)
    lifted = joined([(first, *title[1:]), *behind])
    who = named or (_names(_before_links(below[0])) if below else None)
    is_told = _is_by_several(named, _sentence(title)) or _is_told([*above, title, *below], who)
    return _Lifted([lifted], plain(above[0]), who, _sentence(title), sure, is_told)


def _without_names(title: Spans) -> list[Spans]:
    """A line without the names behind its title, and these: "On Widgets. Jane Doe, Al Roe"."""
    first, *others = title
    said, names = first_sentence(first.text.strip())
    if first.href is not None or not names or _names(trimmed(names)) is None:
        return [title]
    return [(first._replace(text=said),), (first._replace(text=names), *others)]


def _is_told(texts: Sequence[Spans], who: People | None) -> bool:
    """Whether lines are of a work: one leads to its paper, or they say who wrote it, and when."""
    leads = any(leads_to_a_paper(mention) for line in texts for mention in read_line(line).mentions)
    return leads or (who is not None and any(year(plain(line)) is not None for line in texts))


def _is_by_several(who: People | None, said: str) -> bool:
    """Whether several people stand above words that have capitals, as a title's, or can't."""
    return who is not None and who.likely and _has_no_small_words(said)


def _has_no_small_words(said: str) -> bool:
    """Whether words have capitals, as in a title, or are of a script that has none."""
    return has_capitals(said) or not _SMALL_WORD.search(said)


def _of_items(broken: Sequence[Spans], below: Sequence[Text]) -> _Lifted | None:
    """An item that says who or where, and the first of those below it what; no other one does."""
    if len(broken) != 1 or not below or not _says_who_or_where(broken[0]):
        return None
    title, *others = (text.spans for text in below)
    linked = title[0].href is not None
    said = _linked_title(title) if linked else _sentence(title)
    if not _may_be_a_title(said) or not (others or linked) or not all(map(_says_no_more, others)):
        return None
    sure = _is_sure(broken[0]) and count_words(said) > WORDS_OF_A_TITLE
    named = _names(_said(broken[0]))
    who = named or _named_below(others)
    is_told = _is_by_several(named, said) or _is_told([broken[0], title, *others], who)
    return _Lifted([title, broken[0]], plain(broken[0]), named, said, sure, is_told)


def _named_below(others: Sequence[Spans]) -> People | None:
    """Those whom one of a title's lines names."""
    return next(filter(None, (_names(_before_links(line)) for line in others)), None)


def _of_links(broken: Sequence[Spans], below: Sequence[Text]) -> _Lifted | None:
    """An item that has but links of a paper, and the first of those below it what that is called.

    As "https://…" above "On the Use of Widgets". A note would be a sentence, or in small letters;
    where names or a place follow it needs no capitals.
    """
    if len(broken) != 1 or not below or not _has_only_links(broken[0]):
        return None
    title, *others = (text.spans for text in below)
    said = _sentence(title)
    is_told = plain(title).endswith((*ENDS_OF_STATEMENTS, *COLONS)) or is_linked(title)
    is_title = _may_be_a_title(said) or _is_like_one_name(said)
    if is_told or not is_title or not all(map(_says_no_more, others)):
        return None
    is_set = _has_no_small_words(said) or bool(others)
    sure = is_set and count_words(said) > WORDS_OF_A_TITLE and not people(said)
    first = read_line(broken[0]).mentions[0].href
    who = _names(_said(others[0])) if others else None
    return _Lifted([title, *others, broken[0]], first, who, said, sure, told=True)


def _is_like_one_name(said: str) -> bool:
    """Whether words that may be a title only look like one name: "Von Zeichen zu Bedeutung"."""
    who = people(said)
    return who is not None and not who.likely and count_words(said) > WORDS_OF_A_TITLE


def _has_only_links(line: Spans) -> bool:
    """Whether a line has links that only point, or addresses, one to a paper, and at most where."""
    found = read_line(line)
    points = found.is_of_links or all(mention.is_a_bare_address for mention in found.mentions)
    said = trimmed(found.prose)
    is_bare = not said or venue_and_year(said)
    return is_bare and points and any(map(leads_to_a_paper, found.mentions))


def _goes_on(line: Spans) -> bool:
    """Whether a line of names ends where others follow: "Jane Doe, Al Roe,"."""
    return plain(line).endswith((",", ";", "&", " and"))


def _says_no_more(line: Spans) -> bool:
    """Whether a line has who or where at most, and links that only point."""
    links, prose = read_line(line)
    points = all(mention.speaks_for_itself or mention.is_an_address for mention in links)
    said = trimmed(prose)
    return points and (_is_who_or_where(said) if said else bool(links))


def _says_who_or_where(line: Spans) -> bool:
    """Whether a line without links names people in full, or says where and when."""
    return not is_linked(line) and _is_who_or_where(_said(line))


def _is_who_or_where(said: str) -> bool:
    return venue_and_year(said) or _names(said) is not None


def _names(said: str) -> People | None:
    """The people whom a text names in full, or with others, and perhaps when."""
    who = None if venue_and_year(said) else people(without_year(said))
    return who if who and (who.truncated or are_in_full(who)) else None


def _is_sure(line: Spans) -> bool:
    """Whether what says who or where names several people, or says where."""
    who = _names(_said(line))
    return who is None or who.likely


def _said(line: Spans) -> str:
    return trimmed(plain(line))


def _sentence(line: Spans) -> str:
    """The first sentence of a line, up to its first link, without where and when behind it."""
    before = _before_links(line)
    sentence, rest = (before, "") if QUOTED.match(before) else first_sentence(before)
    is_title = not rest or count_words(sentence) > WORDS_OF_A_TITLE
    return without_tail(unquoted(sentence)) if is_title else ""


def _before_links(line: Spans) -> str:
    return trimmed(unlinked(list(takewhile(lambda span: span.href is None, line))))


def _linked_title(line: Spans) -> str:
    """The title with which a line begins, if that is linked."""
    first = next(iter(read_line(line).mentions), None)
    return first.text if first and could_be_a_title(first) else ""


def _may_be_a_title(said: str) -> bool:
    """Whether words may be a title, be they one, and no person, venue, role or label."""
    if not said or said[:1].islower() or people(said) or is_venue(said) or is_institution(said):
        return False
    if names_a_role(said):
        return False
    return kind_by_label(said) is None and not venue_and_year(said)
