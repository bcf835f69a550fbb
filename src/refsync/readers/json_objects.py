"""The objects of a JSON text, each with its line.

A damaged one is mended or cut, and harms no other.

Read are an array of objects, one object, an object that holds the array as its `items` (perhaps in
its `message`, as Crossref answers), and objects one after the other (JSON Lines).
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from refsync.errors import SourceError
from refsync.patterns import regex
from refsync.reading import Problem

_HALF_SIGN = regex(
    r"\\\\|\\u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|\\u[dD][89a-fA-F][\da-fA-F]{2}"
)
"""Half of a sign beyond U+FFFF is six letters long; what else matches stays as it is."""
_TOKEN = regex(r'"(?:[^"\\\n]|\\.)*"|[\[\]{},]')
_BETWEEN = regex(r"[\s,\[\]]*")
_ITEMS = regex(r'"items"')
_OPENS_ARRAY = regex(r"\s*:\s*\[")
_CLOSES = regex(r"[\s\]]*")
_BEFORE_COMMA = regex(r"\s*$")
_VALUE_BEGINS = regex(r'["{\[\d\w-]')
_DEPTHS = {"{": 1, "[": 1, "}": -1, "]": -1}
_MOST_REPAIRS = 50
_DEEPEST_ITEMS = 2
_SAYS = frozenset({"id", "title", "type", "itemType", "data", "key", "DOI", "author", "issued"})
_ENOUGH = 2


class Found(NamedTuple):
    """An object and the line where it begins."""

    value: Mapping[str, Any]
    line: int


class Objects(NamedTuple):
    """The objects of a text, and what is wrong with it."""

    found: list[Found]
    problems: list[Problem]


def read(text: str, file: str) -> Objects:
    """The objects of a JSON text.

    Args:
        text: the JSON.
        file: its name, for the problems.

    Raises:
        SourceError: there is no object in it, and it isn't an empty array either.
    """
    whole = _HALF_SIGN.sub(lambda sign: r"\ufffd" if len(sign[0]) == 6 else sign[0], text)
    reader = _Reader(whole.removeprefix("\ufeff"), file)
    found = list(reader.objects())
    if not found and not _is_empty(reader.text):
        raise SourceError(f"{file} is not JSON: there is no {{…}} in it that could be an entry.")
    return Objects(found, reader.problems)


def _is_empty(text: str) -> bool:
    """Whether a text in which no object was found is an empty list."""
    try:
        return json.loads(text) in ([], {}) or text.lstrip().startswith("{")
    except (ValueError, RecursionError):
        return not text.strip()


class _Reader:
    """Goes from object to object."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.newlines = [found.start() for found in re.finditer("\n", text)]
        self.problems: list[Problem] = []

    def line(self, position: int) -> int:
        return bisect_left(self.newlines, position) + 1

    def report(self, code: str, message: str, position: int) -> None:
        self.problems.append(
            Problem(
                severity="error",
                code=code,
                message=message,
                file=self.file,
                line=self.line(position),
            )
        )

    def objects(self) -> Iterator[Found]:
        position = self.start()
        first = None
        while (begin := self.text.find("{", position)) >= 0:
            if not _BETWEEN.fullmatch(self.text, position, begin):
                self.report("stray-text", "This is no entry; it was passed over.", position)
            value, position = self.object(begin)
            first = begin if first is None else first
            if value is not None:
                yield Found(value, self.line(begin))
        if first is not None and not self.problems:
            self.end(first, position)

    def end(self, first: int, position: int) -> None:
        """Reports an array that is never closed, and what stands behind it.

        Args:
            first: where the first object begins.
            position: behind the last one.
        """
        begin = _BETWEEN.match(self.text)
        is_array = begin is not None and begin.end() == first
        opened = self.text.count("[", 0, first) if is_array else int("[" in self.text[:first])
        close = _CLOSES.match(self.text, position)
        if close and close[0].count("]") < opened:
            self.report("damaged-json", "The array is never closed: there is no ] here.", position)
        elif close and is_array and close.end() < len(self.text):
            self.report("stray-text", "This is no entry; it was passed over.", close.end())

    def start(self) -> int:
        """Where the first object, or the array of them, begins."""
        begin = _BETWEEN.match(self.text)
        at = begin.end() if begin else 0
        if not self.text.startswith("{", at):
            return at
        depth = 0
        for token in _TOKEN.finditer(self.text, at):
            depth += _DEPTHS.get(token[0], 0)
            array = _OPENS_ARRAY.match(self.text, token.end())
            if array and _ITEMS.fullmatch(token[0]) and depth <= _DEEPEST_ITEMS:
                return array.end()
            if depth == 0:
                break
        return at

    def object(self, begin: int) -> tuple[Mapping[str, Any] | None, int]:
        """The object that begins at a position, and where to read on."""
        try:
            return _decode(self.text, begin)
        except ValueError as error:
            damage = error
        end = self.next_entry(begin + 1)
        whole = self.mended(begin, end)
        if whole is not None:
            return whole
        at = min(getattr(damage, "pos", begin), end - 1)
        value = self.cut(begin, at)
        self.report(
            "damaged-json",
            f"JSON breaks off here ({getattr(damage, 'msg', damage)}). "
            + ("What the entry says before was read." if value else "The entry can't be read."),
            at,
        )
        return value, end

    def mended(self, begin: int, end: int) -> tuple[Mapping[str, Any], int] | None:
        """The object with commas put in or left out as it needs, and where to read on.

        None where that doesn't help.
        """
        piece = self.text[begin:end]
        places: list[int] = []
        for _ in range(_MOST_REPAIRS):
            try:
                value, length = _decode(piece, 0, strict=False)
            except json.JSONDecodeError as error:
                repaired = _repaired(piece, error.pos)
                if repaired is None:
                    return None
                places.append(piece.count("\n", 0, error.pos))
                piece = repaired
                continue
            except ValueError:
                return None
            self.report_mended(places, self.line(begin))
            return value, end - (len(piece) - length)
        return None

    def report_mended(self, places: Sequence[int], first_line: int) -> None:
        what = "A comma is missing here, or there is one too many"
        if not places:
            what = "There is a line break in a text"
        for line in dict.fromkeys(places or (0,)):
            self.problems.append(
                Problem(
                    severity="error",
                    code="damaged-json",
                    message=f"{what}; the entry was read as if it were right.",
                    file=self.file,
                    line=first_line + line,
                )
            )

    def cut(self, begin: int, damaged: int) -> Mapping[str, Any] | None:
        """The object up to the last of its members that is whole before the damage."""
        depth = 1
        ends: list[int] = []
        for token in _TOKEN.finditer(self.text, begin + 1, damaged + 1):
            depth += _DEPTHS.get(token[0], 0)
            if depth == 1:
                ends.append(token.start() if token[0] == "," else token.end())
        for end in reversed(ends):
            try:
                return _decode(self.text[begin:end] + "}", 0)[0]
            except ValueError:
                continue
        return None

    def next_entry(self, position: int) -> int:
        """Where the next object begins that looks like an entry."""
        while (begin := self.text.find("{", position)) >= 0:
            try:
                value, position = _decode(self.text, begin)
            except ValueError as error:
                beginning = self.text[begin : getattr(error, "pos", begin)]
                position = begin + 1
                if _names_an_entry(name for name in _SAYS if f'"{name}"' in beginning):
                    return begin
            else:
                if _names_an_entry(value.keys() & _SAYS):
                    return begin
        return len(self.text)


def _names_an_entry(names: Iterable[str]) -> bool:
    """Whether an object says enough for an entry; people and events have ids too."""
    return len(list(names)) >= _ENOUGH


def _decode(text: str, begin: int, *, strict: bool = True) -> tuple[dict[str, Any], int]:
    """The object at a position and where it ends.

    Raises:
        ValueError: it is damaged, or nested beyond all sense.
    """
    try:
        value, end = json.JSONDecoder(strict=strict).raw_decode(text, begin)
    except RecursionError:
        raise ValueError("too many brackets within brackets") from None
    return value, end


def _repaired(piece: str, at: int) -> str | None:
    """The piece with the comma before a position left out or put in, None where neither can be."""
    before = _BEFORE_COMMA.search(piece, 0, at)
    behind = before.start() if before else at
    if piece[at : at + 1] in ("}", "]") and piece[behind - 1 : behind] == ",":
        return f"{piece[: behind - 1]} {piece[behind:]}"
    if _VALUE_BEGINS.match(piece, at) and piece[behind - 1 : behind] not in ("", ",", ":"):
        return f"{piece[:behind]},{piece[behind:]}"
    return None
