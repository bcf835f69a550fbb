"""Everybody who took part in a work, with their role."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from refsync.csl_variables import NAMES
from refsync.reference import Name, Reference

_USUAL_ORDER = (
    "author", "container-author", "chair", "performer", "composer", "contributor", "director",
    "editor", "executive-producer", "guest", "host", "interviewer", "narrator", "original-author",
    "organizer", "producer", "recipient", "reviewed-author", "series-creator",
    "collection-editor", "script-writer", "translator",
)  # fmt: skip
"""The order of Zotero's schema."""


def everybody(reference: Reference) -> list[tuple[str, Name]]:
    """All people, each with the CSL variable of their role.

    They stand in the order of the Zotero item that they come from, else role by role.
    """
    known = {variable: getattr(reference, field) for variable, field in NAMES.items()}
    waiting = {role: deque(people) for role, people in {**known, **reference.other_names}.items()}
    stated = reference.zotero_fields.get("creators", "").split()
    usual = [role for role in in_usual_order(waiting) for _ in waiting[role]]
    return [(role, waiting[role].popleft()) for role in (*stated, *usual) if waiting.get(role)]


def in_usual_order(roles: Iterable[str]) -> list[str]:
    """The roles, each once, in the order in which they are written; unusual ones come last."""
    known = dict.fromkeys(roles)
    return [role for role in dict.fromkeys((*_USUAL_ORDER, *known)) if role in known]
