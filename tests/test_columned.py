"""Paragraphs in columns that tabs set off."""

from tests.lists import ARXIV, families, references, titles

FIRST = f"Motion of gears.\tDoe, Roe\t{ARXIV}1\thttps://github.com/acme/gears\n\n"


def test_a_title_family_names_and_addresses_stand_in_columns() -> None:
    found = references(f"{FIRST}Cogs in slow water.\tPoe\t{ARXIV}2\n")
    assert [one.title for one in found] == ["Motion of gears", "Cogs in slow water"]
    assert list(map(families, found)) == [["Doe", "Roe"], ["Poe"]]
    assert [len(one.links) for one in found] == [2, 1]


def test_names_in_columns_may_be_in_full() -> None:
    found = references(f"{FIRST}Cogs in slow water.\tJane Poe, Ann Roe\t{ARXIV}2\n")
    assert list(map(families, found)) == [["Doe"], ["Poe", "Roe"]]


def test_one_tab_in_a_sentence_parts_no_columns() -> None:
    assert not titles(f"The gears\tof Doe\tstand in {ARXIV}1\n\nThe cogs of Roe in {ARXIV}2\n")
