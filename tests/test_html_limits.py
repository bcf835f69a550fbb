"""HTML that is deeper or longer than anybody reads."""

from refsync.readers.html_limits import confined
from refsync.readers.markdown import read

PAPER = '<a href="https://arxiv.org/abs/2101.00001">On the Motion of Widgets</a>'


def test_html_that_people_write_stays_as_it_is() -> None:
    html = "<ul>" + '<li><b>One</b> <a href="x">two<br><p>three</ul>' * 1000
    html += "<div><table><tr><td>" * 80 + "</table></div>" * 80
    assert confined(html) == html


def test_what_is_too_deep_is_flattened_and_what_is_in_it_stays() -> None:
    deep = confined("<div>" * 5000 + "<b>" * 5000 + PAPER + "</b>" * 5000 + "</div>" * 5000)
    assert deep.count("<div>") == deep.count("</div>") == 250
    assert deep.count("<b>") == deep.count("</b>") == 25
    assert PAPER in deep


def test_a_tag_that_is_too_long_loses_its_attributes() -> None:
    assert confined(f"<p {'a=b ' * 50_000}>text</p>") == "<p>text</p>"


def test_a_paper_is_found_however_deep_it_stands() -> None:
    depth = 3000
    for opening, closing in (("<div>", "</div>"), ("<ul><li>", "</li></ul>"), ("<b><p>", "")):
        html = f"<html><h1>Papers</h1>{opening * depth}{PAPER}{closing * depth}"
        assert [r.title for r in read(html, "x").references] == ["On the Motion of Widgets"]
