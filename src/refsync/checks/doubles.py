"""What stands twice in a list: works, identifiers, citation keys."""

from __future__ import annotations

from collections.abc import Iterator

from refsync import matching
from refsync.checks.finding import finding, place
from refsync.reading import Problem, Reading
from refsync.reference import Reference

_MOST_NAMESAKES = 8
"""So many entries of one title or identifier are told apart; more of them would cost time."""


def doubles(reading: Reading) -> Iterator[Problem]:
    """Entries that are one work with an entry above, and entries of other works that share a key.

    What is one work, `refsync.matching` says.
    """
    above: dict[str, list[Reference]] = {}
    keyed: dict[str, Reference] = {}
    told = {(p.file, p.line) for p in reading.problems if p.code == "duplicate-key"}
    for reference in reading.references:
        keys = sorted(k for k in matching.match_keys(reference) if matching.is_telling(k))
        near = {id(other): other for key in keys for other in above.get(key, ())}
        twin = next((other for other in near.values() if _is_one_work(reference, other)), None)
        if twin:
            yield _double(reference, twin)
        else:
            yield from _shared_identifier(reference, list(near.values()))
            yield from _shared_key(reference, keyed, told)
        if reference.citation_key:
            keyed.setdefault(reference.citation_key.casefold(), reference)
        for key in keys:
            others = above.setdefault(key, [])
            if len(others) < _MOST_NAMESAKES:
                others.append(reference)


def _is_one_work(one: Reference, other: Reference) -> bool:
    verdict = matching.compare(one, other)
    untitled = _lacks_a_title(one) or _lacks_a_title(other)
    return verdict.same == "yes" or (untitled and verdict.by in one.identifiers)


def _lacks_a_title(reference: Reference) -> bool:
    """Whether an identifier stands in for the title."""
    return reference.title in (f"{s}:{value}" for s, value in reference.identifiers.items())


def _double(reference: Reference, twin: Reference) -> Problem:
    verdict = matching.compare(reference, twin)
    stands = f"“{reference.title}” stands in the list already, {_where(twin, reference)}"
    here, there = place(reference), place(twin)
    if reference.section != twin.section or (reference.section and here.file != there.file):
        under = ", under another heading" if here.file == there.file else ""
        message = f"{stands}{under} ({verdict.reason})."
        return finding(reference, "info", "repeated-entry", message)
    if verdict.versions or (verdict.by == "title" and _venue(reference) != _venue(twin)):
        message = f"{stands}, in another version ({verdict.reason}). They are taken as one work."
        return finding(reference, "info", "repeated-entry", message)
    message = f"{stands} ({verdict.reason}). Remove one of the two, or join them."
    return finding(reference, "warning", "duplicate-entry", message)


def _venue(reference: Reference) -> tuple[str, str | None]:
    """Where a work appeared; of a venue that is in no file at hand its key tells."""
    return reference.type, reference.container_title or reference.bibtex_fields.get("crossref")


def _shared_identifier(reference: Reference, near: list[Reference]) -> Iterator[Problem]:
    """An identifier that an entry of another title has, too: somebody pasted the wrong link."""
    for other in near:
        verdict = matching.compare(reference, other)
        value = reference.identifiers.get(verdict.by)
        pasted = verdict.same == "maybe" and value and value == other.identifiers.get(verdict.by)
        if pasted and place(other) != place(reference):
            yield finding(
                reference,
                "warning",
                "shared-identifier",
                f"“{reference.title}” has the same {verdict.by} ({value}) as “{other.title}”,"
                f" {_where(other, reference)}, and another title. Correct the wrong link, or join"
                " the two if they are one work.",
            )
            return


def _shared_key(
    reference: Reference, keyed: dict[str, Reference], told: set[tuple[str, int]]
) -> Iterator[Problem]:
    """A citation key of another work; within one piece of BibTeX its reader has told already."""
    where = place(reference)
    other = keyed.get((reference.citation_key or "").casefold())
    if other and (where.file, where.line) not in told:
        yield finding(
            reference,
            "warning",
            "duplicate-key",
            f"The key {reference.citation_key!r} is taken by “{other.title}”,"
            f" {_where(other, reference)}. Give one of the two another key.",
        )


def _where(other: Reference, seen_from: Reference) -> str:
    there = place(other)
    if there.file == place(seen_from).file:
        return f"in line {there.line}"
    return f"in {there.file}:{there.line}"
