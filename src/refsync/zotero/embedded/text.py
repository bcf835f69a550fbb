"""What the server does to text: cleaning, trimming, folding, and making notes harmless."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

from refsync.patterns import regex

_CONTROLS = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = " \t\n\r\0\x0b"
_SHOWN = 50


def clean(text: str) -> str:
    """The text without control characters, and with line feeds for line ends."""
    return _CONTROLS.sub("", text.replace("\r\n", "\n"))


def trim(text: str) -> str:
    """Cleaned text without ASCII blanks around it; a no-break space stays."""
    return clean(text).strip(_BLANKS)


def trim_name(text: str) -> str:
    """Cleaned text without blanks, separators and invisible characters around it."""
    text = clean(text)
    inner = [i for i, char in enumerate(text) if unicodedata.category(char)[0] not in "ZC"]
    return text[inner[0] : inner[-1] + 1] if inner else ""


def fold(text: str) -> str:
    """The text as searches compare it: without case, accents and compatibility forms."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def shorten(text: str) -> str:
    """The beginning of a text, for messages."""
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"


def plain(markup: str) -> str:
    """The text of an HTML note."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return "".join(parser.parts)


def harmless(markup: str) -> str:
    """An HTML note without scripts, frames and event handlers; the rest stays as it is written."""
    parser = _Sanitizer()
    parser.feed(markup)
    parser.close()
    return "".join(parser.parts)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


class _Sanitizer(HTMLParser):
    DROPPED = frozenset({"script", "style", "iframe", "object", "embed", "form", "frame"})
    EMPTY = frozenset({"embed", "frame"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.dropping: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.DROPPED:
            if tag not in self.EMPTY:
                self.dropping.append(tag)
            return
        written = self.get_starttag_text() or ""
        kept = [(name, value) for name, value in attrs if _is_harmless(name, value)]
        self._keep(written if len(kept) == len(attrs) else _start_tag(tag, kept))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.DROPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.DROPPED:
            self._keep(f"</{tag}>")
        elif tag in self.dropping:
            del self.dropping[self.dropping.index(tag) :]

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, markup: str) -> None:
        if not self.dropping:
            self.parts.append(markup)


def _is_harmless(name: str, value: str | None) -> bool:
    scheme = re.sub(r"[\x00-\x20]", "", value or "").casefold()
    return not name.startswith("on") and not scheme.startswith(("javascript:", "vbscript:"))


def _start_tag(tag: str, attrs: list[tuple[str, str | None]]) -> str:
    written = "".join(
        f" {name}" if value is None else f' {name}="{_attribute(value)}"' for name, value in attrs
    )
    return f"<{tag}{written}>"


def _attribute(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
