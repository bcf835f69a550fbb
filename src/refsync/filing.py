"""A list's sections → sub-collections, and the three-way merge of where an item is filed. Pure.

A sub-collection is known by its key once refsync has filed something in it, so it can be renamed
and moved in Zotero. Where a section is renamed or moved in the list as a whole, the sub-collection
that refsync made for it follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import normalize

from refsync.baseline import NO_KEYS, Keys, Remembered, SectionPath, Shelf
from refsync.errors import UsageError
from refsync.options import Sections
from refsync.reference import Reference
from refsync.snapshot import Folder

MAX_NAME = 255
"""The longest name of a collection that Zotero's server takes, in characters."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the list, and the sub-collection that stands for it.

    Attributes:
        path: the headings, outermost first; none for the collection itself.
        key: None where it is to be made.
        made: refsync made it, or is to.
        former: keys of sub-collections that stood for it, and were deleted.
        follows: the section it was when the last sync made its sub-collection.
        rename: the sub-collection is to get the heading's name.
        move: it is to be moved into that of the section around it.
    """

    path: SectionPath
    key: str | None = None
    made: bool = False
    former: tuple[str, ...] = ()
    follows: SectionPath | None = None
    rename: bool = False
    move: bool = False

    @property
    def keys(self) -> Keys:
        """All that ever stood for it."""
        return frozenset((*self.former, *([self.key] if self.key else [])))


class Unfiled(NamedTuple):
    """A collection that an item is taken out of."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class FilingEdit:
    """Sections to file an item in, and collections to take it out of; in order, each once."""

    add: tuple[SectionPath, ...] = ()
    remove: tuple[Unfiled, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.add or self.remove)


NO_FILING = FilingEdit()


def paths_of(reference: Reference, sections: Sections) -> tuple[SectionPath, ...]:
    """The sections that a reference is filed by; () stands for the collection itself."""
    if sections == "tags":
        return ((),)
    paths = (_named(path) for path in (reference.section, *reference.other_sections))
    return tuple(dict.fromkeys(path for path in paths if path)) or ((),)


def _named(path: Iterable[str]) -> SectionPath:
    """Headings as names of collections."""
    plain = (normalize("NFC", heading) for heading in path)
    names = ("".join(c if c.isprintable() else " " for c in heading) for heading in plain)
    return tuple(filter(None, (" ".join(name.split())[:MAX_NAME].rstrip() for name in names)))


# --- which sub-collection stands for a section ----------------------------------------------------


class Shelves(NamedTuple):
    """The sub-collections that the last sync left.

    Attributes:
        shelves: one a section that the list has, or had.
        members: section → the items, listed still, whose entries stood in it.
        shared: the collections that other lists have items in.
    """

    shelves: Sequence[Shelf]
    members: Mapping[SectionPath, Keys]
    shared: Keys = NO_KEYS


def arrange(
    listed: Mapping[SectionPath, Keys],
    before: Shelves,
    folders: Mapping[str, Folder],
    target: str | None,
) -> tuple[Section, ...]:
    """The sections of a list with their sub-collections, each after the one around it.

    Args:
        listed: section → the items whose entries stand in it now.
        before: what the last sync left.
        folders: all collections of the library.
        target: the collection's key, if it is there.

    Raises:
        UsageError: two sub-collections go by one name.
    """
    known = {shelf.path: shelf for shelf in before.shelves}
    made_by_us = {shelf.key for shelf in before.shelves if shelf.made}
    paths = dict.fromkeys(path[:end] for path in listed for end in range(1, len(path) + 1))
    followed = _followed(paths, listed, before, folders)
    children: dict[tuple[str | None, str], list[str]] = {}
    for key, folder in folders.items():
        children.setdefault((folder.parent, folder.name), []).append(key)
    placed: dict[SectionPath, Section] = {(): Section((), target)}
    for path in paths:
        around = placed[path[:-1]]
        shelf = known.get(path)
        former = (shelf.key, *shelf.former) if shelf else ()
        homonyms = children.get((around.key, path[-1]), []) if around.key else []
        if shelf and shelf.key in folders:
            placed[path] = Section(path, shelf.key, shelf.made, shelf.former)
        elif len(homonyms) > 1:
            raise UsageError(
                f"There are {len(homonyms)} sub-collections “{' / '.join(path)}”: rename one in"
                " Zotero."
            )
        elif homonyms:
            placed[path] = Section(path, homonyms[0], homonyms[0] in made_by_us, former)
        elif path in followed:
            placed[path] = _following(path, followed[path], known, folders, around, target)
        else:
            placed[path] = Section(path, None, made=True, former=former)
    return tuple(placed.values())


