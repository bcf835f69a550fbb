"""Years, and names, in front of titles."""

import pytest

from refsync.readers.markdown import read
from tests.lists import references, titles, year

ARXIV = "https://arxiv.org/abs/2101.0000"


def found(*items: str) -> list[tuple[str, int | None]]:
    """The title and the year of each item."""
    text = "".join(f"- {item} <{ARXIV}{n}>\n" for n, item in enumerate(items))
    references = read(f"# List\n\n## Widgets\n\n{text}", "x").references
    return [(one.title, one.issued.parts[0][0] if one.issued else None) for one in references]


def test_are_no_part_of_them_where_most_titles_have_one() -> None:
    dated = [
        "1999 Counting Widgets",
        "2005: Sorting Gears",
        "2012 Pumping Water",
        "A Study of Gizmos",
    ]
    assert found(*dated, "2013 Acme: Fast Widgets") == [
        ("Counting Widgets", 1999),
        ("Sorting Gears", 2005),
        ("Pumping Water", 2012),
        ("A Study of Gizmos", None),
        ("Acme: Fast Widgets", 2013),
    ]


@pytest.mark.parametrize("others", ["Doe et al", "Doe/Roe", "J. Doe & R. Roe"])
def test_are_followed_by_names_where_some_are_so_for_sure(others: str) -> None:
    items = ["1999 Roe: Counting Widgets", f"2005 {others}: On Gears", "2012 Pumping Water"]
    assert found(*items, f"2013 {others}: Fast Widgets") == [
        ("Counting Widgets", 1999),
        ("On Gears", 2005),
        ("Pumping Water", 2012),
        ("Fast Widgets", 2013),
    ]


@pytest.mark.parametrize(
    "date",
    [
        "**May 2012**",
        "Sep 12, 2012:",
        "12/09/2012",
        "12 June 2012",
        "2012.07:",
        "2012年9月",
        "`12.09`",
    ],
)
def test_may_be_dates_that_are_all_of_one_year(date: str) -> None:
    titles = ["Counting Widgets", "Sorting Gears by Colour", "Acme: Pumping Water"]
    assert found(*(f"{date} {title}" for title in titles)) == [(title, 2012) for title in titles]


def test_belong_to_them_elsewhere() -> None:
    items = ["2001 Widgets Revisited", "On Gears and Pumps", "On Gizmos and Gadgets"]
    assert [title for title, _ in found(*items)] == items


def test_stand_above_them_as_well() -> None:
    said = [f"Doe, J., R. Roe. {title}. Acta. 4(12).\n" for title in ("On Gears", "On Pumps")]
    text = f"2014\n:    {said[0]}\n2013\n\n- {said[1]}\n**2012**\n\n- {said[0]}"
    references = read(f"# CV\n\n# Publications\n\n{text}", "x").references
    years = [one.issued.parts[0][0] if one.issued else None for one in references]
    assert [one.title for one in references] == ["On Gears", "On Pumps", "On Gears"]
    assert years == [2014, 2013, 2012]


def test_begin_paragraphs_or_lines_that_are_works_where_most_paragraphs_have_them() -> None:
    lines = ["1999 Counting Widgets in Theory", "2005: Sorting Gears by Colour"]
    text = "\n".join(lines) + "\n\n2012 Pumping Water Uphill\nIt helps.\n\n2015 The Life of Gears\n"
    works = [
        (one.title, one.issued) for one in read(f"# Papers\n\n{text}\nA remark.\n", "x").references
    ]
    assert [title for title, _ in works] == [
        "Counting Widgets in Theory",
        "Sorting Gears by Colour",
        "Pumping Water Uphill",
        "The Life of Gears",
    ]
    assert [when.parts[0][0] for _, when in works if when] == [1999, 2005, 2012, 2015]


def test_begin_the_steps_of_a_life_as_well() -> None:
    text = "2010 Bachelor of Acme\n\n2012 Master of Acme\n\n2016 Doctor of Acme University\n"
    assert not read(f"# Jane Doe\n\n## Education\n\n{text}", "x").references


def test_end_headings_that_are_works() -> None:
    works = ["Counting Widgets in Theory", "Gears", "Pumping Water Uphill", "The Life of Gears"]
    years = [1999, 2005, 2012, 2015]
    said = zip(works, years, strict=True)
    text = "".join(f"## {title} {year}\nIt says a lot.\n" for title, year in said)
    references = read(text, "x").references
    assert [one.title for one in references] == works
    assert [one.issued.parts[0][0] for one in references if one.issued] == years


def test_end_headings_that_are_seasons() -> None:
    seasons = ["Spring 2019", "Fall 2019", "Spring 2020", "Reading Group of Acme 2021"]
    text = "".join(f"## {season}\nWe meet on Mondays.\n" for season in seasons)
    assert not read(f"# Reading Group\n\n{text}", "x").references


