"""Years in front of names, in lists of papers that begin so throughout."""

import pytest

from tests.lists import families, references, titles, year

WORKS = (
    ("2015", "Jane Doe", "On the Use of Widgets"),
    ("2017", "Richard Roe", "Turning Gears without Water"),
    ("2009", "Ann O'Poe", "What Do Mills Grind?"),
    ("2011", "Max Muster and Eve Coe", "Cogs of the North: A Study"),
)
FORMS = (
    "({when}) {who} - {title}",
    "[{when}] {who} – {title}",
    "{when}. {who}. {title}. Acta Fabri.",
    "({when}) {who} - [{title}]({url})",
    "[({when}) {who} - {title}]({url})",
    "[{when}. {who}. {title}. Acta Fabri.]({url})",
    "({when}) {who} - {title} [[pdf]({url})]",
    "{when}. {who}. {title}. Acta Fabri. [[pdf]({url})]",
)


def _rows(form: str) -> list[str]:
    return [
        form.format(when=when, who=who, title=title, url=f"https://www.acme.org/{n}.pdf")
        for n, (when, who, title) in enumerate(WORKS)
    ]


@pytest.mark.parametrize("form", FORMS)
def test_names_between_a_year_and_a_title_are_the_authors(form: str) -> None:
    items = "".join(f"- {row}\n" for row in _rows(form))
    rows = "".join(f"| {n} | {row} |\n" for n, row in enumerate(_rows(form), 1))
    for body in (items, f"| # | Reference |\n|---|---|\n{rows}"):
        found = references(body, "# Reading list\n\n## Papers\n\n")
        assert [one.title for one in found] == [title for _, _, title in WORKS]
        assert [families(one)[0] for one in found] == ["Doe", "Roe", "O'Poe", "Muster"]
        assert [year(one) for one in found] == [2015, 2017, 2009, 2011]


@pytest.mark.parametrize("above", ["# My Mill\n\n## Talks\n\n", "# My Mill\n\n## Members\n\n"])
def test_years_and_names_below_other_headings_cite_nothing(above: str) -> None:
    items = "".join(f"- {row}\n" for row in _rows("({when}) {who} - {title}")[:3])
    assert not any(map(families, references(items, above)))


SEVERAL = "Jane Doe, Al Roe and Eve Poe"


@pytest.mark.parametrize(
    "names",
    [
        ("Wide Gears", "Cogs in Use", "Wheels", "Of Mills"),
        ("Jane Doe", "Jane Doe", "Jane Doe", "Jane Doe and Al Roe"),
        ("ICML", "NeurIPS", "CVPR", "KDD"),
        ("Acme Labs", "Gear Brain", "Muster Systems", SEVERAL),
        ("Revue Muster", "Jahrbuch Muster", "Lancet Belts", SEVERAL),
        ("Belt Shift", "Robot Hands", "Wheel Turns", "Rod Stones"),
        ("Robot Widgets", "Gear Shift", "Wheel Turns", SEVERAL),
    ],
)
@pytest.mark.parametrize("form", ["({when}) {name} - {title}", "{when}. {name}. {title}. Acme."])
def test_what_stands_there_in_other_lists_is_nobody(names: tuple[str, ...], form: str) -> None:
    items = "".join(
        f"- {form.format(when=when, name=name, title=title)}\n"
        for (when, _, title), name in zip(WORKS, names, strict=True)
    )
    found = references(items, "# Reading list\n\n## Papers\n\n")
    assert not any(map(families, found[:3]))


@pytest.mark.parametrize("names", [("Ann Coe", "Ida Loe", "Max Muster"), ("Al Springs",) * 3])
def test_names_in_full_that_differ_are_somebodys_where_one_text_has_several(
    names: tuple[str, ...],
) -> None:
    items = "".join(
        f"- ({when}) {name} - {title}\n"
        for (when, _, title), name in zip(WORKS, (*names, SEVERAL), strict=True)
    )
    found = references(items, "# Reading list\n\n## Papers\n\n")
    assert [bool(families(one)) for one in found[:3]] == [len(set(names)) > 1] * 3


def test_a_title_of_two_words_before_those_who_wrote_it_stays_one() -> None:
    works = {
        "Gear Shift": "Jane Doe, Al Roe",
        "Robot Hands": "Ann Coe",
        "Wheel Turns": "Max Muster",
    }
    items = "".join(f"- 2015. {title}. {who}. ICML.\n" for title, who in works.items())
    items += f"- 2015. {SEVERAL}. On the Use of Widgets. ICML.\n"
    found = titles(items, "# Reading list\n\n## Papers\n\n")
    assert found == [*works, "On the Use of Widgets"]


def test_a_year_in_front_of_some_titles_stays_where_it_is() -> None:
    items = "".join(f"- {when} {title}\n" for when, _, title in WORKS)
    found = titles(items, "# Reading list\n\n## Papers\n\n")
    assert found == [title for _, _, title in WORKS]
