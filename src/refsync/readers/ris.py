"""RIS to references: what Zotero, EndNote, publishers and databases export.

The tags and types: https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html, and how
EndNote and Zotero use them. rispy names the tags; the text is cut into records here, so that each
has its line, and a damaged one harms no other. A tag without a home is kept in `custom`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import rispy

from refsync import identifiers
from refsync.identifiers import from_text
from refsync.patterns import regex
from refsync.readers import dates, links, names
from refsync.reading import Problem, Reading, Severity
from refsync.reference import CslType, Link, LinkKind, Name, PartialDate, Reference, Source
from refsync.reference_id import reference_id
from refsync.titles import UNTITLED

TYPES: Mapping[str, CslType] = {
    "ABST": "article-journal", "ADVS": "motion_picture", "AGGR": "dataset", "ANCIENT": "classic",
    "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "CHART": "graphic", "CLSWK": "classic", "COMP": "software",
    "CONF": "paper-conference", "CPAPER": "paper-conference", "CTLG": "book", "DATA": "dataset",
    "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
    "EQUA": "document", "FIGURE": "figure", "GEN": "document", "GOVDOC": "report",
    "GRANT": "document", "HEAR": "hearing", "ICOMM": "personal_communication", "INPR":
    "article-journal", "JFULL": "periodical", "JOUR": "article-journal", "LEGAL": "regulation",
    "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine", "MPCT": "motion_picture",
    "MULTI": "webpage", "MUSIC": "musical_score", "NEWS": "article-newspaper", "PAMP": "pamphlet",
    "PAT": "patent", "PCOMM": "personal_communication", "RPRT": "report", "SER": "book",
    "SLIDE": "speech", "SOUND": "song", "STAND": "standard", "STAT": "legislation",
    "THES": "thesis", "UNBILL": "bill", "UNPB": "manuscript", "UNPD": "manuscript",
    "VIDEO": "motion_picture", "WEB": "webpage", "PREPRINT": "article",
}  # fmt: skip
"""The CSL types of record types."""

_WHOLE = frozenset(
    {"book", "report", "thesis", "periodical", "software", "dataset", "standard", "map", "patent"}
)
"""Types that appear in nothing but a series: their second title is the series'."""

_PAGES_COUNTED = frozenset({"book", "thesis", "report"})
_TITLES = ("title", "primary_title", "CT", "BT")
_CONTAINERS = ("secondary_title", "journal_name", "alternate_title3", "BT", "custom3")
_ABBREVIATIONS = ("alternate_title1", "alternate_title2")
_TEXTS = {
    "abstract": ("abstract", "notes_abstract"), "call_number": ("call_number",),
    "collection_number": ("M2",), "edition": ("edition",), "language": ("language",),
    "number_of_volumes": ("number_of_volumes",), "publisher": ("publisher",),
    "publisher_place": ("place_published", "PP"), "title_short": ("short_title",),
    "volume": ("volume", "VO"), "archive": ("name_of_database",),
}  # fmt: skip
_PEOPLE = {
    "author": ("authors", "first_authors"), "editor": ("secondary_authors", "ED"),
    "collection_editor": ("tertiary_authors",), "translator": ("subsidiary_authors",
    "translated_author"),
}  # fmt: skip
_FILES: Mapping[str, LinkKind] = {"file_attachments1": "pdf", "file_attachments2": "paper"}

_LINE = regex(r"[ \t]*(?P<tag>[A-Z][A-Z0-9])(?:[ \t]{2}-|[ \t]-(?=[ \t]|$))(?P<value>.*)")
_ISSN = regex(r"\b\d{4}-?\d{3}[\dXx]\b")
_OF_A_LINE = frozenset(
    ["TY", "ID", "PY", "Y1", "Y2", "DA", "VL", "VO", "IS", "CP", "SP", "EP", "LA"]
)
"""Tags of which the value never goes on in the next line."""
_OWN_TAG = "UK"
"""A tag that rispy keeps for those it doesn't know; one in a file is one of these."""
_PUBMED = regex(r"pubmed|medline|nlm", re.IGNORECASE)
_PREPRINT = regex(r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|corr)\b", re.IGNORECASE)
_KEYWORDS = regex(r"\s*[;\n]\s*")
_OTHERS = regex(r"et\.? al\.?|others", re.IGNORECASE)
_KEY = regex(r"(?=.*[A-Za-z])[^\s{},\"#%~\\]+")


