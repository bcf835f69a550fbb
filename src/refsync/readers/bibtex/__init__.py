"""BibTeX and BibLaTeX to references.

Entry types and fields: Oren Patashnik, "BibTeXing", section 3; the biblatex manual, sections 2.1
and 2.2 (https://ctan.org/pkg/biblatex). What they are in CSL: CSL 1.0.2, appendices III and IV.

- A preprint is an "article", also where it calls itself `@article`: its journal is arXiv, or
  CoRR, or bioRxiv, and becomes the publisher. A published paper with an `eprint` stays what it is.
- An address in `url` or `howpublished` is the reference's; fields that are named after a kind of
  link (`pdf`, `code`, `video`, …) and hold addresses are its links.
- A field without a home is kept, raw, in `bibtex_fields`.

What the fields are in a reference: `values`, by `tables`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from refsync import identifiers
from refsync.characters import brief
from refsync.identifier_faults import doi_fault, isbn_fault
from refsync.patterns import regex
from refsync.readers.bibtex.faults import Fault
from refsync.readers.bibtex.scanner import Entry, Scan, definitions, scan
from refsync.readers.bibtex.tables import TYPES, inherited
from refsync.readers.bibtex.values import Fields, stand_in_title, stated_identifiers, values
from refsync.readers.names import run_together
from refsync.reading import Problem, Reading
from refsync.reference import BibtexEntry, Reference, Source
from refsync.reference_id import reference_id

_LINKS = ("xdata", "crossref")
"""The fields that name what an entry inherits from."""

_MOST_ANCESTORS = 20
"""More than anybody has; damage ends here."""

_FEW = 3
"""More parents that are missing altogether stand in another file."""

_KEYS = regex(r"\s*[,;]\s*")


def read(text: str, file: str, first_line: int = 1) -> Reading:
    """The references and problems of a BibTeX text, in its order.

    Args:
        text: all of a file, or a piece of one.
        file: its name, for sources and problems.
        first_line: the line of the file where the text begins.
    """
    return _read(scan(text), file, first_line, {})


def read_together(texts: Sequence[tuple[str, str]]) -> list[Reading]:
    """The readings of several BibTeX texts that belong together, whatever their order.

    The `@string` definitions of each, and the entries that `crossref` and `xdata` name, are known
    to all of them; a text's own count first, then those of the first text that has them.

    Args:
        texts: each text, and the name of its file.
    """
    macros: dict[str, str] = {}
    for text, _ in texts:
        macros = definitions(text) | macros
    scans = [scan(text, macros) for text, _ in texts]
    parents = _parents([entry for entries, _ in scans for entry in entries])
    return [_read(found, file, 1, parents) for found, (_, file) in zip(scans, texts, strict=True)]


def _read(found: Scan, file: str, first_line: int, elsewhere: Mapping[str, Entry]) -> Reading:
    """The reading of a text, whose entries may inherit from some that stand elsewhere."""
    entries, faults = found
    context = _Context(file, first_line - 1, {**elsewhere, **_parents(entries)}, faults)
    context.report_duplicate_keys(entries)
    context.report_unknown_parents(entries)
    references = [
        context.reference(entry)
        for entry in _given_up(entries)
        if entry.type not in ("xdata", "set")
    ]
    return Reading(references=tuple(references), problems=context.problems())


def _parents(entries: Sequence[Entry]) -> dict[str, Entry]:
    """The entries that others inherit from, by key; of two with one key the first."""
    wanted = {key.lower() for entry in entries for link in _LINKS for key in _linked(entry, link)}
    return {e.key.lower(): e for e in reversed(entries) if e.key and e.key.lower() in wanted}


def _linked(entry: Entry, link: str) -> list[str]:
    """The keys that a field such as `crossref` names."""
    stated = entry.fields.get(link)
    return list(filter(None, _KEYS.split(stated.strip()))) if stated else []


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
                mend=fault.mend,
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
                    " Give one of them another key."
                )
                self.warn(entry, "duplicate-key", message)

    def report_unknown_parents(self, entries: list[Entry]) -> None:
        """Says which parents are nowhere, each once; all at once where there are none at all."""
        wanted: dict[str, tuple[Entry, str]] = {}
        for entry in entries:
            for link in _LINKS:
                for key in _linked(entry, link):
                    wanted.setdefault(key.lower(), (entry, f"{key!r}, which `{link}` names"))
        unknown = [named for key, named in wanted.items() if key not in self.by_key]
        if len(wanted) == len(unknown) > _FEW:
            entry, named = unknown[0]
            unknown = [(entry, f"{named}, nor any of the {len(unknown) - 1} others that are named")]
        for entry, named in unknown:
            message = (
                f"No entry has the key {named}. Correct it, or name the .bib that has the entry as"
                " a source as well."
            )
            self.warn(entry, "unknown-crossref", message)

    def reference(self, entry: Entry) -> Reference:
        """The entry as a reference, with what it inherits."""
        fields = Fields(self.inherit(entry, dict(entry.fields), {entry.key}))
        ids = identifiers.complete(stated_identifiers(fields))
        stated = dict(values(entry, fields, ids))
        if "title" not in stated:
            stated["title"] = stand_in_title(entry, stated, ids)
            self.warn(
                entry,
                "missing-title",
                f"The entry has no title; {stated['title']!r} stands in. Add it.",
            )
        if entry.type not in TYPES:
            self.warn(
                entry,
                "unknown-type",
                f"The type @{entry.type} is unknown; read as @misc. Use a usual one.",
            )
        left = fields.left()
        for name, fault in (("doi", doi_fault), ("isbn", isbn_fault)):
            raw = fields.raw.get(name, "").strip()
            if raw and name not in ids:
                why = fault(raw)
                wrong = f"{raw!r} is no {name.upper()}" + (f": {why}." if why else ".")
                self.warn(entry, "bad-identifier", f"{wrong} Correct it.")
        for name in ("author", "editor"):
            if person := run_together(fields.raw.get(name, "")):
                message = (
                    f"BibTeX takes “{brief(person)}” in {name!r} for one person. Put “and”"
                    " between people."
                )
                self.warn(entry, "missing-and", message)
        known = identifiers.complete(ids)
        return Reference.model_validate(
            {
                **stated,
                "id": reference_id(known, str(stated["title"])),
                "identifiers": known,
                "citation_key": entry.key,
                "bibtex_fields": left,
                "bibtex": BibtexEntry(entry.type, entry.fields),
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
                    mine = name if link == "xdata" else inherited(name, parent.type, entry.type)
                    if mine:
                        fields.setdefault(mine, value)
                fields.pop(link, None)
        return fields
