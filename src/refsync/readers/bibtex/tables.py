"""What BibTeX's and BibLaTeX's types, fields and keywords are in CSL.

Types and fields: Oren Patashnik, "BibTeXing", section 3; the biblatex manual, sections 2.1 and 2.2
(https://ctan.org/pkg/biblatex); localisation keys: section 4.9.2; inheritance: appendix B. Further
ones are those of reference managers and of data bases (Mendeley, JabRef, MathSciNet, Zotero).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from refsync.reference import CslType, LinkKind

TYPES: Mapping[str, CslType] = {
    "article": "article-journal", "suppperiodical": "article-journal",
    "journalarticle": "article-journal", "preprint": "article",
    "newsarticle": "article-newspaper", "newspaper": "article-newspaper",
    "newspaperarticle": "article-newspaper", "newspaper_article": "article-newspaper",
    "magazine": "article-magazine", "magazinearticle": "article-magazine",
    "magazine_article": "article-magazine",
    "book": "book", "mvbook": "book", "proceedings": "book", "mvproceedings": "book",
    "collection": "book", "mvcollection": "book", "reference": "book", "mvreference": "book",
    "manual": "book", "commentary": "book", "booklet": "pamphlet", "periodical": "periodical",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "booksection": "chapter", "book_section": "chapter",
    "inreference": "entry-encyclopedia",
    "encyclopediaarticle": "entry-encyclopedia", "dictionaryentry": "entry-dictionary",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "conferencepaper": "paper-conference",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis", "masterthesis": "thesis",
    "bachelorsthesis": "thesis", "bachelorthesis": "thesis", "techreport": "report",
    "report": "report", "whitepaper": "report",
    "unpublished": "manuscript", "manuscript": "manuscript", "misc": "document",
    "document": "document", "generic": "document",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
    "web_page": "webpage", "website": "webpage", "blog": "post-weblog",
    "blogpost": "post-weblog", "forumpost": "post",
    "software": "software", "softwareversion": "software", "softwaremodule": "software",
    "codefragment": "software", "computerprogram": "software", "program": "software",
    "dataset": "dataset", "data": "dataset", "patent": "patent",
    "standard": "standard", "video": "motion_picture", "movie": "motion_picture",
    "film": "motion_picture", "audio": "song", "music": "song", "podcast": "broadcast",
    "broadcast": "broadcast", "artwork": "graphic", "image": "graphic", "figure": "figure",
    "letter": "personal_communication", "email": "personal_communication",
    "interview": "interview", "presentation": "speech", "talk": "speech", "lecture": "speech",
    "poster": "speech", "map": "map", "bill": "bill", "hearing": "hearing",
    "legislation": "legislation", "statute": "legislation", "constitution": "legislation",
    "legmaterial": "legislation", "legadminmaterial": "legislation", "jurisdiction": "legal_case",
    "case": "legal_case", "legal": "treaty", "performance": "performance", "review": "review",
}  # fmt: skip
"""The CSL types of entry types; `@misc` and its like are preprints where they have an arXiv id."""

UNCOMMITTED = frozenset(
    {"misc", "online", "electronic", "unpublished", "preprint", "document", "generic"}
)
"""Types that say nothing against a preprint."""

LAWS = frozenset({"bill", "hearing", "legal_case", "legislation"})
"""CSL types whose institution is a court or a parliament."""

NUMBERED = frozenset({"patent", "report", "standard"})
"""CSL types that have a number of their own, also where they stand in a series."""

IN_SERIES = frozenset({"book", "chapter", "paper-conference"})
"""CSL types whose number is always that of a series."""

FREELY_PUBLISHED = frozenset(
    {"article", "book", "document", "manuscript", "pamphlet", "post", "post-weblog", "webpage"}
)
"""CSL types for which `howpublished` names who published it, where nothing else does."""

ITEM_TYPES: Mapping[str, str] = {"video": "videoRecording", "email": "email"}
"""Zotero's types for entry types that share a CSL type with others; `@movie` is a film."""

FILMS = frozenset({"film", "movie"})
EPISODES = frozenset({"tvbroadcast", "tvepisode", "tvseries"})
"""What `entrysubtype` says of a video."""

TEXTS: Mapping[str, tuple[str, ...]] = {
    "abstract": ("abstract", "summary"),
    "call_number": ("call-number", "callnumber", "lccn", "library"),
    "chapter_number": ("chapter",),
    "container_title_short": ("shortjournal",),
    "edition": ("edition",),
    "event_place": ("venue", "eventlocation"),
    "event_title": ("eventtitle",),
    "isbn": ("isbn",),
    "issn": ("issn",),
    "license": ("license", "copyright", "rights"),
    "medium": ("medium",),
    "number_of_pages": ("pagetotal", "numpages"),
    "number_of_volumes": ("volumes",),
    "page": ("pages", "eid"),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher_place": ("location", "address", "city"),
    "title_short": ("shorttitle",),
    "version": ("version",),
}
"""CSL variables and the fields that may hold them, the one that counts first."""

OTHER_TEXTS: Mapping[str, tuple[str, ...]] = {
    "annote": ("annotation", "annote"),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "original-title": ("origtitle",),
}
"""The same for rarer variables."""

