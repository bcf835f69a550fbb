"""Where lists come from: a path or standard input, decoded to text."""

from __future__ import annotations

import codecs
import sys
from dataclasses import dataclass
from pathlib import Path

from refsync.errors import SourceError

STDIN = "-"
_MAX_BYTES = 200 * 1024 * 1024
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source.

    Attributes:
        name: as the user named it; problems and references point to it.
        guessed_encoding: the encoding, where the text is not Unicode and it had to be guessed.
    """

    name: str
    text: str
    guessed_encoding: str | None = None


def load(source: str) -> SourceText:
    """The text at a path, or of standard input for "-".

    Raises:
        SourceError: there is nothing to read there, or it is not text.
    """
    name = "<stdin>" if source == STDIN else source
    return decode(_bytes_of(source), name)


def decode(data: bytes, name: str) -> SourceText:
    """Text out of bytes: Unicode in any form, with or without a byte order mark, else Windows-1252.

    Raises:
        SourceError: the bytes are not text.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), _utf16_without_bom(data))
    if encoding is None and b"\0" in data:
        raise SourceError(f"{name} is not a text file: refsync reads Markdown, HTML and BibTeX.")
    try:
        return SourceText(name, data.decode(encoding or "utf-8"))
    except UnicodeDecodeError as error:
        if encoding is not None:
            raise SourceError(f"{name} is damaged: it can't be read as {encoding}.") from error
        return SourceText(name, data.decode("cp1252", errors="replace"), "Windows-1252")


def _bytes_of(source: str) -> bytes:
    if source == STDIN:
        return sys.stdin.buffer.read()
    path = Path(source)
    try:
        size = path.stat().st_size
        if size > _MAX_BYTES:
            raise SourceError(
                f"{source} has {size >> 20} MiB; refsync reads up to {_MAX_BYTES >> 20} MiB."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise SourceError(f"{source} does not exist.") from None
    except IsADirectoryError:
        raise SourceError(f"{source} is a folder: name a file in it.") from None
    except OSError as error:
        raise SourceError(f"{source} can't be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise SourceError(f"{source!r} is not a path: {error}.") from error


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero in every other byte."""
    sample = data[:4096]
    half = len(sample) // 2
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if half >= 8 and len(data) % 2 == 0 and zeros.count(0) > 0.7 * half:
            return encoding
    return None
