"""The question before anything is written."""

from __future__ import annotations

import sys

import click

from refsync.cli import Trouble


def agreed(question: str) -> bool:
    """Whether the user says yes; without a terminal there is nobody to ask.

    Raises:
        Trouble: there is no terminal.
    """
    if not sys.stdin.isatty():
        raise Trouble(
            "Nothing was written: there is no terminal to ask at. --yes writes without asking."
        )
    return click.confirm(f"\n{question}")
