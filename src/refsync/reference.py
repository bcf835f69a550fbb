"""The canonical reference: one paper, in the vocabulary of CSL.

Variable names are those of CSL 1.0.2 (https://docs.citationstyles.org/en/stable/specification.html)
with underscores for hyphens. What CSL has no word for (typed links, the section a list files a
paper under, the curator's annotations) has fields of its own. Absent is None or empty, never "".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, JsonValue, SkipValidation, StringConstraints
from pydantic.dataclasses import dataclass

from refsync.identifiers import from_url
from refsync.titles import without_markup

CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
"""The types of CSL 1.0.2. A preprint is an "article"."""

LinkKind = Literal[
    "paper", "pdf", "code", "project", "demo", "model", "dataset", "blog", "video", "slides",
    "poster", "review", "other",
]  # fmt: skip

Text = Annotated[str, StringConstraints(min_length=1)]


_STRICT = ConfigDict(extra="forbid")
"""For the small values, of which a long list has many: slots take a quarter of a model's memory."""


class Model(BaseModel):
    """A frozen value that knows no other fields than its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Name:
    """A person (family, given and their particles) or, as literal, whatever has one name only.

    The parts are those of CSL: "Ludwig van Beethoven" has the non-dropping particle "van",
    "Alexander von Humboldt" the dropping one "von". `comma_suffix`: a comma stands before the
    suffix.
    """

    family: Text | None = None
    given: Text | None = None
    dropping_particle: Text | None = None
    non_dropping_particle: Text | None = None
    suffix: Text | None = None
    literal: Text | None = None
    comma_suffix: bool = False

    def __post_init__(self) -> None:
        if (self.literal is None) == (self.family is None and self.given is None):
            raise ValueError("a name is a literal or has a family or given name, not both")


@dataclass(frozen=True, slots=True, config=_STRICT)
class PartialDate:
    """A date as CSL has it: what is known of a day, or of the first and last day of a range.

    Attributes:
        parts: one or two of (year,), (year, month) or (year, month, day).
        season: 1 (spring) to 4 (winter).
        circa: the date is approximate.
        literal: the text itself, where it can't be read as a date.
    """

    parts: tuple[tuple[int, ...], ...] = ()
    season: Annotated[int, Field(ge=1, le=4)] | None = None
    circa: bool = False
    literal: Text | None = None

    def __post_init__(self) -> None:
        if not self.parts and not self.literal:
            raise ValueError("a date has parts or is a literal")
        if len(self.parts) > 2:
            raise ValueError("a date range has two ends")
        for part in self.parts:
            _, month, day = (*part, 1, 1)[:3] if 1 <= len(part) <= 3 else (0, 0, 0)
            if not (1 <= month <= 12 and 1 <= day <= 31):
                raise ValueError(f"{part} is not (year[, month[, day]])")

    @property
    def year(self) -> int | None:
        """The (first) year, where one is known."""
        return self.parts[0][0] if self.parts else None


@dataclass(frozen=True, slots=True, config=_STRICT)
class Link:
    """An address that stands with an entry, and what the list says it is."""

    kind: LinkKind
    url: Text
    label: str = ""


@dataclass(frozen=True, slots=True, config=_STRICT)
class Source:
    """Where an entry stands: the file as it was named to refsync, and the entry's line from 1."""

    file: str
    line: Annotated[int, Field(ge=1)]


class BibtexEntry(NamedTuple):
    """An entry's own BibTeX: its type in lower case, and its raw fields, macros replaced."""

    type: str
    fields: Mapping[str, str]


