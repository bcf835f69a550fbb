"""Item types, fields, creator types, templates and the schema as a whole: the same for everyone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.objects import LINK_MODES
from refsync.zotero.embedded.refusal import FaultError, RefusedError
from refsync.zotero.embedded.rendering import attachment_parts
from refsync.zotero.embedded.visits import Visit
from refsync.zotero.schema import ItemType, schema

_CREATOR_FIELDS = {"firstName": "First", "lastName": "Last", "name": "Name"}
_UNLISTED = ("annotation", "attachment")
_LANGUAGES = (
    "af", "ar", "bg", "br", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi", "fr",
    "gl", "he", "hr", "hu", "id", "is", "it", "ja", "km", "ko", "lt", "mn", "nb", "nl", "nn", "pl",
    "pt", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "th", "tr", "uk", "vi", "zh",
)  # fmt: skip
"""The languages that Zotero's servers have labels in; the embedded library has the English ones."""


def item_types(visit: Visit) -> Response:
    """The item types."""
    _check_locale(visit)
    types = schema().item_types.values()
    return _labelled("itemType", {t.name: t.label for t in types if t.name not in _UNLISTED})


def item_fields(visit: Visit) -> Response:
    """The fields of all item types."""
    _check_locale(visit)
    return _labelled("field", schema().field_labels)


def item_type_fields(visit: Visit) -> Response:
    """The fields of one item type, in order."""
    _check_locale(visit)
    return Response.json(_labels("field", _item_type(visit).fields, schema().field_labels))


def item_type_creator_types(visit: Visit) -> Response:
    """The creator types of one item type, the primary one first and the others by name."""
    _check_locale(visit)
    types = _item_type(visit).creator_types
    ordered = [*types[:1], *sorted(types[1:], key=schema().creator_labels.__getitem__)]
    return Response.json(_labels("creatorType", ordered, schema().creator_labels))


def creator_fields(_: Visit) -> Response:
    """The parts of a creator's name."""
    return _labelled("field", _CREATOR_FIELDS)


def item_template(visit: Visit) -> Response:
    """An empty item of one type."""
    item_type = _item_type(visit)
    link_mode = visit.request.parameter("linkMode")
    end: dict[str, Any] = {"tags": [], "collections": [], "relations": {}}
    if item_type.name == "note":
        return Response.json({"itemType": "note", "note": "", **end})
    if item_type.name == "attachment":
        return Response.json(_attachment_template(link_mode, end))
    title, *rest = dict.fromkeys(item_type.fields, "").items()
    creators = [
        {"creatorType": role, "firstName": "", "lastName": ""}
        for role in item_type.creator_types[:1]
    ]
    return Response.json(
        {"itemType": item_type.name, **dict([title]), "creators": creators, **dict(rest), **end}
    )


def whole_schema(_: Visit) -> Response:
    """All of it, in one."""
    return schema_answer()


def schema_answer() -> Response:
    """The schema as a whole."""
    facts = schema()
    labels = {
        "itemTypes": {t.name: t.label for t in facts.item_types.values()},
        "fields": dict(facts.field_labels),
        "creatorTypes": dict(facts.creator_labels),
    }
    return Response.json(
        {
            "version": facts.version,
            "itemTypes": [_in_schema(t) for t in facts.item_types.values()],
            "meta": {"fields": {"date": {"type": "date"}}},
            "csl": {
                "types": facts.csl_types,
                "fields": {"text": facts.csl_fields, "date": facts.csl_dates},
                "names": facts.csl_names,
            },
            "locales": {"en-US": labels},
        }
    )


def _in_schema(item_type: ItemType) -> dict[str, Any]:
    return {
        "itemType": item_type.name,
        "fields": [
            {"field": name} if name == base else {"field": name, "baseField": base}
            for name, base in item_type.fields.items()
        ],
        "creatorTypes": [
            {"creatorType": role, "primary": True} if place == 0 else {"creatorType": role}
            for place, role in enumerate(item_type.creator_types)
        ],
    }


def _attachment_template(link_mode: str | None, end: Mapping[str, Any]) -> dict[str, Any]:
    if link_mode is None:
        raise RefusedError(400, "linkMode required for itemType=attachment")
    if link_mode not in LINK_MODES:
        raise RefusedError(400, f"'{link_mode}' is not a valid linkMode")
    url = {"url": ""} if link_mode.endswith("_url") else {}
    start = {"itemType": "attachment", "linkMode": link_mode, "title": "", "accessDate": ""}
    return {**start, **url, "note": "", **end, **attachment_parts(link_mode)}


def _item_type(visit: Visit) -> ItemType:
    name = visit.request.parameter("itemType")
    if name is None:
        raise RefusedError(400, "'itemType' not provided")
    if name not in schema().item_types:
        raise RefusedError(400, f"Invalid item type '{name}'")
    return schema().item_types[name]


def _check_locale(visit: Visit) -> None:
    """The server has no answer in a language that it doesn't know."""
    locale = visit.request.parameter("locale")
    if locale and locale.partition("-")[0] not in _LANGUAGES:
        raise FaultError


def _labelled(word: str, labels: Mapping[str, str]) -> Response:
    ordered = sorted(labels, key=labels.__getitem__)
    return Response.json(_labels(word, ordered, labels))


def _labels(word: str, names: Iterable[str], labels: Mapping[str, str]) -> list[dict[str, str]]:
    return [{word: name, "localized": labels[name]} for name in names]
