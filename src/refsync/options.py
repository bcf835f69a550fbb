"""What shapes a plan, beside the list, the library and the baseline."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How a list is to be brought into a collection.

    Attributes:
        readd: bring back what the user deleted, trashed or took out of the collection.
    """

    readd: bool = False


DEFAULT = Options()
