"""What stands before, between and behind names: "by", commas, marks, "et al.", "(ed.)"."""

from __future__ import annotations

import re

from refsync.characters import WHITESPACE
from refsync.patterns import regex
from refsync.readers.editing import EDITOR

LEAD = regex(
    r"(?:(?:(?:written|edited|ed\.|eds\.) )?by|(?-i:[Ee]ds?\.(?=\s[A-Z][\w.’-]*\s[A-Z]))|"
    r"(?:authors?|auteure?s?|autor(?:en|es)?|авторы?)\s*[:\uff1a]|h(?:rs)?g\.? von|"
    r"(?:joint(?:ly)?(?: work)?|together|in collaboration|conjointement|gemeinsam) "
    r"(?:with|avec|mit|con|com)|"
    r"(?-i:von|par|por|de)(?=(?-i:\s+[A-Z][^\s,]+\s+[A-Z])))\s+(?=\S)|(?:作者|著者?|저자)\s*[:\uff1a]",
    re.IGNORECASE,
)
SAYS_EDITED = regex(r"ed|h(?:rs)?g", re.IGNORECASE)
_TRUNCATED = regex(
    r"(?<![\s,;])[\s,;]*"
    r"(?:(?:\bet\.?|&)\s*all?\b\.?|\b(?:and|et) (?:others|colleagues|coauthors)|\bu\.\s?a\.|"
    r"\bи др\.?|\be outros\b|\by otros\b|\betc\.?|等人?|ほか|他|…|\.{3}|"
    r"(?<=[a-z]{2})\+)[\s,;:.]*$",
    re.IGNORECASE,
)
_ENDS_OF_LISTS = "al all others colleagues coauthors др outros otros a etc 等 等人 ほか 他 … +"
_OTHERS = tuple(_ENDS_OF_LISTS.split())
"""What stands at the end of a list of names that is cut short, in small letters."""
STOPS = WHITESPACE + ",;:."
EDITORS = regex(
    rf"(?<![\s,])[\s,]*\({EDITOR}\)\.?\s*$|,\s*{EDITOR}$|[(\uff08]編[)\uff09]$",
    re.IGNORECASE,
)
_GLUED = regex(
    r"(?<=\w,)(?=[^\W\d_]\.)|(?<=\b[A-ZА-Я]\.)(?=[A-ZА-Я]\.[A-ZА-Я][a-zа-я]{2})|"
    r"(?:(?<=[^\w.-][A-ZА-Я]\.)|(?<=\b[A-ZА-Я]\.[A-ZА-Я]\.))(?=[A-ZА-Я][a-zа-я]{2})|"
    r"(?:(?<=[^\W\d_]{2},)|(?<=\s[A-Z],)|(?<=[a-z.]\),))"
    r"(?=[^\W\d_a-z](?:[a-zß-öø-ÿ]{2}|[a-z]\s|[’'][^\W\d_]))|"
    r"(?<=\b[A-Z]\.,)(?=[^\W\d_a-z][’' a-zß-öø-ÿ])|(?<=[a-z]{3}\.)(?=In (?:the )?[A-Z])"
)
"""Between "Doe," and "J.", "J." and "Doe" behind others, "J.A." and "Doe", "Д.А." and "Доу".

So it is between "Doe," and "Jane", "(ed.)," and a title, and between a title's full stop and "In".
"""
_MAY_BE_GLUED = regex(r"[.,][^\W\d_]")
"""In all that is glued, and found at less cost."""
ELISION = regex(r",(?<=[.\w],)\s*\[?(?:…|\.{3}|\.(?: \.){2})\]?\s*(?:&\s+|,\s*)?(?=\w)")
"""Where names were left out before the last one: "Doe, J., … Roe, R."."""
_MARKS = regex(
    r"[*†‡§¶#∗✉☨⋆^]+|(?<=[a-z])\+(?=, [^\W\d_a-z]\S+ [^\W\d_a-z])|"
    r"(?<=[^\W\d])\d(?:,\d)*(?!\w)|[⁰¹²³⁴-⁹]+"
)
_MARK_BETWEEN = regex(r"[*†‡§¶#]\s+(?=[^\W\d_a-z])")
"""Where only footnotes' marks stand between names: "Jane Doe† Richard Roe‡"."""
_LETTER = regex(
    r"(?<![^\s.-])(?P<name>[^\W\d_a-z][a-zß-öø-ÿ]{2,20})(?P<letter>[A-Z])(?!\w)(?P<stop>\.?)"
)
"""A footnote's whose superscript is lost, behind a family name: "Jane DoesG", "R. RoesP".

With a full stop it is an initial without its space: "Doe, JaneA.".
"""
_MARK = regex(r"[*+†‡§¶#∗✉☨⋆^\d⁰¹²³⁴-⁹]")
SEPARATORS = regex(
    r"\s*(?:[;,\uff1b\uff0c\u3001]\s*(?:(?:and|und|et|y)\s+|&)?|\s(?:and|und|et|y|/)\s|(?<=[\s.])&\.?|"
    r"(?<=\s)[·•∙⋅](?=\s)|(?<=[a-z])[·•](?=[A-Z]))\s*"
)
TOGETHER_WITH = (
    r"(?:(?:joint(?:ly)?(?: work)?|together|in collaboration|conjointement|gemeinsam) )?"
    r"(?:with|avec|mit|con|com)"
)
"""A pattern, of small letters, of what stands before those who wrote it with others."""


def unglued(text: str) -> str:
    """Names with a space before and behind each initial: "Doe,J., Roe,R.", "J. Doe, R.Roe"."""
    return _GLUED.sub(" ", text) if _MAY_BE_GLUED.search(text) else text


def without_others(text: str) -> str:
    """Names without the "et al." behind them; it is looked for where it may stand only."""
    may_be_cut_short = text.rstrip(STOPS).lower().endswith(_OTHERS) or "..." in text
    return _TRUNCATED.sub("", text) if may_be_cut_short else text


def without_marks(names: str) -> str:
    """Names without the marks and numbers of footnotes."""
    if not _MARK.search(names):
        return names
    return _MARKS.sub("", names if "," in names else _MARK_BETWEEN.sub(", ", names))


def without_letters(names: str) -> str:
    """Names without the letters that mark footnotes right behind them: "J. DoesG, R. RoesP"."""
    return _LETTER.sub(lambda m: f"{m['name']} {m['letter']}." if m["stop"] else m["name"], names)


def tokens_of(text: str) -> list[str]:
    """What separators of names stand between, each without white space around it."""
    return [token for piece in SEPARATORS.split(text) if (token := piece.strip())]
