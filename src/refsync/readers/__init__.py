"""Reading lists: text in, references and problems out. No network, no Zotero."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal, get_args

from refsync.patterns import regex
from refsync.reading import Problem, Reading
from refsync.sources.text import SourceText

Format = Literal["markdown", "html", "bibtex", "csl-json", "ris", "zotero-json", "rst", "org"]
FORMATS: tuple[Format, ...] = get_args(Format)

_BY_SUFFIX: dict[str, Format] = {
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown", ".mkd": "markdown",
    ".mdx": "markdown", ".qmd": "markdown", ".rmd": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".bib": "bibtex", ".bibtex": "bibtex", ".bb": "bibtex",
    ".ris": "ris", ".rst": "rst", ".rest": "rst", ".org": "org",
}  # fmt: skip
_BY_MEDIA_TYPE: dict[str, Format] = {
    "text/markdown": "markdown", "text/x-markdown": "markdown",
    "text/html": "html", "application/xhtml+xml": "html",
    "application/x-bibtex": "bibtex", "text/x-bibtex": "bibtex", "text/bibtex": "bibtex",
    "application/vnd.citationstyles.csl+json": "csl-json",
    "application/x-research-info-systems": "ris",
    "text/x-rst": "rst", "text/prs.fallenstein.rst": "rst",
    "text/org": "org", "text/x-org": "org",
}  # fmt: skip
"""What servers call the formats; https://www.iana.org/assignments/media-types and older usage."""

_BIBTEX_START = regex(r"\s*(?:%.*\n\s*)*@\s*[a-z]+\s*[{(]", re.IGNORECASE)
_HTML_START = regex(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html)\b", re.IGNORECASE)
_RIS_START = regex(r"\s*(?:[A-Z][A-Z\d] {2}-.*\n\s*){0,5}TY {1,2}- ?\w")
_JSON_START = regex(r"\s*(?:\[\s*)?\{\s*\"|\s*\[\s*\]\s*$")
_ORG_START = regex(r"\s*#\+(?:title|author|startup|options|todo)\s*:", re.IGNORECASE)
_ZOTERO_KEY = regex(r'"(?:itemType|linkMode)"\s*:\s*"')
_STRINGS = regex(r"@\s*string\b", re.IGNORECASE)


def format_of(source: SourceText) -> Format:
    """The format, told by the name, by the server or, where both say nothing, by the text.

    A server that says HTML is believed whatever the name is: it shows a page about the file.
    """
    media_type = (source.media_type or "").partition(";")[0].strip().lower()
    by_media_type = _BY_MEDIA_TYPE.get(media_type)
    by_name = "html" if by_media_type == "html" else _BY_SUFFIX.get(source.suffix)
    if source.suffix == ".json" and not by_media_type:
        return _of_json(source.text)
    return by_name or by_media_type or _by_content(source.text)


def _by_content(text: str) -> Format:
    text = text.removeprefix("\ufeff")
    if _BIBTEX_START.match(text):
        return "bibtex"
    if _JSON_START.match(text):
        return _of_json(text)
    starts: dict[Format, re.Pattern[str]] = {
        "html": _HTML_START, "ris": _RIS_START, "org": _ORG_START,
    }  # fmt: skip
    return next((kind for kind, start in starts.items() if start.match(text)), "markdown")


def _of_json(text: str) -> Format:
    return "zotero-json" if _ZOTERO_KEY.search(text) else "csl-json"


def read_text(source: SourceText, format: Format | None = None) -> Reading:  # noqa: A002
    """The references and problems of a source.

    Raises:
        SourceError: the text can't be read in that format at all, or reading it takes a program
            or package that isn't installed.
    """
    return read_texts([source], format)


def read_texts(sources: Sequence[SourceText], format: Format | None = None) -> Reading:  # noqa: A002
    """One reading of several sources, in their order.

    BibTeX texts share their `@string` definitions and the entries that `crossref` and `xdata`
    name, in whatever order they come.

    Args:
        sources: the texts.
        format: of them all; told by name, media type and content where it is None.

    Raises:
        SourceError: as `read_text`.
    """
    formats = [format or format_of(source) for source in sources]
    bibtex = [source for source, kind in zip(sources, formats, strict=True) if kind == "bibtex"]
    of_bibtex = iter(_read_bibtex(bibtex))
    readings = [
        next(of_bibtex) if kind == "bibtex" else _READERS[kind](source)
        for source, kind in zip(sources, formats, strict=True)
    ]
    together = len(bibtex) > 1
    references = tuple(found for reading in readings for found in reading.references)
    return Reading(
        references=references,
        others=tuple(found for reading in readings for found in reading.others),
        problems=tuple(
            problem
            for source, reading in zip(sources, readings, strict=True)
            for problem in (
                *_of_the_whole(source),
                *_of_an_empty_page(source, reading, bool(references), together),
                *reading.problems,
            )
        ),
        title=next((reading.title for reading in readings if reading.title), None),
    )


def _read_bibtex(sources: Sequence[SourceText]) -> list[Reading]:
    if not sources:
        return []
    from refsync.readers import bibtex

    return bibtex.read_together([(source.text, source.name) for source in sources])


def _read_html(source: SourceText) -> Reading:
    from refsync.readers import markdown

    return markdown.read(source.text, source.name)


def _read_page(source: SourceText) -> Reading:
    from refsync.readers import page

    return page.read(source.text, source.name)


def _read_csl_json(source: SourceText) -> Reading:
    from refsync.readers import csljson

    return csljson.read(source.text, source.name)


def _read_zotero_json(source: SourceText) -> Reading:
    from refsync.readers import zotero_json

    return zotero_json.read(source.text, source.name)


def _read_ris(source: SourceText) -> Reading:
    from refsync.readers import ris

    return ris.read(source.text, source.name)


def _read_rst(source: SourceText) -> Reading:
    from refsync.readers import restructuredtext

    return restructuredtext.read(source.text, source.name)


def _read_org(source: SourceText) -> Reading:
    from refsync.readers import org

    return org.read(source.text, source.name)


_READERS: dict[Format, Callable[[SourceText], Reading]] = {
    "markdown": _read_page, "html": _read_html, "csl-json": _read_csl_json, "ris": _read_ris,
    "zotero-json": _read_zotero_json, "rst": _read_rst, "org": _read_org,
}  # fmt: skip
"""Each imports what it needs when it is called; BibTeX is read by `_read_bibtex`."""


def _of_the_whole(source: SourceText) -> Iterator[Problem]:
    """The problems of a text that are not those of a line."""
    if source.guessed_encoding:
        yield Problem(
            severity="warning",
            code="encoding",
            message=f"The text is not Unicode; it was read as {source.guessed_encoding}."
            " Save it as UTF-8.",
            file=source.name,
            line=1,
        )


def _of_an_empty_page(
    source: SourceText, reading: Reading, others: bool, together: bool
) -> Iterator[Problem]:
    """That a source names no reference, if it should.

    Args:
        source: a source.
        reading: what was read of it.
        others: other sources of the list name some; a page between them needn't.
        together: BibTeX files are read together, of which one may hold nothing but definitions.
    """
    if not reading.references and not (together and _STRINGS.search(source.text)):
        yield Problem(
            severity="info" if others else "warning",
            code="no-references",
            message="No reference was found. Lists name papers under headings, in list items or"
            " in tables, each with a link or BibTeX; --from says what a file is.",
            file=source.name,
            line=1,
        )
