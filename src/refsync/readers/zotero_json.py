"""Zotero items as its Web API gives them, to references; what an item says: `refsync.zotero.items`.

Read are item objects (`{"key": …, "data": {…}}`) and their `data` alone. Attachments and notes
belong to the items that they name: an attachment's address becomes a link, a note's text a note.
(https://www.zotero.org/support/dev/web_api/v3/basics)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from typing import Any

from refsync.patterns import regex
from refsync.readers import json_objects, links
from refsync.reading import Problem, Reading
from refsync.reference import Link, Reference, Source
from refsync.titles import UNTITLED
from refsync.zotero.items import to_reference
from refsync.zotero.schema import NOT_REGULAR, schema

_TAG = regex(r"<[^<>]*>")
_BREAK = regex(r"</(?:p|div|h\d|li|tr)>|<br\s*/?>", re.IGNORECASE)

Item = Mapping[str, Any]


def read(text: str, file: str) -> Reading:
    """The references of Zotero items, in their order.

    Args:
        text: the JSON.
        file: its name, for sources and problems.

    Raises:
        SourceError: it is not JSON.
    """
    objects = json_objects.read(text, file)
    items = [(_data(found.value), found.line) for found in objects.found]
    regular = {str(item.get("key")) for item, _ in items if _is_regular(item)}
    children: dict[str, list[Item]] = defaultdict(list)
    problems = list(objects.problems)
    references = []

    def report(code: str, message: str, line: int) -> None:
        problems.append(
            Problem(severity="warning", code=code, message=message, file=file, line=line)
        )

    for item, line in items:
        parent = str(item.get("parentItem") or "")
        if not _is_regular(item) and parent in regular:
            children[parent].append(item)
        elif not _is_regular(item):
            report("no-work", f"This {_kind(item)} belongs to no item here; it was left out.", line)
    for item, line in items:
        if not _is_regular(item):
            continue
        if item.get("itemType") not in schema().item_types:
            said = f"{item.get('itemType')!r} is no item type of Zotero"
            report("unknown-type", f"{said}; it was read as a document.", line)
        own = (*children[str(item.get("key"))], *_nested(item))
        reference = _reference(item, own, Source(file=file, line=line))
        if reference.title == UNTITLED:
            report("missing-title", "The item has no title.", line)
        references.append(reference)
    return Reading(
        references=tuple(references),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
    )


def _data(value: Item) -> Item:
    """The item's own part of an API object, its type a text."""
    data = value.get("data")
    item = {"key": value.get("key"), **data} if isinstance(data, Mapping) else value
    kind = item.get("itemType")
    return item if kind is None or isinstance(kind, str) else {**item, "itemType": str(kind)}


def _is_regular(item: Item) -> bool:
    return item.get("itemType") not in NOT_REGULAR


def _kind(item: Item) -> str:
    return str(item["itemType"])


def _nested(item: Item) -> list[Item]:
    """Attachments and notes that stand within an item, as Better BibTeX writes them."""
    nested = [*_list(item.get("attachments")), *_list(item.get("notes"))]
    return [child for child in nested if isinstance(child, Mapping)]


def _list(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def _reference(item: Item, children: Iterable[Item], source: Source) -> Reference:
    """The reference of an item, with what its children add."""
    reference = to_reference({**item, "itemType": str(item.get("itemType") or "document")})
    found = {link.url: link for child in children if (link := _link(child))}
    notes = [text for child in children if (text := _note(child))]
    tags = [tag.get("tag") for tag in _list(item.get("tags")) if isinstance(tag, Mapping)]
    return reference.model_copy(
        update={
            "links": (*reference.links, *found.values()),
            "note": "\n\n".join(filter(None, (reference.note, *notes))) or None,
            "keyword": reference.keyword or tuple(dict.fromkeys(map(str, filter(None, tags)))),
            "source": source,
        }
    )


def _link(child: Item) -> Link | None:
    """An attachment's web address, and what its title says it is."""
    where = links.address(str(child.get("url") or ""))
    if where is None:
        return None
    label = str(child.get("title") or "")
    return Link(kind=links.kind(label, where.url), url=where.url, label=label)


def _note(child: Item) -> str:
    """A note's text, without its HTML."""
    text = _TAG.sub("", _BREAK.sub("\n", str(child.get("note") or "")))
    lines = (" ".join(line.split()) for line in unescape(text).split("\n"))
    return "\n".join(filter(None, lines))
