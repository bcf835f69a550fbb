"""Titles and journals of citations, as italics, quotes and numbers tell them."""

import pytest

from tests.lists import ARXIV, only, references, titles


@pytest.mark.parametrize(
    ("item", "title", "journal"),
    [
        (
            "Doe, J. (2015). On gears. A study of their use, _Cogs du temps_, n°2",
            "On gears. A study of their use",
            "Cogs du temps",
        ),
        (
            "Doe, J. (2015) Humanisme des gears et cogs, _Semaine_ n° 34, p. 45-67",
            "Humanisme des gears et cogs",
            "Semaine",
        ),
        (
            "Doe, J. (2015) « La lettre des gears et des cogs. » _Revue des cogs n° 8_.",
            "La lettre des gears et des cogs",
            "Revue des cogs",
        ),
    ],
)
def test_a_journal_in_italics_is_told_by_its_number(item: str, title: str, journal: str) -> None:
    found = only(f"1. {item}\n")
    assert (found.title, found.container_title) == (title, journal)


@pytest.mark.parametrize("behind", [", Acme-Roe, (2016 in French)", " (dir.) Acme éditions"])
def test_italics_behind_a_year_in_brackets_are_a_title(behind: str) -> None:
    found = [f"1. ({year}) _On Gears {year}, a study_{behind}\n" for year in (2014, 2015)]
    assert titles("".join(found)) == ["On Gears 2014, a study", "On Gears 2015, a study"]


def test_a_title_in_quotes_goes_on_in_the_next_line() -> None:
    title = "**부품을 사용한 톱니바퀴 연구\n관리,**"
    where = "부품학회논문지, 제12권, pp. 45-67, 2015."
    assert titles(f'김철수, 이영희, "{title}" {where}\n') == ["부품을 사용한 톱니바퀴 연구 관리"]


def test_a_preprint_server_behind_in_is_none_of_the_title() -> None:
    title = "Ontology of Gears – and a Worked Example"
    assert only(f"- Doe, Jane u.a.: {title}, in: arXiv preprint (2015).\n").title == title


def test_a_species_is_no_end_of_a_title() -> None:
    title = "Rota fabri sp. nov., isolated from old gears"
    row = f"{title} | J. Doe | Acta Fabri. 2015 | [pdf](https://acme.example/1.pdf)"
    table = f"| Title | Authors | Journal | Link |\n| - | - | - | - |\n| {row} |\n"
    assert titles(table) == [title]


def test_italics_before_a_journal_in_italics_are_a_part_of_the_title() -> None:
    item = "Doe J., Roe A. 2015. Gears in goldwidgets, _Widgetus auratus_. _Acta Fabri_, 21(1): 5."
    found = only(f"1. {item}\n")
    assert found.title == "Gears in goldwidgets, Widgetus auratus"
    assert found.container_title == "Acta Fabri"


@pytest.mark.parametrize("where", ["Gears of Old", "2017 ACME Symposium on Gears (SG)"])
def test_italics_of_their_own_behind_a_title_s_full_stop_are_where_it_appeared(where: str) -> None:
    found = only(f"- Jane Doe, Al Roe. _On the use of cogs: a study._ _{where}_ Bonn, 2017.\n")
    assert found.title == "On the use of cogs: a study"
    assert [name.family for name in found.author] == ["Doe", "Roe"]


def test_italics_that_a_line_end_breaks_are_one_title() -> None:
    found = only("- Jane Doe, Al Roe. _On the use of cogs_\n  _and gears._ Acta Fabri, 2017.\n")
    assert found.title == "On the use of cogs and gears"


def test_a_journal_in_italics_before_its_series_is_no_part_of_the_title() -> None:
    cited = "".join(
        f"- Doe, J., & Roe, R. ({year}). On the use of gears in {year}. *Acta Fabri*, 3, 1-10.\n"
        for year in range(2010, 2015)
    )
    item = "- Jane Doe. On the Use of Gears, *Acta Gears*. *New Series* 2015.\n"
    assert titles(f"{cited}{item}")[-1] == "On the Use of Gears"


@pytest.mark.parametrize("sep", [" ", "\n   "])
def test_a_part_in_italics_goes_on_with_the_title(sep: str) -> None:
    item = (
        f"Doe J. Tests of Old Gears. II.{sep}_The Properties of Cogs._{sep}Acta Fabri. 2015;1: 9–8."
    )
    assert titles(f"1. {item}\n") == ["Tests of Old Gears. II. The Properties of Cogs"]


