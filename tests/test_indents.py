"""Lines set in by less than the item of which they are, or by more below a heading."""

from __future__ import annotations

import pytest

from refsync.readers.mending import mend
from tests.lists import families, references

TITLES = ("On the Use of Many Gears", "On the Size of Many Cogs", "On the Weight of Many Mills")


def the_list(first: int, indent: int) -> str:
    """Items with a title each, and a paragraph of names and a link below it."""
    return "\n\n".join(
        f"{n}. **{title}.**\n\n{' ' * indent}*Jane Doe, Al Roe.* [[pdf](https://acme.example/{n}.pdf)]"
        for n, title in enumerate(TITLES, first)
    )


@pytest.mark.parametrize("first", [1, 8, 9, 10, 99])
@pytest.mark.parametrize("indent", [3, 4])
def test_names_below_a_numbered_title_are_its_own_however_wide_the_number(
    first: int, indent: int
) -> None:
    found = references(the_list(first, indent), "# Papers\n\n## Gears\n\n")
    assert [one.title for one in found] == list(TITLES)
    assert all(families(one) == ["Doe", "Roe"] for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "10. On Gears\n\nA paragraph of its own.\n",
        "10. On Gears\n\n A paragraph of its own.\n",
        "10. On Gears\n\n   11. On Cogs\n",
        "10. On Gears\n\n   - On Cogs\n",
        "9. On Gears\n\n   Of them.\n",
        "10. On Gears\n   Of them.\n",
        "10. On Gears\n\nA paragraph.\n\n   Set in.\n",
        "In 2015 we said:\n\n   Set in.\n",
    ],
)
def test_other_paragraphs_stay_where_they_are(text: str) -> None:
    assert mend(text, "x").text.rstrip() == text.rstrip()


def lines_of(text: str) -> list[str]:
    return mend(text, "x").text.rstrip("\n").split("\n")


def test_items_below_a_heading_are_none_of_code_however_far_they_are_set_in() -> None:
    set_in = (
        "## On Gears\n\n    - 19 Mar 2016\n    - a note\n        - of two\n\n    more\n\nNot so.\n"
    )
    assert lines_of(set_in) == [
        "## On Gears", "", "- 19 Mar 2016", "- a note", "    - of two", "", "more", "", "Not so.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "## On Gears\n\n    turn(gears)\n    - 1\n",
        "## On Gears\n\nAs here:\n\n    - code\n",
        "A text.\n\n    - code\n",
        "## Format\n\n    - Title [[pdf](link)] Authors\n",
        "## On Gears\n\n    - name: gears\n",
        "## On Gears\n- one\n    - two\n",
    ],
)
def test_other_lines_stay_set_in(text: str) -> None:
    assert mend(text, "x").text.rstrip("\n") == text.rstrip("\n")


def test_an_empty_item_below_a_text_makes_that_no_heading() -> None:
    notes = "# Papers\n\n- [On the Use of Many Gears](https://arxiv.org/abs/2101.00001)\n    - \n"
    assert [one.title for one in references("1) Why?\n    - \n\n2) How?\n    - \n", notes)] == [
        "On the Use of Many Gears"
    ]
    assert lines_of("1) Why?\n    - \n") == ["1) Why?"]
