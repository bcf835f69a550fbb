"""Items of lists that have lost their mark."""

from __future__ import annotations

import pytest

from refsync.readers.markdown import read
from refsync.readers.mending.lost_marks import LostMarks

LINK = "[paper](https://arxiv.org/abs/2101.0000{})"


def marks(text: str) -> list[str]:
    found = LostMarks(text.split("\n"))
    return [found.mark(n) for n in range(text.count("\n") + 1)]


def titles(text: str) -> list[str]:
    return [reference.title for reference in read(text, "x.md").references]


NESTED = (
    f"Tides and Their Causes\n  - Jane Doe, Ann Poe\n  - {LINK.format(1)}\n"
    f"- On Waves\n  - Jane Doe, Bo Moe\n  - {LINK.format(2)}\n"
)


@pytest.mark.parametrize("above", ["", "# Papers\n", f"- On Piers\n  - {LINK.format(3)}\n"])
def test_a_title_with_items_below_it_is_an_item_where_the_next_one_is(above: str) -> None:
    assert titles(above + NESTED)[-2:] == ["Tides and Their Causes", "On Waves"]


@pytest.mark.parametrize(
    "text",
    [
        "Papers on tides:\n  - On Waves\n  - On Piers\n- On Boats\n  - On Sails",
        "Some words on tides\n  - On Waves\n  - On Piers\n- On Boats",
        "Some words on tides\n  - On Waves\n\n- On Boats\n  - On Sails",
    ],
)
def test_words_above_items_are_none(text: str) -> None:
    assert not any(marks(text))


ENTRIES = [
    "On Gears and Cogs. Ann Roe, Bo Doe. ICML 2015.",
    "A Longer History of Widgets. Cat Poe. NeurIPS 2016.",
    "Tides and Their Causes. Jane Smith. CVPR 2017.",
    "Sailing with Less Wind. Al Moe. ACL 2018.",
    "On Waves and Sand. Otto Maier. ACL 2019.",
]


@pytest.mark.parametrize("lost", [1, 2, 3])
def test_an_entry_of_a_line_among_such_is_an_item(lost: int) -> None:
    text = "\n".join(f"{'' if n == lost else '- '}{entry}" for n, entry in enumerate(ENTRIES))
    assert [n for n, mark in enumerate(marks(text)) if mark] == [lost]
    assert len(titles(text)) == len(ENTRIES)


@pytest.mark.parametrize("note", ["This one is the classic text on gears.", "Also in our group."])
def test_a_note_below_an_item_is_none(note: str) -> None:
    text = "\n".join(f"- {entry}" + f"\n{note}" * (n == 1) for n, entry in enumerate(ENTRIES))
    assert not any(marks(text))


def test_wrapped_items_of_a_numbered_list_are_no_list_below_text() -> None:
    text = "\n".join(f"{n}. On the Use of Widgets in\n   Old Mills {n}" for n in range(1, 5))
    assert not any(map(LostMarks(text.split("\n")).begins_late, range(8)))


def test_the_second_lines_of_items_are_none() -> None:
    text = "\n".join(f"- {entry}\n{entry}" for entry in ENTRIES)
    assert not any(marks(text))


@pytest.mark.parametrize("first", [2, 3, 14])
def test_a_numbered_list_may_begin_late(first: int) -> None:
    items = (f"{first}. On Waves {LINK.format(1)}", f"{first + 1}. On Piers {LINK.format(2)}")
    text = "\n".join(("More papers:", *items))
    assert LostMarks(text.split("\n")).begins_late(1)
    assert titles(text) == ["On Waves", "On Piers"]
    assert [problem.code for problem in read(text, "x.md").problems] == ["tight-list"]


@pytest.mark.parametrize(
    "text", ["It was in\n2015. A year\n2016. B", "So\n3. One\n7. Two", "- so\n3. One\n4. Two"]
)
def test_a_number_at_the_start_of_a_line_is_no_list(text: str) -> None:
    assert not LostMarks(text.split("\n")).begins_late(1)
