"""The user's consent to writing, as a key that Zotero gives for one of its databases."""

from __future__ import annotations

from collections.abc import Callable

import httpx2
from pyzotero.errors import LocalAPIDeniedError, TooManyRequestsError

from refsync.errors import AccessError
from refsync.zotero.connect import connect_desktop
from refsync.zotero.desktop import sentences
from refsync.zotero.desktop.desk import Desk
from refsync.zotero.desktop.keys import KeyFile

Say = Callable[[str], None]

_APP = "refsync"
_MINUTES_TO_ANSWER = 10


class Consent:
    """The key to a database: kept, or asked of the user through Zotero.

    Args:
        desk: the Zotero; it has to have a server id.
        keys: those that were given before.
        say: told what the user is to click.
    """

    def __init__(self, desk: Desk, keys: KeyFile, say: Say) -> None:
        self._desk = desk
        self._server = str(desk.server_id)
        self._keys = keys
        self._say = say
        self._key: str | None = None
        self._single_use = False

    def key(self) -> str:
        """The key for the next write.

        Raises:
            AccessError: the user does not allow it, or does not answer.
        """
        if self._key is None:
            self._key = self._keys.get(self._server) or self._ask()
        return self._key

    def used(self) -> None:
        """A write was made with the key; one for a single write is spent."""
        if self._single_use:
            self._key = None

    def refused(self) -> None:
        """Zotero does not take the key any more."""
        self._key = None
        self._keys.forget(self._server)

    def _ask(self) -> str:
        self._say(sentences.ASKING_AGAIN if self._single_use else sentences.ASKING)
        zotero = connect_desktop(
            self._desk.endpoint,
            self._desk.server_id,
            self._desk.prompter,
            patience=_MINUTES_TO_ANSWER * 60,
        )
        with sentences.in_sentences("write to"):
            try:
                answer = zotero.authorize_local(_APP)
            except LocalAPIDeniedError as error:
                raise AccessError(sentences.DENIED) from error
            except TooManyRequestsError as error:
                raise AccessError(sentences.TOO_MANY_PROMPTS) from error
            except httpx2.TimeoutException as error:
                raise AccessError(sentences.NOT_ANSWERED) from error
        key = str(answer["key"])
        self._single_use = not answer.get("remember")
        if not self._single_use:
            self._keys.keep(self._server, key)
        return key
