"""Markdown out: entries in the style of a list, which read back to the same references."""

from __future__ import annotations

from pathlib import Path

import pytest

from refsync.readers.markdown import read
from refsync.reference import Link, Name, Reference
from refsync.writers import markdown
from refsync.writers.list_style import ListStyle, style_of
from tests.make import reference

EXAMPLE = Path(__file__).parents[1] / "examples" / "mllm-pretraining.md"
PAPER = Link(kind="paper", url="https://arxiv.org/abs/2401.00001")
CODE = Link(kind="code", url="https://github.com/example/things")
STUDY = reference(
    "A *Starred* Study of [Small] Things_with Tails",
    arxiv="2401.00001",
    author=[Name(family="Doe", given="Jane"), Name(literal="The Group")],
    year=2024,
    container_title="Journal of Things",
    links=(PAPER, CODE),
    section=("Methods", "Small ones"),
)
OTHER = reference(
    "Another Study of Nothing at All",
    doi="10.1000/182",
    author=[Name(family=name, given="Ann") for name in ("Roe", "Poe", "Moe", "Loe")],
    section=("Results",),
    links=(Link(kind="paper", url="https://doi.org/10.1000/182"),),
    annotations=("ASNA",),
)


def style(text: str) -> ListStyle:
    return style_of(text, read(text, "list.md").references)


def said(reference: Reference) -> tuple[object, ...]:
    links = {(link.kind, link.url) for link in reference.links}
    return reference.id, reference.title, reference.section, reference.annotations, links


@pytest.mark.parametrize(
    "like",
    [
        ListStyle(),
        ListStyle(bold=True),
        ListStyle(linked=False),
        ListStyle(bullet="1."),
        ListStyle(shape="headings", level=4),
        ListStyle(shape="headings", level=4, bibtex=True),
        ListStyle(shape="rows"),
        ListStyle(shape="rows", columns=("year", "paper", "authors", "code", "venue")),
    ],
)
def test_what_is_written_reads_back_to_the_same_entries(like: ListStyle) -> None:
    plain = OTHER.model_copy(update={"annotations": ()})
    reading = read(f"# List\n\n{markdown.write([STUDY, plain], like)}", "list.md")
    assert [said(r) for r in reading.references] == [said(STUDY), said(plain)]


def test_list_items_are_links_with_authors_venue_and_year() -> None:
    assert markdown.write([STUDY]) == (
        "## Methods\n\n### Small ones\n\n"
        r"- [A \*Starred\* Study of \[Small\] Things\_with Tails](https://arxiv.org/abs/2401.00001)."
        " Jane Doe, The Group. *Journal of Things*, 2024."
        " [[code](https://github.com/example/things)]\n"
    )


def test_going_back_to_an_outer_section_says_its_heading_again() -> None:
    outer = OTHER.model_copy(update={"section": ("Methods",)})
    headings = [line for line in markdown.write([STUDY, outer]).splitlines() if line[:1] == "#"]
    assert headings == ["## Methods", "### Small ones", "## Methods"]


def test_a_long_list_of_authors_is_cut() -> None:
    assert "Ann Roe, Ann Poe, Ann Moe, et al." in markdown.write([OTHER])


def test_a_row_has_the_columns_of_the_list() -> None:
    like = ListStyle(shape="rows", columns=("date", "title", "code", "rating"))
    assert markdown.write([OTHER], like).splitlines()[-1] == (
        "|  | [Another Study of Nothing at All](https://doi.org/10.1000/182) (ASNA) |  |  |"
    )


def test_an_address_does_not_end_its_link() -> None:
    odd = reference("Odd (things)", url="https://example.org/a_(b) c")
    assert "(https://example.org/a_%28b%29%20c)" in markdown.write([odd])


def test_nothing_makes_an_empty_text() -> None:
    assert markdown.write([]) == ""


# --- the style of a list ------------------------------------------------------------------------


def test_the_style_of_the_example_is_headings_with_links_and_bibtex() -> None:
    found = style(EXAMPLE.read_text("utf-8"))
    assert (found.shape, found.level, found.bibtex, found.linked) == ("headings", 4, True, False)
    assert found.labels["paper"] == "Paper link"


def test_the_example_written_in_its_own_style_reads_back_to_its_entries() -> None:
    text = EXAMPLE.read_text("utf-8")
    references = read(text, "list.md").references
    again = read(markdown.write(references, style(text)), "list.md").references
    assert [(r.id, r.title, r.section, r.annotations, r.author) for r in again] == [
        (r.id, r.title, r.section, r.annotations, r.author) for r in references
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"* [A Study of Things]({PAPER.url})", ("bullets", "*", True, False)),
        (f"- **A Study of Things** [[pdf]({PAPER.url})]", ("bullets", "-", False, True)),
        (f"1. [A Study of Things]({PAPER.url})", ("bullets", "1.", True, False)),
    ],
)
def test_the_style_of_list_items_is_told(line: str, expected: tuple[object, ...]) -> None:
    found = style(f"# List\n\n## Papers\n\n{line}\n")
    assert (found.shape, found.bullet, found.linked, found.bold) == expected


def test_the_columns_of_a_table_are_told() -> None:
    table = (
        "# List\n\n| Year | Title | Code |\n|---|---|---|\n"
        "| 2024 | [A Study of Things](https://arxiv.org/abs/2401.00001) | |\n"
    )
    found = style(table)
    assert (found.shape, found.columns) == ("rows", ("year", "title", "code"))


def test_a_text_without_entries_has_the_usual_style() -> None:
    assert style("# Nothing\n") == ListStyle()
