"""What a work is called for short in front of its title: "Acme: Acme: A Study of Widgets"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from refsync.readers.entry import Entry

_NAMED = re.compile(r"(?P<name>[^\s:\uff1a][^:\uff1a\[\]]{0,30}?)\s*[:\uff1a]\s+(?P<title>\S.{8,})")
_FEWEST = 2
_SHARE = 0.2


def with_nicknames_apart(parts: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The entries of a list's parts, the short names in front of their titles set in brackets.

    They are none of the title where the list repeats some: "Acme: Acme: A Study of Widgets".
    """
    named = [match for part in parts for entry in part if (match := _NAMED.fullmatch(entry.title))]
    repeated = sum(match["title"].startswith(match["name"]) for match in named)
    if repeated < _FEWEST or repeated < _SHARE * len(named):
        return [list(part) for part in parts]
    return [[_apart(entry) for entry in part] for part in parts]


def _apart(entry: Entry) -> Entry:
    named = _NAMED.fullmatch(entry.title)
    return replace(entry, title=f"[{named['name']}] {named['title']}") if named else entry
