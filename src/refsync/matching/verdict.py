"""What is said about two records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Answer = Literal["yes", "maybe", "no"]
"""refsync acts on "yes"; on "maybe" a person is asked."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two records are one work, how sure that is, by what it was decided, and why.

    Attributes:
        by: the scheme of the identifier, or what else decided: "title", "authors", "year", "venue",
            "number", "notice".
        versions: one of them is the preprint of the other.
    """

    same: Answer
    confidence: float
    by: str
    reason: str
    versions: bool = False
