"""Curated lists in Markdown and HTML: text in, references and problems out.

The text is mended (`mending`), becomes a sequence of blocks (`document`) under headings
(`outline`), in which entries are recognised by their shape (`shapes`); of each entry come
references (`entry`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from refsync.patterns import regex
from refsync.readers import relative
from refsync.readers.contents import without_contents
from refsync.readers.details import NOTHING_SAID, Details, above
from refsync.readers.document import Block
from refsync.readers.entry import Entry, Workshop
from refsync.readers.habit import Habit
from refsync.readers.markdown_in_html import markdown_in
from refsync.readers.mending import mend, mend_html
from refsync.readers.mentions import Mention
from refsync.readers.outline import Part, Role, sections
from refsync.readers.passage import Passage
from refsync.readers.rendered import from_html, from_markdown
from refsync.readers.roles import cites_the_list, roles_of
from refsync.readers.selection import others, papers
from refsync.readers.shapes import (
    attributed,
    badged,
    bracketed_places,
    bylined,
    counted,
    dated,
    defined,
    fenced,
    followed,
    headed,
    headings,
    lifted,
    link_labels,
    listed,
    named_in_bold,
    nameless,
    nicknamed,
    paired,
    paragraphs,
    placed,
    published,
    referring,
    remarked,
    run_together,
    scored,
    sideways,
    tabbed,
    tabled,
    upright,
    volumed,
    wholly_linked,
    year_first,
)
from refsync.readers.shapes.beneath import content
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.readers.stated import wrong_identifiers
from refsync.readers.titles import same_title
from refsync.reading import Problem, Reading

_HTML = regex(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE)

_NAMELESS = ("readme", "index")
"""Files that are called for what they are."""


def read(text: str, file: str, title: str | None = None) -> Reading:
    """The references of a curated list.

    Args:
        text: Markdown (as GitHub reads it), or an HTML document.
        file: the list's name, for the references' sources and the problems.
        title: of the list, where its front matter states it.

    Returns:
        References in the list's order, problems by line, and the list's title.
    """
    blocks, problems = _blocks(text, file)
    blocks = relative.resolved(blocks, file, text)
    return of_blocks(blocks, file, title=title, problems=problems)


def of_blocks(
    blocks: Sequence[Block],
    file: str,
    *,
    title: str | None = None,
    problems: Sequence[Problem] = (),
) -> Reading:
    """The references of a list that has become blocks.

    Args:
        blocks: in reading order.
        file: the list's name.
        title: of the list, where it stands outside of the blocks.
        problems: found on the way to the blocks.
    """
    passages = _passages(blocks)
    roles = roles_of(passages)
    passages = _tidied(passages, roles)
    document = [passage.part for passage in passages]
    over_all = (part.text for part, role in zip(document, roles, strict=True) if role is Role.TITLE)
    titles = [text for text in (next(over_all, None), title) if text]
    title = next(iter(titles), None)
    candidates = [entry for passage in passages for entry in passage.inside]
    habit = Habit.of(candidates, titles or [_name(file)])
    entries, rest = _chosen(passages, roles, title, habit)
    workshop = Workshop(file, [*problems, *wrong_identifiers(blocks, file)])
    references = [made for entry in entries for made in workshop.references(entry)]
    for passage, role in zip(passages, roles, strict=True):
        if role is Role.ASIDE and cites_the_list(passage):
            workshop.report_own_citation(passage.part.text, passage.part.line)
    workshop.report_bare_entries(len(references))
    workshop.report_open_links(blocks)
    return Reading(
        references=tuple(references),
        others=tuple(made for entry in rest for made in Workshop(file, []).references(entry)),
        problems=tuple(sorted(workshop.problems, key=lambda problem: problem.line)),
        title=title,
    )


def _passages(blocks: Sequence[Block]) -> list[Passage]:
    """The parts of a list, each with what it says as an entry and what may be entries in it."""
    blocks = referring.with_items_for_references(fenced.with_items(blocks))
    blocks = wholly_linked.with_links_behind(blocks)
    placed = bracketed_places.with_places_in_brackets(blocks)
    blocks = year_first.with_names_first(list(placed))
    items = paragraphs.as_items(bylined.with_items(blocks))
    titled = upright.with_names_in_brackets(remarked.without_remarks(items))
    apart = run_together.with_names_apart(titled)
    blocks = dated.with_years_below_headings(apart)
    items = defined.with_terms(list(sideways.with_lines_for_columns(blocks)))
    items = link_labels.with_labels_apart(paired.with_names_joined(items))
    cites = listed.cites([Part(None, tuple(items))])
    items = lifted.with_titles_lifted(volumed.with_titles_first(items), lenient=cites)
    items = volumed.with_titles_above(items)
    document = headings.as_meant(dated.with_items(items))
    inside = badged.without_those_of_the_list(document, _candidates(document))
    document, inside = followed.apart(document, inside)
    return [
        Passage(part, content(part), within) for part, within in zip(document, inside, strict=True)
    ]


def _tidied(passages: Sequence[Passage], roles: Sequence[Role]) -> list[Passage]:
    """The passages, headings without numbers and the like, candidates without a contents' lines."""
    document = headings.without_marks([passage.part for passage in passages], roles)
    inside = without_contents(
        [passage.inside for passage in passages], [part.text for part in document]
    )
    return [
        replace(passage, part=part, inside=within)
        for passage, part, within in zip(passages, document, inside, strict=True)
    ]


