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


@pytest.mark.parametrize(
    "names",
    [
        ("Wide Gears", "Cogs in Use", "Wheels", "Of Mills"),
        ("Jane Doe", "Jane Doe", "Jane Doe", "Jane Doe"),
        ("ICML", "NeurIPS", "CVPR", "KDD"),
    ],
)
def test_what_stands_there_in_other_lists_is_nobody(names: tuple[str, ...]) -> None:
    items = "".join(
        f"- ({when}) {name} - {title}\n"
        for (when, _, title), name in zip(WORKS, names, strict=True)
    )
    assert not any(map(families, references(items, "# Reading list\n\n## Papers\n\n")))


def test_a_year_in_front_of_some_titles_stays_where_it_is() -> None:
    items = "".join(f"- {when} {title}\n" for when, _, title in WORKS)
    found = titles(items, "# Reading list\n\n## Papers\n\n")
    assert found == [title for _, _, title in WORKS]