def read(text: str, file: str) -> Reading:
    """The references of an RIS text, in its order.

    Args:
        text: all of a file.
        file: its name, for sources and problems.
    """
    problems: list[Problem] = []
    references = []
    for record in _records(text.removeprefix("\ufeff")):
        if record.is_empty:
            record.fault(
                "warning", "empty-record", "The record says nothing. Remove it.", record.line
            )
        else:
            references.append(_reference(record, file))
        problems += [
            Problem(severity=severity, code=code, message=message, file=file, line=line)
            for severity, code, message, line in record.faults
        ]
    return Reading(references=tuple(references), problems=tuple(problems))


@dataclass(slots=True)
class _Record:
    """A record as it stands in the text: its tags with their values, in order."""

    line: int
    tags: list[tuple[str, str]] = field(default_factory=list)
    faults: list[tuple[Severity, str, str, int]] = field(default_factory=list)

    def fault(self, severity: Severity, code: str, message: str, line: int) -> None:
        """Takes note of something wrong."""
        self.faults.append((severity, code, message, line))

    def go_on(self, text: str, line: int) -> None:
        """Adds a line without a tag to the value above it."""
        tag, value = self.tags[-1]
        if tag in _OF_A_LINE:
            message = f"{text.strip()!r} has no tag; it was passed over. Put one before it."
            self.fault("error", "stray-text", message, line)
            return
        self.tags[-1] = (tag, f"{value} {text.strip()}".strip())

    @property
    def is_empty(self) -> bool:
        """Nothing stands in it but perhaps its type."""
        return not any(value for tag, value in self.tags if tag != "TY")

    @property
    def type(self) -> str:
        """What its TY says."""
        return next((value.upper() for tag, value in self.tags if tag == "TY"), "")


def _records(text: str) -> Iterator[_Record]:
    """The records of a text; one ends with its ER, and where the next one begins."""
    record: _Record | None = None
    for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
        found = _LINE.match(line)
        if found and found["tag"] == "TY" and record:
            record.fault(
                "error",
                "unclosed-record",
                "There is no ER before the next record begins; it was read up to there. End"
                " it with a line “ER  - ”.",
                number,
            )
            yield record
            record = None
        if found and found["tag"] == "ER":
            if record:
                yield record
            record = None
        elif found:
            record = record or _begun(found["tag"], number)
            record.tags.append((found["tag"], found["value"].strip()))
        elif record and line.strip():
            record.go_on(line, number)
    if record:
        record.fault(
            "error",
            "unclosed-record",
            "The last record has no ER. End it with “ER  - ”.",
            record.line,
        )
        yield record


def _begun(tag: str, line: int) -> _Record:
    record = _Record(line)
    if tag != "TY":
        record.fault(
            "error",
            "missing-type",
            "The record doesn't begin with TY; its type is unknown. Add “TY  - ”.",
            line,
        )
    return record


