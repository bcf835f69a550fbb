r"""References to BibTeX or BibLaTeX that BibTeX and biber take, and that reads back to the same.

- A preprint is `@misc` with `eprint`. What classic BibTeX has no type or field for (software, the
  day, the number of pages) is written in that dialect only where the entry's own BibTeX says it:
  what came from BibTeX goes back there whole, and what comes from elsewhere is what styles know.
- Text is UTF-8 or ASCII, LaTeX's special characters escaped. Braces keep the capitals of words
  such as "BERT", and of names in titles that are otherwise in small letters.
- A thesis is `@mastersthesis` or `@phdthesis`, with its `type` where it is another one than these
  say. A chapter of a book that isn't named is `@inbook`, which needs no `booktitle`.
- In classic BibTeX, a date that `year` and `month` can't say (a range, a season) stands in
  biblatex's `date`, and `year` beside it. Biber warns that the one overwrites the other, but both
  print what is true; `month` would have BibTeX print half a range.
- People in rarer roles are collaborators, and where a film, a broadcast or a hearing has no author,
  those who stand for one are. The editors of a series are editors, for biblatex of type redactor.
- Links that aren't the paper stand in fields named after their kind (`code`, `pdf`, `video`, …),
  which styles ignore; their labels are left out, and so are the list's sections and annotations.
- Fields that the entry's own BibTeX had and that have no home in a reference are written as they
  stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from string import punctuation
from typing import Final
from urllib.parse import quote

from refsync.patterns import regex
from refsync.readers.bibtex.syntax import MONTHS
from refsync.readers.bibtex.tables import ITEM_TYPES, LAWS, TYPES
from refsync.reference import BibtexEntry, Link, PartialDate, Reference
from refsync.titles import UNTITLED
from refsync.writers import bibtex_people as people
from refsync.writers.bibtex_dates import edtf
from refsync.writers.capitals import kept
from refsync.writers.citation_keys import assign
from refsync.writers.dialects import (
    BIBLATEX,
    BIBTEX,
    DIALECTS,
    FURTHER_TEXTS,
    RARER_TEXTS,
    SYNONYMS,
    Dialect,
    DialectName,
)
from refsync.writers.languages import langid
from refsync.writers.latex import balanced, encode, in_ascii

_PATENTS = regex(r"(US|EP|GB|DE|FR) ?(?=\d)")
_COUNTRIES = {"EP": "eu", "GB": "uk"}
"""What biblatex calls the patent offices that have another name for themselves."""

_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
"""What classic BibTeX's theses are without a `type`."""

_LESSER_THESIS = regex(r"master|diplom|magister|bachelor", re.IGNORECASE)
_DOCTORAL = regex(r"ph\.?\s?d", re.IGNORECASE)
_SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
_SESSIONS = frozenset({"bill", "hearing", "legislation"})
"""Their "chapter" is the session of a parliament."""

_IN_SECTIONS = frozenset(
    {"article-journal", "article-magazine", "article-newspaper", "bill", "legislation"}
)

_AT_AN_EVENT = frozenset({"song", "motion_picture", "speech"})
"""Their place is where it took place."""

_NOT_IN_SERIES = frozenset({"song", "broadcast", "motion_picture", "map", "report", "software"})
"""Types whose entries have no series; what CSL calls so is one of recordings, maps or reports."""

_LACKING = {
    "collection_title": _NOT_IN_SERIES,
    "part_number": frozenset({"article-journal", "standard"}),
    "event_place": frozenset({"graphic", "personal_communication"}),
    "status": frozenset({"standard"}),
}  # fmt: skip
"""Texts, and the types for which biblatex's data model has no field for them."""

_LETTERS = {"letter": "Letter", "email": "E-mail"}

