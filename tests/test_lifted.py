"""Titles below who wrote the work, or where it appeared: "Jane Doe, Al Roe", "On Widgets"."""

import pytest

from tests.lists import ARXIV, families, references, titles, year

WORKS = (
    ("On the Use of Widgets in Mills", "Jane Doe, Richard Roe", "ICML 2019"),
    ("Do the gears of mills turn?", "Ann Poe, Max Muster, Bo Li", "CVPR 2020"),
    ("WidgetBench", "Lena Stein, Karl Bauer", "KDD 2021"),
)
HEAD = "# Widgets\n\n## Gears\n\n"
LAYOUTS = (
    "- {names}<br>{title}<br>{place}<br>[[paper]({url})] [[code](https://github.com/acme/{n})]\n",
    "- {names}  \n  **{title}**  \n  {place} [paper]({url})\n",
    '- {names}  \n  "{title}". {place}. [[paper]({url})]\n',
    "- {names}\n  - **{title}**\n  - {place}\n  - [[paper]({url})]\n",
    "- {names}\n  - {title}\n  - {place} [paper]({url})\n",
    "- {place}<br>{title}<br>{names}<br>[paper]({url})\n",
    "- **{place}**  \n  {title}  \n  {names} [paper]({url})\n",
    "{names}  \n**{title}**  \n{place}  \n[paper]({url})\n\n",
    "- {names}<br>{place}<br>{title}<br>[paper]({url})\n",
    "- {title}<br>{names}<br>{place}<br>[paper]({url})\n",
)


def _body(layout: str) -> str:
    return "".join(
        layout.format(title=title, names=names, place=place, url=f"{ARXIV}{n}", n=n)
        for n, (title, names, place) in enumerate(WORKS)
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_titles_below_names_or_places_are_titles(layout: str) -> None:
    found = references(_body(layout), HEAD)
    assert [(one.title, year(one)) for one in found] == [
        (title, int(place[-4:])) for title, _, place in WORKS
    ]
    assert [families(one) for one in found] == [
        ["Doe", "Roe"],
        ["Poe", "Muster", "Li"],
        ["Stein", "Bauer"],
    ]


def test_the_line_of_an_entry_is_that_of_its_item() -> None:
    assert [one.source.line for one in references(_body(LAYOUTS[0]), HEAD) if one.source] == [
        5,
        6,
        7,
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "- ICML 2019\n  - [On Widgets in Mills]({0}1)\n  - [On Cogs in Mills]({0}2)\n"
            "- CVPR 2020\n  - [On Springs in Mills]({0}3)\n",
            ["On Widgets in Mills", "On Cogs in Mills", "On Springs in Mills"],
        ),
        (
            "- Jane Doe, Al Roe\n  - [On Widgets in Mills]({0}1)\n  - [On Cogs in Mills]({0}2)\n"
            "- Ann Poe, Bo Li\n  - [On Springs in Mills]({0}3)\n",
            ["On Widgets in Mills", "On Cogs in Mills", "On Springs in Mills"],
        ),
        (
            "- Jane Doe, Al Roe<br>University of Gears<br>[web](https://a.org)\n"
            "- Ann Poe, Bo Li<br>Acme Labs<br>[web](https://b.org)\n",
            [],
        ),
    ],
)
def test_what_groups_others_or_names_where_people_work_is_not_turned(
    body: str, expected: list[str]
) -> None:
    assert titles(body.format(ARXIV), HEAD) == expected


def test_names_that_go_on_in_the_next_line_are_above_no_title() -> None:
    body = (
        "- Doe J, Roe R, \n  Poe A, Li B. 2015. \n  On widgets in mills. *Acta Fabri* 3(1): 4.\n"
        "- Stein M, Roe C, \n  Poe E, Li D. 2016. \n  On cogs in mills. *Acta Fabri* 4(1): 6.\n"
    )
    found = references(body, HEAD)
    assert [one.title for one in found] == ["On widgets in mills", "On cogs in mills"]
    assert [len(one.author) for one in found] == [4, 4]


@pytest.mark.parametrize(
    "items",
    [
        ("ICML 2019<br>Bonn, Germany, July 13 to 18", "CVPR 2020<br>Online, December 6 to 12"),
        ("ICML 2019<br>Reviewer for the Main Track", "CVPR 2020<br>Session Chair for Gears"),
        ("ICML 2019<br>Widgets in Old Mills [slides](https://a.org/1.pdf)",
         "CVPR 2020<br>Gears in Old Mills [video](https://youtu.be/a)"),
        ("ICML 2019<br>Workshop on the Faces of Clocks", "CVPR 2020<br>Workshop on Small Gears"),
        ("Jane Doe, Al Roe\n  - General Chairs of the Workshop\n  - Acme School, 2020",
         "Ann Poe, Bo Li\n  - Program Chairs of the Workshop\n  - Acme School, 2020"),
        ("Jane Doe, Al Roe<br>Wrote the first version of the parser",
         "Ann Poe, Bo Li<br>Translated the manual to German and French"),
    ],
)  # fmt: skip
def test_events_talks_roles_and_thanks_are_no_works(items: tuple[str, ...]) -> None:
    assert titles("".join(f"- {item}\n" for item in items), "# Gears\n\n") == []