NAMES: Mapping[str, str] = {
    "author": "author", "translator": "translator", "container_author": "bookauthor",
    "contributor": "collaborator",
}  # fmt: skip
"""Name variables and their fields."""

EDITORS = ("editor", "editora", "editorb", "editorc")
"""The fields of editors, each with a `…type` that says what they did."""

EDITOR_TYPES: Mapping[str, str] = {
    "editor": "editor", "collaborator": "contributor", "redactor": "collection_editor",
    "director": "director",
    **{
        role: role
        for role in (
            "chair", "compiler", "composer", "guest", "host", "illustrator", "interviewer",
            "narrator", "organizer", "performer", "producer",
        )
    },
    "executiveproducer": "executive-producer", "scriptwriter": "script-writer",
}  # fmt: skip
"""Editor types that are roles, "redactor" as Zotero writes it; the others stay as they are."""

DATES: Mapping[str, tuple[str, ...]] = {
    "accessed": ("urldate", "lastchecked", "lastaccessed"),
    "event_date": ("eventdate",),
    "original_date": ("origdate", "origyear"),
}
"""Date variables and their fields, beside that of publication."""

GENRES: Mapping[str, str] = {
    "phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "mathesis": "Master's thesis",
    "masterthesis": "Master's thesis", "bachelorsthesis": "Bachelor's thesis",
    "bachelorthesis": "Bachelor's thesis", "bathesis": "Bachelor's thesis",
    "phd thesis": "PhD thesis", "master's thesis": "Master's thesis",
    "bachelor's thesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis", "techreport": "Technical report",
    "resreport": "Research report", "software": "Computer software", "datacd": "Data CD",
    "audiocd": "Audio CD", "patentus": "U.S. patent", "patenteu": "European patent",
    "patentde": "German patent", "patentuk": "British patent", "patentfr": "French patent",
    "patrequs": "U.S. patent request", "patreqeu": "European patent request",
    "patreqde": "German patent request", "patrequk": "British patent request",
    "patreqfr": "French patent request",
}  # fmt: skip
"""What the entry types of theses, and biblatex's localisation keys in `type`, say."""

COUNTRIES: Mapping[str, str] = {
    "countryde": "Germany", "countryep": "European Union", "countryeu": "European Union",
    "countryfr": "France", "countryuk": "United Kingdom", "countryus": "United States of America",
}  # fmt: skip
"""Localisation keys in the `location` of patents."""

STATES: Mapping[str, str] = {
    "inpreparation": "in preparation", "inpress": "in press", "prepublished": "pre-published",
}  # fmt: skip
"""Localisation keys in `pubstate`; the others say it in words already."""

SERIES: Mapping[str, str] = {"newseries": "New series", "oldseries": "Old series"}
"""Localisation keys in `series`."""

LINK_FIELDS: Mapping[str, LinkKind] = {
    **{kind: kind for kind in get_args(LinkKind)},
    "github": "code", "website": "project", "homepage": "project", "webpage": "project",
}  # fmt: skip
"""Fields that hold the addresses of what belongs to a paper."""

ARCHIVES: Mapping[str, str] = {
    "arxiv": "https://arxiv.org/abs/", "jstor": "https://www.jstor.org/stable/",
    "hdl": "https://hdl.handle.net/", "handle": "https://hdl.handle.net/",
    "googlebooks": "https://books.google.com?id=", "google books": "https://books.google.com?id=",
}  # fmt: skip
"""Where archives have their eprints."""

BIBLATEX = frozenset(
    {
        "date", "journaltitle", "location", "institution", "subtitle", "maintitle", "langid",
        "hyphenation", "eprinttype", "urldate", "origdate", "eventdate", "titleaddon", "options",
    }
)  # fmt: skip
"""Fields that BibTeX does not have: who has them writes lists of publishers and places."""

_NOT_INHERITED = frozenset(
    {
        "abstract", "annotation", "annote", "archiveprefix", "crossref", "doi", "entrysubtype",
        "eprint", "eprinttype", "file", "ids", "keywords", "label", "note", "options",
        "pages", "pagetotal", "shorthand", "shorttitle", "sorttitle", "sortyear", "indextitle",
        "indexsorttitle", "url", "urldate", "xdata", "xref",
    }
)  # fmt: skip
_TITLES = ("title", "subtitle", "titleaddon")
_BOOKS = frozenset({"book", "mvbook", "collection", "mvcollection", "reference"})
_IN_BOOKS = frozenset({"inbook", "bookinbook", "suppbook", "incollection", "inreference"})


def inherited(name: str, parent: str, child: str) -> str | None:
    """What a field of the parent is in the child, or None where it stays with the parent.

    Args:
        name: the field.
        parent: the parent's entry type.
        child: the child's.
    """
    if name in _NOT_INHERITED:
        return None
    if name == "author":
        return "bookauthor" if parent in _BOOKS and child in _IN_BOOKS else name
    if name not in _TITLES:
        return name
    if parent == "periodical":
        return f"journal{name}"
    return f"main{name}" if parent.startswith("mv") else f"book{name}"
