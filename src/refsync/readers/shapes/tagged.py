"""Tags set as code in front of citations: "`ICML 2015` `Gears` Doe J, Roe R. On Widgets. …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import takewhile

from refsync.readers.document import Block, Spans, Text
from refsync.readers.shapes.typeset import cited_in

_LONGEST = 40
"""A longer text that is set as code is no tag."""


def without_tags(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, items without the tags before a work that they cite; others are text again."""
    for block in blocks:
        if isinstance(block, Text) and block.spans[0].verbatim:
            yield replace(block, spans=_behind_tags(block.spans) or _as_text(block.spans))
        else:
            yield block


def _behind_tags(spans: Spans) -> Spans:
    """What stands behind the tags with which a text begins, if that cites a work; else nothing.

    It says where or when as well, and has names that are sure: "`gears` Roe. On Widgets" doesn't.
    """
    tags = list(takewhile(lambda span: span.verbatim or not span.text.strip(), spans))
    if len(tags) == len(spans) or any(len(tag.text) > _LONGEST or tag.href for tag in tags):
        return ()
    first, *rest = spans[len(tags) :]
    behind = (first._replace(text=first.text.lstrip(" ,:|")), *rest)
    whole = cited_in(behind)
    cites = whole is not None and (whole.who.certain or whole.who.have_given_names)
    return behind if whole and cites and any(whole.details[1:]) else ()


def _as_text(spans: Spans) -> Spans:
    """The spans, code at the begin of a text no longer told from what is set like it."""
    out = [spans[0]._replace(verbatim=False)]
    for span in spans[1:]:
        text = span._replace(verbatim=False)
        if not (text.image or out[-1].image) and text[2:] == out[-1][2:]:
            out[-1] = out[-1]._replace(text=out[-1].text + text.text)
        else:
            out.append(text)
    return tuple(out)
