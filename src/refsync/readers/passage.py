"""A part of a list with what is read in it, for telling what its heading is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from refsync.readers.entry import Entry
from refsync.readers.outline import Part
from refsync.readers.shapes.beneath import Content


@dataclass(frozen=True)
class Passage:
    """A part of a list, read.

    Attributes:
        part: its heading, and the blocks below it.
        said: what it says if its heading is an entry.
        inside: what may be entries of other shapes in it.
    """

    part: Part
    said: Content
    inside: Sequence[Entry]