_BY_ITEM_TYPE = {
    "videoRecording": "video", "tvBroadcast": "misc", "radioBroadcast": "misc",
    "instantMessage": "misc",
}  # fmt: skip
"""The types in biblatex of what CSL has but one type for, by Zotero's type."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ARCHIVES = {
    "jstor": "jstor", "pubmed": "pubmed", "hdl": "hdl", "googlebooks": "googlebooks",
    "google books": "googlebooks",
}  # fmt: skip
_FURTHER_DATES = {
    "urldate": "accessed", "eventdate": "event_date", "origdate": "original_date",
}  # fmt: skip

_COUNTED = frozenset({"report", "patent", "standard"})
"""Types whose own number comes before those of a series or a priority."""

_LISTS = frozenset({"publisher", "publisher_place", "authority"})
"""What biblatex takes for a list where "and" stands in it."""

_JOURNALS = frozenset({"journal", "journaltitle"})
_AND = regex(r"\band\b", re.IGNORECASE)
_DASHES = regex(r"[-\u2010-\u2015\u2053\u2212]+")
_FIELD_NAME = regex(r"[A-Za-z][\w\-+.:/]*", re.ASCII)
_SAFE_IN_ADDRESSES = "".join(set(punctuation) - set("{}\\"))

Fields = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Style:
    """How to write.

    Attributes:
        ascii: letters and signs outside ASCII become LaTeX commands.
        keep_raw: entries that have BibTeX of their own are written as they stand there.
    """

    dialect: DialectName = "bibtex"
    ascii: bool = False
    keep_raw: bool = False


_PLAIN: Final = Style()


def write(references: Sequence[Reference], style: Style = _PLAIN) -> str:
    """The references as a BibTeX file, in order."""
    return "\n".join(entries(references, style).values())


def entries(references: Sequence[Reference], style: Style = _PLAIN) -> Mapping[str, str]:
    """The text of each reference's entry, by citation key, in order."""
    keyed = zip(references, assign(references), strict=True)
    return {key: _entry(reference, key, style) for reference, key in keyed}


def _entry(reference: Reference, key: str, style: Style) -> str:
    if style.keep_raw and reference.bibtex:
        kind, fields = reference.bibtex.type, _raw_fields(reference.bibtex)
    else:
        writer = _Writer(reference, DIALECTS[style.dialect], ascii=style.ascii)
        kind, fields = writer.kind, writer.unique_fields()
    if style.ascii:
        fields = {name: in_ascii(value) for name, value in fields.items()}
    lines = [f"  {name} = {value}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}\n"])


def _raw_fields(stated: BibtexEntry) -> dict[str, str]:
    """The fields as they stand there; months as the macros that styles know."""
    macros = {name: macro for macro, name in MONTHS.items()}
    return {
        name: macros[value] if name == "month" and value in macros else _braced(_paired(value))
        for name, value in stated.fields.items()
    }


def _paired(raw: str) -> str:
    """Raw LaTeX; where damage has left a brace without its partner, as plain text."""
    return raw if balanced(raw) else encode(raw)


