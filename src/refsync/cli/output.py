"""What commands print: text by rich, JSON as it is."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.text import Text

    from refsync.apply import Progress


def print_exactly(text: str) -> None:
    """The text on standard output, in UTF-8 whatever the locale says."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def print_json(value: Any) -> None:
    """The value as JSON on standard output."""
    print_exactly(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def print_text(lines: Iterable[Text]) -> None:
    """Lines on standard output; plain where it is no terminal or NO_COLOR is set."""
    from rich.console import Console

    console = Console(soft_wrap=True, highlight=False)
    for line in lines:
        console.print(line)


def say(message: str) -> None:
    """A remark to the user, beside the output."""
    click.echo(message, err=True)


@contextmanager
def waiting(what: str) -> Iterator[None]:
    """A sign of life on a terminal while something takes long."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


@contextmanager
def progress_bar(what: str) -> Iterator[Progress]:
    """A bar on a terminal, gone when it is full."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    with Bar(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda sent, total: bar.update(task, completed=sent, total=total)
