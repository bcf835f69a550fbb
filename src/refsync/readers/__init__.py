"""Reading lists: text in, references and problems out. No network, no Zotero."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Literal, get_args

from refsync.reading import Problem, Reading
from refsync.sources import SourceText

Format = Literal["markdown", "html", "bibtex"]
FORMATS: tuple[Format, ...] = get_args(Format)

_BY_SUFFIX: dict[str, Format] = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown",
    ".qmd": "markdown", ".html": "html", ".htm": "html",
    ".bib": "bibtex", ".bibtex": "bibtex", ".bb": "bibtex",
}  # fmt: skip
_BIBTEX_START = re.compile(r"\s*(?:%.*\n\s*)*@\s*[a-z]+\s*[{(]", re.IGNORECASE)
_HTML_START = re.compile(r"\s*(?:<!doctype html|<html)", re.IGNORECASE)


def format_of(source: SourceText) -> Format:
    """The format, told by the name and, where that says nothing, by how the text begins."""
    by_name = _BY_SUFFIX.get(PurePath(source.name).suffix.lower())
    if by_name:
        return by_name
    if _BIBTEX_START.match(source.text):
        return "bibtex"
    return "html" if _HTML_START.match(source.text) else "markdown"


def read_text(source: SourceText, format: Format | None = None) -> Reading:  # noqa: A002
    """The references and problems of a source."""
    format = format or format_of(source)  # noqa: A001
    if format == "bibtex":
        from refsync.readers import bibtex

        reading = bibtex.read(source.text, source.name)
    else:
        from refsync.readers import markdown

        reading = markdown.read(source.text, source.name)
    problems = (*_of_the_whole(source, reading), *reading.problems)
    return reading.model_copy(update={"problems": problems})


def _of_the_whole(source: SourceText, reading: Reading) -> Iterator[Problem]:
    """The problems that are not those of a line."""
    if source.guessed_encoding:
        yield Problem(
            severity="warning",
            code="encoding",
            message=f"The text is not Unicode; it was read as {source.guessed_encoding}."
            " Save it as UTF-8.",
            file=source.name,
            line=1,
        )
    if not reading.references:
        yield Problem(
            severity="warning",
            code="no-references",
            message="No reference was found. Lists name papers under headings, in list items or"
            " in tables, each with a link or BibTeX; --from says what a file is.",
            file=source.name,
            line=1,
        )
