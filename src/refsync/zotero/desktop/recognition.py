"""Which objects of a library are those that were sent, though no answer said so. Pure: no I/O."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from refsync.zotero.items import item_match_keys
from refsync.zotero.schema import NOT_REGULAR
from refsync.zotero.written import holds

Data = Mapping[str, Any]


def recognise(sent: Mapping[int, Data], found: Iterable[Data]) -> dict[int, Data]:
    """The objects that hold all that was sent, each taken once, by the place of what was sent.

    Args:
        sent: objects that were to be created; what their key is does not matter.
        found: objects that came into the library since, oldest first.
    """
    return _pairs(sent, found, lambda stored, one: holds(stored, _content(one)))


def recognise_works(sent: Mapping[int, Data], found: Iterable[Data]) -> dict[int, Data]:
    """The items that are the same works, by identifier or title, where they were to be filed."""

    def same(stored: Data, one: Data) -> bool:
        if {stored["itemType"], one["itemType"]} & NOT_REGULAR:
            return False
        filed = set(one.get("collections", ())) <= set(stored.get("collections", ()))
        return filed and bool(set(item_match_keys(stored)) & set(item_match_keys(one)))

    return _pairs({place: one for place, one in sent.items() if "itemType" in one}, found, same)


def _pairs(
    sent: Mapping[int, Data], found: Iterable[Data], same: Callable[[Data, Data], bool]
) -> dict[int, Data]:
    left: Sequence[Data] = list(found)
    pairs: dict[int, Data] = {}
    for place, one in sent.items():
        twin = next((stored for stored in left if same(stored, one)), None)
        if twin is not None:
            pairs[place] = twin
            left = [stored for stored in left if stored is not twin]
    return pairs


def _content(sent: Data) -> dict[str, Any]:
    return {name: value for name, value in sent.items() if name not in ("key", "version")}
