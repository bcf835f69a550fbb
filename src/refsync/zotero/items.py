"""Reference ⇄ Zotero item, driven by the schema.

Items are the `data` objects of the Web API (https://www.zotero.org/support/dev/web_api/v3/basics).
A reference's variables stand in the fields that the schema has for them, people in the roles of
the type, and what an item's type has no field or role for in Extra (`refsync.zotero.extra`). What
an item says in words of its own is kept in `zotero_fields` and wins on the way back, as long as it
still says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from refsync import csl, csl_values, csl_variables, identifiers
from refsync.matching import match_keys
from refsync.readers import names
from refsync.reference import Link, PartialDate, Reference
from refsync.reference_id import reference_id
from refsync.titles import UNTITLED
from refsync.zotero import creators, extra
from refsync.zotero.dates import date_text, read_date
from refsync.zotero.fields import Fields, fields_of
from refsync.zotero.schema import NOT_REGULAR, ItemType, schema

MATCH_RULES = "3"
"""Changes whenever `item_match_keys` gives other keys, so that stored ones are made anew."""

_TYPES = {
    "classic": "book", "collection": "document", "entry": "encyclopediaArticle",
    "event": "presentation", "figure": "artwork", "musical_score": "book", "pamphlet": "book",
    "performance": "presentation", "periodical": "book", "regulation": "statute",
    "review": "journalArticle", "review-book": "journalArticle", "treaty": "statute",
}  # fmt: skip
"""The item types of CSL types for which Zotero has none; Extra says what they really are."""

_BY_CONTENT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "bill": {"hearing": ("publisher", "number-of-volumes")},
    "book": {"computerProgram": ("version",)},
    "broadcast": {
        "radioBroadcast": ("author director",),
        "tvBroadcast": (
            "archive", "archive_location", "container-title", "event-place", "publisher",
            "publisher-place", "source",
        ),
    },
    "motion_picture": {
        "videoRecording": (
            "collection-title", "volume", "number-of-volumes", "ISBN",
        ),
    },
    "song": {"podcast": ("number",)},
}  # fmt: skip
"""The item types that a CSL type becomes where it states all variables of one of the alternatives.

The rules are Zotero's own; by them nothing is stated that the type has no field for.
"""

_THESES = {
    f"{degree} thesis": f"{degree} Thesis" for degree in ("PhD", "Master's", "Bachelor's")
}  # fmt: skip
"""Theses in the words of Zotero's own import; an item that has other ones keeps them."""

_SHORT = "journalAbbreviation"
"""Zotero's own name for a variable, which its items keep in CSL."""

_OF_PATENTS = {"assignee": ("holder", "assignee"), "country": ("nationality",)}
"""Fields of patents, and those of BibTeX that say the same."""

_OFFICES = {
    "U.S. patent": "US", "European patent": "EP", "British patent": "GB", "German patent": "DE",
    "French patent": "FR",
}  # fmt: skip
"""What BibTeX says of the kind of patent, and what Zotero's numbers begin with."""

_OTHER_TEXTS = {
    variable: field for variable, field in csl_variables.TEXTS.items() if variable != "note"
}


# --- reference → item ---------------------------------------------------------------------------


def to_item(reference: Reference, *, keywords: bool = False) -> dict[str, Any]:
    """The item that a reference becomes: fields valid for its type; no key or collections.

    Args:
        reference: what becomes an item.
        keywords: its keywords become tags; else the item has none.
    """
    kind = _item_type(reference)
    item = {"itemType": kind.name, **fields_for(reference, kind.name)}
    if text := _extra(reference, kind, fields_of(kind.name)):
        item["extra"] = text
    if keywords:
        item["tags"] = [{"tag": keyword} for keyword in reference.keyword]
    return item


def type_of(reference: Reference) -> str:
    """The type of the item that a reference becomes."""
    return _item_type(reference).name


def fields_for(reference: Reference, item_type: str) -> dict[str, Any]:
    """What the fields and creators of an item of some type say of a reference, without Extra."""
    kind = schema().item_types[item_type]
    fields = fields_of(kind.name)
    item: dict[str, Any] = {}
    if reference.title != UNTITLED:
        item[fields.title] = reference.title
    item |= dict(_texts(reference, kind, fields))
    item |= dict(_dates(reference, fields))
    if reference.citation_key:
        item["citationKey"] = reference.citation_key
    for field in fields.others:
        if text := reference.zotero_fields.get(field) or _of_patent(reference, field):
            item.setdefault(field, text)
    item["creators"] = creators.creators(reference, kind)
    return item


def _of_patent(reference: Reference, field: str) -> str:
    """What BibTeX says of a patent's holder and country."""
    for name in _OF_PATENTS.get(field, ()):
        if people := names.read(reference.bibtex_fields.get(name, "")).names:
            return "; ".join(csl_values.name_text(one) for one in people)
    return ""


