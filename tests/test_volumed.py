"""Where and when set off before a dash and the title: "**2021 Acta** - On Widgets"."""

import pytest

from tests.lists import ARXIV, references, titles, year

HEAD = "# Widgets\n\n## Gears\n\n"
WORKS = (
    ("On the Size of Widgets", "Nature", 2019),
    ("A Study of the Gears of Doe", "Cell", 2020),
    ("The motion of cogs in the sea", "Nature Methods", 2021),
    ("How springs come loose in the cold", "Acta Fabri", 2022),
)


@pytest.mark.parametrize(
    "layout",
    [
        "* [**{year} {venue}**]({url}) - {title}",
        "* ✅ [**{year} {venue}** ]({url})- {title}",
        "* [{venue}, {year}]({url}) – {title}",
        "* [**{year} {venue}**]({url}) (by machine) **-** {title}",
    ],
)
def test_a_title_stands_behind_where_and_when_that_are_linked(layout: str) -> None:
    items = (
        layout.format(title=title, venue=venue, year=when, url=f"{ARXIV}{n}")
        for n, (title, venue, when) in enumerate(WORKS)
    )
    found = references("\n".join(items), HEAD)
    assert [(one.title, year(one)) for one in found] == [(t, when) for t, _, when in WORKS]
    assert [one.identifiers["arxiv"][-1] for one in found] == ["0", "1", "2", "3"]
    assert [one.container_title for one in found] == ["Nature", "Cell", "Nature Methods", None]


@pytest.mark.parametrize(
    "layout", ["* **{year} {venue}** - {title}", "* _**{venue} {year}**_ - {title}"]
)
def test_a_title_needs_no_link_behind_where_and_when_in_bold(layout: str) -> None:
    items = (layout.format(title=t, venue=venue, year=when) for t, venue, when in WORKS)
    found = references("\n".join(items), HEAD)
    assert [(one.title, year(one)) for one in found] == [(t, when) for t, _, when in WORKS]


def test_a_numbered_label_in_bold_above_items_is_none_of_them() -> None:
    items = [f"* **{when} {venue}** - {title}\n" for title, venue, when in WORKS]
    body = f"**(1) Tools for the Use of Gears**\n\n{''.join(items[:2])}\n"
    body += f"**(2) Studies of the Use of Gears**\n\n{''.join(items[2:])}"
    assert titles(body, HEAD) == [title for title, _, _ in WORKS]


@pytest.mark.parametrize("said", ["2021 May", "2021 Acme Day", "May 12, 2021"])
def test_dates_and_days_are_no_volumes(said: str) -> None:
    body = "\n".join(f"* **{said}** - {title}" for title, _, _ in WORKS)
    assert not titles(body, HEAD)


@pytest.mark.parametrize("linked", [True, False])
@pytest.mark.parametrize(
    "above", ["ICML {}", "{}", "{}-03-11", "March {}", "**ICML {}**", "[ICML {}]", "{}年3月11日"]
)
def test_a_title_stands_first_in_the_items_below_where_or_when(above: str, linked: bool) -> None:
    items = (
        f"- {above.format(when)}\n"
        f"  - {f'[{title}]({ARXIV}{n})' if linked else f'**{title}**'}\n"
        f"  - Jane Doe, Richard Roe\n"
        f"  - [paper]({ARXIV}{n})\n"
        for n, (title, _, when) in enumerate(WORKS)
    )
    found = references("".join(items), HEAD)
    assert [(one.title, year(one)) for one in found] == [(t, when) for t, _, when in WORKS]
    assert {len(one.author) for one in found} == {2}


def test_a_volume_above_several_titles_is_their_label() -> None:
    below = "  - **On the Size of Widgets** [pdf]({0}1)\n  - **On the Age of Gears** [pdf]({0}2)\n"
    found = references(f"- ICML 2020\n{below}- ACL 2021\n{below}".format(ARXIV), HEAD)
    assert [one.title for one in found[:2]] == ["On the Size of Widgets", "On the Age of Gears"]
    assert [year(one) for one in found] == [2020, 2020, 2021, 2021]


def test_notes_below_the_only_title_of_a_year_are_no_authors() -> None:
    body = f"- 2020\n  - [On the Size of Widgets]({ARXIV}1)\n  - Gears\n"
    body += f"- 2021\n  - [On the Age of Gears]({ARXIV}2)\n  - Cogs\n"
    found = references(body, HEAD)
    assert [one.title for one in found] == ["On the Size of Widgets", "On the Age of Gears"]
    assert not any(one.author for one in found)
