"""Item types, fields and creator types as the desktop lists them: in English, as Zotero is here."""

from __future__ import annotations

from refsync.zotero.embedded.desktop.visits import Visit
from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.routes import schemas
from refsync.zotero.schema import ItemType, schema


def item_types(_: Visit) -> Response:
    """The item types, those for children too."""
    types = schema().item_types.values()
    return Response.json([{"itemType": t.name, "localized": t.label} for t in types])


def item_fields(_: Visit) -> Response:
    """The fields of all item types with their base fields, in order; each is listed twice."""
    fields = dict.fromkeys(
        name
        for item_type in schema().item_types.values()
        for field in item_type.fields.items()
        for name in field
    )
    return _labelled([*fields, *fields])


def item_type_fields(visit: Visit) -> Response:
    """The fields of one item type, in order."""
    return _labelled(list(_item_type(visit).fields))


def item_type_creator_types(visit: Visit) -> Response:
    """The creator types of one item type, the primary one first; without a label."""
    first, *others = _item_type(visit).creator_types or ("",)
    ordered = [first, *sorted(others)] if first else []
    return Response.json([{"creatorType": role} for role in ordered])


def creator_fields(_: Visit) -> Response:
    """The parts of a creator's name."""
    parts = {"firstName": "First", "lastName": "Last", "name": "Name"}
    return Response.json([{"field": name, "localized": parts[name]} for name in parts])


def whole_schema(_: Visit) -> Response:
    """All of it, in one."""
    return schemas.schema_answer()


def _item_type(visit: Visit) -> ItemType:
    found = schema().item_types.get(visit.request.parameter("itemType") or "")
    if found is None:
        raise RefusedError(400, "Invalid or missing 'itemType' value")
    return found


def _labelled(fields: list[str]) -> Response:
    labels = schema().field_labels
    return Response.json(
        [{"field": name, "localized": labels.get(name) or name.capitalize()} for name in fields]
    )
