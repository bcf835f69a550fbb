"""What a Zotero server would refuse is told before it is sent."""

from __future__ import annotations

from typing import Any

import pytest

from refsync.zotero.limits import complaint

PREPRINT = {"itemType": "preprint", "title": "A Study"}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"title": "A \ud800 Study"}, "half a character"),
        ({"creators": [{"creatorType": "author", "name": "\udfff"}]}, "half a character"),
        ({"tags": [{"tag": "x" * 256}]}, "the tag “xxx"),
        ({"creators": [{"creatorType": "author", "lastName": "x" * 256}]}, "the name “xxx"),
        ({"abstractNote": "é" * 32_768}, "its Abstract is longer than 65,535 bytes"),
        ({"publisher": "P"}, "a Preprint has no field “publisher” in Zotero"),
        ({"creators": [{"creatorType": "artist", "name": "A"}]}, "no creator “artist”"),
        ({"itemType": "poem"}, "no item type “poem”"),
    ],
)
def test_what_would_be_refused_is_told(more: dict[str, Any], said: str) -> None:
    assert said in (complaint(PREPRINT | more) or "")


@pytest.mark.parametrize(
    "more",
    [
        {"tags": [{"tag": "x" * 255}], "abstractNote": "x" * 65_535, "extra": "a\u200b\ufeffb"},
        {"collections": ["AAAA2222"], "relations": {}, "deleted": 1, "dateAdded": "2026"},
        {"itemType": "attachment", "linkMode": "linked_url", "parentItem": "AAAA2222"},
    ],
)
def test_what_is_taken_is_let_pass(more: dict[str, Any]) -> None:
    assert complaint(PREPRINT | more) is None


def test_of_an_update_only_what_it_states_is_judged() -> None:
    assert complaint({"tags": [{"tag": "T"}], "publisher": "P"}) is None
