"""Titles in which a list names the authors as well."""

import pytest

from refsync.readers.markdown import read

ARXIV = "https://arxiv.org/abs/2101.0000"


def references(*titles: str) -> list[tuple[str, list[str | None], int | None]]:
    """The title, authors' family names and year of each."""
    items = (f"- [{title}]({ARXIV}{n})\n" for n, title in enumerate(titles))
    return [
        (
            reference.title,
            [name.family for name in reference.author],
            reference.issued.year if reference.issued else None,
        )
        for reference in read("# List\n\n## Widgets\n\n" + "".join(items), "x").references
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("On Widgets - Jane Doe", "Their Size and Weight - Richard M. Roe"),
        ("On Widgets--Jane Doe", "Their Size and Weight --- Roe"),
        ("On Widgets by Jane Doe", "Their Size and Weight, by Richard Roe"),
        ("On Widgets | Jane Doe", "Their Size and Weight | Richard Roe, Max Muster"),
        ("Doe 2015: On Widgets", "Roe & Muster 2015: Their Size and Weight"),
    ],
)
def test_names_beside_most_titles_are_the_authors(first: str, second: str) -> None:
    third = "Gears: A Study — Ann Poe" if "2015" not in first else "Poe 2015: Gears: A Study"
    found = references(first, second, third, "Widgets in Use")
    assert [(title, authors[:1]) for title, authors, _ in found] == [
        ("On Widgets", ["Doe"]),
        ("Their Size and Weight", ["Roe"]),
        ("Gears: A Study", ["Poe"]),
        ("Widgets in Use", []),
    ]


def test_one_name_is_believed_where_the_others_are_told() -> None:
    titles = ("On Widgets - Jane Doe, Ann Poe, R. Roe", "Their Size - Max Muster", "Gears -Ann Poe")
    assert [title for title, *_ in references(*titles)] == ["On Widgets", "Their Size", "Gears"]


def test_names_may_stand_before_where_nobody_knows() -> None:
    titles = (
        "On Widgets in Use, Jane Doe, The Gears of Today",
        "Their Size, Max Muster, New Cogs 3",
    )
    assert references(*titles) == [
        ("On Widgets in Use", ["Doe"], None),
        ("Their Size", ["Muster"], None),
    ]


def test_years_behind_the_names_are_the_works() -> None:
    found = references("On Widgets--Jane Doe,1986", "Of Gears--Richard Roe (1987)")
    assert found == [("On Widgets", ["Doe"], 1986), ("Of Gears", ["Roe"], 1987)]


@pytest.mark.parametrize(
    "titles",
    [
        ["On Widgets - Monte Carlo", "Their Size and Weight", "Gears: A Study"],
        ["On Widgets - Acme Brain", "Their Size - Acme Brain", "Gears - Acme Brain"],
        ["Fast Widgets: Their Size", "Slow Widgets: Their Weight", "Round Widgets: A Study"],
    ],
)
def test_what_few_titles_have_or_all_alike_are_no_names(titles: list[str]) -> None:
    assert references(*titles) == [(title, [], None) for title in titles]


def test_names_in_headings_of_their_own_are_the_authors() -> None:
    entries = (
        f"## [On Widgets — Jane Doe (1999)]({ARXIV}1)\n\n"
        f"## [Their Size and Weight – Richard Roe (2000)]({ARXIV}2)\n"
    )
    found = read("# Papers\n\n" + entries, "x").references
    assert [(one.title, one.author[0].family) for one in found] == [
        ("On Widgets", "Doe"),
        ("Their Size and Weight", "Roe"),
    ]


