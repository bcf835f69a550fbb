"""Collection paths: "Reading/Surveys" is the collection Surveys within Reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from refsync.characters import is_clean
from refsync.errors import LibraryError, UsageError

if TYPE_CHECKING:
    from refsync.zotero.library import Library
    from refsync.zotero.mirror import Collection

_MAX_NAME = 255
_TRIES = 3


def parse_path(text: str) -> tuple[str, ...]:
    r"""The names in "A/B/C", outermost first; "\/" is a slash within a name.

    Raises:
        UsageError: a name is none that Zotero takes.
    """
    names = tuple(part.replace("\\/", "/").strip() for part in re.split(r"(?<!\\)/", text))
    if not all(names):
        raise UsageError(f"“{text}” is not a collection: name it like “Reading/Surveys”.")
    if not all(map(is_clean, names)):
        raise UsageError("A collection's name has no control characters.")
    if any(len(name) > _MAX_NAME for name in names):
        raise UsageError(f"A collection's name has at most {_MAX_NAME} characters.")
    return names


def find_collection(collections: Iterable[Collection], path: tuple[str, ...]) -> str | None:
    """The key of the collection at a path, or None where there is none.

    Raises:
        UsageError: two collections go by that name.
    """
    found = _walk(list(collections), path)
    return found[-1] if len(found) == len(path) else None


def path_of(collections: Iterable[Collection], key: str) -> tuple[str, ...]:
    """The names that lead to a collection, outermost first."""
    by_key = {one.key: one for one in collections}
    names: list[str] = []
    above: str | None = key
    while above in by_key:
        one = by_key.pop(above)
        names.insert(0, one.name)
        above = one.parent
    return tuple(names)


def make_collection(library: Library, path: tuple[str, ...]) -> str:
    """The key of the collection at a path, made where it is missing, parents first.

    Raises:
        LibraryError: the library refuses to make it.
        UsageError: two collections go by that name.
    """
    from refsync.zotero.library import new_key

    found = _walk(library.mirror.collections(), path)
    missing = path[len(found) :]
    objects: list[dict[str, Any]] = []
    parent: str | bool = found[-1] if found else False
    for name in missing:
        key = new_key()
        objects.append({"key": key, "version": 0, "name": name, "parentCollection": parent})
        parent = key
    put_collections(library, objects)
    return str(parent)


def put_collections(library: Library, objects: Sequence[Mapping[str, Any]]) -> None:
    """Make and change collections; what fails for a moment is tried again.

    Args:
        library: where to.
        objects: whole ones, as `Library.write_collections` takes them.

    Raises:
        LibraryError: the library refuses one of them.
        StoppedError: it was asked to stop; nothing is on its way.
    """
    from refsync import interrupts
    from refsync.zotero.library import MAX_OBJECTS

    for start in range(0, len(objects), MAX_OBJECTS):
        waiting = objects[start : start + MAX_OBJECTS]
        for tries_left in reversed(range(_TRIES)):
            interrupts.check()
            failed = library.write_collections(waiting).failed
            if not failed:
                break
            index, failure = next(iter(failed.items()))
            if not tries_left or not any(one.may_pass for one in failed.values()):
                raise LibraryError(
                    f"Zotero did not take the collection “{waiting[index]['name']}”:"
                    f" {failure.message}."
                )
            waiting = [waiting[index] for index in sorted(failed)]


def _walk(collections: list[Collection], path: tuple[str, ...]) -> list[str]:
    """The keys along a path, as far as it exists."""
    keys: list[str] = []
    for name in path:
        parent = keys[-1] if keys else None
        here = [c.key for c in collections if c.name == name and c.parent == parent]
        if len(here) > 1:
            raise UsageError(
                f"There are {len(here)} collections “{'/'.join(path[: len(keys) + 1])}”:"
                " rename one in Zotero."
            )
        if not here:
            break
        keys += here
    return keys
