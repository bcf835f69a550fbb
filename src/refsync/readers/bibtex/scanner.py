"""BibTeX text to raw entries; what is broken is repaired as a person would, and no entry is lost.

Well-formed text is read as BibTeX reads it (bibtex.web, sections 215 to 263): braces count whether
or not a backslash stands before them, months are predefined macros, `#` concatenates, what stands
between entries is a comment. Damage is confined: an entry that begins on a line of its own ends
whatever is still open, so a broken neighbour never changes a good entry.

Most fields are read by one pattern (`syntax`), and where nesting is too deep for it one pass over
the text pairs all braces: the time is linear in the text, however it is damaged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from sys import intern
from typing import NamedTuple

from refsync import latex
from refsync.characters import brief
from refsync.readers.bibtex import syntax
from refsync.readers.bibtex.faults import FAULTS, Fault
from refsync.readers.bibtex.salvage import (
    FieldStart,
    Rough,
    field_starts,
    holds_a_field,
    last_end,
    rough_value,
)
from refsync.readers.bibtex.syntax import MONTHS
from refsync.readers.links import meant
from refsync.reading import Mend

_AND = " and "
"""What a macro of that name stands for, wherever it is defined: it joins people."""
_LONGEST_MACRO = 4000
"""Macros made of macros may double their length with each definition."""

_LONGER = 10
_ROOM = 1_000_000
"""What macros may add to a text: so many times its length, and so many characters."""

_OF_WORDS = frozenset(
    {"title", "subtitle", "booktitle", "journal", "journaltitle", "series", "publisher"}
)
_IN_LATEX = {
    **{sign: f"\\{sign}" for sign in "&%#$_"}, "\u00a0": "~",
    **dict.fromkeys("{}\\^~\"", ""),
}  # fmt: skip
"""How LaTeX writes signs that mean something to it; "" where that depends on what is around."""

_LACKS_BRACES = frozenset({"missing-braces", "bad-quotes"})
_MEND_WIDTH = 200
"""So many characters beside a fault tell its place on a line, however long that is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands in the text.

    Attributes:
        type: in lower case.
        key: the citation key, None where there is none.
        fields: raw values (LaTeX) by name in lower case, without their delimiters; macros are
            replaced, concatenations done.
        line: of its "@", from 1.
    """

    type: str
    key: str | None
    fields: Mapping[str, str]
    line: int


class _Edit(NamedTuple):
    """What a mend puts in the place of what stands between two positions."""

    start: int
    end: int
    new: str


class Scan(NamedTuple):
    """All entries and faults, in the order of the text."""

    entries: list[Entry]
    faults: list[Fault]


def scan(text: str, macros: Mapping[str, str] = {}) -> Scan:
    """The entries of a BibTeX text, and what is wrong with it. Never raises.

    Block-quote signs and `<br>` from a web page, a byte order mark, `@comment` and `@preamble` are
    passed over.

    Args:
        text: all of a file, or a piece of one.
        macros: what other files define, by name in lower case; the text's own definitions count
            before them.
    """
    scanner = _Scanner(_blank_out_markup(text), macros)
    entries = list(scanner.entries())
    return Scan(entries, sorted(scanner.faults, key=lambda fault: fault.line))


def definitions(text: str) -> dict[str, str]:
    """What the `@string` commands of a BibTeX text define, by name in lower case."""
    if not syntax.DEFINITION.search(text):
        return {}
    scanner = _Scanner(_blank_out_markup(text), {})
    for _ in scanner.entries():
        pass
    return scanner.defined


def _blank_out_markup(text: str) -> str:
    """The text with spaces for what a web page or a mail left in it; all positions stay."""
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    if syntax.QUOTED_ENTRY.search(text):
        text = syntax.BLOCK_QUOTE.sub(_spaces, text)
    if "<br" in text or "<BR" in text:
        text = syntax.LINE_BREAK.sub(_spaces, text)
    return text


def _spaces(match: re.Match[str]) -> str:
    return " " * len(match[0])


class _Damaged(Exception):  # noqa: N818
    """The field that begins at `position` can't be read as BibTeX reads it."""

    def __init__(self, position: int) -> None:
        self.position = position


class _Value(NamedTuple):
    """A value, where it ends, and the pieces of it that BibTeX doesn't take."""

    text: str
    end: int
    doubtful: list[re.Match[str]]


@dataclass(slots=True)
class _Open:
    """The entry that is being read; it ends before `end` at the latest."""

    type: str
    end: int
    key: str | None = None
    fields: dict[str, str] = field(default_factory=dict)
    last_field: int = 0
    """Where its last field begins."""


