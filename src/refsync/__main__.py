"""`python -m refsync`, and the console script."""

import gc

from refsync.cli import refsync

NEW_OBJECTS = 50_000
"""So many come between two searches for garbage. References are trees, which free themselves; with
Python's 700 a tenth of the time of a long list goes into searching them in vain."""


def main() -> None:
    """Run the command line."""
    gc.set_threshold(NEW_OBJECTS)
    refsync(prog_name="refsync")


if __name__ == "__main__":
    main()
