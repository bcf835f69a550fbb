"""Reference ⇄ CSL-JSON object.

Variables: CSL 1.0.2, appendix IV (https://docs.citationstyles.org/en/stable/specification.html);
the form of the objects: https://resource.citationstyles.org/schema/latest/input/json/csl-data.json.
What CSL has no variable for stands under `custom`, which that schema leaves open: further
identifiers, and `"authors-truncated": true` where the list of authors is not whole. `license` is a
variable, as it is for Zotero. The DOI that arXiv makes of its id isn't that of a published paper,
and is left out there. Sections, annotations and links belong to the list and are left out.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, get_args

from pydantic import JsonValue

from refsync import identifiers
from refsync.csl_values import arxiv_id, is_plain_date, read_date, read_names, read_text
from refsync.csl_variables import (
    ALIASES,
    ARXIV,
    DATES,
    IDENTIFIERS,
    NAMES,
    OTHER_NAMES,
    OTHER_TEXTS,
    TEXTS,
    spelling,
)  # fmt: skip
from refsync.labelled import Line, compose, split
from refsync.languages import LANGUAGES
from refsync.latex import decode
from refsync.patterns import regex
from refsync.reference import CslType, Name, Reference, csl_date, csl_name
from refsync.reference_id import reference_id
from refsync.titles import UNTITLED

_TYPE_ALIASES: Mapping[str, CslType] = {
    "journal-article": "article-journal", "proceedings-article": "paper-conference",
    "book-chapter": "chapter", "monograph": "book", "edited-book": "book", "proceedings": "book",
    "reference-entry": "entry", "posted-content": "article", "dissertation": "thesis",
}  # fmt: skip
"""What Crossref, which answers in CSL-JSON too, calls some types."""

_SHORT, _ZOTERO_SHORT = "container-title-short", "journalAbbreviation"
_TRUNCATED = "authors-truncated"
_FIRST_ISBN = regex(r"(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx](?![\dXx-])")
_COLON = regex(r"((?:[^{}:]|\{(?:[^{}]|\{[^{}]*\})*\})+):\s")
"""A text up to its first colon outside braces."""

_NOT_PRINTED = frozenset({"id", "citation-key", "URL", "DOI"})
_KEYWORDS = regex(r"\s*[,;]\s*")


# --- reference → CSL ----------------------------------------------------------------------------


def to_csl(reference: Reference, key: str | None = None) -> dict[str, Any]:
    """The reference as a CSL-JSON object.

    Args:
        reference: what is written.
        key: its id; by default the citation key that it states, and else the reference's id.
    """
    out: dict[str, Any] = {"id": key or reference.citation_key or reference.id}
    if cited := reference.citation_key or key:
        out["citation-key"] = cited
    out["type"] = reference.type
    out |= dict(_texts(reference))
    for variable, field in NAMES.items():
        if people := getattr(reference, field):
            out[variable] = list(map(_name_out, people))
    for role, people in reference.other_names.items():
        if role in OTHER_NAMES:
            out[role] = list(map(_name_out, people))
    for variable, field in DATES.items():
        if date := getattr(reference, field):
            out[variable] = csl_date(date)
    if "extra" in reference.zotero_fields:
        _leave_to_note(out, reference.zotero_fields)
    if _ZOTERO_SHORT in reference.zotero_fields and _SHORT in out:
        out[_ZOTERO_SHORT] = out.pop(_SHORT)
    _add_what_bibtex_says(out, reference)
    custom = {**reference.custom, **dict(_custom(reference, _said(out)))}
    return {**out, "custom": custom} if custom else out


def _said(out: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The identifiers that the object's address and its note state."""
    lines = split(out.get("note", ""), spelling)
    stated = [
        ("arxiv", value) for line in lines if line.label == ARXIV and (value := arxiv_id(line.text))
    ]
    by_address = identifiers.from_url(out.get("URL", ""))
    return [*stated, by_address] if by_address else stated


def _add_what_bibtex_says(out: dict[str, Any], reference: Reference) -> None:
    """What BibTeX has in other words: the language, and the titles of a work in volumes.

    An apostrophe is what LaTeX prints for one. A language is a tag. A title has a short form. The
    title of the whole goes where CSL's styles look for it, that of the volume is `volume-title`.
    """
    if reference.bibtex is None or "title" not in out:
        return
    out |= {v: _as_printed(value) for v, value in out.items() if v not in _NOT_PRINTED}
    if language := LANGUAGES.get(out.get("language", "").lower()):
        out["language"] = language
    short = _short_title(reference.bibtex.fields)
    if short and out["title"].startswith(_as_printed(short)):
        out.setdefault("title-short", _as_printed(short))
    title, subtitle = (
        " ".join(decode(reference.bibtex_fields.get(name, ""), markup=True).split())
        for name in ("maintitle", "mainsubtitle")
    )
    home = "container-title" if "container-title" in out else "title"
    if title:
        out["volume-title"] = out[home]
        out[home] = f"{title}: {subtitle}" if subtitle else title
        if home == "title":
            out.pop("title-short", None)


