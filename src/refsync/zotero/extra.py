"""Zotero's Extra: what an item's type has no field for, one "Label: value" a line.

Labels are CSL variables in any spelling, or the names of Zotero's fields, which Zotero reads when
it cites (https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra).
"tex.field: value" is the form in which Better BibTeX keeps BibTeX fields, with "=" for ":" where
the value is LaTeX (https://retorque.re/zotero-better-bibtex/exporting/extra-fields/).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, get_args

from refsync import csl, csl_values, csl_variables, identifiers
from refsync.labelled import Line, compose, split
from refsync.patterns import regex
from refsync.readers import dates
from refsync.reference import CslType, Name, PartialDate, Reference
from refsync.writers.latex import encode
from refsync.zotero.fields import variables_by_label
from refsync.zotero.schema import schema

TEX = "tex."
"""Begins the labels of BibTeX fields."""

SCHEMES: Mapping[str, str] = {
    "DOI": "doi", "ISBN": "isbn", "PMID": "pmid", "PMCID": "pmcid", "arXiv": "arxiv",
}  # fmt: skip
"""The labels of identifiers, and their schemes."""

_NUMBERS: Mapping[str, str] = {"LCCN": "lccn", "MR": "mrnumber", "Zbl": "zmnumber"}
_ARCHIVES: Mapping[str, str] = {"JSTOR": "jstor", "HDL": "hdl", "GoogleBooksID": "googlebooks"}
"""Labels that Zotero writes for BibTeX's fields of these names, and for eprints of these types."""

_FILE = regex(r"file|bdsk-file-\d+|local-?(?:file|url)")
_BY_LABEL = {label.lower(): label for label in (*SCHEMES, "type", "citation-key")}


@dataclass(slots=True)
class Statements:
    """What Extra says.

    Attributes:
        texts, names, dates: by CSL variable.
        identifiers: sound ones, by scheme.
        tex: BibTeX fields, in LaTeX.
        type: a CSL type that no item type stands for.
        remark: what remains.
    """

    texts: dict[str, str] = field(default_factory=dict)
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, PartialDate] = field(default_factory=dict)
    identifiers: dict[str, str] = field(default_factory=dict)
    tex: dict[str, str] = field(default_factory=dict)
    citation_key: str | None = None
    type: CslType | None = None
    remark: str = ""


# --- reading ------------------------------------------------------------------------------------


def read(extra: str, stated: Iterable[str]) -> Statements:
    """What Extra says.

    Args:
        extra: the field.
        stated: the variables that the item's own fields state; lines for these are remarks.
    """
    found = Statements(remark=extra)
    if not extra:
        return found
    taken = set(stated)
    kept = [line for line in split(extra, _spelling) if not _take(line, taken, found)]
    found.remark = compose(kept)
    return found


def same(one: Statements, other: Statements) -> bool:
    """Whether two Extras say the same, in whatever order and words."""
    remarks = [sorted(filter(None, map(str.strip, x.remark.splitlines()))) for x in (one, other)]
    parts = ("texts", "names", "dates", "identifiers", "tex", "type")
    return remarks[0] == remarks[1] and all(getattr(one, p) == getattr(other, p) for p in parts)


class Note(NamedTuple):
    """Extra as Zotero gives it to CSL processors, which read the variables in it.

    Attributes:
        text: with labels as CSL has them.
        dates: what is taken out of it, as Zotero does with dates that leave no doubt.
        stated: the variables that are left in it, as text.
    """

    text: str
    dates: dict[str, PartialDate]
    stated: dict[str, str]


def as_note(extra: str) -> Note:
    """Extra as a note."""
    found: dict[str, PartialDate] = {}
    kept: list[Line] = []
    for line in split(extra, _spelling):
        date = dates.read(line.text) if line.label in csl_variables.DATES else None
        if line.label and date and line.label != "accessed" and csl_values.is_plain_date(line.text):
            found[line.label] = date
        else:
            kept.append(line)
    note = "\n".join(line.whole if _is_tex(line) else line.respelled for line in kept)
    return Note(note.strip(), found, {line.label: line.text for line in kept if line.label})


