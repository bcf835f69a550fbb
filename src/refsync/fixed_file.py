"""A file with what could be mended in it: read, compared, and written back as a whole."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from difflib import diff_bytes, unified_diff
from pathlib import Path

from refsync.errors import RefsyncError, SourceError
from refsync.files import write_atomically
from refsync.fixes import fix
from refsync.readers import Format, format_of, read_text
from refsync.reading import Problem
from refsync.sources import decode

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-8"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
    (b"", "cp1252"),
)
"""Byte order marks and the encodings that they announce, longer ones first; then those without."""

_LINES = re.compile(rb"[^\n]*\n|[^\n]+$")


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file as it stands and as it is mended; nothing is written yet.

    Attributes:
        name: as the user named it.
        old: what it holds.
        new: the same, mended, in the file's own encoding, with its byte order mark.
        mended: the problems that are gone with it.
    """

    name: str
    old: bytes
    new: bytes
    mended: tuple[Problem, ...] = ()

    def write(self) -> None:
        """Puts the mended text into the file, as a whole.

        Raises:
            RefsyncError: it can't be written.
        """
        write_atomically(Path(self.name), self.new)

    def diff(self) -> bytes:
        """What changes, as a patch of the file's bytes; in UTF-8 where they are UTF-16 or UTF-32.

        Such files no patch can be applied to.
        """
        old, new = (_LINES.findall(self._readable(data)) for data in (self.old, self.new))
        name = os.fsencode(self.name)
        name = name + b"\t" if b" " in name else name  # as `patch` expects it
        lines = diff_bytes(unified_diff, old, new, name, name)
        return b"".join(
            line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"
            for line in lines
        )

    def _readable(self, data: bytes) -> bytes:
        return decode(data, self.name).text.encode() if b"\0" in data else data


def fixed_file(name: str, format: Format | None, ignore: Collection[str] = ()) -> FixedFile:  # noqa: A002
    """A file with all that can be mended in it; nothing is written.

    Args:
        name: its path.
        format: as the user stated it.
        ignore: codes of problems that are to stay.

    Raises:
        SourceError: it is no file, or can't be read.
        RefsyncError: its encoding can't be kept.
    """
    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise SourceError(f"{name} can't be read: {error.strerror or error}.") from error
    source = decode(data, name)
    known = format or format_of(source)
    mended = fix(source.text, lambda text: read_text(replace(source, text=text), known), ignore)
    if not mended.mended:
        return FixedFile(name, data, data)
    for bom, encoding in _encodings(data, source.text):
        try:
            new = bom + mended.text.encode(encoding)
        except UnicodeEncodeError:
            continue
        return FixedFile(name, data, new, mended.mended)
    raise RefsyncError(f"{name} can't be mended in the encoding that it has. Save it as UTF-8.")


def _encodings(data: bytes, text: str) -> Iterator[tuple[bytes, str]]:
    """The encodings that make these bytes of the text."""
    for bom, encoding in _ENCODINGS:
        try:
            if data.startswith(bom) and bom + text.encode(encoding) == data:
                yield bom, encoding
        except UnicodeEncodeError:
            continue
