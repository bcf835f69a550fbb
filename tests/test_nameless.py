"""Works of which a list says no more than who wrote them, and when."""

from tests.lists import families, references, titles, year

DOI = "https://doi.org/10.1000/18"


def test_names_in_the_place_of_titles_are_the_authors() -> None:
    found = references(
        f"- Doe & Roe (1989). [DOI: 10.1000/181]({DOI}1)\n"
        f"- Poe (2003) ({DOI}2)\n"
        f"- Noe, Doe & Roe (2005) [paper]({DOI}3)\n"
        f"- Noe et al. (2021). [DOI: 10.1000/184]({DOI}4)\n"
    )
    assert [(one.title, families(one), year(one)) for one in found] == [
        ("doi:10.1000/181", ["Doe", "Roe"], 1989),
        ("doi:10.1000/182", ["Poe"], 2003),
        ("doi:10.1000/183", ["Noe", "Doe", "Roe"], 2005),
        ("doi:10.1000/184", ["Noe"], 2021),
    ]


def test_they_may_be_linked_with_where_the_work_appeared() -> None:
    link = "https://ui.adsabs.harvard.edu/abs/19"
    found = references(
        f"- [Doe & Roe (1992), 1992ApJS...80..109B]({link}1)\n"
        f"- [Poe & Noe (1991), 1991ApJ...373..465F]({link}2) — old gears.\n"
    )
    assert [(one.title, families(one), year(one)) for one in found] == [
        (f"{link}1", ["Doe", "Roe"], 1992), (f"{link}2", ["Poe", "Noe"], 1991),
    ]  # fmt: skip


def test_a_title_of_two_names_is_one_among_others() -> None:
    body = f"- Gears & Widgets (1989) [paper]({DOI}1)\n- A Study of Cogs (2003) [paper]({DOI}2)\n"
    assert titles(body) == ["Gears & Widgets", "A Study of Cogs"]


def test_names_without_a_year_or_a_link_stay_titles() -> None:
    body = f"- Gears & Widgets [paper]({DOI}1)\n- Cogs & Levers [paper]({DOI}2)\n"
    assert titles(body) == ["Gears & Widgets", "Cogs & Levers"]