def _short_title(fields: Mapping[str, str]) -> str:
    """What stands before the colon of a title, or before what a further field adds to it."""
    title = fields.get("title", "")
    has_more = any(fields.get(name, "").strip() for name in ("subtitle", "titleaddon"))
    colon = _COLON.match(title)
    head = colon[1] if colon else title * has_more
    return " ".join(decode(head, markup=True).split())


def _as_printed(value: Any) -> Any:
    """A text or a list of names with apostrophes as LaTeX prints them."""
    if isinstance(value, str):
        return value.replace("'", "’")
    if isinstance(value, list):
        return [{part: _as_printed(text) for part, text in name.items()} for name in value]
    return value


def _name_out(name: Name) -> dict[str, Any]:
    """The name, without the quotation marks that tell Zotero to leave a family name alone."""
    out = csl_name(name)
    if name.family:
        out["family"] = _bare(name.family)
    return out


def _bare(text: str) -> str:
    """The text without quotation marks around all of it, by which Zotero's users keep it whole."""
    quoted = len(text) > 2 and text[0] == '"' and text.find('"', 1) == len(text) - 1
    return text[1:-1] if quoted else text


def _texts(reference: Reference) -> Iterator[tuple[str, str]]:
    """The text variables; those that stand alone win over the identifiers."""
    yield from _identifiers(reference)
    for variable, field in TEXTS.items():
        value = reference.address if variable == "URL" else getattr(reference, field)
        if value and value != UNTITLED:
            yield variable, _first_isbn(value) if variable == "ISBN" else _bare(value)
    yield from ((variable, _bare(value)) for variable, value in reference.other_variables.items())
    if reference.keyword:
        yield "keyword", ", ".join(reference.keyword)


def _first_isbn(text: str) -> str:
    first = _FIRST_ISBN.match(text)
    return first[0].strip(" -") if first else text


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    known = reference.identifiers
    for variable, scheme in {**IDENTIFIERS, "ISBN": "isbn"}.items():
        if scheme in known and not _is_of_the_preprint(reference, scheme):
            yield variable, known[scheme]
    if reference.type == "article" and "arxiv" in known:
        yield "number", f"arXiv:{known['arxiv']}"


def _is_of_the_preprint(reference: Reference, scheme: str) -> bool:
    """The DOI is arXiv's, and the reference is a publication."""
    value = reference.identifiers[scheme]
    return scheme == "doi" and reference.type != "article" and identifiers.is_of_arxiv(value)


def _custom(
    reference: Reference, said: Container[tuple[str, str]]
) -> Iterator[tuple[str, JsonValue]]:
    """What has no variable, and isn't said by the address or in the note."""
    for pair in reference.identifiers.items():
        if pair[0] not in (*IDENTIFIERS.values(), "isbn") and pair not in said:
            yield pair
    if reference.authors_truncated:
        yield _TRUNCATED, True


def _leave_to_note(out: dict[str, Any], item: Mapping[str, str]) -> None:
    """Gives Zotero's Extra as the note, as Zotero does; what it says there isn't said twice."""
    from refsync.zotero.extra import as_note
    from refsync.zotero.schema import schema

    note = as_note(item["extra"])
    for variable, text in note.stated.items():
        if out.get(variable) == text or variable in NAMES or variable in DATES:
            out.pop(variable, None)
    if "type" not in out:
        out["type"] = schema().item_types[item["itemType"]].csl
    if out.get("genre") == note.stated.get("type", ""):
        del out["genre"]
    out |= {variable: csl_date(date) for variable, date in note.dates.items()}
    out["note"] = note.text


# --- CSL → reference ----------------------------------------------------------------------------


