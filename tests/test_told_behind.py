"""Venues and remarks behind titles, and titles in quotes or brackets before those."""

import pytest

from tests.lists import only, references, titles

WIDGETS = "## Widgets\n\n"


@pytest.mark.parametrize("remark", ["", " 【零件的研究】", "【LBR，零件的研究方法】", " [oral]"])
@pytest.mark.parametrize("where", ["RecSys", "CIKM", "Interspeech", "3DV"])
def test_a_venue_and_a_remark_behind_a_title_without_links_are_none_of_it(
    where: str, remark: str
) -> None:
    (found,) = references(f"- Turning Wide Gears at Any Speed {where} 2021{remark}\n", WIDGETS)
    assert found.title == "Turning Wide Gears at Any Speed"
    assert found.container_title == where
    assert found.issued
    assert found.issued.year == 2021


def test_a_name_with_capitals_before_a_year_ends_a_title_unless_it_is_a_venues() -> None:
    item = "- A History of Gears in New GearTown 2021\n"
    assert titles(item) == ["A History of Gears in New GearTown 2021"]


def test_a_venue_behind_a_title_that_begins_in_quotes_is_none_of_it() -> None:
    item = "- “Why Turn Gears?”: A Study of Wide Widgets CIKM 2021\n"
    assert titles(item, WIDGETS) == ["“Why Turn Gears?”: A Study of Wide Widgets"]


@pytest.mark.parametrize(
    "behind",
    [
        "Doe. PhD Thesis, Acme University, May 1996.",
        "J. Doe, R. Roe. ICML 2015.",
        "Doe and Roe, ICML 2015",
    ],
)
def test_a_title_in_brackets_before_names_is_one_whose_link_was_forgotten(behind: str) -> None:
    assert titles(f"- [On the Many Uses of Widgets] {behind}\n") == ["On the Many Uses of Widgets"]


def test_brackets_before_a_title_hold_none() -> None:
    item = "- [A Long Tag of Many Words in Brackets] On the Use of Gears, ICML 2015\n"
    assert titles(item) == ["[A Long Tag of Many Words in Brackets] On the Use of Gears"]


@pytest.mark.parametrize(
    "journal",
    [
        '<a href="https://acme.org/a"><i>Acta Fabr. Gears</i></a> <b>12</b> (2015), 3-4.\n'
        '[<a href="a.pdf">PDF</a> | <a href="https://arxiv.org/abs/2101.00001">arXiv</a>]',
        '<a href="https://acme.org/b"><i>Acta Fabr. Gears</i> <b>12</b>, no. 2 (2015), #P2.4.</a>',
    ],
)
def test_a_title_above_those_who_wrote_it_with_others_is_no_linked_journal(journal: str) -> None:
    item = f"<li>Counting the gears of trees\n(with Jane Doe, and Al Roe)\n<br>{journal}\n"
    assert titles(f"<ol>\n{item}</ol>\n") == ["Counting the gears of trees"]


@pytest.mark.parametrize("done", ["Guided", "Driven", "Inspired", "Led"])
def test_what_something_is_done_by_is_no_author(done: str) -> None:
    title = f"Generative Gear Design {done} by Important Sites and Small Mills"
    item = f"- **{title}** [[paper]](https://arxiv.org/abs/2101.00001)\n"
    assert titles(item) == [title]


@pytest.mark.parametrize("between", ["", "[gear-code](https://github.com/acme/gears), "])
@pytest.mark.parametrize("where", ["Scientific Data", "Nature"])
def test_a_title_stands_between_a_name_s_date_and_the_journal(where: str, between: str) -> None:
    title = "Old gears, a freely available collection of mills"
    name = "[WID-CRD](https://acme.org/wid), `2019.04`. "
    paper = f"[{where}](https://www.nature.com/articles/s41586-023-1)"
    (found,) = references(f"- {name}{between}{title}, {paper}\n")
    assert (found.title, found.container_title) == (title, where)
    assert found.issued
    assert found.issued.year == 2019


@pytest.mark.parametrize(
    "behind",
    [
        "by Jane Doe (ICML 2020)",
        "by Jane Doe and Al Roe [2020]",
        "by Jane Doe, Al Roe, Bo Poe (ICML 2020)",
    ],
)
def test_who_stands_behind_by_before_brackets_of_where_or_when(behind: str) -> None:
    found = only(
        f"- *On the Use of Widgets* {behind} [[paper](https://arxiv.org/abs/2101.00001)]\n"
    )
    assert found.title == "On the Use of Widgets"
    assert len(found.author) == behind.count("Doe") + behind.count("Roe") + behind.count("Poe")


@pytest.mark.parametrize(
    "title",
    [
        "Faster Mills by Pre-selecting Important Cogs",
        "Turning Gears Step by Step Methods",
        "Gear Design Guided by Jane Mill",
    ],
)
def test_what_something_is_done_by_before_brackets_is_no_author(title: str) -> None:
    found = only(f"- {title} (ICML 2020) [[paper](https://arxiv.org/abs/2101.00001)]\n")
    assert (found.title, found.author) == (title, ())


@pytest.mark.parametrize(
    "item",
    [
        "- **{title}** [[paper]({url})]",
        "- {title} (ICML 2021) [[paper]({url})]",
        "- {title}. Jane Doe, Al Roe. ICML 2021. [[paper]({url})]",
        "- Jane Doe, Al Roe (2021). {title}. *ICML*. {url}",
        "| [{title}]({url}) | Jane Doe, Al Roe | ICML 2021 |",
    ],
)
def test_the_years_of_which_a_title_tells_are_a_part_of_it(item: str) -> None:
    title = "A Study of the Use of Widgets (2015-2020)"
    head = "| Title | Authors | Venue |\n|---|---|---|\n" if item.startswith("|") else ""
    found = only(head + item.format(title=title, url="https://arxiv.org/abs/2101.00001"))
    assert found.title == title
    assert not found.issued or found.issued.year == 2021


@pytest.mark.parametrize(
    "behind",
    [
        ". ICML 2015. ",
        "\u3002ICML 2015\u3002",
        ". 張偉, 李娜. ",
        "\u3002張偉\u3001李娜\u3002ICML 2015\u3002",
    ],
)
@pytest.mark.parametrize(
    "title", ["深層部品の研究について", "基于部品图的交通研究", "부품 학습을 이용한 연구"]
)
def test_a_full_stop_ends_an_east_asian_title_before_names_or_where(
    title: str, behind: str
) -> None:
    assert titles(f"- {title}{behind}[[論文](https://arxiv.org/abs/2101.00001)]\n") == [title]


def test_an_east_asian_title_may_stand_behind_linked_names_and_year() -> None:
    body = "- [張偉 et al. 2015](https://arxiv.org/abs/2101.00001) 深層部品の研究について\n"
    assert titles(body) == ["深層部品の研究について"]