def test_years_behind_bare_titles_are_theirs() -> None:
    items = "- [ ] Sorting of Round Widgets `2011`\n- A Survey of Gears 2015\n- Cold Cogs 2008\n"
    found = read(f"# Papers\n\n{items}", "x").references
    assert [(one.title, one.issued and one.issued.year) for one in found] == [
        ("Sorting of Round Widgets", 2011),
        ("A Survey of Gears", 2015),
        ("Cold Cogs", 2008),
    ]


def test_one_year_behind_many_titles_stays_there() -> None:
    items = "".join(f"- A Study of {what} 2020\n" for what in ("Widgets", "Gears", "Cogs"))
    titles = [one.title for one in read(f"# Papers\n\n{items}", "x").references]
    assert titles == ["A Study of Widgets 2020", "A Study of Gears 2020", "A Study of Cogs 2020"]


def test_years_are_no_part_of_titles_that_go_on_apart_though_few_have_one() -> None:
    bare = [f"A Study of {kind} Widgets" for kind in ("Round", "Cold", "Old", "New", "Dry")]
    dated = ["2019 Deep Gears", "2020 CogNet: Fast Cogs", "2022 Why Do Widgets Turn?"]
    titles = [title for title, _ in found(*bare, *dated)]
    assert titles == [*bare, "Deep Gears", "CogNet: Fast Cogs", "Why Do Widgets Turn?"]


def test_years_of_a_series_of_reports_are_their_own() -> None:
    reports = [f"{year} Widget Challenge Report" for year in (2019, 2020, 2021)]
    bare = [f"A Study of {kind} Widgets" for kind in ("Round", "Cold", "Old", "New")]
    assert [title for title, _ in found(*bare, *reports)] == [*bare, *reports]


def test_a_date_before_a_linked_name_is_no_title() -> None:
    items = ["1958: [Gears]", "2015 Feb: [ACMENet]", "2016 Jun: [CogNet]", "2017: [On Gears]"]
    text = "".join(f"- {item}({ARXIV}{n})\n" for n, item in enumerate(items))
    references = read(f"# List\n\n## Timeline\n\n{text}", "x").references
    assert [(one.title, one.issued and one.issued.year) for one in references] == [
        ("Gears", 1958),
        ("ACMENet", 2015),
        ("CogNet", 2016),
        ("On Gears", 2017),
    ]


CARDS = """<html><body><h1>Publications</h1>
<div><span>2020</span><div><h4>Counting Wide Widgets</h4>
<div>Doe, J.; Roe, R.</div><div>Gear Modelling</div></div></div>
<div><span>2018</span><div><h4>Sorting Gears by Their Weight</h4>
<div>Doe, J.; et al.</div><div>Acta Fabri</div></div></div>
<div><span>2018</span><div><h4>Pumping Water at Rest</h4>
<div>Doe, J.</div><div>Acme</div></div></div>
</body></html>"""


def test_years_above_most_headings_are_theirs_and_not_those_of_what_stands_above() -> None:
    found = read(CARDS, "x.html").references
    assert [(one.title, one.issued and one.issued.year, len(one.author)) for one in found] == [
        ("Counting Wide Widgets", 2020, 2),
        ("Sorting Gears by Their Weight", 2018, 1),
        ("Pumping Water at Rest", 2018, 1),
    ]


def test_the_last_word_of_a_title_in_capitals_is_no_venue_before_its_year() -> None:
    words = ("GEARS", "WIDGETS", "SPROCKETS")
    items = [f"- THE IMPROVED USE OF LARGE {word} `{2014 + n}`\n" for n, word in enumerate(words)]
    assert titles("".join(items), "# Papers\n\n") == [
        f"THE IMPROVED USE OF LARGE {word}" for word in words
    ]


BRACKETED = (
    "[1980] Counting Widgets by Their Weight – Doe, Roe, Poe",
    "[1986] Gears of Old Mills – Roe et al. (CogNet)",
    "[1986] Pumping Water at Rest – Doe & Poe",
    "[1990] Sorting Gears at Night – Poe, Roe, and Doe",
)


@pytest.mark.parametrize("brackets", ["[]", "()"])
def test_paragraphs_with_years_in_brackets_are_items_as_others(brackets: str) -> None:
    opening, closing = brackets[0], brackets[-1]
    paragraphs = [
        one.replace("[", f"\\{opening}" if opening == "[" else opening).replace("]", closing)
        for one in BRACKETED
    ]
    text = "\n\n".join([paragraphs[0], "### 1981 ~ 1990: Later", *paragraphs[1:]])
    references = read(f"# Papers\n\n### 1970s ~ 1980s: Begin\n\n{text}\n", "x").references
    assert [(one.title, one.issued and one.issued.year) for one in references] == [
        ("Counting Widgets by Their Weight", 1980),
        ("Gears of Old Mills", 1986),
        ("Pumping Water at Rest", 1986),
        ("Sorting Gears at Night", 1990),
    ]
    assert [name.family for name in references[0].author] == ["Doe", "Roe", "Poe"]


