"""HTML whose lines are those of the source that it was made from."""

from __future__ import annotations

from refsync.readers.lined_html import LinedHtml

SOURCE = ["A title", "", "* **First** thing", "* Second thing", "* Second thing"]


def line_of(html: LinedHtml, text: str) -> int:
    return next(n for n, line in enumerate(html.text.split("\n"), 1) if text in line)


def test_what_is_written_stands_in_the_line_in_which_it_was_found() -> None:
    html = LinedHtml(SOURCE)
    assert html.find("First thing", 1, 6)
    html.say("First thing")
    assert html.find("Second", 1, 6)
    html.say("Second")
    assert (line_of(html, "First"), line_of(html, "Second")) == (3, 4)


def test_what_stands_twice_is_found_where_it_may_be() -> None:
    html = LinedHtml(SOURCE)
    assert html.find("Second thing", 5, 6)
    assert html.line == 5


def test_what_is_past_is_not_returned_to() -> None:
    html = LinedHtml(SOURCE)
    html.go_to(4)
    assert not html.find("First thing", 1, 6)
    html.go_to(2)
    assert html.line == 4


def test_text_and_addresses_are_escaped() -> None:
    html = LinedHtml(SOURCE)
    html.link('https://example.org/?a=1&b="2"\n')
    html.say("1 < 2 & 3")
    assert html.text.endswith(
        '<a href="https://example.org/?a=1&amp;b=&quot;2&quot;">1 &lt; 2 &amp; 3'
    )
