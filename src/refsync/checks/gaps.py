"""What entries leave out: who wrote the work, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from refsync.checks.finding import finding, is_record, place
from refsync.reading import Problem
from refsync.reference import CslType, Reference

_AUTHORED = frozenset(
    {
        "article", "book", "conference", "inbook", "incollection", "inproceedings",
        "mastersthesis", "phdthesis", "report", "techreport", "thesis",
    }
)  # fmt: skip
"""Types of BibTeX entries that must state an author and a year."""
_AUTHORED_IN_CSL: frozenset[CslType] = frozenset(
    {"article", "article-journal", "book", "chapter", "paper-conference", "report", "thesis"}
)
_PARENTS = frozenset({"crossref", "xdata"})
_MOST = 0.8
_FEW = 5


def gaps(references: Sequence[Reference]) -> Iterator[Problem]:
    """Entries without authors or year.

    BibTeX and its like must state them. Entries of a plain list need not: one that leaves them out
    is reported where the list's others state them, and nothing identifies the work.
    """
    by_file: dict[str, list[Reference]] = defaultdict(list)
    for reference in references:
        if not is_record(reference):
            by_file[place(reference).file].append(reference)
    habits = {file: _habits(entries) for file, entries in by_file.items()}
    for reference in references:
        if is_record(reference):
            yield from _gaps_of_record(reference)
        else:
            yield from _gaps_of_entry(reference, *habits[place(reference).file])


def _habits(entries: Sequence[Reference]) -> tuple[bool, bool]:
    """Whether the entries of a list state their authors and their years."""
    if len(entries) < _FEW:
        return False, False
    authors = sum(bool(entry.byline) for entry in entries)
    years = sum(entry.issued is not None for entry in entries)
    return authors >= _MOST * len(entries), years >= _MOST * len(entries)


def _gaps_of_record(reference: Reference) -> Iterator[Problem]:
    if not _must_be_complete(reference):
        return
    if not reference.byline:
        yield finding(
            reference,
            "warning",
            "missing-author",
            f"“{reference.title}” has no author. Add who wrote it.",
        )
    if not (reference.issued or reference.status or "arxiv" in reference.identifiers):
        yield finding(
            reference,
            "warning",
            "missing-year",
            f"“{reference.title}” has no year. Add when it appeared.",
        )


def _must_be_complete(reference: Reference) -> bool:
    """Whether the record is of a type that has author and year, and inherits from no unknown."""
    if reference.bibtex is None or reference.type == "article":
        return reference.type in _AUTHORED_IN_CSL
    inherits = reference.bibtex_fields.keys() & _PARENTS
    return reference.bibtex.type in _AUTHORED and not inherits


def _gaps_of_entry(reference: Reference, authors: bool, years: bool) -> Iterator[Problem]:
    if reference.identifiers:
        return
    if authors and not reference.byline:
        yield finding(
            reference,
            "info",
            "missing-author",
            f"“{reference.title}” has no author, as most entries of this list have, and no"
            " identifier to find one by. Add it.",
        )
    if years and not reference.issued:
        yield finding(
            reference,
            "info",
            "missing-year",
            f"“{reference.title}” has no year, as most entries of this list have, and no"
            " identifier to find one by. Add it.",
        )