def _is_tex(line: Line) -> bool:
    return line.label is not None and line.label.startswith(TEX)


def _spelling(label: str) -> str | None:
    if label.lower().startswith(TEX):
        return TEX + label[len(TEX) :].lower()
    if label in _NUMBERS or label in _ARCHIVES:
        return TEX + label
    plain = " ".join(label.lower().split())
    known = _BY_LABEL.get(plain.replace(" ", "-"))
    return known or csl_variables.spelling(label) or variables_by_label().get(plain)


def _take(line: Line, taken: set[str], found: Statements) -> bool:
    """Puts what the line states into `found`; False where it states nothing new."""
    label, text = line.label, line.text
    if label is None or label in taken:
        return False
    if label == "type":
        return _take_type(text, taken, found)
    if label in csl_variables.DATES:
        return label != "accessed" and _take_date(label, text, found)
    if _is_tex(line):
        return _take_tex(
            label.removeprefix(TEX), text if line.rest[0] == "=" else encode(text), found
        )
    if label == "citation-key":
        found.citation_key = found.citation_key or text
    elif label in csl_variables.NAMES or label in csl_variables.OTHER_NAMES:
        found.names[label] = (*found.names.get(label, ()), *csl_values.read_names(text))
    elif value := _identifier(label, text):
        found.identifiers.setdefault(SCHEMES[label], value)
        if label == "ISBN" and value != text:
            found.texts.setdefault(label, text)
            return found.texts[label] == text
        return value == text
    elif label == "arXiv" or label in found.texts:
        return False
    else:
        found.texts[label] = text
    return True


def _take_tex(name: str, raw: str, found: Statements) -> bool:
    """A BibTeX field, or one of the labels that stand for one."""
    if name not in _ARCHIVES:
        found.tex[_NUMBERS.get(name, name)] = raw
    elif "eprint" in found.tex:
        return False
    else:
        found.tex |= {"eprint": raw, "eprinttype": _ARCHIVES[name]}
    return True


def _identifier(label: str, text: str) -> str | None:
    if label == "arXiv":
        return csl_values.arxiv_id(text)
    return identifiers.normalise(SCHEMES[label], text) if label in SCHEMES else None


def _take_date(variable: str, text: str, found: Statements) -> bool:
    date = dates.read(text)
    if date is None or variable in found.dates:
        return False
    found.dates[variable] = date
    return True


def _take_type(text: str, taken: set[str], found: Statements) -> bool:
    """A CSL type that no item type stands for, else what kind of thing it is."""
    if text in get_args(CslType):
        if text in schema().csl_types:
            return False
        found.type = csl.csl_type(text)
    elif "genre" in taken:
        return False
    else:
        found.texts.setdefault("genre", text)
    return True


# --- writing ------------------------------------------------------------------------------------


def line(variable: str, text: str) -> str:
    """A variable's line: "event-place: Berlin"."""
    return f"{variable}: {' '.join(text.split())}"


def name_line(variable: str, name: Name) -> str:
    """A person's line: "editor: Doe || Jane", as Zotero reads it."""
    if name.literal is not None or not (name.family and name.given):
        return line(variable, name.literal or name.family or name.given or "")
    family = " ".join(filter(None, (name.non_dropping_particle, name.family)))
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    return line(variable, f"{family} || {given}")


def tex_lines(reference: Reference, left_out: Iterable[str] = ()) -> Iterator[str]:
    """The lines of BibTeX fields, but for those that name files of one machine."""
    fields = {name: " ".join(raw.split()) for name, raw in reference.bibtex_fields.items()}
    labels = {field: label for label, field in _NUMBERS.items()}
    for label, archive in _ARCHIVES.items():
        if fields.get("eprinttype", "").lower() == archive and _is_plain(
            fields.get("eprint", "\\")
        ):
            del fields["eprinttype"]
            labels["eprint"] = label
    for name, text in fields.items():
        if name in left_out or _FILE.fullmatch(name):
            continue
        if _is_plain(text):
            yield f"{labels.get(name, TEX + name)}: {text}"
        else:
            yield f"{TEX}{name}= {text}"


def _is_plain(text: str) -> bool:
    return encode(text) == text
