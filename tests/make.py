"""Small makers of values for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from refsync.identifiers import complete
from refsync.reference import Name, PartialDate, Reference
from refsync.reference_id import reference_id
from refsync.snapshot import Item, Snapshot, Target

COLLECTION = ("Reading", "MLLM")
COLLECTION_KEY = "CCCCCCC2"


def reference(title: str = "A Study of Things", **given: Any) -> Reference:
    """A reference; `authors` are family names, `year` a number, `arxiv` and `doi` identifiers."""
    schemes: tuple[str, ...] = ("arxiv", "doi", "isbn")
    known = {scheme: given.pop(scheme) for scheme in schemes if scheme in given}
    identifiers = complete(known)
    authors: Iterable[str] = given.pop("authors", ())
    year: int | None = given.pop("year", None)
    return Reference(
        **{
            "id": reference_id(identifiers, title),
            "type": "article",
            "title": title,
            "author": tuple(Name(family=family) for family in authors),
            "issued": PartialDate(parts=((year,),)) if year else None,
            "identifiers": identifiers,
            **given,
        }
    )


def item(
    key: str,
    of: Reference,
    tags: Iterable[str] = (),
    *,
    here: bool = True,
    trashed: bool = False,
    version: int = 1,
) -> Item:
    """The item of a reference, in the target collection unless told otherwise."""
    return Item(
        key=key,
        version=version,
        reference=of,
        tags=frozenset(tags),
        collections=frozenset({COLLECTION_KEY} if here else ()),
        trashed=trashed,
    )


def snapshot(items: Sequence[Item] = (), **given: Any) -> Snapshot:
    """A library with these items, each a candidate for every reference with its id or title."""
    from refsync.matching import match_keys

    candidates: dict[str, Sequence[str]] = {}
    for ref in given.pop("references", ()):
        keys = match_keys(ref)
        candidates[ref.id] = [i.key for i in items if keys & match_keys(i.reference)]
    return Snapshot(
        library="user:1",
        version=7,
        target=Target(COLLECTION, COLLECTION_KEY),
        items={i.key: i for i in items},
        candidates=candidates,
        **given,
    )
