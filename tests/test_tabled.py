"""Entries in the rows of tables."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refsync.readers.markdown import read
from refsync.reference import Reference
from tests.lists import ARXIV, CODE, families, year

PDF = f"[pdf]({ARXIV}1)"
MONTHS = ("May", "Nov")


def table(columns: Sequence[str], *rows: Sequence[str]) -> str:
    lines = [columns, ["-"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def references(text: str, section: str = "Papers") -> tuple[Reference, ...]:
    return read(f"# List\n\n## {section}\n\n{text}", "x").references


def titles(text: str) -> list[str]:
    return [reference.title for reference in references(text)]


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        (["Title", "Links"], ["A Study of Widgets", PDF]),
        (["Year", "Title", "Links"], ["2020", "A Study of Widgets", PDF]),
        (["Paper", "Code"], [f"[A Study of Widgets]({ARXIV}1)", "[code](https://github.com/a/b)"]),
        (["Name", "Paper"], ["WidgetNet", f"[A Study of Widgets]({ARXIV}1)"]),
        (["论文", "链接"], ["A Study of Widgets", PDF]),
        (["", ""], ["**A Study of Widgets**", PDF]),
        (["Model", "Reference"], ["WN", f'[Doe et al. 2020]({ARXIV}1 "A Study of Widgets")']),
        (["Paper", "Notes"], [f"[A Study of Widgets]({ARXIV}1)<br>Jane Doe", "long " * 20]),
        (["Title", "Abstract", "Links"], ["A Study of Widgets", "It is long. " * 9, PDF]),
    ],
)
def test_the_title_stands_in_any_column(columns: list[str], cells: list[str]) -> None:
    other = [
        cell.replace("2101.00001", "2101.00002").replace("Widgets", "Gadgets") for cell in cells
    ]
    found = references(table(columns, cells, other))
    assert [(reference.title, reference.id) for reference in found] == [
        ("A Study of Widgets", "arxiv:2101.00001"),
        ("A Study of Gadgets", "arxiv:2101.00002"),
    ]


def test_columns_say_who_where_and_when() -> None:
    (reference,) = references(
        table(
            ["Title", "Authors", "Venue", "Year", "Links"],
            ["A Study of Widgets", "Jane Doe", "Widgets Quarterly", "2020", PDF],
        )
    )
    assert [name.family for name in reference.author] == ["Doe"]
    assert (reference.container_title, year(reference)) == ("Widgets Quarterly", 2020)


@pytest.mark.parametrize("column", ["Stars", "⭐", "GitHub stars", "Citations", "被引用数"])
def test_what_a_column_counts_is_no_year(column: str) -> None:
    text = table(["Title", "Links", column], ["A Study of Widgets", PDF, "2088"])
    assert [year(reference) for reference in references(text)] == [None]


@pytest.mark.parametrize(
    "columns", [["Autor", "Werk", "Jahr"], ["Auteur", "Titre", "Année"], ["저자", "제목", "연도"]]
)
def test_beside_authors_a_short_title_will_do_without_any_link(columns: list[str]) -> None:
    rows = (["Jane Doe", "Das Rad", "1867"], ["Richard Roe", "Die Theorie vom Rad an sich", "1905"])
    found = references(table(columns, *rows))
    assert [(one.title, one.author[0].family, year(one)) for one in found] == [
        ("Das Rad", "Doe", 1867),
        ("Die Theorie vom Rad an sich", "Roe", 1905),
    ]


def test_cells_say_so_without_headings() -> None:
    (reference,) = references(
        table(["", "", ""], ["A Study of Widgets. Jane Doe, Richard Roe", "ICML 2020", PDF])
    )
    assert reference.title == "A Study of Widgets"
    assert (reference.container_title, year(reference)) == ("ICML", 2020)


def test_badges_say_so() -> None:
    badge = "![](https://img.shields.io/badge/ICML-2020-blue)"
    (reference,) = references(table(["Title", "Links"], [f"A Study of Widgets {badge}", PDF]))
    assert (reference.container_title, year(reference)) == ("ICML", 2020)


def test_a_row_of_headings_in_the_body_is_no_entry_and_names_the_columns() -> None:
    text = table(
        ["2020", "", ""],
        ["**Title**", "**Authors**", "**Links**"],
        ["A Study of Widgets", "Jane Doe", PDF],
    )
    (reference,) = references(text)
    assert reference.title == "A Study of Widgets"
    assert [name.family for name in reference.author] == ["Doe"]


def test_long_headings_in_the_first_row_of_a_table_without_a_head_are_none_of_its_entries() -> None:
    cells = [["Paper name", "Citations as of May 2020"], ["A Study of Widgets", PDF]]
    rows = "".join(f"<tr><td>{one}</td><td>{two}</td></tr>" for one, two in cells)
    text = f"<table>{rows}</table>".replace(PDF, f'<a href="{ARXIV}1">pdf</a>')
    assert titles(text) == ["A Study of Widgets"]


def test_two_linked_titles_in_a_row_are_two_entries() -> None:
    cell = f"[A Study of Widgets]({ARXIV}1)<br>[A Study of Gadgets]({ARXIV}2)"
    assert titles(table(["Method", "Papers"], ["Widgets", cell])) == [
        "A Study of Widgets", "A Study of Gadgets",
    ]  # fmt: skip


def test_the_links_of_all_cells_are_the_entrys() -> None:
    (reference,) = references(
        table(
            ["Title", "Paper", "Code"],
            ["A Study of Widgets", f"[link]({ARXIV}1)", "[link](https://github.com/acme/widgets)"],
        )
    )
    assert [link.kind for link in reference.links] == ["paper", "code"]


def test_rows_of_tools_are_no_papers() -> None:
    text = table(
        ["Name", "Link"],
        ["Widget Toolkit", "[GitHub](https://github.com/acme/a)"],
        ["Gadget Toolkit", "[GitHub](https://github.com/acme/b)"],
    )
    assert references(text, "Tools") == ()


WORDS = [
    "Widgets",
    "Gadgets",
    "Gizmos",
    "Theory",
    "Practice",
    "Towards",
    "Robust",
    "Fast",
    "Sparse",
]


@given(
    names=st.lists(
        st.lists(st.sampled_from(WORDS), min_size=3, max_size=6, unique=True).map(" ".join),
        min_size=1,
        max_size=6,
        unique=True,
    ),
    order=st.permutations(range(3)),
)
def test_a_table_gives_each_of_its_rows(names: list[str], order: list[int]) -> None:
    def in_order(cells: list[str]) -> list[str]:
        return [cells[i] for i in order]

    rows = [
        in_order([title, "ICML 2020", f"[paper](https://arxiv.org/abs/2101.{n:05})"])
        for n, title in enumerate(names, 1)
    ]
    found = references(table(in_order(["Title", "Venue", "Links"]), *rows))
    assert [reference.title for reference in found] == names
    assert {(reference.container_title, year(reference)) for reference in found} == {("ICML", 2020)}


def test_a_row_among_papers_is_one_without_an_address_too() -> None:
    rows = [[f"[A Study of Widgets {n}]({ARXIV}{n})", "ICML", ""] for n in range(1, 5)]
    lost = ["[A Study of Gadgets](nan)", "ICML", "[code](https://github.com/a/b)"]
    text = table(["Title", "Venue", "Code"], *rows, lost)
    assert [r.title for r in references(text, "Widgets")][-1] == "A Study of Gadgets"


def test_a_row_that_says_where_and_when_is_one_in_a_table_of_papers_whatever_its_links() -> None:
    rows = [
        ["*Acta '20*", "A Study of Widgets", "[Widgets](https://github.com/acme/widgets)"],
        ["*ICML '21*", "On Gadgets and Gizmos", "[Website](https://acme.org/gadgets)"],
        ["*Acta '22*", "Towards Robust Gizmos", "None"],
    ]
    of_papers = table(["Venue", "Paper title and notes", "Code"], *rows)
    assert len(references(of_papers, "Widgets")) == 3
    assert len(references(table(["Seen at", "Product", "Code"], *rows), "Widgets")) < 3


def test_a_heading_above_a_table_of_other_things_is_no_entry() -> None:
    rows = [["Acme", f"[How we make widgets {n}](https://blog.acme.org/{n})"] for n in range(15)]
    assert references(table(["Who", "What"], *rows), "In practice") == ()


def test_a_badge_in_a_link_is_no_title() -> None:
    badge = f"[![](https://img.shields.io/badge/arXiv-2101.00001-red)]({ARXIV}1)"
    text = table(["Year", "Title", "Paper"], ["2020", "A Study of Widgets", badge])
    assert titles(text) == ["A Study of Widgets"]


def test_a_linked_venue_beside_a_column_of_titles_is_none() -> None:
    found = references(
        table(
            ["Year", "Publication", "Title"],
            ["2020", f"[ICML]({ARXIV}1)", "A Study of Widgets"],
            ["2021", f"[CVPR]({ARXIV}2)", "A Study of Gadgets"],
        )
    )
    assert [(one.title, one.id) for one in found] == [
        ("A Study of Widgets", "arxiv:2101.00001"),
        ("A Study of Gadgets", "arxiv:2101.00002"),
    ]


def test_names_of_models_are_titles_and_texts_of_odd_rows_are_none() -> None:
    rows = "".join(
        f"| {name} | {memory} | {n}/2023 | [Paper]({ARXIV}{n}) |\n"
        for n, (name, memory) in enumerate(
            [("WidgetGPT", "-"), ("Gadgeteer", "Read & Write & Reflect"), ("Gizmo", "None")], 1
        )
    )
    found = read(f"# L\n\n## Agents\n\n| Model | Memory | Time | Paper |\n|-|-|-|-|\n{rows}", "x")
    assert [reference.id for reference in found.references] == [
        "arxiv:2101.00001", "arxiv:2101.00002", "arxiv:2101.00003",
    ]  # fmt: skip
    assert [reference.title for reference in found.references] == [
        "WidgetGPT", "Gadgeteer", "Gizmo",
    ]  # fmt: skip


def test_dates_of_publication_are_no_venue_and_those_of_changes_no_year() -> None:
    table = (
        "| Title | Published Date | Venue | Last Update |\n|-|-|-|-|\n"
        f"| [A Study of Widgets]({ARXIV}1) | 2020-10-07 | ICML | 2025-01-01 |\n"
    )
    (reference,) = read(f"# L\n\n{table}", "x").references
    assert (reference.container_title, reference.issued and reference.issued.year) == ("ICML", 2020)
    assert read(f"# L\n\n{table.replace('2020-10-07', '')}", "x").references[0].issued is None


def test_a_table_of_links_within_the_list_has_no_entries() -> None:
    text = (
        "# List\n\n## Papers\n\n<table>\n"
        '<tr><td><a href="#moving">2.1 Widgets in Motion</a></td>'
        '<td><a href="#resting">2.2 Widgets at Rest</a></td></tr>\n</table>\n'
    )
    assert read(text, "list.md").references == ()


def test_a_column_for_papers_says_what_a_dated_row_is_whatever_it_links_to() -> None:
    rows = [
        ["*ACL '04*", "Sorting Widgets by Their Sounds", "[Site](https://acme.example/sounds)"],
        ["*Nature '14*", "All the Widgets", "None"],
        ["", "not yet out there", "[Tool](https://github.com/acme/tool)"],
    ]
    text = table(["Venue", "Paper Title", "Code"], *rows)
    found = references(text, section="Motion")
    assert [(one.title, year(one)) for one in found] == [
        ("Sorting Widgets by Their Sounds", 2004),
        ("All the Widgets", 2014),
    ]
    assert not references(text.replace("Paper Title", "Name"), section="Motion")


@pytest.mark.parametrize(
    "columns",
    [["No.", "논문 제목", "State"], ["No.", "Title", "Author"], ["#", "Paper name", "Read"]],
)
def test_rows_without_links_are_papers_where_the_columns_say_so(columns: list[str]) -> None:
    rows = [["1", "Fast Widgets", ""], ["2", "Sorting Widgets by Their Sounds", ""]]
    text = table(columns, *rows)
    assert [one.title for one in references(text, section="Motion")] == [row[1] for row in rows]
    others = [[*row[:2], "[see](https://acme.example)"] for row in rows]
    assert not references(table(columns, *others), section="Motion")
    assert not references(table(["No.", "Thing", "State"], *rows), section="Motion")


def test_names_may_stand_below_the_title_in_its_cell() -> None:
    text = (
        "| Title | Journal | Year |\n|---|---|---|\n| May 2022 | | |\n"
        "| On Widgets and Gears<br>Jane Doe | Acta | 2015 |\n"
        "| A View of Gears<br>Richard Roe, Max Muster | Acta | 2016 |\n"
    )
    found = read(text, "x").references
    assert [one.title for one in found] == ["On Widgets and Gears", "A View of Gears"]
    assert [[name.family for name in one.author] for one in found] == [["Doe"], ["Roe", "Muster"]]


def test_words_in_quotes_are_a_part_of_the_title_around_them() -> None:
    title = 'Party Lines and "Widget Extension" in Gears'
    (one,) = references(table(["Title", "Year", "DOI"], [title, "2002", f"[10.1/1]({ARXIV}1)"]))
    assert one.title == title


def test_a_word_that_leads_to_the_paper_is_its_title() -> None:
    rows = [
        [f"[{name}]({ARXIV}{n})", "2020", "the study of gears and widgets"]
        for n, name in enumerate(("WidgetNet", "GearNet-2", "Acme"))
    ]
    assert titles(table(["Paper", "Year", "Idea"], *rows)) == ["WidgetNet", "GearNet-2", "Acme"]
    pointing = ["A Study of Widgets", f"[arXiv]({ARXIV}1)"]
    assert titles(table(["Title", "Paper"], pointing)) == ["A Study of Widgets"]


@pytest.mark.parametrize("cell", ["{}<br>[Doe et al. 2020]({})", "{} ([Doe et al., 2020]({}))"])
def test_a_name_before_a_link_of_authors_is_what_their_paper_is_called(cell: str) -> None:
    rows = [
        [cell.format(name, f"{ARXIV}{n}"), "Gears, seen by many widgets", "[code](gears/acme)"]
        for n, name in enumerate(("WidgetNet", "Gear Nets", "Acme"))
    ]
    found = references(table(["Model + Paper", "Method", "Implementation"], *rows))
    assert [reference.title for reference in found] == ["WidgetNet", "Gear Nets", "Acme"]
    assert {reference.author[0].family for reference in found} == {"Doe"}


def test_a_long_title_in_a_column_for_papers_is_one_whatever_stands_beside_it() -> None:
    rows = [
        ["Counting Widgets in Old Gears", "3D", "https://zhuanlan.zhihu.com/p/1"],
        ["Sorting Gears by Their Colour", "2D", "https://github.com/acme/gears"],
        ["Pumping Water up a Long Hill", "3D", ""],
    ]
    assert titles(table(["paper", "task", "notes"], *rows)) == [row[0] for row in rows]


def test_a_badge_for_the_data_is_no_title_beside_that_of_the_column() -> None:
    data = "[![GEO](b.svg)](https://www.ncbi.nlm.nih.gov/geo/1) [![Zenodo](z.svg)](https://zenodo.org/record/1)"
    works = ["Counting Widgets in Gears", "Sorting Gears by Colour", "Pumping Water up a Hill"]
    rows = [[f"[{title}](https://doi.org/10.1000/{n})", data] for n, title in enumerate(works)]
    assert titles(table(["Title", "Data"], *rows)) == works


@pytest.mark.parametrize("column", ["Paper", "论文", "Articles"])
def test_names_in_the_only_column_of_papers_are_their_titles(column: str) -> None:
    widgets = ["1", "**WidgetNet**", "2020", "learns to turn widgets by looking at gears"]
    gears = ["2", "[Gear-2](posts/gear.md)", "2021", "turns gears by looking at widgets"]
    found = references(table(["#", column, "Year", "Main idea"], widgets, gears), "Machines")
    assert [(one.title, year(one)) for one in found] == [("WidgetNet", 2020), ("Gear-2", 2021)]


@pytest.mark.parametrize(("column", "kept"), [("Paper", 5), ("Tool", 0)])
def test_a_name_among_papers_in_their_column_is_one_whatever_shows_it(
    column: str, kept: int
) -> None:
    names = ("On the Size of Widgets", "A Study of Loose Springs", "How the Gears Turn")
    rows = "".join(
        f"| Cogs | {name} | [Video](https://youtu.be/{n}) |\n"
        for n, name in enumerate((*names, "Gears Transformer", "WidgetNet"))
    )
    assert len(references(f"| Kind | {column} | Link |\n|---|---|---|\n{rows}")) == kept


def test_what_describes_a_thing_is_no_title() -> None:
    gears = ["Gears", "[link](https://gears.example/docs)", "Turns gears on many machines"]
    cogs = ["Cogs", "[link](https://cogs.example/docs)", "Serves cogs on one machine"]
    assert titles(table(["Resource", "Link", "Description"], gears, cogs)) == []


def test_a_list_in_a_cell_is_of_its_row() -> None:
    code = "<ul><li>[C++](https://github.com/a/b)</li><li>[Go](https://github.com/a/c)</li></ul>"
    (found,) = references(
        table(
            ["Paper", "Code", "Model"],
            [f"[On Widgets]({ARXIV}1)", code, "[gears](https://a.example/gears.tar)"],
        )
    )
    assert (found.title, len(found.links)) == ("On Widgets", 4)


def test_a_title_in_its_column_goes_before_what_is_linked_beside_it() -> None:
    rows = "".join(
        f"| {title} | [{name}](https://arxiv.org/abs/2101.0000{n}) |\n"
        for n, (title, name) in enumerate(
            {"A Study of Moving Widgets": "moving widgets", "Gears at Work": "gears"}.items()
        )
    )
    found = read(f"# List\n\n| Paper title | About |\n|---|---|\n{rows}", "x").references
    assert [one.title for one in found] == ["A Study of Moving Widgets", "Gears at Work"]


@pytest.mark.parametrize("said", ["No meeting", "TBD", "Spring break", "Guest lecture: Jane Doe"])
def test_what_a_schedule_has_in_place_of_a_paper_is_none(said: str) -> None:
    rows = "".join(
        f"| 2021-01-0{n} | [On Gears {n}](https://arxiv.org/abs/2101.0000{n}) |\n"
        for n in (1, 2, 3)
    )
    table = f"| Date | Paper |\n|---|---|\n{rows}| 2021-01-04 | {said} |\n"
    assert len(read(f"# List\n\n{table}", "x").references) == 3


def test_a_word_below_title_is_one() -> None:
    gears = ["Gears", f"[ICML]({ARXIV}1)"]
    others = (["On Old Cogs", f"[arXiv]({ARXIV}3)"], ["On New Cogs", f"[arXiv]({ARXIV}4)"])
    assert titles(table(["Title", "Paper"], gears, *others))[0] == "Gears"


def test_dated_words_below_title_are_no_papers_by_themselves() -> None:
    films = table(["Title", "Year"], ["Widgets", "2010"], ["Gears", "2012"], ["Cogs", "2014"])
    assert references(films, "Films") == ()


@pytest.mark.parametrize("beside", ["Year", "Venue", "Journal"])
def test_titles_beside_a_column_that_only_papers_have_are_ones(beside: str) -> None:
    rows = (["the use of widgets at large", "", "Cogs"], ["On Cogs in Gears", "", "Cogs"])
    assert titles(table(["Title", beside, "Keywords"], *rows)) == [rows[0][0], rows[1][0]]
    assert not references(table(["Title", "Length", "Keywords"], *rows), "Machines")


def test_a_word_in_bold_behind_a_title_is_a_tag() -> None:
    row = ["On the Use of Widgets **`new`**", PDF]
    assert titles(table(["Title", "Paper"], row)) == ["On the Use of Widgets"]


@pytest.mark.parametrize(
    ("date", "data", "when"),
    [("20.10", "Acme", 2020), ("4.2018", "Acme", 2018), ("2017", "WMT 2014", 2017)],
)
def test_a_column_of_dates_tells_the_year_however_it_is_written(
    date: str, data: str, when: int
) -> None:
    (entry,) = references(
        f"| Date | Paper | Data |\n|-|-|-|\n| {date} | [On Widgets]({ARXIV}1) | {data} |\n"
    )
    assert year(entry) == when


def test_a_column_of_citations_says_who_where_and_when() -> None:
    (entry,) = references(
        "| Paper | Citation |\n|-|-|\n"
        "| *On the Use of Widgets* | Doe, J., & Roe, R. F. (1996). Journal of Tests, 42(2), 3. |\n"
    )
    assert [name.given for name in entry.author] == ["J.", "R. F."]
    assert (entry.container_title, year(entry)) == ("Journal of Tests", 1996)


def test_a_first_row_of_heading_cells_names_the_columns() -> None:
    (entry,) = references(
        "<table><tbody><tr><th>Paper</th><th>Data</th><th>Year</th></tr>"
        f"<tr><td><a href='{ARXIV}1'>On the Use of Widgets</a></td>"
        "<td><ul><li>Acme 2014</li><li>Gears</li></ul></td><td>2017</td></tr></tbody></table>\n"
    )
    assert (entry.title, year(entry)) == ("On the Use of Widgets", 2017)


def test_a_table_of_heading_cells_only_loses_no_row() -> None:
    linked = [f"<a href='{ARXIV}{n}'>On the Use of Widgets {n}</a>" for n in (1, 2)]
    rows = "".join(f"<tr><th>{n}</th><th>{title}</th></tr>" for n, title in enumerate(linked))
    assert titles(f"<table>{rows}</table>\n") == [f"On the Use of Widgets {n}" for n in (1, 2)]


def test_the_first_column_has_the_names_when_it_alone_has_no_heading() -> None:
    """Those of what else stands there, and who made it, are none of the paper's."""
    rows = (
        [f"[Widgeta]({ARXIV}1)<br>([1b](https://a.org/1), [Chat](https://a.org/2))", "Gears, Cogs"],
        [f"[Cogwell]({ARXIV}2)", "A corpus of [many cogs](https://a.org/3) and gears"],
        ["[Geary](https://a.org/4)<br>([Base, Chat](https://a.org/5))", "Cogwell and more gears"],
    )
    cells = [[row[0], "2023", row[1], "Acme Labs", "MIT"] for row in rows]
    found = references(table(["", "Year", "Data", "Developer", "Licence"], *cells), "Models")
    assert [(one.title, len(one.author), year(one)) for one in found] == [
        ("Widgeta", 0, 2023),
        ("Cogwell", 0, 2023),
    ]


