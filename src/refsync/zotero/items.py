"""Reference ⇄ Zotero item, driven by the schema.

Items are the `data` objects of the Web API (https://www.zotero.org/support/dev/web_api/v3/basics).
What an item's type has no field for goes to Extra, as "Label: value" lines with the names of CSL
variables, which Zotero reads back when it cites, and as "tex.field: value" lines, the form in
which Better BibTeX keeps BibTeX fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from refsync import identifiers
from refsync.matching import match_keys
from refsync.reference import CslType, Link, Name, PartialDate, Reference
from refsync.reference_id import reference_id
from refsync.titles import UNTITLED
from refsync.zotero.schema import NOT_REGULAR, ItemType, schema

MATCH_RULES = "1"
"""Changes whenever `item_match_keys` gives other keys, so that stored ones are made anew."""

_NAME_VARIABLES = (
    "author", "editor", "translator", "collection_editor", "container_author", "director",
    "contributor",
)  # fmt: skip
_TEXT_VARIABLES: Mapping[str, str] = {
    "abstract": "abstract", "archive": "archive", "archive_location": "archive_location",
    "authority": "authority", "call_number": "call-number", "chapter_number": "chapter-number",
    "collection_number": "collection-number", "collection_title": "collection-title",
    "container_title": "container-title", "container_title_short": "journalAbbreviation",
    "edition": "edition", "event_place": "event-place", "event_title": "event-title",
    "genre": "genre", "issn": "ISSN", "issue": "issue", "language": "language",
    "license": "license", "medium": "medium", "number": "number",
    "number_of_pages": "number-of-pages", "number_of_volumes": "number-of-volumes",
    "page": "page", "part_number": "part-number", "part_title": "part-title",
    "publisher": "publisher", "publisher_place": "publisher-place", "status": "status",
    "title_short": "title-short", "version": "version", "volume": "volume",
}  # fmt: skip
"""The reference's text variables and their names in the schema's map."""

_IDENTIFIER_FIELDS = {"doi": "DOI", "isbn": "ISBN", "pmid": "PMID", "pmcid": "PMCID"}
_EXTRA_IDENTIFIERS = {
    "doi": "DOI", "isbn": "ISBN", "pmid": "PMID", "pmcid": "PMCID", "arxiv": "arXiv",
}  # fmt: skip
_EXTRA_LINE = re.compile(r"^([A-Za-z][\w .-]*?):[ \t]*(\S.*)$", re.MULTILINE)


# --- reference → item ---------------------------------------------------------------------------


def to_item(reference: Reference) -> dict[str, Any]:
    """The item that a reference becomes: fields valid for its type; no key, tags or collections."""
    kind = _item_type(reference.type)
    item: dict[str, Any] = {"itemType": kind.name, _title_field(kind): reference.title}
    extra: list[str] = []
    for field, value in _fields(reference, kind, extra):
        item.setdefault(field, value)
    item["creators"] = list(_creators(reference, kind))
    extra += [f"tex.{field}: {value}" for field, value in reference.bibtex_fields.items()]
    if reference.note:
        extra.append(reference.note)
    if extra:
        item["extra"] = "\n".join(extra)
    return item


def link_attachment(link: Link) -> dict[str, Any]:
    """A link as a `linked_url` attachment, without key and parent."""
    return {
        "itemType": "attachment",
        "linkMode": "linked_url",
        "title": link.label or link.kind.capitalize(),
        "url": link.url,
    }


def _item_type(csl_type: CslType) -> ItemType:
    names = schema().csl_types.get(csl_type, ["document"])
    return schema().item_types[names[0]]


def _title_field(kind: ItemType) -> str:
    return kind.field_for("title") or "title"


def _fields(reference: Reference, kind: ItemType, extra: list[str]) -> Iterator[tuple[str, str]]:
    """Each field with its value; what has no field is added to `extra`."""
    if kind.name == "preprint":
        yield from _preprint_fields(reference)
    for variable, csl in _TEXT_VARIABLES.items():
        value = getattr(reference, variable)
        if value is None:
            continue
        field = _field_of(kind, csl)
        if field:
            yield field, value
        else:
            extra.append(f"{csl.replace('-', ' ').title()}: {value}")
    if reference.issued:
        yield kind.field_for("date") or "date", date_text(reference.issued)
    yield from _identifier_fields(reference, kind, extra)
    if reference.address:
        yield "url", reference.address
    if reference.citation_key:
        yield "citationKey", reference.citation_key


def _preprint_fields(reference: Reference) -> Iterator[tuple[str, str]]:
    arxiv = reference.identifiers.get("arxiv")
    if arxiv:
        yield "repository", "arXiv"
        yield "archiveID", f"arXiv:{arxiv}"


def _identifier_fields(
    reference: Reference, kind: ItemType, extra: list[str]
) -> Iterator[tuple[str, str]]:
    for scheme, label in _EXTRA_IDENTIFIERS.items():
        value = reference.identifiers.get(scheme)
        field = _IDENTIFIER_FIELDS.get(scheme)
        if value is None or (scheme == "arxiv" and kind.name == "preprint"):
            continue
        if scheme == "doi" and kind.name != "preprint" and identifiers.is_of_arxiv(value):
            continue  # it names the preprint, not what was published
        if field in kind.fields:
            yield str(field), value
        else:
            extra.append(f"{label}: {value}")


def _field_of(kind: ItemType, csl: str) -> str | None:
    """The field of this type that holds a CSL variable, or None."""
    fields = (kind.field_for(base) for base in schema().csl_fields.get(csl, ()))
    return next((field for field in fields if field), None)


def _creators(reference: Reference, kind: ItemType) -> Iterator[dict[str, str]]:
    roles = {_csl_role(kind, role): role for role in reversed(kind.creator_types)}
    if not roles:
        return
    for variable in _NAME_VARIABLES:
        role = roles.get(variable.replace("_", "-")) or (
            "contributor" if "contributor" in kind.creator_types else kind.creator_types[0]
        )
        for name in getattr(reference, variable):
            yield {"creatorType": role, **_creator(name)}


def _csl_role(kind: ItemType, role: str) -> str | None:
    """The CSL name variable of a role: the primary creator is the author where CSL has no word."""
    return schema().csl_names.get(role) or ("author" if role == kind.creator_types[0] else None)


def _creator(name: Name) -> dict[str, str]:
    if name.literal is not None:
        return {"name": name.literal}
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    if name.suffix:
        given = f"{given}, {name.suffix}" if given else name.suffix
    return {"lastName": family, "firstName": given} if family else {"name": given}


def date_text(date: PartialDate) -> str:
    """The date as Zotero's `date` field reads it: ISO 8601 as far as it is known, or the text."""
    if not date.parts:
        return date.literal or ""
    ends = ["-".join(f"{n:02d}" if i else f"{n:04d}" for i, n in enumerate(p)) for p in date.parts]
    return "/".join(ends)


