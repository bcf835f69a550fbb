"""Who wrote a work, a word or more in bold in front of its title: "**Doe**, _On Widgets_"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import NamedTuple

from refsync.patterns import regex
from refsync.readers.document import Span, Text
from refsync.readers.entry import Entry, Evidence
from refsync.readers.links import kind_by_label
from refsync.readers.mentions import Mention, read_line
from refsync.readers.outline import Part
from refsync.readers.people import People, people
from refsync.readers.said_above import is_of_others
from refsync.readers.shapes.words import trimmed, unlinked
from refsync.readers.venues import is_venue

_SEPARATOR = regex(r"[*_]{0,2},?[*_]{0,2}\s+|[*_]{0,2},[*_]{0,2}")
"""What may stand between a name and the title, marks of which the other half is lost among it."""
_NO_NAME = regex(
    r"(?:pre|post|neo|non|anti|proto)-.*|"
    r".*(?:ics|logy|graphy|nomy|metry|tion|ment|ness|ism|ity|ing|algebra|logic|calculus|history|"
    r"recommended|required|optional|must-read|classics?|basics?|beginners?|advanced|introductory)",
    re.IGNORECASE,
)
"""What a work is about, or for whom it is: "Pre-Widgetry", "Economics", "Recommended"."""
_BY_OTHERS = regex(r"[\s,]*(?:(?:written|edited) )?by (?=[^\W\d_a-z])")
"""Behind a title whose authors stand there: "**January**, _On Widgets_ by Jane Doe"."""
_OF_FILMS = regex(
    r"\b(?:films?|movies?|cinema|albums?|songs?|music|bands?|games?|series|shows?|filme|musik|alben|"
    r"spiele|películas?|canciones|música|musique|jeux)\b",
    re.IGNORECASE,
)
_LONGEST = 100
_SEVERAL = 3
_FEW = 0.25
_HALF = 0.5
_NEARLY_ALL = 0.75


class _Signed(NamedTuple):
    """A title in italics, and the names in bold in front of it.

    Attributes:
        name: what stands in bold.
        who: it names, None where that is what the work is about: "Pre-Widgetry".
        by_comma: a comma sets them off.
        mentions: the text's links.
        line: of the item.
        entry: its place among those of its part, None where it made none.
    """

    title: str
    name: str
    who: People | None
    by_comma: bool
    mentions: tuple[Mention, ...]
    line: int = 0
    entry: int | None = None


def with_names_in_bold(
    document: Sequence[Part], inside: Sequence[Sequence[Entry]]
) -> list[list[Entry]]:
    """The entries of a list's parts, with the title in italics that stands behind names in bold.

    As of "**Doe**, [_On Widgets_](…), ed. Roe: _Book I_". So it is where nearly all items of the
    list, or of the part, begin so, most of them with a comma, and few names are but topics. An
    item of a single word is an entry then as well: "**Doe**, _Widgetry_". Below headings of
    films, albums and other things these are listed so.
    """
    pairs = list(zip(document, inside, strict=True))
    first = next((part.text for part in document if part.text), "")
    signed = [
        _signed(part, entries) if _is_of_works(first, part.text) else [] for part, entries in pairs
    ]
    counts = [
        max(len(entries), len(found)) for (_, entries), found in zip(pairs, signed, strict=True)
    ]
    throughout = _is_habit([one for part in signed for one in part], sum(counts))
    return [
        _with_their_names(entries, found)
        if throughout or _is_habit(found, count)
        else list(entries)
        for (_, entries), found, count in zip(pairs, signed, counts, strict=True)
    ]


def _is_of_works(first: str, own: str) -> bool:
    """Whether neither a part's heading nor the list's first one speaks of films and the like."""
    return not any(is_of_others(said) or _OF_FILMS.search(said) for said in (first, own) if said)


def _is_habit(signed: Sequence[_Signed], entries: int) -> bool:
    topics = sum(one.who is None for one in signed)
    commas = sum(one.by_comma for one in signed)
    enough = len(signed) > max(_SEVERAL, _NEARLY_ALL * entries)
    turned = sum(_names_somebody(one.title) for one in signed)
    if turned > _HALF * len(signed):
        return False
    return enough and topics <= _FEW * len(signed) and commas > _HALF * len(signed)


def _names_somebody(title: str) -> bool:
    """Whether italics look like a name in full, as behind topics: "**Cogs**, _Jane Doe_"."""
    who = people(title)
    return who is not None and who.have_given_names


def _signed(part: Part, entries: Sequence[Entry]) -> list[_Signed]:
    """The titles behind names in those items of a part that make one entry each, or none."""
    items = [block for block in part.body if isinstance(block, Text)]
    begins = [item.line for item in items]
    of_item: dict[int, list[int]] = {}
    for n, entry in enumerate(entries):
        of_item.setdefault(bisect_left(begins, entry.line + 1) - 1, []).append(n)
    out = []
    for at, item in enumerate(items):
        made = of_item.get(at, [])
        found = _read(item.spans) if len(made) <= 1 and (made or item.item) else None
        if found and not (made and _is_by_others(entries[made[0]], found)):
            out.append(found._replace(line=item.line, entry=made[0] if made else None))
    return out


def _is_by_others(entry: Entry, found: _Signed) -> bool:
    """Whether something else tells who wrote a work: "**Gears**, _On Widgets_ by Jane Doe"."""
    who = entry.details.who
    is_told = who is not None and who.told and not who.edited
    return is_told and not (found.who and entry.details.names_those_of(found.name))


def _read(spans: Sequence[Span]) -> _Signed | None:
    """The names in bold with which a text begins, and the title in italics right behind them.

    Of bold with one mark too few, italics are left: "**Doe*, _On Widgets_".
    """
    lost = bool(spans) and spans[0].text.strip() == "*"
    spans = spans[1:] if lost else spans
    names = list(takewhile(lambda span: span.href is None and (span.bold or lost), spans[:1]))
    if len(spans) < _SEVERAL or not names or spans[0].image:
        return None
    between = "".join(span.text for span in names)[len(trimmed(unlinked(names))) :]
    behind = spans[1] if not (spans[1].bold or spans[1].italic or spans[1].href) else None
    separator = f"{between}{behind.text if behind else ''}"
    rest = spans[2:] if behind else spans[1:]
    title = _title(rest)
    name = trimmed(unlinked(names))
    if _BY_OTHERS.match(_behind_italics(rest)):
        return None
    if not title or not _SEPARATOR.fullmatch(separator) or not 0 < len(name) <= _LONGEST:
        return None
    if is_venue(name) or kind_by_label(name) or not name[0].isupper():
        return None
    who = None if _NO_NAME.fullmatch(name) else people(name)
    told = who and who._replace(certain=True)
    return _Signed(title, name, told, "," in separator, tuple(read_line(spans).mentions))


def _title(spans: Sequence[Span]) -> str:
    """The italics with which a text begins, all of them linked, or none."""
    if not spans or not spans[0].italic or spans[0].image:
        return ""
    run = takewhile(lambda span: span.italic and span.href == spans[0].href, spans)
    title = trimmed("".join(span.text for span in run))
    return "" if is_venue(title) or ("," in title and people(title)) else title


def _behind_italics(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in dropwhile(lambda span: span.italic, spans))


def _with_their_names(entries: Sequence[Entry], signed: Sequence[_Signed]) -> list[Entry]:
    """The entries of a part, with the titles and names with which its items begin."""
    of_entries = {found.entry: found for found in signed}
    named = [
        _with_its_name(entry, of_entries[n]) if n in of_entries else entry
        for n, entry in enumerate(entries)
    ]
    others = [
        _with_its_name(
            Entry(one.line, one.title, mentions=one.mentions, evidence=Evidence.CITED), one
        )
        for one in signed
        if one.entry is None
    ]
    return sorted([*named, *others], key=lambda entry: entry.line)


def _with_its_name(entry: Entry, found: _Signed) -> Entry:
    said = entry.details._replace(who=found.who)
    evidence = max(entry.evidence, Evidence.CITED)
    return replace(entry, title=found.title, details=said, evidence=evidence)
