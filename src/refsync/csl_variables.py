"""The variables of CSL and where a reference has them.

CSL 1.0.2, appendix IV (https://docs.citationstyles.org/en/stable/specification.html); `license` is
one more, as it is for Zotero.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

NAMES: Mapping[str, str] = {
    "author": "author", "editor": "editor", "translator": "translator",
    "collection-editor": "collection_editor", "container-author": "container_author",
    "director": "director", "contributor": "contributor",
}  # fmt: skip
"""Name variables, and the fields of a reference that hold them."""

OTHER_NAMES = frozenset(
    {
        "chair", "compiler", "composer", "curator", "editor-translator", "editorial-director",
        "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator",
        "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
        "script-writer", "series-creator",
    }
)  # fmt: skip
"""The name variables that stand in `other_names`."""

DATES: Mapping[str, str] = {
    "issued": "issued", "accessed": "accessed", "event-date": "event_date",
    "original-date": "original_date", "submitted": "submitted",
    "available-date": "available_date",
}  # fmt: skip
"""Date variables, and the fields of a reference that hold them."""

TEXTS: Mapping[str, str] = {
    "abstract": "abstract", "archive": "archive", "archive_location": "archive_location",
    "authority": "authority", "call-number": "call_number", "chapter-number": "chapter_number",
    "collection-number": "collection_number", "collection-title": "collection_title",
    "container-title": "container_title", "container-title-short": "container_title_short",
    "edition": "edition", "event-place": "event_place", "event-title": "event_title",
    "genre": "genre", "ISBN": "isbn", "ISSN": "issn", "issue": "issue", "language": "language",
    "license": "license", "medium": "medium", "note": "note", "number": "number",
    "number-of-pages": "number_of_pages", "number-of-volumes": "number_of_volumes",
    "page": "page", "part-number": "part_number", "part-title": "part_title",
    "publisher": "publisher", "publisher-place": "publisher_place", "status": "status",
    "title": "title", "title-short": "title_short", "URL": "url", "version": "version",
    "volume": "volume",
}  # fmt: skip
"""Text and number variables, and the fields of a reference that hold them."""

IDENTIFIERS: Mapping[str, str] = {"DOI": "doi", "PMID": "pmid", "PMCID": "pmcid"}
"""Variables that are identifiers, and their schemes."""

OTHER_TEXTS = frozenset(
    {
        "annote", "archive_collection", "archive-place", "dimensions", "division", "jurisdiction",
        "original-publisher", "original-publisher-place", "original-title", "printing-number",
        "references", "reviewed-genre", "reviewed-title", "scale", "section", "source",
        "supplement-number", "volume-title", "volume-title-short",
        *IDENTIFIERS,
    }
)  # fmt: skip
"""The variables that stand in `other_variables`; an identifier where it is not a sound one."""

ALIASES = {
    "shortTitle": "title-short", "journalAbbreviation": "container-title-short",
    "event": "event-title", "printing": "printing-number", "supplement": "supplement-number",
    "part": "part-number", "title-main": "title",
}  # fmt: skip
"""Names that variables have, or had, elsewhere."""


ARXIV = "arXiv"
"""The label of arXiv's ids in notes."""


def spelling(label: str) -> str | None:
    """The variable that a label in a note means, however it is spelled ("Event Place")."""
    return _spellings().get(label.strip().lower().replace(" ", "-").replace("_", "-"))


@cache
def _spellings() -> Mapping[str, str]:
    variables = [*NAMES, *OTHER_NAMES, *DATES, *TEXTS, *OTHER_TEXTS, "keyword", ARXIV]
    named = {name.lower().replace("_", "-"): name for name in variables if name != "note"}
    return {**{alias.lower(): name for alias, name in ALIASES.items()}, **named}