class _Fields:
    """A record's fields by rispy's names, and which of them have found a home."""

    def __init__(self, record: _Record) -> None:
        known = (pair for pair in record.tags if pair[0] not in ("TY", _OWN_TAG))
        lines = [f"{tag}  - {value}" for tag, value in known]
        text = "\n".join(["TY  - " + record.type, *lines, "ER  - "])
        [found] = rispy.loads(text, enforce_list_tags=False, delimiter_tags_mapping={})
        unknown = found.pop("unknown_tag", {})
        if own := [value for tag, value in record.tags if tag == _OWN_TAG]:
            unknown = {**unknown, _OWN_TAG: own}
        self._raw: dict[str, Any] = {**found, **unknown}
        del self._raw["type_of_reference"]

    def all(self, *fields: str) -> list[str]:
        """All values of the fields that aren't blank; they have found a home."""
        values = [self._raw.pop(name, None) for name in fields]
        flat = [v for value in values for v in (value if isinstance(value, list) else [value])]
        return [value for value in flat if value]

    def first(self, *fields: str) -> str | None:
        """The first value of the fields; the others remain."""
        for name in fields:
            value = self._raw.get(name)
            if not value:
                continue
            if isinstance(value, list) and len(value) > 1:
                self._raw[name] = value[1:]
                return str(value[0])
            del self._raw[name]
            return str(value[0] if isinstance(value, list) else value)
        return None

    def left(self) -> dict[str, Any]:
        """The fields that have no home."""
        return {name: value for name, value in self._raw.items() if value}


def _reference(record: _Record, file: str) -> Reference:
    fields = _Fields(record)
    kind = TYPES.get(record.type, "document")
    if record.type and record.type not in TYPES:
        message = f"The type {record.type} is unknown; it was read as a document. Use another."
        record.fault("warning", "unknown-type", message, record.line)
    known: dict[str, str] = {}
    values = {"type": kind, **dict(_values(kind, fields, known))}
    known = identifiers.complete(known)
    title = str(values.get("title") or UNTITLED)
    if title == UNTITLED:
        record.fault("warning", "missing-title", "The record has no title. Add it.", record.line)
    return Reference.model_validate(
        {
            **values,
            "id": reference_id(known, title),
            "title": title,
            "identifiers": known,
            "custom": fields.left(),
            "source": Source(file=file, line=record.line),
        }
    )


