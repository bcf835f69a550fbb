"""Where a cited work appeared, as the form of its citation tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.citations import citation
from refsync.readers.containers import container, names_and_container, year_of


@pytest.mark.parametrize(
    "behind",
    [
        "Gears and Their Causes, 12(3), 45–67.",
        "2015. Gears and Their Causes 12 (3): 45–67.",
        "Gears and Their Causes 12, no. 3 (2015): 45–67.",
        "Gears and Their Causes, vol. 12, no. 3, pp. 45–67, 2015.",
        "Gears and Their Causes. 2015;12(3):45-67.",
        "Gears and Their Causes 2015, 12, 45–67.",
        "Gears and Their Causes 12 (2015), pp. 45–67",
        "Gears and Their Causes 12.3 (2015): 45-67",
        "In Gears and Their Causes, pages 3–14, 2015.",
        "In: Gears and Their Causes (pp. 3–14). Acme.",
        "In Gears and Their Causes. Acme, Bonn.",
        "In Jane Doe and Al Roe (eds.), Gears and Their Causes, 3–14. Bonn: Acme.",
        "In: Doe, J., Roe, A. (Hrsg.): Gears and Their Causes. Acme, 2015",
        "In A. Roe, editors, Gears and Their Causes. Acme, 2015",
        "A subtitle of it. Gears and Their Causes, 12(3), 45–67.",
        "// Gears and Their Causes. 2015. Т. 12. № 3. С. 45–67.",
        "Gears and Their Causes, v. 12, n. 3, p. 45-67, 2015.",
        "In: Roe A, editor. Gears and Their Causes. 2nd ed. New York: Acme; 2015. p. 3-14.",
        "In: Roe, Al (Hrsg.): Gears and Their Causes. Berlin: Acme, 2015, S. 3–14.",
        "In Gears and Their Causes (GTC), Bonn, Germany, Jul. 2015, pp. 3–14.",
        "Gears and Their Causes, 2015.",
        "Gears and Their Causes, edited by Ann Poe, 2015.",
        "2015. Gears and Their Causes, ed. by A. Poe and Al Roe, pp. 3-14. Bonn: Acme.",
        "Gears and Their Causes AC-12:45-67, 2015.",
    ],
)
def test_a_volume_pages_or_in_tell_a_container_of_any_name(behind: str) -> None:
    assert container(behind) == "Gears and Their Causes"


def test_shortened_words_end_no_name() -> None:
    assert container("On old ones. Phys. Rev. D 12, 45 (2015)") == "Phys. Rev. D"
    assert container("Comput. Phys. Commun., 2015.") == "Comput. Phys. Commun"
    assert (
        container("In Proc. of the Int. Conf. on Gears, 2015.")
        == "Proc. of the Int. Conf. on Gears"
    )


@pytest.mark.parametrize(
    "behind",
    [
        "",
        "Acme, 2015.",
        "Bonn: Acme, 2015.",
        "Paris, Acme, 2015, 250 p.",
        "Acme Books, 2015.",
        "Gears Press of Bonn, 2015.",
        "Retrieved from https://acme.example, 12(3)",
        "Jane Doe and Al Roe, 12(3)",
        "2015.",
    ],
)
def test_publishers_towns_people_and_notes_are_none(behind: str) -> None:
    assert container(behind) is None


def test_a_book_is_told_from_who_published_it() -> None:
    whole = citation("Doe, J. (2015). On Widgets. In Learning by Gears (pp. 3-4). Springer, Cham.")
    assert whole
    assert whole.details.venue == "Learning by Gears"


@pytest.mark.parametrize(
    "text",
    [
        "Doe, C., Roe, A. (2015). Widgets in burning gears. Journal of Gears, 34, 2004-2012.",
        'C. Doe and A. Roe, "Widgets in gears," Acta Gear., vol. 3, no. 2, pp. 1987-1995, 2015.',
        "Doe, C., Roe, A. Widgets in burning gears. Phys. Rev. B 82, 195106 (2015).",
        "Doe, C., Roe, A. (2015). Widgets in burning gears. Journal of Gears, 15, e2022MS003999.",
        "Doe, C., Roe, A. (2015). Widgets in burning gears. JCAP, 12(3), 45–67.",
        "C. Doe, A. Roe. Widgets in burning gears. JCAP, 12(3):45–67, 2015.",
        "C. Doe, A. Roe. Widgets in burning gears. arXiv preprint arXiv:1910.09648, 2015.",
    ],
)
def test_volumes_and_pages_are_no_years(text: str) -> None:
    whole = citation(text)
    assert whole
    assert whole.details.year == 2015


def test_a_year_in_a_reports_number_tells_less_than_another() -> None:
    assert year_of("Acta Fabri, Vol.12, No.3 GE2024-118, pp.14-19, 2025") == 2025
    assert year_of("Acta Fabri, GE2024-118") == 2024


WORDS = "Jane Doe Al R. Acta Phys. Rev In In: (eds.), and of 12 12(3), 2015 2015. pp. 3–4 // , . ;"


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(max_size=60))
def test_any_text_has_a_container_or_none(text: str) -> None:
    for found in (container(text), (names_and_container(text) or ("", None))[1]):
        assert found is None or (found.strip() and not found[0].islower())


@pytest.mark.parametrize("when", ["1 p.m. EDT — 2:30 p.m. EDT #144", "Wed 9:30 Uhr"])
def test_a_time_of_day_is_no_volume(when: str) -> None:
    assert names_and_container(when) is None