def test_titles_below_where_and_when_may_have_names_behind_them_or_lead_to_a_paper() -> None:
    body = (
        "- ICML 2019<br>On the Use of Widgets. Jane Doe, Al Roe\n"
        "- CVPR 2020<br>Gears and Their Teeth. Ann Poe, Bo Li\n"
        f"- KDD 2021<br>How Do Cogs Turn in Mills? [paper]({ARXIV}1)\n"
        "- KDD 2022<br>Workshop on the Faces of Clocks\n"
    )
    found = references(body, HEAD)
    assert [(one.title, families(one), year(one)) for one in found] == [
        ("On the Use of Widgets", ["Doe", "Roe"], 2019),
        ("Gears and Their Teeth", ["Poe", "Li"], 2020),
        ("How Do Cogs Turn in Mills?", [], 2021),
    ]


@pytest.mark.parametrize(
    "items",
    [
        ("Jane Doe (MIT), Al Roe (ETH)<br>On the Use of Widgets", "Ann Poe, Bo Li<br>Gears of Old"),
        ("Jane Doe, Al Roe<br>On the Use of Widgets<br>Acta Fabri, to appear",
         "Ann Poe, Bo Li<br>Gears of Old<br>Acta Fabri"),
        ("Jane Doe, Al Roe\n  - On the Use of Widgets\n  - Acta Fabri",
         "Ann Poe, Bo Li\n  - Gears of Old\n  - Acta Fabri"),
    ],
)  # fmt: skip
def test_titles_below_several_people_need_neither_year_nor_link(items: tuple[str, ...]) -> None:
    found = references("".join(f"- {item}\n" for item in items), "# Publications\n\n")
    assert [(one.title, families(one)) for one in found] == [
        ("On the Use of Widgets", ["Doe", "Roe"]),
        ("Gears of Old", ["Poe", "Li"]),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Teams of Robots for the Mill",
        "Members of Two Gear Boxes",
        "Teaching Old Gears to Students",
        "How to Find Good Reviewers",
    ],
)
def test_a_title_may_begin_or_end_with_those_who_do_something(title: str) -> None:
    body = "".join(
        f"- {names}<br>{said}<br>{place} [paper]({ARXIV}{n})\n"
        for n, (said, names, place) in enumerate([(title, *WORKS[0][1:]), *WORKS[1:]])
    )
    assert titles(body, HEAD)[0] == title


@pytest.mark.parametrize(
    "links",
    [
        "{}",
        "<{}>",
        "[[PDF]]({}) [[源码]](https://github.com/a/b)",
        "![](https://img.shields.io/badge/ICML-2020-blue) [PDF]({})",
    ],
)
@pytest.mark.parametrize(
    "expected",
    [
        ["On the Use of Widgets", "Gears of the North", "Cogs for Mills", "Von Rädern zu Mühlen"],
        ["部品の研究について", "歯車の設計手法の調査", "Gears of the North", "水車の部品と歯車"],
    ],
)
def test_titles_below_the_links_of_their_papers_are_put_above_these(
    links: str, expected: list[str]
) -> None:
    body = "".join(
        f"- {links.format(f'{ARXIV}{n}')}\n    - {title}\n" for n, title in enumerate(expected)
    )
    assert titles(body, HEAD) == expected


def test_names_below_such_titles_are_theirs() -> None:
    works = {
        "A study of widgets": "Doe, Jane; Roe, Al",
        "How gears turn": "Poe, Ann; Li, Bo",
        "Cogs in mills": "Roe, Carla",
    }
    body = "".join(
        f"- [PDF]({ARXIV}{n})\n  * {title}\n  * _{names}_\n"
        for n, (title, names) in enumerate(works.items())
    )
    found = references(body, HEAD)
    assert [one.title for one in found] == list(works)
    assert [len(one.author) for one in found] == [2, 2, 1]


@pytest.mark.parametrize("note", ["Shows that gears turn.", "good read", "shows how gears turn"])
def test_notes_below_addresses_are_no_titles(note: str) -> None:
    body = "".join(f"- {ARXIV}{n}\n    - {note}\n" for n in range(4))
    assert not any(one.title and note[:8] in one.title for one in references(body, HEAD))
