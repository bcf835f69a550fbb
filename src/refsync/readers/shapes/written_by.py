"""Who wrote what a table's row names, as its column of authors says, with years or without."""

from __future__ import annotations

import re

from refsync.patterns import regex
from refsync.readers.document import Spans, lines, plain
from refsync.readers.people import People, people, people_by_family
from refsync.readers.phrases import are_in_full

_WHEN = (
    r"(?:(?:19|20)\d\d[a-z]?(?:[-/.年]\s?(?:0?[1-9]|1[0-2])月?|年)?|"
    r"(?:0[1-9]|1[0-2])/(?:19|20)\d\d)"
)
_YEAR_BEHIND = regex(rf"(?:\s*[,;/|·•–—-]\s*|\s+|(?=[(\[]))[(\[]?{_WHEN}[)\]]?[\s.,;]*$")
_WORD_AND_YEAR = regex(r"\w{1,40} (?:19|20)\d\d")
_YEAR_BEFORE = regex(rf"^[(\[]?{_WHEN}[)\]]?(?:\s*[,;:/|·•.–—-]\s*|\s+)(?=[^\W\d_])")
_AND = regex(r"(?<=\w) (?:e|en|och|og|i|и) (?=[^\W\d_a-zа-я])")
_NOBODY = regex(
    r"\W*(?:unknown|anonymous|anon|various|several|many|multiple|misc|none|unbekannt|diverse|"
    r"anonyme|inconnu|anónimo|anônimo|desconocido|desconhecido|varios|vários)(?: authors?)?\W*",
    re.IGNORECASE,
)
"""What a cell says that names nobody: "Unknown, 2018"."""
_BRACKETS = (("(", ")"), ("[", "]"))


def written_by(text: str) -> People | None:
    """The people whom the cell of a column of authors names: "Jane Doe, 2025", "(2025) Doe".

    A single name is one there, whatever it looks like, but for that of a thing: "Mill 2000". In
    full, some languages' words join names: "e", "en".
    """
    names = _without_year(text)
    if _NOBODY.fullmatch(names):
        return None
    together = people(_AND.sub(" & ", names)) if _AND.search(names) else None
    if together and are_in_full(together):
        return together
    return people(names) or people_by_family(names)


def _without_year(text: str) -> str:
    """A cell's names; a year in brackets with other words stays there: "Jane Doe (Acme, 2018)"."""
    names = _YEAR_BEFORE.sub("", _YEAR_BEHIND.sub("", text)) or text
    is_cut = any(names.count(begin) != names.count(end) for begin, end in _BRACKETS)
    is_a_thing = _WORD_AND_YEAR.fullmatch(text.strip()) is not None
    return text if is_cut or is_a_thing else names


def lined(cell: Spans) -> str:
    """The names of a cell, a comma between those on lines of their own."""
    return ", ".join(text for line in lines(cell) if (text := plain(line).strip(" ,;")))
