"""Institutions that sign as authors and editors: "Test Board.", "Gear Council (eds.)"."""

from __future__ import annotations

from refsync.patterns import regex
from refsync.readers.people.around import EDITORS
from refsync.readers.people.found import People
from refsync.reference import Name

_INSTITUTION = regex(
    r"\b(?:Universi\w+|Institut\w*|Com(?:mission|mittee|isión|issão)|Council|Conseil|Associa\w+|Soci(?:ety|été)|"
    r"Gesellschaft|Minist\w+|Bundes\w+|D[eé]part[ae]?m\w+|Agenc\w+|Organi[sz]a\w+|Bank|Banque|Foundation|"
    r"Cent(?:er|re|ro)|Consortium|Collaboration|Laborator(?:y|ies)|Academy|Académie|Bureau|Office|Board|"
    r"Federation|Nations|Government|Museum|Library|Authority|Union|Alliance|Network|Initiative|Trust|Parliament|Congress|Stiftung|Fondation|Verband|Verein|Team|"
    r"Working Group|Contributors|\w*[Aa]mt)\b"
)
LEGAL_FORM = r"(?:e\. ?V\.?|(?:g?GmbH|LLC)\b|(?:Inc|Ltd|Corp)\b\.?)"
"""A pattern of what stands behind the names of companies and societies, and of no person."""
_WORD_OF_A_NAME = r"(?:[^\W\d_a-z][\w&’'-]{0,40}|&|and|und|of|for|für|der|des|de|et)"
_WITH_LEGAL_FORM = regex(
    rf"[^\W\d_a-z][\w&’'-]{{0,40}}(?: {_WORD_OF_A_NAME}){{0,9}},? {LEGAL_FORM}"
)
_GROUP_WORDS = (
    "Collaboration Community Consortium Contributors Group Initiative Investigators Network "
    "Organisers Organizers Project Team"
)
GROUPS = frozenset(_GROUP_WORDS.split())
"""How groups are called that sign together, and no person: "Widget Viewer Team"."""
_OF_A_COUNTRY = regex(r"(?:[A-Z]\.){2,3} (?=[A-Z])")
"""As in front of "U.S. Gear Board"."""
_MOST_WORDS_OF_AN_INSTITUTION = 10
_FEW_WORDS = 3


def institution(text: str, *, lenient: bool = False) -> People | None:
    """The institution, or one that edits, that is all a text names: "Test Board.", "Board (eds.)".

    A legal form tells it as well: "Acme e. V.".

    Args:
        text: what stands in front of a year or a title.
        lenient: the text needn't end in a full stop, nor have an institution's words if it does.
    """
    bare = EDITORS.sub("", text)
    edits, ends = bare != text, text.rstrip().endswith(".")
    name = bare.strip(" .,:")
    if not edits and _WITH_LEGAL_FORM.fullmatch(name):
        return People((Name(literal=text.strip(" ,:")),), certain=True)
    words = _OF_A_COUNTRY.sub("", name).split()
    if not 0 < len(words) <= _MOST_WORDS_OF_AN_INSTITUTION or not name[0].isupper():
        return None
    named = names_an_institution(name) or (words[0].isupper() and len(words[0]) > 1)
    short = lenient and len(words) <= _FEW_WORDS
    if any(mark in " ".join(words) for mark in (": ", ". ", ",")) or not (
        edits or (ends and (named or short)) or (lenient and named)
    ):
        return None
    return People((Name(literal=name),), certain=True, edited=edits)


def names_an_institution(text: str) -> bool:
    """Whether a word in a text is one of which institutions have their names, or a legal form."""
    return (_INSTITUTION.search(text) or _WITH_LEGAL_FORM.fullmatch(text)) is not None
