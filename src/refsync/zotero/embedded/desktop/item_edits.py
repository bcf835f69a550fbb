"""What a program may write to an item at the desktop, and what the item is afterwards.

More is taken than at the Web API, and nothing is checked before it is set: where one property is
refused, those before it stay set in memory. Pure: no I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from refsync.patterns import regex
from refsync.zotero.embedded import dates
from refsync.zotero.embedded.desktop.extra_lines import citation_key, with_unknown
from refsync.zotero.embedded.desktop.thrown import ThrownError
from refsync.zotero.embedded.item_edits import as_type
from refsync.zotero.embedded.objects import CHILD_TYPES, LINK_MODES, Item, Tag
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.schema import schema

_ATTACHMENT = ("linkMode", "contentType", "charset", "filename", "md5", "mtime", "path")
_ENVELOPE = ("key", "version", "itemType", "library", "links", "meta")
_SEVERAL_LINES = ("abstractNote", "extra")
_LINE_END = regex(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an item may refer to: whether there is a collection, a regular item, of a key."""

    has_collection: Callable[[str], bool]
    has_parent: Callable[[str], bool]


class HalfDoneError(ThrownError):
    """A property is refused, and those before it are set.

    Attributes:
        item: as it is now in memory.
    """

    def __init__(self, refused: RefusedError, item: Item) -> None:
        super().__init__(refused.message)
        self.item = item


def new_item(key: str, type_: str, now: str) -> Item:
    """An empty item."""
    mode = {"linkMode": "imported_url"} if type_ == "attachment" else {}
    return Item(key=key, type=type_, added=now, modified=now, attachment=mode)


def emptied(item: Item) -> Item:
    """What is left of an item before it is written as a whole: creators and tags."""
    return replace(item, fields={}, collections=(), relations={}, trashed=False, published=False)


def edit_item(before: Item, sent: Mapping[str, Any], around: Surroundings) -> Item:
    """What an item becomes when a program sends some of its properties.

    Args:
        before: as it is in memory.
        sent: the properties, as the API has them.
        around: what it may refer to.

    Raises:
        HalfDoneError: one of them is refused.
    """
    item, unknown = before, dict[str, str]()
    try:
        if (type_ := sent.get("itemType")) is not None:
            item = as_type(item, known_type(type_, "Unknown item type"))
        for name, value in sent.items():
            if name in _ENVELOPE:
                continue
            if name in _READERS:
                item = _READERS[name](item, value, around)
            elif name in _ATTACHMENT and item.type == "attachment":
                item = _with_attachment(item, name, value)
            elif field := _field_for(item, name):
                item = _with_field(item, field, _text(value))
            else:
                unknown[name] = _text(value)
        return _with_parent_checked(_with_extra(item, unknown))
    except RefusedError as refused:
        raise HalfDoneError(refused, item) from refused


def known_type(value: object, message: str) -> str:
    """The value, which has to be an item type; what is refused is quoted after the message."""
    if not isinstance(value, str) or value not in schema().item_types:
        raise RefusedError(400, f"{message} '{value}'")
    return value


# --- fields -------------------------------------------------------------------------------------


def _field_for(item: Item, name: str) -> str | None:
    """The field of this name, or the one that plays its part in the item's type."""
    return schema().item_types[item.type].field_for(name)


def _with_field(item: Item, name: str, text: str) -> Item:
    if name == "accessDate":
        text = dates.access_date(text) or ""
    elif name not in _SEVERAL_LINES:
        text = _LINE_END.sub(" ", text)
    fields = {field: value for field, value in item.fields.items() if field != name}
    return replace(item, fields=fields | ({name: text} if text else {}))


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool() | list() | dict():
            raise RefusedError(400, f"{type(value).__name__} parameters can't be stored")
        case float() if value.is_integer():
            return str(int(value))
        case _:
            return str(value).strip()


def _with_extra(item: Item, unknown: Mapping[str, str]) -> Item:
    """The item with unknown fields in Extra, and a citation key of Extra's in its own field.

    A field whose part another field already plays is lost.
    """
    if "extra" not in schema().item_types[item.type].fields:
        return item
    homeless = {name: value for name, value in unknown.items() if not _is_taken(item, name)}
    item = _with_field(item, "extra", with_unknown(item.fields.get("extra", ""), homeless))
    key, rest = citation_key(item.fields.get("extra", ""))
    if key and _field_for(item, "citationKey") and not item.fields.get("citationKey"):
        item = _with_field(_with_field(item, "citationKey", key), "extra", rest)
    return item


def _is_taken(item: Item, name: str) -> bool:
    bases = (t.fields[name] for t in schema().item_types.values() if name in t.fields)
    base = next(bases, None)
    field = _field_for(item, base) if base else None
    return field is not None and field in item.fields


