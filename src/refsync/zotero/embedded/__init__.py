"""A Zotero library in one SQLite file, speaking the Zotero API.

    library = EmbeddedLibrary(Path("library.sqlite"))
    client = httpx2.Client(transport=httpx2.WSGITransport(app=library.app))

A new file gets one user, with the id `EMBEDDED_USER`, and the key `EMBEDDED_KEY`, which may do
everything; a fixture names other users, keys and groups, or makes it answer as Zotero desktop does.
"""

from __future__ import annotations

from pathlib import Path

from refsync.closing import Closing
from refsync.zotero.embedded.accounts import LOCAL_KEY as EMBEDDED_KEY
from refsync.zotero.embedded.accounts import LOCAL_USER as EMBEDDED_USER
from refsync.zotero.embedded.app import App
from refsync.zotero.embedded.desktop.app import DesktopApp
from refsync.zotero.embedded.desktop.instance import Instance
from refsync.zotero.embedded.fixture import Fixture, local_fixture, read_fixture
from refsync.zotero.embedded.store.accounts import Accounts
from refsync.zotero.embedded.store.database import Database

__all__ = ["EMBEDDED_KEY", "EMBEDDED_USER", "EmbeddedLibrary", "Fixture", "read_fixture"]


class EmbeddedLibrary(Closing):
    """The libraries of one file, and the app that serves them.

    Attributes:
        app: a WSGI app that answers as Zotero's Web API v3, or as Zotero desktop; threads may share
            it, and other processes the file.
    """

    def __init__(self, path: Path | str = ":memory:", fixture: Fixture | None = None) -> None:
        """Open the file, and make it where it is missing, readable by its owner only.

        Args:
            path: of the file; ":memory:" is a library that nobody keeps.
            fixture: users, keys and groups to add to the file's own.

        Raises:
            StateError: the file can't be used, or is something else.
        """
        self._database = Database(None if str(path) == ":memory:" else Path(path))
        with self._database.writing() as connection:
            accounts = Accounts(connection)
            if fixture is not None:
                accounts.put(fixture)
            elif not accounts.are_there():
                accounts.put(local_fixture())
        desktop = fixture.desktop if fixture else None
        self.app: App | DesktopApp = (
            DesktopApp(self._database, Instance(desktop)) if desktop else App(self._database)
        )

    def close(self) -> None:
        """Close the file."""
        self._database.close()
