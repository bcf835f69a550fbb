"""References as text: keys for all of them at once, then one of the writers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from refsync.reference import Reference
from refsync.writers.citation_keys import assign, fit
from refsync.writers.key_pattern import DEFAULT

if TYPE_CHECKING:
    from refsync.writers.list_style import ListStyle

Format = Literal["bibtex", "biblatex", "csl-json", "ris", "markdown", "zotero-json"]
FORMATS: tuple[Format, ...] = get_args(Format)


@dataclass(frozen=True, slots=True)
class Layout:
    """How references are written.

    Attributes:
        ascii: BibTeX in ASCII, with LaTeX's commands.
        keep_raw: BibTeX entries as they stood in the list.
        like: the style of a Markdown list.
    """

    format: Format = "bibtex"
    ascii: bool = False
    keep_raw: bool = False
    like: ListStyle | None = None


def with_keys(
    references: Sequence[Reference],
    pattern: str = DEFAULT,
    given: Mapping[str, str] | None = None,
) -> list[Reference]:
    """The references, each with a citation key of its own; see `citation_keys.assign`.

    Raises:
        UsageError: the pattern is none.
    """
    keys = assign(references, pattern, given)
    return [
        reference.model_copy(update={"citation_key": key})
        for reference, key in zip(references, keys, strict=True)
    ]


def made_keys(references: Sequence[Reference], keys: Mapping[str, str]) -> dict[str, str]:
    """Those of the keys that the references don't state themselves."""
    stated = {r.id: fit(r.citation_key or "") for r in references}
    return {reference: key for reference, key in keys.items() if stated.get(reference) != key}


def render(references: Sequence[Reference], layout: Layout) -> str:
    """The references as text."""
    if layout.format in ("bibtex", "biblatex"):
        from refsync.writers import bibtex

        style = bibtex.Style(layout.format, ascii=layout.ascii, keep_raw=layout.keep_raw)
        return bibtex.write(references, style)
    if layout.format == "markdown":
        from refsync.writers import markdown

        return markdown.write(references, layout.like)
    if layout.format == "ris":
        from refsync.writers import ris

        return ris.write(references)
    if layout.format == "zotero-json":
        from refsync.writers import zotero_json

        return zotero_json.write(references)
    from refsync.writers import csljson

    return csljson.write(references)