def test_one_author_may_stand_above_a_title_in_italics() -> None:
    item = (
        "Doe AT.\n  *Gears in water: A study of the length of cogs.* J Gear Aid Des. 2015;3: 4–5."
    )
    found = only(f"* {item} [doi:10.1000/182](https://doi.org/10.1000/182)\n")
    assert found.title == "Gears in water: A study of the length of cogs"
    assert [name.family for name in found.author] == ["Doe"]


@pytest.mark.parametrize(
    "quoted", ['"Widgets: A New Approach [review of],"', "“Widgets: A New Approach [review of].”"]
)
def test_quoted_titles_may_have_brackets(quoted: str) -> None:
    item = f"Doe, J. {quoted} *Acta Fabri,* Vol. 19, No. 2 (1991) pp. 173-177."
    assert titles(f"{item}\n") == ["Widgets: A New Approach [review of]"]


@pytest.mark.parametrize(
    "where", ["ACL 2020 Findings", "Findings of ACL 2020", "ACL 2020 Demo", "Bioinformatics 2020"]
)
def test_italics_before_no_more_than_where_and_when_are_a_title(where: str) -> None:
    link = "[[Paper](https://arxiv.org/abs/2101.00001)]"
    work = only(f"- _On the Gears of Old Mills_ ```{where}```\n{link}\n")
    assert work.title == "On the Gears of Old Mills"
    assert work.issued
    assert work.issued.year == 2020


def test_short_names_before_titles_in_italics_are_kept_as_annotations() -> None:
    made = enumerate(("Cogs", "Mills", "Mines"))
    items = (
        f"- **(Acme{n})** _Gears: On {what} in Use_ `ACL 2020 Findings`\n"
        f"[[Paper](https://arxiv.org/abs/2101.0000{n})]\n"
        for n, what in made
    )
    found = references("".join(items))
    assert [one.title for one in found] == [
        f"Gears: On {x} in Use" for x in ("Cogs", "Mills", "Mines")
    ]
    assert [one.annotations for one in found] == [("Acme0",), ("Acme1",), ("Acme2",)]


@pytest.mark.parametrize("quotes", ["»«", "›‹", "‘’", "„“", "«»"])
@pytest.mark.parametrize(
    "item",
    [
        "- {title} (ICML 2020) [[PDF]({url})]",
        "- {title}, Jane Doe, Al Roe and Bo Poe, ICML 2020. [[PDF]({url})]",
        "- Jane Doe, Al Roe and Bo Poe: {title}, ICML 2020. [[PDF]({url})]",
    ],
)
def test_titles_stand_in_quotes_of_several_languages(quotes: str, item: str) -> None:
    title = "On Gears and the Mills of Bonn"
    begin, end = quotes[0], quotes[-1]
    found = titles(item.format(title=f"{begin}{title}{end}", url=f"{ARXIV}1"))
    assert found == [title]


@pytest.mark.parametrize(
    "title",
    [
        "The Miller’s Gears: ‘Old’ Cogs and ‘New’ Mills",
        "‘Old’ Gears and ‘New’ Cogs",
        "Rock ’n’ Gears and the Mills’ Cogs",
    ],
)
def test_quotes_within_a_title_stay_there(title: str) -> None:
    assert titles(f"- {title} (ICML 2020) [[PDF]({ARXIV}1)]") == [title]


@pytest.mark.parametrize("title", ["Gears of Old Mills", "Iter Widgeticum Italicum"])
def test_a_title_in_italics_may_stand_before_editors(title: str) -> None:
    found = only(f"1. _{title}_. Ed. Jane Doe and Al Roe. Bonn, 2015.\n")
    assert (found.title, [name.family for name in found.editor]) == (title, ["Doe", "Roe"])
    assert found.issued
    assert found.issued.year == 2015


def test_an_order_behind_a_name_is_none_of_the_title() -> None:
    found = only("1. Doe, Jane E., O.S.B. _Gears of Old: An Introduction_. Bonn, 2015.\n")
    assert found.title == "Gears of Old: An Introduction"
    assert [name.family for name in found.author] == ["Doe"]