def test_a_column_without_a_heading_has_no_names_beside_one_of_titles() -> None:
    cells = ["[Acme](https://github.com/a/b)", "A Study of Widgets", PDF]
    assert titles(table(["", "Title", "Links"], cells)) == ["A Study of Widgets"]


@pytest.mark.parametrize(
    ("column", "text", "names"),
    [
        ("Developer", "Acme Labs", 0),
        ("Data", "Cars, Cyclists", 0),
        ("Authors", "Jane Doe", 1),
        ("Model", "Gears (Doe et al., 2021)", 1),
        ("Reference", "Doe & Roe", 2),
    ],
)
def test_names_stand_below_a_heading_that_may_mean_them(column: str, text: str, names: int) -> None:
    (found,) = references(table(["Title", column, "Link"], ["A Study of Widgets", text, PDF]))
    assert len(found.author) == names


def test_a_linked_word_in_a_column_of_titles_is_what_its_paper_is_called() -> None:
    found = titles(
        table(
            ["Date", "Title", "Video"],
            ["10/21", f"[WidgetNet]({ARXIV}1) read line by line", "[a](https://youtu.be/a)"],
            ["10/14", f"all there is to say of [GearNet]({ARXIV}2)", "[b](https://youtu.be/b)"],
            ["10/07", f"A Study of Cogs ([ICML]({ARXIV}3))", "[c](https://youtu.be/c)"],
        )
    )
    assert found == ["WidgetNet", "GearNet", "A Study of Cogs"]


