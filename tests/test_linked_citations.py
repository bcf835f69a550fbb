"""Citations that are linked as a whole, and links behind citations."""

import pytest

from tests.lists import only, references, titles

PAGE = "https://acme.org/reader?id=1"
DOI = "https://doi.org/10.1000/182"


@pytest.mark.parametrize("where", [PAGE, DOI])
@pytest.mark.parametrize("behind", ["Acme: 2006, Chapter 1.", "Acme & Sons: Bonn, 2006"])
def test_a_title_in_italics_behind_a_name_is_told_within_a_link(where: str, behind: str) -> None:
    reference = only(f"- [Jane Roe-Doe, *From Gears to Cogs: A History*, {behind}]({where})\n")
    assert reference.title == "From Gears to Cogs: A History"
    assert [name.family for name in reference.author] == ["Roe-Doe"]
    assert reference.issued
    assert reference.issued.year == 2006


def test_linked_citations_tell_that_a_list_cites_works() -> None:
    body = (
        f"- [Jane Doe, *From Gears to Cogs*, Acta Fabri, 2006]({PAGE}1)\n"
        f"- [Doe, J. (2015). On Cogs. Acta Fabri, 3(4), 5-6.]({PAGE}2)\n"
        f'- [Doe and Roe, Old Widgets, Ch. 7, "World of the Gears," pp. 3-4.]({PAGE}3)\n'
    )
    found = references(body, "# Course\n\n## Week 1\n\n")
    assert [one.title for one in found][-1] == "World of the Gears"


def test_a_few_words_in_small_letters_behind_a_citation_are_no_title() -> None:
    text = "Jane Doe et Al Roe, Le gear par points, Journal of Gears, 18 janvier 2024"
    assert titles(f"{text} - [voir ici]({DOI})\n") == ["Le gear par points"]
