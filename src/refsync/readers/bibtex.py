"""BibTeX and BibLaTeX to references.

Entry types and fields: Oren Patashnik, "BibTeXing", section 3; the biblatex manual, sections 2.1
and 2.2 (https://ctan.org/pkg/biblatex). What they are in CSL: CSL 1.0.2, appendices III and IV.

- A preprint is an "article", also where it calls itself `@article`: its journal is arXiv, or
  CoRR, or bioRxiv, and becomes the publisher. A published paper with an `eprint` stays what it is.
- An address in `url` or `howpublished` is the reference's; fields that are named after a kind of
  link (`pdf`, `code`, `video`, …) and hold addresses are its links.
- A field without a home is kept, raw, in `bibtex_fields`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from refsync import identifiers, latex
from refsync.readers import dates, names
from refsync.readers.bibtex_scanner import Entry, Fault, scan
from refsync.reading import Problem, Reading
from refsync.reference import CslType, Link, LinkKind, PartialDate, Reference, Source
from refsync.reference_id import reference_id

TYPES: Mapping[str, CslType] = {
    "article": "article-journal", "suppperiodical": "article-journal", "preprint": "article",
    "newsarticle": "article-newspaper", "magazine": "article-magazine",
    "book": "book", "mvbook": "book", "proceedings": "book", "mvproceedings": "book",
    "collection": "book", "mvcollection": "book", "reference": "book", "mvreference": "book",
    "manual": "book", "booklet": "pamphlet", "periodical": "periodical",
    "inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter",
    "suppcollection": "chapter", "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference", "conference": "paper-conference",
    "thesis": "thesis", "phdthesis": "thesis", "mastersthesis": "thesis",
    "bachelorsthesis": "thesis", "techreport": "report", "report": "report",
    "unpublished": "manuscript", "misc": "document", "document": "document",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage",
    "blog": "post-weblog", "software": "software", "softwareversion": "software",
    "codefragment": "software", "dataset": "dataset", "data": "dataset", "patent": "patent",
    "standard": "standard", "video": "motion_picture", "movie": "motion_picture",
    "film": "motion_picture", "audio": "song", "music": "song", "artwork": "graphic",
    "image": "graphic", "letter": "personal_communication", "interview": "interview",
    "presentation": "speech", "talk": "speech", "poster": "speech", "map": "map",
    "legislation": "legislation", "jurisdiction": "legal_case", "legal": "treaty",
    "performance": "performance", "review": "review",
}  # fmt: skip
"""The CSL types of entry types; `@misc` and its like are preprints where they have an arXiv id."""

_UNCOMMITTED = frozenset({"misc", "online", "electronic", "unpublished", "preprint", "document"})
"""Types that say nothing against a preprint."""

_SERVERS = {
    name.lower(): name
    for name in ("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "SocArXiv", "TechRxiv")
} | {"corr": "arXiv"}
_SERVER = re.compile(rf"\s*(?:(?i:{'|'.join(name for name in _SERVERS if name != 'corr')})|CoRR)\b")

_TEXTS = {
    "abstract": ("abstract",),
    "chapter_number": ("chapter",),
    "collection_title": ("series",),
    "container_title_short": ("shortjournal",),
    "edition": ("edition",),
    "event_place": ("venue",),
    "event_title": ("eventtitle",),
    "genre": ("type",),
    "issn": ("issn",),
    "language": ("language", "langid", "hyphenation"),
    "license": ("license", "copyright"),
    "note": ("note", "annotation", "annote"),
    "number_of_pages": ("pagetotal", "numpages"),
    "number_of_volumes": ("volumes",),
    "page": ("pages", "eid"),
    "part_number": ("part",),
    "publisher": ("publisher", "school", "institution", "organization"),
    "publisher_place": ("location", "address"),
    "status": ("pubstate",),
    "title_short": ("shorttitle",),
    "version": ("version",),
    "volume": ("volume",),
}
"""CSL variables and the fields that may hold them, the one that counts first."""

_VARIABLES = {name: variable for variable, names_of in _TEXTS.items() for name in names_of}

_NAMES = {
    "author": "author", "editor": "editor", "translator": "translator",
    "container_author": "bookauthor",
}  # fmt: skip
_DATES = {"accessed": "urldate", "event_date": "eventdate", "original_date": "origdate"}
_GENRES = {
    "phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "mathesis": "Master's thesis",
    "bachelorsthesis": "Bachelor's thesis", "candthesis": "Candidate thesis",
    "techreport": "Technical report", "resreport": "Research report",
}  # fmt: skip
"""What entry types, and biblatex's localisation keys in `type`, say."""

