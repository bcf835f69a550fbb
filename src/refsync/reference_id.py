"""The id of a reference: the same as long as the entry stands for the same work."""

from __future__ import annotations

from collections.abc import Mapping

from refsync.identifiers import SCHEMES, complete
from refsync.titles import fold


def reference_id(identifiers: Mapping[str, str], title: str) -> str:
    """Give "SCHEME:value" of the identifier that names a work best, else "title:" and its words.

    >>> reference_id({"doi": "10.48550/arXiv.2406.09399"}, "OmniTokenizer")
    'arxiv:2406.09399'
    >>> reference_id({}, "A Title: the Best")
    'title:a-title-the-best'
    """
    known = identifiers if "arxiv" in identifiers else complete(identifiers)
    for scheme in SCHEMES:
        if scheme in known and scheme != "isbn":
            return f"{scheme}:{known[scheme].casefold()}"
    return "title:" + fold(title).replace(" ", "-")
