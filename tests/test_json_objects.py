"""The objects of a JSON text, whole or damaged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.errors import SourceError
from refsync.readers.json_objects import read


def found(text: str) -> list[tuple[object, int]]:
    return [(value.get("id"), line) for value, line in read(text, "x.json").found]


def found_titles(text: str) -> list[object]:
    return [each.value["title"] for each in read(text, "x.json").found]


def codes(text: str) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in read(text, "x.json").problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('[{"id": 1},\n {"id": 2}]', [(1, 1), (2, 2)]),
        ('\ufeff\n{"id": 1, "author": [{"id": "x"}]}', [(1, 2)]),
        ('{"items": [\n{"id": 1}\n]}', [(1, 2)]),
        ('{"config": {"items": 1, "x": [{"id": 0}]},\n"items": [{"id": 1}]}', [(1, 2)]),
        ('{"status": "ok", "message": {"items": [{"id": 1}]}}', [(1, 1)]),
        ('{"id": 1}\n{"id": 2}\n', [(1, 1), (2, 2)]),
        ("[]", []),
        ("  ", []),
        ('{"items": []}', []),
    ],
)
def test_objects_are_found_with_their_lines(text: str, expected: list[tuple[object, int]]) -> None:
    assert found(text) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        ('{"id": 1, "title": "A",}', 2),
        ('{"id": 1 "title": "A"}', 2),
        ('{"id": 1,\n"keyword": ["a" "b",],\n"title": "A"}', 3),
        ('{"id": 1, "title": "A\nB"}', 2),
    ],
)
def test_commas_and_line_breaks_are_mended(damage: str, line: int) -> None:
    text = '[{"id": 0},\n' + damage + ',\n{"id": 2}]'
    assert [key for key, _ in found(text)] == [0, 1, 2]
    assert codes(text) == [("damaged-json", line)]
    whole = read(text, "x.json").found[1].value
    assert str(whole["title"]).startswith("A")


@pytest.mark.parametrize(
    "damage",
    [
        '{"id": 1, "type": "book", "title": "A',
        '{"id": 1, "type": "book", "author": [{"family": "Doe"}, {"family": "Roe"}',
        '{"id": 1, "type": "book", "title" }',
        '{"id": 1, "type": "book", "title": oops }',
    ],
)
def test_what_breaks_off_is_read_up_to_there_and_harms_no_other(damage: str) -> None:
    text = '[{"id": 0},\n' + damage + ',\n{"id": 2, "type": "book"}]'
    assert found(text) == [(0, 1), (1, 2), (2, 3)]
    assert [code for code, _ in codes(text)] == ["damaged-json"]
    assert read(text, "x.json").found[1].value["type"] == "book"


def test_a_file_that_was_cut_off_keeps_what_it_has() -> None:
    text = json.dumps([{"id": n, "type": "book", "title": f"Book {n}"} for n in range(5)], indent=1)
    for end in range(text.index('"id": 4'), len(text) - 2):
        keys = [key for key, _ in found(text[:end])]
        assert keys[:4] == [0, 1, 2, 3]


def test_an_object_that_is_never_closed_keeps_its_last_member() -> None:
    text = '[{"id": 1, "title": "On Tides"\n{"id": 2, "author": [{"family": "Roe"}]'
    assert [each.value for each in read(text, "x.json").found] == [
        {"id": 1, "title": "On Tides"},
        {"id": 2, "author": [{"family": "Roe"}]},
    ]


def test_half_a_sign_is_read_as_a_sign_that_is_not_known() -> None:
    text = r'[{"title": "\ud83d\ude00 \ud800 \\ud800 \uDE00"}]'
    assert found_titles(text) == ["😀 \ufffd \\ud800 \ufffd"]


def test_a_missing_comma_between_objects_is_no_matter() -> None:
    assert found('[{"id": 1}\n{"id": 2}]') == [(1, 1), (2, 2)]


def test_what_is_no_object_is_reported() -> None:
    assert codes('[{"id": 1}, "x", 3,\n{"id": 2}]') == [("stray-text", 1)]


@pytest.mark.parametrize("text", ['[{"id": 1}', '[\n[{"id": 1}]', '{"items": [{"id": 1}'])
def test_an_array_without_an_end_is_reported(text: str) -> None:
    assert codes(text) == [("damaged-json", text.count("\n") + 1)]


def test_what_stands_behind_the_array_is_reported() -> None:
    assert codes('[{"id": 1}]\n// mine') == [("stray-text", 2)]
    assert codes('{"items": [{"id": 1}], "total": 1}\n') == []


@pytest.mark.parametrize("text", ["hello", "<html>", '"a text"', "[1, 2]"])
def test_a_text_without_objects_is_no_list(text: str) -> None:
    with pytest.raises(SourceError, match=r"x\.json is not JSON"):
        read(text, "x.json")


def test_brackets_without_end_are_no_trouble() -> None:
    read('[{"id": 1}, ' + '{"a": [' * 3000, "x.json")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)
objects = st.lists(st.dictionaries(st.text(max_size=6), values, min_size=1, max_size=4))


@given(objects, st.sampled_from([None, 1, 4]))
def test_whole_json_is_read_as_python_reads_it(stated: list[object], indent: int | None) -> None:
    objects = read(json.dumps(stated, indent=indent), "x.json")
    assert [value for value, _ in objects.found] == stated
    assert objects.problems == []


@given(st.text(alphabet='[]{}",: \n1aid\\', max_size=80))
def test_any_text_ends_in_objects_or_a_sentence(text: str) -> None:
    try:
        objects = read(text, "x.json")
    except SourceError:
        return
    lines = text.count("\n") + 1
    assert all(1 <= problem.line <= lines for problem in objects.problems)
