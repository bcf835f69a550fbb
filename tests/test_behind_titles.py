"""Linked titles between names and where the work appeared, as in citations."""

import pytest

from tests.lists import families, only, year

PAPER = "https://doi.org/10.1000/182"
PAGE = "https://acme.org/widgets/1"
TITLE = "Small Widgets: A Study of Gears"


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ("J. Doe, R. Roe and A. Poe", ["Doe", "Roe", "Poe"]),
        ("Doe, J., R. Roe and A. Poe", ["Doe", "Roe", "Poe"]),
        ("Roe Doe, J. and P. J. Roe", ["Roe Doe", "Roe"]),
        ("Doe, J. 2014,", ["Doe"]),
        ("Department of Gears", ["Department of Gears"]),
        ("Chief Gear Office", ["Chief Gear Office"]),
    ],
)
@pytest.mark.parametrize("page", [PAPER, PAGE])
@pytest.mark.parametrize("quotes", ["''", "‘’", '""', "“”"])
@pytest.mark.parametrize("comma", ["", ","])
def test_names_stand_before_a_linked_title_in_quotes(
    names: str, authors: list[str], page: str, quotes: str, comma: str
) -> None:
    title = f"{quotes[0]}[{TITLE}]({page}){quotes[1]}"
    found = only(f"- {names} {title}{comma} Acta Fabri 3(4) Oct 2014, pp.40–44.\n")
    assert found.title == TITLE
    assert [name.family or name.literal for name in found.author] == authors
    assert found.container_title == "Acta Fabri"
    assert (found.volume, found.issue, found.page) == ("3", "4", "40-44")
    assert year(found) == 2014


@pytest.mark.parametrize("words", ["Read what the Department of Gears says:", "See", "From 2014,"])
def test_other_words_before_a_linked_title_in_quotes_name_nobody(words: str) -> None:
    found = only(f"- {words} “[{TITLE}]({PAPER})”, Acta Fabri 3(4) 2014.\n")
    assert found.title == TITLE
    assert not found.author


@pytest.mark.parametrize(
    ("behind", "venue", "volume", "page"),
    [
        (", Acta Fabri **49**, 243–265 (2003).", "Acta Fabri", "49", "243-265"),
        (", *Acta Fabri* **49**, 243–265 (2003).", "Acta Fabri", "49", "243-265"),
        (". Journal of Gears 49:243-265, 2003", "Journal of Gears", "49", "243-265"),
        (", *Gear Studies*, vol. 49, no. 2, pp. 243–265, 2003.", "Gear Studies", "49", "243-265"),
        (", Proceedings of the ACME 49(2) 2003, pp.243-65.", "Proceedings of the ACME", "49", None),
        (" (2003). We think that 49 of its pages are easy.", None, None, None),
        (", 2003. Needs 12 gears.", None, None, None),
    ],
)
@pytest.mark.parametrize("link", [PAPER, PAGE])
def test_behind_names_and_a_linked_title_stands_where_it_appeared(
    link: str, behind: str, venue: str | None, volume: str | None, page: str | None
) -> None:
    found = only(f"- J. Doe and R. Roe, [{TITLE}]({link}){behind}\n")
    assert found.title == TITLE
    assert families(found) == ["Doe", "Roe"]
    assert year(found) == 2003
    assert found.container_title == venue
    assert found.volume == volume
    assert page is None or found.page == page
