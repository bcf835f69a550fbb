"""Works that are told by where their links lead, and by what stands around their titles."""

import pytest

from refsync.readers.markdown import read
from tests.lists import ARXIV, families, references, titles, year

_WORKS = list(enumerate(("Widgets", "Gears", "Cogs"), 1))


@pytest.mark.parametrize(
    ("address", "isbn"),
    [
        ("https://www.amazon.co.uk/Widgets-Made-Simple/dp/0306406152/ref=sr_1", "9780306406157"),
        ("https://acme.com/product/isbn/0306406152", "9780306406157"),
        ("https://acme.com/shop/on-widgets-9783161484100?lang=en", "9783161484100"),
        ("https://acme.com/openurl?genre=book&isbn=978-3-16-148410-0", "9783161484100"),
        ("https://books.google.de/books/about/Widgets.html?id=abcdefgh", None),
        ("https://press.acme.edu/titles/8002.html", None),
    ],
)
def test_pages_of_books_at_shops_and_publishers_are_works(address: str, isbn: str | None) -> None:
    (reference,) = references(f"- [Widgets and How They Turn]({address})\n", "## Gears\n\n")
    assert reference.identifiers.get("isbn") == isbn


@pytest.mark.parametrize(
    "address", ["https://www.amazon.com/Widget/dp/B07R295MLS", "https://press.acme.edu/"]
)
def test_other_pages_of_shops_and_publishers_are_no_works(address: str) -> None:
    assert not read(f"## Gears\n\n- [Widgets and How They Turn]({address})\n", "x").references


def test_two_names_in_full_behind_by_are_the_authors_of_a_linked_title() -> None:
    body = (
        "- [On Widgets by *Jane Doe* and *Richard Roe*](https://acme.com/isbn/0306406152)\n"
        "- [Learning by Doing and Failing](https://acme.com/isbn/9783161484100)\n"
    )
    assert titles(body) == ["On Widgets", "Learning by Doing and Failing"]


@pytest.mark.parametrize(
    ("line", "title", "when"),
    [
        ("2013 (Acme) (NIPS) [Cog2vec] Gears and How They Mesh", "Gears and How They Mesh", 2013),
        ("2018 (KDD) *[TDM] (Acme) Widgets in Trees", "Widgets in Trees", 2018),
        ("2020 [Gear] Gears: A Study", "Gears: A Study", 2020),
    ],
)
def test_a_year_in_front_of_brackets_is_none_of_a_linked_title(
    line: str, title: str, when: int
) -> None:
    (reference,) = references(f"- [{line}](https://acme.com/on-gears.pdf)\n")
    assert (reference.title, year(reference)) == (title, when)


@pytest.mark.parametrize("in_front", ["", "1991 ", "1991: ", "[1991] "])
def test_a_citation_may_stand_behind_its_year(in_front: str) -> None:
    body = (
        f"* {in_front}J. Doe, R. Roe, and A. Poe. Efficiently\n  Turning Widgets and Gears.\n"
        "  ACM TOPLAS 13, 4 (October 1991), pp. 451–490.\n"
    )
    (reference,) = references(body)
    assert reference.title == "Efficiently Turning Widgets and Gears"
    assert (families(reference), year(reference)) == (["Doe", "Roe", "Poe"], 1991)


def test_a_paragraph_of_a_year_a_title_in_quotes_and_the_author_is_a_work() -> None:
    body = 'Pull requests are welcome.\n\n2014: "The Widget Handbook" by Jane J. Doe\n'
    assert titles(body, "## Gears\n\n") == ["The Widget Handbook"]


def test_titles_in_quotes_behind_years_are_works_of_these_years() -> None:
    body = "".join(
        f'[{2001 + n}: "Breaking Widgets the {n}th Time"](https://acme.com/{n}.pdf) [paper]\n\n'
        for n in range(4)
    )
    found = references(body)
    assert [reference.title for reference in found] == [
        f"Breaking Widgets the {n}th Time" for n in range(4)
    ]
    assert [year(reference) for reference in found] == [2001, 2002, 2003, 2004]


@pytest.mark.parametrize("what", [". PhD Thesis.", ", Master's thesis", ". Technical Report."])
def test_what_kind_of_work_it_is_stands_behind_a_linked_title(what: str) -> None:
    assert titles(
        f"- [GearOS: An Operating System for Widgets{what}](https://acme.com/a.pdf)\n"
    ) == ["GearOS: An Operating System for Widgets"]


