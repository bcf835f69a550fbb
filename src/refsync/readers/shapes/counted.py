"""Numbers with a colon in front of titles, which count up: "1: On Widgets", "2: On Gears"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from refsync.patterns import regex
from refsync.readers.entry import Entry

_COUNTED = regex(r"(?P<number>\d{1,2})[:\uff1a]\s*(?P<title>[^\W\d_].{3,})")
_SEVERAL = 2


def without_numbers(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, their titles without numbers and colons in front of them.

    The numbers of a part have to count up from 1, be it from 1 again now and then: a single one may
    belong to a title, "7: The Story of a Gear".
    """
    return [_without_numbers(part) if _count_up(part) else list(part) for part in parts]


def _count_up(entries: Sequence[Entry]) -> bool:
    """Whether titles begin with numbers that count up from 1."""
    found = (_COUNTED.fullmatch(entry.title) for entry in entries)
    numbers = [int(counted["number"]) for counted in found if counted]
    each = all(number in (1, last + 1) for last, number in pairwise([0, *numbers]))
    return max(numbers, default=0) >= _SEVERAL and each


def _without_numbers(entries: Sequence[Entry]) -> list[Entry]:
    found = [(entry, _COUNTED.fullmatch(entry.title)) for entry in entries]
    return [
        replace(entry, title=counted["title"]) if counted else entry for entry, counted in found
    ]
