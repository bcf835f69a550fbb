"""The gateway to Zotero desktop: the same library to all that stand above it.

Objects keep the keys that refsync chose for them (`aliases`); a write whose answer was lost is
settled by looking, never repeated blindly.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import httpx2
from pyzotero.errors import LocalAPIKeyRequiredError, PreConditionFailedError

from refsync import interrupts
from refsync.errors import AccessError, LibraryError, NetworkError
from refsync.progress import Progress
from refsync.zotero.connect import connect_desktop
from refsync.zotero.desktop import sentences
from refsync.zotero.desktop.aliases import Aliases
from refsync.zotero.desktop.consent import Consent, Say
from refsync.zotero.desktop.desk import Desk, find_desk
from refsync.zotero.desktop.keys import KeyFile
from refsync.zotero.desktop.objections import objection
from refsync.zotero.desktop.reading import DesktopReader
from refsync.zotero.desktop.recognition import recognise, recognise_works
from refsync.zotero.desktop.refresh import refresh
from refsync.zotero.items import MATCH_RULES, item_match_keys
from refsync.zotero.library import Library
from refsync.zotero.mirror import Mirror
from refsync.zotero.pages import Kind
from refsync.zotero.transport import TRIES, UnansweredError
from refsync.zotero.written import CHANGED, Failure, Written

_AT_A_TIME = 25
_QUIET_SECONDS = 1.0
_LOOKS = 20
"""How often it is looked whether Zotero is still at work on a write that it did not answer."""

Data = Mapping[str, Any]


def say_nothing(_: str) -> None:
    """Tell nobody."""


class DesktopLibrary(Library):
    """A library of a Zotero desktop: its user's own, or a group's that it has."""

    def __init__(
        self,
        desk: Desk,
        mirror: Mirror,
        aliases: Aliases,
        state: Path,
        resources: ExitStack,
        *,
        group: str | None = None,
        say: Say = say_nothing,
        sleep: Callable[[float], None] = interrupts.sleep,
    ) -> None:
        self._token = ""
        zotero = connect_desktop(
            desk.endpoint,
            desk.server_id,
            desk.transport,
            group=group,
            write_token=lambda: self._token,
        )
        name = f"desktop:group:{group}" if group else "desktop"
        super().__init__(name, zotero, mirror, state, resources)
        self._group = group
        self._desk = desk
        self._aliases = aliases
        self._looker = DesktopReader(zotero, aliases)
        self._reader = self._looker
        self._consent = Consent(desk, KeyFile(state / "desktop-keys.json"), say)
        self._sleep = sleep

    @property
    def identity(self) -> str:
        """The library of one database: another one is another library."""
        group = f" group:{self._group}" if self._group else ""
        return f"desktop {self._desk.server_id}{group}"

    def shown_key(self, key: str) -> str:
        """An object's key as Zotero has it."""
        return self._aliases.zotero_key(key)

    def require_writable(self) -> None:
        """See to it that this Zotero can be written to at all; its user is not asked yet.

        Raises:
            AccessError: it can only be read.
        """
        if self._desk.server_id is None:
            raise AccessError(sentences.NOT_WRITABLE)

    def require_write(self) -> None:
        """See to it that refsync may write; asks the user through Zotero where it has no key.

        Raises:
            AccessError: the user does not allow it, or this Zotero can only be read.
        """
        self.require_writable()
        self._consent.key()

    def _read_changes(self, progress: Progress) -> int:
        """Bring the mirror up to date, by three short requests where nothing has changed."""
        self._recognise_promised()
        return refresh(self.mirror, self._looker, progress)

    # --- writing --------------------------------------------------------------------------------

    def _send(self, kind: Kind, objects: Sequence[Data]) -> Written:
        """What became of objects, which are sent some at a time, and remembered as they arrive."""
        written = Written({}, {}, {}, None)
        for batch in _batches(objects):
            sent = self._send_batch(kind, batch)
            self._remember(kind, sent)
            written = _joined(written, sent)
        return written

    def _send_batch(self, kind: Kind, batch: Mapping[int, Data]) -> Written:
        failed = {place: why for place, one in batch.items() if (why := self._refusal(kind, one))}
        under_way = _UnderWay({p: one for p, one in batch.items() if p not in failed})
        since = self.mirror.version or 0
        self._promise(kind, since, under_way.waiting.values())
        self._token = secrets.token_hex(16)
        trouble: Exception | None = None
        for _ in range(TRIES):
            if not under_way.waiting:
                break
            try:
                self._post(kind, under_way)
            except UnansweredError as error:
                trouble = error
                self._look(kind, since, under_way)
            except PreConditionFailedError as error:
                if trouble is None or "Write token" not in str(error):
                    raise
                self._look(kind, since, under_way)
        if under_way.waiting:
            raise NetworkError(
                f"Zotero did not say what became of {len(under_way.waiting)} of what it was sent,"
                " and it is not to be found: sync again."
            ) from trouble
        written = under_way.written
        return replace(written, failed=written.failed | failed)

    def _post(self, kind: Kind, under_way: _UnderWay) -> None:
        """Send what is waiting, and take in the answer."""
        places = list(under_way.waiting)
        payload = [self._payload(one) for one in under_way.waiting.values()]
        answer, version = self._posted(kind, payload)
        try:
            written = Written.of(answer, version)
            stored = {places[index]: data for index, data in written.successful.items()}
        except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
            raise LibraryError(
                "What answered a write to Zotero is no Zotero: check the endpoint."
            ) from error
        self._learn(under_way.waiting, stored)
        under_way.settle(
            successful={place: self._aliases.to_own(data) for place, data in stored.items()},
            unchanged={
                places[i]: self._aliases.own_key(key) for i, key in written.unchanged.items()
            },
            failed={places[index]: failure for index, failure in written.failed.items()},
            version=written.version,
        )

    def _posted(self, kind: Kind, payload: list[dict[str, Any]]) -> tuple[Any, str | None]:
        """The answer to a write, and the version in it; asks for a new key where it takes one."""
        zotero = self._zotero
        send = zotero.create_items if kind == "items" else zotero.create_collections
        self.require_writable()
        zotero.local_api_key = self._consent.key()
        try:
            answer = send(payload)
        except LocalAPIKeyRequiredError:
            self._consent.refused()
            zotero.local_api_key = self._consent.key()
            answer = send(payload)
        self._consent.used()
        response = cast(httpx2.Response, zotero.request)
        return answer, response.headers.get("Last-Modified-Version")

    def _payload(self, one: Data) -> dict[str, Any]:
        """An object as Zotero takes it: without a key where it is new."""
        sent = self._aliases.to_zotero(one)
        if not one["version"]:
            sent.pop("key")
            sent.pop("version")
        return sent

    def _refusal(self, kind: Kind, one: Data) -> Failure | None:
        """Why an object is not sent."""
        if not one["version"] and self._aliases.is_known(one["key"]):
            return Failure(CHANGED, "it is in Zotero already")
        if kind == "collections":
            return None
        mirror = self.mirror
        stored = mirror.items([one["key"]]).get(one["key"]) if one["version"] else None
        wrong = objection(
            one,
            str(stored.data["itemType"]) if stored else None,
            {collection.key for collection in mirror.collections()}.__contains__,
            lambda key: bool(mirror.items([key])),
        )
        return Failure(400, wrong) if wrong else None

    # --- what was sent and had no answer --------------------------------------------------------

    def _promise(self, kind: Kind, since: int, objects: Iterable[Data]) -> None:
        self._aliases.promise(kind, since, [one for one in objects if not one["version"]])

    def _learn(self, sent: Mapping[int, Data], stored: Mapping[int, Data]) -> None:
        """Keep the keys of what was created; promises of what was refused are nobody's."""
        new = {place: one for place, one in sent.items() if not one["version"]}
        self._aliases.learn({new[p]["key"]: stored[p]["key"] for p in stored if p in new})
        self._aliases.withdraw(one["key"] for p, one in new.items() if p not in stored)

    def _look(self, kind: Kind, since: int, under_way: _UnderWay) -> None:
        """See which of the objects that are waiting have arrived."""
        self._wait_until_quiet()
        found = self._looker.since(kind, since)
        waiting = under_way.waiting
        new = {place: one for place, one in waiting.items() if not one["version"]}
        strangers = [data for data in found if not self._aliases.is_known(data["key"])]
        arrived = recognise(new, strangers)
        others = [data for data in strangers if data not in arrived.values()]
        arrived |= recognise_works({p: o for p, o in new.items() if p not in arrived}, others)
        self._aliases.learn({new[p]["key"]: data["key"] for p, data in arrived.items()})
        by_key = {data["key"]: data for data in found}
        for place, one in waiting.items():
            stored = by_key.get(one["key"])
            if one["version"] and stored and recognise({place: one}, [stored]):
                arrived[place] = stored
        under_way.settle(
            successful={place: self._aliases.to_own(data) for place, data in arrived.items()}
        )

    def _wait_until_quiet(self) -> None:
        """Zotero may be at work on what it was sent: wait until its library stands still."""
        version = self._looker.versions().library
        for _ in range(_LOOKS):
            self._sleep(_QUIET_SECONDS)
            now = self._looker.versions().library
            if now == version:
                return
            version = now

    def _recognise_promised(self) -> None:
        """See what has arrived of that which was about to be created when refsync ended."""
        promised = self._aliases.promised()
        if promised:
            self._wait_until_quiet()
        for kind in dict.fromkeys(one.kind for one in promised):
            of_kind = [one for one in promised if one.kind == kind]
            found = self._looker.since(kind, min(one.since for one in of_kind))
            strangers = [data for data in found if not self._aliases.is_known(data["key"])]
            arrived = recognise({p: one.sent for p, one in enumerate(of_kind)}, strangers)
            self._aliases.learn(
                {of_kind[place].sent["key"]: data["key"] for place, data in arrived.items()}
            )
        self._aliases.withdraw(one.sent["key"] for one in promised)

    @contextmanager
    def _in_sentences(self, action: str) -> Iterator[None]:
        with sentences.in_sentences(action, self._group):
            yield