def _followed(
    paths: Collection[SectionPath],
    listed: Mapping[SectionPath, Keys],
    before: Shelves,
    folders: Mapping[str, Folder],
) -> dict[SectionPath, Shelf]:
    """New sections that are old ones under another name or in another place.

    All items of the old one that the list still has must stand in the new one.
    """
    alive = {shelf.path: shelf for shelf in before.shelves if shelf.key in folders}
    ours = {path for path, shelf in alive.items() if shelf.made and shelf.key not in before.shared}
    new = [path for path in paths if path not in alive]
    old = sorted(ours - set(paths))
    now, then = _within(listed), _within(before.members)
    out: dict[SectionPath, Shelf] = {}
    for is_moved in (True, False):
        for path in new:
            fitting = [
                was
                for was in old
                if (was[-1] == path[-1] if is_moved else len(was) == len(path))
                and then.get(was)
                and then[was] <= now.get(path, NO_KEYS)
            ]
            if fitting and path not in out:
                was = min(fitting, key=lambda one: (abs(len(one) - len(path)), one))
                out[path] = alive[was]
                old.remove(was)
    return out


def _within(members: Mapping[SectionPath, Keys]) -> dict[SectionPath, Keys]:
    """Section → the items in it or in a section within it."""
    out: dict[SectionPath, set[str]] = {}
    for path, items in members.items():
        for end in range(1, len(path) + 1):
            out.setdefault(path[:end], set()).update(items)
    return {path: frozenset(items) for path, items in out.items()}


def _following(
    path: SectionPath,
    shelf: Shelf,
    known: Mapping[SectionPath, Shelf],
    folders: Mapping[str, Folder],
    around: Section,
    target: str | None,
) -> Section:
    """A section whose sub-collection follows it; what the user renamed or moved stays so."""
    folder, was_within = folders[shelf.key], known.get(shelf.path[:-1])
    was_in = was_within.key if was_within else target
    return Section(
        path,
        shelf.key,
        made=True,
        former=shelf.former,
        follows=shelf.path,
        rename=folder.name == shelf.path[-1] != path[-1],
        move=folder.parent == was_in != around.key,
    )


def shelves_after(sections: Iterable[Section], before: Iterable[Shelf]) -> tuple[Shelf, ...]:
    """What is to be remembered of sub-collections: the list's own, and those it may go back to."""
    now = {
        section.path: Shelf(
            path=section.path, key=section.key, made=section.made, former=section.former
        )
        for section in sections
        if section.path and section.key
    }
    keys = {shelf.key for shelf in now.values()}
    kept = {s.path: s for s in before if s.path not in now and s.key not in keys}
    return tuple(shelf for _, shelf in sorted({**kept, **now}.items()))


# --- where an item is filed -----------------------------------------------------------------------


def merge_filings(
    wanted: Sequence[Section],
    present: Keys,
    base: Remembered | None,
    others: Keys,
    homes: Mapping[str, str],
    target: str | None,
    *,
    anew: bool,
) -> FilingEdit:
    """The three-way merge of the collections that an item is filed in.

    It is filed in what is new in the list, and taken out of what left it if refsync filed it there
    and no other list has it there. What the user did stays done, and nothing that is taken out of
    one sub-collection leaves the collection by it.

    Args:
        wanted: the sections that the list has it in now.
        present: the collections that it stands in.
        base: what the last sync left behind.
        others: the collections that other lists have it in.
        homes: the collection and its sub-collections: key → name.
        target: the collection's own key.
        anew: it is not in the collection now, and is to be.
    """
    known = (base.homes or frozenset(filter(None, [target]))) if base and base.filed else NO_KEYS
    add = [
        section.path
        for section in wanted
        if section.key not in present and (anew or not section.keys & known)
    ]
    keys = {section.key for section in wanted}
    gone = ((base.filings & present) - keys - others) if base else NO_KEYS
    if not add and not (present & homes.keys()) - gone:
        gone = NO_KEYS
    return FilingEdit(tuple(add), tuple(_unfiled(gone, homes)))


def _unfiled(keys: Keys, homes: Mapping[str, str]) -> Iterator[Unfiled]:
    for key in sorted(keys):
        yield Unfiled(key, homes.get(key, key))