class _Writer:
    """Writes the fields of one reference."""

    def __init__(self, reference: Reference, dialect: Dialect, *, ascii: bool) -> None:  # noqa: A002
        self.reference = reference
        self.dialect = dialect
        self.ascii = ascii
        self.in_biblatex = dialect is BIBLATEX
        self.own = reference.bibtex is not None
        self.kind = self._kind()

    def encode(self, text: str) -> str:
        return encode(" ".join(text.split()), ascii=self.ascii)

    def unique_fields(self) -> dict[str, str]:
        """The fields in order, with their delimiters; of two with one name the first."""
        fields: dict[str, str] = {}
        for name, value in self._fields():
            fields.setdefault(self._as_it_counts(name), value)
        for name, raw in self.reference.bibtex_fields.items():
            if _FIELD_NAME.fullmatch(name):
                fields.setdefault(name, _braced(_paired(raw)))
        return fields

    def _as_it_counts(self, name: str) -> str:
        """The field, or the one that counts first where a synonym is written as it stood there."""
        if name == "institution" and self.reference.authority:
            return name
        for synonyms in SYNONYMS:
            if name in synonyms and not self.reference.bibtex_fields.keys().isdisjoint(synonyms):
                return synonyms[0]
        return name

    def _kind(self) -> str:
        """The entry type."""
        reference = self.reference
        if reference.bibtex and reference.bibtex.type in ITEM_TYPES:
            return reference.bibtex.type
        if reference.type == "thesis":
            return self._thesis()
        if reference.type == "chapter" and _is_in_book(reference, in_biblatex=self.in_biblatex):
            return "inbook"
        kind = self.dialect.types.get(reference.type, "misc")
        if self.in_biblatex:
            item_type = reference.zotero_fields.get("itemType", "")
            kind = _BY_ITEM_TYPE.get(item_type) or _book(reference) or kind
        return self._as_it_was(kind)

    def _as_it_was(self, kind: str) -> str:
        """The entry's own type, where the dialect's would read back as another kind of thing."""
        reference = self.reference
        stated = reference.bibtex.type if reference.bibtex else ""
        if stated == "unpublished" and reference.type == "speech":
            return stated
        is_preprint = reference.type == "article" and "arxiv" in reference.identifiers
        if is_preprint or TYPES.get(kind) == reference.type or TYPES.get(stated) != reference.type:
            return kind
        return stated

    def _thesis(self) -> str:
        genre = self.reference.genre or ""
        if self.in_biblatex or (self.own and not genre):
            return "thesis"
        return "mastersthesis" if _LESSER_THESIS.search(genre) else "phdthesis"

    def _fields(self) -> Fields:
        reference = self.reference
        yield from people.fields(reference, self.encode, in_biblatex=self.in_biblatex)
        if reference.title != UNTITLED:
            marked = partial(kept, within_markup=self.in_biblatex)
            yield "title", _braced(encode(reference.title, ascii=self.ascii, marked=marked))
        yield from self._venue()
        yield from self._issued()
        yield from self._zotero_texts()
        yield from self._texts(self._usual_texts())
        if self.own and not self.in_biblatex:
            yield from self._texts(FURTHER_TEXTS)
        yield from self._numbers()
        yield from self._further_dates()
        yield from self._identifiers()
        yield from self._addresses()
        yield from self._language()
        if reference.keyword:
            yield "keywords", _braced(", ".join(map(self.encode, reference.keyword)))
        yield from self._texts({"note": "note", "abstract": "abstract"})
        if self.own:
            yield from self._texts({"call_number": "library", "medium": "medium"})
        others = reference.other_variables
        for variable, name in RARER_TEXTS.items():
            if variable in others and (self.own or (self.in_biblatex and name == "origtitle")):
                yield name, self._text(others[variable])

    def _usual_texts(self) -> Mapping[str, str]:
        """The dialect's texts, as far as the type has them."""
        texts = dict(self.dialect.texts)
        if self.own:
            return texts
        for variable, types in _LACKING.items():
            if self.reference.type in types:
                texts.pop(variable, None)
        if self.reference.type in _AT_AN_EVENT and not self.reference.publisher_place:
            texts["event_place"] = texts["publisher_place"]
        return texts

    def _zotero_texts(self) -> Fields:
        for field, name in self.dialect.zotero_texts.items():
            if text := self.reference.zotero_fields.get(field):
                yield name, self._text(text)

    def _texts(self, names: Mapping[str, str]) -> Fields:
        for variable, name in names.items():
            if text := getattr(self.reference, variable):
                is_list = variable in _LISTS and _AND.search(text)
                yield name, _braced(self._text(text)) if is_list else self._text(text)

    def _text(self, text: str) -> str:
        return _braced(self.encode(text))

    def _venue(self) -> Fields:
        """Where it was published, and as what."""
        reference, dialect = self.reference, self.dialect
        if container := self._container():
            yield from self._texts({"container_title": container})
        if reference.type in _SUBTYPES and (self.own or self.in_biblatex):
            yield "entrysubtype", _braced(_SUBTYPES[reference.type])
        if self.own or not self._is_arxiv_its_publisher():
            publisher = dialect.publishers.get(reference.type, "publisher")
            yield from self._texts({"publisher": publisher})
        if self.own and reference.type in LAWS:
            yield from self._texts({"authority": "institution"})
        yield from self._genre()

    def _container(self) -> str:
        """What the container is called; in an entry's own BibTeX it may be a book in an article."""
        usual = self.dialect.containers.get(self.reference.type, self.dialect.other_container)
        if not self.own or self.reference.bibtex is None:
            return usual
        stated = self.reference.bibtex.fields.keys()
        in_a_journal = not _JOURNALS.isdisjoint(stated)
        if not in_a_journal and "booktitle" in stated:
            return "booktitle"
        if BIBTEX.containers.get(self.reference.type):
            return usual
        return self.dialect.containers["article-journal"] if in_a_journal else "booktitle"

    def _is_arxiv_its_publisher(self) -> bool:
        """Its eprint says already where it appeared."""
        return self.reference.publisher == "arXiv" and "arxiv" in self.reference.identifiers

    def _genre(self) -> Fields:
        genre, typed = self.reference.genre, self.dialect.typed
        if self.in_biblatex and not self.own and self.kind in ("letter", "unpublished"):
            yield from self._genre_of_unpublished()
        elif self.in_biblatex and self.reference.type == "thesis":
            key = _thesis_key(genre, own=self.own)
            if key:
                yield "type", _braced(self.encode(key))
        elif self.in_biblatex and not self.own and self.reference.type == "patent":
            yield "type", _braced(_patent_key(self.reference.number or "")[0])
        elif (genre or "").casefold() != _THESES.get(self.kind, "").casefold() and (
            self.own or self.reference.type in typed
        ):
            yield from self._texts({"genre": "type"})

    def _genre_of_unpublished(self) -> Fields:
        """What a letter or a manuscript is; biblatex prints the one's type, the other's way out."""
        item_type = self.reference.zotero_fields.get("itemType", "letter")
        genre = self.reference.genre or (_LETTERS.get(item_type) if self.kind == "letter" else None)
        if genre:
            yield "type", self._text(genre)
        if genre and self.kind == "unpublished":
            yield "howpublished", self._text(genre)

    def _issued(self) -> Fields:
        date = self.reference.issued
        if date is None:
            return
        if not date.parts:
            yield "year", self._text(date.literal or "")
        elif self.in_biblatex:
            yield "date", _braced(edtf(date))
        else:
            yield from self._year_and_month(date)

    def _year_and_month(self, date: PartialDate) -> Fields:
        first = date.parts[0]
        yield "year", _braced(str(first[0]))
        if len(date.parts) > 1 or date.season or date.circa or first[0] < 1000:
            if self.own:
                yield "date", _braced(edtf(date))
            return
        if len(first) > 1:
            yield "month", _MONTHS[first[1] - 1]
        if len(first) > 2 and self.own:
            yield "day", _braced(str(first[2]))

    def _numbers(self) -> Fields:
        reference = self.reference
        if self.own or reference.type not in _SESSIONS:
            yield from self._texts({"chapter_number": "chapter"})
        section = reference.other_variables.get("section")
        if section and not self.in_biblatex and reference.type in _IN_SECTIONS:
            yield "chapter", self._text(section)
        if self.in_biblatex and not self.own and reference.type == "patent" and reference.number:
            yield "number", self._text(_patent_key(reference.number)[1])
        elif reference.type in _COUNTED:
            yield from self._texts({"number": "number"})
        if self.in_biblatex and reference.issue and not reference.issue[:1].isdigit():
            if self.own or reference.type not in _COUNTED:
                yield "issue", self._text(reference.issue)
        else:
            yield from self._texts({"issue": "number"})
        yield from self._texts({"collection_number": "number"})
        if self.own or (self.in_biblatex and reference.type != "article"):
            yield from self._texts({"number": "number"})
        if reference.page:
            yield "pages", _braced(_DASHES.sub("--", self.encode(_DASHES.sub("-", reference.page))))

    def _further_dates(self) -> Fields:
        for name, variable in _FURTHER_DATES.items():
            date: PartialDate | None = getattr(self.reference, variable)
            if name != "urldate" and not (self.own or self.in_biblatex):
                continue
            if date and date.parts:
                yield name, _braced(edtf(date))
            elif date and self.own:
                yield name, self._text(date.literal or "")

    def _identifiers(self) -> Fields:
        reference = self.reference
        known = dict(reference.identifiers)
        if arxiv := known.pop("arxiv", None):
            yield "eprint", _braced(arxiv)
            yield ("eprinttype" if self.in_biblatex else "archiveprefix"), "{arXiv}"
            if known.get("doi", "").lower() == f"10.48550/arxiv.{arxiv}".lower():
                del known["doi"]
        elif self.in_biblatex and reference.archive and reference.archive_location:
            archive = _ARCHIVES.get(reference.archive.lower())
            if archive:
                yield "eprint", self._text(reference.archive_location)
                yield "eprinttype", _braced(archive)
        for scheme in ("doi", "isbn", "pmid", "pmcid"):
            if scheme == "isbn" and reference.isbn:
                yield scheme, self._text(reference.isbn)
            elif scheme in known:
                yield scheme, _braced(_address(known[scheme]))

    def _addresses(self) -> Fields:
        reference = self.reference
        url = self._url()
        if url:
            yield "url", _braced(_address(url))
        stated = " ".join(reference.bibtex.fields.values()) if reference.bibtex else ""
        further = [x for x in reference.links if x in reference.further_links or x.url in stated]
        for kind, links in groupby(sorted(further, key=_kind_and_url), lambda x: x.kind):
            urls = [_address(link.url) for link in links if link.url != url]
            if urls:
                yield kind, _braced(" ".join(urls))

    def _url(self) -> str | None:
        """The paper's address, unless its eprint or another field of its BibTeX says just that."""
        reference = self.reference
        if self.own and reference.url:
            return reference.url
        address, arxiv = reference.address, reference.identifiers.get("arxiv")
        stated = reference.bibtex.fields.values() if reference.bibtex else ()
        if address is None or any(address in raw for raw in stated):
            return None
        return address if address != f"https://arxiv.org/abs/{arxiv}" else None

    def _language(self) -> Fields:
        language = self.reference.language
        if not language:
            return
        known = langid(language) if self.in_biblatex else None
        if known and (known == language or not self.own):
            yield "langid", _braced(known)
        elif self.own or not self.in_biblatex:
            yield "language", self._text(language)


