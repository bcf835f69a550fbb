"""Which of a library's items is this reference?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from refsync.matching.pair import Pair
from refsync.matching.rules import compare
from refsync.matching.venue import stage
from refsync.matching.verdict import Verdict
from refsync.options import Versions
from refsync.reference import Reference


@dataclass(frozen=True, slots=True)
class Match:
    """A library item (by key and title) that is, or may be, the work of a reference."""

    item: str
    title: str
    by: str
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What looking for a reference among items came to: one match, or candidates, or nothing."""

    match: Match | None = None
    candidates: tuple[Match, ...] = ()


def find_match(
    reference: Reference,
    items: Iterable[tuple[str, Reference]],
    versions: Versions = "merge",
) -> Finding:
    """Which of the items (key, record) the reference is.

    Args:
        reference: what is looked for.
        items: the candidates.
        versions: whether a preprint and its publication are one work.

    Returns:
        A match where one item is certain; otherwise all that may be it, the likeliest first.
    """
    verdicts = [(key, record.title, judge(reference, record, versions)) for key, record in items]
    certain = [_match(key, title, v) for key, title, v in verdicts if v.same == "yes"]
    if certain:
        best = max(match.confidence for match in certain)
        top = [match for match in certain if match.confidence == best]
        return Finding(match=top[0]) if len(top) == 1 else Finding(candidates=tuple(top))
    unsure = [_match(key, title, v) for key, title, v in verdicts if v.same != "no"]
    return Finding(candidates=tuple(sorted(unsure, key=lambda m: (-m.confidence, m.item))))


def judge(a: Reference, b: Reference, versions: Versions) -> Verdict:
    """`compare`, but for a preprint and its publication, which may count as two works."""
    verdict = compare(a, b)
    if not verdict.versions or versions == "merge":
        return verdict
    return replace(verdict, same="no" if versions == "separate" else "maybe")


def is_still(now: Reference, then: Reference, versions: Versions = "merge") -> bool:
    """Whether an entry that stood for a work then stands for the same work now.

    A curator may have replaced the identifier (an arXiv link by a DOI) or mended the title; where
    both are other ones, or the authors are, the entry was put to another work.
    """
    verdict = compare(now, then)
    if verdict.same == "yes":
        return versions == "merge" or not verdict.versions
    pair = Pair(now, then)
    telling = now.id == then.id or pair.telling
    same = pair.wording == "same" and pair.people != "none" and (pair.years or 0) <= 1
    return same and telling


def publication(a: Reference, b: Reference) -> Reference | None:
    """The publication of two records, where the other one is its preprint."""
    one, other = stage(a), stage(b)
    if {one, other} != {"preprint", "published"}:
        return None
    return a if one == "published" else b


def _match(key: str, title: str, verdict: Verdict) -> Match:
    return Match(key, title, verdict.by, verdict.confidence, verdict.reason)
