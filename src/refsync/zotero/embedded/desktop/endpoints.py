"""Which address of the local API is answered by what."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from refsync.zotero.embedded.desktop import collections, groups, items, schemas, tags
from refsync.zotero.embedded.desktop.authorize import authorize
from refsync.zotero.embedded.desktop.writing import (
    CollectionWriter,
    ItemWriter,
    delete_listed,
    delete_one,
    post_batch,
    write_one,
)
from refsync.zotero.embedded.http import Response
from refsync.zotero.embedded.refusal import RefusedError

Handler = Callable[..., Response]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The handlers of an address, by method; `only_json` takes no other content."""

    pattern: re.Pattern[str]
    handlers: Mapping[str, Handler]
    only_json: bool = False


def _endpoint(address: str, *, only_json: bool = False, **handlers: Any) -> Endpoint:
    pattern = re.escape(address).replace(r"\{key\}", "([^/]*)").replace(r"\{name\}", "(.+)")
    named = {name.upper(): handler for name, handler in handlers.items()}
    return Endpoint(re.compile(pattern), named, only_json)


def _nothing_to_see(_: object) -> Response:
    return Response(200, b"Nothing to see here.", "text/plain")


def _not_here(*_: object) -> Response:
    raise RefusedError(405, "Method not allowed for this path")


def _part(address: str, get: Handler) -> Endpoint:
    """A part of a list, which only the list itself is written through."""
    return _endpoint(address, get=get, post=_not_here, delete=_not_here)


OPEN = (
    _endpoint("/api/", get=_nothing_to_see),
    _endpoint("/api/local/authorize", post=authorize, only_json=True),
    _endpoint("/api/schema", get=schemas.whole_schema),
    _endpoint("/api/itemTypes", get=schemas.item_types),
    _endpoint("/api/itemFields", get=schemas.item_fields),
    _endpoint("/api/itemTypeFields", get=schemas.item_type_fields),
    _endpoint("/api/itemTypeCreatorTypes", get=schemas.item_type_creator_types),
    _endpoint("/api/creatorFields", get=schemas.creator_fields),
)
"""Addresses outside of libraries."""

USERS_ONLY = (
    _endpoint("/settings", get=groups.no_settings),
    _endpoint("/groups", get=groups.list_groups),
    _endpoint("/groups/{key}", get=groups.get_group),
    _endpoint("/publications/items", get=items.list_items(items.publications)),
    _endpoint("/publications/items/top", get=items.list_items(items.top_publications)),
    _endpoint("/publications/items/tags", get=tags.list_item_tags(items.publications)),
)
"""Addresses below the user's library that no group's has."""

GROUPS_ONLY = (_endpoint("", get=groups.get_group),)
"""Addresses below a group's library that the user's doesn't have."""

LIBRARY = (
    _endpoint(
        "/items",
        get=items.list_items(items.all_items),
        post=post_batch(ItemWriter),
        delete=delete_listed(ItemWriter),
    ),
    _part("/items/top", items.list_items(items.top_items)),
    _part("/items/trash", items.list_items(items.trashed_items)),
    _part("/items/trash/top", items.list_items(items.trashed_top_items)),
    _part("/items/tags", tags.list_item_tags(items.all_items)),
    _part("/items/top/tags", tags.list_item_tags(items.top_items)),
    _part("/items/trash/tags", tags.list_item_tags(items.trashed_items)),
    _part("/items/trash/top/tags", tags.list_item_tags(items.trashed_top_items)),
    _part("/items/{key}/children", items.list_items(items.children)),
    _endpoint(
        "/items/{key}",
        get=items.get_item,
        put=write_one(ItemWriter, whole=True),
        patch=write_one(ItemWriter, whole=False),
        delete=delete_one(ItemWriter),
    ),
    _endpoint(
        "/collections",
        get=collections.list_collections(collections.all_collections),
        post=post_batch(CollectionWriter),
        delete=delete_listed(CollectionWriter),
    ),
    _part("/collections/top", collections.list_collections(collections.top_collections)),
    _part(
        "/collections/{key}/collections",
        collections.list_collections(collections.subcollections),
    ),
    _part("/collections/{key}/items", items.list_items(items.collected_items)),
    _part("/collections/{key}/items/top", items.list_items(items.collected_top_items)),
    _part("/collections/{key}/items/tags", tags.list_item_tags(items.collected_items)),
    _part("/collections/{key}/items/top/tags", tags.list_item_tags(items.collected_top_items)),
    _endpoint(
        "/collections/{key}",
        get=collections.get_collection,
        put=write_one(CollectionWriter, whole=True),
        patch=write_one(CollectionWriter, whole=False),
        delete=delete_one(CollectionWriter),
    ),
    _endpoint("/tags", get=tags.list_tags, delete=tags.delete_tags),
    _endpoint("/tags/{name}", get=tags.get_tag),
    _endpoint("/fulltext", get=groups.no_full_text),
    _endpoint("/items/{key}/fulltext", get=groups.not_there),
    _endpoint("/items/{key}/file", get=groups.no_file),
    _endpoint("/items/{key}/file/view", get=groups.no_file),
    _endpoint("/items/{key}/file/view/url", get=groups.no_file),
    _endpoint("/searches", get=groups.no_searches),
    _endpoint("/searches/{key}", get=groups.not_there),
    _endpoint("/searches/{key}/items", get=groups.not_there),
)
"""Addresses below every library."""
