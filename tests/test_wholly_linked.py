"""Citations, title first, all of which is one link."""

import pytest

from tests.lists import families, references, titles, year

WORKS = (
    ("On the Use of Widgets", "Jane Doe, Richard Roe", 2015),
    ("Turning Gears without Water", "Al Poe", 2017),
    ("What Do Mills Grind?", "Ann O'Poe, Max Muster", 2009),
    ("Cogs of the North: A Study", "Max Muster, Eve Coe, Jane Doe", 2011),
)
LIST = "# Reading list\n\n## Papers\n\n"
FORMS = (
    "{title}. {who}. ICML {when}",
    "{title} - {who} (ICML {when})",
    "{title}, {who}, ICML {when}",
    "*{title}*. {who}. Journal of Gears, {when}.",
    "**ICML {when}** {title}. {who}.",
    "*ICML {when}*: {title}. {who}.",
)


@pytest.mark.parametrize("container", ["- {row}\n", "{row}\n\n"])
@pytest.mark.parametrize("form", FORMS)
def test_say_of_each_what_those_beside_it_say(form: str, container: str) -> None:
    rows = (
        f"[{form.format(title=title, who=who, when=when)}](https://doi.org/10.1000/gears.{n})"
        for n, (title, who, when) in enumerate(WORKS)
    )
    found = references("".join(container.format(row=row) for row in rows), LIST)
    assert [one.title for one in found] == [title for title, _, _ in WORKS]
    assert [families(one)[0] for one in found] == ["Doe", "Poe", "O'Poe", "Muster"]
    assert [year(one) for one in found] == [when for _, _, when in WORKS]
    assert [one.identifiers["doi"] for one in found] == [f"10.1000/gears.{n}" for n in range(4)]


def test_linked_titles_beside_one_such_citation_stay_as_they_are() -> None:
    items = [
        "On the Use of Widgets. Jane Doe, Richard Roe. ICML 2015",
        "Turning Gears without Water by Mills",
        "Cogs of the North, Wheels, Belts",
        "What Do Old Mills Grind Today? A Study",
    ]
    rows = (f"- [{item}](https://doi.org/10.1000/gears.{n})\n" for n, item in enumerate(items))
    assert titles("".join(rows), LIST)[1:] == items[1:]