def _values(kind: CslType, fields: _Fields, known: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The reference's fields; adds the identifiers to `known`."""
    yield from _titles(kind, fields)
    yield from _people(fields)
    yield from _dates(fields)
    yield from _identifiers(fields, known)
    yield from _addresses(fields, known)
    yield from _pages(kind, fields)
    for variable, tags in _TEXTS.items():
        if text := fields.first(*tags):
            yield variable, text
    if number := fields.first("number", "CP"):
        yield "issue" if kind.startswith("article") else "number", number
    genre = fields.first("type_of_work")
    if genre and not from_text(genre):  # publishers state the DOI there once more
        yield "genre", genre
    if section := fields.first("section"):
        yield "other_variables", {"section": section}
    if notes := fields.all("notes", "research_notes"):
        yield "note", "\n\n".join(notes)
    if keywords := [w for text in fields.all("keywords") for w in _KEYWORDS.split(text) if w]:
        yield "keyword", tuple(dict.fromkeys(keywords))
    if (key := fields.first("id", "label")) and _KEY.fullmatch(key):
        yield "citation_key", key


def _titles(kind: CslType, fields: _Fields) -> Iterator[tuple[str, str]]:
    """The titles: of the work, of what it appeared in, of the series."""
    if title := fields.first(*_TITLES):
        yield "title", title
    container = fields.first(*_CONTAINERS)
    short = fields.first(*_ABBREVIATIONS)
    if container and _PREPRINT.match(container):
        yield "type", "article"
        yield "publisher", container
    elif container or short:
        in_series = kind in _WHOLE
        yield "collection_title" if in_series else "container_title", container or short or ""
        if container and short and short != container and not in_series:
            yield "container_title_short", short
    if (series := fields.first("tertiary_title")) and not (container and kind in _WHOLE):
        yield "collection_title", series


def _people(fields: _Fields) -> Iterator[tuple[str, Any]]:
    for variable, tags in _PEOPLE.items():
        stated = fields.all(*tags)
        people = [_name(text) for text in stated if not _OTHERS.fullmatch(text)]
        if people:
            yield variable, tuple(filter(None, people))
        if variable == "author" and len(people) < len(stated):
            yield "authors_truncated", True


def _name(text: str) -> Name | None:
    """A name as RIS has it: "Family, Given, Suffix"; without a comma it is a body's."""
    family, *rest = (part.strip() for part in text.split(","))
    if not rest or not family:
        literal = text.strip(" ,")
        return Name(literal=literal) if literal else None
    suffix = ", ".join(filter(None, rest[1:])) or None
    particle, last = names.parts(f"{family}, X")[1:3]
    return Name(
        family=last or family,
        given=rest[0] or None,
        non_dropping_particle=particle or None,
        suffix=suffix,
    )


def _dates(fields: _Fields) -> Iterator[tuple[str, PartialDate]]:
    """The dates; of several statements of one, the first that says most."""
    stated = [_date(text) for text in fields.all("date", "year", "publication_year")]
    issued = [date for date in stated if date]
    if issued:
        yield "issued", max(issued, key=lambda date: len(date.parts[0]) if date.parts else 0)
    if accessed := _date(fields.first("access_date", "RD") or ""):
        yield "accessed", accessed


def _date(text: str) -> PartialDate | None:
    """A date as RIS has it, "YYYY/MM/DD/other", or as people write it."""
    year, *rest = (part.strip() for part in text.split("/"))
    if year.isdecimal() and len(year) == 4 and len(rest) <= 3:
        numbers = [part for part in rest[:2] if part.isdecimal()]
        other = [part for part in rest if part and not part.isdecimal()]
        return dates.read("-".join([year, *numbers]) if numbers else " ".join([*other, year]))
    return dates.read(text)


def _identifiers(fields: _Fields, known: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """Takes the identifiers; an ISSN, and an ISBN as it is printed, are fields as well."""
    if (text := fields.first("doi", "DI")) and (doi := identifiers.normalise("doi", text)):
        known["doi"] = doi
    elif text:
        yield "other_variables", {"DOI": text}
    serials = fields.all("issn")
    for text in serials:
        if isbn := identifiers.normalise("isbn", text):
            known.setdefault("isbn", isbn)
            yield "isbn", text
        elif issn := _ISSN.search(text):
            yield "issn", issn[0]
    accession = fields.first("accession_number")
    database = " ".join(fields.all("database_provider"))
    is_pubmed = _PUBMED.search(f"{database} {fields.left().get('name_of_database', '')}")
    if accession and is_pubmed and (pmid := identifiers.normalise("pmid", accession)):
        known["pmid"] = pmid
    elif accession:
        yield "archive_location", accession
    if (text := fields.first("custom2")) and (pmcid := identifiers.normalise("pmcid", text)):
        known["pmcid"] = pmcid


def _addresses(fields: _Fields, known: dict[str, str]) -> Iterator[tuple[str, Any]]:
    """The addresses: the first is the work's, and names it if it is of an identifier."""
    found: list[Link] = []
    urls = fields.all("urls", "LK")
    for url in urls:
        where = links.address(url)
        if where and (named := links.identifier(where.url)):
            known.setdefault(*named)
        if where:
            found.append(Link(kind=links.kind("", where.url), url=where.url))
    for tag, kind in _FILES.items():
        where_to = filter(None, map(links.address, fields.all(tag)))
        found += [Link(kind=kind, url=where.url) for where in where_to]
    if urls:
        yield "url", urls[0]
    if others := [link for link in found if link.url not in urls[:1]]:
        yield "links", tuple({link.url: link for link in others}.values())


def _pages(kind: CslType, fields: _Fields) -> Iterator[tuple[str, str]]:
    """The pages, or how many a book has; an article's number where it has no pages."""
    first, last = fields.first("start_page"), fields.first("end_page")
    if first and not last and kind in _PAGES_COUNTED and first.isdecimal():
        yield "number_of_pages", first
        return
    pages = first if first and (not last or last == first or "-" in first) else None
    pages = pages or "-".join(filter(None, (first, last))) or fields.first("custom7")
    if pages:
        yield "page", pages
