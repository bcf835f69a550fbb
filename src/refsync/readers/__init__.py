"""Reading lists: text in, references and problems out. No network, no Zotero."""

from __future__ import annotations

import re
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
    if source.guessed_encoding is None:
        return reading
    return reading.model_copy(update={"problems": (_encoding_problem(source), *reading.problems)})


def _encoding_problem(source: SourceText) -> Problem:
    return Problem(
        severity="warning",
        code="encoding",
        message=f"The text is not UTF-8 and was read as {source.guessed_encoding}: save as UTF-8.",
        file=source.name,
        line=1,
    )