def test_family_names_before_most_titles_are_the_authors() -> None:
    titles = ("Doe/Roe: On Widgets", "Poe: Their Size", "Roe, Muster & Poe: Gears", "Cogs: A Study")
    assert [(title, authors) for title, authors, _ in references(*titles)] == [
        ("On Widgets", ["Doe", "Roe"]),
        ("Their Size", ["Poe"]),
        ("Gears", ["Roe", "Muster", "Poe"]),
        ("A Study", ["Cogs"]),
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ["Acme: On Widgets", "Gearo: Their Size", "Cogs: A Study"],
        ["Acme/Gearo: On Widgets", "Bolts: Their Size", "Cogs: A Study", "Nuts and Such"],
    ],
)
def test_words_before_titles_are_no_names_where_few_are_told(titles: list[str]) -> None:
    assert references(*titles) == [(title, [], None) for title in titles]


def test_names_behind_a_bar_are_told_in_chinese() -> None:
    items = (
        "- 小部件的研究方法_王涛 2006\n- 齿轮的算法研究_张楠 2009\n- 轮子的设计研究_董鹏宇 2018\n"
    )
    found = read(f"# 论文\n\n{items}", "x").references
    assert [(one.title, one.author[0].literal) for one in found] == [
        ("小部件的研究方法", "王涛"),
        ("齿轮的算法研究", "张楠"),
        ("轮子的设计研究", "董鹏宇"),
    ]


def test_names_behind_the_commas_of_nearly_all_titles_are_the_authors() -> None:
    titles = ("Widgets, Jane Doe", "Widgets, Gears, Weight, Max Muster", "Gears in Use, Poe")
    assert references(*titles, "The Size of Gears, Roe et al") == [
        ("Widgets", ["Doe"], None),
        ("Widgets, Gears, Weight", ["Muster"], None),
        ("Gears in Use", ["Poe"], None),
        ("The Size of Gears", ["Roe"], None),
    ]


def test_words_behind_the_commas_of_some_titles_are_no_names() -> None:
    titles = ["Widgets, Gears and Cogs", "On Widgets, Monte Carlo", "Old Gears", "Cogs", "Bolts"]
    assert [title for title, *_ in references(*titles)] == titles


def test_names_in_brackets_are_the_authors_where_one_is_told_to_be() -> None:
    titles = ("On Widgets (Doe)", "Gears at Large (Roe et al)", "The Use of Cogs (Muster)")
    assert [(title, authors) for title, authors, _ in references(*titles)] == [
        ("On Widgets", ["Doe"]), ("Gears at Large", ["Roe"]), ("The Use of Cogs", ["Muster"]),
    ]  # fmt: skip
    nicknames = ("On Widgets (Acme)", "Gears at Large (Gearful)", "The Use of Cogs (Cogent)")
    assert [title for title, *_ in references(*nicknames)] == list(nicknames)


def test_names_before_the_commas_of_nearly_all_titles_are_the_authors() -> None:
    titles = ("Muster, Gears in Use", "Jane Doe, On Widgets, Gears, and Cogs", "Poe & Roe, On Cogs")
    assert references(*titles) == [
        ("Gears in Use", ["Muster"], None),
        ("On Widgets, Gears, and Cogs", ["Doe"], None),
        ("On Cogs", ["Poe", "Roe"], None),
    ]


def test_family_names_before_the_full_stops_of_nearly_all_titles_are_the_authors() -> None:
    titles = ("Doe. On the Use of Widgets", "Doe & Roe. Their Size", "Poe, Roe & Doe. Gears in Use")
    assert [(title, authors[:1]) for title, authors, _ in references(*titles)] == [
        ("On the Use of Widgets", ["Doe"]),
        ("Their Size", ["Doe"]),
        ("Gears in Use", ["Poe"]),
    ]
    kept = (
        "Widgets. On Their Use",
        "Gears & Cogs. A Study",
        "A Study of Size",
        "On the Use of Cogs",
    )
    assert [title for title, *_ in references(*kept)] == list(kept)


