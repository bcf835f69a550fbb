"""What a Zotero server is known to refuse, told before it is sent.

One object that holds half a character (a lone surrogate) has the whole request refused, and Zotero
desktop keeps half of an update that fails. The limits are those of the servers: tags and names have
at most 255 characters, fields 65,535 bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from refsync.zotero.schema import NOT_REGULAR, schema

MAX_NAME = 255
"""The longest tag and the longest name of a creator, in characters."""
MAX_FIELD = 65_535
"""The longest text of a field, in bytes."""

_BESIDE_FIELDS = frozenset({
    "key", "version", "itemType", "creators", "tags", "collections", "relations", "parentItem",
    "deleted", "dateAdded", "dateModified", "inPublications", "note", "linkMode", "contentType",
    "charset", "filename", "md5", "mtime", "path",
})  # fmt: skip


def complaint(data: Mapping[str, Any]) -> str | None:
    """Why Zotero would refuse to store these properties of an item; None where it wouldn't."""
    return next(_complaints(data), None)


def _complaints(data: Mapping[str, Any]) -> Iterator[str]:
    if any("\ud800" <= letter <= "\udfff" for text in _texts(data) for letter in text):
        yield "it holds half a character: correct the entry in the list"
    yield from _too_long(data)
    name = data.get("itemType")
    if name is not None and name not in NOT_REGULAR:
        yield from unknown(data, name)


def _too_long(data: Mapping[str, Any]) -> Iterator[str]:
    names = [("tag", tag["tag"]) for tag in data.get("tags", ())]
    for creator in data.get("creators", ()):
        names += [("name", name) for part, name in creator.items() if part != "creatorType"]
    for what, name in names:
        if len(name) > MAX_NAME:
            yield (
                f"the {what} “{name[:40]}…” is longer than {MAX_NAME} characters: shorten it in the"
                " list"
            )
    for field, value in data.items():
        if isinstance(value, str) and len(value.encode("utf-8", "replace")) > MAX_FIELD:
            label = schema().field_labels.get(field, field)
            yield f"its {label} is longer than {MAX_FIELD:,} bytes: shorten it in the list"


def unknown(data: Mapping[str, Any], name: str) -> Iterator[str]:
    """What properties an item of a type does not have, each as a sentence's part."""
    kind = schema().item_types.get(name)
    if kind is None:
        yield f"Zotero has no item type “{name}”"
        return
    for field in sorted(data.keys() - _BESIDE_FIELDS - kind.fields.keys()):
        yield f"a {kind.label} has no field “{field}” in Zotero"
    for creator in data.get("creators", ()):
        if creator.get("creatorType") not in kind.creator_types:
            yield f"a {kind.label} has no creator “{creator.get('creatorType')}” in Zotero"


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
