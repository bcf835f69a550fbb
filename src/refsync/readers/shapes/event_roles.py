"""What people are to an event or a journal, and no title: "Program Chairs", "Editors"."""

from __future__ import annotations

import re

from refsync.patterns import regex

_ROLE = regex(
    r".*\b(?:chairs?|committees?|organi[sz]ers?|boards?)\W*|"
    r"(?:\S+\s+(?:(?:and|&)\s+)?){0,2}(?:\S+-)?(?:editors?|teams?|staff|members?|speakers?|"
    r"panel(?:ists)?|reviewers?|students?|authors?|contributors?|maintainers?)\W*|"
    r".*\b(?:chairs?|committees?|organi[sz]ers?|reviewers?) (?:of|for|at) the\b.*|"
    r"(?:session|track|panel|group)\s\w{1,3}\b.*",
    re.IGNORECASE,
)
"""As it stands above or below names: "Program Chairs", "Reviewers for the Main Track".

More words before such as may be written about are a title: "Teaching Old Gears to Students".
"""


def names_a_role(text: str) -> bool:
    """Whether a text says what people are to an event, or a part of it: "Program Chairs"."""
    return _ROLE.fullmatch(text) is not None
