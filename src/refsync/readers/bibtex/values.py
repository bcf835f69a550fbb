"""The fields of a BibTeX entry as the values of a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from refsync import csl_variables, identifiers, latex
from refsync.languages import LANGUAGES
from refsync.patterns import regex
from refsync.publications import preprint_server
from refsync.readers import dates, names
from refsync.readers.bibtex.scanner import Entry
from refsync.readers.bibtex.tables import (
    ARCHIVES,
    BIBLATEX,
    COUNTRIES,
    DATES,
    EDITOR_TYPES,
    EDITORS,
    EPISODES,
    FILMS,
    FREELY_PUBLISHED,
    GENRES,
    IN_SERIES,
    ITEM_TYPES,
    LAWS,
    LINK_FIELDS,
    NAMES,
    NUMBERED,
    OTHER_TEXTS,
    SERIES,
    STATES,
    TEXTS,
    TYPES,
    UNCOMMITTED,
)  # fmt: skip
from refsync.readers.links import meant
from refsync.reference import CslType, Link, Name, PartialDate

_VARIABLES = {name: variable for variable, names_of in TEXTS.items() for name in names_of}
_FURTHER_DATES = frozenset(name for names_of in DATES.values() for name in names_of)
_RARE = frozenset(name for names_of in OTHER_TEXTS.values() for name in names_of)
_LINK_ORDER = tuple(LINK_FIELDS)
_LISTS = ("publisher", "publisher_place")
"""Variables that biblatex takes for lists."""

_WHOLES = frozenset({"book", "periodical"})
"""Types that stand in nothing else; some write their own title there."""

_ON_THE_WEB = frozenset({"webpage", "post", "post-weblog"})
"""Types whose `titleaddon` is the name of the site, as Zotero writes it."""

_COURT = "institution"
"""The field of a court or a parliament."""

_PROCEEDINGS = regex(r"\bproceedings?\b", re.IGNORECASE)
_PEOPLE = frozenset(csl_variables.NAMES.values())
_URL = regex(r"https?://[^\s{}<>\"\\]+")
_MARKDOWN_LINK = regex(r"\[[^\]]*\]\((\S+)\)")
_ESCAPE = regex(r"\\(?:url|path)\b\s*|\\(?=[_%&#~$])|[{}]")
_VERSION = regex(r"\dv\d+$")
_KEYWORDS = regex(r"\s*[,;]\s*")
_DASH = regex(r"[-\u2010-\u2015\u2212]+")


class Fields:
    """An entry's raw fields, and which of them have found a home."""

    def __init__(self, raw: dict[str, str]) -> None:
        self.raw = raw
        self._housed: set[str] = set()

    def text(self, *names: str, markup: bool = False) -> str | None:
        """The decoded text of the first of the fields that isn't blank.

        Args:
            names: the fields, the one that counts first.
            markup: looks are kept, as HTML.
        """
        for name in names:
            value = self.raw.get(name)
            if value and (text := _plain(value, markup=markup)):
                self._housed.add(name)
                return text
        return None

    def verbatim(self, name: str) -> str:
        """A field that LaTeX doesn't interpret, without the escapes that people put in."""
        value = self.raw.get(name)
        if not value:
            return ""
        value = value.strip()
        if value.isalnum():
            return value
        if link := _MARKDOWN_LINK.fullmatch(value):
            value = link[1]
        return _ESCAPE.sub("", value)

    def housed(self, *names: str) -> None:
        """These fields have found a home."""
        self._housed.update(names)

    def left(self) -> dict[str, str]:
        """The fields that have no home, as they stand there."""
        return {
            name: value
            for name, value in self.raw.items()
            if name not in self._housed and value.strip()
        }


def _plain(value: str, *, markup: bool = False) -> str:
    """Decoded, and on one line."""
    return value if value.isalnum() else names.one_line(latex.decode(value, markup=markup))


def stated_identifiers(fields: Fields) -> dict[str, str]:
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


