"""Markdown and HTML as blocks with lines."""

import pytest

from refsync.readers.document import (
    Block,
    Code,
    Heading,
    Row,
    Text,
    lines,
    plain,
)
from refsync.readers.rendered import from_html, from_markdown


def blocks(text: str) -> tuple[Block, ...]:
    return from_markdown(text, range(1, text.count("\n") + 2))


def told(block: Block) -> tuple[str, int, str]:
    """Kind, line and text of a block."""
    match block:
        case Code():
            text = block.text
        case Row():
            text = " | ".join(plain(cell) for cell in block.cells)
        case _:
            text = plain(block.spans)
    return type(block).__name__, block.line, text


def test_blocks_come_in_reading_order_with_their_lines() -> None:
    text = (
        "# Title\n\nSome *text*\nof two lines.\n\n- one\n  - two\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n```bibtex\n@misc{x}\n```\n"
    )
    assert [told(block) for block in blocks(text)] == [
        ("Heading", 1, "Title"),
        ("Text", 3, "Some text of two lines."),
        ("Text", 6, "one"),
        ("Text", 7, "two"),
        ("Row", 11, "c | d"),
        ("Code", 14, "@misc{x}\n"),
    ]


def test_lists_tell_how_deep_they_are() -> None:
    found = blocks("- one\n\n  more\n  - two\n\nafter\n")
    assert [(b.depth, b.item) for b in found if isinstance(b, Text)] == [
        (1, True), (1, False), (2, True), (0, False),
    ]  # fmt: skip


def test_rows_know_their_columns() -> None:
    (row,) = blocks("| Title | Code |\n|---|---|\n| A | [x](https://y.org) |\n")
    assert isinstance(row, Row)
    assert row.columns == ("Title", "Code")
    assert row.cells[1][0].href == "https://y.org"


def test_links_images_and_bold_are_told_apart() -> None:
    (text,) = blocks("**Bold** [link](https://a.org) [![alt](i.svg)](https://b.org) [none]()\n")
    assert isinstance(text, Text)
    found = [(s.text, s.href, s.image, s.bold) for s in text.spans if s.text.strip()]
    assert found == [
        ("Bold", None, False, True),
        ("link", "https://a.org", False, False),
        ("alt", "https://b.org", True, False),
        ("none", "", False, False),
    ]


def test_lines_of_a_text_keep_their_numbers() -> None:
    (text,) = blocks("\n\none [a](b)\ntwo<br>three\nfour\n")
    assert isinstance(text, Text)
    broken = lines(text.spans)
    assert [plain(line) for line in broken] == ["one a", "two", "three", "four"]
    assert [line[0].line for line in broken][1] == 4


def test_raw_html_is_located_by_reading_on() -> None:
    text = "text\n\n<div>\n\n<table>\n<tr>\n<td>one</td>\n</tr>\n<tr><td>two</td></tr>\n</table>\n"
    assert [told(block) for block in blocks(text)] == [
        ("Text", 1, "text"),
        ("Row", 7, "one"),
        ("Row", 9, "two"),
    ]


def test_comments_scripts_and_empty_headings_are_not_there() -> None:
    assert blocks("<!-- x\n\n# y\n-->\n\n#\n") == ()
    assert from_html("<html><head><title>t</title></head><script>x</script></html>") == ()


@pytest.mark.parametrize("inside", ["<h2>Part</h2>", "<ul><li>item</li></ul>"])
def test_tables_for_layout_are_no_tables(inside: str) -> None:
    found = from_html(f"<table><tr><td>one</td><td>{inside}</td></tr></table>")
    assert [type(block) for block in found] in ([Text, Heading], [Text, Text])


def test_a_link_left_open_ends_with_its_block() -> None:
    first, second = blocks('one <a href="https://a.org">two\n\nthree\n')
    assert isinstance(first, Text)
    assert isinstance(second, Text)
    assert {span.href for span in second.spans} == {None}
    assert second.line == 3