class _Scanner:
    def __init__(self, text: str, macros: Mapping[str, str]) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.defined: dict[str, str] = {}
        self.macros = ChainMap(self.defined, dict(macros), MONTHS)
        self.undefined: set[str] = set()
        self.room = _LONGER * len(text) + _ROOM
        self._next_line_entry = -1

    # Places

    @cached_property
    def _newlines(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def _line(self, position: int) -> int:
        return bisect_left(self._newlines, position) + 1

    @cached_property
    def _closing(self) -> dict[int, int]:
        """Every opening brace that is closed, with its closing one."""
        closing = {}
        opened = []
        for brace in re.finditer(r"[{}]", self.text):
            if brace[0] == "{":
                opened.append(brace.start())
            elif opened:
                closing[opened.pop()] = brace.start()
        return closing

    def _limit(self, position: int) -> int:
        """Where the next entry on a line of its own begins, after the position."""
        if self._next_line_entry < position:
            match = syntax.ON_ITS_OWN_LINE.search(self.text, position)
            self._next_line_entry = match.start() if match else len(self.text)
        return self._next_line_entry

    def _after_space(self, position: int) -> int:
        match = syntax.NOT_SPACE.search(self.text, position)
        return match.start() if match else len(self.text)

    def _starts_entry(self, position: int) -> bool:
        return bool(
            syntax.START.match(self.text, self._after_space(position))
            or syntax.ON_THE_NEXT_LINE.match(self.text, position)
        )

    def _fault(self, code: str, position: int, *details: str, edit: _Edit | None = None) -> None:
        severity, message = FAULTS[code]
        mend = self._mend(position, edit) if edit else None
        self.faults.append(
            Fault(severity, code, message.format(*details), self._line(position), mend)
        )

    def _mend(self, position: int, edit: _Edit) -> Mend | None:
        """The edit as a mend of the position's line, None where it reaches beyond that."""
        first = max(position - _MEND_WIDTH, 0)
        begin = self.text.rfind("\n", first, position) + 1 or first
        last = edit.end + _MEND_WIDTH
        end = self.text.find("\n", position, last)
        text = self.text[begin : last if end < 0 else end]
        begin += len(text) - len(text.lstrip())
        text = text.strip()
        if not begin <= edit.start <= edit.end <= begin + len(text):
            return None
        return Mend(text, edit.start - begin, self.text[edit.start : edit.end], edit.new)

    # Blocks

    def entries(self) -> Iterator[Entry]:
        position = 0
        while start := syntax.START.search(self.text, position):
            kind = start["type"].lower()
            if kind in ("comment", "preamble"):
                position = self._skip(start)
            elif kind == "string":
                position = self._string(start.end())
            else:
                entry = _Open(kind, self._limit(start.end()))
                if start["bare"] is not None:
                    at = start.start("type")
                    self._fault("missing-at", at, kind, edit=_Edit(at, at, "@"))
                elif start["unopened"]:
                    edit = _Edit(start.end(), start.end(), "{")
                    self._fault("missing-brace", start.start(), kind, edit=edit)
                position = self._entry(entry, start.end())
                if entry.fields or entry.key:
                    yield Entry(kind, entry.key, entry.fields, self._line(start.start("type")))

    def _skip(self, start: re.Match[str]) -> int:
        """Passes over a comment or preamble; one that is never closed ends with its line."""
        brace = start.end() - 1
        if start["brace"]:
            if block := syntax.BLOCK.match(self.text, brace):
                return block.end()
            if brace in self._closing:
                return self._closing[brace] + 1
            self._fault("unclosed-brace", brace, f"The @{start['type']}")
        line_end = self.text.find("\n", brace)
        return len(self.text) if line_end < 0 else line_end

    def _string(self, position: int) -> int:
        """Reads a macro's definition; returns where to read on."""
        end = self._limit(position)
        name = syntax.NAME_EQUALS.match(self.text, position, end)
        try:
            value = self._value(name.end(), end) if name else None
        except _Damaged:
            value = None
        if name is None or value is None:
            self._fault("bad-string", position)
            return position
        self.macros[name["name"].lower()] = value.text
        close = syntax.CLOSE.match(self.text, value.end, end)
        if close is None:
            self._fault("unclosed-brace", value.end, "The @string")
        return close.end() if close else value.end

    # Entries

    def _entry(self, entry: _Open, position: int) -> int:
        """Fills the entry; returns where to read on."""
        position = self._key(entry, position)
        try:
            return self._fields(entry, position)
        except _Damaged as damage:
            return self._salvage(entry, damage.position)

    def _key(self, entry: _Open, position: int) -> int:
        text, end = self.text, entry.end
        if key := syntax.KEY.match(text, position, end):
            entry.key = key["key"]
            return key.end()
        if no_key := syntax.NO_KEY.match(text, position, end):
            self._fault("missing-key", position)
            return no_key.end()
        if key := syntax.KEY_NO_COMMA.match(text, position, end):
            after = key.end("key")
            self._fault("missing-comma", after, key["key"], edit=self._comma(after))
        elif key := syntax.ODD_KEY.match(text, position, end):
            self._fault("bad-key", position, key["key"].strip())
        else:
            key = syntax.LAST_KEY.match(text, position, end)
        entry.key = (key and key["key"].strip()) or None
        return key.end() if key else position

    def _fields(self, entry: _Open, position: int) -> int:
        """Reads fields to the end of the entry, as BibTeX does but for commas and equals signs."""
        text, end = self.text, entry.end
        while True:
            while plain := syntax.FIELD.match(text, position, end):
                value = plain["braced"] or plain["quoted"] or plain["number"] or ""
                self._add(entry, plain["name"], value, position)
                position = plain.end()
            if comments := syntax.COMMENTS.match(text, position, end):
                self._fault("comment-in-entry", text.index("%", position))
                position = comments.end()
            elif close := syntax.CLOSE.match(text, position, end):
                still = syntax.STILL_FIELDS.match(text, close.end(), end)
                if still is None:
                    return close.end()
                brace = close.end() - 1
                edit = _Edit(brace, brace + 1, "")
                self._fault("stray-brace", brace, f"The @{entry.type}", edit=edit)
                position = still.end()
            elif self._ends_open(entry, position):
                return position
            else:
                position = self._unusual_field(entry, position)

    def _ends_open(self, entry: _Open, position: int) -> bool:
        """Whether the entry ends here without its closing brace; a value may have swallowed it."""
        if self._after_space(position) < entry.end and not self._starts_entry(position):
            return False
        if entry.fields and holds_a_field(next(reversed(entry.fields.values()))):
            entry.fields.popitem()
            raise _Damaged(entry.last_field)
        self._fault("unclosed-brace", position, f"The @{entry.type}")
        return True

    def _unusual_field(self, entry: _Open, position: int) -> int:
        """Reads a field with macros, concatenations, or a sign missing around its value."""
        text, end = self.text, entry.end
        name = syntax.NAME_EQUALS.match(text, position, end) or syntax.NAME_ALONE.match(
            text, position, end
        )
        if name is None:
            raise _Damaged(position)
        if no_value := syntax.NO_VALUE.match(text, name.end(), end):
            self._fault("missing-value", name.start("name"), name["name"])
            return no_value.end()
        value = self._value(name.end(), end, position)
        separator = syntax.SEPARATOR.match(text, value.end, end)
        next_field = None if separator else syntax.NAME_EQUALS.match(text, value.end, end)
        if not (separator or next_field or self._starts_entry(value.end)):
            raise _Damaged(position)
        if name.re == syntax.NAME_ALONE:
            edit = self._equals(name.end("name"))
            self._fault("missing-equals", name.start("name"), name["name"], edit=edit)
        if next_field or (separator and separator["sign"] == ";"):
            edit = self._comma(value.end)
            self._fault("missing-comma", value.end, name["name"], edit=edit)
        self._add_value(entry, name["name"], value, position)
        if not separator or separator["sign"] not in (",", ";"):
            return value.end
        if separator["comments"]:
            self._fault("comment-in-entry", text.index("%", value.end))
        return separator.end()

    def _comma(self, position: int) -> _Edit:
        """A comma at the position, in the place of a semicolon that stands there."""
        sign = syntax.SEMICOLON.match(self.text, position)
        return _Edit(sign.end() - 1, sign.end(), ",") if sign else _Edit(position, position, ",")

    def _equals(self, position: int) -> _Edit:
        """An equals sign at the position, in the place of a colon that stands there."""
        sign = syntax.COLON.match(self.text, position)
        return _Edit(sign.end() - 1, sign.end(), " =") if sign else _Edit(position, position, " =")

    def _value(self, position: int, end: int, field_start: int = 0) -> _Value:
        """A value, its pieces concatenated.

        Raises:
            _Damaged: a brace or quotation mark is never closed, or there is no value.
        """
        pieces: list[str] = []
        doubtful: list[re.Match[str]] = []
        while True:
            piece = syntax.PIECE.match(self.text, position, end)
            if piece:
                pieces.append(self._piece(piece, doubtful))
                position = piece.end()
            else:
                close = self._closing.get(position, end)
                if close >= end:
                    raise _Damaged(field_start)
                pieces.append(self.text[position + 1 : close])
                position = close + 1
            concatenation = syntax.CONCATENATION.match(self.text, position, end)
            if concatenation is None:
                return _Value("".join(pieces), position, doubtful)
            position = concatenation.end()

    def _piece(self, piece: re.Match[str], doubtful: list[re.Match[str]]) -> str:
        word: str | None = piece["word"]
        if marked := piece["marked"]:
            doubtful.append(piece)
            return marked[1:-1]
        if word is None:
            return piece["braced"] or piece["quoted"] or ""
        macro = word if word.isdecimal() else self.macros.get(word.lower())
        if macro is None or len(macro) > min(_LONGEST_MACRO, self.room):
            doubtful.append(piece)
            return _AND if word.lower() == _AND.strip() else word
        self.room -= len(macro)
        return macro

    def _add_value(self, entry: _Open, name: str, value: _Value, position: int) -> None:
        for piece in value.doubtful:
            if word := piece["word"]:
                if word.lower() not in self.undefined:
                    self.undefined.add(word.lower())
                    self._fault("undefined-string", piece.start(), word)
            else:
                edit = _Edit(piece.start(), piece.end(), f"{{{piece['marked'][1:-1]}}}")
                self._fault("wrong-quotes", piece.start(), brief(piece["marked"]), edit=edit)
        self._add(entry, name, value.text, position)

    def _add(self, entry: _Open, name: str, text: str, position: int) -> None:
        name = intern(name.lower())  # a bibliography has few names of fields, each many times
        if name not in entry.fields:
            entry.fields[name] = text
            entry.last_field = position
            if "&" in text and name in _OF_WORDS:
                self._entities(name, text, position)
            if name == "url":
                self._address(text, position)
        elif entry.fields[name] != text:
            self._fault("duplicate-field", self._after_space(position), name)

    def _entities(self, name: str, text: str, position: int) -> None:
        """Reports the HTML entities in the text of a field that begins at the position."""
        start = self.text.find(text, position, position + len(text) + _MEND_WIDTH)
        for entity in latex.ENTITY.finditer(text):
            sign = unescape(entity[0])
            if sign == entity[0]:
                continue
            at = self._after_space(position) if start < 0 else start + entity.start()
            edit = None
            if start >= 0 and (new := _IN_LATEX.get(sign, sign)):
                edit = _Edit(at, at + len(entity[0]), new)
            self._fault("html-entity", at, f"The field {name!r}", entity[0], sign, edit=edit)

    def _address(self, text: str, position: int) -> None:
        """Reports an address whose scheme is broken, of a field that begins at the position."""
        url = meant(text)
        if url == text:
            return
        start = self.text.find(text, position, position + len(text) + _MEND_WIDTH)
        at = self._after_space(position) if start < 0 else start
        edit = _Edit(at, at + len(text), url) if start >= 0 else None
        self._fault("bad-address", at, text, url, edit=edit)

    # Damage

    def _salvage(self, entry: _Open, position: int) -> int:
        """Reads the fields from the position on by where they begin; returns where to read on."""
        other = syntax.WITH_KEY.search(self.text, position, entry.end)
        end = other.start() if other else entry.end
        starts = field_starts(self.text, position, end)
        self._stray_text(position, starts[0].begin if starts else end)
        if not starts:
            return end
        ends = [following.begin for following in starts[1:]]
        ends.append(last_end(self.text, starts[-1].value, end))
        for start, value_end in zip(starts, ends, strict=True):
            self._salvage_field(entry, start, value_end)
        close = syntax.CLOSE.match(self.text, ends[-1], end)
        return close.end() if close else ends[-1]

    def _stray_text(self, position: int, end: int) -> None:
        text = " ".join(self.text[position : min(end, position + 200)].split()).strip(" ,")
        if text:
            self._fault("stray-text", self._after_space(position), brief(text))

    def _salvage_field(self, entry: _Open, start: FieldStart, end: int) -> None:
        try:
            value = self._value(start.value, end)
        except _Damaged:
            value = None
        if value and syntax.END_OF_FIELD.fullmatch(self.text, value.end, end):
            self._add_value(entry, start.name, value, start.begin)
            return
        written = self.text[start.value : end]
        rough = rough_value(written)
        edit = self._braces(start.value, written, rough)
        self._fault(rough.code, start.begin, f"The field {start.name!r}", edit=edit)
        self._add(entry, start.name, rough.value, start.begin)

    def _braces(self, position: int, written: str, rough: Rough) -> _Edit | None:
        """Braces around a text that has none, or quotation marks inside; None where it is cut."""
        if rough.code not in _LACKS_BRACES or not rough.value:
            return None
        start = written.index(rough.value) if rough.value in written else None
        if start is None:
            return None
        marks = rough.code == "bad-quotes"
        begin = position + start - marks
        return _Edit(begin, position + start + len(rough.value) + marks, f"{{{rough.value}}}")