@pytest.mark.parametrize("shop", ["https://www.amazon.co.jp/dp/1", "https://amzn.to/3aCmE"])
@pytest.mark.parametrize("heading", ["Title", "タイトル"])
def test_titles_linked_to_where_books_are_sold_are_of_books(heading: str, shop: str) -> None:
    rows = "".join(
        f"| [{title}]({shop}{n}) | for beginners |\n"
        for n, title in enumerate(("Gears of Old", "歯車を考える　「回転」とはなにか"))
    )
    text = f"# Gears\n\n| {heading} | Notes |\n|---|---|\n{rows}"
    found = read(text, "x").references
    assert [one.title for one in found] == ["Gears of Old", "歯車を考える 「回転」とはなにか"]


def test_other_things_that_such_a_shop_sells_are_no_books() -> None:
    row = "| [Small Gear of Brass](https://amzn.to/3aCmE) | 3 |"
    text = f"# Acme\n\n| Part | Notes |\n|---|---|\n{row}\n"
    assert read(text, "x").references == ()


@pytest.mark.parametrize(("papers", "kept"), [(3, 5), (1, 1)])
def test_linked_names_are_papers_wherever_they_lead_where_most_lead_to_one(
    papers: int, kept: int
) -> None:
    rows = [f"| [Gear{n}]({ARXIV}{n}) | Turning |" for n in range(papers)]
    rows += ["| [Acme](https://acme.github.io) | Spinning |", "| [Cog](XXX) | Turning |"]
    rows += ["| [Film](https://youtu.be/1) | Turning |"]
    text = "\n".join(["# List", "", "| Method | Task |", "|-|-|", *rows])
    assert len(read(text, "x").references) == kept


