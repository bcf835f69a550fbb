"""BibTeX text to raw entries; what is broken is repaired as a person would, and no entry is lost.

Well-formed text is read as BibTeX reads it (bibtex.web, sections 215 to 263): braces count whether
or not a backslash stands before them, months are predefined macros, `#` concatenates, what stands
between entries is a comment. Damage is confined: an entry that begins on a line of its own ends
whatever is still open, so a broken neighbour never changes a good entry.

Most fields are read by one pattern. Patterns never backtrack (possessive quantifiers), and where
nesting is too deep for them one pass over the text pairs all braces: the time is linear in the
text, however it is damaged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from refsync.readers.bibtex_salvage import (
    FieldStart,
    field_starts,
    holds_a_field,
    last_end,
    rough_value,
    shorten,
)
from refsync.reading import Severity


def _nested(depth: int) -> str:
    """Text in which braces are balanced, nested at most so deep; it never backtracks."""
    inner = rf"(?:\{{{_nested(depth - 1)}\}}[^{{}}]*+)*+" if depth else ""
    return rf"[^{{}}]*+{inner}"


_BRACED = _nested(6)
_QUOTED = rf"(?:[^{{}}\"]++|\{{{_BRACED}\}})*+"
_NAME = r"[A-Za-z_+\-][\w\-+.:/]*"

_FIELD = re.compile(
    rf"\s*+(?P<name>{_NAME})\s*+=\s*+"
    rf"(?:\{{(?P<braced>{_BRACED})\}}|\"(?P<quoted>{_QUOTED})\"|(?P<number>\d++))"
    r"\s*+(?:,|(?=[})]))"
)
"""A field as most are written, with what ends it."""

_NAME_EQUALS = re.compile(rf"[\s,;]*+(?P<name>{_NAME})\s*+=\s*+")
_NAME_ALONE = re.compile(r"[\s,;]*+(?P<name>[A-Za-z]\w*+)\s*+(?:(?=[{\"])|:\s*+(?=[{\"'“‘„\d]))")
"""A name without its equals sign, or with a colon for it."""

_VALUE_ENDS = (
    r"(?:\s*+(?:[,;]\s*+(?:[A-Za-z]\w*+\s*+[=:]|[})]|\Z)|[})]|\Z)"
    rf"|[^\S\n]*+\n\s*+{_NAME}\s*+=)"
)
"""What follows a closing quotation mark, and no apostrophe."""


def _in_marks(opening: str, closing: str) -> str:
    """A text in quotation marks that aren't BibTeX's; it never backtracks."""
    inner = rf"(?:[^{{}}{closing}]++|\{{{_BRACED}\}}|[{closing}](?!{_VALUE_ENDS}))*+"
    return rf"{opening}{inner}[{closing}]"


_MARKED = "|".join(_in_marks(marks[0], marks[1:]) for marks in ("''", "“”", "‘’", "„“”"))
_PIECE = re.compile(
    rf"\{{(?P<braced>{_BRACED})\}}|\"(?P<quoted>{_QUOTED})\""
    rf"|(?P<marked>{_MARKED})"
    r"|(?P<word>[^\s,;#{}\"'“”‘’„=()]+)"
)
_CONCATENATION = re.compile(r"\s*+#\s*+")
_SEPARATOR = re.compile(
    r"(?:\s*+;(?=\s*+[})]))?\s*+(?P<sign>[,})]|;(?=\s*+[A-Za-z]\w*+\s*+[=:])|\Z)"
)
_NO_VALUE = re.compile(r"\s*+(?=[,})])")
_END_OF_FIELD = re.compile(r"[\s,;]*+[})]?[\s,;]*+")
_CLOSE = re.compile(r"[\s,;]*+[})]")
_STILL_FIELDS = re.compile(rf"(?:[\s}})]*+,)?\s*+(?={_NAME}\s*+=\s*+[{{\"])")
_NOT_SPACE = re.compile(r"\S")

_KEY = re.compile(r"\s*+(?P<key>[^\s,={}\"#]++)\s*+(?:,|(?=[})]))")
_NO_KEY = re.compile(rf"\s*+(?:,|(?=[}})])|(?={_NAME}\s*+=\s*+[{{\"\d]))")
_KEY_NO_COMMA = re.compile(
    rf"\s*+(?P<key>[^\s,;={{}}\"]++)(?:;\s*+(?={_NAME}\s*+[=:])|\s++(?={_NAME}\s*+=))"
)
_ODD_KEY = re.compile(r"[^\S\n]*+(?P<key>[^,\n]*),")
_LAST_KEY = re.compile(r"\s*+(?P<key>[^\s,={}\"]*+)")

_MISSING_AT = (
    r"(?i:article|(?:mv|in|supp)?book|(?:mv|in|supp)?collection|(?:mv|in)?proceedings|conference"
    r"|booklet|manual|misc|online|(?:phd|masters)?thesis|(?:tech)?report|unpublished"
    rf"|software|dataset|patent|periodical)\s*+\{{\s*+[^\s,={{}}\"]++\s*+,\s*+{_NAME}\s*+="
)
"""An entry of a common type with a key and a field; only at the start of a line."""

_TYPE_AND_BRACE = (
    r"(?P<type>[A-Za-z][\w\-]*+)"
    r"(?:\s*+(?P<brace>\{)|\s*+\((?=\s*+[^\s,(){}=]++\s*+[,=])"
    r"|(?P<unopened>[^\S\n]++)(?=[^\s,{}()=]++,\s*+[A-Za-z]++\s*+=))"
)
"""How an entry begins; one that forgot its brace must have a key and a field after it."""

_ENTRY = rf"@[^\S\n]*+{_TYPE_AND_BRACE}"
_START = re.compile(
    rf"(?:(?<![\w.@])@[^\S\n]*+|^[^\S\n]*+(?P<bare>(?={_MISSING_AT}))){_TYPE_AND_BRACE}",
    re.MULTILINE,
)
_ON_THE_NEXT_LINE = re.compile(rf"(?>\s*\n)[^\S\n]*+{_MISSING_AT}")
_ON_ITS_OWN_LINE = re.compile(rf"\n[^\S\n]*{_ENTRY}")
_WITH_KEY = re.compile(
    r"(?<![\w.@])@[A-Za-z]++\s*+\{\s*+[^\s,={}\"]++\s*+,"
    rf"|^[^\S\n]*+{_MISSING_AT}",
    re.MULTILINE,
)
_BLOCK = re.compile(rf"\{{{_BRACED}\}}")

_QUOTED_ENTRY = re.compile(r"^[^\S\n]*+>[^\S\n>]*+@\w++\s*+\{", re.MULTILINE)
_BLOCK_QUOTE = re.compile(r"^[^\S\n]*+>", re.MULTILINE)
_LINE_BREAK = re.compile(r"<br\s?/?>(?=[^\S\n]*+$)", re.MULTILINE | re.IGNORECASE)

MONTHS = {
    name[:3].lower(): name
    for name in (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )
}  # fmt: skip
"""The macros that BibTeX's standard styles predefine."""

