"""Bringing a mirror up to date.

One request tells whether the library has moved, and brings what is new: the items since the newest
one that is known. Zotero's conditional requests would not do: to a version beyond the library's own
it answers 304 as well, without naming a version, so a library that was put back, or another one at
the same address, would pass for unchanged. Asking for the newest known items again shows them up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain

from refsync.errors import ConflictError
from refsync.progress import Progress, silent
from refsync.zotero.mirror import DamagedMirrorError, Mirror
from refsync.zotero.mirror_update import MirrorUpdate
from refsync.zotero.pages import LibraryMovedError, Page, Reader

_READINGS = 4
"""How often a library that changes while it is read is read again."""


class _StrangeLibraryError(Exception):
    """The library is not the one that the mirror is of, or was put back to an earlier state."""


def refresh(mirror: Mirror, reader: Reader, library: str, progress: Progress = silent) -> int:
    """Bring a mirror up to date; gives the library's version.

    Args:
        mirror: of this library; one that is damaged or of another library is filled anew.
        reader: reads the library.
        library: its name, for the sentence.
        progress: told after each request how many items were read, of how many.

    Raises:
        ConflictError: the library kept changing while it was read.
    """
    for _ in range(_READINGS):
        with suppress(LibraryMovedError):
            try:
                return _read_changes(mirror, reader, progress)
            except DamagedMirrorError:
                mirror.discard()
            except _StrangeLibraryError:
                pass
            return _read_all(mirror, reader, progress)
    raise ConflictError(
        f"{library} kept changing while it was read: try again when other programs are done."
    )


def _read_all(mirror: Mirror, reader: Reader, progress: Progress) -> int:
    pages = _told(reader.pages("items", includeTrashed=1), progress)
    with mirror.update() as update:
        update.clear()
        for page in pages:
            update.put_items(page.objects)
        return _finish(update, reader, page.version)


def _read_changes(mirror: Mirror, reader: Reader, progress: Progress) -> int:
    known, newest = mirror.version, mirror.newest()
    if known is None:
        return _read_all(mirror, reader, progress)
    since = min(newest.values(), default=1) - 1
    pages = _told(reader.pages("items", since=since, includeTrashed=1), progress)
    first = next(pages)
    if first.version < known:
        raise _StrangeLibraryError
    if first.version == known:
        if first.total != len(newest) or not _versions(first.objects).items() <= newest.items():
            raise _StrangeLibraryError
        return known
    with mirror.update() as update:
        versions: dict[str, int] = {}
        for page in chain([first], pages):
            versions |= _versions(page.objects)
            update.put_items(page.objects)
        deleted = reader.deleted_items(since, first.version)
        update.delete_items(deleted)
        _recognise(versions | dict.fromkeys(deleted, first.version), known, newest)
        return _finish(update, reader, first.version)


def _told(pages: Iterable[Page], progress: Progress) -> Iterator[Page]:
    """The pages, and how far they are."""
    done = 0
    for page in pages:
        done += len(page.objects)
        progress(done, page.total)
        yield page


def _finish(update: MirrorUpdate, reader: Reader, version: int) -> int:
    collections = []
    for page in reader.pages("collections"):
        if page.version != version:
            raise LibraryMovedError
        collections += page.objects
    update.replace_collections(collections)
    update.set_version(version)
    return version


def _versions(items: Iterable[Mapping[str, object]]) -> dict[str, int]:
    return {str(item["key"]): int(str(item["version"])) for item in items}


def _recognise(versions: Mapping[str, int], known: int, newest: Mapping[str, int]) -> None:
    """See to it that an answer about all since the newest known items is the mirrored library's.

    Those items must be in it, as they are known or changed since, and no other that is as old.

    Args:
        versions: of the items that are in the library or were deleted, by key.
        known: the mirror's version.
        newest: the newest items of the mirror, and their version.
    """
    old = {key: version for key, version in versions.items() if version <= known}
    if not newest.keys() <= versions.keys() or not old.items() <= newest.items():
        raise _StrangeLibraryError
