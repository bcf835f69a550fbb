"""Zotero's item types, fields and creator types, as data.

The facts are those of Zotero's schema, version 41
(https://github.com/zotero/zotero-schema); `schema.json` beside this file holds them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

NOT_REGULAR = frozenset({"note", "attachment", "annotation"})
"""The item types that stand for no work of their own."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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


@cache
def schema() -> Schema:
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
