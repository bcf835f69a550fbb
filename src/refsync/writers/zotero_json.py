"""References to Zotero items, as its Web API takes and gives them; their form: `zotero.items`.

Links become attachments of their items. Keys are made of the reference's id, the same each time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from typing import Any

from refsync.reference import Reference
from refsync.writers.citation_keys import assign
from refsync.zotero.items import link_attachment, to_item

_KEY_ALPHABET = "23456789ABCDEFGHIJKLMNPQRSTUVWXYZ"


def write(references: Sequence[Reference]) -> str:
    """A JSON array of items' `data`, each with its attachments behind it, in order."""
    keyed = zip(references, assign(references), strict=True)
    items = [item for reference, key in keyed for item in _items(reference, key)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _items(reference: Reference, citation_key: str) -> Iterator[dict[str, Any]]:
    key = _item_key(reference.id)
    keyed = reference.model_copy(update={"citation_key": citation_key})
    rest: dict[str, Any] = {"collections": [], "relations": {}}
    yield {"key": key, "version": 0, "tags": [], **to_item(keyed, keywords=True), **rest}
    for link in reference.further_links:
        own = _item_key(f"{reference.id} {link.url}")
        yield {"key": own, "version": 0, "parentItem": key, "tags": [], **link_attachment(link)}


def _item_key(text: str) -> str:
    """Eight characters of Zotero's alphabet, made of a text."""
    number = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    letters = []
    for _ in range(8):
        number, place = divmod(number, len(_KEY_ALPHABET))
        letters.append(_KEY_ALPHABET[place])
    return "".join(letters)
