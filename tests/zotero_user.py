"""Somebody at their Zotero: edits made past refsync, and a look at what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx2

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication


class ZoteroUser:
    """Talks to a Zotero API app in process, with a key that may do everything.

    Args:
        app: the app.
        key: the key.
        library: its address.
        server_id: of the database, where the app is a Zotero desktop.
    """

    def __init__(
        self,
        app: WSGIApplication,
        key: str,
        library: str = "/users/1",
        server_id: str | None = None,
    ) -> None:
        self.library = library
        server = {"Zotero-Server-ID": server_id} if server_id else {}
        self._client = httpx2.Client(
            transport=httpx2.WSGITransport(app=app),
            base_url="http://zotero",
            headers={"Zotero-API-Key": key, "Zotero-API-Version": "3", **server},
        )

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def get(self, path: str) -> Any:
        """The JSON at a path of the library."""
        response = self._client.get(self.library + path)
        response.raise_for_status()
        return response.json()

    def items(self) -> list[dict[str, Any]]:
        """The data of all items, in the trash or not, attachments too."""
        found: list[dict[str, Any]] = []
        while True:
            page = self.get(f"/items?includeTrashed=1&limit=100&start={len(found)}&sort=title")
            found += [item["data"] for item in page]
            if len(page) < 100:
                return found

    def papers(self) -> dict[str, dict[str, Any]]:
        """The data of all regular items by title."""
        return {
            item["title"]: item
            for item in self.items()
            if item["itemType"] not in ("attachment", "note")
        }

    def links(self, parent: str) -> list[str]:
        """The addresses attached to an item, sorted."""
        return sorted(i["url"] for i in self.items() if i.get("parentItem") == parent)

    def add(self, **data: Any) -> str:
        """Make an item; its key."""
        written = self._post("/items", [{"itemType": "preprint", **data}])
        return str(written["success"]["0"])

    def change(self, key: str, **data: Any) -> None:
        """Set some of an item's properties."""
        version = self.get(f"/items/{key}")["version"]
        written = self._post("/items", [{"key": key, "version": version, **data}])
        assert not written["failed"], written

    def tag(self, key: str, *tags: str) -> None:
        """Add tags to an item."""
        self.change(key, tags=[*self._tags(key), *({"tag": tag} for tag in tags)])

    def untag(self, key: str, *tags: str) -> None:
        """Take tags off an item."""
        self.change(key, tags=[tag for tag in self._tags(key) if tag["tag"] not in tags])

    def delete_tag(self, tag: str) -> None:
        """Take a tag off all items in one go."""
        version = self._client.get(f"{self.library}/tags").headers["Last-Modified-Version"]
        self._client.delete(
            f"{self.library}/tags",
            params={"tag": tag},
            headers={"If-Unmodified-Since-Version": version},
        ).raise_for_status()

    def trash(self, key: str) -> None:
        """Put an item into the trash."""
        self.change(key, deleted=1)

    def unfile(self, key: str) -> None:
        """Take an item out of all collections."""
        self.change(key, collections=[])

    def delete(self, key: str) -> None:
        """Delete an item for good."""
        version = self.get(f"/items/{key}")["version"]
        self._client.delete(
            f"{self.library}/items/{key}", headers={"If-Unmodified-Since-Version": str(version)}
        ).raise_for_status()

    def make_collection(self, name: str, parent: str | None = None) -> str:
        """Make a collection; its key."""
        written = self._post("/collections", [{"name": name, "parentCollection": parent or False}])
        return str(written["success"]["0"])

    def change_collection(self, key: str, **data: Any) -> None:
        """Set some of a collection's properties."""
        now = self.get(f"/collections/{key}")["data"]
        written = self._post("/collections", [{**now, **data}])
        assert not written["failed"], written

    def delete_collection(self, key: str) -> None:
        """Delete a collection; its items stay in the library."""
        version = self.get(f"/collections/{key}")["version"]
        self._client.delete(
            f"{self.library}/collections/{key}",
            headers={"If-Unmodified-Since-Version": str(version)},
        ).raise_for_status()

    def collections(self) -> dict[str, str]:
        """The path ("A/B") of each collection by key."""
        data = {c["key"]: c["data"] for c in self.get("/collections?limit=100")}

        def path(key: str) -> str:
            parent = data[key]["parentCollection"]
            return f"{path(parent)}/{data[key]['name']}" if parent else str(data[key]["name"])

        return {key: path(key) for key in data}

    def contents(self) -> list[tuple[Any, ...]]:
        """All that is in the library, without keys and versions: two runs can be compared."""
        paths = self.collections()
        items = self.items()
        titles = {item["key"]: item.get("title", "") for item in items}
        return sorted(
            (
                item["itemType"],
                item.get("title", item.get("note")),
                item.get("url", ""),
                titles.get(item.get("parentItem", ""), ""),
                tuple(sorted(tag["tag"] for tag in item["tags"])),
                tuple(sorted(paths[key] for key in item.get("collections", ()))),
                bool(item.get("deleted")),
            )
            for item in items
        )

    def _tags(self, key: str) -> list[dict[str, Any]]:
        tags: list[dict[str, Any]] = self.get(f"/items/{key}")["data"]["tags"]
        return tags

    def _post(self, path: str, objects: list[dict[str, Any]]) -> Any:
        response = self._client.post(self.library + path, json=objects)
        response.raise_for_status()
        return response.json()
