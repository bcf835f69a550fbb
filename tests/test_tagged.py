"""Tags set as code in front of what items cite."""

import pytest

from refsync.readers.restructuredtext import read
from tests.lists import families, only, references, titles, year

CITED = "Doe J D, Roe F Z, Poe S K, et al. Counting widgets by weight[C]// Gears. ACME, 2016:1-6."


@pytest.mark.parametrize(
    "tags", ["`ACME 2016` `Black Box` ", "`Survey` ", "`ACME 2016`, `Gears`: "]
)
def test_are_no_part_of_a_citation(tags: str) -> None:
    found = only(f"- {tags}{CITED}\n")
    assert (found.title, year(found)) == ("Counting widgets by weight", 2016)
    assert families(found) == ["Doe", "Roe", "Poe"]


def test_are_none_in_restructuredtext_either() -> None:
    items = f"- ``ACME 2016`` ``Black Box`` {CITED}\n- Doe J. On gears[M]. ACME, 2017.\n"
    text = f"Sources\n=======\n{items}"
    found = read(text, "x.rst").references
    assert [one.title for one in found] == ["Counting widgets by weight", "On gears"]


def test_dates_before_titles_stay_what_they_are() -> None:
    item = "- `2019.04` GearNet: Modelling Old Gears, [arXiv](https://arxiv.org/abs/2101.00001)\n"
    found = only(item)
    assert (found.title, year(found)) == ("GearNet: Modelling Old Gears", 2019)


def test_code_within_a_title_is_its_own() -> None:
    items = "- [`gears`: A Package for Widgets](https://arxiv.org/abs/2101.00001)\n"
    items += "- `gears` and Cogs in Old Mills, [paper](https://arxiv.org/abs/2101.00002)\n"
    assert titles(items) == ["gears: A Package for Widgets", "gears and Cogs in Old Mills"]


def test_many_of_them_take_no_longer_than_they_are_long() -> None:
    assert references("- " + "`a` " * 5000 + "\n") == ()
