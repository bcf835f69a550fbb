"""The rules of tests/test_rules.py held to many runs: `python -m benchmarks.rules [RUNS [STEPS]]`.

Each run is a list, a library and two machines, to which up to STEPS things happen in turn: edits of
the list, edits by the user, syncs and undos, with and without trouble on the wire.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from tests.test_rules import Rules

RUNS, STEPS = 2_000, 30


class Counted(Rules):
    """The same, counting its runs, and what refsync did in them."""

    runs = 0
    acts: ClassVar[Counter[str]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        Counted.runs += 1

    def synced(self, *given: object) -> object:  # type: ignore[override]
        """Count and sync."""
        self.acts["syncs"] += 1
        return super().synced(*given)  # type: ignore[arg-type]

    def undone(self, machine: str) -> None:
        """Count and undo."""
        self.acts["undos"] += 1
        super().undone(machine)


def main() -> None:
    """Run, and say how many runs there were."""
    given = [int(number) for number in sys.argv[1:]]
    runs, steps = [*given, *(RUNS, STEPS)[len(given) :]]
    began = time.perf_counter()
    run_state_machine_as_test(
        Counted,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    seconds = time.perf_counter() - began
    acts = ", ".join(f"{number:,} {what}" for what, number in sorted(Counted.acts.items()))
    print(f"{Counted.runs:,} runs of up to {steps} steps ({acts}): the rules held; {seconds:.0f} s")


if __name__ == "__main__":
    main()
