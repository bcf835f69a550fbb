"""References to RIS, as EndNote, Mendeley and Zotero read it.

Tags and types: https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html, and EndNote's own
for types that came later. What RIS has no tag for is left out: the list's sections and annotations,
and links beside the paper and its PDF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from refsync.reference import Name, PartialDate, Reference
from refsync.titles import UNTITLED
from refsync.writers.citation_keys import assign

_TYPES = {
    "article": "PREPRINT", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK", "chapter": "CHAP",
    "classic": "CLSWK", "dataset": "DATA", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR",
    "legal_case": "CASE", "legislation": "STAT", "manuscript": "MANSCPT", "map": "MAP",
    "motion_picture": "VIDEO", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "periodical": "JFULL",
    "personal_communication": "PCOMM", "post-weblog": "BLOG", "regulation": "LEGAL",
    "report": "RPRT", "software": "COMP", "song": "SOUND", "speech": "SLIDE", "standard": "STAND",
    "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
"""The record types of CSL types; all others are generic."""

_IN_SERIES = frozenset(
    {"book", "report", "thesis", "periodical", "software", "dataset", "standard", "map", "patent"}
)
"""Types that appear in nothing but a series: their second title is the series'."""

_TEXTS = {
    "title_short": "ST", "volume": "VL", "edition": "ET", "publisher": "PB",
    "publisher_place": "CY", "issn": "SN", "language": "LA", "genre": "M3", "call_number": "CN",
    "number_of_volumes": "NV", "collection_number": "M2", "abstract": "AB", "archive": "DB",
}  # fmt: skip

Tags = Iterator[tuple[str, str]]


def write(references: Sequence[Reference]) -> str:
    """A record for each reference, in order, with an empty line between two; ID is its key."""
    keyed = zip(references, assign(references), strict=True)
    return "\n".join(_record(reference, key) for reference, key in keyed)


def _record(reference: Reference, key: str) -> str:
    tags = [("TY", _TYPES.get(reference.type, "GEN")), ("ID", key), *_tags(reference), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(text.split())}\n" for tag, text in tags)


def _tags(reference: Reference) -> Tags:
    if reference.title != UNTITLED:
        yield "TI", reference.title
    yield from _people(reference)
    yield from _containers(reference)
    yield from _dates(reference)
    for variable, tag in _TEXTS.items():
        if text := getattr(reference, variable):
            yield tag, text
    if number := reference.issue or reference.number:
        yield "IS", number
    yield from _pages(reference)
    yield from _identifiers(reference)
    yield from (("KW", keyword) for keyword in reference.keyword)
    if reference.note:
        yield "N1", reference.note


def _people(reference: Reference) -> Tags:
    roles: Mapping[str, Iterable[Name]] = {
        "AU": reference.author,
        "A2": reference.editor,
        "A3": reference.collection_editor,
        "A4": reference.translator,
    }
    for tag, people in roles.items():
        yield from ((tag, _name(name)) for name in people)
        if tag == "AU" and reference.authors_truncated:
            yield "AU", "et al."


def _name(name: Name) -> str:
    """A name as RIS has it: "Family, Given, Suffix"; a comma in a body's name would part it."""
    if name.family is None:
        return (name.literal or name.given or "").replace(",", " ")
    particle = name.non_dropping_particle or name.dropping_particle
    family = f"{particle} {name.family}" if particle else name.family
    return ", ".join([family, name.given or "", *([name.suffix] if name.suffix else [])])


def _containers(reference: Reference) -> Tags:
    series = reference.collection_title
    if reference.container_title:
        yield "T2", reference.container_title
    elif series and reference.type in _IN_SERIES:
        yield "T2", series
        series = None
    if reference.container_title_short:
        yield "J2", reference.container_title_short
    if series:
        yield "T3", series


def _dates(reference: Reference) -> Tags:
    issued = reference.issued
    if issued and issued.parts:
        yield "PY", str(issued.parts[0][0])
        if len(issued.parts[0]) > 1:
            yield "DA", _date(issued)
    elif issued:
        yield "DA", issued.literal or ""
    if reference.accessed and reference.accessed.parts:
        yield "Y2", _date(reference.accessed)


def _date(date: PartialDate) -> str:
    """The date as "YYYY/MM/DD/", with nothing for what isn't known."""
    year, *rest = date.parts[0]
    month, day = [*(f"{number:02d}" for number in rest), "", ""][:2]
    return f"{year:04d}/{month}/{day}/"


def _pages(reference: Reference) -> Tags:
    first, dash, last = (reference.page or "").replace("–", "-").partition("-")
    if first:
        yield "SP", first.strip()
    if dash and last:
        yield "EP", last.strip()
    if reference.number_of_pages and not first:
        yield "SP", reference.number_of_pages


def _identifiers(reference: Reference) -> Tags:
    known = reference.identifiers
    if isbn := reference.isbn or known.get("isbn"):
        yield "SN", isbn
    if doi := known.get("doi"):
        yield "DO", doi
    if pmid := known.get("pmid"):
        yield "AN", pmid
        yield "DP", "PubMed"
    if pmcid := known.get("pmcid"):
        yield "C2", pmcid
    if reference.address:
        yield "UR", reference.address
    pdfs = (link.url for link in reference.links if link.kind == "pdf")
    yield from (("L1", url) for url in pdfs if url != reference.address)
