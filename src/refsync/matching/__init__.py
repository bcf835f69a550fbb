"""Are two records one work, and which item is this reference?

`compare` decides about two records by rules that a person can follow (`refsync.matching.rules`;
docs/matching.md tells them); `find_match` decides which of a library's items a reference is.
`match_keys` are what the candidates are found by.
"""

from refsync.matching.finding import (
    Finding,
    Match,
    find_match,
    is_still,
    judge,
    publication,
)
from refsync.matching.keys import (
    MOST_SHARED,
    candidates,
    is_telling,
    is_worded,
    match_keys,
)
from refsync.matching.pair import is_untitled
from refsync.matching.rules import RULES, Rule, compare
from refsync.matching.verdict import Answer, Verdict

__all__ = (
    "MOST_SHARED",
    "RULES",
    "Answer",
    "Finding",
    "Match",
    "Rule",
    "Verdict",
    "candidates",
    "compare",
    "find_match",
    "is_still",
    "is_telling",
    "is_untitled",
    "is_worded",
    "judge",
    "match_keys",
    "publication",
)