def _is_in_book(reference: Reference, *, in_biblatex: bool) -> bool:
    """The chapter is `@inbook`: of an unnamed book in BibTeX, of another's book in biblatex."""
    if in_biblatex:
        return bool(reference.container_author)
    return not reference.container_title


def _book(reference: Reference) -> str | None:
    """The type in biblatex of a book of several volumes, and of one by editors."""
    if reference.type != "book":
        return None
    if reference.editor and not reference.author:
        return "collection"
    return "mvbook" if reference.number_of_volumes else None


def _thesis_key(genre: str | None, *, own: bool) -> str | None:
    """The word for a kind of thesis that biblatex's styles translate."""
    if genre is None:
        return None if own else "phdthesis"
    keys = {"PhD thesis": "phdthesis", "Master's thesis": "mathesis"}
    doctoral = "phdthesis" if _DOCTORAL.search(genre) and not own else genre
    return keys.get(genre, doctoral)


def _patent_key(number: str) -> tuple[str, str]:
    """The word for a country's patents that biblatex's styles translate, and what remains."""
    country = _PATENTS.match(number)
    if country is None:
        return "patent", number
    return f"patent{_COUNTRIES.get(country[1], country[1].lower())}", number[country.end() :]


def _kind_and_url(link: Link) -> tuple[str, str]:
    return link.kind, link.url


def _address(url: str) -> str:
    """The address with what is no part of one, or upsets BibTeX, percent-encoded."""
    return quote(url, safe=_SAFE_IN_ADDRESSES)


def _braced(text: str) -> str:
    return f"{{{text}}}"
