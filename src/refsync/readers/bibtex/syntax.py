"""How BibTeX is written, as patterns: what is sound, and what is damaged in ways that people know.

None of them backtracks (possessive quantifiers), so that each takes time linear in the text.
"""

from __future__ import annotations

import re

from refsync.patterns import regex


def _nested(depth: int) -> str:
    """Text in which braces are balanced, nested at most so deep; it never backtracks."""
    inner = rf"(?>(?:\{{{_nested(depth - 1)}\}}[^{{}}]*+)*)" if depth else ""
    return rf"[^{{}}]*+{inner}"


_BRACED = _nested(6)
_QUOTED = rf"(?>(?:[^{{}}\"]++|\{{{_BRACED}\}})*)"
_NAME = r"[A-Za-z_+\-][\w\-+.:/]*"

FIELD = regex(
    rf"\s*+(?P<name>{_NAME})\s*+=\s*+"
    rf"(?:\{{(?P<braced>{_BRACED})\}}|\"(?P<quoted>{_QUOTED})\"|(?P<number>\d++))"
    r"\s*+(?:,|(?=[})]))"
)
"""A field as most are written, with what ends it."""

NAME_EQUALS = regex(rf"[\s,;]*+(?P<name>{_NAME})\s*+=\s*+")
NAME_ALONE = regex(r"[\s,;]*+(?P<name>[A-Za-z]\w*+)\s*+(?:(?=[{\"])|:\s*+(?=[{\"'“‘„\d]))")
"""A name without its equals sign, or with a colon for it."""

_VALUE_ENDS = (
    r"(?:\s*+(?:[,;]\s*+(?:[A-Za-z]\w*+\s*+[=:]|[})]|\Z)|[})]|\Z)"
    rf"|[^\S\n]*+\n\s*+{_NAME}\s*+=)"
)
"""What follows a closing quotation mark, and no apostrophe."""


def _in_marks(opening: str, closing: str) -> str:
    """A text in quotation marks that aren't BibTeX's; it never backtracks."""
    inner = rf"(?>(?:[^{{}}{closing}]++|\{{{_BRACED}\}}|[{closing}](?!{_VALUE_ENDS}))*)"
    return rf"{opening}{inner}[{closing}]"


_MARKED = "|".join(_in_marks(marks[0], marks[1:]) for marks in ("''", "“”", "‘’", "„“”"))
PIECE = regex(
    rf"\{{(?P<braced>{_BRACED})\}}|\"(?P<quoted>{_QUOTED})\""
    rf"|(?P<marked>{_MARKED})"
    r"|(?P<word>[^\s,;#{}\"'“”‘’„=()]+)"
)
CONCATENATION = regex(r"\s*+#\s*+")
_TO_THE_END = r"%(?![^\n]*= {0,3}(?:[{\"][^\n]*[}\"]|\d++) {0,3}\} {0,3}(?:\n|\Z))[^\n]*+"
"""A comment behind a value; one with fields in it that ends the entry is damage on one line."""


def _comment(before: str) -> str:
    """A line that is none for biber, and damage for BibTeX, or the rest of one, behind space."""
    return rf"(?:{before}*\n[^\S\n]*%[^\n]*+|{before}*+{_TO_THE_END})"


COMMENTS = regex("(?>" + _comment(r"[\s,;]") + "+)")
"""Where a field may begin."""
_COMMENT_BEHIND_A_VALUE = _comment(r"\s")
SEPARATOR = regex(
    rf"(?:\s*+;(?=\s*+[}})]))?(?P<comments>(?>{_COMMENT_BEHIND_A_VALUE}*))"
    r"\s*+(?P<sign>[,})]|;(?=\s*+[A-Za-z]\w*+\s*+[=:])|\Z)"
)
SEMICOLON = regex(r"[^\S\n]*+;")
COLON = regex(r"[^\S\n]*+:")
NO_VALUE = regex(r"\s*+(?=[,})])")
END_OF_FIELD = regex(r"[\s,;]*+[})]?[\s,;]*+")
CLOSE = regex(r"[\s,;]*+[})]")
STILL_FIELDS = regex(
    rf"(?:[\s}})]*+,)?\s*+(?={_NAME}\s*+=\s*+[{{\"])|[\s}})]*+,\s*+(?={_NAME}\s*+=\s*+\d)"
)
NOT_SPACE = regex(r"\S")

