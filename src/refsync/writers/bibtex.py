r"""References to BibTeX that BibTeX and biber take, and that reads back to the same references.

- A preprint is `@misc` with `eprint` and `archiveprefix`; what classic BibTeX has no type for has
  biblatex's (`@online`, `@software`, `@dataset`, …), which its styles print as `@misc`.
- Text is UTF-8, LaTeX's special characters escaped. Braces keep the capitals of words such as
  "BERT", and of names in titles that are otherwise in small letters.
- A thesis is `@mastersthesis` or `@phdthesis`, with its `type` where it is another one than these
  say. One that doesn't say what it is is biblatex's `@thesis`, which says no more either.
- A chapter of a book that isn't named is `@inbook`, which needs no `booktitle`.
- A date that `year`, `month` and `day` can't say (a range, a season) stands in biblatex's `date`,
  and `year` beside it: classic BibTeX has nothing else. Biber warns that the one overwrites the
  other, but both print what is true; `month` would have BibTeX print half a range.
- Links that aren't the paper stand in fields named after their kind (`code`, `pdf`, `video`, …),
  which styles ignore; their labels are left out, and so are the list's sections and annotations.
- Fields that the entry's own BibTeX had and that have no home in a reference are written as they
  stood there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from refsync.latex import encode
from refsync.reference import Name, PartialDate, Reference
from refsync.writers.citation_keys import assign

_TYPES: Final[Mapping[str, str]] = {
    "article": "misc", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "book": "book", "chapter": "incollection",
    "paper-conference": "inproceedings", "report": "techreport", "manuscript": "unpublished",
    "pamphlet": "booklet", "periodical": "periodical", "entry-encyclopedia": "inreference",
    "webpage": "online", "post-weblog": "blog", "software": "software", "dataset": "dataset",
    "patent": "patent", "standard": "standard", "motion_picture": "video", "song": "audio",
    "graphic": "artwork", "personal_communication": "letter", "interview": "interview",
    "speech": "talk", "map": "map", "legislation": "legislation", "legal_case": "jurisdiction",
    "treaty": "legal", "performance": "performance", "review": "review",
}  # fmt: skip
"""The entry types of CSL types; all others are `@misc`."""

_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
"""What classic BibTeX's theses are without a `type`."""

_LESSER_THESIS = re.compile(r"master|diplom|magister|bachelor", re.IGNORECASE)
_PUBLISHERS = {"techreport": "institution", "thesis": "school", **dict.fromkeys(_THESES, "school")}
_CONTAINERS = {"article": "journal", "periodical": "journal", "review": "journal"}
_NUMBERS = ("issue", "collection_number", "number")

