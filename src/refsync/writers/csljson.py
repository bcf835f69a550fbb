"""References to CSL-JSON.

Valid against https://resource.citationstyles.org/schema/latest/input/json/csl-data.json. What CSL
has no variable for stands under `custom`, which that schema leaves open: further identifiers, the
licence, and `"authors-truncated": true` where the list of authors is not whole. The DOI that arXiv
makes of its id isn't that of a published paper, and is left out there. Sections, annotations and
links belong to the list and are left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from refsync.identifiers import is_of_arxiv
from refsync.reference import Name, PartialDate, Reference, csl_date, csl_name
from refsync.writers.citation_keys import assign

_IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "pmid": "PMID", "pmcid": "PMCID"}
_RENAMED = {"issn": "ISSN", "url": "URL", "archive_location": "archive_location"}
_LEFT_OUT = frozenset(
    {
        "id", "other_titles", "authors_truncated", "identifiers", "links", "section",
        "other_sections", "annotations", "citation_key", "bibtex_fields", "source", "license",
    }
)  # fmt: skip


def write(references: Sequence[Reference]) -> str:
    """A JSON array, an object for each reference in order; `id` is its citation key."""
    items = [
        item(reference, key) for reference, key in zip(references, assign(references), strict=True)
    ]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def item(reference: Reference, key: str) -> dict[str, Any]:
    """One reference as a CSL-JSON object."""
    out: dict[str, Any] = {"id": key, "citation-key": key}
    for field, value in reference:
        if field not in _LEFT_OUT and value not in (None, ()):
            out[_RENAMED.get(field, field.replace("_", "-"))] = _json(value)
    custom: dict[str, Any] = {}
    for scheme, value in reference.identifiers.items():
        if scheme == "doi" and reference.type != "article" and is_of_arxiv(value):
            continue
        if scheme in _IDENTIFIERS:
            out[_IDENTIFIERS[scheme]] = value
        else:
            custom[scheme] = value
    if reference.type == "article" and "arxiv" in reference.identifiers:
        out.setdefault("number", f"arXiv:{reference.identifiers['arxiv']}")
    if reference.license:
        custom["license"] = reference.license
    if reference.authors_truncated:
        custom["authors-truncated"] = True
    return {**out, "custom": custom} if custom else out


def _json(value: object) -> Any:
    match value:
        case PartialDate():
            return csl_date(value)
        case (Name(), *_):
            return [csl_name(name) for name in value if isinstance(name, Name)]
        case tuple():
            return ", ".join(value)
        case _:
            return value
