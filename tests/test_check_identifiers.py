"""Identifiers that can't be right, told by their form."""

from __future__ import annotations

import pytest

from refsync.identifier_faults import arxiv_fault, doi_fault, isbn_fault, issn_fault
from refsync.identifiers import normalise


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("2413.01234", "no month 13"),
        ("2400.01234", "no month 00"),
        ("hep-th/9913001", "no month 13"),
        ("0703.0123", "begin with 0704"),
        ("hep-th/0801001", "ended in March 2007"),
        ("1412.01234", "4 digits"),
        ("1501.0123", "5 digits"),
        ("2406.093991", "5 digits"),
        ("2406.00000", "begin with 1"),
        ("240609399", "YYMM.NNNNN"),
        ("cs.CL", "YYMM.NNNNN"),
    ],
)
def test_an_impossible_arxiv_id_is_told_with_the_reason(value: str, wrong: str) -> None:
    assert wrong in (arxiv_fault(value) or "")


@pytest.mark.parametrize(
    "value",
    ["0704.0001", "1412.9999", "1501.00001", "2406.09399v3", "arXiv:2406.09399",
     "hep-th/9901001", "math.GT/0309136", "cs/0703001"],
)  # fmt: skip
def test_a_possible_arxiv_id_has_no_fault(value: str) -> None:
    assert arxiv_fault(value) is None


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("978-0-262-03384-8", None),
        ("0-262-03384-4", None),
        ("080442957X", None),
        ("978-0-262-03384-9", "check digit"),
        ("0-262-03384-5", "check digit"),
        ("123-0-262-03384-8", "begins with 978 or 979"),
        ("978-0-262-0338", "10 or 13 digits"),
        ("unknown", "10 or 13 digits"),
    ],
)
def test_an_isbn_is_held_to_its_check_digit(value: str, wrong: str | None) -> None:
    assert (isbn_fault(value) is None) == (wrong is None)
    assert (wrong or "") in (isbn_fault(value) or "")


def test_two_isbns_in_one_field_are_no_fault() -> None:
    assert isbn_fault("978-0-262-03384-8 978-0-262-53305-8") is None
    assert normalise("isbn", "978-0-262-03384-8 978-0-262-53305-8") == "9780262033848"


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ("0028-0836", None),
        ("2049-3630", None),
        ("1050-124X", None),
        ("0028-0836 (print), 1476-4687 (online)", None),
        ("0028-0837", "0028-0837"),
        ("0028-0836, 1476-4688", "1476-4688"),
        ("none", "eight digits"),
    ],
)
def test_each_issn_is_held_to_its_check_digit(value: str, wrong: str | None) -> None:
    assert (issn_fault(value) is None) == (wrong is None)
    assert (wrong or "") in (issn_fault(value) or "")


def test_a_doi_begins_with_its_prefix() -> None:
    assert doi_fault("10.1000/182") is None
    assert doi_fault("https://doi.org/10.1000/182") is None
    assert "begins with 10." in (doi_fault("1000/182") or "")
