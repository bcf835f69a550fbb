"""What an answer to a write says, and when a repeated one has been done."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refsync.zotero.written import Failure, Written, holds

VALUES = st.recursive(
    st.text() | st.integers() | st.booleans() | st.none(),
    lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts),
    max_leaves=8,
)


def written(**parts: Any) -> Written:
    empty: dict[str, Any] = {"successful": {}, "unchanged": {}, "failed": {}, "version": 1}
    return Written(**{**empty, **parts})


def test_an_answer_is_read_by_the_index_of_its_objects() -> None:
    answer = {
        "successful": {"0": {"data": {"key": "AAAA2222", "version": 5}}},
        "unchanged": {"2": "CCCC2222"},
        "failed": {"1": {"code": 400, "message": "&#039;x&#039; is not &lt;valid&gt;"}},
    }
    assert Written.of(answer, "5") == Written(
        successful={0: {"key": "AAAA2222", "version": 5}},
        unchanged={2: "CCCC2222"},
        failed={1: Failure(400, "'x' is not <valid>")},
        version=5,
    )


def test_empty_parts_may_be_lists() -> None:
    assert Written.of({"successful": [], "unchanged": [], "failed": []}, None) == written(
        version=None
    )


def test_what_is_stored_as_it_was_sent_is_settled() -> None:
    sent = [{"key": key, "version": 0, "title": "One"} for key in ("AAAA2222", "BBBB2222", "C")]
    stored = {
        "AAAA2222": {"key": "AAAA2222", "version": 7, "title": "One", "url": ""},
        "BBBB2222": {"key": "BBBB2222", "version": 8, "title": "Theirs"},
    }
    changed = Failure(412, "Item has been modified")
    settled = written(failed=dict.fromkeys(range(3), changed)).settled(sent, stored)
    assert settled.successful == {0: stored["AAAA2222"]}
    assert settled.failed == {1: changed, 2: changed}


@pytest.mark.parametrize(
    ("versions", "library", "alone"),
    [
        ([11, 12], 12, True),
        ([12], 12, False),
        ([], 10, True),
        ([], 11, False),
        ([3], 10, True),
        ([11, 12], None, False),
    ],
)
def test_who_wrote_all_versions_since_was_alone(
    versions: list[int], library: int | None, alone: bool
) -> None:
    successful = {n: {"version": version} for n, version in enumerate(versions)}
    assert written(successful=successful, version=library).is_all_since(10) is alone


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ({"title": " A\x00 title\r\n"}, {"title": "A title"}),
        ({"tags": [{"tag": "b"}, {"tag": "a"}]}, {"tags": [{"tag": "a", "type": 0}, {"tag": "b"}]}),
        ({"tags": [{"tag": ""}]}, {"tags": []}),
        ({"collections": ["B", "A", "A"]}, {"collections": ["A", "B"]}),
        ({"deleted": 0, "url": "", "relations": {}}, {}),
        ({"parentCollection": False}, {"parentCollection": False}),
        ({"deleted": 1}, {"deleted": True}),
        ({"version": 0}, {"version": 9}),
    ],
)
def test_an_object_holds_what_was_sent_as_the_server_stores_it(
    sent: dict[str, Any], stored: dict[str, Any]
) -> None:
    assert holds(stored | {"dateAdded": "2026-01-01T00:00:00Z"}, sent)


@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ({"title": "A title"}, {"title": "Another"}),
        ({"title": "A title"}, {}),
        ({"url": ""}, {"url": "https://example.org"}),
        ({"tags": [{"tag": "a"}]}, {"tags": [{"tag": "a"}, {"tag": "b"}]}),
        ({"tags": [{"tag": "a"}]}, {"tags": [{"tag": "a", "type": 1}]}),
        (
            {"creators": [{"name": "A"}, {"name": "B"}]},
            {"creators": [{"name": "B"}, {"name": "A"}]},
        ),
    ],
)
def test_it_does_not_hold_what_differs(sent: dict[str, Any], stored: dict[str, Any]) -> None:
    assert not holds(stored, sent)


@settings(max_examples=50, deadline=None)
@given(st.dictionaries(st.text(), VALUES))
def test_it_holds_itself(data: dict[str, Any]) -> None:
    assert holds(data, data)