class Reference(Model):
    """One paper, as one entry of a list or one item of a library states it.

    Attributes:
        id: "SCHEME:VALUE"; the same as long as the entry stands for the same work.
        other_titles: further titles that the entry gives the work (a heading and its BibTeX may
            disagree); matching knows them all.
        authors_truncated: the list says "and others" or "et al.".
        identifiers: normalised values by scheme; the schemes are those of
            `refsync.identifiers.SCHEMES`.
        section: the headings above the entry, outermost first, without the list's own title.
        other_sections: where else the list files the same work.
        annotations: what the curator added to the title.
        isbn: as it is printed, and where there are several, all; None where that is the normal
            form, which is among the identifiers.
        other_names: people in rarer roles, by CSL's name of the role ("composer") or, where CSL
            has none, by Zotero's ("counsel").
        other_variables: rarer variables by their CSL names ("section", "scale", "source").
        custom: what a CSL-JSON object says that CSL has no variable for.
        bibtex_fields: fields of the entry's BibTeX that have no home here, as they stand there.
        zotero_fields: what a Zotero item says in words of its own: its type where several have
            one CSL type, fields without a variable, and texts that refsync would write otherwise.
        bibtex: the BibTeX that the entry stands in, for writing it again; not part of dumps.
    """

    id: Text
    type: CslType
    title: Text
    other_titles: tuple[Text, ...] = ()
    author: tuple[Name, ...] = ()
    authors_truncated: bool = False
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    collection_editor: tuple[Name, ...] = ()
    container_author: tuple[Name, ...] = ()
    director: tuple[Name, ...] = ()
    contributor: tuple[Name, ...] = ()
    other_names: Mapping[str, tuple[Name, ...]] = Field(default_factory=dict)

    issued: PartialDate | None = None
    accessed: PartialDate | None = None
    event_date: PartialDate | None = None
    original_date: PartialDate | None = None
    submitted: PartialDate | None = None
    available_date: PartialDate | None = None

    abstract: Text | None = None
    archive: Text | None = None
    archive_location: Text | None = None
    authority: Text | None = None
    call_number: Text | None = None
    chapter_number: Text | None = None
    collection_number: Text | None = None
    collection_title: Text | None = None
    container_title: Text | None = None
    container_title_short: Text | None = None
    edition: Text | None = None
    event_place: Text | None = None
    event_title: Text | None = None
    genre: Text | None = None
    isbn: Text | None = None
    issn: Text | None = None
    issue: Text | None = None
    language: Text | None = None
    license: Text | None = None
    medium: Text | None = None
    note: Text | None = None
    number: Text | None = None
    number_of_pages: Text | None = None
    number_of_volumes: Text | None = None
    page: Text | None = None
    part_number: Text | None = None
    part_title: Text | None = None
    publisher: Text | None = None
    publisher_place: Text | None = None
    status: Text | None = None
    title_short: Text | None = None
    url: Text | None = None
    version: Text | None = None
    volume: Text | None = None
    keyword: tuple[Text, ...] = ()
    other_variables: Mapping[str, Text] = Field(default_factory=dict)

    identifiers: Mapping[str, Text] = Field(default_factory=dict)
    links: tuple[Link, ...] = ()
    section: tuple[Text, ...] = ()
    other_sections: tuple[tuple[Text, ...], ...] = ()
    annotations: tuple[Text, ...] = ()
    citation_key: Text | None = None
    custom: Mapping[str, JsonValue] = Field(default_factory=dict)
    bibtex_fields: Mapping[str, str] = Field(default_factory=dict)
    zotero_fields: Mapping[str, str] = Field(default_factory=dict)
    source: Source | None = None
    bibtex: SkipValidation[BibtexEntry | None] = Field(default=None, exclude=True, repr=False)

    @property
    def address(self) -> str | None:
        """The paper's own address: the list's link, else the BibTeX's, else its arXiv page."""
        papers = [link.url for kind in ("paper", "pdf") for link in self.links if link.kind == kind]
        if papers:
            return papers[0]
        if self.url:
            return self.url
        arxiv = self.identifiers.get("arxiv")
        return f"https://arxiv.org/abs/{arxiv}" if arxiv else None

    @property
    def byline(self) -> tuple[Name, ...]:
        """Who is named with the title: the authors, else the editors, as citations have them."""
        return self.author or self.editor

    @property
    def further_links(self) -> tuple[Link, ...]:
        """The links beside the paper's own address, each once.

        An address that stands for the paper's own identifier says nothing further.
        """
        links: dict[str, Link] = {}
        for link in self.links:
            if link.url != self.address and not self._names_itself(link):
                links.setdefault(link.url, link)
        return tuple(links.values())

    def _names_itself(self, link: Link) -> bool:
        named = from_url(link.url) if link.kind == "paper" else None
        return named is not None and self.identifiers.get(named.scheme) == named.value

    def as_json(self) -> dict[str, Any]:
        """The reference as `parse --format json` prints it; absent fields are left out.

        The title is plain text; `title_html` has it with italics and the like, where it has any.
        Names and dates have the form of CSL-JSON; `citation_key` is null when there is none.
        """
        title = without_markup(self.title)
        out: dict[str, Any] = {"id": self.id, "type": self.type, "title": title}
        if title != self.title:
            out["title_html"] = self.title
        for field, value in self:
            if field in (*out, "citation_key", "bibtex") or value is None or value in ((), {}):
                continue
            out[field] = _json(value)
        out["authors_truncated"] = self.authors_truncated
        out["citation_key"] = self.citation_key
        for field in ("identifiers", "links", "section", "annotations"):
            out.setdefault(field, {} if field == "identifiers" else [])
        return out


def csl_name(name: Name) -> dict[str, Any]:
    """The name as CSL-JSON has it: hyphens in the names of its parts."""
    parts = ((field.name, getattr(name, field.name)) for field in fields(name))
    return {part.replace("_", "-"): value for part, value in parts if value}


def csl_date(date: PartialDate) -> dict[str, Any]:
    """The date as CSL-JSON has it."""
    out: dict[str, Any] = {}
    if date.parts:
        out["date-parts"] = [list(part) for part in date.parts]
    if date.season is not None:
        out["season"] = date.season
    if date.circa:
        out["circa"] = True
    if date.literal is not None:
        out["literal"] = date.literal
    return out


def _json(value: object) -> Any:
    match value:
        case Name():
            return csl_name(value)
        case PartialDate():
            return csl_date(value)
        case Link() | Source():
            return asdict(value)
        case tuple():
            return [_json(part) for part in value]
        case Mapping():
            return {key: _json(part) for key, part in value.items()}
        case _:
            return value
