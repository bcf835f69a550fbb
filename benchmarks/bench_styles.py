"""References of real bibliographies, written as lists cite them, and read back.

The bibliographies are no part of the project: `REFSYNC_CORPUS=DIR python -m benchmarks.run styles`.
DIR has `files/` with `.bib` files in it.
"""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import table
from refsync.readers import read_text
from refsync.readers.venues import bare_venue
from refsync.reference import CslType, Name, Reference
from refsync.sources.text import SourceText
from refsync.titles import fold

_MOST = 1500
_WORDS_OF_A_TITLE = 3
_FORMS = (re.compile(r"\d{1,3}"), re.compile(r"\d{1,3}"), re.compile(r"\d+-\d+"))
"""What volumes, issues and pages are cited as the bibliography has them."""
_WHERE_NONE_IS_SAID = ("12", "3", "45-67")
_CODE = frozenset("{}$<")
_NO_STOPS = str.maketrans("", "", ". ")
_IN_A_LIST = 30
"""Entries of one list: what a list does throughout helps to read each of them."""


STYLES = {
    "APA": "{inverted_and} ({year}). {title}. {venue}, {volume}({issue}), {pages}.",
    "MLA": '{first}, et al. "{title}." {venue} {volume}.{issue} ({year}): {pages}.',
    "Chicago": "{first_inverted}. “{title}.” {venue} {volume}, no. {issue} ({year}): {pages}.",
    "Chicago, author and date": (
        "{first_inverted}. {year}. “{title}.” {venue} {volume} ({issue}): {pages}."
    ),
    "Harvard": "{inverted}, {year}. {title}. {venue}, {volume}({issue}), pp.{pages}.",
    "IEEE": "{initialled}, “{title},” {venue}, vol. {volume}, no. {issue}, pp. {pages}, {year}.",
    "ACM": "{full_and}. {year}. {title}. In {venue}. {pages}.",
    "Vancouver": "{bare}. {title}. {venue}. {year};{volume}({issue}):{pages}.",
    "Nature": "{inverted_and} {title}. {venue} {volume}, {pages} ({year}).",
    "ACS": "{inverted_semicolons} {title}. {venue} {year}, {volume}, {pages}.",
    "Springer": "{inverted}: {title}. {venue} {volume}, {pages} ({year})",
    "ICML": "{inverted_and} {title}. {venue}, {volume}:{pages}, {year}.",
    "SIAM": "{initialled}, {title}, {venue}, {volume} ({year}), pp. {pages}.",
    "ADS": "{initials_behind}, {year}, {title}, {venue}, {volume}, {first_page}",
    "DBLP": "{full}: {title}. {venue} {year}: {pages}",
    "GB/T 7714": "{bare}. {title}[J]. {venue}, {year}, {volume}({issue}): {pages}.",
    "DIN": "{inverted_semicolons}: {title}. In: {venue} {volume} ({year}), S. {pages}.",
    "plain, in sentences": "{full_and}. {title}. {venue}, {year}.",
    "plain, in commas": "{full}, {title}, {venue}, {year}.",
    "year first": "[{year}] {full_and}. {title}. {venue}.",
    "et al.": "{first_full} et al. {title}. {venue}, {year}.",
    "title first, in sentences": "{title}. {full}. {venue} {year}.",
    "title first, in commas": "{title}, {full}, {venue}, {year}",
    "title first, by": "{title}, by {full_and}. {venue} {year}",
    "title first, dash": "{title} - {full} ({year})",
    "title first, brackets": "{title} ({first_full} et al., {year})",
    "linked title": "[{title}]({href}). {full}. *{venue}*, {year}.",
    "title in bold, on lines": "**{title}**<br>{full}<br>*{venue}*, {year} [[pdf]({href})]",
}
"""How lists cite, with the fields of `_fields`; those with `first…` name the first author only."""


class Work(NamedTuple):
    """What is cited; people by given and family name."""

    people: Sequence[tuple[str, str]]
    title: str
    venue: str
    year: int
    type: CslType
    volume: str
    issue: str
    page: str


def _initials(given: str) -> str:
    """As "J. R." of "Jane Rose"."""
    words = given.replace(".", " ").split()
    return " ".join(f"{word[0].upper()}." for word in words) or given


def _joined(names: Sequence[str], last: str) -> str:
    """Names with commas between them, but for the last one."""
    return last.join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _fields(work: Work) -> dict[str, str]:
    """What stands in a style's places."""
    full = [f"{given} {family}" for given, family in work.people]
    inverted = [f"{family}, {_initials(given)}" for given, family in work.people]
    behind = [f"{family} {_initials(given)}" for given, family in work.people]
    bare = [f"{family} {_initials(given).translate(_NO_STOPS)}" for given, family in work.people]
    initialled = [f"{_initials(given)} {family}" for given, family in work.people]
    first = f"{work.people[0][1]}, {work.people[0][0]}"
    return {
        "title": work.title,
        "venue": work.venue,
        "year": str(work.year),
        "volume": work.volume,
        "issue": work.issue,
        "pages": work.page.replace("-", "–"),
        "first_page": work.page.partition("-")[0],
        "href": f"https://acme.example/{work.year}.pdf",
        "full": ", ".join(full),
        "full_and": _joined(full, " and "),
        "inverted": ", ".join(inverted),
        "inverted_and": _joined(inverted, ", & "),
        "inverted_semicolons": "; ".join(inverted),
        "initials_behind": ", ".join(behind),
        "initialled": _joined(initialled, ", and "),
        "bare": ", ".join(bare),
        "first": first,
        "first_full": full[0],
        "first_inverted": _joined([first, *full[1:]], ", and "),
    }


