"""What can still be read of a BibTeX entry whose braces or quotes can't be trusted.

Fields are told by where they seem to begin: any name with an equals sign at the start of a line,
or the name of a common field with an opening delimiter after it anywhere, or with a macro after it
where a comma stands before it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from refsync.patterns import regex

_NAME = r"[A-Za-z_][\w\-+.:/]*"
_COMMON = (
    "abstract|address|annote|archiveprefix|author|booktitle|chapter|date|doi|edition|editor|eprint|"
    "eprinttype|howpublished|institution|isbn|issn|journal|journaltitle|keywords|language|location|"
    "month|note|number|organization|pages|primaryclass|publisher|school|series|title|type|url|"
    "urldate|volume|year"
)
_BEGIN = regex(
    rf"^[^\S\n]*+,?[^\S\n]*+(?P<name>{_NAME})\s*+=\s*+"
    rf"|(?<=[\s,;}}\"])(?P<common>{_COMMON})\s*+=\s*+(?=[{{\"'“‘„\d])"
    rf"|,[^\S\n]*+(?P<before_macro>{_COMMON})\s*+=\s*+(?=[A-Za-z][\w\-]*+\s*+[,}})])",
    re.MULTILINE | re.IGNORECASE,
)
_FIRST = regex(rf"[\s,;]*+(?P<name>{_NAME})\s*+=\s*+")
_CLOSING_LINE = regex(r"[})]?[^\S\n]*,?[^\S\n]*\n\s*[})][^\S\n]*(?=\n|\Z)|\n[^\S\n]*\n")
_CLOSING = {'"': '"', "'": "'", "“": "”", "‘": "’"}


class FieldStart(NamedTuple):
    """Where a field seems to begin, and its value."""

    name: str
    begin: int
    value: int


class Rough(NamedTuple):
    """A value without its doubtful delimiters, and the code of what is wrong with them."""

    value: str
    code: str


def holds_a_field(value: str) -> bool:
    """Whether a value has swallowed a field."""
    return _BEGIN.search(value) is not None


def field_starts(text: str, position: int, end: int) -> list[FieldStart]:
    """Where fields seem to begin between the positions, in order."""
    starts = []
    first = _FIRST.match(text, position, end)
    if first:
        starts.append(FieldStart(first["name"], first.start("name"), first.end()))
        position = first.end()
    for match in _BEGIN.finditer(text, position, end):
        group = str(match.lastgroup)
        starts.append(FieldStart(match[group], match.start(group), match.end()))
    return starts


def last_end(text: str, position: int, end: int) -> int:
    """Where the last field of a damaged entry ends: at a closing line, a blank line, or the end."""
    closing = _CLOSING_LINE.search(text, position, end)
    if closing is None:
        return end
    delimiter = closing[0][:1]
    return closing.start() + (delimiter in ("}", ")"))


def rough_value(text: str) -> Rough:
    """The text between a field's equals sign and the next field, as a person reads it."""
    text = text.strip().rstrip(",; \t\r\n")
    opening = text[:1]
    if opening == "{":
        code = "stray-brace" if text.count("}") >= text.count("{") else "unclosed-brace"
        inner = text[1:].removesuffix("}")
    elif closing := _CLOSING.get(opening):
        inner = text[1:].rstrip(" })")
        code = "bad-quotes" if inner.endswith(closing) else "unclosed-quote"
        inner = inner.removesuffix(closing) if code == "bad-quotes" else text[1:]
    else:
        inner, code = text, "missing-braces"
    return Rough(_balanced(inner).strip(), code)


def _balanced(text: str) -> str:
    """The text without the braces that have no partner."""
    if "{" not in text and "}" not in text:
        return text
    drop = set()
    opened = []
    for brace in re.finditer(r"[{}]", text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            opened.pop()
        else:
            drop.add(brace.start())
    drop.update(opened)
    return "".join(c for i, c in enumerate(text) if i not in drop) if drop else text
