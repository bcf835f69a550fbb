"""What runs wrote: the values that the journal keeps of it, for `log` and `undo`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple

from refsync.baseline import Remembered

Command = Literal["sync", "apply", "undo"]
State = Literal["promised", "done", "refused", "undone"]
"""Of a write: about to be sent, its end unknown; stored; not stored; taken back by a later run."""
Outcome = Literal["complete", "incomplete", "stopped", "failed"]
"""Of a run: all was done; something was refused or left; a signal ended it; an error did."""


class SyncedList(NamedTuple):
    """What a baseline belongs to: a list, synced into a collection of a library.

    Attributes:
        library: its identity, as "user:123".
        collection: names, outermost first.
        source: what the list is remembered by.
    """

    library: str
    collection: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Write:
    """An object on its way to the library.

    Attributes:
        key: the object's.
        version: what it is held to; 0 where the object is new.
        before: the properties that are touched, as they stand; None where the object is new.
        after: the same as they are to be; of a new object, all it has.
    """

    key: str
    version: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any]

    @property
    def sent(self) -> dict[str, Any]:
        """The object as a request carries it."""
        return {"key": self.key, "version": self.version, **self.after}

    @property
    def item(self) -> str:
        """The regular item concerned: the object, or what it is attached to."""
        return str(self.after.get("parentItem") or self.key)


@dataclass(frozen=True, slots=True)
class PastWrite:
    """A write, as the journal keeps it.

    Attributes:
        item: the regular item concerned: the object itself, or what it is attached to.
        title: the item's, for people.
        action: what it was a part of, as "add" or "tag".
        write: its `version` is the object's after the write; 0 where that isn't known.
        remembered: what the baseline held of the item before the run.
    """

    item: str
    title: str
    action: str
    state: State
    write: Write
    remembered: Remembered | None = None


@dataclass(frozen=True, slots=True)
class PastRun:
    """A run, as `log` lists it.

    Attributes:
        id: the number that it goes by; later runs have higher ones.
        began: in UTC.
        ended: None where the process was ended within it, or it goes on.
        outcome: None where it did not end.
        undoes: the run that it took back.
        counts: how many objects it wrote, by action.
        undone: how many of them were taken back since.
    """

    id: int
    command: Command
    synced: SyncedList
    began: datetime
    ended: datetime | None = None
    outcome: Outcome | None = None
    undoes: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    undone: int = 0

    @property
    def is_undone(self) -> bool:
        """Whether all that it wrote was taken back."""
        return 0 < self.undone == sum(self.counts.values())
