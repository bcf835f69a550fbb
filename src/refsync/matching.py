"""Which item is this reference?

`compare` decides about two records by rules that a person can follow (docs/matching.md tells
them); `find_match` decides which of a library's items a reference is. Identifiers come first,
unless the titles contradict them; then the title, with authors and year. What is not certain is
"maybe".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from refsync import identifiers
from refsync.reference import Name, Reference
from refsync.titles import UNTITLED, fold, main_part

Answer = Literal["yes", "maybe", "no"]

_HEAD_WORDS = 4
_DISTINCTIVE_WORDS = 4
_DISTINCTIVE_SIGNS = 8
"""A title of so many words, or signs of a script without spaces, rarely names two works."""
_CLOSE = 92.0
"""Similarity (0 to 100) of two titles that may be spellings of one."""
_CONTRADICTION = 60.0
"""Similarity under which two titles can't be those of one work."""
_SHARED_BY_PARTS = frozenset({"isbn"})
"""Identifiers of a whole that its parts (chapters) carry too."""
_SAME_YEARS = 1
"""A preprint and its publication may lie a year apart."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two records are one work, how sure that is, by what it was decided, and why."""

    same: Answer
    confidence: float
    by: str
    reason: str


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


def match_keys(reference: Reference) -> frozenset[str]:
    """The keys under which the same work is found: two records of one work share at least one.

    "SCHEME:value" for identifiers, "title:…" for folded titles, "head:…" for their first words.
    """
    keys = set(identifiers.match_keys(reference.identifiers))
    for title in () if is_untitled(reference) else _titles(reference):
        folded = fold(title)
        keys.add(f"title:{folded}")
        words = folded.split()
        if len(words) > _HEAD_WORDS:
            keys.add("head:" + " ".join(words[:_HEAD_WORDS]))
    return frozenset(keys)


def is_untitled(reference: Reference) -> bool:
    """Whether a record has no title, or its identifier or address stands in for one."""
    title = reference.title
    identifiers_said = {f"{scheme}:{value}" for scheme, value in reference.identifiers.items()}
    return (
        title == UNTITLED or title in identifiers_said or title.startswith(("http://", "https://"))
    )


def compare(a: Reference, b: Reference) -> Verdict:
    """Whether two records are one work."""
    shared = _shared_identifier(a, b)
    if is_untitled(a) or is_untitled(b):
        if shared:
            return Verdict("yes", 0.95, shared, f"same {shared}")
        return Verdict("no", 0.95, "title", "no title to go by")
    likeness = _title_likeness(a, b)
    if shared:
        if likeness < _CONTRADICTION and _titles_contradict(a, b):
            return Verdict("maybe", 0.5, shared, f"same {shared}, but the titles contradict it")
        return Verdict("yes", 1.0, shared, f"same {shared}")
    if likeness == 100.0:
        return _same_title(a, b)
    if likeness >= _CLOSE or _one_lacks_the_subtitle(a, b):
        return _similar_title(a, b, likeness)
    return Verdict("no", 0.95, "title", "different titles")


def is_still(now: Reference, then: Reference) -> bool:
    """Whether an entry that stood for a work then stands for the same work now.

    A curator may have replaced the identifier (an arXiv link by a DOI) or mended the title; where
    both are other ones, or the authors are, the entry was put to another work.
    """
    if compare(now, then).same == "yes":
        return True
    same_title = _title_likeness(now, then) == 100.0
    telling = now.id == then.id or _is_distinctive(fold(now.title))
    return same_title and telling and _contradiction(now, then) is None


def find_match(reference: Reference, items: Iterable[tuple[str, Reference]]) -> Finding:
    """Which of the items (key, record) the reference is.

    Args:
        reference: what is looked for.
        items: the candidates.

    Returns:
        A match where one item is certain; otherwise all that may be it, the likeliest first.
    """
    verdicts = [(key, record.title, compare(reference, record)) for key, record in items]
    certain = [_match(key, title, v) for key, title, v in verdicts if v.same == "yes"]
    if certain:
        best = max(match.confidence for match in certain)
        top = [match for match in certain if match.confidence == best]
        return Finding(match=top[0]) if len(top) == 1 else Finding(candidates=tuple(top))
    unsure = [_match(key, title, v) for key, title, v in verdicts if v.same == "maybe"]
    return Finding(candidates=tuple(sorted(unsure, key=lambda m: (-m.confidence, m.item))))


def _match(key: str, title: str, verdict: Verdict) -> Match:
    return Match(key, title, verdict.by, verdict.confidence, verdict.reason)


def _titles(reference: Reference) -> Sequence[str]:
    return (reference.title, *reference.other_titles)


def _title_likeness(a: Reference, b: Reference) -> float:
    """0 to 100; 100 only for titles that fold to the same words."""
    pairs = [(fold(x), fold(y)) for x in _titles(a) for y in _titles(b)]
    if any(x == y for x, y in pairs):
        return 100.0
    return max(
        min(99.0, fuzz.ratio(x, y)) if _numerals(x) == _numerals(y) else 0.0 for x, y in pairs
    )