LINK_FIELDS: Mapping[str, LinkKind] = {
    **{kind: kind for kind in get_args(LinkKind)},
    "github": "code", "website": "project", "homepage": "project", "webpage": "project",
}  # fmt: skip
"""Fields that hold the addresses of what belongs to a paper."""

_LINK_ORDER = get_args(LinkKind)

_LINKS = ("xdata", "crossref")
"""The fields that name what an entry inherits from."""

_MOST_ANCESTORS = 20
"""More than anybody has; damage ends here."""

_NOT_INHERITED = frozenset(
    {
        "abstract", "annote", "archiveprefix", "crossref", "doi", "eprint", "eprinttype", "file",
        "ids", "isbn", "keywords", "label", "note", "pages", "shorttitle", "sorttitle", "url",
        "urldate", "xdata", "xref",
    }
)  # fmt: skip
_INHERITED_AS = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}

_URL = re.compile(r"https?://[^\s{}<>\"\\]+")
_MARKDOWN_LINK = re.compile(r"\[[^\]]*\]\((\S+)\)")
_ESCAPE = re.compile(r"\\(?:url|path)\b\s*|\\(?=[_%&#~$])|[{}]")
_KEYWORDS = re.compile(r"\s*[,;]\s*")
_DASH = re.compile(r"\s*[-\u2010-\u2015\u2212]+\s*")


def read(text: str, file: str, first_line: int = 1) -> Reading:
    """The references and problems of a BibTeX text, in its order.

    Args:
        text: all of a file, or a piece of one.
        file: its name, for sources and problems.
        first_line: the line of the file where the text begins.
    """
    entries, faults = scan(text)
    context = _Context(file, first_line - 1, _parents(entries), faults)
    context.report_duplicate_keys(entries)
    context.report_unknown_parents(entries)
    references = [
        context.reference(entry)
        for entry in _given_up(entries)
        if entry.type not in ("xdata", "set")
    ]
    return Reading(references=tuple(references), problems=context.problems())


def _parents(entries: list[Entry]) -> dict[str, Entry]:
    """The entries that others inherit from, by key."""
    wanted = {key.lower() for entry in entries for link in _LINKS for key in _linked(entry, link)}
    return {e.key.lower(): e for e in entries if e.key and e.key.lower() in wanted}


def _linked(entry: Entry, link: str) -> list[str]:
    """The keys that a field such as `crossref` names."""
    return list(filter(None, _KEYWORDS.split(entry.fields.get(link, "").strip())))


def _given_up(entries: list[Entry]) -> Iterator[Entry]:
    """The entries in order, each taken from the list: raw text isn't held longer than needed."""
    entries.reverse()
    while entries:
        yield entries.pop()