def _eprint(fields: Fields) -> identifiers.Identifier | None:
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


def values(entry: Entry, fields: Fields, ids: dict[str, str]) -> Iterator[tuple[str, object]]:
    """The reference's fields, none of them empty; adds to `ids` what stands in place of a journal.

    What a model is told is remembered by it, empty or not, at a hundred bytes a field.
    """
    server = _preprint_server(fields, ids) if entry.type in UNCOMMITTED | {"article"} else None
    kind = _csl_type(entry, fields, is_preprint=server is not None or "arxiv" in ids)
    yield "type", kind
    if item_type := _item_type(entry, kind):
        yield "zotero_fields", {"itemType": item_type}
    yield from _titles(kind, fields)
    people, others, truncated = _people(fields)
    yield from people.items()
    if others:
        yield "other_names", others
    if truncated:
        yield "authors_truncated", truncated
    yield from _dates(fields)
    yield from _addresses(fields)
    yield from ((v, text) for v, text in _texts(kind, fields) if text != ids.get(v))
    if server or (server := _informal_publisher(kind, fields)):
        yield "publisher", server
    yield from _numbers(kind, fields)
    yield from _remarks(entry, kind, fields)
    if more := dict(_other_texts(fields)):
        yield "other_variables", more
    if keywords := fields.text("keywords", "keyword", "tags"):
        yield "keyword", tuple(filter(None, _KEYWORDS.split(keywords)))


def _preprint_server(fields: Fields, ids: dict[str, str]) -> str | None:
    """The preprint server that stands in place of a journal."""
    for name in ("journal", "journaltitle", "booktitle"):
        journal = fields.raw.get(name, "").strip("{} ")
        server = preprint_server(journal)
        if server is None:
            continue
        del fields.raw[name]
        text = " ".join([journal, *map(fields.verbatim, ("volume", "pages", "eid"))])
        for identifier in identifiers.from_text(text):
            ids.setdefault(*identifier)
        for place in ("volume", "pages", "eid"):
            value = fields.verbatim(place)
            if preprint_server(value) or ids.get("arxiv", "-") in value:
                del fields.raw[place]
        return server
    return None


def _csl_type(entry: Entry, fields: Fields, *, is_preprint: bool) -> CslType:
    if entry.type in UNCOMMITTED | {"article"}:
        if "journal" in fields.raw or "journaltitle" in fields.raw:
            return _periodical_type(fields)
        if is_preprint or preprint_server(fields.raw.get("publisher", "").strip("{} ")):
            return "article"
    if entry.type == "article" and _PROCEEDINGS.search(entry.fields.get("booktitle", "")):
        return "paper-conference"
    if entry.type == "unpublished" and fields.raw.get("eventtitle", "").strip():
        return "speech"
    if entry.type == "video" and _subtype(entry) in EPISODES:
        return "broadcast"
    return TYPES.get(entry.type, "document")


def _item_type(entry: Entry, kind: CslType) -> str | None:
    """Zotero's type, where the entry says which of several for a CSL type it is."""
    if kind == "broadcast" and entry.type == "video":
        return "tvBroadcast"
    return None if _subtype(entry) in FILMS else ITEM_TYPES.get(entry.type)


def _subtype(entry: Entry) -> str:
    return entry.fields.get("entrysubtype", "").strip("{} ").lower()


def _periodical_type(fields: Fields) -> CslType:
    subtype = fields.text("entrysubtype")
    if subtype == "magazine":
        return "article-magazine"
    return "article-newspaper" if subtype == "newspaper" else "article-journal"


