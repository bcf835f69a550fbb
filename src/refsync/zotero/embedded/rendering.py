"""Items, collections, tags and groups as the API shows them. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus

from refsync.zotero.embedded.accounts import Group, User
from refsync.zotero.embedded.objects import LINKED, Collection, Item
from refsync.zotero.embedded.store.library import Kind
from refsync.zotero.schema import schema

_WEB = "https://www.zotero.org"


@dataclass(frozen=True, slots=True)
class LibraryView:
    """A library as its objects refer to it.

    Attributes:
        origin: of the API.
        page: of the library on the web, from the root.
    """

    origin: str
    kind: Kind
    owner: int
    name: str
    page: str

    @property
    def path(self) -> str:
        """Its address in the API, from the root."""
        return f"/{self.kind}s/{self.owner}"

    def item(self, item: Item, children: int, people: Mapping[int, User]) -> dict[str, Any]:
        """An item with its envelope."""
        meta: dict[str, Any] = {}
        if item.created_by and item.created_by in people:
            meta["createdByUser"] = user_json(people[item.created_by])
        if item.modified_by and item.modified_by in people and item.modified_by != item.created_by:
            meta["lastModifiedByUser"] = user_json(people[item.modified_by])
        if item.creator_summary:
            meta["creatorSummary"] = item.creator_summary
        if item.date:
            meta["parsedDate"] = item.date
        if item.attachment.get("linkMode") not in LINKED:
            meta["numChildren"] = children
        return self._envelope("items", item.key, item.version, item.parent, meta, item_json(item))

    def collection(self, collection: Collection, counts: tuple[int, int]) -> dict[str, Any]:
        """A collection with its envelope; counts are of its collections and items."""
        return self._envelope(
            "collections",
            collection.key,
            collection.version,
            collection.parent,
            {"numCollections": counts[0], "numItems": counts[1]},
            collection_json(collection),
        )

    def tag(self, name: str, type_: int, items: int) -> dict[str, Any]:
        """A tag with the number of its items."""
        address = f"{self.path}/tags/{quote_plus(name)}"
        return {
            "tag": name,
            "links": {
                "self": _link(self.origin + address),
                "alternate": _link(f"http://zotero.org{address}", "text/html"),
            },
            "meta": {"type": type_, "numItems": items},
        }

    def _envelope(
        self,
        shelf: str,
        key: str,
        version: int,
        parent: str | None,
        meta: Mapping[str, Any],
        data: Mapping[str, Any],
    ) -> dict[str, Any]:
        here = f"{self.origin}{self.path}/{shelf}"
        links = {
            "self": _link(f"{here}/{key}"),
            "alternate": _link(f"{_WEB}/{self.page}/{shelf}/{key}", "text/html"),
        }
        if parent is not None:
            links["up"] = _link(f"{here}/{parent}")
        library = {
            "type": self.kind,
            "id": self.owner,
            "name": self.name,
            "links": {"alternate": _link(f"{_WEB}/{self.page}", "text/html")},
        }
        return {
            "key": key,
            "version": version,
            "library": library,
            "links": links,
            "meta": meta,
            "data": data,
        }


def item_json(item: Item) -> dict[str, Any]:
    """The data of an item: all fields of its type, the empty ones too."""
    out: dict[str, Any] = {"key": item.key, "version": item.version}
    if item.parent is not None:
        out["parentItem"] = item.parent
    out["itemType"] = item.type
    out |= _body(item)
    if item.trashed:
        out["deleted"] = 1
    out["tags"] = [
        {"tag": tag.name, "type": tag.type} if tag.type else {"tag": tag.name} for tag in item.tags
    ]
    if item.parent is None:
        out["collections"] = list(item.collections)
    out["relations"] = dict(item.relations)
    out["dateAdded"] = item.added
    out["dateModified"] = item.modified
    return out


def collection_json(collection: Collection) -> dict[str, Any]:
    """The data of a collection."""
    out = {
        "key": collection.key,
        "version": collection.version,
        "name": collection.name,
        "parentCollection": collection.parent or False,
        "relations": dict(collection.relations),
    }
    return out | {"deleted": True} if collection.trashed else out


def group_json(group: Group, origin: str, user: int | None, items: int) -> dict[str, Any]:
    """A group, as a user sees it."""
    links = {
        "self": _link(f"{origin}/groups/{group.id}"),
        "alternate": _link(f"{_WEB}/{group_page(group)}", "text/html"),
    }
    meta = {"created": group.created, "lastModified": group.created, "numItems": items}
    if user is not None and group.has_admin(user):
        meta["isAdmin"] = True
    return {
        "id": group.id,
        "version": 1,
        "links": links,
        "meta": meta,
        "data": {"id": group.id, "version": 1, **group.data},
    }


def group_page(group: Group) -> str:
    """The page of a group on the web, from the root."""
    return f"groups/{group.id}"


def user_json(user: User) -> dict[str, Any]:
    """A user, as the maker of an item."""
    return {
        "id": user.id,
        "username": user.username,
        "name": user.display_name,
        "links": {"alternate": _link(f"{_WEB}/{user.username}", "text/html")},
    }


def attachment_parts(link_mode: str) -> dict[str, Any]:
    """What an attachment has besides its fields, by its link mode; empty."""
    parts: dict[str, Any] = {"contentType": "", "charset": ""}
    if link_mode == "linked_file":
        parts["path"] = ""
    elif link_mode not in LINKED:
        parts |= {"filename": "", "md5": None, "mtime": None}
    return parts


def _body(item: Item) -> dict[str, Any]:
    fields = {name: item.fields.get(name, "") for name in schema().item_types[item.type].fields}
    if item.type == "note":
        return {"note": item.note}
    if item.type == "attachment":
        mode = item.attachment["linkMode"]
        parts = attachment_parts(mode)
        parts |= {name: item.attachment[name] for name in parts if name in item.attachment}
        return {"linkMode": mode, **fields, "note": item.note, **parts}
    if not schema().item_types[item.type].creator_types:
        return fields
    title, *rest = fields.items()
    return dict([title, ("creators", [dict(c) for c in item.creators]), *rest])


def _link(address: str, type_: str = "application/json") -> dict[str, str]:
    return {"href": address, "type": type_}