def link_attachment(link: Link) -> dict[str, Any]:
    """A link as a `linked_url` attachment, without key and parent."""
    return {
        "itemType": "attachment",
        "linkMode": "linked_url",
        "title": link.label or link.kind.capitalize(),
        "url": link.url,
    }


def _item_type(reference: Reference) -> ItemType:
    types = schema().item_types
    stated = types.get(reference.zotero_fields.get("itemType", ""))
    if stated and (stated.csl == reference.type or reference.type not in schema().csl_types):
        return stated
    for name, alternatives in _BY_CONTENT.get(reference.type, {}).items():
        variables = csl.to_csl(reference).keys()
        alike = any(needed <= variables for needed in map(set, map(str.split, alternatives)))
        if alike and name in types:
            return types[name]
    names = (*schema().csl_types.get(reference.type, ()), _TYPES.get(reference.type, ""))
    return next((types[name] for name in names if name in types), types["document"])


def _texts(reference: Reference, kind: ItemType, fields: Fields) -> Iterator[tuple[str, str]]:
    """The text fields."""
    for variable, value in _variables(reference, kind).items():
        if field := fields.texts.get(variable):
            is_own = variable != "genre" or reference.zotero_fields.get(field) == value
            yield field, value if is_own else _THESES.get(value, value)


def _variables(reference: Reference, kind: ItemType) -> dict[str, str]:
    """The text variables, the title and the note left out; identifiers are among them."""
    out: dict[str, str] = {}
    for variable, field in _OTHER_TEXTS.items():
        if variable != "title" and (value := getattr(reference, field)):
            out[variable] = value
    out |= reference.other_variables
    if reference.address:
        out["URL"] = reference.address
    office = _OFFICES.get(out.get("genre", "")) if kind.name == "patent" else None
    if office and out.get("number", "")[:1].isdigit():
        del out["genre"]
        out["number"] = f"{office}{out['number']}"
    if kind.name == "preprint" and "arxiv" in reference.identifiers:
        out.setdefault("publisher", "arXiv")
        out.setdefault("number", f"arXiv:{reference.identifiers['arxiv']}")
    noted = extra.read(reference.note or "", ()).identifiers.items()
    for label, scheme in extra.SCHEMES.items():
        value = reference.identifiers.get(scheme)
        if value and _is_its_own(scheme, value, kind) and (scheme, value) not in noted:
            out.setdefault(label, value)
    return out


def _is_its_own(scheme: str, value: str, kind: ItemType) -> bool:
    """The identifier is one of this item: arXiv's DOI names the preprint only."""
    if kind.name == "preprint":
        return scheme != "arxiv"
    return scheme != "doi" or not identifiers.is_of_arxiv(value)


def _dates(reference: Reference, fields: Fields) -> Iterator[tuple[str, str]]:
    for variable, field in fields.dates.items():
        if text := _date(reference, variable, field):
            yield field, text


def _date(reference: Reference, variable: str, field: str) -> str | None:
    """What the field of a date says; of the day of access Zotero takes nothing but a day."""
    date: PartialDate | None = getattr(reference, csl_variables.DATES[variable])
    if date is None:
        return None
    stated = reference.zotero_fields.get(field, "")
    if read_date(stated) == date:
        return stated
    if variable != "accessed":
        return date_text(date)
    return date_text(PartialDate(date.parts)) if list(map(len, date.parts)) == [3] else None


def _extra(reference: Reference, kind: ItemType, fields: Fields) -> str:
    """Extra: the item's own, where it still says the same, else made anew."""
    made = "\n".join(_extra_lines(reference, kind, fields))
    stated = reference.zotero_fields.get("extra", "")
    if not stated:
        return made
    taken = _taken(reference, kind, fields)
    same = extra.same(extra.read(stated, taken), extra.read(made, taken))
    return stated if same else made


def _taken(reference: Reference, kind: ItemType, fields: Fields) -> set[str]:
    """The variables that the item's fields state."""
    texts = _variables(reference, kind).keys() & fields.texts.keys()
    return {*texts, *(v for v, f in fields.dates.items() if _date(reference, v, f)), "title"}


def _extra_lines(reference: Reference, kind: ItemType, fields: Fields) -> Iterator[str]:
    if reference.type not in schema().csl_types:
        yield extra.line("type", reference.type)
    for variable, value in _variables(reference, kind).items():
        if variable not in fields.texts:
            yield extra.line(variable, value)
    for variable, field in csl_variables.DATES.items():
        date = getattr(reference, field)
        home = fields.dates.get(variable)
        if date and not (home and _date(reference, variable, home)):
            yield extra.line(variable, date_text(date))
    for variable, name in creators.without_role(reference, kind):
        yield extra.name_line(variable, name)
    told = [name for field in _OF_PATENTS.keys() & kind.fields for name in _OF_PATENTS[field]]
    yield from extra.tex_lines(reference, left_out=told)
    if reference.note:
        yield reference.note


# --- item → reference ---------------------------------------------------------------------------