def test_a_paragraph_or_two_that_begin_with_a_year_in_brackets_are_prose() -> None:
    text = "(2015) We moved to the new mill.\n\n(2016) It burnt down.\n\nSince then we rest.\n"
    assert read(f"# History\n\n{text}", "x").references == ()


@pytest.mark.parametrize("mark", ["- ", "* ", "1. "])
def test_a_year_and_a_full_stop_behind_an_items_mark_dates_it(mark: str) -> None:
    body = (
        f"{mark}2022. On the Use of Widgets. Jane Doe. [paper]({ARXIV}1)\n"
        f"{mark}2021. Gears of the North: A Study. Jane Doe, Al Roe. [paper]({ARXIV}2)\n"
        f"{mark}2020. Doe, J., Poe, A. Cogs in mills. Acta Fabri 2(1), 4.\n"
        f"{mark}2019. 部品の研究について. [paper]({ARXIV}3)\n"
    )
    found = references(body)
    assert [one.title for one in found] == [
        "On the Use of Widgets",
        "Gears of the North: A Study",
        "Cogs in mills",
        "部品の研究について",
    ]
    assert [year(one) for one in found] == [2022, 2021, 2020, 2019]


@pytest.mark.parametrize(
    "body",
    [
        "1999. On Old Widgets [pdf]({0}1)\n2000. On New Widgets [pdf]({0}2)\n",
        "- Gears\n\n    1999. On Old Widgets [pdf]({0}1)\n    2000. On New Widgets [pdf]({0}2)\n",
        "- 12. On Old Widgets [pdf]({0}1)\n- 13. On New Widgets [pdf]({0}2)\n",
    ],
)
def test_a_number_that_counts_items_dates_none(body: str) -> None:
    found = references(body.format(ARXIV))
    assert [one.title for one in found] == ["On Old Widgets", "On New Widgets"]
    assert [year(one) for one in found] == [None, None]


DATED = (
    ("On the Use of Many Gears", "19 Mar 2016"),
    ("On the Size of Cogs", "Nov 2016"),
    ("What Turns the Mills: A Study", "2 May 2018"),
    ("Mills without Any Gears", "2019/06/12"),
)


@pytest.mark.parametrize("mark", ["", "- ", "    - "])
@pytest.mark.parametrize("number", ["", "{}. "])
def test_titles_above_dates_alone_are_works_on_a_page_of_papers(mark: str, number: str) -> None:
    page = "\n\n".join(
        f"## {number.format(n)}{title}\n{mark}{when}\n\nSome notes on it."
        for n, (title, when) in enumerate(DATED, 1)
    )
    found = references(page, "# Paper review\n\n")
    assert [(one.title, year(one)) for one in found] == [
        (title, int(when[:4]) if when[:4].isdigit() else int(when[-4:])) for title, when in DATED
    ]
    assert not references(page, "# Gears of Acme\n\n")
    assert not references(page.replace("2016", "2016: a talk"), "# Paper review\n\n")


MEETINGS = (("Bonn", "12 March 2019"), ("Kyoto", "19 March 2019"), ("Oslo", "2 April 2019"))


def test_dates_above_works_are_of_meetings() -> None:
    page = "\n\n".join(
        f"## Gears in the Mills of {town}\n{when}\n\n- [On the Use of Many Gears {n}]({ARXIV}{n})"
        for n, (town, when) in enumerate(
            [("Bonn", "12 March 2019"), ("Kyoto", "19 March 2019"), ("Oslo", "2 April 2019")]
        )
    )
    assert [one.title for one in references(page, "# Paper Reading Group\n\n")] == [
        f"On the Use of Many Gears {n}" for n in range(3)
    ]


def test_days_on_which_a_club_read_works_are_none_of_their_titles() -> None:
    works = references(
        "- 06 May and 20 May 2021: On the Use of Gears. Doe et al. (2019) https://doi.org/10.1000/1\n"
        "- 14 January 2021: The Order of Wheels in 2017. Roe et al. (2020) https://doi.org/10.1000/2\n"
        "- 3 December 2020: Cogs in Old Mills. Poe et al. (2018) https://doi.org/10.1000/3\n"
    )
    assert [(work.title, year(work)) for work in works] == [
        ("On the Use of Gears", 2019),
        ("The Order of Wheels in 2017", 2020),
        ("Cogs in Old Mills", 2018),
    ]