def _chosen(
    passages: Sequence[Passage], roles: Sequence[Role], title: str | None, habit: Habit
) -> tuple[list[Entry], list[Entry]]:
    """The papers of a list, and what else stands in it, each in its section."""
    under_own_headings = iter(_with_own_headings(passages, roles))
    entries: list[Entry] = []
    rest: list[Entry] = []
    within = sections([passage.part for passage in passages], roles)
    for passage, role, section in zip(passages, roles, within, strict=True):
        if role is Role.ENTRY:
            entries += _filed([next(under_own_headings)], section, title)
        elif role is not Role.ASIDE:
            chosen = papers(passage.inside, [text for text in section if text != title], habit)
            entries += _filed(nameless.without_titles(chosen), section, title)
            rest += _filed(others(passage.inside, chosen), section, title)
    return entries, rest


def _with_own_headings(passages: Sequence[Passage], roles: Sequence[Role]) -> list[Entry]:
    """The entries that have headings of their own, names and venues in most of these set apart."""
    found = [
        _as_cited_below(headed.entry(passage.part, passage.said), passage.inside)
        for passage, role in zip(passages, roles, strict=True)
        if role is Role.ENTRY
    ]
    apart = tabbed.without_sites([found], headed=True)
    return attributed.without_names(placed.without_places(apart))[0]


def _as_cited_below(entry: Entry, within: Sequence[Entry]) -> Entry:
    """An entry under its own heading, with what a citation of its title below says of it."""
    said = next((one.details for one in within if same_title(one.title, entry.title)), NOTHING_SAID)
    return replace(entry, details=entry.details.completed(said))


def _name(file: str) -> str:
    """What a list without a title is called for: its file, or the folder where that is a README."""
    folder, _, name = file.rpartition("/")
    stem = name.rpartition(".")[0]
    said = folder.rpartition("/")[2] if stem.lower() in _NAMELESS else stem
    return said.replace("-", " ").replace("_", " ")


def _blocks(text: str, file: str) -> tuple[Sequence[Block], list[Problem]]:
    """The blocks of a list, and problems so far."""
    written = markdown_in(text) if _HTML.match(text) else text
    if written is None:
        html = mend_html(text, file)
        return from_html(html.text), html.problems
    mended = mend(written, file)
    return from_markdown(mended.text, mended.numbers), mended.problems


def _candidates(document: Sequence[Part]) -> list[list[Entry]]:
    """What may be entries in each part of a list, rid of what stands in most of their titles."""
    lenient = listed.cites(document)
    inside = [_entries_inside(part, lenient=lenient) for part in document]
    inside = named_in_bold.with_names_in_bold(document, inside)
    inside = scored.without_repeats(document, inside)
    inside = counted.without_numbers(tabbed.without_sites(inside))
    inside = placed.without_places(placed.without_volumes(inside))
    inside = placed.without_organisations(inside)
    inside = published.without_publishers(inside)
    inside = dated.without_years_behind(dated.without_dates(inside))
    inside = published.with_houses(attributed.without_names(inside))
    return nicknamed.with_names_of_links(nicknamed.with_nicknames_apart(inside))


def _entries_inside(part: Part, *, lenient: bool) -> list[Entry]:
    """The entries of those shapes of which several stand under one heading."""
    found = [*listed.entries(part, lenient=lenient), *tabled.entries(part)]
    return sorted(_without_repeated_links(found), key=lambda entry: entry.line)


def _without_repeated_links(entries: Sequence[Entry]) -> list[Entry]:
    """The entries, but for those that have only links of others, as a picture of the paper has."""
    known = {m.href for entry in entries if _is_titled(entry) for m in entry.mentions}
    return [
        entry
        for entry in entries
        if _is_titled(entry)
        or not entry.mentions
        or any(mention.href not in known for mention in _of_the_paper(entry))
    ]


def _of_the_paper(entry: Entry) -> Sequence[Mention]:
    """Those of an entry's links that lead to the paper, else all."""
    return list(filter(leads_to_a_paper, entry.mentions)) or entry.mentions


def _is_titled(entry: Entry) -> bool:
    """Whether an entry has more than a word for its title."""
    return len(entry.title.split()) > 1


@lru_cache(maxsize=16)
def _above(section: tuple[str, ...], title: str | None) -> Details:
    """Where and when, as the headings say it above entry after entry."""
    return above((*reversed(section), title or ""))


def _filed(entries: Iterable[Entry], section: tuple[str, ...], title: str | None) -> list[Entry]:
    """The entries in their section; its headings or labels say when and where if they don't."""
    return [
        replace(
            entry,
            section=section,
            details=entry.details.under(_above((*section, *entry.labels), title), entry.title),
        )
        for entry in entries
    ]
