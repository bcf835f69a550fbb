"""Paragraphs set in by less than the numbered item of which they are."""

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