def test_others_behind_a_dash_tell_of_names_behind_the_other_dashes() -> None:
    titles = (
        "Widgets in Use - Roe et. al. (2015)",
        "Gears at Large - Ann Poe",
        "Old Cogs - Al Doe",
    )
    assert references(*titles) == [
        ("Widgets in Use", ["Roe"], 2015),
        ("Gears at Large", ["Poe"], None),
        ("Old Cogs", ["Doe"], None),
    ]


def test_all_names_behind_a_titles_comma_are_the_authors() -> None:
    found = references("Gears, Cogs and Widgets at Large, J. Doe, M. Roe, A. Poe & R. Muster")
    assert found == [("Gears, Cogs and Widgets at Large", ["Doe", "Roe", "Poe", "Muster"], None)]


def test_by_and_a_name_at_the_end_of_several_titles_tell_the_authors() -> None:
    named = ("On Widgets by Jane Doe", "Gears at Large by A Roe", "Cogs in Use by Ann Poe",
             "Bolts and Nuts by Al Moe")  # fmt: skip
    others = ("The Widget Book", "Old Gears", "The Use of Cogs", "Wheels", "Belts", "Axles at Rest")
    found = references(*named, *others)
    assert [authors for _, authors, _ in found[:4]] == [["Doe"], ["Roe"], ["Poe"], ["Moe"]]
    assert [title for title, *_ in found][2:6] == ["Cogs in Use", "Bolts and Nuts", *others[:2]]


def test_words_behind_by_at_the_end_of_titles_are_no_names() -> None:
    by = ("Widgets by Jane Doe", "Gears by Al Roe", "Learning by Doing", "Turning Cogs by Hand")
    others = ("The Widget Book", "Old Gears", "The Use of Cogs", "Wheels", "Belts", "Axles at Rest")
    assert [title for title, *_ in references(*by, *others)][:4] == list(by)


def test_names_in_wide_brackets_behind_most_linked_titles_are_the_authors() -> None:
    titles = (
        "『「部品」のある研究（山田太郎）』",
        "『歯車学入門（鈴木花子/佐藤一郎）』",
        "On Widgets（Jane Doe）",
    )
    items = [f"- [{title}](https://books.example.org/{n})\n" for n, title in enumerate(titles)]
    found = read("# 参考文献\n\n## Books\n\n" + "".join(items), "x").references
    assert [(one.title, len(one.author)) for one in found] == [
        ("「部品」のある研究", 1),
        ("歯車学入門", 2),
        ("On Widgets", 1),
    ]


def test_editions_in_wide_brackets_are_no_names() -> None:
    titles = ("部品研究の基礎（第二版）", "歯車学入門（改訂版）", "機械の研究（英語版）")
    assert [title for title, *_ in references(*titles)] == list(titles)


def test_names_with_initials_before_a_dash_are_the_authors() -> None:
    text = (
        "# Список литературы\n\n- Д.А.Доу - Методы изучения колёс\n- Р.В.Роу - Введение в колёса\n"
    )
    assert [(one.title, len(one.author)) for one in read(text, "x").references] == [
        ("Методы изучения колёс", 1),
        ("Введение в колёса", 1),
    ]


def test_words_before_a_dash_are_no_names_without_initials() -> None:
    titles = ("GearNet Pro - A Study of Wheels", "Wide Cogs - The Use of Belts")
    assert [title for title, *_ in references(*titles)] == list(titles)


@pytest.mark.parametrize("sep", [", ", " - ", " by "])
def test_one_name_beside_a_linked_title_is_the_author_where_others_have_several(sep: str) -> None:
    beside = [
        "Jane Doe, Al Roe",
        "Eve Poe",
        "Ann Doe and Al Poe",
        "Ann Roe [[code](https://a.org)]",
    ]
    items = (f"- [On Widgets {n}]({ARXIV}{n}){sep}{who}\n" for n, who in enumerate(beside))
    found = read("# List\n\n## Widgets\n\n" + "".join(items), "x").references
    assert [len(one.author) for one in found] == [2, 1, 2, 1]


