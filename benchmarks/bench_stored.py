"""What a library holds after every list of a corpus was synced into it: is it valid by the schema?

The corpus is no part of the project: `REFSYNC_CORPUS=DIR python -m benchmarks.run stored`, with the
lists in DIR/files. Each is synced into a collection of one embedded library, which is then read
back and held to the schema, field by field.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import refsync
from benchmarks.measure import table
from refsync.zotero.library import Library
from refsync.zotero.schema import own_schema

_EVERY_ITEM = frozenset(
    {
        "key", "version", "itemType", "creators", "tags", "collections", "relations", "dateAdded",
        "dateModified", "parentItem", "deleted", "inPublications",
    }
)  # fmt: skip
_ATTACHMENT = frozenset(
    {"linkMode", "title", "accessDate", "url", "note", "contentType", "charset"}
)


class Stored(NamedTuple):
    """What was stored, what is wrong with it, and what the library refused."""

    lists: int
    items: int
    attachments: int
    fields: int
    faults: list[str]
    refused: list[str]


def check(folder: Path) -> Stored:
    """Syncs every list into a new library, and holds what it then has to the schema."""
    lists = 0
    refused: list[str] = []
    with (
        tempfile.TemporaryDirectory() as state,
        refsync.open_library("embedded", state=Path(state)) as library,
    ):
        for path in sorted((folder / "files").iterdir()):
            reading = refsync.read(path)
            if not reading.references:
                continue
            lists += 1
            plan = refsync.diff(reading.references, library, f"Lists/{path.name}")
            run = refsync.sync(plan, library)
            refused += [f"{path.name}: {each.message}" for each in (*run.refused, *run.left)]
            refused += [f"{path.name}: {run.error}"] * (run.error is not None)
        items = list(_items(library))
    works = [item for item in items if item["itemType"] != "attachment"]
    fields = [(item, field) for item in items for field in item.keys() - _EVERY_ITEM if item[field]]
    faults = [fault for item in items for fault in _faults(item)]
    return Stored(lists, len(works), len(items) - len(works), len(fields), faults, refused)


def _items(library: Library) -> Iterator[Mapping[str, Any]]:
    """All items of the library, each once."""
    library.refresh()
    found = {}
    for collection in library.mirror.collections():
        for item in library.mirror.in_collection(collection.key):
            found[item.key] = item
            for child in library.mirror.children([item.key]).get(item.key, ()):
                found[child.key] = child
    return (item.data for item in found.values())


def _faults(item: Mapping[str, Any]) -> Iterator[str]:
    kind = own_schema().item_types[item["itemType"]]
    allowed = _ATTACHMENT if kind.name == "attachment" else kind.fields.keys()
    for field in item.keys() - _EVERY_ITEM - allowed:
        yield f"{item['key']}: {kind.name} has no {field}"
    for creator in item.get("creators", ()):
        if creator["creatorType"] not in kind.creator_types:
            yield f"{item['key']}: {kind.name} has no {creator['creatorType']}"


def report() -> str:
    """The section of RESULTS.md."""
    stored = check(Path(os.environ["REFSYNC_CORPUS"]))
    rows = [
        ["lists synced", f"{stored.lists:,}"], ["items", f"{stored.items:,}"],
        ["attachments", f"{stored.attachments:,}"], ["fields filled", f"{stored.fields:,}"],
        ["fields and roles that their type does not have", f"{len(stored.faults):,}"],
        ["refused by the library", f"{len(stored.refused):,}"],
    ]  # fmt: skip
    told = "".join(f"\n- {fault}" for fault in (*stored.faults, *stored.refused)[:20])
    title = "## A library that every list of a corpus was synced into"
    return f"{title}\n\n{table(['', ''], rows)}\n{told}"


if __name__ == "__main__":
    print(report())
