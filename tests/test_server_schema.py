"""The schema of the server that is talked to wins over the one that refsync comes with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from refsync.zotero.embedded.routes.schemas import schema_answer
from refsync.zotero.items import to_item, to_reference
from refsync.zotero.schema import own_schema, published, schema
from tests.gateway import Site, answered, site
from tests.make import reference

PAGES = reference("X", type="article", number_of_pages="12")


def newer() -> dict[str, Any]:
    """A schema in which preprints have a number of pages, and there are holograms."""
    facts: dict[str, Any] = json.loads(schema_answer().body)
    [preprint] = [each for each in facts["itemTypes"] if each["itemType"] == "preprint"]
    preprint["fields"].append({"field": "numPages"})
    facts["itemTypes"].append({**preprint, "itemType": "hologram"})
    facts["csl"]["types"]["figure"] = ["hologram"]
    return {**facts, "version": 99}


class Newer(httpx2.BaseTransport):
    """A server that has another schema."""

    def __init__(self, server: httpx2.BaseTransport, schema: Any) -> None:
        self.server = server
        self.schema = schema

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        if request.url.path == "/schema":
            return answered(200, json.dumps(self.schema))(request, self.server.handle_request)
        response = self.server.handle_request(request)
        response.headers["Zotero-Schema-Version"] = "99"
        return response


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Site]:
    with site(tmp_path, "over HTTP") as here:
        yield here


def test_a_schema_as_servers_give_it_is_the_same_facts() -> None:
    read, own = published(json.loads(schema_answer().body)), own_schema()
    assert {n: t.fields for n, t in read.item_types.items()} == {
        n: t.fields for n, t in own.item_types.items()
    }
    assert read.csl_names == own.csl_names
    assert read.item_types["film"].creator_types == own.item_types["film"].creator_types


def test_nothing_is_asked_where_the_versions_agree(here: Site) -> None:
    with here.library() as library:
        library.refresh()
        assert schema() is own_schema()
    assert not [request for request in here.wire.requests if "schema" in request]


def test_another_version_is_asked_for_once_and_kept(here: Site) -> None:
    here.wire.server = Newer(here.wire.server, newer())
    for _ in range(2):
        with here.library() as library:
            library.refresh()
            library.refresh()
            item = to_item(PAGES)
            assert (item["numPages"], item.get("extra")) == ("12", None)
            assert to_reference(item).number_of_pages == "12"
            assert to_item(reference("X", type="figure"))["itemType"] == "hologram"
        assert "numPages" not in to_item(PAGES)
    assert here.wire.requests.count("GET /schema") == 1


@pytest.mark.parametrize("broken", [None, [], {"version": 99}, {**newer(), "itemTypes": []}])
def test_what_is_no_schema_changes_nothing(here: Site, broken: object) -> None:
    here.wire.server = Newer(here.wire.server, broken)
    with here.library() as library:
        library.refresh()
        assert schema() is own_schema()
