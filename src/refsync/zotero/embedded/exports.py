"""Items in the export formats of Zotero's servers, by refsync's own writers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from refsync.zotero.schema import NOT_REGULAR

if TYPE_CHECKING:
    from refsync.exporting import Format


@dataclass(frozen=True, slots=True)
class Export:
    """An export format: refsync's name for it, and how the Web API labels it."""

    format: Format
    content_type: str


EXPORTS: Mapping[str, Export] = {
    "bibtex": Export("bibtex", "application/x-bibtex"),
    "biblatex": Export("biblatex", "application/x-bibtex"),
    "csljson": Export("csl-json", "application/vnd.citationstyles.csl+json"),
    "ris": Export("ris", "application/x-research-info-systems"),
}
"""The formats that are written, by the names that the API has for them."""


def export_items(items: Sequence[Mapping[str, Any]], format_: str) -> str | None:
    """Items as text; notes and attachments are left out. None where the format is not written.

    Args:
        items: the data of each, as the API has it.
        format_: by the API's name.
    """
    if format_ not in EXPORTS:
        return None
    from refsync.exporting import Layout, render, with_keys
    from refsync.zotero.items import to_reference

    references = [to_reference(item) for item in items if item["itemType"] not in NOT_REGULAR]
    return render(with_keys(references), Layout(EXPORTS[format_].format))


def csl_items(items: Sequence[Mapping[str, Any]], library: int) -> list[dict[str, Any]]:
    """Items as CSL-JSON with the ids that the Web API gives them: those of library and item."""
    regular = [item for item in items if item["itemType"] not in NOT_REGULAR]
    written = json.loads(export_items(regular, "csljson") or "[]")
    return [
        {**csl, "id": f"{library}/{item['key']}"}
        for csl, item in zip(written, regular, strict=True)
    ]
