"""The rules of tests/test_rules.py held to 2,000 runs: `python -m benchmarks.run rules`.

Each run is a list, a library and two machines, to which up to 30 things happen in turn: edits of
the list, edits by the user, syncs and undos, with and without trouble on the wire.
"""

from __future__ import annotations

import time
from collections import Counter
from typing import Any, ClassVar

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

    def synced(self, *given: Any) -> Any:
        """Count and sync."""
        self.acts["syncs"] += 1
        return super().synced(*given)

    def undone(self, machine: str) -> None:
        """Count and undo."""
        self.acts["undos"] += 1
        super().undone(machine)

    def meddled(self, *given: Any) -> None:
        """Count and get into trouble."""
        self.acts["times trouble"] += 1
        super().meddled(*given)


def report() -> str:
    """The section of RESULTS.md.

    Raises:
        AssertionError: a rule did not hold; with the steps that led there.
    """
    began = time.perf_counter()
    run_state_machine_as_test(
        Counted,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    seconds = time.perf_counter() - began
    acts = ", ".join(f"{number:,} {what}" for what, number in sorted(Counted.acts.items()))
    return (
        "## The rules that always hold, under edits, faults and undos\n\n"
        f"{Counted.runs:,} random runs of up to {STEPS} steps ({acts}) on two machines with"
        f" baselines of their own, in {seconds:.0f} s: the rules held in all of them."
    )