@dataclass(frozen=True, slots=True)
class _Context:
    """What the entries of one text share."""

    file: str
    lines_before: int
    by_key: Mapping[str, Entry]
    faults: list[Fault]

    def problems(self) -> tuple[Problem, ...]:
        return tuple(
            Problem(
                severity=fault.severity,
                code=fault.code,
                message=fault.message,
                file=self.file,
                line=fault.line + self.lines_before,
            )
            for fault in sorted(self.faults, key=lambda fault: fault.line)
        )

    def warn(self, entry: Entry, code: str, message: str) -> None:
        self.faults.append(Fault("warning", code, message, entry.line))

    def report_duplicate_keys(self, entries: list[Entry]) -> None:
        lines: dict[str, int] = {}
        for entry in entries:
            first = lines.setdefault((entry.key or "").lower(), entry.line)
            if entry.key and first != entry.line:
                line = first + self.lines_before
                message = (
                    f"The key {entry.key!r} is taken by the entry in line {line}; both were read."
                )
                self.warn(entry, "duplicate-key", message)

    def report_unknown_parents(self, entries: list[Entry]) -> None:
        for entry in entries:
            for link in _LINKS:
                for key in _linked(entry, link):
                    if key.lower() not in self.by_key:
                        message = f"No entry has the key {key!r}, which `{link}` names."
                        self.warn(entry, "unknown-crossref", message)

    def reference(self, entry: Entry) -> Reference:
        """The entry as a reference, with what it inherits."""
        fields = _Fields(self.inherit(entry, dict(entry.fields), {entry.key}))
        ids = identifiers.complete(_identifiers(fields))
        values: dict[str, object] = dict(_values(entry, fields, ids))
        if "title" not in values:
            values["title"] = _stand_in_title(entry, values, ids)
            self.warn(
                entry, "missing-title", f"The entry has no title; {values['title']!r} stands in."
            )
        if entry.type not in TYPES:
            self.warn(entry, "unknown-type", f"The type @{entry.type} is unknown; read as @misc.")
        left = fields.left()
        for name in ("doi", "isbn"):
            if name in left:
                self.warn(entry, "bad-identifier", f"{left[name]!r} is no {name.upper()}.")
        known = identifiers.complete(ids)
        return Reference.model_validate(
            {
                **values,
                "id": reference_id(known, str(values["title"])),
                "identifiers": known,
                "citation_key": entry.key,
                "bibtex_fields": left,
                "source": Source(file=self.file, line=entry.line + self.lines_before),
            }
        )

    def inherit(
        self, entry: Entry, fields: dict[str, str], seen: set[str | None]
    ) -> dict[str, str]:
        """The fields with those of the entries that `crossref` and `xdata` name, each once."""
        for link in _LINKS:
            for key in _linked(entry, link):
                parent = self.by_key.get(key.lower())
                if parent is None or parent.key in seen or len(seen) > _MOST_ANCESTORS:
                    continue
                seen.add(parent.key)
                theirs = self.inherit(parent, dict(parent.fields), seen)
                for name, value in theirs.items():
                    if link == "xdata":
                        fields.setdefault(name, value)
                    elif name not in _NOT_INHERITED:
                        fields.setdefault(_INHERITED_AS.get(name, name), value)
                fields.pop(link, None)
        return fields


class _Fields:
    """An entry's raw fields, and which of them have found a home."""

    def __init__(self, raw: dict[str, str]) -> None:
        self.raw = raw
        self._housed: set[str] = set()

    def text(self, *names: str) -> str | None:
        """The decoded text of the first of the fields that isn't blank."""
        for name in names:
            value = self.raw.get(name)
            if value and (text := _plain(value)):
                self._housed.add(name)
                return text
        return None

    def verbatim(self, name: str) -> str:
        """A field that LaTeX doesn't interpret, without the escapes that people put in."""
        value = self.raw.get(name, "").strip()
        if value.isalnum() or not value:
            return value
        if link := _MARKDOWN_LINK.fullmatch(value):
            value = link[1]
        return _ESCAPE.sub("", value)

    def housed(self, *names: str) -> None:
        self._housed.update(names)

    def left(self) -> dict[str, str]:
        """The fields that have no home, as they stand there."""
        return {
            name: value
            for name, value in self.raw.items()
            if name not in self._housed and value.strip()
        }


