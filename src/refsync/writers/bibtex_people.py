"""Who made it, as BibTeX's fields have it.

People in rarer roles are collaborators, and where a film, a broadcast or a hearing has no author,
those who stand for one are. The editors of a series are editors; biblatex has them apart.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from refsync.readers.bibtex.tables import EDITOR_TYPES
from refsync.reference import Name, Reference
from refsync.roles import everybody
from refsync.writers.bibtex_names import Encode, people

_IN_BIBTEX = {
    "author": "author", "editor": "editor", "collection-editor": "editor",
    "translator": "translator", "container-author": "bookauthor",
}  # fmt: skip
_IN_BIBLATEX = {**_IN_BIBTEX, "collection-editor": "editorb", "commenter": "commentator"}
"""The fields of roles; all other people are collaborators."""

_EDITORS = ("editor", "editora", "editorb", "editorc")
_ORDER = ("author", *_EDITORS, "collaborator", "translator", "bookauthor", "commentator")
_TYPES = {"editora": "collaborator", "editorb": "redactor"}
"""What biblatex's further editors are."""

_KINDS = {
    role.replace("_", "-"): kind
    for kind, role in EDITOR_TYPES.items()
    if kind not in ("editor", "collaborator")
}
"""Roles that are types of editors."""

_DIRECTED = {"motion_picture", "tvBroadcast", "radioBroadcast"}
_STAND_INS = {
    **dict.fromkeys(_DIRECTED, ("director", "host")), "broadcast": ("host", "director"),
    "hearing": ("contributor",),
}  # fmt: skip
"""Who stands for the author, the first one that there is, by Zotero's or CSL's type."""


def fields(reference: Reference, encode: Encode, *, in_biblatex: bool) -> Iterator[tuple[str, str]]:
    """The fields of people, in order, with their delimiters."""
    homes = _homes(reference, in_biblatex=in_biblatex)
    raw = {name.removesuffix("type") for name in reference.bibtex_fields}
    others = "editora" if in_biblatex and "editora" not in raw else "collaborator"
    types = dict(_TYPES)
    if reference.bibtex:
        typed = _typed(reference, homes, {*raw, others})
        homes, types = {**homes, **typed}, {**types, **{f: _KINDS[r] for r, f in typed.items()}}
    found: dict[str, list[Name]] = {}
    for role, name in everybody(reference):
        found.setdefault(homes.get(role, others), []).append(name)
    if reference.authors_truncated:
        found.setdefault("author", [])
    for field in filter(found.__contains__, _ORDER):
        truncated = field == "author" and reference.authors_truncated
        yield field, f"{{{people(found[field], encode, truncated=truncated)}}}"
        if field in types:
            yield f"{field}type", f"{{{types[field]}}}"


def _typed(
    reference: Reference, homes: Mapping[str, str], taken: Container[str]
) -> Mapping[str, str]:
    """The roles that an entry's own BibTeX has for editors of a type, and the fields for them."""
    roles = dict.fromkeys(role for role, _ in everybody(reference))
    has_editors = any(homes.get(role) == "editor" for role in roles if role not in _KINDS)
    free = [
        field for field in _EDITORS if field not in taken and (field != "editor" or not has_editors)
    ]
    return dict(zip(filter(_KINDS.__contains__, roles), free, strict=False))


def _homes(reference: Reference, *, in_biblatex: bool) -> Mapping[str, str]:
    """The field of each role that has one of its own."""
    homes = _IN_BIBLATEX if in_biblatex else _IN_BIBTEX
    if reference.bibtex:
        return homes
    kind = reference.zotero_fields.get("itemType", reference.type)
    kind = kind if kind in _STAND_INS else reference.type
    there = {role for role, _ in everybody(reference)}
    found = [role for role in _STAND_INS.get(kind, ()) if role in there]
    if in_biblatex:
        return {**homes, **_authors_in_biblatex(kind, found, has_authors=bool(reference.author))}
    return homes if reference.author else {**homes, **dict.fromkeys(found[:1], "author")}


def _authors_in_biblatex(kind: str, found: list[str], *, has_authors: bool) -> Mapping[str, str]:
    """The fields of those who stand for authors, and of authors who are none.

    Directors are authors, of a film or a broadcast the only ones; bills and hearings have none.
    """
    if kind in ("bill", "hearing"):
        return {"author": "editora"}
    if kind in _DIRECTED and found[:1] == ["director"]:
        return {"author": "editora", "director": "author"}
    if has_authors:
        return {}
    return dict.fromkeys(found[:1] if kind in _DIRECTED else found, "author")
