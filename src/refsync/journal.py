"""The journal: one SQLite file with the baseline and citation keys of every list, and all runs.

Baselines are small and read as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from refsync.baseline import NOBODY, Baseline, Others, Remembered, Shelf
from refsync.journal_file import columns, remember
from refsync.run_log import RunLog
from refsync.runs import SyncedList

__all__ = ["Journal", "SyncedList"]

_OWNED = "SELECT remembered FROM baseline WHERE library = ?"
_TARGETS = "SELECT collection, list, key FROM target WHERE library = ?"
_KEYS = "SELECT reference, key FROM citation_key WHERE list = ?"
_READ = "SELECT collection, list, remembered FROM baseline WHERE library = ? ORDER BY item"
_OF_LIST = "library = ? AND collection = ? AND list = ?"
_SHELVES = f"SELECT shelf FROM shelf WHERE {_OF_LIST} ORDER BY rowid"  # noqa: S608


class Journal(RunLog):
    """The journal at a path; the file is made when it is first written to."""

    def baseline(self, synced: SyncedList, target: str | None = None) -> Baseline:
        """What the last sync of this list left behind, and what those of other lists did.

        Args:
            synced: the list.
            target: the key of the collection, where it is known to be there.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return Baseline()
        own: list[Remembered] = []
        others: dict[str, Others] = {}
        beside: list[Remembered] = []
        _, collection, source = columns(synced)
        with self._guarded():
            into = {
                (path, name): key
                for path, name, key in self._db.execute(_TARGETS, [synced.library])
            }
            target = target or into.get((collection, source))
            for path, name, text in self._db.execute(_READ, [synced.library]):
                remembered = Remembered.model_validate_json(text)
                if (path, name) == (collection, source):
                    own.append(remembered)
                    continue
                here = path == collection or (target and into.get((path, name)) == target)
                beside += [remembered] if here else []
                others[remembered.item] = others.get(remembered.item, NOBODY).and_also(
                    remembered, in_this_collection=bool(here)
                )
            rows = self._db.execute(_SHELVES, columns(synced))
            shelves = [Shelf.model_validate_json(text) for (text,) in rows]
        return Baseline(own, others, shelves, beside)

    def targets(self, library: str, source: str) -> dict[tuple[str, ...], str]:
        """The collections that a list was synced into: the names it had then → its key.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return {}
        with self._guarded():
            rows = self._db.execute(_TARGETS, [library])
            return {tuple(json.loads(path)): key for path, name, key in rows if name == source}

    def lists_in(self, library: str, target: str) -> list[SyncedList]:
        """The lists that were synced into a collection, by its key.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return []
        with self._guarded():
            rows = self._db.execute(_TARGETS, [library])
            return [
                SyncedList(library, tuple(json.loads(path)), name)
                for path, name, key in rows
                if key == target
            ]

    def take_over(self, former: SyncedList, now: SyncedList) -> None:
        """A list goes by another name from now on, in its runs as well.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        _, path, name = columns(now)
        with self._written() as db:
            for table in ("baseline", "target", "shelf", "run"):
                db.execute(
                    f"UPDATE OR REPLACE {table} SET collection = ?, list = ? WHERE {_OF_LIST}",  # noqa: S608
                    (path, name, *columns(former)),
                )
            db.execute(
                "UPDATE OR IGNORE citation_key SET list = ? WHERE list = ?", (name, former.source)
            )

    def remember_target(self, synced: SyncedList, key: str) -> None:
        """Keep the key of the collection that a list is synced into.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        if self.targets(synced.library, synced.source).get(synced.collection) != key:
            with self._written() as db:
                db.execute(
                    "INSERT OR REPLACE INTO target VALUES (?, ?, ?, ?)", (*columns(synced), key)
                )

    def remember_shelves(self, synced: SyncedList, shelves: Iterable[Shelf]) -> None:
        """Keep the sub-collections of a list's sections; what stood there gives way.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        place = columns(synced)
        rows = [(*place, shelf.model_dump_json(exclude_defaults=True)) for shelf in shelves]
        with self._written() as db:
            db.execute(f"DELETE FROM shelf WHERE {_OF_LIST}", place)  # noqa: S608
            db.executemany("INSERT INTO shelf VALUES (?, ?, ?, ?)", rows)

    def remember(
        self, synced: SyncedList, items: Iterable[Remembered], forget: Iterable[str] = ()
    ) -> None:
        """Keep what is given, all of it or (at a crash) nothing; what stood there gives way.

        Args:
            synced: whose baseline it is.
            items: as they are to be remembered from now on.
            forget: items of which nothing is kept.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        with self._written() as db:
            remember(db, synced, items, forget)

    def owned_tags(self, library: str) -> dict[str, frozenset[str]]:
        """The tags that refsync put on items of a library, by item.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return {}
        owned: dict[str, frozenset[str]] = {}
        with self._guarded():
            for (text,) in self._db.execute(_OWNED, [library]):
                remembered = Remembered.model_validate_json(text)
                before = owned.get(remembered.item, frozenset())
                owned[remembered.item] = before | remembered.owned
        return owned

    def citation_keys(self, source: str) -> dict[str, str]:
        """The keys that exports of a list gave, by the reference's id.

        Raises:
            StateError: the file is not a journal that this version of refsync can read.
        """
        if not self._path.exists():
            return {}
        with self._guarded():
            return dict(self._db.execute(_KEYS, [source]))

    def remember_keys(self, source: str, keys: Mapping[str, str]) -> None:
        """Keep the keys that an export of a list gave.

        Args:
            source: what the list is remembered by.
            keys: by the reference's id.

        Raises:
            StateError: the file can't be written, or is no journal.
        """
        rows = [(source, reference, key) for reference, key in keys.items()]
        with self._written() as db:
            db.executemany("INSERT OR REPLACE INTO citation_key VALUES (?, ?, ?)", rows)
