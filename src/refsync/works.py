"""One reference for each work, where a list has several entries for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, count
from typing import Any, TypeVar

from refsync import identifiers, matching
from refsync.options import Versions
from refsync.reference import Link, Reference
from refsync.reference_id import reference_id
from refsync.titles import fold

T = TypeVar("T")


_OF_ONE_VERSION = frozenset(
    (
        "type", "issued", "archive", "archive_location", "available_date", "collection_number",
        "collection_title", "container_title", "container_title_short", "edition", "event_title",
        "genre", "isbn", "issn", "issue", "note", "number", "number_of_pages", "page", "publisher",
        "publisher_place", "status", "submitted", "url", "version", "volume", "bibtex",
        "bibtex_fields", "zotero_fields",
    )
)  # fmt: skip
"""What a preprint says of itself, and not of its publication."""
_MOST_HOMONYMS = 8
"""So many works of one name are told apart; more of them would cost time, and are no works."""


def unite(references: Sequence[Reference], versions: Versions = "merge") -> list[Reference]:
    """One reference of the entries that are one work, in the order of their first entries.

    Entries are one work where `refsync.matching` is certain, and where they have one title and
    nothing speaks against it. What one entry does not know comes from the next; links, sections,
    annotations and titles of all are kept; of a preprint and its publication, what the publication
    says of itself. No two works have one id.

    Args:
        references: the entries.
        versions: whether a preprint and its publication are one work.
    """
    works: list[Reference | None] = []
    places: dict[str, list[int]] = {}
    for reference in references:
        work, home = reference, len(works)
        near = sorted({place for key in _keys(reference) for place in places.get(key, ())})
        for place in near:
            known = works[place]
            if known and _one_work(known, work, versions):
                work, home = _joined(known, work), min(home, place)
                works[place] = None
        works[home : home + 1] = [work]
        for key in _keys(work):
            homes = places.setdefault(key, [])
            if home not in homes and len(homes) < _MOST_HOMONYMS:
                homes.append(home)
    return _told_apart(work for work in works if work)


def _told_apart(works: Iterable[Reference]) -> list[Reference]:
    """The works, those that have the id of one before them under an id of their own.

    That is so where a curator pasted a wrong link, or two works have one short title.
    """
    taken: set[str] = set()
    out = []
    for work in works:
        year = work.issued.year if work.issued else None
        author = fold(work.author[0].family or work.author[0].literal or "") if work.author else ""
        title = reference_id({}, work.title)
        named = "-".join(filter(None, (title, author.replace(" ", "-"), str(year or ""))))
        numbered = (f"{named}-{number}" for number in count(2))
        fresh = next(i for i in chain((work.id, title, named), numbered) if i not in taken)
        taken.add(fresh)
        out.append(work if fresh == work.id else work.model_copy(update={"id": fresh}))
    return out


def _keys(reference: Reference) -> set[str]:
    keys = matching.match_keys(reference)
    return {f"id:{reference.id}"} | {k for k in keys if matching.is_telling(k)}


def _one_work(one: Reference, other: Reference, versions: Versions) -> bool:
    """Whether two entries that share a key are one work."""
    return matching.judge(one, other, versions).same == "yes" or (
        one.id == other.id and matching.is_still(other, one, versions)
    )


def _joined(first: Reference, other: Reference) -> Reference:
    """The first reference, with what the other one knows besides."""
    known = identifiers.merge(first.identifiers, other.identifiers)
    cited, less = (first, other) if first.citation_key or not other.citation_key else (other, first)
    published = matching.publication(first, other)
    if published:
        cited, less = (first, other) if published is first else (other, first)
    own = _OF_ONE_VERSION if published else frozenset()
    gaps: dict[str, Any] = {k: v for k, v in less if v and not getattr(cited, k) and k not in own}
    if "author" in gaps:
        gaps["authors_truncated"] = less.authors_truncated
    if cited.type == "document":
        gaps["type"] = less.type
    named = other if matching.is_untitled(first) else first
    others = () if matching.is_untitled(other) else (other.title, *other.other_titles)
    titles = (*first.other_titles, *others)
    sections = (*first.other_sections, other.section, *other.other_sections)
    update: dict[str, Any] = {
        **gaps,
        "id": reference_id(known, named.title),
        "title": named.title,
        "other_titles": _each_once(t for t in titles if fold(t) != fold(named.title)),
        "identifiers": known,
        "links": _links((*first.links, *other.links)),
        "section": first.section,
        "other_sections": _each_once(path for path in sections if path and path != first.section),
        "annotations": _each_once((*first.annotations, *other.annotations)),
        "keyword": _each_once((*first.keyword, *other.keyword)),
        "source": first.source,
    }
    return cited.model_copy(update=update)


def _each_once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _links(links: Iterable[Link]) -> tuple[Link, ...]:
    by_url: dict[str, Link] = {}
    for link in links:
        by_url.setdefault(link.url, link)
    return tuple(by_url.values())
