"""Items in the export formats of Zotero's servers, by refsync's own writers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from refsync.zotero.schema import NOT_REGULAR

if TYPE_CHECKING:
    from refsync.exporting import Format

_FORMATS: Mapping[str, Format] = {
    "bibtex": "bibtex",
    "biblatex": "biblatex",
    "csljson": "csl-json",
    "ris": "ris",
}


def export_items(items: Sequence[Mapping[str, Any]], format_: str) -> str | None:
    """Items as text; notes and attachments are left out. None where refsync has no such format.

    Args:
        items: the data of each, as the API has it.
        format_: by the name that the API has for it.
    """
    if format_ not in _FORMATS:
        return None
    from refsync.exporting import Layout, render, with_keys
    from refsync.zotero.items import to_reference

    references = [to_reference(item) for item in items if item["itemType"] not in NOT_REGULAR]
    return render(with_keys(references), Layout(_FORMATS[format_]))