def test_bibtex_in_running_html_is_code() -> None:
    (code,) = from_html("<p>@misc{key, title={A}}</p>")
    assert told(code) == ("Code", 1, "@misc{key, title={A}}")


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("<html>\n<pre>@misc{k, title = {A}}</pre>\n", 2),
        ("<html>\n<pre>\n@misc{k, title = {A}}</pre>\n", 3),
        ('<html>\n<pre><code class="a">\n@misc{k, title = {A}}</code></pre>\n', 3),
    ],
)
def test_preformatted_text_stands_where_it_begins(html: str, line: int) -> None:
    assert [block.line for block in from_html(html)] == [line]


def test_a_text_behind_a_stray_tag_stands_on_a_line_of_the_source() -> None:
    (text,) = from_markdown("- </td># On Widgets\n", [1])
    assert text.line == 1


def test_a_link_left_open_does_not_go_on_in_the_next_item() -> None:
    items = '<ul>\n<li><a href="/1">One</li>\n<li><a href="/2">Two</a></li>\n</ul>\n'
    found = [block for block in blocks(items) if isinstance(block, Text)]
    assert [[span.href for span in one.spans if span.href] for one in found] == [["/1"], ["/2"]]


def test_a_cell_over_several_rows_is_empty_in_those_below_and_moves_none_of_them() -> None:
    html = (
        "<table><tr><td rowspan='3'>a</td><td>b</td><td rowspan=2>c</td><td>d</td></tr>"
        "<tr><td>e</td><td>f</td></tr><tr><td>g</td><td>h</td></tr>"
        "<tr><td rowspan='x'>i</td><td>j</td></tr></table><table><tr><td>k</td></tr></table>"
    )
    assert [told(block)[2] for block in blocks(html)] == [
        "a | b | c | d", " | e |  | f", " | g | h", "i | j", "k",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("On Widgets: https://acme.org/a (click to expand)", "https://acme.org/a"),
        ("On Widgets (https://acme.org/a_(b)).", "https://acme.org/a_(b)"),
        ("参见https://acme.org/a。更多", "https://acme.org/a"),
        ("On Widgets, https://acme.org/a, and more", "https://acme.org/a"),
        ("<code>https://acme.org/a</code>", None),
    ],
)
def test_bare_addresses_in_raw_html_are_links_as_in_markdown(
    text: str, address: str | None
) -> None:
    (block,) = from_markdown(f"<ul><li>{text}</li></ul>\n", range(1, 3))
    assert isinstance(block, Text)
    assert [span.href for span in block.spans if span.href] == ([address] if address else [])


def test_bare_addresses_that_markdown_leaves_alone_are_none() -> None:
    (block,) = from_markdown("- On Widgets [https://acme.org/a]\n", range(1, 3))
    assert isinstance(block, Text)
    assert all(span.href is None for span in block.spans)


def test_brackets_behind_a_bare_address_take_no_time() -> None:
    (block,) = from_markdown(f"<ul><li>https://acme.org/a{').' * 50_000}</li></ul>\n", range(1, 3))
    assert isinstance(block, Text)
    assert [span.href for span in block.spans if span.href] == ["https://acme.org/a"]


@pytest.mark.parametrize("edition", [" <sup>5</sup>", "<sup>18</sup>", " ⁵", "¹⁸"])
def test_the_raised_number_of_an_edition_is_no_part_of_its_year(edition: str) -> None:
    (block,) = from_markdown(f"On Widgets, Bonn{edition}2011.\n", range(1, 3))
    assert isinstance(block, Text)
    assert " ".join(plain(block.spans).split()) == "On Widgets, Bonn 2011."


def test_other_raised_numbers_stay() -> None:
    (block,) = from_markdown("10<sup>5</sup> gears of 1<sup>2</sup>, m² by 2011\n", range(1, 3))
    assert isinstance(block, Text)
    assert plain(block.spans) == "105 gears of 12, m² by 2011"


def test_what_was_escaped_twice_is_read_but_in_code() -> None:
    (text,) = blocks("Caf&amp;eacute; and `&eacute;`")
    assert isinstance(text, Text)
    assert plain(text.spans) == "Café and &eacute;"
