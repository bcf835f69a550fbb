"""One running Zotero: who it is, and what it keeps in memory until it is quit."""

from __future__ import annotations

import secrets
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, repeat
from typing import Literal

from refsync.zotero.embedded.objects import Item
from refsync.zotero.embedded.refusal import RefusedError

Click = Literal["always", "allow", "deny"]
"""What the user clicks when a program asks for access: "Always Allow", "Allow" or "Deny"."""

PROMPTS_A_MINUTE = 5

_MINUTE = 60.0
_TOKEN_LENGTHS = range(5, 33)


@dataclass(frozen=True, slots=True)
class Desktop:
    """What sets one Zotero apart from another.

    Attributes:
        server_id: of its database.
        user_id: the account that it is logged in to, if any; 0 means the same library.
        clicks: the answers to one prompt after the other; the last one stands for all that follow.
        enabled: whether other programs may ask at all.
    """

    server_id: str
    user_id: int | None = None
    clicks: tuple[Click, ...] = ("always",)
    enabled: bool = True


@dataclass
class Instance:
    """A running Zotero.

    Attributes:
        unsaved: items as a failed update left them in memory, by library and key: they are shown
            so, and the next update saves them so.
    """

    desktop: Desktop
    clock: Callable[[], float] = time.monotonic
    unsaved: dict[tuple[int, str], Item] = field(default_factory=dict)
    _clicks: Iterator[Click] = field(init=False)
    _prompts: deque[float] = field(default_factory=deque)
    _single_use: set[str] = field(default_factory=set)
    _tokens: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        clicks = self.desktop.clicks
        self._clicks = chain(clicks, repeat(clicks[-1]))

    def prompt(self) -> Click:
        """Ask the user.

        Raises:
            RefusedError: there were too many prompts within a minute.
        """
        now = self.clock()
        while self._prompts and self._prompts[0] <= now - _MINUTE:
            self._prompts.popleft()
        if len(self._prompts) >= PROMPTS_A_MINUTE:
            wait = round(self._prompts[0] + _MINUTE - now)
            raise RefusedError(
                429, "Too many authorization requests", headers={"Retry-After": str(wait)}
            )
        self._prompts.append(now)
        return next(self._clicks)

    def new_single_use_key(self) -> str:
        """A key for one write."""
        key = secrets.token_hex(16)
        self._single_use.add(key)
        return key

    def spend(self, key: str) -> bool:
        """Whether this is an unused key for one write; now it is used."""
        if key not in self._single_use:
            return False
        self._single_use.remove(key)
        return True

    def check_token(self, token: str) -> None:
        """See to it that a write token is one, and unused.

        Raises:
            RefusedError: it is not.
        """
        if len(token) not in _TOKEN_LENGTHS:
            raise RefusedError(400, "Write token must be 5-32 characters in length")
        if token in self._tokens:
            raise RefusedError(412, "Write token already used")

    def use_token(self, token: str) -> None:
        """Refuse the token from now on."""
        self._tokens.add(token)
