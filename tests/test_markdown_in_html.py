"""Markdown that a page of HTML holds for a script to show."""

import pytest

from refsync.readers.markdown import read
from refsync.readers.markdown_in_html import markdown_in

LIST = """
# Papers

- [On Widgets](https://arxiv.org/abs/2101.00001)

### [[Doe][]] "Gears at Rest" (par Doe, Roe, Poe, Muster)
[Doe]: https://acme.org/gears.pdf "Gears at Rest"

### [[Roe][]] "Cogs at Rest"
[Roe]: https://acme.org/cogs.pdf "Cogs at Rest"
"""


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        ("<xmp>", "</xmp>"),
        ('<xmp theme="united" style="display:none;">', "</xmp>\n<script src='a.js'></script>"),
        ('<script type="text/markdown">', "</script>"),
        ("<XMP>", ""),
    ],
)
def test_markdown_for_a_script_is_read_where_it_stands(begin: str, end: str) -> None:
    page = f"<!DOCTYPE html>\n<html><body>{begin}{LIST}{end}\n"
    assert [
        (one.title, one.source and one.source.line) for one in read(page, "x.html").references
    ] == [
        ("On Widgets", 5),
        ("Gears at Rest", 7),
        ("Cogs at Rest", 10),
    ]


@pytest.mark.parametrize(
    "page",
    [
        f"<html><p>{'On lists. ' * 80}</p><xmp>- [On Widgets](a)</xmp></html>",
        f"<html><script>{'let widgets = 1;' * 20}</script></html>",
    ],
)
def test_what_a_page_shows_as_it_stands_is_none_of_its_markdown(page: str) -> None:
    assert markdown_in(page) is None


def test_names_in_brackets_behind_a_title_wrote_it() -> None:
    (found,) = read(
        "# Papers\n\n- Gears at Rest (par Jane Doe, Al Roe) [pdf](https://arxiv.org/abs/2101.00001)\n",
        "x",
    ).references
    assert (found.title, len(found.author)) == ("Gears at Rest", 2)
