"""Who wrote what a table's row names, as its column of authors says, with years or without."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.document import Spans, lines, plain
from refsync.readers.people import People, people, people_by_family
from refsync.readers.phrases import are_in_full

_WHEN = (
    r"(?:(?:19|20)\d\d[a-z]?(?:[-/.年]\s?(?:0?[1-9]|1[0-2])月?|年)?|"
    r"(?:0[1-9]|1[0-2])/(?:19|20)\d\d)"
)
_YEAR_BEHIND = regex(rf"(?:\s*[,;/|·•–—-]\s*|\s+|(?=[(\[]))[(\[]?{_WHEN}[)\]]?[\s.,;]*$")
_YEAR_BEFORE = regex(rf"^[(\[]?{_WHEN}[)\]]?(?:\s*[,;:/|·•.–—-]\s*|\s+)(?=[^\W\d_])")
_AND = regex(r"(?<=\w) (?:e|en|och|og|i|и) (?=[^\W\d_a-zа-я])")


def written_by(text: str) -> People | None:
    """The people whom the cell of a column of authors names: "Jane Doe, 2025", "(2025) Doe".

    A single name is one there, whatever it looks like. In full, some languages' words join names:
    "e", "en".
    """
    names = _YEAR_BEFORE.sub("", _YEAR_BEHIND.sub("", text)) or text
    together = people(_AND.sub(" & ", names)) if _AND.search(names) else None
    if together and are_in_full(together):
        return together
    return people(names) or people_by_family(names)


def lined(cell: Spans) -> str:
    """The names of a cell, a comma between those on lines of their own."""
    return ", ".join(text for line in lines(cell) if (text := plain(line).strip(" ,;")))
