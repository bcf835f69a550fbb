"""What commands print: text by rich, JSON as it is."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from io import TextIOWrapper
from threading import Timer
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.text import Text

    from refsync.progress import Progress

PATIENCE_SECONDS = 1.0
"""How long nobody minds that nothing is shown."""


def print_exactly(text: str) -> None:
    """The text on standard output, in UTF-8 whatever the locale says."""
    print_bytes(text.encode("utf-8", "replace"))


def print_bytes(data: bytes) -> None:
    """The bytes on standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def print_json(value: Any) -> None:
    """The value as JSON on standard output."""
    print_exactly(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_text(lines: Iterable[Text]) -> None:
    """Lines on standard output, the first one without the space above it.

    No colours where it is no terminal or NO_COLOR is set; letters that it can't show become "?".
    """
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            raise  # rich would exit with 1, as if something were wrong

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    console = Output(soft_wrap=True, highlight=False)
    for number, line in enumerate(lines):
        console.print(line[1:] if number == 0 and line.plain.startswith("\n") else line)
    sys.stdout.flush()


def say(message: str) -> None:
    """A remark to the user, beside the output."""
    click.echo(message, err=True)


def say_united(entries: int, works: int) -> None:
    """On standard error, that some entries are one work, if they are."""
    if entries > works:
        say(
            f"The {entries} entries are {works} work{'s' * (works > 1)}: those of one work became"
            " one reference, with the links, sections and annotations of all (refsync check tells"
            " which)."
        )


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """A sign of life on a terminal, from the first second on."""
    with ExitStack() as stack:
        if sys.stderr.isatty():
            timer = Timer(PATIENCE_SECONDS, lambda: stack.enter_context(_status(what)))
            timer.daemon = True
            timer.start()
            stack.callback(timer.join)
            stack.callback(timer.cancel)
        yield


@contextmanager
def stoppable() -> Iterator[None]:
    """Ctrl-C and SIGTERM end what is done within after the request in flight; twice, at once."""
    from refsync.interrupts import heeded

    def acknowledge() -> None:
        os.write(2, b"\nStopping after the request in flight; once more ends it at once.\n")

    with heeded(acknowledge):
        yield


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """A bar on a terminal, from the first second on and until all is done."""
    began = monotonic()
    with ExitStack() as stack:
        shown: list[Progress] = []

        def progress(done: int, total: int) -> None:
            if not shown and sys.stderr.isatty() and monotonic() - began > PATIENCE_SECONDS:
                shown.append(stack.enter_context(_bar(what)))
            for show in shown:
                show(done, total)

        yield progress


def _status(what: str) -> AbstractContextManager[object]:
    from rich.console import Console

    return Console(stderr=True).status(what)


@contextmanager
def _bar(what: str) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
