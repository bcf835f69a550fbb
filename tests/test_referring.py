"""Tables one column of which has whole citations."""

import pytest

from tests.lists import families, references, titles, year

WORKS = (
    ("On the Use of Widgets", "Jane Doe, Richard Roe", 2015),
    ("Turning Gears without Water", "Al Poe", 2017),
    ("What Do Mills Grind?", "Ann O'Poe, Max Muster", 2009),
    ("Cogs of the North: A Study", "Max Muster, Eve Coe", 2011),
)
LIST = "# Reading list\n\n## Papers\n\n"
FORMS = (
    "[ICML {when}] [{title}]({url}). {who}",
    "**ICML {when}** {title}. {who}. [[paper]({url})]",
    "{who}. {title}. Journal of Gears, {when}. {url}",
    "{title} ({who}, {when}) [pdf]({url})",
    "{title} by {who} ({when}) {url}",
)


def _rows(form: str) -> list[str]:
    return [
        form.format(title=title, who=who, when=when, url=f"https://doi.org/10.1000/gears.{n}")
        for n, (title, who, when) in enumerate(WORKS)
    ]


def _table(heads: str, rows: list[str]) -> str:
    columns = heads.count("|") - 1
    return f"{heads}\n|{'---|' * columns}\n" + "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("head", ["Reference", "Citation", "**References**", "Référence"])
def test_are_read_as_lists_of_these(head: str, form: str) -> None:
    rows = [f"| {n} | {row} |" for n, row in enumerate(_rows(form), 1)]
    found = references(_table(f"| # | {head} |", rows), LIST)
    assert [one.title for one in found] == [title for title, _, _ in WORKS]
    assert [families(one)[0] for one in found] == ["Doe", "Poe", "O'Poe", "Muster"]
    assert [year(one) for one in found] == [2015, 2017, 2009, 2011]
    assert [one.identifiers["doi"] for one in found] == [f"10.1000/gears.{n}" for n in range(4)]


def test_stay_tables_where_other_columns_say_more() -> None:
    rows = [
        f"| [{title}](https://doi.org/10.1000/gears.{n}) | {who}, {when} |"
        for n, (title, who, when) in enumerate(WORKS)
    ]
    assert titles(_table("| Title | Reference |", rows), LIST) == [title for title, _, _ in WORKS]


def test_of_keys_are_no_lists_of_works() -> None:
    rows = [f"| {n} | Doe {n + 2010} |" for n in range(1, 5)]
    assert not titles(_table("| # | Reference |", rows), LIST)