def _titles(kind: CslType, fields: Fields) -> Iterator[tuple[str, object]]:
    """The titles of the work, and of what it stands in."""
    if "lista" in fields.raw and kind.startswith("entry"):
        yield "title", fields.text("lista", markup=True)
        yield "container_title", _whole_title(fields, "")
        return
    title = _whole_title(fields, "", with_addition=kind not in _ON_THE_WEB)
    if title:
        yield "title", title
    journal = _whole_title(fields, "journal") or fields.text("fjournal", "journal", markup=True)
    if journal and kind.startswith("article"):
        yield "container_title", journal
        if short := fields.text("journal") if "fjournal" in fields.raw else None:
            yield "container_title_short", short
        return
    site = fields.text("titleaddon") if kind in _ON_THE_WEB else None
    container = _whole_title(fields, "book") or journal or site
    if container and not (kind in _WHOLES and container == title):
        yield "container_title", container


def _whole_title(fields: Fields, of: str, *, with_addition: bool = True) -> str | None:
    """A title with its subtitle and addition."""
    main = fields.text(f"{of}title", markup=True)
    parts = ((f"{of}subtitle", ":"), *([(f"{of}titleaddon", ".")] if with_addition else []))
    for part, mark in parts:
        if main and (more := fields.text(part, markup=True)):
            main = f"{main} {more}" if main[-1] in ":?!." else f"{main}{mark} {more}"
    return main


def _people(
    fields: Fields,
) -> tuple[dict[str, tuple[Name, ...]], dict[str, tuple[Name, ...]], bool]:
    """The people by field of a reference, those in rarer roles, and whether authors are missing."""
    useprefix = "useprefix=false" not in fields.raw.get("options", "").replace(" ", "").lower()
    found: dict[str, tuple[Name, ...]] = {}
    others: dict[str, tuple[Name, ...]] = {}
    truncated = False
    for role, name in _roles(fields):
        people = names.read(fields.raw[name], useprefix=useprefix)
        home = found if role in _PEOPLE else others
        home[role] = (*home.get(role, ()), *people.names)
        truncated = truncated or (people.truncated and role == "author")
    return found, others, truncated


def _roles(fields: Fields) -> Iterator[tuple[str, str]]:
    """The fields of people, and the roles that these are."""
    for variable, name in NAMES.items():
        if name in fields.raw:
            fields.housed(name)
            yield variable, name
    for name in filter(fields.raw.__contains__, EDITORS):
        usual = "editor" if name == "editor" else ""
        stated = fields.raw.get(f"{name}type", usual).strip("{} ").lower()
        if stated in EDITOR_TYPES:
            fields.housed(name, f"{name}type")
            yield EDITOR_TYPES[stated], name


def _dates(fields: Fields) -> Iterator[tuple[str, PartialDate]]:
    year, month, day = (fields.text(name) or "" for name in ("year", "month", "day"))
    if issued := dates.from_fields(fields.verbatim("date"), year, month, day):
        fields.housed("date")
        yield "issued", issued
    if fields.raw.keys().isdisjoint(_FURTHER_DATES):
        return
    for variable, stated in DATES.items():
        for name in stated:
            if date := dates.read(fields.verbatim(name)):
                fields.housed(name)
                yield variable, date
                break


def _texts(kind: CslType, fields: Fields) -> Iterator[tuple[str, str]]:
    """What stands in the reference as in the entry."""
    is_biblatex = not BIBLATEX.isdisjoint(fields.raw)
    for variable in {_VARIABLES[name]: None for name in fields.raw if name in _VARIABLES}:
        stated = TEXTS[variable]
        if text := fields.text(*stated, markup=variable == "title_short"):
            name = next(name for name in stated if fields.raw.get(name, "").strip())
            raw = fields.raw[name]
            if variable in _LISTS and is_biblatex and " and " in raw:
                text = "; ".join(map(_plain, names.split(raw)))
            if variable == "page":
                text = _DASH.sub("-", text)
            elif variable == "publisher_place" and kind == "patent":
                text = "; ".join(COUNTRIES.get(place, place) for place in text.split("; "))
            yield "authority" if name == _COURT and kind in LAWS else variable, text
    if language := _language(fields):
        yield "language", language


def _other_texts(fields: Fields) -> Iterator[tuple[str, str]]:
    if fields.raw.keys().isdisjoint(_RARE):
        return
    for variable, stated in OTHER_TEXTS.items():
        if text := fields.text(*stated, markup=True):
            yield variable, text