@pytest.mark.parametrize("tag", ["`WN`", "``an extended version``", "**new**"])
def test_what_is_set_as_code_behind_a_title_is_a_tag(tag: str) -> None:
    text = table(["Title", "Links"], [f"A Study of Widgets {tag}", PDF])
    assert titles(text) == ["A Study of Widgets"]


def test_what_is_set_as_code_within_a_title_is_a_part_of_it() -> None:
    assert titles(table(["Title", "Links"], ["Why `goto` Is Useful", PDF])) == [
        "Why goto Is Useful"
    ]


def dated(text: str) -> list[tuple[str, str | None, int | None]]:
    return [(one.title, one.container_title, year(one)) for one in references(text)]


def test_a_cell_that_reaches_over_rows_says_where_and_when_for_each_of_them() -> None:
    rows = (
        f"<td rowspan=2>ICML 2021</td><td><a href='{ARXIV}1'>On the Use of Widgets</a></td>",
        f"<td><a href='{ARXIV}2'>On the Use of Gears</a></td>",
        f"<td>ICLR 2020</td><td><a href='{ARXIV}3'>On the Use of Cogs</a></td>",
    )
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    assert dated(f"<table><tr><th>Venue</th><th>Paper</th></tr>{body}</table>\n") == [
        ("On the Use of Widgets", "ICML", 2021),
        ("On the Use of Gears", "ICML", 2021),
        ("On the Use of Cogs", "ICLR", 2020),
    ]


