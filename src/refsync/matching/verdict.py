"""What is said about two records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Answer = Literal["yes", "maybe", "no"]

_CERTAIN = 0.8
"""Below that a "yes" is what is likelier, and a person is asked all the same."""


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

    @property
    def certain(self) -> bool:
        """Whether refsync acts on it unasked."""
        return self.same == "yes" and self.confidence >= _CERTAIN
