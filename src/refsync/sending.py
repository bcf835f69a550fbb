"""Objects to the library, 50 at a time, and what becomes of each.

A whole request is repeated by the transport. Here is what happens to a single object that the
answer says was not stored: what may pass is tried again, what had changed is merged anew, and the
rest is said, with what to do.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from refsync import interrupts
from refsync.characters import brief
from refsync.runs import Write
from refsync.zotero.library import MAX_OBJECTS, Library
from refsync.zotero.limits import complaint
from refsync.zotero.mirror import Mirrored
from refsync.zotero.written import CHANGED, Failure

TRIES = 3
"""How often one object is sent."""
PAUSE_SECONDS = 1.0
"""How long an object that Zotero failed at is let rest."""

_MOVED = (CHANGED, 404)
"""The codes of an object that is at another version, and of one that is gone."""
_LONGEST = 300
_ADVICE = {
    409: "what it belongs to is gone from Zotero: sync again",
    413: "shorten it in the list",
}

Again = Callable[[Write, Mirrored | None], Write | str | None]
"""What to send in place of a write that was refused because its object had changed.

Called with the write and the object as it is now, if it is. A text says why it is left alone, None
that nothing is left to do.
"""


class Sent(NamedTuple):
    """What became of a write.

    Attributes:
        key: the object's in the library.
        version: the object's after the write; None where it was not carried out.
        message: why it was not.
        left: refsync left the object alone; else Zotero refused it.
    """

    write: Write
    key: str
    version: int | None
    message: str = ""
    left: bool = False


def send(library: Library, writes: Iterable[Write], again: Again) -> Iterator[list[Sent]]:
    """Send writes; gives after each request what became of those that it settled.

    Raises:
        LibraryError: a request was refused as a whole, or had no answer; what became of its
            objects is told by looking.
        StoppedError: it was asked to stop; nothing is on its way.
    """
    settled: list[Sent] = []
    waiting: deque[tuple[Write, int]] = deque()
    for write in writes:
        if wrong := complaint(write.after):
            settled.append(_failed(write, wrong))
        else:
            waiting.append((write, TRIES))
    if settled:
        yield settled
    while waiting:
        interrupts.check()
        batch = [waiting.popleft() for _ in range(min(len(waiting), MAX_OBJECTS))]
        settled, unsettled = _send(library, batch, again)
        waiting += unsettled
        yield settled


def _send(
    library: Library, batch: Sequence[tuple[Write, int]], again: Again
) -> tuple[list[Sent], list[tuple[Write, int]]]:
    """By one request: what became of the writes, and those that are to be sent once more."""
    written = library.write_items([write.sent for write, _ in batch])
    moved = {index for index, failure in written.failed.items() if failure.code in _MOVED}
    now = library.reread([batch[index][0].key for index in sorted(moved)])
    settled: list[Sent] = []
    unsettled: list[tuple[Write, int]] = []
    failing = False
    for index, (write, tries) in enumerate(batch):
        failure = written.failed.get(index)
        if failure is None:
            stored = written.successful.get(index, write.sent)
            settled.append(Sent(write, str(stored["key"]), int(stored["version"])))
        elif index in moved:
            stored_now = now.get(write.key)
            anew = again(write, stored_now) if tries > 1 else "it keeps changing: sync again"
            if isinstance(anew, Write):
                unsettled.append((anew, tries - 1))
            elif anew is None:
                version = stored_now.version if stored_now else write.version
                settled.append(Sent(write, write.key, version))
            else:
                settled.append(_failed(write, anew, left=True))
        elif failure.may_pass and tries > 1:
            failing = True
            unsettled.append((write, tries - 1))
        else:
            settled.append(_failed(write, _in_words(failure)))
    if failing:
        interrupts.sleep(PAUSE_SECONDS)
    return settled, unsettled


def _failed(write: Write, message: str, *, left: bool = False) -> Sent:
    return Sent(write, write.key, None, message, left)


def _in_words(failure: Failure) -> str:
    message = brief(failure.message, _LONGEST)
    advice = "sync again later" if failure.may_pass else _ADVICE.get(failure.code)
    return f"{message.rstrip('.')}: {advice}" if advice else message