def test_words_beside_linked_titles_are_no_names_where_few_have_any() -> None:
    beside = ["Jane Doe, Al Roe", "Deep Widgets", "it is about gears", "Great Gears", "needs more"]
    items = (f"- [On Widgets {n}]({ARXIV}{n}) - {who}\n" for n, who in enumerate(beside))
    found = read("# List\n\n## Widgets\n\n" + "".join(items), "x").references
    assert [len(one.author) for one in found] == [2, 0, 0, 0, 0]


def test_titles_with_initials_are_none_of_venues_and_authors_stand_behind_a_bar() -> None:
    items = (
        "GEAR部件的研究算法_李明 2012",
        "部件的研究算法_某某大学 王明 2013",
        "部件求解研究_张伟 2017",
    )
    text = "# 论文列表\n\n## 中文文献\n\n" + "".join(f"- {item}\n" for item in items)
    found = read(text, "x").references
    assert [one.title for one in found] == ["GEAR部件的研究算法", "部件的研究算法", "部件求解研究"]
    assert [one.author[0].literal for one in found] == ["李明", "王明", "张伟"]


IN_FULL = [
    "On Widgets - Jane Doe",
    "Gears of Old - Richard Roe",
    "Gears of Today - Max Muster",
    "Wheels of Iron - Cat Moe",
    "A Theory of Wheels - Dan Loe",
    "Cogs in Use - Ann Poe and Al Poe",
]


def bare(*items: str) -> list[tuple[str, list[str | None]]]:
    """The title and the authors' family names of each work of a list of books."""
    text = "# Books\n\n## Reading\n\n" + "".join(f"- {item}\n" for item in items)
    found = read(text, "x").references
    return [(one.title, [name.family for name in one.author]) for one in found]


def test_a_word_behind_a_dash_is_the_author_where_names_in_full_stand_there() -> None:
    works = ["The Widget", "Widgetics", "On the Old Wheels", "The Wheel", "Geario", "Wheelery"]
    old = "".join(f"- {work} - Platus\n" for work in works)
    new = "".join(f"- {item}\n" for item in IN_FULL)
    found = read(f"# Books\n\n## Old Gears\n\n{old}\n## New Gears\n\n{new}", "x").references
    assert [one.title for one in found][:6] == works
    assert {one.author[0].family for one in found[:6]} == {"Platus"}


def test_a_word_behind_a_dash_is_none_where_no_names_stand_there() -> None:
    others = [f"The Study of Many Gears, Part {n}" for n in "ABCDEFG"]
    found = bare(*others, "The Widget of Old - Platus")
    assert found[-1] == ("The Widget of Old - Platus", [])


@pytest.mark.parametrize("slip", [", -Richard Roe", " -Richard Roe", ", Richard Roe"])
def test_who_has_written_others_is_the_author_behind_a_comma_as_well(slip: str) -> None:
    assert bare(*IN_FULL, f"The Great Widget{slip}")[-1] == ("The Great Widget", ["Roe"])


def test_a_work_with_names_may_be_called_as_its_heading_is() -> None:
    items = "".join(f"- {item}\n" for item in (*IN_FULL, "Widgetics - Platus"))
    found = read(f"# Books\n\n## WIDGETICS\n\n{items}", "x").references
    assert found[-1].title == "Widgetics"


TILDED = ("On the Use of Gears in Mills", "Cogs: A Study of Wheels", "What Turns the Mills")


def test_names_stand_behind_waves_as_behind_dashes() -> None:
    names = ("Jane Doe", "Roe and Poe", "Coe et al.")
    body = "".join(f"- {one} ~ {who}\n" for one, who in zip(TILDED, names, strict=True))
    found = read(f"# Papers\n\n## Gears\n\n{body}", "x").references
    assert [one.title for one in found] == list(TILDED)
    assert [one.author[0].family for one in found] == ["Doe", "Roe", "Coe"]
