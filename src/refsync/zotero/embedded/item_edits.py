"""What a client may write to an item, and what the item is afterwards. Pure: no I/O.

The rules and messages are those of Zotero's API server
(https://www.zotero.org/support/dev/web_api/v3/write_requests, and what the server does).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from refsync.zotero.embedded import dates
from refsync.zotero.embedded.checking import array, is_trashed, relations, scalar
from refsync.zotero.embedded.creators import creators, creators_for
from refsync.zotero.embedded.objects import CHILD_TYPES, LINK_MODES, LINKED, Item, Tag, is_key
from refsync.zotero.embedded.refusal import RefusedError
from refsync.zotero.embedded.text import clean, harmless, shorten, trim
from refsync.zotero.schema import schema

_ATTACHMENT = ("linkMode", "contentType", "charset", "filename", "md5", "mtime", "path")
_FIELD_BYTES = 65_535
_NOTE_LENGTH = 250_000
_TAG_LENGTH = 255
_LAST_TAG_TYPE = 255


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """The item after a write, and whether the write counts as a change."""

    item: Item
    changed: bool


def edit_item(
    key: str, before: Item | None, sent: Mapping[str, Any], *, whole: bool, now: str
) -> ItemEdit:
    """What an item becomes when a client sends some of its properties.

    Args:
        key: of the item.
        before: the item as it stands; None where there is none.
        sent: the properties, as the API has them.
        whole: what is not sent is emptied (PUT); otherwise it stays.
        now: the moment of the write.

    Raises:
        RefusedError: the server's objection.
    """
    _check_required(before, sent, whole=whole)
    type_ = _item_type(before, sent)
    base = _starting_point(key, type_, before, whole=whole, now=now)
    edits: dict[str, Any] = {}
    fields = dict(base.fields)
    attachment = dict(base.attachment)
    for name, value in sent.items():
        _check_belongs(name, type_)
        if name in _READERS:
            edits[_READERS[name].attribute] = _READERS[name].read(value)
        elif name == "creators":
            edits["creators"] = creators(value, type_, is_new=before is None)
        elif name in _ATTACHMENT:
            attachment[name] = _attachment_value(name, value, before)
        elif name not in _ENVELOPE:
            _set_field(fields, name, value, type_)
    after = replace(base, fields=fields, attachment=attachment, **edits)
    _check_family(after)
    return _settled(before, after, sent, now)


def _check_required(before: Item | None, sent: Mapping[str, Any], *, whole: bool) -> None:
    if before is not None and not whole:
        return
    needed = ["itemType"]
    if sent.get("itemType") == "attachment":
        needed.append("linkMode")
    if before is not None:
        needed.append("tags")
        if sent.get("itemType") != "attachment":
            needed += ["relations"] if sent.get("parentItem") else ["relations", "collections"]
    for name in needed:
        if sent.get(name) is None:
            raise RefusedError(400, f"'{name}' property not provided")


def _item_type(before: Item | None, sent: Mapping[str, Any]) -> str:
    value = sent.get("itemType")
    if value is None and before is not None:
        return before.type
    if not isinstance(value, str):
        raise RefusedError(400, "'itemType' must be a string")
    if sent.get("parentItem") and value not in CHILD_TYPES:
        raise RefusedError(400, "Child item must be note, attachment, or annotation")
    if value not in schema().item_types:
        raise RefusedError(400, f"'{value}' is not a valid itemType")
    if before and before.type != value and {before.type, value} & set(CHILD_TYPES):
        raise RefusedError(400, f"Cannot change item type from {before.type} to {value}")
    return value


def _starting_point(key: str, type_: str, before: Item | None, *, whole: bool, now: str) -> Item:
    if before is None:
        return Item(key=key, type=type_, added=now, modified=now)
    if not whole:
        return as_type(before, type_)
    return replace(
        Item(key=key, type=type_, added=before.added, modified=before.modified),
        version=before.version,
        created_by=before.created_by,
        modified_by=before.modified_by,
    )


def as_type(item: Item, type_: str) -> Item:
    """The item as another type: fields go to their namesakes, creators to roles it knows."""
    if item.type == type_:
        return item
    old, new = schema().item_types[item.type], schema().item_types[type_]
    moved = {new.field_for(old.fields[name]): value for name, value in item.fields.items()}
    return replace(
        item,
        type=type_,
        fields={name: value for name, value in moved.items() if name is not None},
        creators=creators_for(type_, item.creators),
    )


def _check_belongs(name: str, type_: str) -> None:
    if name == "note" and type_ not in ("note", "attachment"):
        raise RefusedError(400, "'note' property is valid only for note and attachment items")
    if name in _ATTACHMENT and type_ != "attachment":
        raise RefusedError(400, f"'{name}' is valid only for attachment items")


def _set_field(fields: dict[str, str], name: str, value: object, type_: str) -> None:
    if name not in schema().field_labels:
        raise RefusedError(400, f"Invalid property '{name}'")
    if isinstance(value, list | dict):
        kind = "array" if isinstance(value, list) else "object"
        raise RefusedError(400, f"Unexpected {kind} for property '{name}'")
    if name not in schema().item_types[type_].fields:
        raise RefusedError(400, f"'{name}' is not a valid field for type '{type_}'")
    text = _field_text(name, trim(scalar(value)))
    if len(text.encode()) > _FIELD_BYTES:
        label, shown = schema().field_labels[name], shorten(text)
        raise RefusedError(
            413, f"{label} field value '{shown}' too long", {"field": label, "value": shown}
        )
    if text:
        fields[name] = text
    else:
        fields.pop(name, None)


def _field_text(name: str, text: str) -> str:
    if name == "accessDate":
        read = dates.access_date(text)
        if read is None:
            raise RefusedError(
                400,
                "'accessDate' must be in ISO 8601 or UTC 'YYYY-MM-DD[ hh:mm:ss]' format"
                f" or 'CURRENT_TIMESTAMP' ({text})",
            )
        return read
    return "" if name == "date" and text == "0" else text


def _attachment_value(name: str, value: object, before: Item | None) -> object:
    if value is None and name in ("md5", "mtime"):
        return None
    if name == "mtime" and not isinstance(value, int):
        raise RefusedError(400, "'mtime' must be an integer")
    if name != "linkMode":
        return value if name == "mtime" else trim(scalar(value))
    if value not in LINK_MODES:
        raise RefusedError(400, f"'{scalar(value)}' is not a valid linkMode")
    if before and before.attachment["linkMode"] != value:
        raise RefusedError(400, "Cannot change attachment linkMode")
    return value


def _tags(value: object) -> tuple[Tag, ...]:
    tags = {_tag(sent) for sent in array("tags", value)}
    return tuple(sorted(tag for tag in tags if tag.name))


def _tag(sent: object) -> Tag:
    if not isinstance(sent, dict):
        raise RefusedError(400, "Tag must be an object")
    for name in sent:
        if name not in ("tag", "type"):
            raise RefusedError(400, f"Invalid tag property '{name}'")
    name, type_ = sent.get("tag"), sent.get("type", 0)
    if not sent or isinstance(name, list | dict):
        raise RefusedError(400, "Invalid tag name" if sent else "Tag object is empty")
    if not isinstance(type_, int) or not 0 <= type_ <= _LAST_TAG_TYPE:
        raise RefusedError(400, f"Invalid tag type '{type_}'")
    text = trim(scalar(name))
    if len(text) > _TAG_LENGTH:
        raise RefusedError(413, f"Tag '{shorten(text)}' too long", {"tag": text})
    return Tag(text, int(type_))


def _collections(value: object) -> tuple[str, ...]:
    keys = array("collections", value)
    for key in keys:
        if not is_key(key):
            raise RefusedError(400, f"'{scalar(key)}' is not a valid collection key")
    return tuple(sorted(set(keys)))


def _parent(value: object) -> str | None:
    if value is False or value is None:
        return None
    if not is_key(value):
        raise RefusedError(400, "'parentItem' must be a valid item key")
    return str(value)


def _note(value: object) -> str:
    text = harmless(clean(scalar(value)))
    if len(text) > _NOTE_LENGTH:
        raise RefusedError(413, f"Note '{shorten(text)}' too long")
    return text


def _moment(name: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        found = dates.moment(scalar(value))
        if found is None:
            raise RefusedError(
                400,
                f"'{name}' must be in ISO 8601 or UTC 'YYYY-MM-DD hh:mm:ss' format"
                f" ({scalar(value)})",
            )
        return found

    return read


@dataclass(frozen=True, slots=True)
class _Reader:
    attribute: str
    read: Callable[[object], Any]


_READERS = {
    "tags": _Reader("tags", _tags),
    "collections": _Reader("collections", _collections),
    "relations": _Reader("relations", relations),
    "parentItem": _Reader("parent", _parent),
    "deleted": _Reader("trashed", is_trashed),
    "note": _Reader("note", _note),
    "dateAdded": _Reader("added", _moment("dateAdded")),
    "dateModified": _Reader("modified", _moment("dateModified")),
}
_ENVELOPE = ("key", "version", "itemType")


def _check_family(item: Item) -> None:
    if item.parent is not None and item.type not in CHILD_TYPES:
        raise RefusedError(400, "Child item must be note, attachment, or annotation")
    if item.parent is None and item.type == "annotation":
        raise RefusedError(400, "Annotation must have a parent item")
    mode = item.attachment.get("linkMode")
    for name in ("filename", "md5", "mtime"):
        if mode in LINKED and item.attachment.get(name):
            raise RefusedError(400, f"'{name}' is not valid for {mode} attachment items")


def _settled(before: Item | None, after: Item, sent: Mapping[str, Any], now: str) -> ItemEdit:
    """The edit as a whole: whether it is one, and when the item was modified."""
    if before is None:
        return ItemEdit(after, changed=True)
    if after != before or _counts_as_change(sent):
        filed = replace(after, collections=before.collections) == before
        if after.modified == before.modified and not filed:
            after = replace(after, modified=now)
        return ItemEdit(after, changed=True)
    return ItemEdit(after, changed=False)


def _counts_as_change(sent: Mapping[str, Any]) -> bool:
    """Tags, and numbers in fields, are a change to the server even if nothing is different."""
    numbers = (
        name
        for name, value in sent.items()
        if name in schema().field_labels and isinstance(value, int | float) and value
    )
    return bool(sent.get("tags")) or any(numbers)
