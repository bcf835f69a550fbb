"""Titles that are not written as the paper writes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import unescape

from refsync import latex
from refsync.checks.finding import finding, place
from refsync.patterns import regex
from refsync.reading import Problem
from refsync.reference import Reference

_MATH = regex(r"\$[^$]*\$")
_LATEX = regex(r"\\(?:[A-Za-z]+|['\"`^~=.&%$#_{}])|[{}]")
_CAPITALS = 15
"""A shorter title in capitals may be an acronym."""


def title_signs(reference: Reference) -> Iterator[Problem]:
    """Signs in a title that belong to HTML or LaTeX, and capitals throughout."""
    title = reference.title
    entity = next((e[0] for e in latex.ENTITY.finditer(title) if unescape(e[0]) != e[0]), None)
    if entity:
        yield finding(
            reference,
            "warning",
            "html-entity",
            f"The title “{title}” has the HTML entity {entity} in it. Write “{unescape(entity)}”.",
        )
    left = _LATEX.search(_MATH.sub("", title))
    if left and title.count("$") % 2 == 0:
        yield finding(
            reference,
            "warning",
            "latex-in-title",
            f"LaTeX is left in the title “{title}”: “{left[0]}”. Write the signs themselves.",
        )
    letters = [sign for sign in title if sign.isalpha()]
    if len(letters) >= _CAPITALS and all(map(str.isupper, letters)):
        yield finding(
            reference,
            "info",
            "capital-title",
            f"The title “{title}” is all in capitals. Write it as the paper does.",
        )


def double_braces(references: Sequence[Reference]) -> Iterator[Problem]:
    """Titles in two pairs of braces, told once a file: whoever has one has hundreds."""
    by_file: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if reference.bibtex and _is_in_one_brace(reference.bibtex.fields.get("title", "")):
            by_file[place(reference).file].append(reference)
    for first, *others in by_file.values():
        more = f" and {len(others)} more in this file" if others else ""
        yield finding(
            first,
            "info",
            "double-braces",
            f"The title “{first.title}”{more} in two pairs of braces: no style can change its"
            " capitals. Brace only the words that keep theirs.",
        )


def _is_in_one_brace(text: str) -> bool:
    """Whether the brace at the beginning of a text is closed at its end."""
    text = text.strip()
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for brace in re.finditer(r"[{}]", text):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end() == len(text)
    return False
