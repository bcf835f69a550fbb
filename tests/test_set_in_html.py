"""Pages of which all is HTML and set in."""

from refsync.readers.mending.set_in_html import not_set_in
from refsync.readers.page import read

PAGE = """\
---
layout: page
---

        <section class="wide">
            <h4>2015</h4>
            <p>Jane Doe, Al Roe, "<strong>On the Use of Gears,</strong>"
                Acta Fabri, vol. 12, no. 3, pp. 45-67, 2015.</p>

            <p>Jane Doe, Al Roe, "<strong>On the Use of
                Cogs,</strong>" Acta Fabri, vol. 12, no. 4, pp. 45-67, 2015.</p>
        </section>
"""


def test_are_read_as_html() -> None:
    found = read(PAGE, "papers.md").references
    assert [one.title for one in found] == ["On the Use of Gears", "On the Use of Cogs"]
    assert [one.source.line for one in found if one.source] == [7, 10]


def test_are_left_as_code_below_a_text() -> None:
    lines = ["Cite it so:", "", "    <p>Doe, J. On Gears.</p>"]
    assert not_set_in(lines) == lines
    assert not_set_in(["    @book{doe,", "    }"]) == ["    @book{doe,", "    }"]
