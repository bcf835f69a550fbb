"""Tools below which a label stands above the paper to cite: "Paper", and then "Doe, J. …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from refsync.patterns import regex
from refsync.readers.document import Block, Span, Text, plain
from refsync.readers.links import kind_by_address
from refsync.readers.mentions import read_line
from refsync.readers.shapes.cited import cited
from refsync.readers.shapes.paper_links import leads_to_a_paper
from refsync.titles import fold

_LABEL = regex(
    r"(?:(?:associated|original) )?(?:paper|reference|publication|article|"
    r"论文|論文|文献|논문)\W{0,3}",
    re.IGNORECASE,
)


def with_cited_in_front(body: Sequence[Block]) -> Iterator[Block]:
    """The blocks, items of which a paper is cited below a label with that in front.

    As "[GearTurn](…) - turns gears" with "Doe, J. On Turning Gears. Acta Fabri, 2020" in details
    called "Paper": the tool's code is the paper's then. An item that has that paper's title in it,
    or leads to a paper itself, stays as it is.
    """
    taken = 0
    for n, item in enumerate(body):
        if n < taken:
            continue
        label, below = (*body[n + 1 : n + 3], None, None)[:2]
        if (
            isinstance(item, Text)
            and item.item
            and isinstance(below, Text)
            and _is_label(label, item)
            and _cites_another(below, item)
        ):
            yield replace(item, line=below.line, spans=(*below.spans, *_code(item)))
            taken = n + 3
        else:
            yield item


def _code(item: Text) -> Iterator[Span]:
    """The links of an item that lead to code, each with a label."""
    for span in item.spans:
        if span.href is not None and kind_by_address(span.href) == "code":
            yield from (Span(" ", span.line), span._replace(text="code", image=False))


def _is_label(block: Block | None, item: Text) -> bool:
    """Whether a text in an item says that a paper follows."""
    is_within = isinstance(block, Text) and not block.item and block.depth == item.depth
    return is_within and isinstance(block, Text) and bool(_LABEL.fullmatch(plain(block.spans)))


def _cites_another(below: Text, item: Text) -> bool:
    """Whether a text in an item cites a work by someone, whose title isn't in the item."""
    is_within = not below.item and below.depth == item.depth
    work = next(iter(cited(below.spans)), None) if is_within else None
    if work is None or not (work.whole and work.details.who):
        return False
    if any(map(leads_to_a_paper, read_line(item.spans).mentions[:1])):
        return False
    return fold(work.title) not in fold(plain(item.spans))