def test_empty_cells_below_a_year_in_the_first_column_mean_that_year() -> None:
    works = {"On Widgets": "2021", "On Gears": "", "On Cogs": "2020", "On Levers": ""}
    rows = [[when, f"[{title}]({ARXIV}{n})"] for n, (title, when) in enumerate(works.items())]
    assert [when for *_, when in dated(table(["Year", "Paper"], *rows))] == [2021, 2021, 2020, 2020]
    behind = [row[::-1] for row in rows]
    assert [when for *_, when in dated(table(["Paper", "Year"], *behind))] == [
        2021,
        None,
        2020,
        None,
    ]


@pytest.mark.parametrize("label", [["**ICML 2021**", "", ""], ["", "ICML 2021", ""]])
def test_a_row_of_where_and_when_only_says_so_for_those_below_it(label: list[str]) -> None:
    rows = (["On the Use of Widgets", PDF, "a"], ["On the Use of Gears", PDF, "b"])
    found = dated(table(["Title", "Links", "Notes"], label, *rows))
    assert [(where, when) for _, where, when in found] == [("ICML", 2021), ("ICML", 2021)]


def test_a_label_over_all_columns_and_a_heading_that_is_a_year_say_so_too() -> None:
    paper = f"<td>On the Use of Widgets</td><td><a href='{ARXIV}1'>pdf</a></td><td></td>"
    over_all = f"<tr><td colspan=3>2021</td></tr><tr>{paper}</tr>"
    assert dated(f"<table>{over_all}</table>\n") == [("On the Use of Widgets", None, 2021)]
    assert dated(table(["2021", ""], ["On the Use of Widgets", PDF]))[0][2] == 2021


