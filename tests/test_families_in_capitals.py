"""Citations whose family names stand in capitals before given names, in a row too."""

from __future__ import annotations

import pytest

from refsync.readers.citations import citation
from tests.lists import families, references, year


def told(text: str) -> tuple[str, list[tuple[str | None, str | None]], int | None] | None:
    """Title, names and year of a citation."""
    found = citation(text)
    if not found:
        return None
    return found.title, [(n.family, n.given) for n in found.who.names], found.details.year


DOE, ROE = ("DOE", "Jane"), ("ROE", "Al-Max")


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("DOE Jane, Rouages du monde, Acme, 2015", "Rouages du monde", [DOE]),
        ("DOE Jane,Rouages du monde, Acme, 2015, 144 p.", "Rouages du monde", [DOE]),
        ("DOE Jane,L’Engrenage, Acme « Coll. », 2015.", "L’Engrenage", [DOE]),
        ("DOE Jane et ROE Al-Max, Rouages, Paris, Acme, 2015", "Rouages", [DOE, ROE]),
        ("DOE Jane, ROE Al-Max, Rouages, Acme 2015.", "Rouages", [DOE, ROE]),
        ("DOE Jane (dir.), Rouages du monde, Acme, 2015", "Rouages du monde", [DOE]),
        ("DOE Jane (dir.),Rouages du monde, Acme, 2015", "Rouages du monde", [DOE]),
        ("DOE Jane, Rouages. Essai sur les moulins, Acme, 2015",
         "Rouages. Essai sur les moulins", [DOE]),
        ("DOE Jane, Rouages et moulins. Paris: Acme, 2015", "Rouages et moulins", [DOE]),
        ("DOE Jane & ROE Al-Max, Gears of Old, Acta Fabri, vol. 3, 2015, p. 4-5",
         "Gears of Old", [DOE, ROE]),
        ("ROE Al-Max, Moulins de 1815 à nos jours, Acme, 2015",
         "Moulins de 1815 à nos jours", [ROE]),
        ("DOE Jane, Rouages, moulins et roues, Acme, 2015", "Rouages, moulins et roues", [DOE]),
    ],
)  # fmt: skip
def test_families_in_capitals_before_given_names_begin_citations(
    text: str, title: str, names: list[tuple[str, str]]
) -> None:
    assert told(text) == (title, names, 2015)


@pytest.mark.parametrize(
    "text",
    [
        "ACME Research, On the Use of Gears, Bonn, 2015",
        "UN Report, On the Use of Gears, Bonn, 2015",
        "ICML Workshop, On the Use of Gears, Bonn, 2015",
        "DOE Jane, Rouages du monde",
    ],
)
def test_organisations_in_capitals_or_names_without_a_year_are_no_citation(text: str) -> None:
    assert told(text) is None


def test_citations_whose_line_ends_got_lost_are_works_of_their_own() -> None:
    found = references(
        "DOE Jane,Rouages du monde, Acme, 2013 ROE Al \\(dir.\\),Moulins du monde, Acme, 2014. "
        "POE Ann et DOE Jane, Roues du monde, Acme, 2015  \nROE Al, Cames du monde, Acme, 2016\n",
        "# Bibliographie\n\n## Ouvrages\n\n",
    )
    assert [(one.title, year(one)) for one in found] == [
        ("Rouages du monde", 2013), ("Moulins du monde", 2014), ("Roues du monde", 2015),
        ("Cames du monde", 2016),
    ]  # fmt: skip
    assert families(found[2]) == ["POE", "DOE"]


def test_names_in_capitals_within_a_sentence_end_no_work() -> None:
    text = "DOE Jane, The Gears of 2013 ROE Al Made, and Others, Acme, 2015"
    assert len(references(text + "\n", "# Bibliographie\n\n## Ouvrages\n\n")) == 1