# --- item → reference ---------------------------------------------------------------------------


def to_reference(data: Mapping[str, Any]) -> Reference:
    """The reference that an item stands for. Its id is made as for list entries."""
    kind = schema().item_types.get(data["itemType"], schema().item_types["document"])
    lines = _EXTRA_LINE.findall(data.get("extra") or "")
    extra = {label.casefold(): value for label, value in lines}
    known = _item_identifiers(data, extra)
    title = str(data.get(_title_field(kind)) or data.get("title") or "").strip() or UNTITLED
    return Reference.model_validate(
        {
            **_item_texts(data, kind),
            **_item_names(data, kind),
            "id": reference_id(known, title),
            "type": kind.csl or "document",
            "title": title,
            "issued": read_date(str(data.get(kind.field_for("date") or "date") or "")),
            "identifiers": known,
            "url": data.get("url") or None,
            "citation_key": data.get("citationKey") or extra.get("citation key"),
        }
    )


def item_match_keys(data: Mapping[str, Any]) -> frozenset[str]:
    """The keys under which a regular item is found; none for notes and attachments."""
    if data["itemType"] in NOT_REGULAR:
        return frozenset()
    return match_keys(to_reference(data))


def _item_texts(data: Mapping[str, Any], kind: ItemType) -> dict[str, str]:
    texts = {}
    for variable, field in _text_fields(kind.name):
        value = str(data.get(field) or "").strip()
        if value:
            texts[variable] = value
    return texts


@cache
def _text_fields(name: str) -> Sequence[tuple[str, str]]:
    kind = schema().item_types[name]
    pairs = ((variable, _field_of(kind, csl)) for variable, csl in _TEXT_VARIABLES.items())
    return [(variable, field) for variable, field in pairs if field]


def _item_names(data: Mapping[str, Any], kind: ItemType) -> dict[str, list[dict[str, str]]]:
    names: dict[str, list[dict[str, str]]] = {}
    for creator in data.get("creators", ()):
        variable = (_csl_role(kind, creator["creatorType"]) or "contributor").replace("-", "_")
        name = _item_name(creator)
        if name:
            names.setdefault(variable if variable in _NAME_VARIABLES else "contributor", []).append(
                name
            )
    return names


def _item_name(creator: Mapping[str, str]) -> dict[str, str]:
    if creator.get("name"):
        return {"literal": creator["name"]}
    parts = {"family": creator.get("lastName"), "given": creator.get("firstName")}
    return {part: value for part, value in parts.items() if value}


def _item_identifiers(data: Mapping[str, Any], extra: Mapping[str, str]) -> dict[str, str]:
    stated = {scheme: data.get(field) for scheme, field in _IDENTIFIER_FIELDS.items()}
    stated["arxiv"] = data.get("archiveID")
    known = {
        scheme: value
        for scheme, text in stated.items()
        if text and (value := identifiers.normalise(scheme, str(text)))
    }
    for scheme, label in _EXTRA_IDENTIFIERS.items():
        value = identifiers.normalise(scheme, extra.get(label.casefold(), ""))
        if value:
            known.setdefault(scheme, value)
    by_address = identifiers.from_url(str(data.get("url") or ""))
    if by_address:
        known.setdefault(by_address.scheme, by_address.value)
    return identifiers.complete(known)


def read_date(text: str) -> PartialDate | None:
    """A Zotero date: ISO 8601 as far as it goes, else the first year in it, else a literal."""
    iso = re.fullmatch(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?", text.strip())
    year = re.search(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)", text)
    if iso and int(iso[1]):
        parts = tuple(takewhile(bool, (int(part) for part in iso.groups() if part)))
        try:
            return PartialDate(parts=(parts,))
        except ValueError:
            return PartialDate(parts=(parts[:1],))
    if year:
        return PartialDate(parts=((int(year[1]),),))
    return PartialDate(literal=text.strip()) if text.strip() else None
