"""Underlined words: titles and places of those who write as on a typewriter, or one's own name."""

import pytest

from refsync.readers.underlined import is_as_if_in_italics
from tests.lists import only

NAMES = [
    "Jane Doe", "J. Doe", "Doe, J.", "Doe", "Jane Doe*", "Jane Doe1,2", "**Jane Doe**", "山田太郎",
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Gears and Cogs", "On the Use of Widgets", "GQJ", "Acta Fabri of Bonn",
        "Journal of Gears", "歯車と部品の研究について",
    ],
)  # fmt: skip
def test_underlined_titles_and_places_are_as_in_italics(text: str) -> None:
    assert is_as_if_in_italics(text)


@pytest.mark.parametrize("text", [*NAMES[:-2], NAMES[-1], "Jane Doe, Richard Roe", "Jane\n  Doe"])
def test_underlined_names_are_not(text: str) -> None:
    assert not is_as_if_in_italics(text)


@pytest.mark.parametrize(
    "item",
    [
        "Al Roe, <u>{}</u>, Max Muster. Turning All the Teeth by Day. ICML 2018.",
        'Al Roe, <u>{}</u>, Max Muster. "Turning All the Teeth by Day." ICML 2018.',
        "[Turning All the Teeth by Day](https://acme.org/1.pdf). <u>{}</u>, Al Roe. ICML 2018.",
    ],
)
@pytest.mark.parametrize("name", ["Jane Doe", "**Jane Doe**", "Jane Doe\\*"])
def test_ones_own_name_is_underlined_among_others(item: str, name: str) -> None:
    found = only(f"# Papers\n\n- {item.format(name)}\n")
    assert found.title == "Turning All the Teeth by Day"
    assert {"Doe", "Roe"} <= {one.family for one in found.author}


def test_ones_own_name_is_underlined_below_a_title() -> None:
    found = only(
        "# Papers\n\n**Turning All the Teeth by Day**  \n"
        "Al Roe, <u>Jane Doe</u>, Max Muster  \n*ICML 2018*\n"
    )
    assert [name.family for name in found.author] == ["Roe", "Doe", "Muster"]
    assert found.container_title == "ICML"


def test_a_name_underlined_twice_is_none_of_a_title() -> None:
    found = only(
        "# Papers\n\n- Al Roe, <u><u>Jane Doe</u></u>, Max Muster. "
        "Turning All the Teeth by Day. ICML 2018.\n"
    )
    assert [name.family for name in found.author] == ["Roe", "Doe", "Muster"]
