"""Tables and tags that break off are mended, so that they cost no row."""

from __future__ import annotations

import pytest

from refsync.readers import read_text
from refsync.readers.markdown import read
from refsync.readers.mending import mend, mend_html
from refsync.sources.text import SourceText
from tests.lists import ARXIV

HEAD = ["| Title | Year |", "|---|---|"]
ROW = "| [A study](https://example.org/a) | 2020 |"


def mended(*lines: str) -> list[str]:
    return mend("\n".join(lines), "list.md").lines


def codes(*lines: str) -> list[str]:
    return [f"{p.line}: {p.code}" for p in mend("\n".join(lines), "list.md").problems]


def test_a_good_table_stays_as_it_is() -> None:
    for lines in ([*HEAD, ROW, ROW], ["Title | Year", "|---|---|", ROW], ["|||", "|:-:|-|", ROW]):
        assert mended(*lines) == lines
        assert codes(*lines) == []


@pytest.mark.parametrize(
    "between", ["", "> quoted", "<!-- | old | 2019 | -->", "2) half a row | 2"]
)
def test_rows_behind_what_ends_a_table_are_rows_of_it(between: str) -> None:
    lines = (*HEAD, ROW, between, ROW)
    assert mended(*lines) == [*HEAD, ROW, between, "", *HEAD, ROW]
    assert codes(*lines) == ["5: broken-table"]


def test_rows_under_the_next_heading_are_no_rows_of_the_table_above() -> None:
    lines = [*HEAD, ROW, "", "## More", "", ROW]
    assert mended(*lines) == lines


@pytest.mark.parametrize("row", ["|", "| ", " |"])
def test_a_row_of_nothing_does_not_end_a_table(row: str) -> None:
    assert mended(*HEAD, row, ROW) == [*HEAD, ROW]


@pytest.mark.parametrize("indent", ["\t", "    ", "      "])
def test_a_row_that_is_indented_like_code_is_in_line_with_its_table(indent: str) -> None:
    lines = (*HEAD, ROW, indent + ROW, ROW)
    assert mended(*lines) == [*HEAD, ROW, ROW, ROW]
    assert codes(*lines) == ["4: broken-table"]
    within = [f"    {line}" for line in (*HEAD, ROW)]
    assert mended("1. An item", "", *within) == ["1. An item", "", *within]


@pytest.mark.parametrize("between", [[""], ["", "Some text", ""]])
def test_code_with_pipes_behind_a_table_stays_code(between: list[str]) -> None:
    lines = [*HEAD, ROW, *between, "```", f"    {ROW}", "```"]
    assert mended(*lines) == lines


@pytest.mark.parametrize("delimiter", ["|---|", "|-", "|---|---|,", "||---|"])
def test_delimiters_are_made_to_match_the_headings(delimiter: str) -> None:
    assert mended(HEAD[0], delimiter, ROW) == [HEAD[0], "|-|-|", ROW]


def test_headings_are_made_to_match_the_delimiters() -> None:
    assert mended("| Title", "|---|---|", ROW) == ["| Title| |", "|-|-|", ROW]


def test_rows_without_headings_get_empty_ones() -> None:
    assert mended("|---|---|", ROW) == ["", "| | |", "|-|-|", ROW]
    assert mended(ROW, ROW) == ["", "| | |", "|-|-|", ROW, ROW]


def test_a_single_line_with_pipes_is_no_table() -> None:
    assert mended("| [Home](a) | [About](b) |") == ["| [Home](a) | [About](b) |"]


@pytest.mark.parametrize(
    ("line", "whole"),
    [
        ('<li><a href="https://exam', '<li><a href="https://exam">'),
        (
            '<li><a href="https://example.org/a>One</a>',
            '<li><a href="https://example.org/a">One</a>',
        ),
        (
            '<li><a href="https://example.org/aOne</a>',
            '<li><a href="https://example.org/aOne"></a>',
        ),
        ("<li>One</l", "<li>One</l>"),
        ("<li>One</", "<li>One</>"),
        ('<li>5" is "long</li>', '<li>5" is "long</li>'),
        ('<li>5" long</li>', '<li>5" long</li>'),
    ],
)
def test_a_tag_that_breaks_off_is_closed_before_the_next(line: str, whole: str) -> None:
    html = mend_html(f"<ul>\n{line}\n<li>Two</li>\n</ul>", "list.html")
    assert html.lines == ["<ul>", whole, "<li>Two</li>", "</ul>"]
    assert [(p.line, p.code) for p in html.problems] == [(2, "broken-tag")] * (line != whole)


def test_a_tag_may_go_on_in_the_next_line() -> None:
    lines = ['<img src="a.png"', '  alt="some', '  words">', "<a", 'href="b">B</a>']
    assert mend_html("\n".join(lines), "list.html").lines == lines


def test_a_title_of_a_page_that_is_never_closed_hides_nothing() -> None:
    item = '<li><a href="https://arxiv.org/abs/2101.00001">On Widgets</a></li>'
    page = f"<html><head><title>My List</head>\n<body><ul>{item}</ul></body></html>"
    found = read_text(SourceText("list.html", page))
    assert [reference.title for reference in found.references] == ["On Widgets"]
    assert [problem.code for problem in found.problems] == ["unclosed-tag"]