@dataclass
class _UnderWay:
    """A batch on its way: what has no answer yet, and what became of the rest."""

    waiting: dict[int, Data]
    written: Written = field(default_factory=lambda: Written({}, {}, {}, None))

    def settle(
        self,
        successful: Mapping[int, dict[str, Any]],
        unchanged: Mapping[int, str] | None = None,
        failed: Mapping[int, Failure] | None = None,
        version: int | None = None,
    ) -> None:
        """Take in what became of some."""
        answered = Written(dict(successful), dict(unchanged or {}), dict(failed or {}), version)
        self.written = _joined(self.written, answered)
        settled = {*answered.successful, *answered.unchanged, *answered.failed}
        self.waiting = {p: one for p, one in self.waiting.items() if p not in settled}


def open_desktop(
    group: str | None, endpoint: str | None, state: Path, resources: ExitStack, say: Say
) -> DesktopLibrary:
    """Open a library of the Zotero that runs on this machine; asks it who it is.

    Args:
        group: the id of the group whose library is meant; None is the user's own.
        endpoint: another address than the one it has of itself.
        state: the folder of refsync's own files.
        resources: what is to be closed with the library.
        say: told what the user is to do in Zotero.

    Raises:
        AccessError: it lets no other program in.
        LibraryError: what answers is no Zotero.
        NetworkError: it doesn't run.
        UsageError: the endpoint is no address.
        StateError: a file can't be used.
    """
    desk = find_desk(endpoint, resources)
    folder = state / "desktop"
    name = (desk.server_id or "read-only") + (f".group-{group}" if group else "")
    mirror = Mirror(folder / f"{name}.mirror.sqlite", item_match_keys, MATCH_RULES)
    resources.callback(mirror.close)
    aliases = Aliases(folder / f"{name}.keys.sqlite")
    resources.callback(aliases.close)
    return DesktopLibrary(desk, mirror, aliases, state, resources.pop_all(), group=group, say=say)


def _batches(objects: Sequence[Data]) -> Iterator[dict[int, Data]]:
    """Objects by their place, as many as are sent at a time; what is in another comes after it."""
    batch: dict[int, Data] = {}
    for place, one in enumerate(objects):
        above = {one.get("parentCollection"), one.get("parentItem")}
        if len(batch) == _AT_A_TIME or any(sent["key"] in above for sent in batch.values()):
            yield batch
            batch = {}
        batch[place] = one
    if batch:
        yield batch


def _joined(first: Written, second: Written) -> Written:
    return Written(
        first.successful | second.successful,
        first.unchanged | second.unchanged,
        first.failed | second.failed,
        first.version if second.version is None else second.version,
    )