@pytest.mark.parametrize("heading", ["AIME 2024", "COCO 2017", "2020"])
def test_a_year_above_scores_is_not_that_of_the_papers(heading: str) -> None:
    rows = [["WidgetNet", f"[On the Use of Widgets {n}]({ARXIV}{n})", "93.1"] for n in range(3)]
    assert {when for *_, when in dated(table(["Model", "Paper", heading], *rows))} == {None}


@pytest.mark.parametrize(
    ("columns", "labels"),
    [
        (["发表年", "论文"], ["2020年", "2021年"]),
        (["Published in", "Paper"], ["Journal of Gears", "Conference on Cogs"]),
        (["Venue", "Paper"], ["Conference papers", "Journal articles", "Books"]),
    ],
)
def test_a_column_of_one_kind_before_papers_is_no_column_of_labels(
    columns: list[str], labels: list[str]
) -> None:
    rows = [[label, f"[Turning Gear {n} Slowly]({ARXIV}{n})"] for n, label in enumerate(labels)]
    assert len(references(table(columns, *rows))) == len(labels)


def test_headings_in_two_rows_name_the_columns_together() -> None:
    head = (
        "<tr><th rowspan=2>Name</th><th colspan=2>On</th></tr><tr><th>Paper</th><th>Year</th></tr>"
    )
    row = f"<tr><td>Acme</td><td><a href='{ARXIV}1'>link</a></td><td>2021</td></tr>"
    assert dated(f"<table><thead>{head}</thead>{row}</table>\n")[0] == ("Acme", None, 2021)


@pytest.mark.parametrize(
    ("heading", "beside"),
    [
        ("Backbone", "[ICML 2020]({})"),
        ("Tool", "[Doe et al. 2020]({})"),
        ("Algorithm", "[[pdf]]({}) [[code]](https://github.com/acme/a)"),
        ("Loss", "[arXiv]({})"),
    ],
)
def test_rows_go_by_the_names_that_they_begin_with(heading: str, beside: str) -> None:
    names = ("WidgetNet", "Gear Search", "[Cog-R](https://github.com/acme/cog)")
    rows = [
        [name, "[Click](docs/a.md)", beside.format(f"{ARXIV}{n}")] for n, name in enumerate(names)
    ]
    found = references(table([heading, "Zoo", "Publication"], *rows))
    assert [one.title for one in found] == ["WidgetNet", "Gear Search", "Cog-R"]
    assert [one.id for one in found] == [f"arxiv:2101.0000{n}" for n in range(3)]


@pytest.mark.parametrize("heading", ["Task", "Institution", "Presenter", "类别"])
def test_kinds_of_papers_and_who_is_behind_them_are_no_names(heading: str) -> None:
    rows = [[name, f"[paper]({ARXIV}{n})"] for n, name in enumerate(("Sorting", "Counting"), 1)]
    assert titles(table([heading, "Link"], *rows)) == ["arxiv:2101.00001", "arxiv:2101.00002"]


def test_those_who_wrote_a_paper_are_not_its_title() -> None:
    rows = [
        ["**GRANK**", "`grank`", "Doe, Roe & Poe (2010)", f"[paper]({ARXIV}1)"],
        ["**LEVER**", "`lever`", "Doe & Roe (2019)", f"[paper]({ARXIV}2)"],
    ]
    found = references(table(["Algorithm", "Key", "Authors", "Paper"], *rows))
    assert [(one.title, len(one.author)) for one in found] == [("GRANK", 3), ("LEVER", 2)]


def test_a_dataset_beside_what_a_row_goes_by_is_not_its_title() -> None:
    rows = [
        ["Acme-2", "`acme2()`", "UR50", f"Turns gears. Released with [Doe et al. 2022]({ARXIV}1)."],
        [
            "AcmeFold",
            "`fold()`",
            "PDB + UR50",
            f"Folds. Released with [Roe et al. 2023]({ARXIV}2).",
        ],
    ]
    found = references(table(["Shorthand", "`acme.models.`", "Dataset", "Description"], *rows))
    assert [(one.title, one.author[0].family) for one in found] == [
        ("Acme-2", "Doe"),
        ("AcmeFold", "Roe"),
    ]


def test_a_single_name_in_a_column_of_who_and_when_is_an_author() -> None:
    cited = ("Doe et al. (2020)", "Roe and Poe (2021)", "Poe (2022)")
    rows = [[f"[{text}]({ARXIV}{n})", "sorting"] for n, text in enumerate(cited)]
    found = references(table(["Study", "Task"], *rows))
    assert [[name.family for name in one.author] for one in found] == [
        ["Doe"],
        ["Roe", "Poe"],
        ["Poe"],
    ]


def test_a_cell_may_name_several_papers_by_a_link_each() -> None:
    rows = [
        ["Sorting", "[Vox](sets/vox)", f"[WidgetNet]({ARXIV}1), [Gears](https://a.example/x.pdf)"],
        ["Counting", "[Lex](sets/lex)", f"[Cog]({ARXIV}2) ([code](https://github.com/a/b))"],
    ]
    found = references(table(["Tasks", "Datasets", "Models"], *rows))
    assert [one.title for one in found] == ["WidgetNet", "Gears", "Cog"]
    assert [len(one.links) for one in found] == [1, 1, 2]


def test_months_are_no_authors() -> None:
    rows = [[f"[On the Use of Gears]({ARXIV}{n})", f"{when} 2020"] for n, when in enumerate(MONTHS)]
    assert [one.author for one in references(table(["Name", "Released"], *rows))] == [(), ()]