# --- creators, tags, collections, … -------------------------------------------------------------


def _with_creators(item: Item, value: object, _: Surroundings) -> Item:
    sent = value if isinstance(value, list) else []
    return replace(item, creators=tuple(_creator(one, item.type) for one in sent))


def _creator(sent: object, item_type: str) -> Mapping[str, str]:
    creator = sent if isinstance(sent, dict) else {}
    parts = [part for part in ("firstName", "lastName") if part in creator]
    if "name" in creator and parts:
        raise RefusedError(
            400,
            "Creator data cannot contain both 'name' and 'firstName'/'lastName' properties",
        )
    if "name" not in creator and len(parts) < 2:
        raise RefusedError(
            400, "Creator data must contain either 'name' or 'firstName'/'lastName' properties"
        )
    if not creator.get("creatorType"):
        raise RefusedError(
            400, "Creator data must include a valid 'creatorType' or 'creatorTypeID' property"
        )
    names = {part: _text(creator[part]) for part in ("firstName", "lastName", "name")
             if part in creator}  # fmt: skip
    if not any(names.values()):
        raise RefusedError(400, "Creator names cannot be empty")
    roles = schema().item_types[item_type].creator_types
    role = creator["creatorType"]
    return names | {"creatorType": role if role in roles else (roles or ("author",))[0]}


def _with_tags(item: Item, value: object, _: Surroundings) -> Item:
    if not isinstance(value, list):
        raise RefusedError(400, "tags.concat is not a function")
    tags = dict(_tag(sent) for sent in value)
    return replace(item, tags=tuple(sorted(Tag(name, type_) for name, type_ in tags.items())))


def _tag(sent: object) -> tuple[str, int]:
    name = sent.get("tag") if isinstance(sent, dict) else sent
    text = name.strip() if isinstance(name, str) else ""
    if not text:
        raise RefusedError(400, "Tag cannot be blank")
    return text, int(isinstance(sent, dict) and sent.get("type") == 1)


def _with_collections(item: Item, value: object, around: Surroundings) -> Item:
    if not isinstance(value, list):
        raise RefusedError(400, "collectionIDsOrKeys.map is not a function")
    for key in value:
        if not isinstance(key, str) or not around.has_collection(key):
            raise RefusedError(400, f"Collection {key} not found for item 1/null")
    return replace(item, collections=tuple(sorted(set(value))))


def _with_relations(item: Item, value: object, _: Surroundings) -> Item:
    sent = value if isinstance(value, dict) else {}
    relations = {p: one if isinstance(one, list) else [one] for p, one in sent.items()}
    return replace(item, relations=relations)


def _with_parent(item: Item, value: object, around: Surroundings) -> Item:
    if item.type not in CHILD_TYPES:
        return item
    if not value:
        return replace(item, parent=None)
    if not isinstance(value, str) or not around.has_parent(value):
        raise RefusedError(400, f"Parent item 1/{value} not found")
    return replace(item, parent=value, collections=())


def _with_parent_checked(item: Item) -> Item:
    if item.type == "annotation" and item.parent is None:
        raise RefusedError(400, "Annotation item must have a parent item")
    return item


def _with_note(item: Item, value: object, _: Surroundings) -> Item:
    if item.type not in ("note", "attachment"):
        raise RefusedError(400, "setNote() can only be called on notes and attachments")
    return replace(item, note=_text(value))


def _with_attachment(item: Item, name: str, value: object) -> Item:
    if name == "linkMode" and value not in LINK_MODES:
        raise RefusedError(400, f"Invalid link mode '{value}'")
    kept = value if name in ("md5", "mtime") else _text(value)
    return replace(item, attachment={**item.attachment, name: kept})


def _with_added(item: Item, value: object, _: Surroundings) -> Item:
    return replace(item, added=dates.moment(str(value)) or item.added)


def _with_modified(item: Item, value: object, _: Surroundings) -> Item:
    return replace(item, modified=dates.moment(str(value)) or item.modified)


def _with_trash(item: Item, value: object, _: Surroundings) -> Item:
    return replace(item, trashed=bool(value))


def _with_publications(item: Item, value: object, _: Surroundings) -> Item:
    return replace(item, published=bool(value))


_READERS: Mapping[str, Callable[[Item, object, Surroundings], Item]] = {
    "creators": _with_creators,
    "tags": _with_tags,
    "collections": _with_collections,
    "relations": _with_relations,
    "parentItem": _with_parent,
    "note": _with_note,
    "dateAdded": _with_added,
    "dateModified": _with_modified,
    "deleted": _with_trash,
    "inPublications": _with_publications,
}