def _plain(value: str) -> str:
    """Decoded, and on one line."""
    return value if value.isalnum() else " ".join(latex.decode(value).split())


def _identifiers(fields: _Fields) -> dict[str, str]:
    """The identifiers that the fields state; what a field says of itself comes first."""
    found: dict[str, str] = {}
    for scheme in ("doi", "pmid", "pmcid", "isbn"):
        value = scheme in fields.raw and identifiers.normalise(scheme, fields.verbatim(scheme))
        if value:
            found[scheme] = value
            fields.housed(scheme)
    if eprint := _eprint(fields):
        found.setdefault(*eprint)
    for name in ("url",) if "doi" in found else ("url", "doi"):
        if identifier := identifiers.from_url(fields.verbatim(name)):
            found.setdefault(*identifier)
    for name in ("howpublished", "note"):
        text = fields.verbatim(name)
        for identifier in identifiers.from_text(text) if text else ():
            found.setdefault(*identifier)
    return found


def _eprint(fields: _Fields) -> identifiers.Identifier | None:
    """The archive's id, and the archive; arXiv where none is named."""
    if "eprint" not in fields.raw:
        return None
    archive = fields.raw.get("eprinttype") or fields.raw.get("archiveprefix") or "arxiv"
    scheme = {"arxiv": "arxiv", "pubmed": "pmid", "pmc": "pmcid"}.get(archive.strip("{} ").lower())
    value = scheme and identifiers.normalise(scheme, fields.verbatim("eprint"))
    if not scheme or not value:
        return None
    fields.housed("eprint", "eprinttype", "archiveprefix")
    return identifiers.Identifier(scheme, value)


def _values(entry: Entry, fields: _Fields, ids: dict[str, str]) -> Iterator[tuple[str, object]]:
    """The reference's fields; adds to `ids` what stands in place of a journal."""
    server = _preprint_server(fields, ids) if entry.type in _UNCOMMITTED | {"article"} else None
    kind = _csl_type(entry, fields, is_preprint=server is not None or "arxiv" in ids)
    yield "type", kind
    yield from _titles(kind, fields)
    yield from _people(fields)
    yield from _dates(fields)
    yield from _addresses(fields)
    for variable in {_VARIABLES[name]: None for name in fields.raw if name in _VARIABLES}:
        if text := fields.text(*_TEXTS[variable]):
            yield variable, _tidied(variable, text)
    if server or (server := _informal_publisher(fields)):
        yield "publisher", server
    if kind == "thesis" and entry.type in _GENRES and "type" not in fields.raw:
        yield "genre", _GENRES[entry.type]
    if number := fields.text("number", "issue"):
        yield _number_variable(kind, fields), number
    if keywords := fields.text("keywords", "keyword"):
        yield "keyword", tuple(filter(None, _KEYWORDS.split(keywords)))


def _preprint_server(fields: _Fields, ids: dict[str, str]) -> str | None:
    """The preprint server that stands in place of a journal."""
    for name in ("journal", "journaltitle", "booktitle"):
        journal = fields.raw.get(name, "").strip("{} ")
        server = _SERVER.match(journal)
        if server is None:
            continue
        del fields.raw[name]
        text = " ".join([journal, *map(fields.verbatim, ("volume", "pages", "eid"))])
        for identifier in identifiers.from_text(text):
            ids.setdefault(*identifier)
        for place in ("volume", "pages", "eid"):
            value = fields.verbatim(place)
            if _SERVER.match(value) or ids.get("arxiv", "-") in value:
                del fields.raw[place]
        return _SERVERS[server[0].lower()]
    return None


def _csl_type(entry: Entry, fields: _Fields, *, is_preprint: bool) -> CslType:
    if entry.type in _UNCOMMITTED | {"article"}:
        if "journal" in fields.raw or "journaltitle" in fields.raw:
            return _periodical_type(fields)
        if is_preprint or _SERVER.fullmatch(fields.raw.get("publisher", "").strip("{} ")):
            return "article"
    return TYPES.get(entry.type, "document")


