"""The CSL type of a work in a list, where it has no BibTeX that says so."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from refsync.patterns import regex
from refsync.publications import Kind, kind_by_doi
from refsync.readers.venues import CONFERENCES
from refsync.reference import CslType

_BY_KIND: dict[Kind, CslType] = {
    "preprint": "article", "conference": "paper-conference", "journal": "article-journal",
    "chapter": "chapter", "book": "book", "thesis": "thesis", "report": "report", "data": "dataset",
}  # fmt: skip
_BY_LINK: dict[str, CslType] = {
    "code": "software", "dataset": "dataset", "blog": "post-weblog", "video": "motion_picture",
}  # fmt: skip
_OF_PAPERS = frozenset(("acl", "openreview", "pmlr", "cvf", "neurips"))
"""Schemes of identifiers that only conferences give."""
_OF_ARTICLES = frozenset(("doi", "pmid", "pmcid"))
_IEEE = regex(r"10\.1109/(?P<name>[a-z-]+)\d*\.", re.IGNORECASE)
"""A DOI of IEEE, which has the initials of the venue in it."""


def type_of(
    place: Kind,
    known: Mapping[str, str],
    linked: Collection[str],
    *,
    guess: Kind = "unknown",
    cited: bool = True,
) -> CslType:
    """The type of a work: where it appeared tells, else its identifiers, else its links.

    Args:
        place: the kind of publication in which it appeared, as the list says.
        known: its identifiers, by scheme.
        linked: the kinds of its links.
        guess: the kind of publication, by no more than the looks of the venue's name.
        cited: something tells that it is a paper or a book.
    """
    # a publisher's articles have a DOI, and who made a preprint may be a publisher
    kind = _by_identifiers(known) if place in ("unknown", "book") else place
    for told in (kind, place, guess):
        if told != "unknown":
            return _BY_KIND[told]
    return by_links(linked) or ("document" if cited else "webpage")


def _by_identifiers(known: Mapping[str, str]) -> Kind:
    """The kind of publication that identifiers tell."""
    if "arxiv" in known:
        return "preprint"
    doi = known.get("doi", "")
    by_doi = kind_by_doi(doi)
    if by_doi != "unknown":
        return by_doi
    at_ieee = _IEEE.match(doi)
    if not _OF_PAPERS.isdisjoint(known) or (at_ieee and at_ieee["name"].upper() in CONFERENCES):
        return "conference"
    if not _OF_ARTICLES.isdisjoint(known):
        return "journal"
    return "book" if "isbn" in known else "unknown"


def by_links(linked: Collection[str]) -> CslType | None:
    """The type of what has links of one kind, and perhaps a project's page."""
    told = {kind for kind in linked if kind not in ("project", "other")}
    return _BY_LINK.get(next(iter(told))) if len(told) == 1 else None
