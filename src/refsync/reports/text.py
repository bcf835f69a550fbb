"""Readings, plans and runs as people read them in a terminal.

Everything becomes `rich.text.Text`: what a list or a library says is never taken for markup, and
never reaches the terminal with control characters in it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.text import Text

from refsync.characters import brief
from refsync.titles import without_markup

if TYPE_CHECKING:
    from refsync.apply import Run
    from refsync.plan import Action, Change, Plan
    from refsync.reading import Problem, Reading
    from refsync.reference import CslType, Reference, Source

_SIGNS: dict[Action, tuple[str, str, str]] = {
    "add": ("+", "green", "to add"),
    "adopt": ("→", "green", "in the library already, to file in the collection"),
    "file": ("→", "yellow", "to file by section"),
    "fill": ("*", "yellow", "to complete"),
    "tag": ("~", "yellow", "to retag"),
    "unfile": ("−", "red", "to take out of the collection, since they left the list"),
    "trash": ("−", "red", "to move to the trash, since they left the list"),
    "ambiguous": ("?", "magenta", "uncertain, left alone"),
    "declined": ("x", "dim", "declined by you, left alone"),
    "differs": ("≠", "cyan", "that the library states differently, left alone"),
    "extra": ("·", "dim", "only in the library, left alone"),
}
_LONGEST = 300
"""How many characters of a value are shown."""
_OTHERS: dict[CslType, str] = {
    "dataset": "dataset", "motion_picture": "video", "post-weblog": "blog post",
    "software": "software", "webpage": "web page",
}  # fmt: skip
"""What is no paper is called."""
_SEVERITY = {"error": "red", "warning": "yellow", "info": "dim"}


def plain(text: str) -> str:
    """The text on one line, without control characters."""
    return " ".join("".join(c if unicodedata.category(c) != "Cc" else " " for c in text).split())


def place(where: Problem | Source) -> str:
    """A file and line; signs of a name that would break the line become "?"."""
    file = "".join(c if unicodedata.category(c) != "Cc" else "?" for c in where.file)
    return f"{file}:{where.line}"


def title_text(title: str) -> str:
    """A title on one line, without markup, and cut where it is no title any more."""
    return brief(plain(without_markup(title)), _LONGEST)


def reading_text(reading: Reading) -> Iterator[Text]:
    """Each reference on a few lines, then the problems, then the counts."""
    section: tuple[str, ...] = ()
    files = {reference.source.file for reference in reading.references if reference.source}
    for reference in reading.references:
        if reference.section != section:
            section = reference.section
            yield Text(f"\n{plain(' / '.join(section))}" if section else "", "bold")
        yield from _reference(reference, several=len(files) > 1)
    yield from problems_text(reading.problems)
    yield Text(f"\n{count(len(reading.references), 'reference')}, "
               f"{count(len(reading.problems), 'problem')}")  # fmt: skip


def problems_text(problems: Sequence[Problem]) -> Iterator[Text]:
    """A heading and a line for each problem."""
    if problems:
        yield Text("\nProblems", "bold")
    for problem in problems:
        yield Text.assemble(
            f"  {place(problem)}: ",
            (problem.severity, _SEVERITY[problem.severity]),
            f": {brief(plain(problem.message), 3 * _LONGEST)} ",
            (f"[{problem.code}]", "dim"),
        )


def plan_text(plan: Plan, refused: str | None = None) -> Iterator[Text]:
    """The changes by kind, what is sure and written first, and a last line that counts them.

    Args:
        plan: what a sync would do.
        refused: why a sync would refuse to, if it would.
    """
    if plan.filed_before and not plan.homes:
        yield Text(
            f"\nThere is no collection {_path(plan)} any more, where the last sync left"
            f" {count(plan.filed_before, 'item')}: what is new comes into a new one."
        )
    if plan.stands_at:
        now = plain("/".join(plan.stands_at))
        yield Text(f"\n{_path(plan)} is “{now}” in Zotero now: it is synced into that.")
    if plan.takes_over:
        names = ", ".join(plain(name) for name in plan.takes_over.source.split("\n"))
        yield Text(f"\nThe list is taken for {names}, which is gone and had nearly the same works.")
    yield from _sections(plan)
    for action, (sign, style, meaning) in _SIGNS.items():
        changes = [change for change in plan.changes if change.action == action]
        if not changes:
            continue
        yield Text.assemble(("\n" + str(len(changes)), f"bold {style}"), f" {meaning}")
        for change in changes:
            yield from _change(change, sign, style)
    unchanged = plan.summary.get("unchanged", 0)
    if unchanged:
        yield Text(f"\n{unchanged} unchanged")
    if plan.is_idle:
        yield Text("\nNothing to do.")
    if refused:
        yield Text.assemble(("\nRefused by sync: ", "red"), plain(refused))


def _path(plan: Plan) -> str:
    return f"“{plain('/'.join(plan.collection))}”"


def _sections(plan: Plan) -> Iterator[Text]:
    """The sub-collections to make, and those to rename or move."""
    new = [section for section in plan.sections if section.key is None]
    for sections, sign, style, what in (
        (new, "+", "green", "to make"),
        (plan.followed, "~", "yellow", "to rename or move"),
    ):
        if sections:
            number = count(len(sections), "sub-collection")
            yield Text.assemble((f"\n{number}", f"bold {style}"), f" {what}")
        for section in sections:
            was = f"{_section(section.follows)} → " if section.follows else ""
            yield Text.assemble((f"  {sign} ", style), was, _section(section.path))


DONE: Mapping[str, str] = {
    "add": "added",
    "adopt": "filed",
    "file": "filed by section",
    "fill": "completed",
    "tag": "retagged",
    "unfile": "taken out",
    "trash": "moved to the trash",
}
"""What has become of an item, by action."""


def run_text(run: Run) -> Iterator[Text]:
    """What was done, and each refusal."""
    finished = sum(change.finishes for change in run.done)
    counts = Counter[str](change.action for change in run.done if not change.finishes)
    done = [f"{counts[action]} {word}" for action, word in DONE.items() if counts[action]]
    if finished:
        done.append(f"{finished} finished")
    links = sum(len(change.links) for change in run.done)
    if links:
        done.append(f"{count(links, 'link')} attached")
    for made, word in ((True, "made"), (False, "renamed or moved")):
        number = sum((section.key is None) == made for section in run.sections)
        if number:
            done.append(f"{count(number, 'sub-collection')} {word}")
    yield Text(f"\nDone: {', '.join(done) or 'nothing'}.")
    if run.begun:
        yield Text(f"Begun: {count(len(run.begun), 'item')}, whose links are not all attached yet.")
    for said, style, entries in (
        ("Refused by Zotero", "red", run.refused),
        ("Left alone", "yellow", run.left),
    ):
        for change, message in entries:
            title = change.reference.title if change.reference else change.item_title or ""
            yield Text.assemble((said, style), f": “{title_text(title)}”: {plain(message)}.")


def count(number: int, noun: str) -> str:
    """Say "1 problem", "2 problems"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _reference(reference: Reference, *, several: bool) -> Iterator[Text]:
    yield Text.assemble("  ", title_text(reference.title), *_annotations(reference))
    yield Text(f"      {' · '.join(_facts(reference, several=several))}", "dim")


