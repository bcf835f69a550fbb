"""Writing items to the embedded library: what becomes of each, and what it holds afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from refsync.zotero.embedded.objects import is_key
from tests.embedded_client import Client, client

PAPER = {"itemType": "journalArticle"}


@pytest.fixture
def library() -> Iterator[Client]:
    with client() as one:
        yield one


def refused(library: Client, **item: object) -> tuple[int, str]:
    failure = library.post("/items", [{**PAPER, **item}]).json["failed"]["0"]
    return failure["code"], failure["message"]


def stored(library: Client, **item: object) -> dict[str, Any]:
    return library.get("/items/" + library.add(**item)).data


def test_a_new_item_has_all_fields_of_its_type(library: Client) -> None:
    data = stored(library, title="A paper", volume=5)
    assert data["title"] == "A paper"
    assert data["volume"] == "5"
    assert data["issue"] == data["DOI"] == data["citationKey"] == ""
    assert data["creators"] == data["tags"] == data["collections"] == []
    assert data["relations"] == {}
    assert data["dateAdded"] == data["dateModified"]
    assert is_key(data["key"])


def test_each_object_gets_a_version_of_its_own(library: Client) -> None:
    before = library.get("/items").version
    answer = library.post("/items", [PAPER, PAPER, PAPER])
    versions = [one["version"] for one in answer.json["successful"].values()]
    assert versions == [before + 1, before + 2, before + 3]
    assert answer.version == before + 3


def test_one_bad_object_leaves_the_others_alone(library: Client) -> None:
    answer = library.post("/items", [PAPER, {"itemType": "nosuch"}, 7, PAPER])
    assert list(answer.json["success"]) == ["0", "3"]
    assert answer.failed == {"1": 400, "2": 400}
    assert library.get("/items").total == 2


def test_more_than_fifty_objects_are_too_many(library: Client) -> None:
    assert library.post("/items", [PAPER] * 51).status == 413
    assert library.get("/items").total == 0


def test_a_client_chosen_key_is_created_once(library: Client) -> None:
    item = {**PAPER, "key": "ABCD2345", "version": 0}
    assert library.post("/items", [item]).keys == ["ABCD2345"]
    assert library.post("/items", [item]).failed == {"0": 412}
    assert library.get("/items").total == 1


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"key": "ABCD2345"}, 428),
        ({"key": "ABCD2345", "version": 7}, 404),
        ({"key": "abcd2345", "version": 0}, 400),
        ({"key": "ABCD2345", "version": "0"}, 400),
    ],
)
def test_a_key_needs_its_alphabet_and_a_version(
    library: Client, sent: dict[str, object], code: int
) -> None:
    assert refused(library, **sent)[0] == code


@pytest.mark.parametrize(
    ("sent", "message"),
    [
        ({"foo": 1}, "Invalid property 'foo'"),
        ({"bookTitle": "x"}, "'bookTitle' is not a valid field for type 'journalArticle'"),
        (
            {"itemType": "thesis", "publisher": "x"},
            "'publisher' is not a valid field for type 'thesis'",
        ),
        ({"volume": ["1"]}, "Unexpected array for property 'volume'"),
        ({"creators": "x"}, "'creators' property must be an array"),
        ({"creators": [{"name": "A"}]}, "creator object must contain 'creatorType'"),
        (
            {"creators": [{"creatorType": "wizard", "name": "A"}]},
            "'wizard' is not a valid creator type",
        ),
        (
            {"creators": [{"creatorType": "director", "name": "A"}]},
            "'director' is not a valid creator type for item type 'journalArticle'",
        ),
        (
            {"creators": [{"creatorType": "author", "lastName": "A"}]},
            "'firstName' creator field must be set if 'lastName' is set",
        ),
        (
            {"creators": [{"creatorType": "author", "name": "A", "firstName": "B"}]},
            "'firstName' and 'name' creator fields are mutually exclusive",
        ),
        ({"tags": ["x"]}, "Tag must be an object"),
        ({"tags": [{"tag": "x", "foo": 1}]}, "Invalid tag property 'foo'"),
        ({"collections": "x"}, "'collections' property must be an array"),
        ({"relations": "x"}, "'relations' property must be an object"),
        ({"parentItem": "ABCD2345"}, "Child item must be note, attachment, or annotation"),
        (
            {"dateAdded": "nope"},
            "'dateAdded' must be in ISO 8601 or UTC 'YYYY-MM-DD hh:mm:ss' format (nope)",
        ),
        (
            {"accessDate": "2024"},
            "'accessDate' must be in ISO 8601 or UTC 'YYYY-MM-DD[ hh:mm:ss]' format"
            " or 'CURRENT_TIMESTAMP' (2024)",
        ),
        ({"note": "x"}, "'note' property is valid only for note and attachment items"),
        ({"linkMode": "linked_url"}, "'linkMode' is valid only for attachment items"),
    ],
)
def test_what_is_wrong_is_said_in_zoteros_words(
    library: Client, sent: dict[str, object], message: str
) -> None:
    assert refused(library, **sent) == (400, message)


@pytest.mark.parametrize(
    "sent",
    [
        {"abstractNote": "a" * 65_536},
        {"abstractNote": "漢" * 21_846},
        {"tags": [{"tag": "😀" * 256}]},
        {"creators": [{"creatorType": "author", "name": "N" * 256}]},
    ],
)
def test_too_much_text_is_refused_with_413(library: Client, sent: dict[str, object]) -> None:
    assert refused(library, **sent)[0] == 413


def test_text_up_to_the_limit_is_stored(library: Client) -> None:
    data = stored(library, abstractNote="漢" * 21_845, tags=[{"tag": "é" * 255}])
    assert len(data["abstractNote"]) == 21_845
    assert len(data["tags"][0]["tag"]) == 255


def test_messages_are_html(library: Client) -> None:
    assert refused(library, itemType="<b>")[1] == "'&lt;b&gt;' is not a valid itemType"


def test_text_is_trimmed_and_cleaned_but_not_normalised(library: Client) -> None:
    decomposed = "Cafe\u0301"
    data = stored(library, title=f"  {decomposed}\r\nb\x01\x7fc ", extra="\u00a0x\u00a0")
    assert data["title"] == f"{decomposed}\nbc"
    assert data["extra"] == "\u00a0x\u00a0"


def test_names_lose_unicode_blanks_too(library: Client) -> None:
    sent = {"creatorType": "author", "firstName": "\u200b A\u00a0", "lastName": "\u3000B"}
    kept = {"creatorType": "author", "firstName": "A", "lastName": "B"}
    assert stored(library, creators=[sent])["creators"] == [kept]


def test_the_empty_creator_of_a_template_is_dropped(library: Client) -> None:
    nobody = {"creatorType": "author", "firstName": "", "lastName": " "}
    assert stored(library, creators=[nobody])["creators"] == []
    assert refused(library, creators=[nobody, nobody])[0] == 400


def test_dates_are_kept_as_they_are_written(library: Client) -> None:
    key = library.add(date="5 March 2024", accessDate="2024-01-02 03:04:05")
    shown = library.get(f"/items/{key}").json
    assert shown["data"]["date"] == "5 March 2024"
    assert shown["data"]["accessDate"] == "2024-01-02T03:04:05Z"
    assert shown["meta"]["parsedDate"] == "2024-03-05"


def test_creators_are_summed_up(library: Client) -> None:
    def summary(*names: str) -> str:
        key = library.add(creators=[{"creatorType": "author", "name": name} for name in names])
        found: str = library.get(f"/items/{key}").json["meta"]["creatorSummary"]
        return found

    assert summary("A") == "A"
    assert summary("A", "B") == "A and B"
    assert summary("A", "B", "C") == "A et al."


def test_a_post_to_a_known_key_changes_only_what_is_sent(library: Client) -> None:
    key = library.add(title="Old", volume="1")
    version = library.get(f"/items/{key}").version
    answer = library.post("/items", [{"key": key, "version": version, "title": "New"}])
    assert (answer.data["title"], answer.data["volume"]) == ("New", "1")


def test_a_put_empties_what_is_not_sent(library: Client) -> None:
    key = library.add(title="Old", volume="1", creators=[{"creatorType": "author", "name": "A"}])
    version = library.get(f"/items/{key}").version
    whole = {**PAPER, "title": "New", "tags": [], "collections": [], "relations": {}}
    answer = library.put(f"/items/{key}", whole, if_unmodified_since_version=version)
    data = library.get(f"/items/{key}").data
    assert (answer.status, answer.version) == (204, data["version"])
    assert (data["title"], data["volume"], data["creators"]) == ("New", "", [])


def test_a_put_of_a_known_item_has_to_be_whole(library: Client) -> None:
    key = library.add()
    answer = library.put(f"/items/{key}", PAPER, if_unmodified_since_version=99)
    assert (answer.status, answer.text) == (400, "'tags' property not provided")


def test_a_put_creates_and_a_patch_does_with_version_zero(library: Client) -> None:
    assert library.put("/items/ABCD2345", PAPER).status == 204
    assert library.patch("/items/ABCD2346", PAPER).status == 404
    assert library.patch("/items/ABCD2346", {**PAPER, "version": 0}).status == 204
    assert library.get("/items").total == 2


def test_an_object_may_be_sent_with_its_envelope(library: Client) -> None:
    shown = library.get("/items/" + library.add(title="Old")).json
    shown["data"]["title"] = "New"
    assert library.post("/items", [shown]).data["title"] == "New"


def test_nothing_new_is_unchanged_but_moves_the_library(library: Client) -> None:
    key = library.add(title="Same")
    version = library.get("/items").version
    answer = library.post("/items", [{"key": key, "version": version, "title": " Same "}])
    assert answer.json["unchanged"] == {"0": key}
    assert answer.version == version + 1
    assert library.get(f"/items/{key}").data["version"] == version


def test_tags_and_numbers_count_as_changes(library: Client) -> None:
    key = library.add(volume="1", tags=[{"tag": "a"}])
    for same in ({"tags": [{"tag": "a"}]}, {"volume": 1}):
        answer = library.post("/items", [{"key": key, "version": 99, **same}])
        assert list(answer.json["success"].values()) == [key]


def test_filing_does_not_modify_an_item(library: Client) -> None:
    key = library.add(dateAdded="2001-02-03T04:05:06Z", dateModified="2001-02-03T04:05:06Z")
    collection = library.post("/collections", [{"name": "C"}]).keys[0]
    library.patch(f"/items/{key}", {"collections": [collection], "version": 99})
    assert library.get(f"/items/{key}").data["dateModified"] == "2001-02-03T04:05:06Z"
    library.patch(f"/items/{key}", {"title": "New", "version": 99})
    assert library.get(f"/items/{key}").data["dateModified"] > "2026"


def test_another_type_keeps_the_fields_that_it_knows(library: Client) -> None:
    key = library.add(title="T", publicationTitle="J", volume="1")
    library.patch(f"/items/{key}", {"itemType": "conferencePaper", "version": 99})
    data = library.get(f"/items/{key}").data
    assert (data["proceedingsTitle"], data["volume"]) == ("J", "1")
    library.patch(f"/items/{key}", {"itemType": "preprint", "version": 99})
    assert "volume" not in library.get(f"/items/{key}").data


def test_children_hang_on_their_parent(library: Client) -> None:
    parent = library.add()
    link = {
        "itemType": "attachment",
        "linkMode": "linked_url",
        "url": "https://x.org",
        "title": "x",
    }
    note = {"itemType": "note", "note": "<p>hi <script>alert(1)</script><b>x</b></p>"}
    answer = library.post(
        "/items", [{**link, "parentItem": parent}, {**note, "parentItem": parent}]
    )
    children = library.get(f"/items/{parent}/children").json
    assert {one["key"] for one in children} == set(answer.keys)
    assert library.get(f"/items/{parent}").json["meta"]["numChildren"] == 2
    assert library.get("/items/top").keys == [parent]
    assert [c["data"]["note"] for c in children if c["data"]["itemType"] == "note"] == [
        "<p>hi <b>x</b></p>"
    ]
    assert children[0]["links"]["up"]["href"].endswith(f"/items/{parent}")
    assert "collections" not in children[0]["data"]


@pytest.mark.parametrize(
    ("child", "code"),
    [
        ({"itemType": "note", "parentItem": "ABCD2345"}, 409),
        ({"itemType": "attachment"}, 400),
        ({"itemType": "attachment", "linkMode": "nosuch"}, 400),
        ({"itemType": "note", "collections": ["ABCD2345"]}, 409),
    ],
)
def test_what_a_child_names_has_to_be_there(
    library: Client, child: dict[str, object], code: int
) -> None:
    assert refused(library, **child)[0] == code


def test_a_note_is_no_parent(library: Client) -> None:
    note = library.add(itemType="note", note="x")
    assert refused(library, itemType="note", parentItem=note)[0] == 409


def test_a_child_comes_after_its_parent(library: Client) -> None:
    parent = {**PAPER, "key": "PAPA2345", "version": 0}
    child = {"itemType": "note", "note": "x", "parentItem": "PAPA2345"}
    assert library.post("/items", [child, parent]).failed == {"0": 409}
    assert library.post("/items", [child]).failed == {}


def test_the_trash_hides_items_and_gives_them_back(library: Client) -> None:
    key = library.add(title="T")
    library.patch(f"/items/{key}", {"deleted": 1, "version": 99})
    assert library.get("/items").total == library.get("/items/top").total == 0
    assert library.get(f"/items?itemKey={key}").total == 0
    assert library.get("/items?includeTrashed=1").keys == [key]
    assert library.get("/items/trash").keys == [key]
    assert library.get(f"/items/{key}").data["deleted"] == 1
    assert library.get("/deleted?since=0").json["items"] == []
    library.patch(f"/items/{key}", {"deleted": 0, "version": 99})
    assert library.get("/items").keys == [key]
    assert "deleted" not in library.get(f"/items/{key}").data


def test_an_impossible_value_ends_the_request_but_not_what_came_before(library: Client) -> None:
    answer = library.post("/items", [PAPER, {**PAPER, "deleted": 2}, PAPER])
    assert answer.status == 500
    assert library.get("/items").total == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "POST data not provided"),
        (b"[{", "JSON Error: Syntax error, malformed JSON"),
        (b"[NaN]", "JSON Error: Syntax error, malformed JSON"),
        (b"\xef\xbb\xbf[]", "JSON Error: Syntax error, malformed JSON"),
        (b"[" * 100_000, "JSON Error: Syntax error, malformed JSON"),
        (b'["\xff"]', "JSON Error: Malformed UTF-8 characters"),
        (b'["\\ud800"]', "Uploaded data must be a JSON array"),
        (b"{}", "Uploaded data must be a JSON array"),
        (b"null", "Uploaded data must be a JSON array"),
    ],
)
def test_a_body_that_is_no_list_is_refused(library: Client, body: bytes, message: str) -> None:
    answer = library.post("/items", body)
    assert (answer.status, answer.text) == (400, message)


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=5,
)
PROPERTIES = st.sampled_from(
    ["key", "version", "parentItem", "title", "date", "accessDate", "creators", "tags", "relations",
     "collections", "note", "linkMode", "md5", "filename", "dateAdded", "dateModified", "data"]
)  # fmt: skip
TYPES = st.sampled_from(["journalArticle", "note", "attachment", "annotation", "statute"])


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            lambda type_, rest: {"itemType": type_, **rest},
            TYPES,
            st.dictionaries(PROPERTIES, ANYTHING, max_size=4),
        )
        | ANYTHING,
        max_size=4,
    )
)
def test_every_object_of_a_batch_is_answered_for(batch: list[object]) -> None:
    try:
        body = json.dumps(batch, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return
    with client() as library:
        answer = library.post("/items", body)
        assert answer.status == 200
        answered = [i for part in ("success", "unchanged", "failed") for i in answer.json[part]]
        assert sorted(answered, key=int) == [str(i) for i in range(len(batch))]
        assert answer.version == library.get("/items?limit=1").version
