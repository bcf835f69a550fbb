"""Titles that are headings, above who wrote the work, when, and a link by its journal's name."""

from refsync.readers.markdown import read


def test_the_link_behind_who_and_when_below_a_title_leads_to_it_by_its_journal() -> None:
    (first, second) = read(
        "# Publications\n\n## 2023\n\n"
        "### The Order of Gears and Its Use in Mills\n"
        "Jane Doe, Richard Roe (2023), [Environmental gears](https://doi.org/10.1000/1)\n\n"
        "### Cogs Shape but Do Not Constrain Wheels\n"
        "Ann Poe, Max Muster (2023), [Society of Wheels](https://doi.org/10.1000/2)\n",
        "x",
    ).references
    assert [first.title, first.container_title] == [
        "The Order of Gears and Its Use in Mills", "Environmental gears",
    ]  # fmt: skip
    assert [name.family for name in second.author] == ["Poe", "Muster"]
    assert (second.identifiers["doi"], second.section) == ("10.1000/2", ("2023",))


def test_a_linked_title_behind_who_and_when_is_none_of_the_headings() -> None:
    (work,) = read(
        "# Papers\n\n## Gears and the Many Uses of Wheels\n\n"
        "Jane Doe, Richard Roe (2023), [On the Order of Cogs in Old Mills](https://doi.org/10.1000/1)\n",
        "x",
    ).references
    assert work.title == "On the Order of Cogs in Old Mills"