KEY = regex(r"\s*+(?P<key>[^\s,={}\"#]++)\s*+(?:,|(?=[})]))")
NO_KEY = regex(rf"\s*+(?:,|(?=[}})])|(?={_NAME}\s*+=\s*+[{{\"\d]))")
KEY_NO_COMMA = regex(
    rf"\s*+(?P<key>[^\s,;={{}}\"]++)(?:;\s*+(?={_NAME}\s*+[=:])|\s++(?={_NAME}\s*+=))"
)
ODD_KEY = regex(r"[^\S\n]*+(?P<key>[^,\n]*),")
LAST_KEY = regex(r"\s*+(?P<key>[^\s,={}\"]*+)")

_MISSING_AT = (
    r"(?i:article|(?:mv|in|supp)?book|(?:mv|in|supp)?collection|(?:mv|in)?proceedings|conference"
    r"|booklet|manual|misc|online|(?:phd|masters)?thesis|(?:tech)?report|unpublished"
    rf"|software|dataset|patent|periodical)\s*+\{{\s*+[^\s,={{}}\"]++\s*+,\s*+{_NAME}\s*+="
)
"""An entry of a common type with a key and a field; only at the start of a line."""

_KEY_AND_FIELD = rf"[A-Za-z]++\{{[^\s,={{}}\"]++,\s*+{_NAME}\s*+="
"""What follows the @ of an entry, and none of an address of mail."""
_TYPE_AND_BRACE = (
    r"(?P<type>[A-Za-z][\w\-]*+)"
    r"(?:\s*+(?P<brace>\{)|\s*+\((?=\s*+[^\s,(){}=]++\s*+[,=])"
    r"|(?P<unopened>[^\S\n]++)(?=[^\s,{}()=]++,\s*+[A-Za-z]++\s*+=))"
)
"""How an entry begins; one that forgot its brace must have a key and a field after it."""

_ENTRY = rf"@[^\S\n]*+{_TYPE_AND_BRACE}"
START = regex(
    rf"(?:(?:(?<![\w.@])@|@(?={_KEY_AND_FIELD}))[^\S\n]*+|^[^\S\n]*+(?P<bare>(?={_MISSING_AT}))){_TYPE_AND_BRACE}",
    re.MULTILINE,
)
ON_THE_NEXT_LINE = regex(rf"(?>\s*\n)[^\S\n]*+{_MISSING_AT}")
ON_ITS_OWN_LINE = regex(rf"\n[^\S\n]*{_ENTRY}(?![^{{}},=]*+\}})")
"""Where a new entry ends one that was never closed; "@word{x}" alone is a value's text."""
WITH_KEY = regex(
    rf"(?:(?<![\w.@])@[A-Za-z]++\s*+\{{\s*+[^\s,={{}}\"]++\s*+,|@(?={_KEY_AND_FIELD}))"
    rf"|^[^\S\n]*+{_MISSING_AT}",
    re.MULTILINE,
)
BLOCK = regex(rf"\{{{_BRACED}\}}")

DEFINITION = regex(r"@\s*string\b", re.IGNORECASE)
QUOTED_ENTRY = regex(r"^[^\S\n]*+>[^\S\n>]*+@\w++\s*+\{", re.MULTILINE)
BLOCK_QUOTE = regex(r"^[^\S\n]*+>", re.MULTILINE)
LINE_BREAK = regex(r"<br\s?/?>(?=[^\S\n]*+$)", re.MULTILINE | re.IGNORECASE)

MONTHS = {
    name[:3].lower(): name
    for name in (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )
}  # fmt: skip
"""The macros that BibTeX's standard styles predefine."""