def _language(fields: Fields) -> str | None:
    """The language: what babel calls it, where that is a name that it knows."""
    named = fields.text("langid", "hyphenation") or ""
    stated = fields.text("language")
    return named if named.lower() in LANGUAGES or not stated else stated


def _addresses(fields: Fields) -> Iterator[tuple[str, object]]:
    published = fields.verbatim("howpublished")
    if url := fields.verbatim("url"):
        fields.housed("url")
        yield "url", meant("".join(url.split()))
    elif (found := _URL.search(f"{published} {fields.verbatim('note')}")) or (
        found := _of_eprint(fields)
    ):
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


def _of_eprint(fields: Fields) -> re.Match[str] | None:
    """The address that an eprint stands for, where no identifier says as much.

    That is so with archives that have none, and with one version of a preprint.
    """
    if "eprint" not in fields.raw:
        return None
    stated = fields.verbatim("eprint").strip()
    archive = fields.raw.get("eprinttype") or fields.raw.get("archiveprefix") or "arxiv"
    known = ARCHIVES.get(archive.strip("{} ").lower())
    if not stated or not known:
        return None
    if known == ARCHIVES["arxiv"]:
        stated = stated.lower().removeprefix("arxiv:")
        if not _VERSION.search(stated) or not identifiers.normalise("arxiv", stated):
            return None
    return _URL.fullmatch(f"{known}{stated}")


def _informal_publisher(kind: CslType, fields: Fields) -> str | None:
    """What `howpublished` says, where that is no address and nobody else publishes."""
    published = fields.raw.get("howpublished", "")
    if not published:
        return None
    if identifiers.from_text(published):
        fields.housed("howpublished")
    elif (
        kind in FREELY_PUBLISHED
        and not _URL.search(published)
        and fields.raw.keys().isdisjoint(TEXTS["publisher"])
    ):
        return fields.text("howpublished")
    return None


def _numbers(kind: CslType, fields: Fields) -> Iterator[tuple[str, str]]:
    """Series, volume, part, and what `number` counts.

    That is issues of a journal, volumes of a series, or the works themselves.
    """
    series = fields.text("series", markup=True)
    if series and kind.startswith("article"):
        series = (
            f"{_ordinal(int(series))} series" if series.isdecimal() else SERIES.get(series, series)
        )
    if series:
        yield "collection_title", series
    if volume := fields.text("volume"):
        yield "volume", volume
    if part := fields.text("part"):
        yield "part_number", part
    number = fields.text("number", "issue")
    if number and kind.startswith("article") and "number" in fields.raw:
        issue = fields.text("issue")
        number = f"{number}, {issue}" if issue and issue != number else number
    if number:
        yield _number_variable(kind, fields), number


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _number_variable(kind: CslType, fields: Fields) -> str:
    if kind.startswith("article") or kind == "periodical":
        return "issue"
    in_series = kind in IN_SERIES or ("series" in fields.raw and kind not in NUMBERED)
    return "collection_number" if in_series else "number"


def _remarks(entry: Entry, kind: CslType, fields: Fields) -> Iterator[tuple[str, str]]:
    """What kind of thing it is, how far it is, and what else there is to say."""
    if genre := fields.text("type", "genre"):
        yield "genre", GENRES.get(genre.lower(), genre)
    elif kind == "thesis" and entry.type in GENRES:
        yield "genre", GENRES[entry.type]
    if status := fields.text("pubstate"):
        yield "status", STATES.get(status, status)
    if note := ". ".join(filter(None, (fields.text("note"), fields.text("addendum")))):
        yield "note", note


def stand_in_title(entry: Entry, stated: Mapping[str, object], ids: Mapping[str, str]) -> object:
    """What names an entry without a title best."""
    candidates = (stated.get("container_title"), stated.get("title_short"), stated.get("url"))
    return next(filter(None, (*candidates, *ids.values(), entry.key)), "untitled")
