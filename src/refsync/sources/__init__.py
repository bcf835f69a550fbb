"""Where lists come from: files, folders, addresses, GitHub and standard input, as text.

`names` says what a source's name stands for, and `choosing` which files of a folder are lists.
`local` reads files, `web` pages over HTTP, `github` pages of repositories, and `text` makes text of
their bytes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from refsync.errors import SourceError
from refsync.sources.names import Local, Place, Repository, place_of
from refsync.sources.text import SourceText, decode

if TYPE_CHECKING:
    from refsync.sources.web import Web

__all__ = ["SourceText", "decode", "list_name", "load"]


def load(
    names: Sequence[str],
    *,
    state: Callable[[], Path],
    allow_local: bool = False,
    revision: str | None = None,
) -> list[SourceText]:
    """The texts of sources, in their order, each once, also where a folder and a file name it.

    Args:
        names: paths, "-", addresses and `github:…`.
        state: the folder of refsync's own files, asked for when pages are to be kept there.
        allow_local: also read addresses of this machine and its network.
        revision: read the files as they stood at this revision of their Git repository.

    Raises:
        SourceError: one of the sources can't be read; then none of them is of use, for a list
            that lacks a page looks like one that lost its entries.
    """
    with ExitStack() as resources:

        @cache
        def web() -> Web:
            from refsync.sources.connections import Connections
            from refsync.sources.page_cache import Cache
            from refsync.sources.web import Web

            connections = resources.enter_context(Connections(allow_local=allow_local))
            return Web(connections, Cache(state() / "pages"))

        places: dict[str, Place] = {}
        for place in map(place_of, names):
            places.setdefault(place.identity, place)
        read = _read if revision is None else partial(_read_at, revision)
        texts = (text for place in places.values() for text in read(place, web))
        return list(dict.fromkeys(texts))


def list_name(names: Iterable[str]) -> str:
    """What the list of these sources is remembered by, however they were written.

    Raises:
        SourceError: a name is none.
    """
    return "\n".join(dict.fromkeys(place_of(name).identity for name in names))


def is_gone(list_name: str) -> bool:
    """Whether a list was read from files of this machine, none of which is there any more."""
    names = list_name.split("\n")
    are_files = all(Path(name).is_absolute() and not set("*?[") & set(name) for name in names)
    return are_files and not any(map(os.path.lexists, names))


def _read(place: Place, web: Callable[[], Web]) -> list[SourceText]:
    if isinstance(place, Local):
        from refsync.sources import local

        return local.read(place.path)
    if isinstance(place, Repository):
        from refsync.sources import github

        return github.read(place, web())
    page = web().get(place.url, name=place.name)
    return [decode(page.data, place.name, page.charset, page.media_type)]


def _read_at(revision: str, place: Place, web: Callable[[], Web]) -> list[SourceText]:
    if isinstance(place, Local):
        from refsync.sources import revision as git

        return git.read(place, revision)
    if isinstance(place, Repository):
        return _read(replace(place, ref=revision), web)
    raise SourceError(f"{place.name} has no revisions: name a file with its earlier text.")
