"""Who made it, as BibTeX's fields have it.

People in rarer roles are collaborators, and where a film, a broadcast or a hearing has no author,
those who stand for one are. The editors of a series are editors; biblatex has them apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from refsync.reference import Name, Reference
from refsync.writers.bibtex_names import Encode, people

_STAND_INS = {
    "motion_picture": ("director",), "tvBroadcast": ("director",),
    "broadcast": ("host", "director"), "hearing": ("contributor",),
}  # fmt: skip
"""Who stands for the author, by Zotero's or CSL's type."""

_COLLABORATORS = (
    "chair", "performer", "composer", "contributor", "director", "executive-producer", "guest",
    "host", "interviewer", "narrator", "original-author", "organizer", "producer", "recipient",
    "reviewed-author", "script-writer", "series-creator",
)  # fmt: skip

People = tuple[Name, ...]


def fields(reference: Reference, encode: Encode, *, in_biblatex: bool) -> Iterator[tuple[str, str]]:
    """The fields of people, in order, with their delimiters."""
    others = _others(reference)
    authors = _authors(reference, others, in_biblatex=in_biblatex)
    if authors or reference.authors_truncated:
        yield "author", f"{{{people(authors, encode, truncated=reference.authors_truncated)}}}"
    collaborators = (*others.pop("author", ()), *chain.from_iterable(others.values()))
    roles = {
        **(_in_biblatex if in_biblatex else _in_bibtex)(reference, collaborators),
        "translator": reference.translator,
        "bookauthor": reference.container_author,
    }
    for name, names in roles.items():
        if names:
            yield name, f"{{{people(names, encode)}}}"
            yield from _types(name)


def _in_bibtex(reference: Reference, collaborators: People) -> dict[str, People]:
    return {
        "editor": (*reference.editor, *reference.collection_editor),
        "collaborator": collaborators,
    }


def _in_biblatex(reference: Reference, collaborators: People) -> dict[str, People]:
    return {
        "editor": reference.editor,
        "editora": collaborators,
        "editorb": reference.collection_editor,
    }


def _types(name: str) -> Iterator[tuple[str, str]]:
    """What biblatex's further editors are."""
    kinds = {"editora": "collaborator", "editorb": "redactor"}
    if name in kinds:
        yield f"{name}type", f"{{{kinds[name]}}}"


def _others(reference: Reference) -> dict[str, People]:
    """The people in rarer roles, in the usual order of these."""
    roles = {
        **reference.other_names,
        "contributor": reference.contributor,
        "director": reference.director,
    }
    return {role: roles[role] for role in (*_COLLABORATORS, *roles) if roles.get(role)}


def _authors(reference: Reference, others: dict[str, People], *, in_biblatex: bool) -> People:
    """The authors, or who stands for them, taken out of the others.

    In biblatex, the directors are among the authors, and a film's are its only ones.
    """
    kind = reference.zotero_fields.get("itemType", "")
    roles = _STAND_INS.get(kind) or _STAND_INS.get(reference.type, ())
    found = [role for role in roles if role in others]
    if reference.bibtex or not found or (in_biblatex and reference.type == "hearing"):
        return reference.author
    if in_biblatex and (reference.type == "motion_picture" or not reference.author):
        others["author"] = reference.author
        return tuple(name for role in found for name in others.pop(role))
    return reference.author or others.pop(found[0])
