"""Titles below the short names of works, or behind them."""

from refsync.readers.markdown import read

LINKS = "[[code]](https://github.com/acme/acme) [[pdf]](https://arxiv.org/pdf/2101.0000{}.pdf)"
PICTURE = "![done](done.svg)\n\n"


def found(below: str, *, picture: str = "", names: int = 2) -> list[tuple[str, int | None]]:
    """The titles and years, where each name and its links stand above the same text."""
    text = "".join(
        f"**Wid-{n}** {LINKS.format(n)}\n\n{picture}{below}\n\n> It turns.\n\n"
        for n in range(names)
    )
    references = read(f"# List\n\n## Widgets\n\n{text}", "x").references
    return [(one.title, one.issued.year if one.issued else None) for one in references]


def test_are_the_titles_where_they_say_where_and_when() -> None:
    assert found("A Study of Small Gears. *ICML 2020*.") == [("A Study of Small Gears", 2020)] * 2


def test_may_stand_behind_pictures() -> None:
    below = "A Study of Small Gears. *ICML 2020*."
    assert found(below, picture=PICTURE) == [("A Study of Small Gears", 2020)] * 2


def test_are_none_if_they_only_tell_of_the_work() -> None:
    assert found("A way to build small gears. Used since 2020.") == [
        ("Wid-0", None),
        ("Wid-1", None),
    ]


def test_are_none_below_a_single_name() -> None:
    assert found("A Study of Small Gears. *ICML 2020*.", names=1) == [("Wid-0", None)]


def in_italics(*names: str, said: str = "A Study of Small Gears") -> list[tuple[str, list[str]]]:
    """The titles and authors, where each name in bold stands before the same italics."""
    items = "".join(
        f"- **{name}**, *{said}.* In: ICML'20. {LINKS.format(n)}\n" for n, name in enumerate(names)
    )
    references = read(f"# List\n\n## Widgets\n\n{items}", "x").references
    return [
        (one.title, [name.family or name.literal or "" for name in one.author])
        for one in references
    ]


def test_are_in_italics_behind_them_before_a_venue() -> None:
    names = ("Wid", "GearNet", "Gear Tuning", "Wid** & **Wide", "Wid Tuning With Gears / Cogs")
    assert in_italics(*names) == [("A Study of Small Gears", [])] * len(names)


def test_are_behind_the_names_of_those_who_wrote_them() -> None:
    names = ("Jane Doe", "Richard Roe", "Paul Poe")
    assert in_italics(*names) == [("A Study of Small Gears", [who.split()[1]]) for who in names]


def test_are_in_bold_if_people_stand_in_italics_behind_them() -> None:
    found = in_italics("On Widgets", "On Gears", "On Axles", said="Jane Doe, Richard Roe")
    assert [title for title, _ in found] == ["On Widgets", "On Gears", "On Axles"]


def test_names_in_bold_of_people_stay_their_authors() -> None:
    found = in_italics("Roe", "Doe et al.", "Smith and Doe", "Poe", "Muster")
    assert [who for _, who in found] == [["Roe"], ["Doe"], ["Smith", "Doe"], ["Poe"], ["Muster"]]


def test_a_name_that_is_surely_of_people_is_theirs_among_those_of_works() -> None:
    found = in_italics("GearNet", "Wid-2", "Gear Tuning", "Doe et al.")
    assert [who for _, who in found] == [[], [], [], ["Doe"]]


NAMED = (
    "**Wid**（2013）\n\n论文：[On the Use of Small Gears](https://arxiv.org/abs/2101.00001)\n\n"
    "简介：齿轮很小，转得很快。\n\n代码链接：[https://github.com/acme/wid](https://github.com/acme/wid)\n\n"
    "**GearNet** (2015)\n\nPaper: [On the Use of Large Gears](https://arxiv.org/abs/2101.00002)\n\n"
)


def test_are_labelled_below_the_names_of_works() -> None:
    one, other = read(f"# List\n\n## Papers\n\n{NAMED}", "x").references
    assert one.issued
    assert (one.title, one.issued.year) == ("On the Use of Small Gears", 2013)
    assert [link.kind for link in one.links] == ["paper", "code"]
    assert other.title == "On the Use of Large Gears"


def test_are_labelled_without_names_above_them() -> None:
    title = "On the Use of Small Gears"
    body = "".join(f"Paper: [{title} {n}](https://arxiv.org/abs/2101.0000{n})\n\n" for n in "12")
    found = read(f"# List\n\n## Papers\n\n{body}", "x").references
    assert [one.title for one in found] == [f"{title} 1", f"{title} 2"]
