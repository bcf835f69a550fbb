"""How long work tells how far it is."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done so far, and all that there is to do."""


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""