def test_the_year_and_venue_of_a_row_are_those_of_all_the_papers_in_it() -> None:
    papers = f"[On the Use of Widgets]({ARXIV}1)<br>[On the Use of Gears]({ARXIV}2)"
    assert {when for *_, when in dated(table(["Year", "Papers"], ["2020", papers]))} == {2020}
    found = dated(table(["Venue", "Papers"], ["ICML 2020", papers]))
    assert {(where, when) for _, where, when in found} == {("ICML", 2020)}


@pytest.mark.parametrize(
    "columns",
    [
        ["Titel", "Auteurs", "Tijdschrift", "Jaar", "Link"],
        ["Titolo", "Autori", "Rivista", "Anno", "Link"],
        ["Título", "Autores", "Periódico", "Ano", "Link"],
        ["Название", "Авторы", "Журнал", "Год", "Ссылка"],
        ["제목", "저자", "학술지", "연도", "링크"],
    ],
)
@pytest.mark.parametrize("joined", ["e", "en", "y", "et", "и"])
def test_headings_are_read_in_several_languages(columns: list[str], joined: str) -> None:
    row = ["On Widgets", f"Jane Doe {joined} Max Roe", "Acta Widgets", "2010", PDF]
    (found,) = references(table(columns, row))
    assert [name.family for name in found.author] == ["Doe", "Roe"]
    assert (found.container_title, year(found)) == ("Acta Widgets", 2010)


@pytest.mark.parametrize("heading", ["Book", "Libro", "Buch", "书名"])
def test_a_column_of_books_beside_their_authors_has_their_titles(heading: str) -> None:
    rows = (["Gears of Old", "Jane Doe", "1999"], ["Wheels", "Max Roe", "2004"])
    found = references(table([heading, "Author", "Year"], *rows), "Shelf")
    assert [(one.title, one.author[0].family) for one in found] == [
        ("Gears of Old", "Doe"),
        ("Wheels", "Roe"),
    ]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Dataset", "WMT 2014"),
        ("Task", "COCO 2014, VOC 2012"),
        ("#Samples", "2012"),
        ("Number of images", "1999"),
        ("Date read", "2023-01-05"),
        ("Notes", "beats the one that won at ICML 2019 on gears"),
    ],
)
def test_years_and_venues_of_other_things_are_not_the_papers(heading: str, text: str) -> None:
    found = dated(table(["Paper", heading], [f"[On the Use of Widgets]({ARXIV}1)", text]))
    assert found == [("On the Use of Widgets", None, None)]


def test_short_notes_and_those_that_cite_say_where_and_when() -> None:
    notes = ("ICML 2020 oral", "Turns gears as no others had before it (Doe et al., 2019)")
    rows = [[f"[On the Use of Gears]({ARXIV}{n})", note] for n, note in enumerate(notes)]
    found = references(table(["Paper", "Notes"], *rows))
    assert [(one.container_title, year(one)) for one in found] == [("ICML", 2020), (None, 2019)]


def test_the_days_on_which_papers_were_presented_are_not_those_of_the_papers() -> None:
    row = ["2023-01-05", f"[On the Use of Widgets]({ARXIV}1)", "Jane Doe"]
    assert dated(table(["Date", "Paper", "Presenter"], row)) == [
        ("On the Use of Widgets", None, None)
    ]
    assert dated(table(["Date", "Paper", "Code"], row))[0][2] == 2023


def test_authors_may_stand_on_lines_of_their_own_and_venues_have_ornaments() -> None:
    row = ["On the Use of Widgets", "Jane Doe<br>Max Roe", "🏆 ICML20 (Oral)", PDF]
    (found,) = references(table(["Title", "Authors", "Venue", "Links"], row))
    assert [name.family for name in found.author] == ["Doe", "Roe"]
    assert (found.container_title, year(found)) == ("ICML", 2020)


def test_where_authors_work_is_not_who_they_are() -> None:
    row = ["On the Use of Widgets", "歯車大学", PDF]
    assert references(table(["论文名称", "作者单位", "链接"], row))[0].author == ()


def test_rows_with_labels_are_of_the_work_in_each_column() -> None:
    rows = (
        ["**Authors**", "Jane Doe, Max Roe", "Jim Poe"],
        ["**Venue**", "ICML 2020", "ICLR 2021"],
        ["**Code**", "[code](https://github.com/a/b)", ""],
        ["**Paper**", f"[pdf]({ARXIV}1)", f"[pdf]({ARXIV}2)"],
    )
    titled = ["**Title**", "On the Use of Widgets", "On the Use of Gears"]
    for text in (table(titled, *rows), table(["", "A", "B"], titled, *rows)):
        found = references(text)
        assert [(one.title, len(one.author), year(one)) for one in found] == [
            ("On the Use of Widgets", 2, 2020),
            ("On the Use of Gears", 1, 2021),
        ]
        assert [len(one.links) for one in found] == [2, 1]


def test_rows_with_labels_below_a_title_are_of_the_work() -> None:
    rows = (["Authors", "Jane Doe, Max Roe"], ["Year", "2020"], ["Link", PDF])
    text = f"# List\n\n## On the Use of Widgets\n\n{table(['Field', 'Value'], *rows)}"
    (found,) = read(text, "x").references
    assert (found.title, len(found.author), year(found)) == ("On the Use of Widgets", 2, 2020)


def test_lines_of_a_cell_that_are_citations_are_of_a_work_each() -> None:
    cell = "Doe (2010), On the Use of Widgets<br>- Roe (2011), On the Use of Gears"
    found = references(
        table(["Week", "Readings"], ["1", cell], ["2", "Poe (2012), On Cogs at Rest"])
    )
    assert [(one.title, one.author[0].family, year(one)) for one in found] == [
        ("On the Use of Widgets", "Doe", 2010),
        ("On the Use of Gears", "Roe", 2011),
        ("On Cogs at Rest", "Poe", 2012),
    ]


