"""The words of the two dialects: BibTeX's, and those of biblatex.

Entry types and fields: Oren Patashnik, "BibTeXing", section 3; the biblatex manual, sections 2.1
and 2.2 (https://ctan.org/pkg/biblatex). Where the manuals leave it open, Zotero's own exports are
followed, so that a file that came from there doesn't change its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from refsync.reference import CslType

DialectName = Literal["bibtex", "biblatex"]


@dataclass(frozen=True, slots=True)
class Dialect:
    """What a dialect calls things.

    Attributes:
        types: the entry types of CSL types; all others are `@misc`.
        texts: variable → field, for what is a plain text in both dialects.
        containers: what the container is called, by CSL type, "" where the dialect has no word
            for it; `other_container` elsewhere.
        publishers: what the publisher is called, by CSL type; else "publisher".
        zotero_texts: field of a Zotero item → field, for what CSL has no variable for.
        typed: the CSL types whose genre is written.
    """

    name: DialectName
    types: Mapping[str, str]
    texts: Mapping[str, str]
    containers: Mapping[str, str]
    other_container: str
    publishers: Mapping[str, str]
    zotero_texts: Mapping[str, str]
    typed: frozenset[str]


COMMON_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "chapter": "incollection", "paper-conference": "inproceedings",
    "manuscript": "unpublished", "pamphlet": "booklet",
}  # fmt: skip
FURTHER_TYPES = {
    "periodical": "periodical", "entry": "inreference", "entry-encyclopedia": "inreference",
    "entry-dictionary": "inreference", "webpage": "online", "post-weblog": "online",
    "post": "online", "software": "software", "dataset": "dataset", "patent": "patent",
    "standard": "standard", "motion_picture": "movie", "song": "audio", "broadcast": "audio",
    "graphic": "artwork", "personal_communication": "letter", "speech": "unpublished",
    "bill": "legislation", "legislation": "legislation", "legal_case": "jurisdiction",
    "hearing": "jurisdiction",
    "treaty": "legal", "performance": "performance", "review": "review", "report": "report",
    "thesis": "thesis",
}  # fmt: skip
"""Types that only biblatex has."""

_TEXTS = {
    "edition": "edition", "collection_title": "series", "volume": "volume",
    "title_short": "shorttitle", "issn": "issn",
}  # fmt: skip
FURTHER_TEXTS = {
    "container_title_short": "shortjournal", "version": "version",
    "number_of_volumes": "volumes", "part_number": "part", "event_title": "eventtitle",
    "event_place": "venue", "number_of_pages": "pagetotal", "status": "pubstate",
}  # fmt: skip
"""Texts that only biblatex has a field for."""
RARER_TEXTS = {
    "annote": "annotation", "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation", "original-title": "origtitle",
}  # fmt: skip
"""Fields of rarer variables, of which styles print none."""

_IN_A_BOOK = dict.fromkeys(
    ("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"),
    "booktitle",
)
_ARTICLES = ("article-journal", "article-magazine", "article-newspaper", "periodical", "review")
_LAWS = ("bill", "legislation", "legal_case")
_ON_THE_WEB = dict.fromkeys(("webpage", "post", "post-weblog", "broadcast"), "titleaddon")

BIBTEX = Dialect(
    name="bibtex",
    types={**COMMON_TYPES, "report": "techreport"},
    texts={**_TEXTS, "publisher_place": "address", "license": "copyright"},
    containers={
        **dict.fromkeys(_ARTICLES, "journal"), **dict.fromkeys(_LAWS, ""),
        "chapter": "booktitle", "paper-conference": "booktitle",
    },
    other_container="journal",
    publishers={"report": "institution", "thesis": "school"},
    zotero_texts={"series": "series", "assignee": "assignee", "country": "nationality"},
    typed=frozenset(get_args(CslType)) - {"software"},
)  # fmt: skip
BIBLATEX = Dialect(
    name="biblatex",
    types={**COMMON_TYPES, **FURTHER_TYPES},
    texts={**_TEXTS, **FURTHER_TEXTS, "publisher_place": "location", "license": "rights"},
    containers={
        **dict.fromkeys((*_ARTICLES, *_LAWS), "journaltitle"), **_IN_A_BOOK, **_ON_THE_WEB,
        "bill": "", "speech": "",
    },
    other_container="booktitle",
    publishers={"report": "institution", "thesis": "institution"},
    zotero_texts={"series": "series", "assignee": "holder"},
    typed=frozenset(
        {
            "thesis", "report", "manuscript", "webpage", "post-weblog", "speech", "map",
            "personal_communication",
        }
    ),
)  # fmt: skip
DIALECTS: Mapping[DialectName, Dialect] = {"bibtex": BIBTEX, "biblatex": BIBLATEX}

SYNONYMS = (
    ("publisher", "school", "institution", "organization"),
    ("location", "address"),
    ("license", "copyright", "rights"),
    ("language", "langid", "hyphenation"),
    ("pages", "eid"),
    ("annotation", "annote"),
    ("pagetotal", "numpages"),
    ("call-number", "callnumber", "lccn", "library"),
    ("abstract", "summary"),
    ("venue", "eventlocation"),
    ("urldate", "lastchecked", "lastaccessed"),
    ("origdate", "origyear"),
    ("type", "genre"),
    ("keywords", "keyword", "tags"),
)
"""Fields for one thing: where an entry has several of them, the first counts."""
