"""Entries in a `.bib` file that others write in too.

Above each entry that refsync puts there stands a line `% refsync ID DIGEST`; BibTeX takes all text
between entries for comments. As long as the digest is that of the entry, the entry is refsync's own
and follows the list. Whoever edits it makes it theirs: from then on it is left alone, as is
everything else in the file, to the byte.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote, unquote

from refsync.matching import compare, match_keys
from refsync.patterns import regex
from refsync.readers import bibtex as reader
from refsync.reference import Reference
from refsync.titles import fold
from refsync.writers.bibtex import Style, entries
from refsync.writers.citation_keys import assign, fit
from refsync.writers.key_pattern import DEFAULT

_MARKED = regex(
    r"^% refsync (?P<id>\S+) (?P<digest>[0-9a-f]{12})\r?\n"
    r"(?P<entry>@[^\r\n]*\r?\n(?>(?:(?!\}\r?$)[^\r\n]*\r?\n)*)\}(?:\r?\n|\Z))",
    re.MULTILINE,
)


_UNDECODED = regex("[\udc80-\udcff]")
"""What stands for bytes that are no UTF-8."""


@dataclass(slots=True)
class Updated:
    """A file's new text, and the citation keys of what became of the references.

    Attributes:
        same: refsync's own entries that say already what the list says.
        left: entries of others for the same works.
        keys: those that the references go by now, by the references' ids.
    """

    text: str = ""
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Standing:
    """An entry that stands in the file.

    Attributes:
        id: that of the reference it was made of; "" for entries of others.
        span: where it stands, with its mark; None for entries of others.
    """

    reference: Reference
    key: str
    id: str = ""
    span: tuple[int, int] | None = None


def update(
    text: str,
    references: Sequence[Reference],
    style: Style,
    pattern: str = DEFAULT,
    given: Mapping[str, str] | None = None,
) -> Updated:
    """The text with the references in it.

    Args:
        text: what the file holds.
        references: one a work.
        style: how entries are written.
        pattern: how citation keys are made.
        given: the keys that earlier exports gave, by the reference's id; those in the file win.

    Raises:
        UsageError: the pattern is none.
    """
    standing = list(_standing(text))
    partners = {
        reference_id: _adopted(text, reference, entry, style)
        for reference_id, (reference, entry) in _partners(references, standing, given or {}).items()
    }
    out = Updated(left=[entry.key for entry in partners.values() if not entry.span])
    own = {reference_id: entry for reference_id, entry in partners.items() if entry.span}
    wanted = [r for r in references if r.id in own or r.id not in partners]
    known = {**(given or {}), **{reference_id: entry.key for reference_id, entry in own.items()}}
    own_keys = {entry.key for entry in own.values()}
    taken = {entry.key for entry in standing if entry.key not in own_keys}
    keys = assign(wanted, pattern, known, taken)
    out.keys = {reference.id: key for reference, key in zip(wanted, keys, strict=True)}
    keyed = [r.model_copy(update={"citation_key": out.keys[r.id]}) for r in wanted]
    written = zip(out.keys, entries(keyed, style).items(), strict=True)
    _write(out, text, dict(written), own)
    return out


def _write(
    out: Updated,
    text: str,
    written: Mapping[str, tuple[str, str]],
    own: Mapping[str, _Standing],
) -> None:
    """Brings refsync's own entries up to date, and puts the new ones at the end."""
    newline = "\r\n" if "\r\n" in text else "\n"
    replaced: dict[tuple[int, int], str] = {}
    new = []
    for reference_id, (key, entry) in written.items():
        block = _marked(reference_id, entry).replace("\n", newline)
        span = own[reference_id].span if reference_id in own else None
        if span is None:
            new.append(block)
            out.added.append(key)
        else:
            stands = text[slice(*span)].rstrip()
            is_same = stands.endswith(block.partition(newline)[2].rstrip())
            (out.same if is_same else out.changed).append(key)
            if stands != block.rstrip():
                replaced[span] = block
    body = _spliced(text, replaced)
    tail = newline.join(new)
    out.text = body + _gap(body, newline, tail) + tail


def _spliced(text: str, replaced: Mapping[tuple[int, int], str]) -> str:
    out, position = [], 0
    for start, end in sorted(replaced):
        out += [text[position:start], replaced[start, end]]
        position = end
    return "".join([*out, text[position:]])


def _gap(body: str, newline: str, tail: str) -> str:
    """What sets new entries off from what stands before them."""
    if not body or not tail or body.endswith(newline * 2):
        return ""
    return newline if body.endswith("\n") else newline * 2


def _marked(reference_id: str, entry: str) -> str:
    return f"% refsync {quote(reference_id, safe=':/.()-_')} {_digest(entry)}\n{entry}"


def _digest(entry: str) -> str:
    plain = entry.replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode("utf-8", "surrogateescape")).hexdigest()[:12]


def _standing(text: str) -> Iterator[_Standing]:
    """The entries of the file: refsync's own with their places, and those of others."""
    others, position = [], 0
    seen: set[str] = set()
    for match in _MARKED.finditer(text):
        if _digest(match["entry"]) != match["digest"] or match["id"] in seen:
            continue
        seen.add(match["id"])
        for reference in reader.read(match["entry"], "").references:
            key = reference.citation_key or ""
            yield _Standing(reference, key, unquote(match["id"]), match.span())
        others.append(text[position : match.start()])
        position = match.end()
    rest = _UNDECODED.sub("\ufffd", "\n".join([*others, text[position:]]))
    for reference in reader.read(rest, "").references:
        yield _Standing(reference, reference.citation_key or "")


def _partners(
    references: Sequence[Reference], standing: Sequence[_Standing], given: Mapping[str, str]
) -> dict[str, tuple[Reference, _Standing]]:
    """The references that stand in the file already, by id, and the entries that they are."""
    by_id = {entry.id: entry for entry in standing if entry.id}
    by_citation_key = {entry.key: entry for entry in by_id.values()}
    others = {(entry.key, fold(entry.reference.title)): entry for entry in standing if not entry.id}
    by_key: dict[str, list[_Standing]] = {}
    for entry in sorted(standing, key=lambda entry: entry.span is None):
        for key in match_keys(entry.reference):
            by_key.setdefault(key, []).append(entry)
    found: dict[str, tuple[Reference, _Standing]] = {}
    gone = {reference.id for reference in references} & by_id.keys()
    for reference in references:
        partner = by_id.get(reference.id) or by_citation_key.get(fit(reference.citation_key or ""))
        if partner and partner.id != reference.id and partner.id in gone:
            partner = None
        if partner is None:
            near = [e for key in sorted(match_keys(reference)) for e in by_key.get(key, ())]
            free = (e for e in near if e.id not in gone and _is(e.reference, reference))
            key = fit(reference.citation_key or given.get(reference.id) or "")
            named = others.get((key, fold(reference.title)))
            partner = named or next(free, None)
        if partner:
            found[reference.id] = (reference, partner)
            gone |= {partner.id} - {""}
    return found


def _is(standing: Reference, reference: Reference) -> bool:
    return compare(standing, reference).same == "yes"


def _adopted(text: str, reference: Reference, entry: _Standing, style: Style) -> _Standing:
    """The entry as refsync's own, where it stands in the file just as refsync would write it."""
    if entry.span:
        return entry
    keyed = reference.model_copy(update={"citation_key": entry.key})
    for written in entries([keyed], style).values():
        match = re.search(rf"^{re.escape(written)}", text, re.MULTILINE)
        if match:
            return replace(entry, id=reference.id, span=match.span())
    return entry
