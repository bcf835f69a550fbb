"""Which empty fields of an item a list can fill. Pure.

Only what is empty is filled, with what is valid for the item's type, and never twice: a field that
the user emptied again stays empty. Extra is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from refsync.characters import brief
from refsync.errors import UsageError
from refsync.options import EMPTY
from refsync.reference import Reference
from refsync.snapshot import Item
from refsync.zotero.items import fields_for, type_of
from refsync.zotero.schema import schema

CREATORS = "creators"

_PREPRINT = "preprint"
_OF_ANY_VERSION = frozenset({"title", "abstractNote", "language", "shortTitle", CREATORS})
"""What a preprint and its publication have in common, by base field."""


def require_fields(names: Iterable[str]) -> frozenset[str]:
    """The names of fields, as Zotero spells them.

    Raises:
        UsageError: one is no field that can be filled.
    """
    known = {name.casefold(): name for name in (EMPTY, *_possible())}
    asked = [name.strip().casefold() for name in names]
    unknown = [name for name in asked if name not in known]
    if unknown:
        raise UsageError(
            f"“{brief(unknown[0])}” is no field of Zotero's that can be filled: name some of"
            f" {', '.join(name for name in known.values() if name != EMPTY)}, or {EMPTY} for all."
        )
    return frozenset(known[name] for name in asked)


def gaps(
    reference: Reference, item: Item, asked: frozenset[str], filled: frozenset[str]
) -> Mapping[str, Any]:
    """The fields to fill, and their values.

    Where one of the two is a preprint and the other one is not, only what is the same for both
    versions of a work is filled.

    Args:
        reference: what the list says.
        item: what stands for it in the library.
        asked: names of fields or base fields, from `require_fields`.
        filled: the item's fields that were filled before.
    """
    kind = schema().item_types.get(item.type)
    if not asked or kind is None:
        return {}
    one_version = (type_of(reference) == _PREPRINT) == (item.type == _PREPRINT)
    own = fields_for(item.reference, item.type)
    found = {}
    for name, value in fields_for(reference, item.type).items():
        base = kind.fields.get(name, name)
        if (
            value
            and name not in item.stated | filled
            and asked & {EMPTY, name, base}
            and (one_version or base in _OF_ANY_VERSION)
            and own.get(name) in (None, [], value)
        ):
            found[name] = value
    return found


def _possible() -> list[str]:
    kinds = schema().item_types.values()
    names = {name for kind in kinds for pair in kind.fields.items() for name in pair}
    return sorted((names | {CREATORS}) - {"extra"}, key=str.casefold)
