"""What kind of work an entry of a list is, where it has no BibTeX that says so."""

from __future__ import annotations

from collections.abc import Collection

from refsync.publications import Kind, kind_by_doi
from refsync.reference import CslType

_BY_PLACE: dict[Kind, CslType] = {
    "conference": "paper-conference", "journal": "article-journal", "chapter": "chapter",
    "thesis": "thesis", "report": "report",
}  # fmt: skip
_BY_DOI: dict[Kind, CslType] = {
    "preprint": "article", "conference": "paper-conference", "chapter": "chapter", "book": "book",
    "data": "dataset",
}  # fmt: skip
_BY_LINK: dict[str, CslType] = {
    "code": "software", "dataset": "dataset", "blog": "post-weblog", "video": "motion_picture",
}  # fmt: skip
_OF_PAPERS = frozenset(("acl", "openreview", "pmlr", "cvf", "neurips"))
"""Schemes of identifiers that only conferences give."""
_OF_ARTICLES = frozenset(("doi", "pmid", "pmcid"))


def type_of(
    place: Kind, known: dict[str, str], linked: Collection[str], *, cited: bool, named: bool
) -> CslType:
    """The type of a work, by where it appeared, else by its identifiers, else by its links.

    Args:
        place: the kind of publication in which it appeared, as the list says.
        known: its identifiers, by scheme.
        linked: the kinds of its links.
        cited: something tells that it is a paper or a book.
        named: its title is the text of a link.
    """
    by_link = _by_link(linked)
    if named and by_link and not known:
        return by_link
    if place in _BY_PLACE:
        return _BY_PLACE[place]
    if place == "preprint" or "arxiv" in known:
        return "article"
    by_doi = kind_by_doi(known.get("doi", ""))
    if by_doi in _BY_DOI:
        return _BY_DOI[by_doi]
    if not _OF_PAPERS.isdisjoint(known):
        return "paper-conference"
    if not _OF_ARTICLES.isdisjoint(known):
        return "article-journal"
    if "isbn" in known or place == "book":
        return "book"
    return by_link or ("document" if cited else "webpage")


def _by_link(linked: Collection[str]) -> CslType | None:
    """The type of what has links of one kind, and perhaps a project's page."""
    told = {kind for kind in linked if kind not in ("project", "other")}
    return _BY_LINK.get(next(iter(told))) if len(told) == 1 else None