def test_a_comment_that_is_never_closed_hides_nothing() -> None:
    html = mend_html("<p>one <!-- two --> <!-- three\n<p>four", "list.html")
    assert html.lines == ["<p>one <!-- two --> &lt;!-- three", "<p>four"]
    assert [(p.line, p.code) for p in html.problems] == [(1, "unclosed-comment")]


def test_an_item_that_lost_its_mark_is_no_part_of_the_one_above() -> None:
    lines = [f"- [Paper number {n} of them](https://example.org/{n})" for n in range(4)]
    lost = "Paper number 9 of them](https://example.org/9)"
    assert mended(*lines[:2], lost, *lines[2:]) == [*lines[:2], f"- {lost}", *lines[2:]]
    assert codes(*lines[:2], lost, *lines[2:]) == ["3: missing-mark"]


def test_the_rest_of_a_title_is_no_item_of_its_own() -> None:
    items = [f"- [[ICML](https://example.org/{n})] On the widgets of {n}" for n in range(4)]
    lines = [*items[:2], "and of all that they can do [[code](https://example.org/c)]", *items[2:]]
    assert mended(*lines) == lines


def test_items_of_several_lines_keep_them() -> None:
    lines = ["- [Paper number one](a)", "There is also some [code](b)"] * 4
    assert mended(*lines) == lines


def test_a_row_that_goes_on_in_the_next_line_is_one() -> None:
    found = read(
        "# L\n\n| Title | Date |\n|---|---|\n"
        "| [On Widgets and\n  Other Things](https://arxiv.org/abs/2101.00001) | 2020 |\n"
        "| [On Gadgets](https://arxiv.org/abs/2101.00002) | 2021 |\n",
        "x",
    )
    assert [(one.title, one.source.line) for one in found.references if one.source] == [
        ("On Widgets and Other Things", 5), ("On Gadgets", 7),
    ]  # fmt: skip
    assert [problem.code for problem in found.problems] == ["broken-table"]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ('<a href="https://a.org>On Cats</a>', '<a href="https://a.org">On Cats</a>'),
        ("<a href='https://a.org>On Cats</a>", "<a href='https://a.org'>On Cats</a>"),
        ('<a href=https://a.org">On Cats</a>', '<a href="https://a.org">On Cats</a>'),
        ('<a href="https://a.org rel="x">On</a>', '<a href="https://a.org" rel="x">On</a>'),
        ('<a href="https://a.org" rel="x">On</a>', None),
        ("<a href=https://a.org>On</a>", None),
    ],
)
@pytest.mark.parametrize("around", ["- {}", "| {} | 2020 |", "<p>{}</p>", "text {} text"])
def test_addresses_in_tags_get_both_quotation_marks(
    broken: str, whole: str | None, around: str
) -> None:
    done = mend(around.format(broken), "x")
    assert done.lines == [around.format(whole or broken)]
    assert [p.code for p in done.problems] == ["broken-tag"] * (whole is not None)


def test_a_table_of_html_goes_on_behind_blank_lines_however_it_is_indented() -> None:
    link = '<a href="https://arxiv.org/abs/2101.0000'
    rows = [f'    <tr>\n\n        <td>{link}{n}">On Gears</a></td>\n\n    </tr>\n' for n in (1, 2)]
    found = read("# L\n\n<table>\n\n" + "\n".join(rows) + "\n</table>\n\n    <tr>code</tr>\n", "x")
    assert [one.source and one.source.line for one in found.references] == [7, 13]
    assert [(problem.code, problem.line) for problem in found.problems] == [("broken-table", 5)]


@pytest.mark.parametrize("garbled", ["|-a-|---|---#---|", "|---|---|---|-x", "|--|-b-"])
def test_a_garbled_delimiter_row_costs_no_row(garbled: str) -> None:
    table = f"| Title | Authors | Venue | Link |\n{garbled}\n"
    link = "[pdf](https://arxiv.org/abs/2101.0000{})"
    row = f"| On the Order of {{}} | Jane Doe, Al Roe | ICML 2020 | {link} |\n"
    whole = "| Title | Authors | Venue | Link |\n|---|---|---|---|\n"
    found = read(
        f"# L\n\n## A\n\n{table}{row.format('Widgets', 1)}{row.format('Gears', 2)}\n"
        f"## B\n\n{whole}{row.format('Cogs', 3)}",
        "x",
    )
    assert [one.title[16:] for one in found.references] == ["Widgets", "Gears", "Cogs"]
    assert [len(one.author) for one in found.references] == [2, 2, 2]
    assert [problem.code for problem in found.problems] == ["broken-table"]


def test_empty_cells_of_dashes_are_no_delimiter_row() -> None:
    lines = [*HEAD, "| - | 2020 |", ROW]
    assert mended(*lines) == lines


