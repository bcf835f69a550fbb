"""What a work is called for short, before its title ("Acme: Acme: On Gears") or for want of one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from refsync.characters import EAST_ASIAN
from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers.entry import Entry
from refsync.readers.links import is_generic, is_pointer
from refsync.readers.titles import year
from refsync.readers.venues import is_venue

_DOUBLED = regex(
    r"(?P<name>[^\s:\uff1a](?:[^:\uff1a\[\]]{0,28}[^\s,:\uff1a])?)(?P<between>\s*[,:\uff1a]*\s+)"
    r"(?P<title>(?P=name)[\w-]*\s*[:\uff1a]\s+\S.{3,})"
)
_NAMED = regex(r"(?P<name>[^\s,:\uff1a\[\]]{2,30})(?P<between>\s*[,:\uff1a]\s+)(?P<title>\S.{8,})")
_NUMBERED = regex(
    r"(?P<name>[^\s:\uff1a\[\]]{2,30})\[\d{1,3}\][:\uff1a]?\s+(?P<title>[^\W\d_a-z].{8,})"
)
_BEFORE_BRACKETS = regex(
    r"(?P<name>[^\s\[\]]{2,30}(?: [^\s\[\]]{1,20})?) "
    r"\[(?P<title>[^\W\d_][^\s\[\]]{0,40}(?: [^\s\[\]]{1,40}){2,30})\]"
)
"""As "Acme [On the Use of Widgets]"."""
_IN_OTHER_LETTERS = regex(
    rf"(?P<name>(?=[^:\uff1a]{{0,60}}{EAST_ASIAN.pattern})[^:\uff1a\[\]]{{1,60}}[^\s:\uff1a\[\]])"
    r"\s?[:\uff1a]\s{0,2}(?P<title>[A-Z][ -~]{4,})"
)
"""What a list says in Korean of a work with a title in Latin letters: "부품 개선: On Widgets"."""
_FEWEST = 2
_MANY = 3
_MOST = 0.7
_SHARE = 0.2
_WORDS_OF_A_NAME = 2


def with_nicknames_apart(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the short names in front of their titles set in brackets.

    They are none of the title where it repeats them: "Acme: Acme: A Study of Widgets". Nor are
    words that other titles of the list have in front in the same way, if so many are repeated;
    nor what many have with a number in brackets: "Acme[2] A Study of Widgets"; nor what stands in
    East Asian letters before several, where hardly any title is in these; nor what several have
    before their titles in brackets: "Acme [A Study of Widgets]".
    """
    titles = [entry.title for part in parts for entry in part]
    numbered = set(filter(_NUMBERED.fullmatch, titles))
    between = [match["between"] for title in titles if (match := _DOUBLED.fullmatch(title))]
    named = [match["between"] for title in titles if (match := _NAMED.fullmatch(title))]
    known = {
        one
        for one in between
        if between.count(one) >= max(_FEWEST, _SHARE * named.count(one)) and one.strip()
    }
    many = len(numbered) >= max(_MANY, _SHARE * len(titles))
    bracketed = sum(_BEFORE_BRACKETS.fullmatch(title) is not None for title in titles) >= _MANY
    forms = [_NUMBERED] * many + [_BEFORE_BRACKETS] * bracketed
    found = [[_apart(entry, known, forms) for entry in part] for part in parts]
    labels = _labels(titles)
    return [[_without_label(entry, labels) for entry in part] for part in found]


def _labels(titles: Sequence[str]) -> set[str]:
    """What stands in other letters before several titles each, if hardly any title is in these.

    They are alike, or begin with the same Latin word: "GearNet 개선", "GearNet + 부품". What stands
    before one only is its title, and that in Latin letters translates it.
    """
    others = list(filter(EAST_ASIAN.search, titles))
    found = [m["name"] for title in others if (m := _IN_OTHER_LETTERS.fullmatch(title))]
    times = Counter(map(_begin, found))
    many = len(found) >= max(_MANY, _MOST * len(others))
    return {name for name in found if many and times[_begin(name)] > 1}


def _begin(label: str) -> str:
    """The Latin word with which a label begins, or all of it: "GearNet" of "GearNet 개선"."""
    first = label.partition(" ")[0]
    return first if first.isascii() else label


def _without_label(entry: Entry, labels: set[str]) -> Entry:
    """The entry, what stands in other letters before its title in brackets if it is a label."""
    labelled = _IN_OTHER_LETTERS.fullmatch(entry.title) if labels else None
    if not labelled or labelled["name"] not in labels:
        return entry
    return replace(entry, title=f"[{labelled['name']}] {labelled['title']}")


def with_names_of_links(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, those without a title called by their only link.

    They are where several such links differ, in more than where they point: "Acme paper".
    """
    named = [name for part in parts for entry in part if (name := _name_of_link(entry))]
    if len(named) < _FEWEST or len(set(named)) < len(named):
        return [list(part) for part in parts]
    return [
        [replace(entry, title=_name_of_link(entry) or entry.title) for entry in part]
        for part in parts
    ]


def _name_of_link(entry: Entry) -> str | None:
    """What a link names that is all there is of an entry, if it does more than point."""
    if entry.title or len(entry.mentions) != 1 or not entry.evidence:
        return None
    text = entry.mentions[0].text
    says_where = is_venue(text) or year(text) is not None or from_text(text)
    points = is_pointer(text) or is_generic(text) or "://" in text
    return None if says_where or points or not _is_a_name(text) else text


def _is_a_name(text: str) -> bool:
    """Whether a link's text is of several words, or a word of letters: "Perceptron"."""
    return len(text.split()) >= _WORDS_OF_A_NAME or sum(map(str.isalpha, text)) > _MANY


def _apart(entry: Entry, between: set[str], forms: Sequence[re.Pattern[str]]) -> Entry:
    """The entry without the short name in front of its title, if that is repeated or set off so."""
    readings = (form.fullmatch(entry.title) for form in (_DOUBLED, *forms))
    named = next(filter(None, readings), None)
    other = _NAMED.fullmatch(entry.title)
    if not named and other and other["between"] in between:
        named = other
    return replace(entry, title=f"[{named['name']}] {named['title']}") if named else entry
