"""Where the first sentence of a text ends, and the names before "et al."."""

from __future__ import annotations

import re
from itertools import islice

from refsync.patterns import regex
from refsync.readers.remembered import remembered
from refsync.readers.venues import venue

WHO_ET_AL = regex(r"(.{3,60}?\bet\.? al\b\.?)[\s,]+(\S.*)", re.DOTALL)
_PUBLISHER = (
    r"(?:[A-Z][\w&-]{1,20} ){0,3}(?:CRC|Chapman|Press|Publish(?:ers|ing)|Springer|Verlag|Wiley)\b"
)
_PART = r"(?:I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})"
_IN_PARTS = (
    rf"\s+{_PART}\.\s+(?:(?:The|An?|On|In) |(?<=[IVX]{{2}}\.\s)"
    r"[^\W\d_a-z][\w-]{2,30}(?: [\w-]{1,30}){0,6}? (?:of|in|for|on|with|the|to|from|at|by)\b)"
)
ENDS_IN_A_PART = regex(rf"[\w”\"]{{2}}\. {_PART}\.?$")
"""As a title ends before that of its part: "On the Use of Gears. II."."""
SENTENCE_END = regex(
    r"(?=[.。])(?!\. al\b)(?:(?<!\b[^\W\d_a-z\u2e80-\uffff])(?<!\b[^\W\d_a-z]\.-[a-z])|"
    r"(?:(?<=\b[Ii]n [RC])|(?<=\b[Uu]sing R)|(?<=\bA to Z))(?=\.\s+[^a-z])|"
    rf"(?<=\b[Ww]ith R)(?=\.\s+{_PUBLISHER}))"
    r"(?!\.\s+(?:Jh|Jahrh(?:undert)?)\b)(?<!\bJh)(?<!\b(?:vs|al|Dr|Mr|Ms|St|cf|No))(?<!\bMrs)(?<!\bvol)(?<!\b(?:pp|ed))(?<!\bp)(?<!\beds)(?<!\bProc)"
    rf"(?!\.{_IN_PARTS})(?<!\. II)(?<!\. (?:III|VII))(?<!\. (?:IV|VI|IX|XI))(?<!\. (?:VIII))"
    r"(?!\.\s+nov\b)(?!(?<=\bsp)\.\s+[a-z])(?!(?<=\bspp)\.\s+[a-z])(?<!, \.\.)"
    r"[.。](?:[\"”]|’(?=\s)|(?=\s))\s*(?=[^\s])"
)
"""A full stop that is no initial's nor an abbreviation's, as biologists have for a species ("sp.
nov."); "in R." and "using R." are languages, as "with R." before a publisher, and "A to Z." is all.
Nor does what stands for names that were left out end one: "Jane Doe, ... Al Roe.". A part's number
goes on with its title: "On Gears. II. Size of cogs."; an initial before names doesn't: one letter
is a part's number only before such a word as "The".
"""
ENDS_OF_STATEMENTS = (".", "!", "\u3002", "\uff01")
"""With what a sentence ends that is no title, which may be a question: "A good start."."""
_ENDS_IN_AN_INITIAL = regex(r"(?:, ?|\.[ -]?)[^\W\d_a-z]\.$")
_OPENS = {"”": "“", "’": "‘"}
LONGEST_PLACE = 100
MOST_SENTENCES = 4
"""A title is in the first ones."""
FEWEST_WORDS = 3
_LONG_WORD = 4


@remembered
def first_sentence(text: str) -> tuple[str, str]:
    """The first sentence without its full stop, and the rest; initials end none, nor brackets."""
    ends = islice(SENTENCE_END.finditer(text), MOST_SENTENCES)
    end = next((end for end in ends if not _is_in_brackets(text, end.start())), None)
    if not end:
        text = text.strip()
        return text if _ENDS_IN_AN_INITIAL.search(text) else text.removesuffix("."), ""
    sentence, mark = text[: end.start()].strip(), end[0].strip()[1:]
    return sentence + (mark if _is_open(sentence, mark) else ""), text[end.end() :]


def _is_open(sentence: str, mark: str) -> bool:
    """Whether a quotation within a sentence is closed by a mark behind its full stop."""
    begin = sentence.rfind(_OPENS[mark]) if mark in _OPENS else 0
    return begin > 0 and mark not in sentence[begin:]


def _is_in_brackets(text: str, at: int) -> bool:
    """Whether a place in a text is in brackets near it: "(Acta Wid. 2015) On Widgets"."""
    begin = text.rfind("(", max(0, at - LONGEST_PLACE), at)
    inside = begin >= 0 and ")" not in text[begin:at]
    return inside and ")" in text[at : at + LONGEST_PLACE]


def behind_others(text: str) -> tuple[str, str]:
    """The names that end in "et al.", and the rest: "Jane Doe et al, In ICML 2020"."""
    match = WHO_ET_AL.match(text)
    return (match[1], match[2]) if match else (text, "")


def title_sentence(text: str) -> tuple[str, str]:
    """The title's sentence, and the rest; its topic may stand before it: "Widgets. Their use."."""
    topic, rest = first_sentence(text)
    sentence, behind = first_sentence(rest)
    long = [word for word in sentence.split() if len(word) >= _LONG_WORD]
    goes_on = len(long) >= FEWEST_WORDS and 2 * sum(map(str.islower, long)) > len(long)
    goes_on = goes_on and bool(behind) and sentence[0].isupper() and not venue(sentence)
    if goes_on and len(topic.split()) < FEWEST_WORDS:
        return f"{topic}. {sentence}", behind
    return topic, rest