def to_reference(data: Mapping[str, Any]) -> Reference:
    """The reference that an item stands for. Its id is made as for list entries.

    An item of a type that the schema doesn't know is read as a document.
    """
    kind = schema().item_types.get(data["itemType"], schema().item_types["document"])
    fields = fields_of(kind.name)
    texts = {v: text for v, field in fields.texts.items() if (text := _text(data, field))}
    values: dict[str, Any] = {**creators.people(data, kind), "type": kind.csl or "document"}
    own: dict[str, str] = values.setdefault("zotero_fields", {})
    own |= {field: text for field in (*fields.others, _SHORT) if (text := _text(data, field))}
    if texts.get("genre") in _THESES:
        own[fields.texts["genre"]] = texts["genre"]
    stated = _read_dates(data, fields, values, own)
    said = extra.read(_text(data, "extra"), {*texts, *stated, "title"})
    _add_statements(values, said)
    known = _identifiers(data, kind, texts, said)
    values |= _text_values({**said.texts, **texts})
    title = _text(data, fields.title) or _text(data, "title") or UNTITLED
    values |= {
        "id": reference_id(known, title),
        "title": title,
        "identifiers": known,
        "keyword": tuple(_tags(data)),
        "citation_key": _text(data, "citationKey") or said.citation_key,
        "note": said.remark or None,
    }
    usual = schema().csl_types.get(values["type"], [""])[0]
    if usual != kind.name or values["type"] in _BY_CONTENT:
        own["itemType"] = kind.name
    reference = Reference.model_validate(values)
    return _with_own_extra(reference, _text(data, "extra"), kind, fields)


def item_match_keys(data: Mapping[str, Any]) -> frozenset[str]:
    """The keys under which a regular item is found; none for notes and attachments."""
    if data["itemType"] in NOT_REGULAR:
        return frozenset()
    return match_keys(to_reference(data))


def _text(data: Mapping[str, Any], field: str) -> str:
    return str(data.get(field) or "").strip()


def _tags(data: Mapping[str, Any]) -> Iterator[str]:
    tags = data.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        if isinstance(tag, Mapping) and (name := _text(tag, "tag")):
            yield name


def _read_dates(
    data: Mapping[str, Any], fields: Fields, values: dict[str, Any], own: dict[str, str]
) -> list[str]:
    """Reads the dates into `values`, and keeps those that refsync would write otherwise."""
    stated = []
    for variable, field in fields.dates.items():
        text = _text(data, field)
        if date := read_date(text):
            stated.append(variable)
            values[csl_variables.DATES[variable]] = date
            if date_text(date) != text or variable == "accessed":
                own[field] = text
    return stated


def _add_statements(values: dict[str, Any], said: extra.Statements) -> None:
    """What Extra says of people, dates, BibTeX fields and the type."""
    for variable, people in said.names.items():
        if field := csl_variables.NAMES.get(variable):
            values[field] = (*values.get(field, ()), *people)
        else:
            others = values["other_names"]
            others[variable] = (*others.get(variable, ()), *people)
    values |= {csl_variables.DATES[variable]: date for variable, date in said.dates.items()}
    values["bibtex_fields"] = said.tex
    if said.type:
        values["type"] = said.type


def _identifiers(
    data: Mapping[str, Any], kind: ItemType, texts: dict[str, str], said: extra.Statements
) -> dict[str, str]:
    """The item's identifiers; takes out of `texts` what is nothing but one."""
    known: dict[str, str] = {}
    for label in texts.keys() & {*csl_variables.IDENTIFIERS, "ISBN"}:
        scheme = extra.SCHEMES[label]
        if value := identifiers.normalise(scheme, texts[label]):
            known[scheme] = value
            if scheme != "isbn" or value == texts[label]:
                del texts[label]
    number = texts.get("number", "") if kind.name == "preprint" else ""
    if number and (value := identifiers.normalise("arxiv", number)):
        known["arxiv"] = value
        if number == f"arXiv:{value}":
            del texts["number"]
    known = {**said.identifiers, **known}
    if by_address := identifiers.from_url(_text(data, "url")):
        known.setdefault(*by_address)
    return identifiers.complete(known)


def _text_values(texts: Mapping[str, str]) -> dict[str, Any]:
    """The fields of a reference for text variables."""
    return {
        **{csl_variables.TEXTS[v]: text for v, text in texts.items() if v in csl_variables.TEXTS},
        "other_variables": {v: text for v, text in texts.items() if v not in csl_variables.TEXTS},
    }


def _with_own_extra(reference: Reference, stated: str, kind: ItemType, fields: Fields) -> Reference:
    """The reference, with Extra as it stands there, where refsync would write it otherwise."""
    if stated and stated != "\n".join(_extra_lines(reference, kind, fields)):
        own = {**reference.zotero_fields, "extra": stated}
        return reference.model_copy(update={"zotero_fields": own})
    return reference
