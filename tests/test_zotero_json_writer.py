"""Zotero items out, which read back to the same references."""

from __future__ import annotations

import json
import re

from refsync.readers import zotero_json as reader
from refsync.reference import Link
from refsync.writers import zotero_json
from tests.make import reference

CODE = Link(kind="code", url="https://github.com/example/x", label="Code")
PAPER = reference(
    "A Study of Things",
    arxiv="2401.00001",
    authors=["Doe"],
    year=2024,
    links=(CODE,),
    keyword=("nets",),
)


def test_a_reference_is_an_item_with_its_links_behind_it() -> None:
    item, attachment = json.loads(zotero_json.write([PAPER]))
    assert item["itemType"] == "preprint"
    assert item["citationKey"] == "doe2024study"
    assert item["tags"] == [{"tag": "nets"}]
    assert attachment["parentItem"] == item["key"]
    assert attachment["url"] == CODE.url


def test_the_keys_are_those_of_zotero_and_the_same_each_time() -> None:
    items = json.loads(zotero_json.write([PAPER, reference("Another", doi="10.1000/182")]))
    keys = [item["key"] for item in items]
    assert len(set(keys)) == 3
    assert all(re.fullmatch("[2-9A-NP-Z]{8}", key) for key in keys)
    assert zotero_json.write([PAPER]) == zotero_json.write([PAPER])


def test_what_is_written_reads_back() -> None:
    [again] = reader.read(zotero_json.write([PAPER]), "items.json").references
    assert (again.id, again.title, again.links, again.keyword) == (
        PAPER.id,
        PAPER.title,
        PAPER.links,
        PAPER.keyword,
    )
    assert again.citation_key == "doe2024study"
