"""Bringing the mirror of a Zotero desktop up to date.

What has changed is told by the versions of all items, not by what is new since one: deletions and
the trash don't show in that. Two edits move no version at all: a deleted collection leaves its
items, which the list of collections tells, and a renamed tag shows in the list of tags only.
"""

from __future__ import annotations

from contextlib import suppress

from refsync.errors import ConflictError
from refsync.progress import Progress, silent
from refsync.zotero.desktop.reading import DesktopReader, Versions
from refsync.zotero.mirror import DamagedMirrorError, Mirror
from refsync.zotero.pages import LibraryMovedError

_READINGS = 4
_FEW = 200
"""As many changed items are asked for by their keys; of more, all items are read."""


def refresh(mirror: Mirror, reader: DesktopReader, progress: Progress = silent) -> int:
    """Bring a mirror up to date; gives the library's version.

    Args:
        mirror: of this library; one that is damaged is filled anew.
        reader: reads the library.
        progress: told how many items were read, of how many.

    Raises:
        ConflictError: the library kept changing while it was read.
    """
    for _ in range(_READINGS):
        with suppress(LibraryMovedError):
            try:
                return _refresh(mirror, reader, progress)
            except DamagedMirrorError:
                mirror.discard()
                return _refresh(mirror, reader, progress)
    raise ConflictError(
        "Zotero's library kept changing while it was read: try again when Zotero has synced."
    )


def _refresh(mirror: Mirror, reader: DesktopReader, progress: Progress) -> int:
    now = reader.versions()
    known = mirror.versions()
    changed = sorted(key for key, version in now.items.items() if known.get(key) != version)
    if mirror.version is None or len(changed) > _FEW:
        return _read_all(mirror, reader, now, progress)
    tags = reader.tag_names(now.library)
    collections = reader.everything("collections", now.library)
    done = 0
    with mirror.update() as update:
        for items in reader.changed(changed, now.library):
            update.put_items(items)
            done += len(items)
            progress(done, len(changed))
        update.delete_items(known.keys() - now.items.keys())
        update.replace_collections(collections)
        update.set_version(now.library)
    if tags in (mirror.tag_names(), mirror.listed_tags()):
        return now.library
    return _read_all(mirror, reader, now, progress)


def _read_all(mirror: Mirror, reader: DesktopReader, now: Versions, progress: Progress) -> int:
    items = reader.everything("items", now.library)
    tags = reader.tag_names(now.library)
    collections = reader.everything("collections", now.library)
    progress(len(items), len(items))
    gone = mirror.versions().keys() - now.items.keys()
    with mirror.update() as update:
        update.put_items(items)
        update.delete_items(gone)
        update.replace_collections(collections)
        update.set_version(now.library)
        update.set_listed_tags(tags)
    return now.library