def _titles_contradict(a: Reference, b: Reference) -> bool:
    """No title of the one can be a spelling, a part or a rewording of one of the other."""
    return all(
        fuzz.token_set_ratio(fold(x), fold(y)) < _CONTRADICTION
        for x in _titles(a)
        for y in _titles(b)
    )


def _numerals(folded: str) -> set[str]:
    return {word for word in folded.split() if any(c.isdigit() for c in word)}


def _shared_identifier(a: Reference, b: Reference) -> str | None:
    shared = identifiers.match_keys(a.identifiers) & identifiers.match_keys(b.identifiers)
    schemes = sorted(
        {key.partition(":")[0] for key in shared} - _SHARED_BY_PARTS,
        key=identifiers.SCHEMES.index,
    )
    return schemes[0] if schemes else None


def _rival_identifier(a: Reference, b: Reference) -> str | None:
    """A scheme in which both are identified, and differently."""
    keys_a = dict(k.split(":", 1) for k in identifiers.match_keys(a.identifiers))
    keys_b = dict(k.split(":", 1) for k in identifiers.match_keys(b.identifiers))
    return next((s for s in ("doi", "arxiv") if s in keys_a and s in keys_b), None)


def _one_lacks_the_subtitle(a: Reference, b: Reference) -> bool:
    wholes_a, wholes_b = ({fold(t) for t in _titles(r)} for r in (a, b))
    mains_a, mains_b = ({fold(main_part(t)) for t in _titles(r)} for r in (a, b))
    return bool((mains_a & wholes_b) | (mains_b & wholes_a))


def _same_title(a: Reference, b: Reference) -> Verdict:
    rival, against = _rival_identifier(a, b), _contradiction(a, b)
    if rival and against:
        return Verdict("no", 0.9, "title", f"same title, but another {rival} and {against}")
    if rival:
        return Verdict("maybe", 0.6, "title", f"same title, but another {rival}")
    distinctive = _is_distinctive(fold(a.title))
    if against:
        if distinctive or _authors_agree(a, b):
            return Verdict("maybe", 0.5, "title", f"same title, but {against}")
        return Verdict("no", 0.8, "title", f"same short title, but {against}")
    if a.author and b.author:
        return Verdict("yes", 0.95, "title", "same title and authors")
    if distinctive:
        return Verdict("yes", 0.9, "title", "same title")
    return Verdict("maybe", 0.6, "title", "same title, but it is short and has no authors")


def _contradiction(a: Reference, b: Reference) -> str | None:
    """What speaks against two records of one title being one work, beside their identifiers.

    A distinctive title takes one author in common; for a short one the first author must be the
    same, and one record must name nobody besides whom the other doesn't.
    """
    agree = _authors_agree(a, b)
    if agree is False:
        return "other authors"
    short = not _is_distinctive(fold(a.title))
    if agree and short and not (_same_first_author(a, b) and _names_within(a, b)):
        return "not the same authors"
    apart = _years_apart(a, b)
    if apart is not None and apart > _SAME_YEARS:
        return f"{apart} years apart"
    return None


def _same_first_author(a: Reference, b: Reference) -> bool:
    one, other = a.author[0], b.author[0]
    initials = {fold(name.given)[:1] for name in (one, other) if name.given}
    return _surname(one) == _surname(other) and len(initials) < 2


def _names_within(a: Reference, b: Reference) -> bool:
    names_a, names_b = ({_surname(name) for name in r.author} for r in (a, b))
    return names_a <= names_b or names_b <= names_a


def _is_distinctive(folded: str) -> bool:
    signs = sum(not c.isascii() for c in folded)
    return len(folded.split()) >= _DISTINCTIVE_WORDS or signs >= _DISTINCTIVE_SIGNS


def _similar_title(a: Reference, b: Reference, likeness: float) -> Verdict:
    if _rival_identifier(a, b) or _authors_agree(a, b) is False:
        return Verdict("no", 0.8, "title", "similar titles, but other authors or identifiers")
    apart = _years_apart(a, b)
    if apart is not None and apart > _SAME_YEARS:
        return Verdict("no", 0.7, "title", f"similar titles, {apart} years apart")
    return Verdict("maybe", round(likeness / 200 + 0.2, 2), "title", "similar titles")


def _years_apart(a: Reference, b: Reference) -> int | None:
    years = [r.issued.year if r.issued else None for r in (a, b)]
    if years[0] is None or years[1] is None:
        return None
    return abs(years[0] - years[1])


def _authors_agree(a: Reference, b: Reference) -> bool | None:
    """Whether any author is named by both; None where one of them names none."""
    names_a, names_b = ({_surname(name) for name in r.author} for r in (a, b))
    if not names_a or not names_b:
        return None
    return bool(names_a & names_b)


def _surname(name: Name) -> str:
    """The last word of the family name: particles stand there in some libraries."""
    words = fold(name.family or name.literal or name.given or "").split()
    return words[-1] if words else ""
