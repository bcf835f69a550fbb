"""The keys under which a work is found, so that no two lists are compared all against all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from refsync import identifiers
from refsync.matching.pair import is_untitled, titles_of
from refsync.matching.wording import read_title
from refsync.reference import Reference


def match_keys(reference: Reference) -> frozenset[str]:
    """Keys of which two records share at least one where `compare` says "yes".

    "SCHEME:value" for identifiers, "title:…" for a title and what of it may stand for the whole,
    "words:…" for two words that say what it is about.
    """
    keys = set(identifiers.match_keys(reference.identifiers))
    if not is_untitled(reference):
        for title in titles_of(reference):
            keys |= read_title(title).keys
    return frozenset(keys)


MOST_SHARED = 50
"""Words that more items share find nothing."""
_NEAREST = 8


def is_worded(key: str) -> bool:
    """Whether the key is words of a title."""
    return key.startswith("words:")


def candidates(keys: Iterable[str], found_by: Mapping[str, Sequence[str]]) -> list[str]:
    """Which items to compare: all that share an identifier or title, and those of most like words.

    Args:
        keys: those of what is looked for.
        found_by: match key → the items that go by it.
    """
    sure: set[str] = set()
    alike: Counter[str] = Counter()
    for key in keys:
        items = found_by.get(key, ())
        if not is_worded(key):
            sure.update(items)
        elif len(items) <= MOST_SHARED:
            alike.update(items)
    nearest = sorted(alike.keys() - sure, key=lambda item: (-alike[item], item))[:_NEAREST]
    return sorted(sure.union(nearest))


def is_telling(key: str) -> bool:
    """Whether what goes by the key may be one work without more: words and ISBNs are shared."""
    return not key.startswith("isbn:") and not is_worded(key)
