"""Curated lists in Markdown and HTML: text in, references and problems out.

The text is mended (`mending`), becomes a sequence of blocks (`document`) under headings
(`outline`), in which entries are recognised by their shape (`shapes`); of each entry come
references (`entry`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from refsync.readers.document import Block, from_html, from_markdown
from refsync.readers.entry import Entry, Workshop
from refsync.readers.mending import mend, unified
from refsync.readers.outline import Part, Role, parts, sections
from refsync.readers.shapes import headed, listed, tabled
from refsync.readers.titles import year
from refsync.reading import Problem, Reading

_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)


def read(text: str, file: str) -> Reading:
    """The references of a curated list.

    Args:
        text: Markdown (as GitHub reads it), or an HTML document.
        file: the list's name, for the references' sources and the problems.

    Returns:
        References in the list's order, problems by line, and the list's title.
    """
    blocks, stated_title, problems = _blocks(text, file)
    document = headed.with_subheadings(parts(headed.with_bold_titles(blocks)))
    contents = [headed.content(part) for part in document]
    inside = [_entries_inside(part) for part in document]
    titled = [sum(bool(entry.title) for entry in entries) for entries in inside]
    roles = headed.roles(document, contents, titled)
    document = headed.without_numbers(document, roles)
    found = [
        entry
        for part, said, within, role, section in zip(
            document, contents, inside, roles, sections(document, roles), strict=True
        )
        for entry in _entries(part, said, within, role, section)
    ]
    workshop = Workshop(file, problems)
    for part, said, role in zip(document, contents, roles, strict=True):
        if role is Role.ASIDE and headed.cites_the_list(part, said):
            workshop.report(
                "info", "own-citation",
                f"“{part.text}” says how to cite the list itself; its BibTeX was left out. "
                "If it is a paper of the list, put it under the paper's title.", part.line,
            )  # fmt: skip
    references = [reference for entry in found for reference in workshop.references(entry)]
    title = (part.text for part, role in zip(document, roles, strict=True) if role is Role.TITLE)
    return Reading(
        references=tuple(references),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        title=next(title, None) or stated_title,
    )


def _blocks(text: str, file: str) -> tuple[tuple[Block, ...], str | None, list[Problem]]:
    """The blocks of a list, the title that stands outside of them, and problems so far."""
    if _HTML.match(text):
        return from_html(unified(text)), None, []
    mended = mend(text, file)
    return from_markdown(mended.text, mended.numbers), mended.title, mended.problems


def _entries_inside(part: Part) -> list[Entry]:
    """The entries of those shapes of which several stand under one heading."""
    found = [*listed.entries(part), *tabled.entries(part)]
    return sorted(found, key=lambda entry: entry.line)


def _entries(
    part: Part, said: headed.Content, inside: list[Entry], role: Role, section: tuple[str, ...]
) -> list[Entry]:
    """The entries of a part, filed in its section."""
    if role is Role.ASIDE:
        return []
    if role is Role.ENTRY:
        return [replace(headed.entry(part, said), section=section)]
    stated = next((found for text in reversed(section) if (found := year(text))), None)
    return [replace(entry, section=section, year=entry.year or stated) for entry in inside]
