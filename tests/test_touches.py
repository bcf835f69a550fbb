"""Whether an item is still as refsync left it."""

from __future__ import annotations

from typing import Any

import pytest

from refsync.runs import PastWrite, Write
from refsync.touches import touch
from refsync.zotero.mirror import Mirrored

MADE = {
    "itemType": "preprint",
    "title": "A Study of Widgets ",
    "collections": ["CCCCCCC2"],
    "tags": [{"tag": "Old"}, {"tag": "Kept"}],
}
LINK = {"itemType": "attachment", "parentItem": "AAAAAAA2", "url": "https://example.org/code"}
RETAGGED = {"tags": [{"tag": "Kept"}, {"tag": "New"}]}


def past(key: str, after: dict[str, Any], before: dict[str, Any] | None = None) -> PastWrite:
    return PastWrite("AAAAAAA2", "A Study", "add", "done", Write(key, 1, before, after))


HISTORY = [
    past("AAAAAAA2", MADE),
    past("BBBBBBB2", LINK),
    past("AAAAAAA2", RETAGGED, {"tags": MADE["tags"]}),
]


def stored(key: str = "AAAAAAA2", **data: Any) -> Mirrored:
    """The item as the runs left it, but for what is given."""
    kept = {"key": key, "version": 9, "dateAdded": "2024-01-01T00:00:00Z", "relations": {}}
    made = {**MADE, **RETAGGED, "title": "A Study of Widgets", "abstractNote": ""}
    return Mirrored(key, 9, {**(LINK if key == "BBBBBBB2" else made), **kept, **data})


def test_an_item_as_the_runs_left_it_is_refsyncs_own() -> None:
    assert touch(stored(), [stored("BBBBBBB2")], HISTORY) is None


def test_a_link_that_is_gone_is_no_touch() -> None:
    assert touch(stored(), [], HISTORY) is None


def test_the_order_of_tags_is_no_touch() -> None:
    assert touch(stored(tags=RETAGGED["tags"][::-1]), [], HISTORY) is None


@pytest.mark.parametrize(
    "change",
    [
        {"abstractNote": "What I think of it"},
        {"title": "Another"},
        {"tags": [{"tag": "Kept"}, {"tag": "New"}, {"tag": "mine"}]},
        {"tags": [{"tag": "Kept"}]},
        {"collections": ["CCCCCCC2", "DDDDDDD2"]},
        {"collections": []},
        {"relations": {"dc:relation": ["x"]}},
    ],
)
def test_what_the_user_changed_is_a_touch(change: dict[str, Any]) -> None:
    assert touch(stored(**change), [], HISTORY) == "you have changed it since"


def test_a_change_that_a_later_write_of_refsync_left_standing_is_one_too() -> None:
    later = past("AAAAAAA2", {"tags": MADE["tags"]}, RETAGGED)
    assert touch(stored(extra="mine", tags=MADE["tags"]), [], [*HISTORY, later]) is not None


def test_children_of_the_users_are_touches() -> None:
    note = stored("NNNNNNN2", itemType="note", note="mine")
    assert touch(stored(), [note], HISTORY) == "it has a note or an attachment of yours"
    renamed = stored("BBBBBBB2", title="The code")
    assert touch(stored(), [renamed], HISTORY) == "you have changed a link of it"


def test_an_item_that_was_there_before_is_the_users() -> None:
    adopted = [past("AAAAAAA2", RETAGGED, {"tags": []})]
    assert touch(stored(), [], adopted) == "refsync did not add it"