_TEXTS = {
    "edition": "edition", "version": "version", "collection_title": "series", "volume": "volume",
    "number_of_volumes": "volumes", "part_number": "part", "chapter_number": "chapter",
    "publisher_place": "address", "event_title": "eventtitle", "event_place": "venue",
    "title_short": "shorttitle", "container_title_short": "shortjournal",
    "number_of_pages": "pagetotal", "status": "pubstate", "issn": "issn", "language": "language",
    "license": "license",
}  # fmt: skip
_EPRINTS = {"arxiv": "arXiv", "pmid": "pubmed"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WORD = re.compile(r"\\[A-Za-z]+|[^\W_]+(?:[-'’./][^\W_]+)*")
_AFTER_JOINT = re.compile(r"(?<=[-'’./]).")
_UNSAFE_URL = str.maketrans({"{": "%7B", "}": "%7D", " ": "%20", "\\": "%5C"})


def write(references: Sequence[Reference]) -> str:
    """The references as a BibTeX file, in order."""
    keyed = zip(references, assign(references), strict=True)
    return "\n".join(_entry(reference, key) for reference, key in keyed)


def _entry(reference: Reference, key: str) -> str:
    kind = _entry_type(reference)
    fields: dict[str, str] = {}
    for name, value in _fields(reference, kind):
        fields.setdefault(name, value)
    for name, raw in reference.bibtex_fields.items():
        fields.setdefault(name, f"{{{raw}}}")
    lines = [f"  {name} = {value}," for name, value in fields.items()]
    return "\n".join([f"@{kind}{{{key},", *lines, "}\n"])


def _entry_type(reference: Reference) -> str:
    if reference.type == "thesis":
        return _thesis(reference.genre)
    if reference.type == "chapter" and not reference.container_title:
        return "inbook"
    return _TYPES.get(reference.type, "misc")


def _thesis(genre: str | None) -> str:
    if not genre:
        return "thesis"
    return "mastersthesis" if _LESSER_THESIS.search(genre) else "phdthesis"


def _fields(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """The fields of the entry in order, with their delimiters."""
    yield from _people(reference)
    yield "title", _braced(_keep_capitals(encode(reference.title)))
    yield from _venue(reference, kind)
    yield from _date(reference.issued)
    yield from _texts(reference, _TEXTS)
    for variable in _NUMBERS:
        yield from _texts(reference, {variable: "number"})
    if reference.page:
        yield "pages", _braced(encode(reference.page).replace("-", "--"))
    yield from _further_dates(reference)
    yield from _identifiers(reference)
    yield from _addresses(reference)
    if reference.keyword:
        yield "keywords", _braced(", ".join(map(encode, reference.keyword)))
    yield from _texts(reference, {"note": "note", "abstract": "abstract"})


def _venue(reference: Reference, kind: str) -> Iterator[tuple[str, str]]:
    """Where it was published, and as what."""
    container = _CONTAINERS.get(kind, "booktitle")
    yield from _texts(reference, {"container_title": container})
    if reference.type in ("article-magazine", "article-newspaper"):
        yield "entrysubtype", _braced(reference.type.removeprefix("article-"))
    yield from _texts(reference, {"publisher": _PUBLISHERS.get(kind, "publisher")})
    if reference.genre != _THESES.get(kind):
        yield from _texts(reference, {"genre": "type"})


def _texts(reference: Reference, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for variable, name in names.items():
        if text := getattr(reference, variable):
            yield name, _braced(encode(text))


def _braced(text: str) -> str:
    return f"{{{text}}}"


def _people(reference: Reference) -> Iterator[tuple[str, str]]:
    truncated = reference.authors_truncated
    if reference.author or truncated:
        yield "author", _names(reference.author, truncated=truncated)
    if reference.editor:
        yield "editor", _names(reference.editor)
    if reference.translator:
        yield "translator", _names(reference.translator)
    if reference.container_author:
        yield "bookauthor", _names(reference.container_author)


def _names(names: Iterable[Name], *, truncated: bool = False) -> str:
    return _braced(" and ".join([*map(_name, names), *(["others"] if truncated else [])]))


def _name(name: Name) -> str:
    """A name as "von Last, Jr, First"; braces keep together what BibTeX would take apart."""
    if name.family is None:
        return _braced(encode(name.literal or name.given or ""))
    particle = name.non_dropping_particle or name.dropping_particle
    family = _family(name.family)
    if particle:
        family = f"{_guarded(particle)} {family}"
    if not name.given and not name.suffix and " " not in family:
        return family
    given = _guarded(name.given) if name.given else "{}"
    return ", ".join([family, *([_guarded(name.suffix)] if name.suffix else []), given])


def _guarded(text: str) -> str:
    """Encoded; in braces where it holds a comma, or an "and" of its own."""
    encoded = encode(text)
    return (
        _braced(encoded) if re.search(r"[,;&]|\band\b|\bothers\b", text, re.IGNORECASE) else encoded
    )


def _family(family: str) -> str:
    """The family name; in braces where BibTeX would find a particle in it."""
    has_particle = any(word[0].islower() for word in family.split()[:-1])
    return _braced(encode(family)) if has_particle else _guarded(family)


def _date(date: PartialDate | None) -> Iterator[tuple[str, str]]:
    if date is None:
        return
    if not date.parts:
        yield "year", _braced(encode(date.literal or ""))
        return
    first = date.parts[0]
    yield "year", _braced(str(first[0]))
    if len(date.parts) > 1 or date.season or date.circa or first[0] < 1000:
        yield "date", _braced(_edtf(date))
        return
    if len(first) > 1:
        yield "month", _MONTHS[first[1] - 1]
    if len(first) > 2:
        yield "day", _braced(str(first[2]))


def _edtf(date: PartialDate) -> str:
    """The date in the Extended Date/Time Format that biblatex's `date` takes."""
    if date.season:
        text = f"{_year(date.parts[0][0])}-{20 + date.season}"
    else:
        text = "/".join("-".join([_year(p[0]), *(f"{n:02d}" for n in p[1:])]) for p in date.parts)
    return f"{text}~" if date.circa else text


def _year(year: int) -> str:
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def _further_dates(reference: Reference) -> Iterator[tuple[str, str]]:
    dates = {
        "urldate": reference.accessed,
        "eventdate": reference.event_date,
        "origdate": reference.original_date,
    }
    for name, date in dates.items():
        if date:
            yield name, _braced(_edtf(date) if date.parts else date.literal or "")


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    known = dict(reference.identifiers)
    if arxiv := known.pop("arxiv", None):
        yield "eprint", _braced(arxiv)
        yield "archiveprefix", _braced("arXiv")
        if known.get("doi", "").lower() == f"10.48550/arxiv.{arxiv}".lower():
            del known["doi"]
    for scheme in ("doi", "isbn", "pmid", "pmcid"):
        if scheme in known:
            yield scheme, _braced(known[scheme].translate(_UNSAFE_URL))


def _addresses(reference: Reference) -> Iterator[tuple[str, str]]:
    if reference.url:
        yield "url", _braced(reference.url.translate(_UNSAFE_URL))
    for kind, links in groupby(sorted(reference.links, key=lambda x: x.kind), lambda x: x.kind):
        yield kind, _braced(" ".join(link.url.translate(_UNSAFE_URL) for link in links))


def _keep_capitals(title: str) -> str:
    """The encoded title with braces around words whose capitals BibTeX would lower.

    Always words like "BERT" or "mRNA", and "I"; other words with a capital only in titles that are
    mostly in small letters, where a capital is a name's.
    """
    words = [word for word in _WORD.findall(title) if len(word) > 3 and word[0] != "\\"]
    small = sum(word[0].islower() for word in words)
    in_sentence_case = small * 2 > len(words)

    def guard(match: re.Match[str]) -> str:
        word = match[0]
        inner = any(c.isupper() for c in _AFTER_JOINT.sub("", word)[1:])
        is_name = match.start() > 0 and word[0].isupper() and (in_sentence_case or len(word) == 1)
        needs_braces = word[0] != "\\" and (inner or (is_name and word != "A"))
        return _braced(word) if needs_braces else word

    return _WORD.sub(guard, title)
