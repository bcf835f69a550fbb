"""What kind of publication a record is of, and whether two appeared in the same place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import dropwhile
from typing import Literal

from refsync.matching.vocabulary import CUT, IN_VENUES, PROCEEDINGS_IN
from refsync.patterns import regex
from refsync.publications import Kind, kind_by_doi, kind_by_name
from refsync.reference import Reference
from refsync.titles import fold

Stage = Literal["preprint", "published", "unknown"]
Venues = Literal["same", "other", "other kind", "unknown"]
"""Two records appeared in places of one name, of other names; in a conference and a journal, or
one of them is a thesis; or one of them doesn't say."""

_TYPES: dict[str, Kind] = {
    "article-journal": "journal", "article-magazine": "journal", "article-newspaper": "journal",
    "paper-conference": "conference", "book": "book", "classic": "book", "chapter": "chapter",
    "entry-encyclopedia": "chapter", "entry-dictionary": "chapter", "thesis": "thesis",
    "report": "report", "dataset": "data", "software": "data",
}  # fmt: skip
_INITIALS = 3
"""So many letters are the initials of a venue's name hardly by chance."""
_LITTLE = frozenset(("of", "the", "on", "and", "for", "in"))
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_PUBLICATIONS = ("pmid", "acl", "pmlr", "cvf", "neurips", "isbn")


def stage(reference: Reference) -> Stage:
    """Whether a record is of a preprint (a working paper, a report), or of a publication."""
    kind = kind_of(reference)
    known = reference.identifiers
    if kind in ("conference", "journal", "book", "chapter") or published_doi(reference):
        return "published"
    if any(scheme in known for scheme in _OF_PUBLICATIONS):
        return "published"
    if kind in ("preprint", "report") or "arxiv" in known or "doi" in known:
        return "preprint"
    return "unknown"


def published_doi(reference: Reference) -> str | None:
    """The DOI of a publication, in lower case; None where it is a preprint's."""
    doi = reference.identifiers.get("doi", "").casefold()
    return doi if doi and kind_by_doi(doi) != "preprint" else None


def kind_of(reference: Reference) -> Kind:
    """The kind of publication, by the venue's name, else by the record's type."""
    named = kind_by_name(" ".join(filter(None, (reference.container_title, reference.event_title))))
    if named != "unknown":
        return named
    if reference.type in _TYPES:
        return _TYPES[reference.type]
    around = (reference.genre, reference.archive, reference.publisher)
    named = kind_by_name(" ".join(filter(None, around)))
    return named if named in ("preprint", "thesis", "report") else "unknown"


def year_of(reference: Reference) -> int | None:
    """The year of a record; where it states none, that in the venue's name ("Proc. CVPR 2016")."""
    if reference.issued:
        return reference.issued.year
    found = _YEAR.search(reference.container_title or "")
    return int(found[0]) if found else None


def venues(a: Reference, b: Reference) -> Venues:
    """How the places in which two records appeared stand to each other."""
    if _printed_in(a.container_title or "", b.container_title or ""):
        return "same"
    kinds = {kind_of(a), kind_of(b)}
    thesis = len(kinds) == 2 and "thesis" in kinds and "unknown" not in kinds
    if thesis or kinds == {"conference", "journal"}:
        return "other kind"
    if not all(_named(r.container_title or "") for r in (a, b)):
        return "unknown"
    return "same" if same_place(a, b) else "other"


def same_place(a: Reference, b: Reference) -> bool:
    """Whether the venues' names can be those of one."""
    x, y = (a.container_title or "", b.container_title or "")
    few, many = sorted((_named(x), _named(y)), key=len)
    return bool(few) and (_abbreviates(few, many) or _initials_of(x, y) or _initials_of(y, x))


@lru_cache(maxsize=4096)
def _printed_in(x: str, y: str) -> bool:
    """Whether the one is a journal whose issues are the proceedings of the other."""
    one, other = fold(x), fold(y)
    return any(
        (journal.search(one) and conference.search(other))
        or (journal.search(other) and conference.search(one))
        for journal, conference in PROCEEDINGS_IN
    )


def _abbreviates(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the words of the shorter name begin words of the longer one, in their order."""
    rest = iter(many)
    return all(any(w.startswith(f) or f.startswith(w) for w in rest) for f in few)


@lru_cache(maxsize=4096)
def _initials_of(short: str, name: str) -> bool:
    """Whether a word of the one is made of the other's initials.

    As "ICML" is of "International Conference on Machine Learning", the end of "SIGMOD" of
    "Management of Data"; and the beginning of "VLDB" of a name that was cut, "Conference on Very
    Large …".
    """
    words = _words(name)
    all_words = _initials(word for word in words if word not in _LITTLE)
    end = _initials(dropwhile(IN_VENUES.__contains__, words))
    beginning = _initials(_named(name))
    least = 1 if CUT.search(name) else _INITIALS
    return any(
        (len(word) >= _INITIALS and word in all_words)
        or (len(end) >= _INITIALS and word.endswith(end))
        or (len(beginning) >= least and word.startswith(beginning))
        for word in _named(short)
    )


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


@lru_cache(maxsize=4096)
def _named(name: str) -> tuple[str, ...]:
    """The telling words of a venue's name."""
    return tuple(word for word in _words(name) if word not in IN_VENUES)


def _words(name: str) -> list[str]:
    return [word for word in fold(CUT.sub(" ", name)).split() if not word[0].isdigit()]
