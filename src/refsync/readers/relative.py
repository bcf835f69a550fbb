"""Relative links of a page that was read from the web, as the addresses to which they lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin

from refsync.patterns import regex
from refsync.readers.document import Block, Code, Row, Spans
from refsync.readers.links import address

_ON_THE_WEB = regex(r"https?://", re.IGNORECASE)
_ON_GITHUB = regex(r"github:([^/@\s]+)/([^/@\s]+)/([^@\s]+)")
_BASE = regex(r"<base\s[^<>]{0,300}?href\s*=\s*[\"']?([^\"'\s<>]{1,500})", re.IGNORECASE)
_OF_A_PAGE = regex(r"[^?#:]+\.(?:pdf|ps|ps\.gz|html?)(?:[?#].*)?", re.IGNORECASE)
"""A file beside the list that is a paper or its page; others are the list's own."""
_OTHER = regex(r"#|[a-z][a-z0-9+.-]*:|//|$", re.IGNORECASE)


def resolved(blocks: Sequence[Block], file: str, text: str) -> Sequence[Block]:
    """The blocks of a page, the papers and pages beside it linked by their addresses.

    Args:
        blocks: of the page.
        file: its name; a file of this machine stays as it is.
        text: its text, which may state a base.
    """
    base = _base(file, text)
    return [_with_addresses(block, base) for block in blocks] if base else blocks


def _base(file: str, text: str) -> str | None:
    """What a page's relative links are relative to."""
    if _ON_THE_WEB.match(file):
        stated = _BASE.search(text)
        return urljoin(file, stated[1]) if stated else file
    found = _ON_GITHUB.fullmatch(file)
    return f"https://github.com/{found[1]}/{found[2]}/blob/HEAD/{found[3]}" if found else None


def _with_addresses(block: Block, base: str) -> Block:
    if isinstance(block, Code):
        return block
    if isinstance(block, Row):
        return replace(block, cells=tuple(_whole(cell, base) for cell in block.cells))
    return replace(block, spans=_whole(block.spans, base))


def _whole(spans: Spans, base: str) -> Spans:
    return tuple(
        span._replace(href=_joined(base, span.href)) if span.href else span for span in spans
    )


def _joined(base: str, href: str) -> str:
    """The address of a link: "papers/gears.pdf" on "https://acme.org/list" leads beside that."""
    if _OTHER.match(href) or address(href) or not _OF_A_PAGE.fullmatch(href.strip()):
        return href
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return href
