"""Which address is answered by what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.routes import accounts, collections, items, libraries, schemas, tags
from refsync.zotero.embedded.routes.writes import (
    delete_listed,
    delete_one,
    post_batch,
    write_one,
)

Handler = Callable[..., Response]

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True, slots=True)
class Route:
    """The handlers of an address, by method; "*" is any."""

    pattern: re.Pattern[str]
    handlers: Mapping[str, Handler]

    def handler(self, method: str) -> Handler | None:
        """What answers a method; HEAD is answered as GET."""
        known = self.handlers.get("GET" if method == "HEAD" else method)
        return known or self.handlers.get("*")

    @property
    def allowed(self) -> str:
        """The methods that are answered, for the Allow header."""
        known = [method for method in _METHODS if method in self.handlers]
        return ", ".join(["HEAD", *known] if "GET" in known else known)


def _route(address: str, **handlers: Any) -> Route:
    named = {name.upper(): handler for name, handler in handlers.items()}
    pattern = address.replace("{key}", "([^/]+)").replace("{name}", "(.+)")
    return Route(re.compile(pattern), named)


def _fixed(address: str, handler: Handler) -> Route:
    return Route(re.compile(address), {"*": handler})


OPEN = (
    _fixed("/itemTypes", schemas.item_types),
    _fixed("/itemFields", schemas.item_fields),
    _fixed("/itemTypeFields", schemas.item_type_fields),
    _fixed("/itemTypeCreatorTypes", schemas.item_type_creator_types),
    _fixed("/creatorFields", schemas.creator_fields),
    _fixed("/items/new", schemas.item_template),
    _fixed("/schema", schemas.whole_schema),
    _route("/keys/current", get=accounts.current_key),
    _route("/keys/{key}", get=accounts.named_key),
    _route("/users/{key}/groups", get=accounts.users_groups),
    _route("/groups/{key}", get=accounts.get_group),
)
"""Addresses outside of libraries."""

LIBRARY = (
    _route(
        "/items",
        get=items.list_items(items.all_items),
        post=post_batch(items.shelf),
        delete=delete_listed(items.shelf),
    ),
    _route("/items/top", get=items.list_items(items.top_items)),
    _route("/items/trash", get=items.list_items(items.trashed_items)),
    _route("/items/tags", get=tags.list_tags(items.all_items)),
    _route("/items/top/tags", get=tags.list_tags(items.top_items)),
    _route("/items/trash/tags", get=tags.list_tags(items.trashed_items)),
    _route(
        "/items/{key}",
        get=items.get_item,
        put=write_one(items.shelf, whole=True),
        patch=write_one(items.shelf, whole=False),
        delete=delete_one(items.shelf),
    ),
    _route("/items/{key}/children", get=items.list_items(items.children)),
    _route("/items/{key}/tags", get=tags.list_tags(items.one_item)),
    _route(
        "/collections",
        get=collections.list_collections(collections.all_collections),
        post=post_batch(collections.shelf),
        delete=delete_listed(collections.shelf),
    ),
    _route("/collections/top", get=collections.list_collections(collections.top_collections)),
    _route(
        "/collections/{key}",
        get=collections.get_collection,
        put=write_one(collections.shelf, whole=True),
        patch=write_one(collections.shelf, whole=False),
        delete=delete_one(collections.shelf),
    ),
    _route(
        "/collections/{key}/collections",
        get=collections.list_collections(collections.subcollections),
    ),
    _route(
        "/collections/{key}/items",
        get=items.list_items(items.collected_items),
        post=items.post_to_collection,
    ),
    _route("/collections/{key}/items/top", get=items.list_items(items.collected_top_items)),
    _route("/collections/{key}/items/tags", get=tags.list_tags(items.collected_items)),
    _route("/collections/{key}/items/top/tags", get=tags.list_tags(items.collected_top_items)),
    _route("/collections/{key}/items/{key}", delete=items.delete_from_collection),
    _route("/collections/{key}/tags", get=tags.list_tags(items.collected_items)),
    _route("/tags", get=tags.list_tags(items.all_items), delete=tags.delete_tags),
    _route("/tags/{name}", get=tags.get_tag),
    _route("/searches", get=libraries.no_searches),
    _route("/settings", get=libraries.no_settings),
    _route("/deleted", get=libraries.deleted),
)
"""Addresses below a library."""
