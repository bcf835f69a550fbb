"""What a Zotero server is known to refuse, told before it is sent.

One object that holds a broken character has the whole request refused, and Zotero desktop keeps
half of an update that fails. The limits are those of the servers: tags and names have at most 255
characters, fields 65,535 bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from refsync.zotero.schema import NOT_REGULAR, ItemType, schema

MAX_NAME = 255
"""The longest tag and the longest name of a creator, in characters."""
MAX_FIELD = 65_535
"""The longest text of a field, in bytes."""

_BESIDE_FIELDS = frozenset(
    {"itemType", "creators", "tags", "collections", "relations", "deleted", "parentItem",
     "dateAdded", "dateModified", "linkMode", "note", "contentType", "charset", "inPublications"}
)  # fmt: skip


def complaint(data: Mapping[str, Any]) -> str | None:
    """Why Zotero would refuse to store these properties of an item; None where it wouldn't."""
    return next(_complaints(data), None)


def _complaints(data: Mapping[str, Any]) -> Iterator[str]:
    for text in _texts(data):
        if "\ufeff" in text or any("\ud800" <= c <= "\udfff" for c in text):
            yield "it holds a broken character: correct the entry in the list"
    for tag in data.get("tags", ()):
        if len(tag["tag"]) > MAX_NAME:
            yield f"the tag “{tag['tag'][:40]}…” is longer than {MAX_NAME} characters: shorten it"
    for creator in data.get("creators", ()):
        for part in ("name", "firstName", "lastName"):
            if len(creator.get(part, "")) > MAX_NAME:
                yield (
                    f"the name “{creator[part][:40]}…” is longer than {MAX_NAME} characters:"
                    " shorten it in the list"
                )
    for field, value in data.items():
        if isinstance(value, str) and len(value.encode("utf-8", "replace")) > MAX_FIELD:
            label = schema().field_labels.get(field, field)
            yield f"its {label} is longer than {MAX_FIELD:,} bytes: shorten it in the list"
    yield from _unknown(data)


def _unknown(data: Mapping[str, Any]) -> Iterator[str]:
    """What the type of an item does not have; properties without a type are not judged."""
    name = data.get("itemType")
    if name is None or name in NOT_REGULAR:
        return
    kind: ItemType | None = schema().item_types.get(name)
    if kind is None:
        yield f"Zotero has no item type “{name}”"
        return
    for field in data.keys() - _BESIDE_FIELDS - kind.fields.keys():
        yield f"a {kind.label} has no field “{field}” in Zotero"
    for creator in data.get("creators", ()):
        if creator["creatorType"] not in kind.creator_types:
            yield f"a {kind.label} has no creator “{creator['creatorType']}” in Zotero"


def _texts(value: Any) -> Iterator[str]:
    """All texts in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
