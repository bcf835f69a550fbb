"""The embedded library as pyzotero meets it, in the same process."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest
from pyzotero import zotero
from pyzotero.errors import ResourceNotFoundError

from refsync.zotero.embedded import EMBEDDED_KEY, EMBEDDED_USER, EmbeddedLibrary


@pytest.fixture
def client() -> Iterator[zotero.Zotero]:
    with (
        EmbeddedLibrary() as library,
        httpx2.Client(transport=httpx2.WSGITransport(app=library.app)) as http,
    ):
        yield zotero.Zotero(EMBEDDED_USER, "user", EMBEDDED_KEY, client=http)


def test_pyzotero_finds_what_it_wrote(client: zotero.Zotero) -> None:
    collection = client.create_collections([{"name": "Reading"}])["success"]["0"]
    template = client.item_template("preprint")
    template |= {"title": "Ünïcode", "collections": [collection], "tags": [{"tag": "Ä/B & C"}]}
    key = client.create_items([template])["success"]["0"]
    link = {"itemType": "attachment", "linkMode": "linked_url", "url": "https://x.org"}
    child = client.create_items([{**link, "parentItem": key}])["success"]["0"]
    assert client.item(key)["data"]["title"] == "Ünïcode"
    assert [one["key"] for one in client.children(key)] == [child]
    assert [one["key"] for one in client.collection_items_top(collection)] == [key]
    assert client.item_tags(key) == ["Ä/B & C"]
    assert [one["key"] for one in client.items(tag="Ä/B & C")] == [key]


def test_pyzotero_reads_all_pages(client: zotero.Zotero) -> None:
    for _ in range(3):
        client.create_items([{"itemType": "preprint", "title": "T"}] * 50)
    found = client.everything(client.items(limit=60))
    assert len({one["key"] for one in found}) == 150
    assert client.num_items() == 150


def test_pyzotero_meets_the_errors_that_it_knows(client: zotero.Zotero) -> None:
    with pytest.raises(ResourceNotFoundError):
        client.item("ABCD2345")