def _annotations(reference: Reference) -> Iterable[tuple[str, str]]:
    return [(f" ({plain(annotation)})", "cyan") for annotation in reference.annotations]


def _facts(reference: Reference, *, several: bool) -> Iterator[str]:
    """What is known of a reference; its file is told where there are several."""
    if reference.type in _OTHERS:
        yield _OTHERS[reference.type]
    if reference.byline:
        yield authors(reference)
    if reference.issued and reference.issued.year:
        yield str(reference.issued.year)
    if reference.container_title:
        yield plain(reference.container_title)
    if not reference.id.startswith("title:"):
        yield plain(reference.id)
    if reference.further_links:
        yield ", ".join(dict.fromkeys(link.kind for link in reference.further_links))
    if reference.source:
        yield place(reference.source) if several else f"line {reference.source.line}"


def authors(reference: Reference) -> str:
    """The first of those named with the title, and that there are others."""
    first = reference.byline[0]
    parts = (first.non_dropping_particle, first.family)
    name = plain(first.literal or " ".join(filter(None, parts)) or first.given or "")
    return f"{name} et al." if len(reference.byline) > 1 or reference.authors_truncated else name


def _change(change: Change, sign: str, style: str) -> Iterator[Text]:
    reference = change.reference
    title = title_text(reference.title if reference else change.item_title or "")
    facts = ""
    if reference and reference.byline:
        year = reference.issued.year if reference.issued else None
        facts = f"  {authors(reference)}" + (f" {year}" if year else "")
    yield Text.assemble((f"  {sign} ", style), title, (facts, "dim"))
    if change.action in ("declined", "differs", "extra", "ambiguous"):
        yield Text(f"      {brief(plain(change.reason), 3 * _LONGEST)}", "dim")
    if change.tags:
        yield Text.assemble("      ", *_tags(change))
    if any(change.filing.add) or change.filing.remove:
        yield Text.assemble("      ", *_filing(change))
    for name, value in change.fields.items():
        yield Text.assemble("      ", (name, "dim"), (f" + {_value(value)}", "green"))
    if reference and change.links:
        kinds = {link.url: link.label or link.kind for link in reference.further_links}
        links = "".join(f" + {plain(kinds[url])}" for url in change.links if url in kinds)
        yield Text.assemble("      ", ("links", "dim"), (links, "green"))
    for candidate in change.candidates:
        yield Text.assemble(
            "      in the library: ",
            title_text(candidate.title),
            (f"  {candidate.item} · {plain(candidate.reason)}", "dim"),
        )


def _filing(change: Change) -> Iterator[tuple[str, str]]:
    yield "sections", "dim"
    for path in change.filing.add:
        yield f" + {_section(path)}", "green"
    for unfiled in change.filing.remove:
        yield f" − {plain(unfiled.name)}", "red"


def _section(path: Sequence[str]) -> str:
    """A section, or the collection itself."""
    return plain(" / ".join(path)) or "(none)"


def _value(value: object) -> str:
    """What a field is filled with, on one line."""
    if isinstance(value, list):
        names = (("lastName", "firstName"), ("name",))
        people = [
            [who[part] for parts in names for part in parts if who.get(part)] for who in value
        ]
        value = "; ".join(", ".join(parts) for parts in people)
    return brief(plain(str(value)), _LONGEST)


def _tags(change: Change) -> Iterator[tuple[str, str]]:
    yield "tags", "dim"
    for tag in change.tags.add:
        yield f" + {plain(tag)}", "green"
    for tag in change.tags.remove:
        yield f" − {plain(tag)}", "red"
    kind = "automatic" if change.tags.automatic else "manual"
    for tag in change.tags.retype:
        yield f" ~ {plain(tag)} ({kind})", "yellow"