def test_a_row_that_begins_with_a_colon_is_no_definition() -> None:
    lines = [*HEAD, ROW, ": On Gears | 2020 |", ROW]
    assert mended(*lines) == lines


@pytest.mark.parametrize("lost", ["", "<!able>", "<ta", "ble>"])
def test_a_table_of_html_that_lost_its_start_tag_is_one(lost: str) -> None:
    rows = "".join(
        f'  <tr>\n    <td><a href="https://arxiv.org/abs/2101.0000{n}">On {what}</a></td>\n'
        f"    <td>{who}</td>\n    <td>NeurIPS 2020</td>\n  </tr>\n"
        for n, what, who in [
            (1, "Gears and Cogs", "Jane Doe, Al Roe, Eve Poe"),
            (2, "Cogs", "A Roe"),
        ]
    )
    found = read(f"# L\n\n## A\n\n{lost}\n{rows}</table>\n", "x")
    assert [(len(one.author), one.container_title) for one in found.references] == [
        (3, "NeurIPS"), (1, "NeurIPS"),
    ]  # fmt: skip
    assert "broken-table" in [problem.code for problem in found.problems]


def test_rows_within_a_table_of_html_begin_no_other_table() -> None:
    lines = ["<table>", "", "## A", "", "<tr><td>On Gears</td></tr>", "</table>", "", "<tr>x</tr>"]
    assert not any("<table><tr>" in line for line in mended(*lines))
    assert mend_html("<tr><td>On Gears</td></tr>\n</table>", "x").lines[0].startswith("<table><tr>")


@pytest.mark.parametrize("damaged", ["<b>{0}", "<b>{0}<b>", "<b><i>{0}</b>", '<a href="{1}">{0}'])
@pytest.mark.parametrize("item", ["- {0}\n", "<li>{0}</li>\n", "<p>{0}</p>\n"])
def test_an_element_that_is_never_closed_ends_with_its_item(damaged: str, item: str) -> None:
    def line(n: int, form: str) -> str:
        title = form.format(f"On the Use of Gears in {n} Mills", f"{ARXIV}{n}")
        return item.format(f'{title}, Jane Doe and Al Roe. <a href="{ARXIV}{n}">paper</a>')

    text = line(1, damaged) + line(2, "<b>{0}</b>") + line(3, "<b>{0}</b>")
    found = read(text, "list.md").references
    assert [one.title for one in found[-2:]] == [
        f"On the Use of Gears in {n} Mills" for n in (2, 3)
    ]
    assert all(len(one.author) == 2 for one in found[-2:])


@pytest.mark.parametrize("between", ["", "#---|[--|"])
def test_headings_whose_delimiter_is_lost_head_the_rows_below(between: str) -> None:
    assert codes(HEAD[0], between, ROW, ROW) == ["1: broken-table"]
    assert mended(HEAD[0], between, ROW, ROW)[:4] == [HEAD[0], "|-|-|", ROW, ROW]


TOLD = "| On the Use of Widgets in Mills | ICML 2020 |"


@pytest.mark.parametrize(
    "lines",
    [[ROW, "", ROW], [HEAD[0], "", *HEAD], [HEAD[0], "", "text"], [TOLD, "", TOLD, "", TOLD]],
)
def test_a_row_above_a_blank_line_heads_no_rows_that_it_may_not_belong_to(lines: list[str]) -> None:
    assert "|-|-|" not in mended(*lines)[:2]


def test_a_link_around_a_paragraph_of_its_own_keeps_its_address() -> None:
    text = f'<p>1. <a href="{ARXIV}1"><p>On the Use of Gears</p></a> Jane Doe, ICML 2020'
    (found,) = read(text, "list.md").references
    assert (found.title, len(found.links)) == ("On the Use of Gears", 1)


def test_a_link_without_words_that_is_never_closed_is_none_of_the_next_item() -> None:
    text = f'<li><b>On Gears in Mills</b>, Jane Doe. <a href="{ARXIV}1">\n</li>\n'
    text += f'<li><b>On Cogs in Mills</b>, Al Roe. <a href="{ARXIV}2">pdf</a></li>\n'
    found = read(f"<ul>\n{text}</ul>\n", "list.md").references
    assert [one.title for one in found] == ["On Gears in Mills", "On Cogs in Mills"]


@pytest.mark.parametrize(
    "tags", ['<div class="mill" markdown="1">', "<div><div>", "</summary><br>"]
)
def test_items_with_links_right_below_tags_are_markdown(tags: str) -> None:
    items = f"* [On Gears in Mills]({ARXIV}1)\n* [On Cogs in Mills]({ARXIV}2)\n"
    found = read(f"# Mills\n\n{tags}\n{items}\n</div>\n", "x").references
    assert [(one.title, one.source and one.source.line) for one in found] == [
        ("On Gears in Mills", 4), ("On Cogs in Mills", 5),
    ]  # fmt: skip


def test_other_lines_right_below_tags_are_html() -> None:
    lines = ["<div>", "* of no link", "<b>[x](y)", "</div>"]
    assert mended(*lines) == lines
