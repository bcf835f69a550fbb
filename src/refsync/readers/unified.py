"""Texts as the parsers of Markdown, reStructuredText and Org like them."""

from __future__ import annotations


def unified(text: str) -> str:
    r"""The text with lines that end in "\n", no byte order mark, all of it Unicode."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
