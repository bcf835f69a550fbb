"""The command line's options that shape a plan, as one value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from refsync.options import Options

F = TypeVar("F", bound=Callable[..., Any])

_READD = click.option(
    "--readd",
    is_flag=True,
    help="Bring back what you deleted, trashed or took out of the collection.",
)
_ALL = (_READD,)


def plan_options(command: F) -> F:
    """All of them, in the order in which --help shows them."""
    for option in reversed(_ALL):
        command = option(command)
    return command


def take_options(given: dict[str, Any]) -> Options:
    """Takes them out of what the command was given, and makes one value of them."""
    return Options(readd=given.pop("readd"))
