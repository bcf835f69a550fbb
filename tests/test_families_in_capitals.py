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


DUPUY, ROLIN = ("DUPUY", "Jane"), ("ROLIN", "Al-Max")


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("DUPUY Jane, Rouages du monde, Acme, 2015", "Rouages du monde", [DUPUY]),
        ("DUPUY Jane,Rouages du monde, Acme, 2015, 144 p.", "Rouages du monde", [DUPUY]),
        ("DUPUY Jane,L’Engrenage, Acme « Coll. », 2015.", "L’Engrenage", [DUPUY]),
        ("DUPUY Jane et ROLIN Al-Max, Rouages, Paris, Acme, 2015", "Rouages", [DUPUY, ROLIN]),
        ("DUPUY Jane, ROLIN Al-Max, Rouages, Acme 2015.", "Rouages", [DUPUY, ROLIN]),
        ("DUPUY Jane (dir.), Rouages du monde, Acme, 2015", "Rouages du monde", [DUPUY]),
        ("DUPUY Jane (dir.),Rouages du monde, Acme, 2015", "Rouages du monde", [DUPUY]),
        ("DUPUY Jane, Rouages. Essai sur les moulins, Acme, 2015",
         "Rouages. Essai sur les moulins", [DUPUY]),
        ("DUPUY Jane, Rouages et moulins. Paris: Acme, 2015", "Rouages et moulins", [DUPUY]),
        ("DUPUY Jane & ROLIN Al-Max, Gears of Old, Acta Fabri, vol. 3, 2015, p. 4-5",
         "Gears of Old", [DUPUY, ROLIN]),
        ("ROLIN Al-Max, Moulins de 1815 à nos jours, Acme, 2015",
         "Moulins de 1815 à nos jours", [ROLIN]),
        ("DUPUY Jane, Rouages, moulins et roues, Acme, 2015", "Rouages, moulins et roues", [DUPUY]),
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
        "DUPUY Jane, Rouages du monde",
    ],
)
def test_organisations_in_capitals_or_names_without_a_year_are_no_citation(text: str) -> None:
    assert told(text) is None


def test_citations_whose_line_ends_got_lost_are_works_of_their_own() -> None:
    found = references(
        "DUPUY Jane,Rouages du monde, Acme, 2013 ROLIN Al \\(dir.\\),Moulins du monde, Acme, 2014. "
        "POE Ann, DUPUY Jane, Roues du monde, Acme, 2015  \nROLIN Al, Cames du monde, Acme, 2016\n",
        "# Bibliographie\n\n## Ouvrages\n\n",
    )
    assert [(one.title, year(one)) for one in found] == [
        ("Rouages du monde", 2013), ("Moulins du monde", 2014), ("Roues du monde", 2015),
        ("Cames du monde", 2016),
    ]  # fmt: skip
    assert families(found[2]) == ["POE", "DUPUY"]


def test_names_in_capitals_within_a_sentence_end_no_work() -> None:
    text = "DUPUY Jane, The Gears of 2013 ROLIN Al Made, and Others, Acme, 2015"
    assert len(references(text + "\n", "# Bibliographie\n\n## Ouvrages\n\n")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "SQL Basics, Jane Doe, 2015",
        "LINUX Basics, Jane Doe and Al Roe, 2015",
        "RNN Training: Tips for Mills, Acme, 2010",
    ],
)
def test_an_abbreviation_before_a_word_is_no_family(text: str) -> None:
    found = told(text)
    assert found is None or found[0] == text.partition(",")[0]
