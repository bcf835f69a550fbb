"""What a text is like that may be a title: its words, capitals, quotes, and where it breaks off."""

from __future__ import annotations

import re
from collections.abc import Sequence

from refsync.characters import EAST_ASIAN
from refsync.patterns import regex
from refsync.readers.citations.quoted import QUOTED
from refsync.readers.details import details
from refsync.readers.document import Span
from refsync.readers.remembered import remembered
from refsync.readers.titles import with_spaces

_GOES_ON_BELOW = regex(
    r"\s(?:&|a|an|and|as|at|by|for|from|in|into|of|on|or|over|the|to|toward|towards|under|using|via|"
    r"with|without)\s*$"
)
_LONGEST_END = 12
_NAMES_A_WORK = regex(
    r"\b(?:paper|article|book|chapter|thesis|dissertation|report|survey)"
    r"(?: (?:on|about|titled|entitled|called))?$|"
    r"^(?:[\w-]+ ){0,3}(?:code|implementation|slides|notes|versions?|summary|page|repo|repository|"
    r"website|video|talk|poster|demo)(?: and (?:data|models?|slides|code))? (?:of|for|to|from)"
    r"(?: the paper)?$|"
    r"^(?:(?:official|our|the|supplementary) )*(?:data|datasets?|materials?|models?)(?: and code)?"
    r" (?:of|for|to|from)(?: the paper)?$|"
    r"\bchapters? \d[\d–-]{0,8} (?:of|in|from)$",
    re.IGNORECASE,
)
"""Before a title in quotes: "Jane Doe's PhD thesis on “Widgets”"."""
_CUT_BEFORE_ANY = regex(
    r"\b(?:at|beyond|behind|against|without|than|"
    r"(?:reply|response|comments?|remarks?|answer|introduction|companion|correction)s? (?:to|on))$",
    re.IGNORECASE,
)
_CUT_BEFORE_A_PHRASE = regex(
    rf"{_CUT_BEFORE_ANY.pattern}|\b(?:of|for|an?|the|as|is|are|and|or|to|with|from|into)$",
    re.IGNORECASE,
)
"""What stands before words in quotes that go on a title, be they many, or a few."""
_NAMED = regex(r"^[\w-]{1,20}\s?[:\uff1a]\s")
"""A work's short name before those who wrote it: "Acme : Jane Doe “On Widgets”"."""
_BEHIND_A_BEGIN = regex(r"\s?[:\uff1a]\s+\w")
"""As a title goes on behind a quotation: "“Why Widgets?”: A Study"."""
_BEHIND_FIRST_WORDS = regex(
    r"\s(?!from|with|and|was|published|presented|appeared)[a-z]{3,}\s[a-z]{2,}"
)
"""As it does behind one with which it begins: "“Acme” protocol for gears"."""
_BEHIND_A_SAYING = regex(r"(?:,|\s?[-–—])\s+(?=[^\W\d_a-z])")
"""As it does behind what somebody said: "“No, Turn Left” – Gears that Listen to Millers"."""
_BRACKETS = ((("(", "\uff08"), (")", "\uff09")), (("[", "【"), ("]", "】")))
BEGINS = "([\uff08【"
_ENDS = ")]\uff09】"
_MOST_AROUND = 12
"""So often brackets and separators are taken away from around a text."""
STOPS = tuple(".,?!")
_SEPARATORS = " \t|,;·•-–—*"
WORDS_OF_A_TITLE = 2
_LONG = 4
"""Shorter words have no capital in a title."""
WORDS_OF_A_HEADLINE = 4


@remembered
def count_words(text: str) -> int:
    """The words of a text; two letters of a script without spaces are one."""
    text = with_spaces(text)
    letters = 0 if text.isascii() else len(EAST_ASIAN.findall(text))
    return letters // 2 + len(EAST_ASIAN.sub(" ", text).split()) if letters else len(text.split())


def has_capitals(title: str) -> bool:
    """Whether most of a text's longer words have a capital, as in a title."""
    capitals = [
        part[0].isupper() for part in title.split() if len(part) >= _LONG and part[0].isalpha()
    ]
    return 2 * sum(capitals) > len(capitals) and len(capitals) > 1


def in_capitals(name: str) -> bool:
    """Whether all longer words of several have a capital, as in a name: "Gears of Old"."""
    longer = [word for word in name.split() if len(word) >= _LONG]
    return count_words(name) > 1 and bool(longer) and all(word[0].isupper() for word in longer)


