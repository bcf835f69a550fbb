"""Journals that only a year or a volume beside them tells."""

import pytest

from refsync.readers.details import details
from refsync.readers.venues import venue


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nat Commun 13, 7151 (2022)", "Nat Commun"),
        ("Nat Biotechnol (2026)", "Nat Biotechnol"),
        ("J. Am. Chem. Soc. 2022", "J. Am. Chem. Soc"),
        ("J.Chem.Inf.Model. 2005", "J.Chem.Inf.Model"),
        ("EMBO Rep(2024)", "EMBO Rep"),
        ("Phys Rev B 2019", "Phys Rev B"),
        ("Proteins, March 2018", "Proteins"),
        ("Molecules 26.4 (2021)", "Molecules"),
        ("Scientific reports 10 (2020)", "Scientific reports"),
        ("Current Opinion in Widgetry 69 (2021)", "Current Opinion in Widgetry"),
        ("ACS Synthetic Widgets 9.8 (2020)", "ACS Synthetic Widgets"),
        ("Science386,439-445(2024)", "Science"),
        ("ACL'23 Findings", "ACL Findings"),
        ("ACL'23 Short", "ACL"),
    ],
)
def test_a_year_or_a_volume_tells_a_journal(text: str, name: str) -> None:
    assert venue(text) == name


@pytest.mark.parametrize(
    "text",
    ["Nat Commun", "Proteins", "Trends in Widgetry", "Jane Doe 2020", "Ann 2020", "Nat Roe 2020"],
)
def test_what_has_neither_or_other_words_is_none(text: str) -> None:
    assert venue(text) is None


def test_a_shortened_journal_is_no_name() -> None:
    said = details(["Nat Biotechnol (2026)"])
    assert (said.who, said.venue, said.year) == (None, "Nat Biotechnol", 2026)


def test_a_name_with_its_volume_is_a_venue() -> None:
    assert details(["Theory of Widgets 12, 4-5 (2020)"]).venue == "Theory of Widgets"
