"""`refsync export`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from refsync.cli import options
from refsync.cli.output import print_exactly, progress_bar, say, say_united
from refsync.errors import StateError, UsageError

if TYPE_CHECKING:
    from refsync.reference import Reference
    from refsync.writers.list_style import ListStyle

FORMATS = ("bibtex", "biblatex", "csl-json", "ris", "markdown", "zotero-json")
_COLLECTION = "zotero:"


class Order(NamedTuple):
    """What is to be written, and how, as the user said it."""

    sources: Sequence[str]
    source_format: str | None
    allow_local: bool
    library: str | None
    endpoint: str | None
    recursive: bool
    output_format: str
    ascii_only: bool
    keep_raw: bool
    key_pattern: str | None
    like: str | None
    output: Path | None
    update: bool


@click.command()
@options.sources
@options.library
@click.option("--recursive", is_flag=True, help="With zotero:, the collections within, too.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(FORMATS),
    default="bibtex",
    show_default=True,
)
@click.option("--ascii", "ascii_only", is_flag=True, help="BibTeX in ASCII, as LaTeX commands.")
@click.option("--keep-raw", is_flag=True, help="BibTeX entries as they stand in the list.")
@click.option(
    "--key-pattern",
    metavar="PATTERN",
    help="How missing citation keys are made. Default: auth.lower + year + veryshorttitle.lower.",
)
@click.option(
    "--like",
    metavar="LIST",
    help="With --format markdown: write as this list does. Default: as the source does.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help="A file to write, instead of standard output.",
)
@click.option(
    "--update",
    is_flag=True,
    help="Bring refsync's entries in the .bib file of -o up to date; leave all others alone.",
)
def export(**given: Any) -> None:
    """Write references in another format.

    SOURCE is a file, a folder, a pattern of files in quotes, an http(s) address,
    github:OWNER/REPO[/PATH][@REF], zotero:COLLECTION, or - for standard input.
    """
    order = Order(**given)
    _check(order)
    from refsync.works import unite

    entries = _references(order)
    references = unite(entries)
    say_united(len(entries), len(references))
    with _remembered_keys(order, references) as (known, new):
        if order.update:
            new |= _update(order, references, known)
        else:
            new |= _write(order, references, known)


def _check(order: Order) -> None:
    """See to it that the options go together, before anything is read."""
    from refsync.writers.key_pattern import DEFAULT, parse

    parse(order.key_pattern or DEFAULT)
    if not order.update:
        return
    if not order.output or order.output == Path("-"):
        raise UsageError("--update needs the file to bring up to date: -o FILE.")
    if order.output_format not in ("bibtex", "biblatex"):
        raise UsageError("--update works on BibTeX: --format bibtex or biblatex.")


# --- reading ------------------------------------------------------------------------------------


def _references(order: Order) -> list[Reference]:
    """The references of all sources, in the order of these."""
    if not any(name.startswith(_COLLECTION) for name in order.sources):
        reading = options.read_sources(order.sources, order.source_format, order.allow_local)
        return list(reading.references)
    found: list[Reference] = []
    for name in order.sources:
        if name.startswith(_COLLECTION):
            found += _collected(name.removeprefix(_COLLECTION), order)
        else:
            reading = options.read_sources([name], order.source_format, order.allow_local)
            found += reading.references
    return found


def _collected(collection: str, order: Order) -> Sequence[Reference]:
    """The references of a collection in Zotero."""
    from refsync.journal import Journal
    from refsync.zotero.collected import read_collection
    from refsync.zotero.collections import parse_path

    path = parse_path(collection)
    with (
        options.open_named_library(order.library, order.endpoint, create=False) as library,
        Journal(library.state / "journal.sqlite") as journal,
        progress_bar("Reading the library") as progress,
    ):
        reading = read_collection(
            library,
            path,
            recursive=order.recursive,
            own_tags=journal.owned_tags(library.identity),
            progress=progress,
        )
    return reading.references


def _style(order: Order) -> ListStyle | None:
    """The style of the list that is to be written like, or of the first source in Markdown."""
    from refsync.api import state_folder
    from refsync.readers import format_of, read_text
    from refsync.sources import load
    from refsync.writers.list_style import style_of

    lists = [name for name in order.sources if name != "-" and not name.startswith(_COLLECTION)]
    names = [order.like] if order.like else lists
    for text in load(names, state=state_folder, allow_local=order.allow_local):
        if format_of(text) == "markdown":
            return style_of(text.text, read_text(text, "markdown").references)
    if order.like:
        raise UsageError(f"{order.like} is no Markdown list to write like.")
    return None


# --- keys ---------------------------------------------------------------------------------------


@contextmanager
def _remembered_keys(
    order: Order, references: Sequence[Reference]
) -> Iterator[tuple[Mapping[str, str], dict[str, str]]]:
    """The keys that earlier exports of these sources gave; those put beside them are kept.

    Keys can be made without a journal: where there is none to be had, that is said.
    """
    from refsync.api import state_folder
    from refsync.exporting import made_keys
    from refsync.journal import Journal

    new: dict[str, str] = {}
    name = _list_name(order)
    with Journal(state_folder() / "journal.sqlite") as journal:
        try:
            known = journal.citation_keys(name) if name else {}
        except StateError as error:
            say(f"Citation keys are not remembered: {error}")
            name, known = None, {}
        yield known, new
        made = made_keys(references, new)
        fresh = {reference: key for reference, key in made.items() if known.get(reference) != key}
        if name and fresh:
            try:
                journal.remember_keys(name, fresh)
            except StateError as error:
                say(f"Citation keys are not remembered: {error}")


def _list_name(order: Order) -> str | None:
    """What the keys of the sources are remembered by; None for standard input, which may be all.

    Each pattern has keys of its own.
    """
    from refsync.sources import list_name

    if "-" in order.sources:
        return None
    library = " ".join(filter(None, (order.library, order.endpoint)))
    names = [
        f"{name} in {library}" if name.startswith(_COLLECTION) else list_name([name])
        for name in order.sources
    ]
    return "\n".join([*names, *([order.key_pattern] if order.key_pattern else [])])


# --- writing ------------------------------------------------------------------------------------


def _write(
    order: Order, references: Sequence[Reference], known: Mapping[str, str]
) -> dict[str, str]:
    """Write all references; returns their keys."""
    from refsync.exporting import FORMATS, Layout, render, with_keys
    from refsync.writers.key_pattern import DEFAULT

    keyed = with_keys(references, order.key_pattern or DEFAULT, known)
    layout = Layout(
        next(name for name in FORMATS if name == order.output_format),
        ascii=order.ascii_only,
        keep_raw=order.keep_raw,
        like=_style(order) if order.output_format == "markdown" else None,
    )
    text = render(keyed, layout)
    if order.output and order.output != Path("-"):
        from refsync.files import write_atomically

        write_atomically(order.output, text)
    else:
        print_exactly(text)
    return {reference.id: str(reference.citation_key) for reference in keyed}


def _update(
    order: Order, references: Sequence[Reference], known: Mapping[str, str]
) -> dict[str, str]:
    """Bring the file up to date, and say what became of it; returns the keys."""
    from refsync.files import write_atomically
    from refsync.writers.bib_file import update
    from refsync.writers.bibtex import Style
    from refsync.writers.key_pattern import DEFAULT

    path = order.output or Path()
    before = _text_of(path)
    is_unicode = not re.search("[\udc80-\udcff]", before)
    style = Style(
        "biblatex" if order.output_format == "biblatex" else "bibtex",
        ascii=order.ascii_only or not is_unicode,
        keep_raw=order.keep_raw,
    )
    updated = update(before, references, style, order.key_pattern or DEFAULT, known)
    if updated.text != before:
        write_atomically(path, updated.text.encode("utf-8", "surrogateescape"))
    counts = (
        f"{len(updated.added)} added, {len(updated.changed)} changed, {len(updated.same)} as before"
    )
    say(f"{path}: {counts}.")
    if updated.left:
        say(f"Left alone, for others wrote them: {', '.join(updated.left)}.")
    return updated.keys


def _text_of(path: Path) -> str:
    """The file's text, in which other encodings survive; "" where there is no file."""
    try:
        return path.read_bytes().decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror or error}.") from error
