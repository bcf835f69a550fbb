"""Which field of an item type holds which variable of CSL.

The facts are the schema's. Two rules beside it are Zotero's own: of several fields for one
variable the one counts that the schema names first, and the place of a presentation or a recording
is where it took place.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from refsync.patterns import regex
from refsync.zotero.schema import ItemType, Schema, schema

_AT_AN_EVENT = frozenset({"presentation", "audioRecording", "videoRecording"})
_NOT_TEXTS = frozenset({"title", "note", "citation-key", "shortTitle"})
_SPELLINGS = {"journalAbbreviation": "container-title-short"}
"""Zotero's own name for a variable."""

_CAPITAL = regex(r"(?<=[a-z])(?=[A-Z])")


class Fields(NamedTuple):
    """The fields of an item type.

    Attributes:
        title: the field of the title.
        texts: variable → field.
        dates: date variable → field.
        others: the fields that no variable stands for, and those that share one.
    """

    title: str
    texts: Mapping[str, str]
    dates: Mapping[str, str]
    others: tuple[str, ...]


def fields_of(name: str) -> Fields:
    """The fields of the item type of that name."""
    return _fields(schema(), schema().item_types[name])


@cache
def _fields(facts: Schema, kind: ItemType) -> Fields:
    title = kind.field_for("title") or "title"
    texts: dict[str, str] = {}
    for variable, bases in facts.csl_fields.items():
        field = _first(kind, _bases(kind, variable, bases))
        if field and variable not in _NOT_TEXTS:
            texts[_SPELLINGS.get(variable, variable)] = field
    dates = {
        variable: field
        for variable, base in facts.csl_dates.items()
        if (field := kind.field_for(base))
    }
    known = {title, "extra", "citationKey", *texts.values(), *dates.values()}
    return Fields(title, texts, dates, tuple(f for f in kind.fields if f not in known))


def _bases(kind: ItemType, variable: str, bases: list[str]) -> list[str]:
    if kind.name in _AT_AN_EVENT:
        if variable == "publisher-place":
            return []
        if variable == "event-place":
            return ["place"]
    return bases


def _first(kind: ItemType, bases: list[str]) -> str | None:
    return next((field for base in bases if (field := kind.field_for(base))), None)


def variables_by_label() -> Mapping[str, str]:
    """The CSL variables of Zotero's (base) fields, by label and by name, in lower case words."""
    return _by_label(schema())


@cache
def _by_label(facts: Schema) -> Mapping[str, str]:
    labels = facts.field_labels
    return {
        words.lower(): _SPELLINGS.get(variable, variable)
        for variable, bases in reversed(list(facts.csl_fields.items()))
        for base in bases
        for words in (_CAPITAL.sub(" ", base), labels.get(base, base))
        if variable not in ("note", "citation-key", "shortTitle")
    }
