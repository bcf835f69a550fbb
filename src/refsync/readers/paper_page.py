"""A page that stands for one paper: what its front matter says, as a reference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from pathlib import PurePath
from typing import Any, get_args

from refsync import identifiers
from refsync.patterns import regex
from refsync.readers import bibtex, dates, links, names
from refsync.readers.front_matter import FrontMatter
from refsync.readers.people import people
from refsync.reference import CslType, Link, LinkKind, Name, Reference, Source
from refsync.reference_id import reference_id

_AUTHORS = ("authors", "author", "authors_full", "author_list")
_DATES = (
    "year", "publication_date", "date_published", "pub_date", "pubdate", "published", "issued",
    "date", "publishdate", "publish_date",
)  # fmt: skip
_JOURNALS = ("journal", "journal_name", "journaltitle", "container_title")
_BOOKS = ("booktitle", "conference", "proceedings", "conference_name", "event", "event_title")
_VENUES = ("venue", "publication", "published_in", "pub_venue", "where", "publication_short")
_TEXTS = {
    "abstract": ("abstract",), "publisher": ("publisher",), "volume": ("volume",),
    "issue": ("issue", "number"), "page": ("pages", "page"), "edition": ("edition",),
    "genre": ("thesis_type",), "language": ("lang", "language"),
}  # fmt: skip
_KEYS = ("bibkey", "citation_key", "citekey", "cite_key", "bibtex_key")
_KEYWORDS = ("tags", "keywords")
_SCHEMES = {
    "doi": ("doi",), "arxiv": ("arxiv", "arxiv_id", "eprint", "arxivid"),
    "pmid": ("pmid", "pubmed"), "pmcid": ("pmcid", "pmc"), "isbn": ("isbn",),
    "openreview": ("openreview",), "acl": ("acl",),
}  # fmt: skip
_LINKS: Mapping[LinkKind, tuple[str, ...]] = {
    "paper": (
        "paper", "paperurl", "paper_url", "url_paper", "paper_link", "link", "url", "external_link",
        "external_url", "url_preprint", "preprint", "arxiv_url", "doi_url", "redirect", "html",
    ),
    "pdf": ("pdf", "url_pdf", "pdf_url", "pdfurl", "paper_pdf", "download"),
    "code": (
        "code", "url_code", "code_url", "codeurl", "github", "repo", "repository", "url_source",
    ),
    "project": ("project", "url_project", "website", "project_page", "webpage", "homepage"),
    "dataset": ("dataset", "data", "url_dataset", "dataset_url"),
    "demo": ("demo", "url_demo"),
    "model": ("model", "models"),
    "video": ("video", "url_video", "videourl", "youtube", "talk"),
    "slides": ("slides", "url_slides", "slidesurl", "presentation"),
    "poster": ("poster", "url_poster", "posterurl"),
    "blog": ("blog", "blogpost"),
    "review": ("review", "reviews"),
}  # fmt: skip
_LINK_LISTS = (
    "additional_links", "links", "url_custom", "resources", "extra_links", "buttons", "more_links",
)  # fmt: skip
_LAYOUTS = frozenset({"publication", "paper", "pub", "single_publication", "article_publication"})
_FOLDERS = frozenset({"_publications", "publications", "publication", "_papers", "_publication"})
_OF_PAPERS = frozenset({"publications", "papers", "publication", "paper"})
_TYPES: Mapping[str, CslType] = {
    "1": "paper-conference", "2": "article-journal", "3": "article", "4": "report", "5": "book",
    "6": "chapter", "7": "thesis", "8": "patent", "conferences": "paper-conference",
    "manuscripts": "article-journal", "books": "book", "conference": "paper-conference",
    "journal": "article-journal", "preprint": "article", "workshop": "paper-conference",
    "inproceedings": "paper-conference", "phdthesis": "thesis",
    **{name: name for name in get_args(CslType)},
}  # fmt: skip
"""What `publication_types` and the like say: the numbers are those of Hugo's academic theme."""

_JOURNAL = regex(
    r"\b(?:journal|transactions|letters|review|annals|magazine|nature|science|plos|acta|tacl|jmlr"
    r"|tmlr|tochi|tog)\b", re.IGNORECASE,
)  # fmt: skip
_IN = regex(r"In:?\s+(?=\*?[A-Z\d])")
_PREPRINT = regex(r"(?:arxiv|biorxiv|medrxiv|chemrxiv|psyarxiv|preprint|corr)\b", re.IGNORECASE)
_MARKUP = regex(r"<[^<>]+>|\*+|(?<!\w)_|_(?!\w)|&dagger;|\$\^\S+?\$")
_PLACEHOLDERS = frozenset({"admin", "me"})


