"""Lines "Label: value" in notes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.labelled import compose, split


def known(label: str) -> str | None:
    return label.lower() if label.lower() in ("scale", "tex.note") else None


@pytest.mark.parametrize(
    "line", ["Scale: 1:10", "scale:1:10", "Scale : 1:10", "{:scale: 1:10}", "scale:   1:10  "]
)
def test_a_line_states_a_variable_however_it_is_spaced(line: str) -> None:
    [stated] = split(line, known)
    assert (stated.label, stated.text) == ("scale", "1:10")


@pytest.mark.parametrize("line", ["Remark: yes", "scale", "scale:", "see scale: 1", "scale= 1"])
def test_any_other_line_is_only_text(line: str) -> None:
    assert [stated.label for stated in split(line, known)] == [None]


def test_latex_stands_behind_an_equals_sign() -> None:
    [stated] = split(r"tex.note= \emph{x}", known)
    assert (stated.label, stated.text) == ("tex.note", r"\emph{x}")
    assert stated.rest.startswith("=")


def test_the_braced_form_may_stand_within_a_line() -> None:
    lines = split("A map {:scale: 1:10} of old.", known)
    assert [(line.label, line.text) for line in lines] == [
        ("scale", "1:10"),
        (None, "A map  of old."),
    ]


def test_a_label_can_be_respelled() -> None:
    assert [line.respelled for line in split("Scale: 1\nA remark", known)] == [
        "scale: 1",
        "A remark",
    ]


@given(st.text(st.characters(codec="ascii", exclude_characters="{}\r\x0b\x0c\x1c\x1d\x1e")))
def test_a_text_is_the_sum_of_its_lines(text: str) -> None:
    assert compose(split(text, known)).split() == text.split()