def _periodical_type(fields: _Fields) -> CslType:
    subtype = fields.text("entrysubtype")
    if subtype == "magazine":
        return "article-magazine"
    return "article-newspaper" if subtype == "newspaper" else "article-journal"


def _titles(kind: CslType, fields: _Fields) -> Iterator[tuple[str, str]]:
    if title := _with_subtitle(fields, "title", "subtitle"):
        yield "title", title
    journal = _with_subtitle(fields, "journaltitle", "journalsubtitle") or fields.text("journal")
    if journal and kind.startswith("article"):
        yield "container_title", journal
    elif container := _with_subtitle(fields, "booktitle", "booksubtitle") or journal:
        yield "container_title", container


def _with_subtitle(fields: _Fields, title: str, subtitle: str) -> str | None:
    main, sub = fields.text(title), fields.text(subtitle)
    if not main or not sub:
        return main
    return f"{main} {sub}" if main[-1] in ":?!." else f"{main}: {sub}"


def _people(fields: _Fields) -> Iterator[tuple[str, object]]:
    useprefix = "useprefix=false" not in fields.raw.get("options", "").replace(" ", "").lower()
    for variable, name in _NAMES.items():
        if name not in fields.raw:
            continue
        people = names.read(fields.raw[name], useprefix=useprefix)
        fields.housed(name)
        yield variable, people.names
        if people.truncated and variable == "author":
            yield "authors_truncated", True


def _dates(fields: _Fields) -> Iterator[tuple[str, PartialDate]]:
    year, month, day = (fields.text(name) or "" for name in ("year", "month", "day"))
    if issued := dates.from_fields(fields.verbatim("date"), year, month, day):
        fields.housed("date")
        yield "issued", issued
    for variable, name in _DATES.items():
        if date := dates.read(fields.verbatim(name)):
            fields.housed(name)
            yield variable, date


def _addresses(fields: _Fields) -> Iterator[tuple[str, object]]:
    published = fields.verbatim("howpublished")
    if url := fields.verbatim("url"):
        fields.housed("url")
        yield "url", "".join(url.split())
    elif found := _URL.search(f"{published} {fields.verbatim('note')}"):
        url = found[0].rstrip(".,;")
        yield "url", url
        if url == published:
            fields.housed("howpublished")
    links = []
    for name in filter(LINK_FIELDS.__contains__, fields.raw):
        words = fields.raw[name].split()
        if words and all(map(_URL.fullmatch, words)):
            fields.housed(name)
            links += [Link(kind=LINK_FIELDS[name], url=word) for word in words]
    if links:
        yield "links", tuple(sorted(links, key=lambda link: _LINK_ORDER.index(link.kind)))


def _informal_publisher(fields: _Fields) -> str | None:
    """What `howpublished` says, where that is no address and nobody else publishes."""
    published = fields.raw.get("howpublished", "")
    if identifiers.from_text(published):
        fields.housed("howpublished")
    elif not _URL.search(published) and fields.raw.keys().isdisjoint(_TEXTS["publisher"]):
        return fields.text("howpublished")
    return None


def _tidied(variable: str, text: str) -> str:
    if variable == "page":
        return _DASH.sub("-", text)
    return _GENRES.get(text.lower(), text) if variable == "genre" else text


def _number_variable(kind: CslType, fields: _Fields) -> str:
    """What `number` counts: issues of a journal, volumes of a series, or the works themselves."""
    if kind.startswith("article"):
        return "issue"
    return "collection_number" if "series" in fields.raw else "number"


def _stand_in_title(entry: Entry, values: Mapping[str, object], ids: Mapping[str, str]) -> object:
    """What names an entry without a title best."""
    candidates = (values.get("container_title"), values.get("title_short"), values.get("url"))
    return next(filter(None, (*candidates, *ids.values(), entry.key)), "untitled")
