"""Two records, and how they stand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from refsync import identifiers
from refsync.matching.people import Company, People, company, name_words, same_first
from refsync.matching.venue import (
    Stage,
    Venues,
    kind_of,
    published_doi,
    same_place,
    stage,
    venues,
    year_of,
)
from refsync.matching.wording import (
    Title,
    Wording,
    after_names,
    begin_alike,
    contradict,
    read_title,
    wording,
)
from refsync.publications import Kind
from refsync.reference import Reference
from refsync.titles import UNTITLED

_SHARED_BY_PARTS = frozenset({"isbn"})
"""Identifiers of a whole that its parts (chapters) carry too."""
_OF_PUBLICATIONS = ("pmid", "pmcid", "acl", "pmlr", "cvf", "neurips")
"""Schemes in which a publication has one identifier only."""


@dataclass(frozen=True)
class Pair:
    """Two records; what is asked about them is found out once, when it is asked first."""

    a: Reference
    b: Reference

    @cached_property
    def untitled(self) -> bool:
        """Whether one of them has no title to go by."""
        return is_untitled(self.a) or is_untitled(self.b)

    @cached_property
    def titles(self) -> tuple[tuple[Title, ...], tuple[Title, ...]]:
        """All titles that each goes by, also without the authors' names before it."""
        one, other = (tuple(map(read_title, titles_of(r))) for r in (self.a, self.b))
        if not any(title.head for title in (*one, *other)):
            return one, other
        names = name_words((*self.a.byline, *self.b.byline))
        return tuple(after_names(one, names)), tuple(after_names(other, names))

    @cached_property
    def wording(self) -> Wording:
        """How their titles stand to each other."""
        return wording(*self.titles)

    @property
    def words(self) -> int:
        """How many words the shorter title has."""
        return min(len(title.words) for titles in self.titles for title in titles)

    @cached_property
    def begin_alike(self) -> bool:
        """Whether their titles begin with the same words."""
        return any(begin_alike(x, y) for x in self.titles[0] for y in self.titles[1])

    @property
    def review(self) -> bool:
        """Whether one of them calls itself a review."""
        return any(title.notice == "review" for titles in self.titles for title in titles)

    @cached_property
    def telling(self) -> bool:
        """Whether both go by a title that two works hardly ever share."""
        return all(any(title.telling for title in titles) for titles in self.titles)

    @cached_property
    def recurring(self) -> bool:
        """Whether they go by a title that comes again in every issue."""
        return any(title.recurring for titles in self.titles for title in titles)

    @cached_property
    def titles_contradict(self) -> bool:
        """Whether their titles can't be those of one work."""
        return self.wording in ("number", "notice") or all(
            contradict(x, y) for x in self.titles[0] for y in self.titles[1]
        )

    @cached_property
    def company(self) -> Company:
        """How many authors they have in common."""
        return company(self.a.byline, self.b.byline)

    @property
    def people(self) -> People:
        """How their authors stand to each other."""
        return self.company.people

    @property
    def truncated(self) -> bool:
        """Whether one of them says "et al."."""
        return self.a.authors_truncated or self.b.authors_truncated

    @cached_property
    def same_first(self) -> bool:
        """Whether they name the same first author."""
        return same_first(self.a.byline, self.b.byline)

    @cached_property
    def years(self) -> int | None:
        """How many years they are apart; None where a year is not known."""
        one, other = map(year_of, (self.a, self.b))
        return None if one is None or other is None else abs(one - other)

    @cached_property
    def venues(self) -> Venues:
        """How the places of their publication stand to each other."""
        return venues(self.a, self.b)

    @cached_property
    def same_place(self) -> bool:
        """Whether the places of their publication go by one name."""
        return same_place(self.a, self.b)

    @cached_property
    def kinds(self) -> set[Kind]:
        """What kinds of publication they are."""
        return {kind_of(self.a), kind_of(self.b)}

    @cached_property
    def versions(self) -> bool:
        """Whether one is a preprint, the other a publication."""
        return self.stages == {"preprint", "published"}

    @cached_property
    def stages(self) -> set[Stage]:
        """Whether they are preprints or publications."""
        return {stage(self.a), stage(self.b)}

    @cached_property
    def shared(self) -> str | None:
        """The scheme of an identifier that both have; the one that names a work best."""
        keys_a, keys_b = (identifiers.match_keys(r.identifiers) for r in (self.a, self.b))
        schemes = {key.partition(":")[0] for key in keys_a & keys_b} - _SHARED_BY_PARTS
        return min(schemes, key=identifiers.SCHEMES.index) if schemes else None

    @cached_property
    def rival(self) -> str | None:
        """A scheme in which both publications are identified, and differently."""
        one, other = published_doi(self.a), published_doi(self.b)
        if one and other and one != other:
            return "doi"
        for scheme in _OF_PUBLICATIONS:
            x, y = (r.identifiers.get(scheme) for r in (self.a, self.b))
            if x and y and x != y:
                return scheme
        return None

    @cached_property
    def rival_preprint(self) -> bool:
        """Whether they have two arXiv ids."""
        x, y = (r.identifiers.get("arxiv") for r in (self.a, self.b))
        return bool(x and y and x != y)

    def says_differently(self, *fields: str) -> bool:
        """Whether both state one of the fields, and not alike."""
        both = ((getattr(self.a, field), getattr(self.b, field)) for field in fields)
        return any(x and y and x != y for x, y in both)

    def says_alike(self, *fields: str) -> bool:
        """Whether both state all of the fields alike."""
        return all(getattr(self.a, f) and getattr(self.a, f) == getattr(self.b, f) for f in fields)


def titles_of(reference: Reference) -> tuple[str, ...]:
    """All titles of a record."""
    return (reference.title, *reference.other_titles)


def is_untitled(reference: Reference) -> bool:
    """Whether a record has no title, or its identifier or address stands in for one."""
    title = reference.title
    identifiers_said = {f"{scheme}:{value}" for scheme, value in reference.identifiers.items()}
    return (
        title == UNTITLED or title in identifiers_said or title.startswith(("http://", "https://"))
    )
