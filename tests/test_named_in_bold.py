"""Names in bold in front of titles in italics, where nearly all items of a list begin so."""

import pytest

from tests.lists import families, references

SHOP = "https://www.acme.org/books/"
WORKS = (
    ("Muster", "On Widgets"),
    ("Doe", "Widgetry"),
    ("Roe", "The Basic Works of Roe"),
    ("Doe", "A Treatise of Many Gears"),
    ("Coe", "The Miller"),
)


def _items(form: str) -> str:
    return "".join(
        f"* {form.format(who=who, title=title, url=f'{SHOP}{n}')}\n"
        for n, (who, title) in enumerate(WORKS)
    )


@pytest.mark.parametrize(
    "form",
    [
        "**{who}**, [_{title}_]({url}), ed. Poe: _Book I 1–13, Book II_",
        "**{who}**, [_{title}_]({url}), 2nd ed., eds. Poe, Loe",
        "**{who}**, _[{title}]({url})_",
        "**{who},** [_{title}_]({url})",
        "**{who}**, _{title}_, ed. Poe: _“On Cogs”, “On Rods”_",
        "**{who}**, _{title}_",
    ],
)
def test_a_name_in_bold_is_the_authors_of_the_italics_behind_it(form: str) -> None:
    found = references(_items(form), "# Reading List\n\n## Widgets\n\n")
    assert [one.title for one in found] == [title for _, title in WORKS]
    assert [families(one) for one in found] == [[who] for who, _ in WORKS]


@pytest.mark.parametrize(
    ("item", "title", "who"),
    [
        ("**Loe*, _Summa Rotarum_: _Book I 1–13, Book II 1–5_", "Summa Rotarum", ["Loe"]),
        ("**Loe**, _On Rods_ or _On Cogs_", "On Rods", ["Loe"]),
        ("**Loe** _Rods_, eds. Poe, Doe: _Book I, Book II_", "Rods", ["Loe"]),
        (f"**Loe, Zoe, Poe**, [_Old Rods_]({SHOP}9), ed. Doe", "Old Rods", ["Loe", "Zoe", "Poe"]),
        (f"**Pre-Widgetry**, [_Old Rods_]({SHOP}9), ed. Doe: _“Of Loe”_", "Old Rods", []),
    ],
)
def test_others_are_read_as_these_are(item: str, title: str, who: list[str]) -> None:
    items = _items("**{who}**, [_{title}_]({url}), ed. Poe")
    found = references(f"{items}* {item}\n", "# Reading List\n\n## Widgets\n\n")
    assert (found[-1].title, families(found[-1])) == (title, who)


@pytest.mark.parametrize(
    "topics",
    [
        ("Economics", "Gear Design", "Topology", "Mechanics", "Logic"),
        ("Recommended", "Optional", "Advanced", "Required", "Classics"),
    ],
)
def test_topics_and_remarks_in_bold_are_nobody(topics: tuple[str, ...]) -> None:
    items = "".join(
        f"* **{topic}**, [_{title}_]({SHOP}{n})\n"
        for n, (topic, (_, title)) in enumerate(zip(topics, WORKS, strict=True))
    )
    found = references(items, "# Reading List\n\n## Widgets\n\n")
    assert not any(map(families, found))


def test_words_in_bold_are_nobody_where_others_wrote_the_works() -> None:
    names = ("Jane Doe", "Al Roe", "Eve Poe", "Max Muster", "Ann Coe")
    items = "".join(
        f"* **Gear{n}**, [_{title} in Mills_]({SHOP}{n}) by {who} and Ida Loe\n"
        for n, (who, (_, title)) in enumerate(zip(names, WORKS, strict=True))
    )
    found = references(items, "# Reading List\n\n## Widgets\n\n")
    assert [families(one)[-1] for one in found] == ["Loe"] * len(names)


def test_a_few_words_in_bold_tell_nothing() -> None:
    items = "".join(f"* [On the Use of Gears {n}]({SHOP}{n})\n" for n in range(8))
    found = references(f"{items}* **Wheels**, [_On Widgets and Rods_]({SHOP}9)\n", "# Books\n\n")
    assert families(found[-1]) == []


NOBODYS = ("Muster", "Doe", "Roe", "Poe", "Coe", "Loe", "Widget", "Cog")


def _read(names: tuple[str, ...], form: str, head: str) -> list[list[str | None]]:
    items = "".join(
        "* " + form.format(who=who, n=n, url=f"{SHOP}{n}") + "\n" for n, who in enumerate(names)
    )
    return [families(one) for one in references(items, head)]


def test_who_wrote_a_work_may_stand_behind_the_month_when_it_was_read() -> None:
    form = "**{who}**, *Gears of Old Mills {n}* by Jane Doe"
    months = ("January", "April", "August", "May")
    items = "".join(f"* {form.format(who=month, n=n)}\n" for n, month in enumerate(months))
    found = references(items, "# Reading List\n\n## Widgets\n\n")
    assert not {"January", "April", "August", "May"} & {
        who for one in found for who in families(one)
    }
    linked = "**{who}**, [*Gears of Old Mills {n}*]({url}) by Jane Doe"
    assert _read(months, linked, "# Reading List\n\n## Widgets\n\n") == [["Doe"]] * 4


def test_names_in_italics_behind_topics_are_no_titles() -> None:
    people = ("Jane Doe", "Al Roe", "Ann Poe", "Max Muster")
    items = "".join(
        f"* **{topic}**, *{who}*\n"
        for topic, who in zip(("Widgetry", "Millwork", "Rodwork", "Beltwork"), people, strict=True)
    )
    found = references(items, "# Reading List\n\n## Widgets\n\n")
    assert not {*people} & {one.title for one in found}


@pytest.mark.parametrize("head", ["# My Mill\n\n## Films\n\n", "# Reading List\n\n## Videos\n\n"])
def test_what_is_listed_so_below_other_headings_is_nobodys(head: str) -> None:
    form = "**{who}**, [*On Rods {n}*]({url})"
    assert not any(_read(NOBODYS[:5], form, head))
    assert all(_read(NOBODYS[:5], form, "# Reading List\n\n"))


@pytest.mark.parametrize(("topics", "are_named"), [(1, True), (4, False)])
def test_few_names_may_be_topics(topics: int, *, are_named: bool) -> None:
    names = (*("Topology", "Mechanics", "Economics", "Logic")[:topics], *NOBODYS[: 8 - topics])
    found = _read(names, "**{who}**, [*On Rods {n}*]({url})", "# Books\n\n")
    assert any(found) is are_named


@pytest.mark.parametrize(("commas", "are_named"), [(6, True), (2, False)])
def test_most_names_have_a_comma(commas: int, *, are_named: bool) -> None:
    items = "".join(
        f"* **{who}**{',' if n < commas else ''} [*On Rods {n}*]({SHOP}{n})\n"
        for n, who in enumerate(NOBODYS)
    )
    assert [bool(families(one)) for one in references(items, "# Books\n\n")] == [are_named] * 8


@pytest.mark.parametrize("label", ["Nature", "ICML", "Video", "Slides"])
def test_venues_and_labels_in_bold_are_nobody_among_names(label: str) -> None:
    found = _read((*NOBODYS, label), "**{who}**, [*On Rods {n}*]({url})", "# Books\n\n")
    assert label not in found[-1]
    assert all(found[: len(NOBODYS)])
