"""The keys under which a work is found, so that no two lists are compared all against all."""

from __future__ import annotations

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


def is_telling(key: str) -> bool:
    """Whether what goes by the key may be one work without more: words and ISBNs are shared."""
    return not key.startswith(("isbn:", "words:"))