def reference(head: FrontMatter, file: str) -> Reference | None:
    """The paper that a page's front matter describes; None where it names none.

    Args:
        head: the front matter.
        file: the page's name.
    """
    head = _with_citation(head)
    title = head.text("title", "paper_title")
    if not title:
        return None
    own = _bibtex(head, file)
    known = identifiers.merge(_identifiers(head), own.identifiers if own else {})
    found = tuple({link.url: link for link in _links(head)}.values())
    for link in found:
        if named := _named(link):
            known.setdefault(*named)
    known = identifiers.complete(known)
    values = {**(_stated(own) if own else {}), **dict(_values(head, known))}
    values.setdefault("type", "document")
    return Reference.model_validate(
        {
            **values,
            "id": reference_id(known, title),
            "title": _plain(title),
            "identifiers": known,
            "links": found,
            "source": Source(file=file, line=head.lines.get("title", 1)),
        }
    )


def is_kept_for_a_paper(head: FrontMatter, file: str) -> bool:
    """Whether the site keeps the page for one paper, as its layout, collection or folder says."""
    if not any(head.fields.get(key) for key in (*_AUTHORS, *_DATES)):
        return False
    layout = (head.text("layout", "type") or "").lower().replace("-", "_")
    collection = (head.text("collection") or "").lower()
    *folders, name = PurePath(file).parts or ("",)
    is_index = name.startswith("_index")
    kept = any(folder.lower() in _FOLDERS for folder in folders) and not is_index
    return layout in _LAYOUTS or collection in _OF_PAPERS or kept


def describes_a_paper(head: FrontMatter) -> bool:
    """Whether the front matter says what a page about anything else would not."""
    head = _with_citation(head)
    states_venue = bool(head.text(*_JOURNALS, *_BOOKS, *_VENUES))
    states_people = any(head.fields.get(key) for key in _AUTHORS)
    return (
        bool(_identifiers(head) or any(_named(link) for link in _links(head)))
        or "publication_types" in head.fields
        or (states_venue and states_people)
        or (states_people and any(link.kind in ("paper", "pdf") for link in _links(head)))
    )


def _with_citation(head: FrontMatter) -> FrontMatter:
    """The front matter, with what Quarto's `citation` says of the work."""
    citation = head.fields.get("citation")
    if not isinstance(citation, Mapping):
        return head
    inner = {str(key).lower().replace("-", "_"): value for key, value in citation.items()}
    kind = inner.pop("type", None)
    types = {"publication_types": [kind]} if kind else {}
    return FrontMatter({**head.fields, **inner, **types}, head.lines)


def _bibtex(head: FrontMatter, file: str) -> Reference | None:
    """What BibTeX in the front matter says."""
    for key in ("bibtex", "bib", "bibtex_entry"):
        text = head.fields.get(key)
        if isinstance(text, str) and text.lstrip().startswith("@"):
            found = bibtex.read(text, file, head.lines.get(key, 1)).references
            if found:
                return found[0]
    return None


def _stated(own: Reference) -> dict[str, Any]:
    return {name: value for name, value in own if value}


