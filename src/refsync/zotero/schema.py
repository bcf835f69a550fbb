"""Zotero's item types, fields and creator types, as data.

The facts are those of Zotero's schema, version 41
(https://github.com/zotero/zotero-schema); `schema.json` beside this file holds them. A server that
has another version is taken at its word (`refsync.zotero.server_schema`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

NOT_REGULAR = frozenset({"note", "attachment", "annotation"})
"""The item types that stand for no work of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class ItemType:
    """One kind of item.

    Attributes:
        name: as the API has it, "journalArticle".
        label: as people read it, "Journal Article".
        csl: the CSL type it is exported as; None for annotations.
        creator_types: the roles its creators may have, the primary one first.
        fields: its fields in order, each with its base field (itself where it has none):
            the `proceedingsTitle` of a conference paper is its `publicationTitle`.
    """

    name: str
    label: str
    csl: str | None
    creator_types: tuple[str, ...]
    fields: Mapping[str, str]

    def field_for(self, base: str) -> str | None:
        """The field that plays the part of `base` in this type, or None where none does."""
        if base in self.fields:
            return base
        return next((field for field, b in self.fields.items() if b == base), None)


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """All item types, and how Zotero's words map to CSL's.

    Attributes:
        field_labels: each field, as people read it: "abstractNote" is "Abstract".
        creator_labels: the same for creator types.
        csl_types: CSL type → item types, the first one preferred.
        csl_fields: CSL variable → Zotero (base) fields.
        csl_dates: CSL date variable → Zotero field.
        csl_names: creator type → CSL name variable; a primary creator that is not here is an
            author.
    """

    version: int
    item_types: Mapping[str, ItemType]
    field_labels: Mapping[str, str]
    creator_labels: Mapping[str, str]
    csl_types: Mapping[str, list[str]]
    csl_fields: Mapping[str, list[str]]
    csl_dates: Mapping[str, str]
    csl_names: Mapping[str, str]


def schema() -> Schema:
    """The schema in use: that of the server that is talked to, else the one refsync comes with."""
    return _in_use.get() or own_schema()


def use(found: Schema | None) -> None:
    """Has `schema` give this one; None is the one that refsync comes with."""
    _in_use.set(found)


_in_use: ContextVar[Schema | None] = ContextVar("schema in use", default=None)


@cache
def own_schema() -> Schema:
    """The schema that refsync comes with."""
    facts = json.loads(files("refsync.zotero").joinpath("schema.json").read_text("utf-8"))
    return Schema(
        version=facts["version"],
        item_types={
            name: ItemType(name, t["label"], t["csl"], tuple(t["creatorTypes"]), t["fields"])
            for name, t in facts["itemTypes"].items()
        },
        field_labels=facts["fields"],
        creator_labels=facts["creatorTypes"],
        csl_types=facts["csl"]["types"],
        csl_fields=facts["csl"]["fields"],
        csl_dates=facts["csl"]["dates"],
        csl_names=facts["csl"]["names"],
    )


def published(facts: Any) -> Schema:
    """The schema in the form in which Zotero's servers give it under /schema.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is none, or lacks documents.
    """
    labels, csl = facts["locales"]["en-US"], facts["csl"]
    csl_type = {name: kind for kind, names in csl["types"].items() for name in names}
    types = {each["itemType"]: each for each in facts["itemTypes"]}
    found = Schema(
        version=int(facts["version"]),
        item_types={
            name: ItemType(
                name=name,
                label=labels["itemTypes"].get(name, name),
                csl=csl_type.get(name),
                creator_types=_primary_first(each["creatorTypes"]),
                fields={f["field"]: f.get("baseField", f["field"]) for f in each["fields"]},
            )
            for name, each in types.items()
        },
        field_labels=labels["fields"],
        creator_labels=labels["creatorTypes"],
        csl_types=csl["types"],
        csl_fields=csl["fields"]["text"],
        csl_dates=csl["fields"]["date"],
        csl_names=csl["names"],
    )
    if "document" not in found.item_types:
        raise ValueError("a schema without documents")
    return found


def _primary_first(stated: list[dict[str, Any]]) -> tuple[str, ...]:
    ordered = sorted(stated, key=lambda each: not each.get("primary"))
    return tuple(each["creatorType"] for each in ordered)
