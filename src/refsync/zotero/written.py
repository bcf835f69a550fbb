"""What Zotero says of each object of a write.

Where the facts come from: https://www.zotero.org/support/dev/web_api/v3/write_requests, and the
answers of the server itself (failed objects carry no key, their messages are HTML-escaped).
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from refsync.patterns import regex

CHANGED = 412
"""The code of an object that is not at the version it was sent with."""

_CONTROLS = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_UNORDERED = frozenset({"collections", "tags"})


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an object was refused: a code, as those of HTTP, and Zotero's message."""

    code: int
    message: str

    @property
    def may_pass(self) -> bool:
        """Whether the same object may be taken later."""
        return self.code >= 500 or self.code == 429


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the objects of a write, by their index in it.

    Attributes:
        successful: the stored object's data, with its key and version.
        unchanged: the keys of objects that were stored so already.
        failed: why an object was refused.
        version: the library's after the write; None where the server doesn't say.
    """

    successful: dict[int, dict[str, Any]]
    unchanged: dict[int, str]
    failed: dict[int, Failure]
    version: int | None

    @classmethod
    def of(cls, answer: Mapping[str, Any], version: str | None) -> Written:
        """What an answer says.

        Args:
            answer: the body.
            version: the header Last-Modified-Version.

        Raises:
            AttributeError, KeyError, TypeError, ValueError: it is no answer to a write.
        """
        return cls(
            successful={
                int(index): stored["data"] for index, stored in _part(answer, "successful")
            },
            unchanged={int(index): str(key) for index, key in _part(answer, "unchanged")},
            failed={
                int(index): Failure(int(failure["code"]), html.unescape(str(failure["message"])))
                for index, failure in _part(answer, "failed")
            },
            version=None if version is None else int(version),
        )

    @property
    def changed(self) -> list[int]:
        """The indices of those that were refused because the library holds another version."""
        return [index for index, failure in self.failed.items() if failure.code == CHANGED]

    def settled(
        self, sent: Sequence[Mapping[str, Any]], stored: Mapping[str, dict[str, Any]]
    ) -> Written:
        """The same, once it is known what the library holds in place of what it refused as changed.

        A write whose answer was lost is sent again, and then refused, since its objects are not at
        the version any more that they were sent with. Those that the library holds as they were
        sent are successful all the same.

        Args:
            sent: the objects of the write.
            stored: the library's objects by key.
        """
        found = {
            index: stored[sent[index]["key"]]
            for index in self.changed
            if sent[index]["key"] in stored and holds(stored[sent[index]["key"]], sent[index])
        }
        failed = {index: why for index, why in self.failed.items() if index not in found}
        return replace(self, successful=self.successful | found, failed=failed)

    def is_all_since(self, version: int) -> bool:
        """Whether nobody else has written since a version of the library.

        Each object written moves the library by one; so if the versions between are all taken by
        this write's, nobody else's is among them.
        """
        if self.version is None:
            return False
        own = {int(data["version"]) for data in self.successful.values()}
        return own.issuperset(range(version + 1, self.version + 1))


def _part(answer: Mapping[str, Any], name: str) -> Iterable[tuple[str, Any]]:
    """A part of an answer; PHP writes an empty object as an empty list."""
    part = answer[name]
    return part.items() if part else ()


def holds(stored: Mapping[str, Any], sent: Mapping[str, Any]) -> bool:
    """Whether a stored object has what was sent, as the server stores it.

    The server trims texts, takes control characters out of them, and leaves out what is empty.
    """
    return all(
        _normal(stored.get(field), field) == _normal(value, field)
        for field, value in sent.items()
        if field != "version"
    )


def _normal(value: Any, field: str = "") -> Any:
    """The value as the server would store it; None where it is empty."""
    match value:
        case str():
            value = _CONTROLS.sub("", value.replace("\r\n", "\n")).strip()
        case Mapping():
            value = {name: part for name, given in value.items() if (part := _normal(given))}
        case list() | tuple():
            value = [part for part in map(_normal, value) if part]
            if field in _UNORDERED:
                value = {json.dumps(part, sort_keys=True) for part in value}
    return value or None
