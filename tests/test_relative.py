"""Relative links of lists from the web."""

import pytest

from refsync.readers.markdown import read

HTML = (
    "<html><head>{}</head><h1>Publications</h1><ul>"
    '<li><a href="papers/gears.pdf">On the Use of Gears</a>. Jane Doe, Al Roe. ICML 2021.</ul>'
)
MARKDOWN = (
    "# Publications\n\n- [On the Use of Gears](papers/gears.pdf). Jane Doe, Al Roe. ICML 2021.\n"
)


@pytest.mark.parametrize(
    ("file", "text", "url"),
    [
        ("https://acme.org/~doe/list.html", HTML, "https://acme.org/~doe/papers/gears.pdf"),
        (
            "https://acme.org/list.html",
            HTML.format('<base href="/files/">'),
            "https://acme.org/files/papers/gears.pdf",
        ),
        ("https://acme.org/list.md", MARKDOWN, "https://acme.org/papers/gears.pdf"),
        (
            "github:acme/list/docs/README.md",
            MARKDOWN,
            "https://github.com/acme/list/blob/HEAD/docs/papers/gears.pdf",
        ),
    ],
)
def test_a_file_beside_a_page_has_an_address(file: str, text: str, url: str) -> None:
    [found] = read(text, file).references
    assert [link.url for link in found.links] == [url]


def test_a_file_beside_a_file_of_this_machine_has_none() -> None:
    [found] = read(MARKDOWN, "docs/list.md").references
    assert found.links == ()
