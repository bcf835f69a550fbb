"""Names beside a title, with a month and its year behind them."""

import pytest

from tests.lists import ARXIV, families, references, year

MONTHS = (
    *("2015", "01-2015", "01/2015", "1-2015", "2015-01", "2015/01", "2015.01", "2015-01-14"),
    *("Jan 2015", "Jan. 2015", "January 2015", "January, 2015", "14 Jan 2015", "2015 Jan"),
    *("May 2015", "Sept. 2015", "Dezember 2015", "Mai 2015"),
)
FORMS = ("({who}, {when})", "{who}, {when}", "{who} ({when})", "- {who}, {when}")
WHO = {
    "Doe & Roe": ["Doe", "Roe"],
    "Jane Doe and Richard Roe": ["Doe", "Roe"],
    "Jane Doe, Al Roe, Eve Poe": ["Doe", "Roe", "Poe"],
    "Doe et al.": ["Doe"],
    "J. Doe": ["Doe"],
}
TITLES = ("On Widgets in Mills", "The Size of Gears", "Cogs in Use", "A Study of Wheels", "Of Rods")


@pytest.mark.parametrize("when", MONTHS)
@pytest.mark.parametrize("form", FORMS)
def test_a_month_behind_names_hides_none_of_them(form: str, when: str) -> None:
    items = (
        f"- [{title}]({ARXIV}{n}) {form.format(who=who, when=when)}\n"
        for n, (title, who) in enumerate(zip(TITLES, WHO, strict=True))
    )
    found = references("".join(items))
    assert [families(one) for one in found] == list(WHO.values())
    assert [year(one) for one in found] == [2015] * len(WHO)


@pytest.mark.parametrize("when", ["2015", "01-2015", "Jan 2015", "May, 2015", "2015-01"])
def test_one_family_name_in_brackets_is_the_authors_where_others_have_theirs(when: str) -> None:
    alone = f"- [Of Rods]({ARXIV}9) (Muster, {when})\n"
    others = "".join(
        f"- [{title}]({ARXIV}{n}) ({who}, {when})\n"
        for n, (title, who) in enumerate(zip(TITLES, ("Doe et al.", "Roe & Poe") * 2, strict=False))
    )
    assert families(references(others + alone)[-1]) == ["Muster"]
    assert families(references(alone * 3)[-1]) == []
    venue = alone.replace("Muster", "Nature")
    assert families(references(others + venue)[-1]) == []


@pytest.mark.parametrize("given", ["Marta", "Julia", "Maya", "Augusta"])
def test_given_names_that_begin_as_months_do_are_none(given: str) -> None:
    (found,) = references(f"- [On Widgets in Mills]({ARXIV}1). Doe, {given}, 2015\n")
    assert all(name.family == "Doe" and name.given == given for name in found.author)


def test_a_stop_behind_a_given_name_is_no_months() -> None:
    (found,) = references("- Doe, Jan. 2015. On Widgets in Mills. Acta Fabri 12 (3), 4–5.\n")
    assert [(name.family, name.given) for name in found.author] == [("Doe", "Jan")]
    assert found.title == "On Widgets in Mills"
