"""Identifiers that a list names in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from refsync.identifier_faults import faults_in_text
from refsync.readers.document import Block, Code, Row, Spans, lines, plain
from refsync.reading import Problem


def wrong_identifiers(blocks: Iterable[Block], file: str) -> Iterator[Problem]:
    """The identifiers in a list's text that can't be; those in its links are told as addresses."""
    for block in blocks:
        for spans in _spans(block):
            for line in lines([span for span in spans if span.href is None]):
                for value, why in faults_in_text(plain(line)):
                    yield Problem(
                        severity="warning",
                        code="bad-identifier",
                        message=f"{value!r} can't be right: {why}. Correct it.",
                        file=file,
                        line=line[0].line,
                    )


def _spans(block: Block) -> tuple[Spans, ...]:
    if isinstance(block, Code):
        return ()
    return block.cells if isinstance(block, Row) else (block.spans,)