_FAULTS: Mapping[str, tuple[Severity, str]] = {
    "missing-at": ("error", "There is no @ before {0!r}; it was read as if there were one."),
    "missing-comma": ("error", "There is no comma after {0!r}; it was read as if there were one."),
    "missing-equals": ("error", "There is no = after {0!r}; it was read as if there were one."),
    "missing-brace": ("error", "There is no brace after @{0}; it was read as if there were one."),
    "missing-key": ("warning", "The entry has no citation key."),
    "missing-value": ("warning", "The field {0!r} has no value; it was left out."),
    "bad-key": ("warning", "BibTeX takes no citation key like {0!r}."),
    "bad-string": ("error", "This is no @string{{name = {{text}}}}; it was passed over."),
    "missing-braces": ("error", "{0} has no braces around its text; it was read as it stands."),
    "unclosed-brace": ("error", "{0} has no closing brace; it was read up to what follows."),
    "stray-brace": ("error", "{0} has a closing brace too many; it was passed over."),
    "unclosed-quote": ("error", "{0} has no closing quotation mark; read up to what follows."),
    "bad-quotes": ("error", "{0} has quotation marks inside, that end it for BibTeX; read whole."),
    "stray-text": ("error", "{0!r} is no field; it was passed over."),
    "undefined-string": ("warning", "No @string {0!r} stands above; the name is taken as text."),
    "wrong-quotes": ("error", "BibTeX doesn't know the quotation marks of {0}; read as if it did."),
    "duplicate-field": ("warning", "The field {0!r} is stated twice; the first one counts."),
}  # fmt: skip


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


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in the text, and what was done about it."""

    severity: Severity
    code: str
    message: str
    line: int


class Scan(NamedTuple):
    """All entries and faults, in the order of the text."""

    entries: list[Entry]
    faults: list[Fault]


def scan(text: str) -> Scan:
    """The entries of a BibTeX text, and what is wrong with it. Never raises.

    Block-quote signs and `<br>` from a web page, a byte order mark, `@comment` and `@preamble` are
    passed over.
    """
    scanner = _Scanner(_blank_out_markup(text))
    entries = list(scanner.entries())
    return Scan(entries, sorted(scanner.faults, key=lambda fault: fault.line))


def _blank_out_markup(text: str) -> str:
    """The text with spaces for what a web page or a mail left in it; all positions stay."""
    if text.startswith("\ufeff"):
        text = " " + text[1:]
    if _QUOTED_ENTRY.search(text):
        text = _BLOCK_QUOTE.sub(_spaces, text)
    if "<br" in text or "<BR" in text:
        text = _LINE_BREAK.sub(_spaces, text)
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
    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.macros = dict(MONTHS)
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
            match = _ON_ITS_OWN_LINE.search(self.text, position)
            self._next_line_entry = match.start() if match else len(self.text)
        return self._next_line_entry

    def _after_space(self, position: int) -> int:
        match = _NOT_SPACE.search(self.text, position)
        return match.start() if match else len(self.text)

    def _starts_entry(self, position: int) -> bool:
        return bool(
            _START.match(self.text, self._after_space(position))
            or _ON_THE_NEXT_LINE.match(self.text, position)
        )

    def _fault(self, code: str, position: int, *details: str) -> None:
        severity, message = _FAULTS[code]
        self.faults.append(Fault(severity, code, message.format(*details), self._line(position)))

    # Blocks

    def entries(self) -> Iterator[Entry]:
        position = 0
        while start := _START.search(self.text, position):
            kind = start["type"].lower()
            if kind in ("comment", "preamble"):
                position = self._skip(start)
            elif kind == "string":
                position = self._string(start.end())
            else:
                entry = _Open(kind, self._limit(start.end()))
                if start["bare"] is not None:
                    self._fault("missing-at", start.start("type"), kind)
                elif start["unopened"]:
                    self._fault("missing-brace", start.start(), kind)
                position = self._entry(entry, start.end())
                if entry.fields or entry.key:
                    yield Entry(kind, entry.key, entry.fields, self._line(start.start("type")))

    def _skip(self, start: re.Match[str]) -> int:
        """Passes over a comment or preamble; one that is never closed ends with its line."""
        brace = start.end() - 1
        if start["brace"]:
            if block := _BLOCK.match(self.text, brace):
                return block.end()
            if brace in self._closing:
                return self._closing[brace] + 1
            self._fault("unclosed-brace", brace, f"The @{start['type']}")
        line_end = self.text.find("\n", brace)
        return len(self.text) if line_end < 0 else line_end

    def _string(self, position: int) -> int:
        """Reads a macro's definition; returns where to read on."""
        end = self._limit(position)
        name = _NAME_EQUALS.match(self.text, position, end)
        try:
            value = self._value(name.end(), end) if name else None
        except _Damaged:
            value = None
        if name is None or value is None:
            self._fault("bad-string", position)
            return position
        self.macros[name["name"].lower()] = value.text
        close = _CLOSE.match(self.text, value.end, end)
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
        if key := _KEY.match(text, position, end):
            entry.key = key["key"]
            return key.end()
        if no_key := _NO_KEY.match(text, position, end):
            self._fault("missing-key", position)
            return no_key.end()
        if key := _KEY_NO_COMMA.match(text, position, end):
            self._fault("missing-comma", key.end("key"), key["key"])
        elif key := _ODD_KEY.match(text, position, end):
            self._fault("bad-key", position, key["key"].strip())
        else:
            key = _LAST_KEY.match(text, position, end)
        entry.key = (key and key["key"].strip()) or None
        return key.end() if key else position

    def _fields(self, entry: _Open, position: int) -> int:
        """Reads fields to the end of the entry, as BibTeX does but for commas and equals signs."""
        text, end = self.text, entry.end
        while True:
            while plain := _FIELD.match(text, position, end):
                value = plain["braced"] or plain["quoted"] or plain["number"] or ""
                self._add(entry, plain["name"], value, position)
                position = plain.end()
            if close := _CLOSE.match(text, position, end):
                still = _STILL_FIELDS.match(text, close.end(), end)
                if still is None:
                    return close.end()
                self._fault("stray-brace", close.end() - 1, f"The @{entry.type}")
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
        name = _NAME_EQUALS.match(text, position, end) or _NAME_ALONE.match(text, position, end)
        if name is None:
            raise _Damaged(position)
        if no_value := _NO_VALUE.match(text, name.end(), end):
            self._fault("missing-value", name.start("name"), name["name"])
            return no_value.end()
        value = self._value(name.end(), end, position)
        separator = _SEPARATOR.match(text, value.end, end)
        next_field = None if separator else _NAME_EQUALS.match(text, value.end, end)
        if not (separator or next_field or self._starts_entry(value.end)):
            raise _Damaged(position)
        if name.re is _NAME_ALONE:
            self._fault("missing-equals", name.start("name"), name["name"])
        if next_field or (separator and separator["sign"] == ";"):
            self._fault("missing-comma", value.end, name["name"])
        self._add_value(entry, name["name"], value, position)
        return separator.end() if separator and separator["sign"] in (",", ";") else value.end

    def _value(self, position: int, end: int, field_start: int = 0) -> _Value:
        """A value, its pieces concatenated.

        Raises:
            _Damaged: a brace or quotation mark is never closed, or there is no value.
        """
        pieces: list[str] = []
        doubtful: list[re.Match[str]] = []
        while True:
            piece = _PIECE.match(self.text, position, end)
            if piece:
                pieces.append(self._piece(piece, doubtful))
                position = piece.end()
            else:
                close = self._closing.get(position, end)
                if close >= end:
                    raise _Damaged(field_start)
                pieces.append(self.text[position + 1 : close])
                position = close + 1
            concatenation = _CONCATENATION.match(self.text, position, end)
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
        if macro is None:
            doubtful.append(piece)
            return word
        return macro

    def _add_value(self, entry: _Open, name: str, value: _Value, position: int) -> None:
        for piece in value.doubtful:
            if word := piece["word"]:
                self._fault("undefined-string", piece.start(), word)
            else:
                self._fault("wrong-quotes", piece.start(), shorten(piece["marked"]))
        self._add(entry, name, value.text, position)

    def _add(self, entry: _Open, name: str, text: str, position: int) -> None:
        name = name.lower()
        if name not in entry.fields:
            entry.fields[name] = text
            entry.last_field = position
        elif entry.fields[name] != text:
            self._fault("duplicate-field", self._after_space(position), name)

    # Damage

    def _salvage(self, entry: _Open, position: int) -> int:
        """Reads the fields from the position on by where they begin; returns where to read on."""
        other = _WITH_KEY.search(self.text, position, entry.end)
        end = other.start() if other else entry.end
        starts = field_starts(self.text, position, end)
        self._stray_text(position, starts[0].begin if starts else end)
        if not starts:
            return end
        ends = [following.begin for following in starts[1:]]
        ends.append(last_end(self.text, starts[-1].value, end))
        for start, value_end in zip(starts, ends, strict=True):
            self._salvage_field(entry, start, value_end)
        close = _CLOSE.match(self.text, ends[-1], end)
        return close.end() if close else ends[-1]

    def _stray_text(self, position: int, end: int) -> None:
        text = " ".join(self.text[position : min(end, position + 200)].split()).strip(" ,")
        if text:
            self._fault("stray-text", self._after_space(position), shorten(text))

    def _salvage_field(self, entry: _Open, start: FieldStart, end: int) -> None:
        try:
            value = self._value(start.value, end)
        except _Damaged:
            value = None
        if value and _END_OF_FIELD.fullmatch(self.text, value.end, end):
            self._add_value(entry, start.name, value, start.begin)
            return
        rough = rough_value(self.text[start.value : end])
        self._fault(rough.code, start.begin, f"The field {start.name!r}")
        self._add(entry, start.name, rough.value, start.begin)
