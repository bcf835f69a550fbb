"""How the time of reading grows where the input doubles, for input of many shapes.

`python -m benchmarks.bench_doubling [NAME...]` prints the rows of some shapes alone.
"""

from __future__ import annotations

import gc
import sys
import time
from functools import _lru_cache_wrapper
from math import inf, log2
from typing import NamedTuple

from benchmarks.inputs import SHAPES, Make
from benchmarks.measure import table
from refsync.readers import Format, read_text
from refsync.sources.text import SourceText

LIMIT = 2.3
"""Time may grow so much where the input doubles; the rest over 2 is noise."""

_SHORTEST = 0.1
"""Seconds of processor time that the first of the three sizes takes at least."""
_DOUBLINGS = 2
_ROUNDS = 2
_MORE_ROUNDS = 8
"""For a shape that grows too fast: where the machine was slow for a while, more of them tell."""
_SHOWN = 8
_FIRST_SIZE = 1 << 13
_LARGEST_SIZE = 1 << 20


class Growth(NamedTuple):
    """Processor time for a text and its doubles.

    Attributes:
        sizes: of the texts, in characters.
        seconds: for each of them.
    """

    sizes: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """How the time grows with each doubling of the size."""
        larger = log2(self.sizes[-1] / self.sizes[0])
        return float((self.seconds[-1] / self.seconds[0]) ** (1 / larger))

    @property
    def nanoseconds(self) -> float:
        """For each character of the largest text."""
        return self.seconds[-1] / self.sizes[-1] * 1e9

    def row(self, name: str) -> list[str]:
        """The row of a table."""
        return [
            name,
            f"{self.sizes[0] / 1024:.0f} KiB",
            *(f"{seconds * 1000:.0f} ms" for seconds in self.seconds),
            f"{self.ratio:.2f}",
        ]


HEAD = ["input", "size", "time", "twice", "four times", "growth"]


def growth(format: Format, make: Make) -> Growth:  # noqa: A002
    """The least time of some rounds for a text that takes long enough, and for its doubles.

    A round reads each of the texts once: a machine that is slow for a while is so for all sizes.
    """
    size = _FIRST_SIZE
    _seconds(format, make(size))  # imports what is imported when it is needed
    while size < _LARGEST_SIZE and _seconds(format, make(size)) < _SHORTEST:
        size *= 2
    texts = [make(size << doubling) for doubling in range(_DOUBLINGS + 1)]
    found = Growth(tuple(map(len, texts)), (inf,) * len(texts))
    for done in range(_MORE_ROUNDS):
        if done >= _ROUNDS and found.ratio <= LIMIT:
            break
        least = (
            min(so_far, _seconds(format, text))
            for so_far, text in zip(found.seconds, texts, strict=True)
        )
        found = found._replace(seconds=tuple(least))
    return found


def _seconds(format: Format, text: str) -> float:  # noqa: A002
    """The processor time of one reading, with empty caches."""
    forget()
    gc.disable()  # it searches all there is, from time to time: what it takes comes in steps
    began = time.process_time()
    read_text(SourceText("x", text), format)
    seconds = time.process_time() - began
    gc.enable()
    return seconds


def forget() -> None:
    """Empties the caches, so that no run has an easier time than the one before it."""
    gc.collect()
    for cache in gc.get_objects():
        if isinstance(cache, _lru_cache_wrapper):
            cache.cache_clear()


def report() -> str:
    """The section of RESULTS.md: what grows fastest, and what takes longest for its size."""
    found = {name: growth(format, make) for name, (format, make) in SHAPES.items()}  # noqa: A001
    over = [name for name in found if found[name].ratio > LIMIT]
    fastest = sorted(found, key=lambda name: -found[name].ratio)[:_SHOWN]
    longest = sorted(found, key=lambda name: -found[name].nanoseconds)[:_SHOWN]
    rows = [found[name].row(name) for name in dict.fromkeys((*over, *fastest, *longest))]
    return (
        f"## Twice the input: {len(found)} shapes of it\n\n"
        f"Of {len(found)} shapes, lists as people write them and such as nobody does, "
        f"{len(over)} take more than {LIMIT} times as long for each doubling. Those that grow "
        "fastest, and those that take longest for their size:\n\n"
        f"{table(HEAD, rows)}\n\n"
        f"Processor time with empty caches, the least of {_ROUNDS} rounds, or of up to "
        f"{_MORE_ROUNDS} where it grows too fast for the limit; without that of Python's garbage "
        "collector, which comes in steps."
    )


def main() -> None:
    """Print the rows of the shapes whose names contain one of the arguments, as they come."""
    for name, (format, make) in SHAPES.items():  # noqa: A001
        if any(part in name for part in sys.argv[1:] or [""]):
            found = growth(format, make)
            mark = "  <--" if found.ratio > LIMIT else ""
            cells = " ".join(f"{cell:>10}" for cell in found.row(name)[1:])
            print(f"{name:<45}{cells}{found.nanoseconds:8.0f} ns/char{mark}", flush=True)


if __name__ == "__main__":
    main()
