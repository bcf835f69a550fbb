"""A file with what could be mended in it: read, compared, and written back as a whole."""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
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


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file as it stands and as it is mended; nothing is written yet.

    Attributes:
        name: as the user named it.
        old: the text as it stands.
        new: the text, mended.
        mended: the problems that are gone with it.
        data: the mended text in the file's own encoding, with its byte order mark.
    """

    name: str
    old: str
    new: str
    mended: tuple[Problem, ...]
    data: bytes

    def write(self) -> None:
        """Puts the mended text into the file, as a whole.

        Raises:
            RefsyncError: it can't be written.
        """
        write_atomically(Path(self.name), self.data)

    def diff(self) -> str:
        """What changes, as a patch."""
        old, new = (re.findall(r"[^\n]*\n|[^\n]+$", text) for text in (self.old, self.new))
        name = f"{self.name}\t" if " " in self.name else self.name  # as `patch` expects it
        lines = unified_diff(old, new, name, name)
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
            for line in lines
        )


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
        return FixedFile(name, source.text, source.text, (), data)
    for bom, encoding in _encodings(data, source.text):
        try:
            new = bom + mended.text.encode(encoding)
        except UnicodeEncodeError:
            continue
        return FixedFile(name, source.text, mended.text, mended.mended, new)
    raise RefsyncError(f"{name} can't be mended in the encoding that it has. Save it as UTF-8.")


def _encodings(data: bytes, text: str) -> Iterator[tuple[bytes, str]]:
    """The encodings that make these bytes of the text."""
    for bom, encoding in _ENCODINGS:
        try:
            if data.startswith(bom) and bom + text.encode(encoding) == data:
                yield bom, encoding
        except UnicodeEncodeError:
            continue
