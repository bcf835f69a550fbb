"""Venues in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.venues import (
    is_dated,
    is_venue,
    venue,
    venue_and_year,
    venue_with_year,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("CVPR 2024", "CVPR"),
        ("CVPR'24", "CVPR"),
        ("ICML 2020 (Oral)", "ICML"),
        ("to appear in ICML 2020", "ICML"),
        ("Accepted for publication, ICML 2020", "ICML"),
        ("Forthcoming in the Journal of Mills", "the Journal of Mills"),
        ("Conditionally accepted at ICML", "ICML"),
        ("IJCAI/ECAI 2018", "IJCAI/ECAI"),
        ("NeurIPS-ABCD 2023", "NeurIPS-ABCD"),
        ("ICML20", "ICML"),
        ("eurosys'24", "EuroSys"),
        ("Arxiv-2017", "arXiv"),
        ("23arxiv", "arXiv"),
        ("arXiv 2021", "arXiv"),
        ("September 2023, arXiv", "arXiv"),
        ("arXiv preprint arXiv:1501.00001", "arXiv"),
        ("Science", "Science"),
        ("Nature Methods 12, 45-67 (2015)", "Nature Methods"),
        ("Nature Methods, vol. 12, no. 3, pp. 45-67, 2015", "Nature Methods"),
        ("Journal of Gears , vol.PP, no.99", "Journal of Gears"),
        ("Journal of Gears, Vol. XII, 2015", "Journal of Gears"),
        ("Journal of Tests 12.3 (2015): 45-67", "Journal of Tests"),
        ("In: Conference on Tests, pp. 1–10. Acme", "Conference on Tests"),
        ("In Proceedings of Tests, 2019, pp. 1-10", "Proceedings of Tests"),
        ("Acme Press, 1998", "Acme Press"),
        ("PhD thesis, University of Tests", "PhD thesis, University of Tests"),
        ("软件学报, 2015, 26(3): 1-10", "软件学报"),
    ],
)
def test_a_venue_is_named_without_when_and_which_pages(text: str, name: str) -> None:
    assert venue(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Proceedings of the 3rd Conference on Tests", "3rd Conference on Tests"),
        ("Proceedings of the 3rd Conference on Tests (CT '15)", "3rd Conference on Tests"),
        ("Proceedings of the 2019 Conference on Tests", "2019 Conference on Tests"),
        ("Proceedings of the 2019 Conference on Tests, pages 1-9", "2019 Conference on Tests"),
    ],
)
def test_the_number_of_a_conference_belongs_to_its_name(text: str, name: str) -> None:
    assert venue(text) == f"Proceedings of the {name}"


def test_the_number_of_an_edition_does_not() -> None:
    assert venue("Acme Press, 2nd edition") == "Acme Press"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020",
        "Jane Doe",
        "Widgets at large",
        "Widgets 2015",
        "a conference on tests",
        "12, 45-67",
    ],
)
def test_other_texts_name_none(text: str) -> None:
    assert venue(text) is None


def test_initials_are_a_venues_if_a_year_stands_with_them() -> None:
    assert venue("ACME 2015") == "ACME"
    assert venue("ACME") is None


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("ICML 2020", True),
        ("Journal of Tests", True),
        ("Proceedings of Tests", True),
        ("Acme Press", False),
        ("The Science of Widgets", False),
        ("A Study of Widgets", False),
    ],
)
def test_some_names_can_be_nothing_but_a_venues(text: str, sure: bool) -> None:
    assert is_venue(text) is sure


@pytest.mark.parametrize(
    ("text", "is_both"),
    [
        ("Journal of Tests, 2015", True),
        ("CVPR 2024", True),
        ("CVPR", False),
        ("2024", False),
        ("A Study of Widgets, 2015", False),
    ],
)
def test_where_and_when_stand_alone(text: str, is_both: bool) -> None:
    assert venue_and_year(text) is is_both


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("CVPR 2024", "CVPR"),
        ("Papers of CVPR 2024", "CVPR"),
        ("ICML'23", "ICML"),
        ("NeurIPS-2023", "NeurIPS"),
        ("Widgets 2023", None),
        ("ACME 2023", None),
        ("Foundations", None),
    ],
)
def test_headings_name_a_venue_by_known_initials(heading: str, name: str | None) -> None:
    assert venue_with_year(heading) == name


@given(
    name=st.sampled_from(["ICML", "CVPR", "Journal of Tests", "IEEE Transactions on Widgets"]),
    year=st.integers(1960, 2059),
    style=st.sampled_from(
        ["{} {}", "{}, {}", "{} ({})", "In {}, {}.", "[{} {}]", "{} {} (oral)", "{}, pp. 3-9, {}"]
    ),
)
def test_the_year_leaves_the_name_in_any_style(name: str, year: int, style: str) -> None:
    assert venue(style.format(name, year)) == name


@given(
    st.text()
    | st.lists(st.sampled_from(["In", "ICML", "(", ")", "2020", "'20", ",", "vol."])).map(" ".join)
)
def test_any_text_is_a_venue_or_none(text: str) -> None:
    found = venue(text)
    assert found is None or found.strip()


def test_a_year_behind_an_apostrophe_may_be_in_full_or_set_apart() -> None:
    assert venue("ECCV'2018") == "ECCV"
    assert venue("MLSys' 23") == "MLSys"


@pytest.mark.parametrize(
    ("heading", "dated"),
    [("2016 ACME", True), ("ACME 2019 (Aug)", True), ("ACME 2019 (Gears)", False)],
)
def test_a_heading_of_initials_and_a_year_may_have_the_month_behind(
    heading: str, dated: bool
) -> None:
    assert is_dated(heading) is dated


def test_a_workshop_of_a_conference_is_a_venue() -> None:
    assert is_venue("ACME Workshop on the Learning of Gears 2014")
    assert not is_venue("A Workshop on Gears")


def test_a_states_letters_behind_a_town_are_no_venue() -> None:
    assert venue("NY, 1992") is None
    assert venue("GEAR, 1992") == "GEAR"
    assert venue("MI 2015") == "MI"