def works(folder: Path) -> list[Work]:
    """The works of a folder's `.bib` files that name people, venue and year, the same each time."""
    found: dict[str, Work] = {}
    for path in sorted((folder / "files").glob("*.bib")):
        text = SourceText(str(path), path.read_text(encoding="utf-8", errors="replace"))
        for reference in read_text(text).references:
            if work := _work(reference):
                found.setdefault(fold(work.title), work)
    every = list(found.values())
    random.Random(1).shuffle(every)
    return every[:_MOST]


def _work(reference: Reference) -> Work | None:
    """What a style can cite of a reference; none where its title or venue is a macro's or code."""
    title, venue, issued = reference.title, reference.container_title, reference.issued
    people = [(name.given, _family(name)) for name in reference.author if name.given]
    when = issued.year if issued else None
    if not venue or venue[0].islower() or not when or len(title.split()) < _WORDS_OF_A_TITLE:
        return None
    if not people or len(people) < len(reference.author) or not _CODE.isdisjoint(title + venue):
        return None
    stated = (reference.volume, reference.issue, reference.page)
    forms = zip(stated, _FORMS, _WHERE_NONE_IS_SAID, strict=True)
    within = (text if text and form.fullmatch(text) else other for text, form, other in forms)
    return Work(people, title, venue, when, reference.type, *within)


def _family(name: Name) -> str:
    """A family name with its particle."""
    return " ".join(filter(None, (name.non_dropping_particle, name.family)))


def _read(style: str, cited: Sequence[Work]) -> Iterator[tuple[Work, Reference | None]]:
    """The works, each with what is read where it is cited."""
    for start in range(0, len(cited), _IN_A_LIST):
        part = cited[start : start + _IN_A_LIST]
        items = (" ".join(style.format_map(_fields(work)).split()) for work in part)
        body = "".join(f"- {item}\n" for item in items)
        text = SourceText("list.md", f"# A list\n\n## References\n\n{body}")
        by_line = {r.source.line: r for r in reversed(read_text(text).references) if r.source}
        for line, work in enumerate(part, 5):
            yield work, by_line.get(line)


def _right(style: str, work: Work, read: Reference) -> tuple[bool, ...]:
    """Whether those who wrote it, where and when it appeared, and what it is are right."""
    families = [fold(family) for _, family in work.people]
    named = [fold(_family(name) or name.literal or "") for name in read.author]
    fewest = 1 if "{first}" in style or "{first_full}" in style else len(families)
    who = len(named) >= fewest and named == families[: len(named)]
    places = (fold(work.venue), fold(bare_venue(work.venue)))
    where = "{venue}" not in style or fold(read.container_title or "") in places
    when = bool(read.issued and read.issued.year == work.year)
    found = (read.volume, read.issue, read.page)
    cited = zip(("{volume}", "{issue}", "{pages}"), found, work[-3:], strict=True)
    within = all(text == known for field, text, known in cited if field in style)
    return who, where, when, within, read.type == work.type


def report() -> str:
    """The benchmark's section of RESULTS.md."""
    if "REFSYNC_CORPUS" not in os.environ:
        sys.exit("Say where the corpus is: REFSYNC_CORPUS=DIR python -m benchmarks.run styles")
    cited = works(Path(os.environ["REFSYNC_CORPUS"]))
    rows = []
    for name, style in STYLES.items():
        pairs = _read(style, cited)
        found = [(work, r) for work, r in pairs if r and fold(r.title) == fold(work.title)]
        right = [_right(style, work, read) for work, read in found]
        who, where, when, within, kind = (
            f"{100 * sum(each) / len(right):.1f}" for each in zip(*right, strict=True)
        )
        where, kind = (where, kind) if "{venue}" in style else ("–", "–")
        within = within if "{pages}" in style else "–"
        titles = f"{100 * len(found) / len(cited):.1f}"
        rows.append([name, titles, who, where, when, within, kind])
    head = ["style", "titles", "authors", "venues", "years", "volume, issue, pages", "types"]
    return "\n\n".join(
        (
            f"## {len(cited):,} works of real bibliographies, cited and read back",
            table(head, rows),
            "In percent; all but the titles of the works whose titles are right. Where two family "
            'names stand without a comma ("Ana Ruiz Soto"), they count as wrong. Volume, issue and '
            "pages are right if all that the style has of them are; the type, if it is that of the "
            "bibliography, which also has books' chapters and theses for what a style writes as "
            "in a journal.",
            "By `REFSYNC_CORPUS=DIR python -m benchmarks.run styles`.",
        )
    )
