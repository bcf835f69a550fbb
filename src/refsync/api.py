"""refsync as a library: read, diff, sync, export."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from refsync.errors import UsageError
from refsync.guards import DEFAULT as DEFAULT_LIMITS
from refsync.guards import Limits, require_within
from refsync.progress import Progress, silent
from refsync.reading import Reading
from refsync.reference import Reference

if TYPE_CHECKING:
    from refsync.apply import Moved, Run
    from refsync.options import Options
    from refsync.plan import Plan
    from refsync.runs import Command, PastRun
    from refsync.undo import UndoRun
    from refsync.undo_plan import Undo
    from refsync.zotero.library import Library


def read(
    source: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
    format: str | None = None,  # noqa: A002
    *,
    include: Literal["papers", "all"] = "papers",
    allow_local: bool = False,
    revision: str | None = None,
) -> Reading:
    """The references and problems of a source, or of several as one list.

    Args:
        source: a file, a folder, a pattern as "papers/**.md", an http(s) address,
            "github:OWNER/REPO[/PATH][@REF]", or "-" for standard input; or several of them.
        format: one of `refsync.readers.FORMATS`; told by name and content where it is None.
        include: "all" takes what is no paper, too: tools and courses, as software and webpages.
        allow_local: also read addresses of this machine and its network.
        revision: read the source as it stood at this revision of its Git repository.

    Raises:
        SourceError: one of the sources can't be read, or is not text.
        UsageError: there is no such format.
    """
    from refsync.readers import FORMATS, read_texts
    from refsync.sources import load

    known = next((name for name in FORMATS if name == format), None)
    if format is not None and known is None:
        raise UsageError(f"“{format}” is not a format: refsync reads {', '.join(FORMATS)}.")
    sources = [source] if isinstance(source, str | os.PathLike) else source
    names = [os.fspath(source) for source in sources]
    texts = load(names, state=state_folder, allow_local=allow_local, revision=revision)
    reading = read_texts(texts, known)
    return reading.with_others() if include == "all" else reading


def open_library(
    name: str,
    *,
    endpoint: str | None = None,
    state: Path | None = None,
    create: bool = True,
    say: Callable[[str], None] = lambda _: None,
) -> Library:
    """A Zotero library, to be closed after use (it is a context manager).

    The key for user and group libraries is taken from ZOTERO_API_KEY, and stays in memory.

    Args:
        name: "user:ID", "group:ID", "desktop", "desktop:group:ID" or "embedded[:FILE]".
        endpoint: another server that speaks the Zotero API, for users and groups, or another
            address of the desktop's; by default REFSYNC_ZOTERO_ENDPOINT, else zotero.org, or port
            23119 of this machine for the desktop.
        state: the folder of refsync's own files; by default REFSYNC_STATE, else the user's state
            folder.
        create: make the file of an embedded library that isn't there; else it is an empty library
            that nobody keeps.
        say: told what the user is to do in Zotero desktop, when it asks whether refsync may write.

    Raises:
        AccessError, NetworkError: Zotero desktop lets nobody in, or doesn't run.
        UsageError: the name or the endpoint is not of that form.
        StateError: a file can't be used.
    """
    from refsync.zotero.library import open_library as open_zotero

    if endpoint is None and not name.startswith("embedded"):
        endpoint = os.environ.get("REFSYNC_ZOTERO_ENDPOINT") or None
    return open_zotero(
        name,
        state=state or state_folder(),
        endpoint=endpoint,
        create=create,
        api_key=os.environ.get("ZOTERO_API_KEY"),
        say=say,
    )


def diff(
    references: Sequence[Reference],
    library: Library,
    collection: str,
    *,
    source: str | None = None,
    options: Options | None = None,
    earlier: Sequence[Reference] = (),
    progress: Progress = silent,
) -> Plan:
    """What a sync of the references into a collection would do; nothing is written.

    Args:
        references: entries of one work are taken as one reference.
        library: from `open_library`.
        collection: "A/B/C", from the outermost collection.
        source: what the list is remembered by, the same in each of its syncs; by default the
            files that the references come from.
        options: how the list is to be brought into the collection; the defaults where it is None.
        earlier: the list as it was synced last, for a machine that doesn't remember the sync.
        progress: told after each request how many items were read, of how many.

    Raises:
        LibraryError: the library can't be read.
        UsageError: the collection's name is none, or two collections go by it, or a field to
            fill is none.
    """
    from refsync.earlier import baseline_of
    from refsync.journal import Journal
    from refsync.options import DEFAULT
    from refsync.plan import make_plan
    from refsync.pruning import with_pruning
    from refsync.recollection import recollect
    from refsync.survey import survey
    from refsync.works import unite
    from refsync.zotero.collections import parse_path

    options = options or DEFAULT
    path = parse_path(collection)
    if source is None:
        files = (reference.source.file for reference in references if reference.source)
        source = "\n".join(dict.fromkeys(files))
    works, before = (unite(entries, options.versions) for entries in (references, earlier))
    with Journal(library.state / "journal.sqlite") as journal:
        library.refresh(progress)
        target, baseline, former = recollect(journal, library, path, source, works)
        snapshot = survey(
            library, target, [*works, *before], baseline, sections=options.sections != "tags"
        )
        baseline = baseline_of(before, snapshot, baseline, options)
        plan = make_plan(works, snapshot, baseline, source=source, options=options)
        plan = replace(plan, takes_over=former)
        if options.prune is None:
            return plan
        history = partial(journal.history, library.identity)
        return with_pruning(plan, library.mirror, baseline, history)


def sync(
    plan: Plan,
    library: Library,
    *,
    limits: Limits = DEFAULT_LIMITS,
    strictly: bool = False,
    progress: Progress = silent,
) -> Run:
    """Carry out a plan.

    Args:
        plan: from `diff` with this library.
        library: the same that the plan was made for.
        limits: how far the plan may go.
        strictly: nothing is written where an item concerned has changed since the plan was made;
            else it is merged anew, and gets no more than was planned.
        progress: told after each request how many objects were sent, of how many.

    Returns:
        What was done; what the library refused, or what ended the run early, is in it.

    Raises:
        AccessError: the key or the library is read-only; nothing was sent.
        GuardError: the plan goes beyond the limits; nothing was sent.
        BusyError: another refsync is writing to the library; nothing was sent.
        ConflictError: the plan is another library's, or (strictly) an item concerned has changed;
            nothing was sent.
        StateError: refsync's journal can't be written; nothing more was sent.
    """
    from refsync.apply import apply
    from refsync.journal import Journal
    from refsync.lock import locked

    require_within(plan, limits)
    moved: Moved = "refuse" if strictly else "merge"
    command: Command = "apply" if strictly else "sync"
    with (
        locked(library.state, library.identity, command),
        Journal(library.state / "journal.sqlite") as journal,
    ):
        return apply(plan, library, journal, progress, moved=moved, command=command)


def runs(state: Path | None = None) -> list[PastRun]:
    """The runs that wrote to a library, the newest first.

    Args:
        state: the folder of refsync's own files; by default REFSYNC_STATE, else the user's state
            folder.

    Raises:
        StateError: refsync's journal can't be read.
    """
    from refsync.journal import Journal

    with Journal((state or state_folder()) / "journal.sqlite") as journal:
        return journal.runs()


def plan_undo(library: Library, run: int | None = None, *, progress: Progress = silent) -> Undo:
    """What taking back a run would do; nothing is written.

    Args:
        library: the one that the run wrote to.
        run: its id; by default the last sync of the library that was not taken back.
        progress: told after each request how many items were read, of how many.

    Raises:
        ConflictError: the run was in another library.
        LibraryError: the library can't be read.
        UsageError: there is no such run.
    """
    from refsync.journal import Journal
    from refsync.undo import choose
    from refsync.undo import plan_undo as plan

    with Journal(library.state / "journal.sqlite") as journal:
        return plan(choose(journal.runs(), run, library.identity), library, journal, progress)


def undo(plan: Undo, library: Library, *, progress: Progress = silent) -> UndoRun:
    """Take back a run, as planned; what has changed in the meantime is left alone.

    Args:
        plan: from `plan_undo` with this library.
        library: the same that the plan was made for.
        progress: told after each request how many objects were sent, of how many.

    Returns:
        What was done; what was left alone, or ended the undo early, is in it.

    Raises:
        AccessError: the key or the library is read-only; nothing was sent.
        BusyError: another refsync is writing to the library; nothing was sent.
        StateError: refsync's journal can't be written; nothing more was sent.
    """
    from refsync.journal import Journal
    from refsync.lock import locked
    from refsync.undo import undo as take_back

    with (
        locked(library.state, library.identity, "undo"),
        Journal(library.state / "journal.sqlite") as journal,
    ):
        return take_back(plan, library, journal, progress)


def export(
    references: Sequence[Reference],
    format: str,  # noqa: A002
    *,
    ascii: bool = False,  # noqa: A002
    keep_raw: bool = False,
    key_pattern: str | None = None,
    keys: Mapping[str, str] | None = None,
) -> str:
    """The references as text, one a work.

    Args:
        references: entries of one work are taken as one reference.
        format: one of `refsync.exporting.FORMATS`: "bibtex", "biblatex", "csl-json", "ris",
            "markdown" or "zotero-json".
        ascii: BibTeX in ASCII, with LaTeX's commands.
        keep_raw: BibTeX entries as they stood in the list.
        key_pattern: how missing citation keys are made; docs/export.md tells the words.
        keys: citation keys that were given before, by the reference's id.

    Raises:
        UsageError: there is no such format, or the pattern is none.
    """
    from refsync.exporting import FORMATS, Layout, render, with_keys
    from refsync.works import unite
    from refsync.writers.key_pattern import DEFAULT

    known = next((name for name in FORMATS if name == format), None)
    if known is None:
        raise UsageError(f"“{format}” is not a format: refsync writes {', '.join(FORMATS)}.")
    keyed = with_keys(unite(references), key_pattern or DEFAULT, keys)
    return render(keyed, Layout(known, ascii=ascii, keep_raw=keep_raw))


def state_folder() -> Path:
    """Where refsync keeps its own files: REFSYNC_STATE, else the user's state folder."""
    chosen = os.environ.get("REFSYNC_STATE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_state_path

    return user_state_path("refsync", appauthor=False)
