"""What refsync raises.

    RefsyncError
    ├── SourceError       a source can't be read at all (missing, binary, a folder)
    ├── UsageError        the call itself is wrong (an unknown format, a malformed library name)
    ├── GuardError        a plan looks like an accident, and nobody said that it is meant
    ├── LibraryError      the Zotero library refused or could not be reached
    │   ├── AccessError     wrong key, no such library, read-only
    │   ├── ConflictError   the library moved under a write or while it was read
    │   └── NetworkError    no connection, or the server kept failing
    ├── StateError        refsync's own files (mirror, journal) can't be used
    │   └── BusyError       another refsync is writing to the same library
    └── StoppedError      a signal asked to stop

Every message is a sentence for a person: what is wrong, where, and what to do.
"""


class RefsyncError(Exception):
    """The root of what refsync raises on purpose."""


class SourceError(RefsyncError):
    """A source can't be read at all."""


class UsageError(RefsyncError):
    """The call itself is wrong."""


class GuardError(RefsyncError):
    """A plan looks like an accident, and nobody said that it is meant."""


class LibraryError(RefsyncError):
    """The Zotero library refused or could not be reached."""


class AccessError(LibraryError):
    """Wrong key, no such library, or no right to write."""


class ConflictError(LibraryError):
    """The library moved under a write, or while it was read."""


class NetworkError(LibraryError):
    """No connection, or the server kept failing."""


class StateError(RefsyncError):
    """refsync's own files can't be used."""


class BusyError(StateError):
    """Another refsync is writing to the same library."""


class StoppedError(RefsyncError):
    """A signal asked to stop.

    Attributes:
        signal: its number.
    """

    def __init__(self, signal: int) -> None:
        super().__init__("It was asked to stop.")
        self.signal = signal
