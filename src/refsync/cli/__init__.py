"""The command line: parse arguments, call the library, render.

Commands are loaded when they are called: `refsync --help` imports click and nothing else.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from refsync.errors import RefsyncError, StoppedError

COMMANDS = {
    "parse": "Show the references and problems of a source.",
    "check": "List the problems of a source; mend what can be.",
    "diff": "Show what a sync would do; write nothing.",
    "sync": "Show what is new, ask, and write it to Zotero.",
    "apply": "Apply a plan that diff -o saved.",
    "log": "List the runs that wrote to Zotero.",
    "undo": "Take back a run where you have not touched it since.",
    "export": "Write references as BibTeX, CSL-JSON, RIS, Markdown or Zotero items.",
    "serve": "Serve an embedded library as a Zotero API server.",
}
"""Each command's name and line of help; `refsync.cli.NAME` holds the function of that name."""

_INTERRUPTED = 130
"""As a shell has it: 128 and the number of SIGINT."""


def _drop_output() -> None:
    """Sends what is still to be written nowhere, so that it fails not once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Trouble(click.ClickException):
    """What is wrong, as a sentence; the exit code is 2, as for wrong usage."""

    exit_code = 2


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error that refsync raised on purpose becomes its sentence."""
        try:
            return super().invoke(ctx)
        except StoppedError as stop:
            click.echo("Stopped before anything was written.", err=True)
            ctx.exit(128 + stop.signal)
        except RefsyncError as error:
            raise Trouble(str(error)) from error
        except KeyboardInterrupt:
            click.echo("\nEnded at once.", err=True)
            ctx.exit(_INTERRUPTED)
        except BrokenPipeError:  # who read the output (head, less) has seen enough
            _drop_output()
            ctx.exit(0)
        except OSError as error:
            _drop_output()
            raise Trouble(f"The output can't be written: {error.strerror or error}.") from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command, imported."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"refsync.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)  # noqa: S101
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The list of commands, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="refsync")
def refsync() -> None:
    """Sync curated reading lists into Zotero."""