def _values(head: FrontMatter, known: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The reference's fields that the front matter states."""
    authors, truncated = _people(head)
    if authors:
        yield "author", authors
        yield "authors_truncated", truncated
    issued = next((date for key in _DATES if (date := dates.read(head.text(key) or ""))), None)
    if issued and issued.parts:
        yield "issued", issued
    yield from _venue(head, known)
    for variable, keys in _TEXTS.items():
        if text := head.text(*keys):
            yield variable, _plain(text)
    if key := head.text(*_KEYS):
        yield "citation_key", key
    keywords = [word for name in _KEYWORDS for word in _words(head.fields.get(name))]
    if keywords:
        yield "keyword", tuple(dict.fromkeys(keywords))


def _people(head: FrontMatter) -> tuple[tuple[Name, ...], bool]:
    """The authors, and whether there are more."""
    value = next((stated for key in _AUTHORS if (stated := head.fields.get(key))), None)
    found: list[Name] = []
    truncated = False
    for person in value if isinstance(value, list) else [value]:
        if isinstance(person, Mapping):
            found += [_person(person)] if _name(person) else []
        elif isinstance(person, str):
            several, more = _listed(_plain(person))
            found += several
            truncated = truncated or more
    return tuple(found), truncated


def _listed(text: str) -> tuple[tuple[Name, ...], bool]:
    """The people whom a text names."""
    if text.lower() in _PLACEHOLDERS:
        return (), False
    found = people(f"by {text}") if "{" not in text else None
    listed = found or names.read(_with_and(text))
    return listed.names, listed.truncated


def _with_and(text: str) -> str:
    """The people of a list that commas separate, separated by "and"."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    apart = " and " not in text and all(" " in piece for piece in pieces)
    return " and ".join(pieces) if apart else text


def _name(person: Mapping[str, Any]) -> Any:
    return (
        person.get("name") or person.get("family") or person.get("last") or person.get("last_name")
    )


def _person(person: Mapping[str, Any]) -> Name:
    """A person as a mapping has it: `name`, or `given` and `family`."""
    name = _name(person)
    if isinstance(name, Mapping):
        return _person(name)
    given = person.get("given") or person.get("first") or person.get("first_name")
    if person.get("name") or not given:
        read = names.read(_plain(str(name))).names
        return read[0] if len(read) == 1 else Name(literal=str(name))
    return Name(family=str(name), given=str(given))


def _venue(head: FrontMatter, known: Mapping[str, str]) -> Iterator[tuple[str, Any]]:
    """The type of the work, and where it appeared."""
    stated = _stated_type(head)
    journal, book = head.text(*_JOURNALS), head.text(*_BOOKS)
    container = _IN.sub("", _plain(journal or book or head.text(*_VENUES) or ""))
    if container and _PREPRINT.match(container):
        yield "type", stated or "article"
        yield "publisher", container
        return
    if container:
        yield "container_title", container
        of_journal = journal or (not book and _JOURNAL.search(container))
        yield "type", stated or ("article-journal" if of_journal else "paper-conference")
    elif stated:
        yield "type", stated
    elif "arxiv" in known:
        yield "type", "article"
    elif known:
        yield "type", "book" if "isbn" in known else "article-journal"


def _stated_type(head: FrontMatter) -> CslType | None:
    for key in ("publication_types", "publication_type", "pub_type", "category", "entrytype"):
        for word in _words(head.fields.get(key)):
            if word.lower() in _TYPES:
                return _TYPES[word.lower()]
    return None


def _words(value: Any) -> list[str]:
    """The texts of a list, or those that commas separate in a text."""
    if isinstance(value, str):
        value = value.split(",")
    if not isinstance(value, Sequence):
        return []
    return [text.strip() for text in value if isinstance(text, str) and text.strip()]


def _identifiers(head: FrontMatter) -> dict[str, str]:
    return {
        scheme: value
        for scheme, keys in _SCHEMES.items()
        if (text := head.text(*keys)) and (value := identifiers.normalise(scheme, text))
    }


def _named(link: Link) -> identifiers.Identifier | None:
    """The identifier of the work itself that a link stands for."""
    return links.identifier(link.url) if link.kind in ("paper", "pdf") else None


def _links(head: FrontMatter) -> Iterator[Link]:
    """The addresses in the front matter, each with what it leads to."""
    for kind, keys in _LINKS.items():
        for key in keys:
            where = links.address(head.text(key) or "")
            if where:
                yield Link(kind=_kind(kind, where.url), url=where.url, label="")
    for key in _LINK_LISTS:
        yield from _listed_links(head.fields.get(key))


def _kind(kind: LinkKind, url: str) -> LinkKind:
    """A link's kind by its field, but for `url` and the like, which may lead anywhere."""
    by_address = links.kind_by_address(url)
    return by_address if kind == "paper" and by_address not in ("other", "project") else kind


def _listed_links(value: Any) -> Iterator[Link]:
    """The links of a list of `{name: …, url: …}`, or of a mapping of names to addresses."""
    if isinstance(value, Mapping):
        value = [{"name": name, "url": url} for name, url in value.items()]
    for entry in value if isinstance(value, Sequence) and not isinstance(value, str) else ():
        if not isinstance(entry, Mapping):
            continue
        label = next(
            (str(entry[key]) for key in ("name", "label", "title", "text") if key in entry), ""
        )
        url = next((str(entry[key]) for key in ("url", "link", "href", "file") if key in entry), "")
        where = links.address(url)
        if where:
            yield Link(kind=links.kind(label, where.url), url=where.url, label=label)


def _plain(text: str) -> str:
    """A text without the markup of pages."""
    return " ".join(unescape(_MARKUP.sub("", text)).split()).strip('"“” ') or text
