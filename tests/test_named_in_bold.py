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
