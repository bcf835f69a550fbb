"""Bytes to text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from refsync.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
"""What is meant by some names of encodings (https://encoding.spec.whatwg.org/#names-and-labels)."""

_META_CHARSET = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_HEAD_BYTES = 1024
"""As far as an HTML page's encoding may stand from its beginning."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a source.

    Attributes:
        name: as the user named it; problems and references point to it.
        guessed_encoding: the encoding, where the text is not Unicode and it had to be guessed.
        media_type: what a server calls its format, as "text/html".
    """

    name: str
    text: str
    guessed_encoding: str | None = None
    media_type: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the file's name, in lower case, as ".md"; "" where there is none.

        In an address it is that of the path: neither "https://example.org" nor a query has one.
        """
        is_address = self.name.lower().startswith(("http://", "https://"))
        path = urlsplit(self.name).path if is_address else self.name
        return PurePosixPath(path).suffix.lower()


def decode(
    data: bytes, name: str, charset: str | None = None, media_type: str | None = None
) -> SourceText:
    """Text out of bytes.

    It is Unicode by its byte order mark, else what the server says, else UTF-8 or UTF-16, else what
    an HTML page says itself, else Windows-1252, and that is a guess. A server's Latin-1 or ASCII is
    believed only of what is no UTF-8.

    Args:
        data: the bytes.
        name: of the source.
        charset: the encoding by the server's word.
        media_type: the format by the server's word.

    Raises:
        SourceError: the bytes are not text.
    """
    by_mark = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), None)
    unmarked = _utf16_without_bom(data)
    stated = [charset, unmarked, "utf-8", _of_page(data)]
    if charset and _canonical(charset) == "cp1252":  # servers say so of text they know nothing of
        stated = [unmarked, "utf-8", charset]
    for encoding in [by_mark] if by_mark else stated:
        text = _decoded(data, encoding) if encoding else None
        if text is not None:
            return SourceText(name, text, None, media_type)
    if by_mark or unmarked:
        raise SourceError(f"{name} is damaged: it can't be read as {by_mark or unmarked}.")
    if b"\0" in data:
        raise SourceError(f"{name} is not a text file: name a list that is one.")
    return SourceText(name, data.decode("cp1252", errors="replace"), "Windows-1252", media_type)


def _decoded(data: bytes, encoding: str) -> str | None:
    """The text, unless it is none in that encoding or there is no such encoding."""
    try:
        text = data.decode(_canonical(encoding))
        text.encode()  # UTF-7 and its like can make halves of signs, which no text holds
    except (LookupError, ValueError):
        return None
    return None if "\0" in text else text


def _canonical(encoding: str) -> str:
    """What Python calls the encoding that is meant by a name, or the name where it knows none."""
    try:
        name = codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return encoding
    return _WIDER.get(name, name)


def _of_page(data: bytes) -> str | None:
    """The encoding that an HTML page says itself."""
    stated = _META_CHARSET.search(data[:_HEAD_BYTES])
    return stated[1].decode("ascii", "replace") if stated else None


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 of mostly Latin text has a zero in every other byte."""
    sample = data[:4096]
    half = len(sample) // 2
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if half >= 8 and len(data) % 2 == 0 and zeros.count(0) > 0.7 * half:
            return encoding
    return None