def unlinked(spans: Sequence[Span]) -> str:
    """The text without its links and images."""
    kept = ["" if span.image or span.href is not None else span.text for span in spans]
    return " ".join("".join(kept).split())


def quoted_title(text: str) -> str:
    """The title that a text has in quotes; words before or around them make them a part of it."""
    quoted = QUOTED.search(text)
    before = text[: quoted.start()].rstrip() if quoted else ""
    around = goes_on_around(text, unquoted(text))
    goes_on = before[-1:].isalnum() or around
    is_part = goes_on and count_words(before) > WORDS_OF_A_HEADLINE
    is_part = is_part and not _NAMES_A_WORK.search(before)
    is_part = is_part or (
        before[-1:].isalnum() and _is_a_phrase(before, unquoted(text), around=around)
    )
    is_part = is_part or (before.endswith((" -", "–", "—")) and unquoted(text)[:1].islower())
    named = [before, _NAMED.sub("", before)]
    return unquoted(text) if quoted and (not is_part or details(named).who) else ""


def _is_a_phrase(before: str, quoted: str, *, around: bool) -> bool:
    """Whether words in quotes are but a phrase of a title: 'Why “old gears”?', 'Use of “Gears”'.

    A word or two with others around them are one too: 'A Fast “Zero-Gear” Mill'.
    """
    if count_words(before) < WORDS_OF_A_TITLE or _NAMES_A_WORK.search(before):
        return False
    is_short = around and count_words(quoted) <= WORDS_OF_A_TITLE
    is_cut = _CUT_BEFORE_A_PHRASE if count_words(quoted) <= WORDS_OF_A_HEADLINE else _CUT_BEFORE_ANY
    return is_short or quoted[:1].islower() or is_cut.search(before) is not None


def goes_on_around(title: str, quoted: str) -> bool:
    """Whether a title has words on both sides of those in quotes: 'The "Widget" Data'."""
    before, found, behind = title.partition(quoted) if quoted else ("", "", "")
    return bool(found) and before[-2:-1] == behind[1:2] == " " and behind[2:3].isalpha()


def goes_on_behind(title: str) -> bool:
    """Whether a title begins with words in quotes, and goes on: "“Why Gears?”: A Study"."""
    return QUOTED.match(title) is not None and unquoted(title) == title


def unquoted(text: str) -> str:
    """The title that a text has in quotes; without any, or where those only begin it, the text."""
    quoted = QUOTED.search(text)
    if not quoted or _BEHIND_A_BEGIN.match(text, quoted.end()):
        return text
    if not quoted.start() and _BEHIND_FIRST_WORDS.match(text, quoted.end()):
        return text
    if not quoted.start() and _goes_on_behind_a_saying(quoted["title"], text[quoted.end() :]):
        return text
    return quoted["title"].strip().rstrip(".,")


def _goes_on_behind_a_saying(saying: str, behind: str) -> bool:
    """Whether a title goes on behind the few words in quotes with which it begins.

    What follows them has capitals as titles have, and says neither who wrote a work nor where;
    behind a comma it asks something, or has a colon.
    """
    mark = _BEHIND_A_SAYING.match(behind)
    rest = behind[mark.end() :] if mark else ""
    if behind.startswith(",") and "?" not in rest and ":" not in rest:
        return False
    is_title = count_words(rest) > max(count_words(saying), WORDS_OF_A_HEADLINE)
    return is_title and has_capitals(rest) and not any(details([rest]))


def trimmed(text: str) -> str:
    """A text without separators around it, and without brackets that have no counterpart in it."""
    text = " ".join(text.split())
    before = ""
    for _ in range(_MOST_AROUND):
        if text == before or (text[:1].isalnum() and text[-1:].isalnum()):
            break
        before = text
        text = text.lstrip(_SEPARATORS + _ENDS).rstrip(_SEPARATORS + BEGINS)
        if text[:1] not in BEGINS and text[-1:] not in _ENDS:
            continue
        for begins, ends in _BRACKETS:
            surplus = sum(map(text.count, ends)) - sum(map(text.count, begins))
            behind = len(text) - len(text.rstrip("".join(ends)))
            before_it = len(text) - len(text.lstrip("".join(begins)))
            text = text[: len(text) - max(0, min(surplus, behind))]
            text = text[max(0, min(-surplus, before_it)) :]
    return text


def is_cut_short(text: str) -> bool:
    """Whether a text ends in a word behind which it must go on: "A Study of"."""
    end = text[-_LONGEST_END:]
    return _GOES_ON_BELOW.search(end.lower() if end.isupper() else end) is not None