def test_a_venue_in_bold_behind_a_month_is_no_title() -> None:
    body = f"- Models of Widgets: An Initial Survey. **`2024.3, arxiv`** [[Paper]({ARXIV}1)]\n"
    assert titles(body) == ["Models of Widgets: An Initial Survey"]


def test_others_in_french_end_a_list_of_names() -> None:
    body = "- Doe, Jane, Richard Roe, Ann Poe, et others. 2001. GearPy: Open Tools for Widgets.\n"
    assert titles(body) == ["GearPy: Open Tools for Widgets"]


@pytest.mark.parametrize(
    "line",
    [
        "ICML 2020, On the Use of Old Widgets",
        "ICML 2020, **On the Use of Old Widgets**",
        "ICML 2020 oral, On the Use of Old Widgets",
        "ICML 2020 (Spotlight), On the Use of Old Widgets",
        "ICML 2020, On the use of old widgets",
    ],
)
@pytest.mark.parametrize("link", ["Website", "arXiv", "OpenReview"])
def test_a_venue_and_year_may_stand_before_a_title_and_its_links(line: str, link: str) -> None:
    found = references(f"- {line}, [{link}](https://acme.github.io/a) / [Code](https://b.org/c)\n")
    assert [(one.title, one.container_title, year(one)) for one in found] == [
        ("On the Use of Old Widgets", "ICML", 2020)
        if "use" not in line
        else ("On the use of old widgets", "ICML", 2020)
    ]


@pytest.mark.parametrize("name", ["GearNet", "Sequential Gears", "Visual Dexterity"])
def test_a_name_in_bold_behind_a_venue_and_year_begins_a_title(name: str) -> None:
    body = f"- ICML 2020, **{name}**: Widgets That Turn in Old Cogs, [Website](https://acme.org/)\n"
    assert titles(body) == [f"{name}: Widgets That Turn in Old Cogs"]


def test_three_words_behind_a_venue_and_year_are_a_title_before_links_that_point() -> None:
    links = f"[pdf]({ARXIV}1) / [Website](https://acme.org/)"
    assert titles(f"- ICML 2020, Functional Widget Grasping, {links}\n") == [
        "Functional Widget Grasping"
    ]


def test_a_tag_in_brackets_is_no_label_of_a_linked_title_behind_it() -> None:
    body = (
        "* [Model based] <[Model Turning for Old Widgets](https://arxiv.org/pdf/2101.00001)>"
        " by Jane Doe, Richard Roe, 2019.\n"
    )
    assert titles(body) == ["Model Turning for Old Widgets"]


def test_a_work_with_a_volume_is_one_below_any_heading() -> None:
    body = "Turning widgets and their outcome. A. Doe. Acta Fabri 1986: 1(3); 155-8.\n"
    assert titles(body, "# Gears\n\n### Influence of companies on widgets\n\n") == [
        "Turning widgets and their outcome"
    ]


def test_words_in_quotes_within_a_cited_title_are_a_part_of_it() -> None:
    title = 'Other gears: a "mirror image" for widgets in old cogs'
    body = f"{title}. Doe A, Roe B. Acta Fabri 2001: 135(7); 507-13. [pdf](https://a.org/x)\n"
    assert titles(body) == [title]


def test_items_may_have_several_titles_in_bold_in_a_sentence_each() -> None:
    item = "- The first on {0}: **Turning {0} With Many Cogs at Once**.\n"
    two = item.format("Gears").rstrip() + " Later: **Turning New Gears and Cogs**.\n"
    items = "".join(item.format(word) for word in ("Widgets", "Sprockets", "Levers"))
    assert titles(items + two) == [
        "Turning Widgets With Many Cogs at Once",
        "Turning Sprockets With Many Cogs at Once",
        "Turning Levers With Many Cogs at Once",
        "Turning Gears With Many Cogs at Once",
        "Turning New Gears and Cogs",
    ]


def test_a_heading_that_goes_on_around_a_link_is_no_work_among_headings_that_are() -> None:
    heads = "".join(f"#### [On the Use of {w}]({ARXIV}{n})\n\nIt turns.\n\n" for n, w in _WORKS)
    aside = "#### See this [page](https://github.com/acme/x) for more on old widgets!\n\nIt is.\n\n"
    found = references(aside + heads, "# Widgets\n\n### Gears\n\n")
    assert [one.title for one in found] == [f"On the Use of {word}" for _, word in _WORKS]
