"""What TeX says within Markdown."""

from __future__ import annotations

import pytest

from refsync.readers.mending.tex import with_tex
from tests.lists import families, references, year


@pytest.mark.parametrize(
    ("line", "read"),
    [
        (r"\emph{On Widgets}. Acme Press.", "*On Widgets*. Acme Press."),
        (r"\textit{On Widgets} and \textbf{Gears}", "*On Widgets* and **Gears**"),
        (r"## \textcolor{darkblue}{Week 2: Gears}", "## Week 2: Gears"),
        ("``On Widgets'', Acta", "“On Widgets”, Acta"),
        (r"Pad\'e", "Padé"),
        (r"On $\textbf{x}$-Widgets", r"On $\\textbf{x}$-Widgets"),
        (r"\bigskip", ""),
        (r"\vspace{2em} ", ""),
    ],
)
def test_it_is_put_as_markdown_does(line: str, read: str) -> None:
    assert with_tex(line) == read


@pytest.mark.parametrize(
    "line",
    [
        r"Write `\emph{On Widgets}` here.",
        r"\emph{}",
        r"\emph{\alpha}",
        r"After \bigskip comes a text.",
        r"\newpages",
    ],
)
def test_code_and_other_commands_stay(line: str) -> None:
    assert with_tex(line) == line


def test_a_bibliography_that_r_prints_is_read() -> None:
    found = references(
        "*\nDoe, Jane\n(1934).\n\\emph{Gears, Mills, and Cogs}.\nBonn: Acme.\n\n"
        "*\nRoe, Al and Ann Poe\n(1991).\n``On the Use of Mills''.\n"
        "In: \\emph{Acta Fabri} 5.1, pp. 97-112.\n"
    )
    assert [(one.title, families(one), year(one)) for one in found] == [
        ("Gears, Mills, and Cogs", ["Doe"], 1934),
        ("On the Use of Mills", ["Roe", "Poe"], 1991),
    ]
    assert found[1].container_title == "Acta Fabri"