def from_csl(data: Mapping[str, Any]) -> Reference:
    """The reference that a CSL-JSON object states, as much of it as can be read.

    What isn't CSL, or can't be read, is kept in `custom` as it stands. Lines "variable: value" of
    the note are variables where the object itself doesn't state them. The citation key is
    `citation-key`, else the `id`.
    """
    values: dict[str, Any] = {"other_names": {}, "other_variables": {}, "custom": {}}
    for name, value in _with_note(data).items():
        if value in (None, "", [], {}):
            continue
        if not _take(ALIASES.get(name, name), value, values):
            values["custom"][name] = value
    known = _known_identifiers(values, data.get("custom"))
    stated = str(values.get("title") or UNTITLED)
    return Reference.model_validate(
        {
            **values,
            "id": reference_id(known, stated),
            "type": csl_type(data.get("type")),
            "title": stated,
            "identifiers": known,
            "citation_key": _key(data),
        }
    )


def csl_type(stated: object) -> CslType:
    """The CSL type that an object's `type` means; "document" where it means none."""
    name = str(stated or "").strip()
    found: CslType = next((kind for kind in get_args(CslType) if kind == name), "document")
    return _TYPE_ALIASES.get(name, found)


def _with_note(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The object with what its note states."""
    note = data.get("note")
    if not isinstance(note, str) or ":" not in note:
        return data
    stated: dict[str, Any] = {}
    lines = split(note, spelling)
    kept = [line for line in lines if line.label in data or not _take_line(line, stated)]
    return {**data, **stated, "note": compose(kept)}


def _take_line(line: Line, stated: dict[str, Any]) -> bool:
    """Adds what a line of the note states; False where it says more, or nothing new."""
    if line.label is None:
        return False
    if line.label in NAMES or line.label in OTHER_NAMES:
        stated.setdefault(line.label, []).append(line.text)
        return True
    if line.label in stated or (line.label in DATES and not is_plain_date(line.text)):
        return False
    if line.label != ARXIV:
        stated[line.label] = line.text
    elif known := arxiv_id(line.text):
        stated[line.label] = known
    return line.text == stated.get(line.label)


def _take(variable: str, value: object, values: dict[str, Any]) -> bool:
    """Puts a variable where the reference has it; False where it has no place or can't be read."""
    if variable in ("id", "type", "citation-key", "custom"):
        return True
    if variable in NAMES or variable in OTHER_NAMES:
        people = read_names(value)
        home = values if variable in NAMES else values["other_names"]
        home.setdefault(NAMES.get(variable, variable), people)
        return bool(people)
    if variable in DATES:
        date = read_date(value)
        values.setdefault(DATES[variable], date)
        return date is not None
    text = read_text(value)
    if text and variable == "keyword":
        values["keyword"] = tuple(filter(None, _KEYWORDS.split(text)))
    elif text and variable in TEXTS:
        values.setdefault(TEXTS[variable], text)
    elif text and (variable in OTHER_TEXTS or variable == ARXIV):
        values["other_variables"].setdefault(variable, text)
    else:
        return False
    return True


def _key(data: Mapping[str, Any]) -> str | None:
    """The citation key; an id that is an address is none."""
    key = read_text(data.get("id"))
    return read_text(data.get("citation-key")) or (None if key and "://" in key else key)


def _known_identifiers(values: dict[str, Any], custom: object) -> dict[str, str]:
    """The identifiers; takes out of `values` what is one, and what `to_csl` put there."""
    known: dict[str, str] = {}
    others: dict[str, str] = values["other_variables"]
    for variable, scheme in {**IDENTIFIERS, ARXIV: "arxiv"}.items():
        if value := identifiers.normalise(scheme, others.get(variable, "")):
            known[scheme] = value
            del others[variable]
    if value := identifiers.normalise("isbn", values.get("isbn", "")):
        known["isbn"] = value
        if values["isbn"] == value:
            del values["isbn"]
    if isinstance(custom, Mapping):
        values["custom"] |= _further(custom, known, values)
    number = str(values.get("number", ""))
    if number.lower().startswith("arxiv:") and (value := identifiers.normalise("arxiv", number)):
        known.setdefault("arxiv", value)
        del values["number"]
    if by_address := identifiers.from_url(str(values.get("url", ""))):
        known.setdefault(*by_address)
    return identifiers.complete(known)


def _further(
    custom: Mapping[str, Any], known: dict[str, str], values: dict[str, Any]
) -> dict[str, Any]:
    """What remains of `custom` without identifiers and the mark of a truncated list."""
    left = {}
    for name, value in custom.items():
        scheme = name if name in identifiers.SCHEMES else None
        if name == _TRUNCATED:
            values["authors_truncated"] = bool(value)
        elif scheme and (sound := identifiers.normalise(scheme, str(value))):
            known.setdefault(scheme, sound)
        else:
            left[name] = value
    return left
