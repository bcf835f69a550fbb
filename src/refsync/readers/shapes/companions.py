"""Names linked to homepages behind "with", in a person's own list: "On Gears (with [Roe](…))"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import takewhile

from refsync.readers.document import Block, Span, Spans, Text
from refsync.readers.people import TOGETHER_WITH, people

_WITH = re.compile(rf"[(\[,]\s*{TOGETHER_WITH}\s*$", re.IGNORECASE)
_WORDS = ("with", "avec", "mit", "con", "com")
_BETWEEN = re.compile(r"\s*(?:[,;&]\s*)?(?:(?:and|und|et|y|e|&)\s+)?")


def with_names_unlinked(body: Iterable[Block]) -> list[Block]:
    """The blocks, names behind "with" without their links, which lead to no work."""
    return [
        replace(block, spans=_unlinked(block.spans)) if isinstance(block, Text) else block
        for block in body
    ]


def _unlinked(spans: Spans) -> Spans:
    at = next((n for n, span in enumerate(spans) if _introduces_names(span)), len(spans))
    behind = spans[at + 1 :]
    names = len(list(takewhile(_is_a_name_or_between, behind)))
    while names and behind[names - 1].href is None:
        names -= 1
    if not names:
        return spans
    text = "".join(span.text for span in spans[at : at + 1 + names])
    return (*spans[:at], spans[at]._replace(text=text), *behind[names:])


def _introduces_names(span: Span) -> bool:
    ends = span.href is None and span.text.rstrip().lower().endswith(_WORDS)
    return ends and _WITH.search(span.text) is not None


def _is_a_name_or_between(span: Span) -> bool:
    return (
        _BETWEEN.fullmatch(span.text) is not None if span.href is None else bool(people(span.text))
    )