@pytest.mark.parametrize(
    "columns", [["Metric", "Result"], ["Measure", "Acme"], ["Parameter", "Use"]]
)
def test_scores_and_settings_are_no_works(columns: list[str]) -> None:
    text = table(columns, ["Mean Widget Index (Gear R1)", "**94.2%**"], ["Cycle Latency", "1.8 ms"])
    papers = "".join(f"- [On the Use of Widgets {n}]({ARXIV}{n})\n" for n in range(1, 9))
    assert len(references(f"{papers}\n{text}")) == 8


def test_linked_titles_side_by_side_are_works_where_a_table_is_but_layout() -> None:
    frame = '<iframe src="https://acme.org/{0}"></iframe>'
    cell = '<td><a href="https://acme.org/{0}">{1}</a></br>\n' + frame + "</td>\n"
    rows = "".join(
        f"<tr>\n{cell.format(n, one)}{cell.format(n + 1, other)}</tr>\n"
        for n, one, other in (
            (1, "On the Use of Gears", "What Cogs Look Like"),
            (3, "A Study of Old Mills", "Wheels</br> A Study of Them"),
        )
    )
    assert [one.title for one in references(f"<table>\n{rows}</table>\n")] == [
        "On the Use of Gears",
        "What Cogs Look Like",
        "A Study of Old Mills",
        "Wheels A Study of Them",
    ]


def test_an_identifier_in_a_row_makes_it_a_papers() -> None:
    rows = (["Chebyshev Gears", "arXiv:2101.00001"], ["QPE of Cogs", "arXiv:2101.00002, Thm. 1"])
    found = references(table(["Algorithm", "Notes"], *rows), "Algorithms")
    assert [(one.title, one.id) for one in found] == [
        ("Chebyshev Gears", "arxiv:2101.00001"),
        ("QPE of Cogs", "arxiv:2101.00002"),
    ]


def test_bold_and_italics_tell_what_a_citation_in_a_cell_has() -> None:
    rows = [
        ["[1]", "Doe, J. and Roe, R. (2003),<br>**The Size of Cogs**,<br>*Science*, 30 (5), 7-9."],
        ["[2]", "Poe, J. (2004),<br>**The Size of Gears**,<br>in *New Manual of Gears*, 2 pp."],
    ]
    found = references(table(["", ""], *rows))
    assert [one.title for one in found] == ["The Size of Cogs", "The Size of Gears"]
    assert [one.container_title for one in found] == ["Science", "New Manual of Gears"]


@pytest.mark.parametrize("head", ["| | | |\n|-|-|-|\n", "| Title | Auhtors | |\n|-|-|-|\n"])
def test_one_name_in_a_column_of_names_without_a_heading_is_the_author(head: str) -> None:
    rows = (
        f"| [On Widgets and More]({ARXIV}1) | Jane Doe, Al Roe | ICML 2020 |\n"
        f"| [On Gears and More]({ARXIV}2) | Eve Poe | ICML 2021 |\n"
    )
    found = references(head + rows)
    assert list(map(families, found)) == [["Doe", "Roe"], ["Poe"]]


def test_a_column_with_few_names_without_a_heading_is_none_of_authors() -> None:
    beside = ["Deep Widgets", "Jane Doe, Al Roe", "Gear Search", "in use since long", "never seen"]
    rows = "".join(
        f"| [On Gears and More]({ARXIV}{n}) | {said} | 2020 |\n" for n, said in enumerate(beside)
    )
    found = references(f"| | | |\n|-|-|-|\n{rows}")
    assert [len(one.author) for one in found] == [0, 2, 0, 0, 0]


def test_one_name_below_a_badge_and_a_title_is_the_author() -> None:
    badge = f"[![Star](https://img.shields.io/github/stars/a/b.svg)]({CODE})"
    found = references(
        f"| Title | Link |\n|-|-|\n| {badge} <br> **On Widgets and Sand** <br> Jane Doe <br> | "
        f"[link]({ARXIV}1) |\n"
    )
    assert [(one.title, families(one)) for one in found] == [("On Widgets and Sand", ["Doe"])]


@pytest.mark.parametrize("heading", ["#", "**#**", "№", "ID", "Paper ID"])
def test_numbers_of_papers_are_no_years(heading: str) -> None:
    table = f"| {heading} | Title | Paper |\n| - | - | - |\n"
    row = "| 2004 | On the Gears of Old Mills | [paper](https://acme.org/gears.pdf) |\n"
    (found,) = read("# Papers\n\n## ICML 2023\n\n" + table + row, "x").references
    assert found.issued
    assert found.issued.year == 2023


@pytest.mark.parametrize("heading", ["Publication", "Publications", "发表"])
@pytest.mark.parametrize("titles_column", ["Title", "Paper Title"])
def test_a_publication_beside_a_title_is_where_it_appeared(
    heading: str, titles_column: str
) -> None:
    found = references(
        table(
            [heading, titles_column, "Authors", "Link"],
            ["`ICML 2020`", "On the Use of Widgets", "Jane Doe, Richard Roe", f"[PDF]({ARXIV}1)"],
            ["KDD 2021", "The Size of Gears", "Ann Poe", f"[PDF]({ARXIV}2)"],
        )
    )
    assert [(one.title, year(one), one.container_title) for one in found] == [
        ("On the Use of Widgets", 2020, "ICML"),
        ("The Size of Gears", 2021, "KDD"),
    ]


def test_publications_are_titles_where_they_are_as_long_as_these() -> None:
    rows = (["On the Use of Widgets", "WidgetNet", f"[PDF]({ARXIV}1)"],)
    assert titles(table(["Publication", "Title", "Link"], *rows)) == ["On the Use of Widgets"]
