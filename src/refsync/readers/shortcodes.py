"""Shortcodes of Hugo that only set words: "{{< smallcaps "Doe" >}}", "{{< quote "Gears" >}}"."""

from __future__ import annotations

import re

from refsync.patterns import regex

_SETS_WORDS = regex(
    r"""\{\{[<%]\s{0,4}(?P<name>[a-z][\w-]{0,30})\s{1,4}"""
    r"""(?:"(?P<said>[^"\n{}]{1,300})"|`(?P<raw>[^`\n{}]{1,300})`)\s{0,4}[>%]\}\}"""
)
"""With one argument, which is in quotation marks (https://gohugo.io/content-management/shortcodes)."""
_CLOSES = regex(r"\{\{[<%]\s{0,4}/\s{0,4}(?P<name>[a-z][\w-]{0,30})")
_QUOTES = regex(r"(?:block)?quot(?:e[ds]?|ation)|q|guillemets|cite")
_NAMES_OF_EMBEDS = (
    "audio bilibili codepen embed figure gallery gist highlight image img include instagram katex "
    "math mermaid param qr readfile ref relref tweet video vimeo x youtube"
)
_EMBEDS = frozenset(_NAMES_OF_EMBEDS.split())
"""Those whose argument says what is shown there, or where, and is not read."""
_KEY = regex(r"(?=\D{0,60}\d)[^\s\"]{2,80}")
"""As "doe2015", of what is cited."""
_WORDS = regex(r"[^\W\d_](?!.*(?:://|\.[a-z]{2,4}$))")


def without_shortcodes(text: str) -> str:
    """A text, the words that a shortcode sets otherwise in its place, in quotes where it says so.

    One that is closed again has what it sets between, and stays: "{{< quote "Doe" >}}…".
    """
    if "{{<" not in text and "{{%" not in text:
        return text
    closed = frozenset(close["name"] for close in _CLOSES.finditer(text)) | _EMBEDS
    return _SETS_WORDS.sub(lambda code: code[0] if code["name"] in closed else _said(code), text)


def _said(code: re.Match[str]) -> str:
    """The words of a shortcode, if its argument is of words and no file's name or address.

    The key of what is cited stands for no words: "{{< cite "doe2015" >}}".
    """
    said = code["said"] or code["raw"]
    if code["name"] == "cite" and _KEY.fullmatch(said):
        return ""
    if not _WORDS.match(said):
        return code[0]
    return f"“{said}”" if _QUOTES.fullmatch(code["name"]) else said
