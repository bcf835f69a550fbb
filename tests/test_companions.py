"""Names whose links lead to the pages of those who bear them."""

from __future__ import annotations

import pytest

from tests.lists import families, only, references

ARXIV = "https://arxiv.org/abs/2101.00001"
DOE, ROE = "[Jane Doe](https://doe.example)", "[Richard Roe](https://github.com/rroe)"


@pytest.mark.parametrize(
    "item",
    [
        f"- [On Small Gears]({ARXIV}). {DOE}, Al Poe, {ROE}. ICML 2020.",
        f"- **On Small Gears**. {DOE}, Al Poe and {ROE}. ICML 2020. [[paper]]({ARXIV})",
        f"- [On Small Gears]({ARXIV})<br>{DOE}, Al Poe, {ROE}<br>ICML 2020.",
        f"- {DOE}, Al Poe, {ROE}. [On Small Gears]({ARXIV}). ICML 2020.",
        f"- [On Small Gears]({ARXIV}) (ICML 2020) by {DOE}, Al Poe and {ROE}",
    ],
)
def test_linked_authors_are_authors_and_their_pages_none_of_the_work(item: str) -> None:
    found = only(item)
    assert (found.title, found.container_title) == ("On Small Gears", "ICML")
    assert families(found) == ["Doe", "Poe", "Roe"]
    assert [link.url for link in found.links] == [ARXIV]


def test_behind_by_one_will_do() -> None:
    assert families(only(f"- [On Small Gears]({ARXIV}) by {DOE}")) == ["Doe"]


def test_what_leads_to_a_work_is_no_author() -> None:
    found = references(f"- [Gear Net]({ARXIV}), [Cog Net](https://arxiv.org/abs/2101.00002)\n")
    assert [one.title for one in found] == ["Gear Net", "Cog Net"]


def test_nor_are_those_who_keep_a_list() -> None:
    assert not references(f"Contributed by {DOE}\n")
