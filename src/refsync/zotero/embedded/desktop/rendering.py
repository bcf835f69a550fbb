"""Items, collections, tags and groups as the desktop shows them. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from refsync.zotero.embedded.accounts import Group
from refsync.zotero.embedded.objects import LINKED, Collection, Item
from refsync.zotero.embedded.rendering import collection_json
from refsync.zotero.embedded.store.library import Kind
from refsync.zotero.schema import schema

_HERE = "http://localhost:23119/api"


@dataclass(frozen=True, slots=True)
class View:
    """A library as its objects refer to it."""

    kind: Kind
    owner: int
    name: str

    @property
    def home(self) -> str:
        """Its address, by the port that Zotero has of itself."""
        return f"{_HERE}/{self.kind}s/{self.owner}"

    def item(self, item: Item, children: int) -> dict[str, Any]:
        """An item with its envelope."""
        meta: dict[str, Any] = {}
        if item.creator_summary:
            meta["creatorSummary"] = item.creator_summary
        if item.date:
            meta["parsedDate"] = item.date
        meta["numChildren"] = children
        return self._envelope("items", item.key, item.version, meta, item_json(item), item.parent)

    def collection(self, collection: Collection, counts: tuple[int, int]) -> dict[str, Any]:
        """A collection with its envelope; counts are of its collections and items."""
        meta = {"numCollections": counts[0], "numItems": counts[1]}
        return self._envelope(
            "collections",
            collection.key,
            collection.version,
            meta,
            collection_json(collection),
            collection.parent,
        )

    def tag(self, name: str, type_: int, items: int) -> dict[str, Any]:
        """A tag with the number of its items."""
        address = f"https://api.zotero.org/users/local/embedded/tags/{quote(name, safe='')}"
        return {
            "tag": name,
            "links": {"self": _link(address)},
            "meta": {"type": type_, "numItems": items},
        }

    def _envelope(
        self,
        shelf: str,
        key: str,
        version: int,
        meta: Mapping[str, Any],
        data: Mapping[str, Any],
        parent: str | None,
    ) -> dict[str, Any]:
        links = {"self": _link(f"{self.home}/{shelf}/{key}")}
        if parent is not None:
            links["up"] = _link(f"{self.home}/{shelf}/{parent}")
        library = {
            "type": self.kind,
            "id": self.owner,
            "name": self.name,
            "links": {"self": _link(self.home)},
        }
        return {"key": key, "version": version, "library": library, "links": links,
                "meta": meta, "data": data}  # fmt: skip


def item_json(item: Item) -> dict[str, Any]:
    """The data of an item; empty fields are left out."""
    out: dict[str, Any] = {"key": item.key, "version": item.version, "itemType": item.type}
    out |= {name: item.fields[name] for name in schema().item_types[item.type].fields
            if name in item.fields}  # fmt: skip
    if schema().item_types[item.type].creator_types:
        out["creators"] = [dict(creator) for creator in item.creators]
    if item.parent is not None:
        out["parentItem"] = item.parent
    if item.type == "attachment":
        out |= _attachment(item)
    if item.type == "note" or item.note:
        out["note"] = item.note
    out["tags"] = [
        {"tag": tag.name, "type": tag.type} if tag.type else {"tag": tag.name} for tag in item.tags
    ]
    if item.parent is None:
        out["collections"] = list(item.collections)
    out["relations"] = dict(item.relations)
    if item.published:
        out["inPublications"] = True
    if item.trashed:
        out["deleted"] = True
    return out | {"dateAdded": item.added, "dateModified": item.modified}


def group_json(group: Group, version: int, items: int) -> dict[str, Any]:
    """A group that the user belongs to."""
    links = {
        "self": _link(f"{_HERE}/groups/{group.id}"),
        "alternate": _link(f"https://www.zotero.org/groups/{group.id}", "text/html"),
    }
    data = {
        "id": group.id,
        "version": version,
        "name": group.data["name"],
        "description": group.data.get("description", ""),
    }
    return {"id": group.id, "version": version, "links": links, "meta": {"numItems": items},
            "data": data}  # fmt: skip


def _attachment(item: Item) -> dict[str, Any]:
    mode = item.attachment["linkMode"]
    parts: dict[str, Any] = {"linkMode": mode, "contentType": "", "charset": ""}
    if mode == "linked_file":
        parts["path"] = ""
    elif mode not in LINKED:
        parts |= {"filename": "", "mtime": None, "md5": None}
    return {name: item.attachment.get(name, empty) for name, empty in parts.items()}


def _link(address: str, type_: str = "application/json") -> dict[str, str]:
    return {"href": address, "type": type_}
