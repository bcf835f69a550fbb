"""Damage to a line of a good list costs at most the entry in which it stands, in any format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from refsync.readers import Format, read_text
from refsync.reference import Reference
from refsync.sources import SourceText

SUBJECTS = ["Widgets", "Gears", "Sprockets", "Levers", "Pulleys", "Springs"]
ENTRIES = 5


@dataclass(frozen=True)
class Line:
    """A line of a list.

    Attributes:
        entry: the number of the entry in which it stands; None: it belongs to the list.
    """

    text: str
    entry: int | None = None


@dataclass(frozen=True)
class Work:
    number: int

    @property
    def title(self) -> str:
        return f"On the Motion of {SUBJECTS[self.number]} in Large Machines"

    @property
    def eprint(self) -> str:
        return f"2101.{10000 + self.number}"

    @property
    def paper(self) -> str:
        return f"https://arxiv.org/abs/{self.eprint}"

    @property
    def code(self) -> str:
        return f"https://github.com/acme/motion{self.number}"

    @property
    def bibtex(self) -> str:
        return (
            f"@misc{{key{self.number},\n  title = {{{self.title}}},\n"
            f"  author = {{Jane Doe and Roe, Richard}},\n  eprint = {{{self.eprint}}},\n"
            f"  archivePrefix = {{arXiv}},\n  year = {{202{self.number}}}\n}}"
        )


def headings(work: Work) -> str:
    return (
        f"### {work.title}\n\n"
        f"paper link: [here]({work.paper})\n\n"
        f"code link: [here]({work.code})\n\n"
        f"citation:\n```bibtex\n{work.bibtex}\n```\n"
    )


def bullets(work: Work) -> str:
    return f"- [{work.title}]({work.paper}), 202{work.number}. [[code]]({work.code})"


def bullets_of_two_lines(work: Work) -> str:
    return (
        f"* **{work.title}** [[paper]({work.paper})] [[code]({work.code})]\n  *Jane Doe, R. Roe*\n"
    )


def rows(work: Work) -> str:
    return f"| [{work.title}]({work.paper}) | 202{work.number} | [code]({work.code}) |"


def items_of_html(work: Work) -> str:
    return f'<li><a href="{work.paper}">{work.title}</a> <a href="{work.code}">code</a></li>'


def rows_of_html(work: Work) -> str:
    return (
        f'<tr>\n<td><a href="{work.paper}">{work.title}</a></td>\n'
        f'<td><a href="{work.code}">code</a></td>\n</tr>'
    )


def bibtex(work: Work) -> str:
    return f"{work.bibtex}\n"


@dataclass(frozen=True)
class Shape:
    """How a list writes its entries, and what it has above and below them."""

    format: Format
    entry: Callable[[Work], str]
    above: str = ""
    below: str = ""

    def lines(self) -> list[Line]:
        entries = [
            Line(text, number)
            for number in range(ENTRIES)
            for text in self.entry(Work(number)).split("\n")
        ]
        above, below = (map(Line, text.splitlines()) for text in (self.above, self.below))
        return [*above, *entries, *below]


LIST = "# Papers on Machines\n\n## Motion\n\n"
SHAPES = {
    "headings": Shape("markdown", headings, LIST),
    "bullets": Shape("markdown", bullets, LIST),
    "bullets of two lines": Shape("markdown", bullets_of_two_lines, LIST),
    "table": Shape("markdown", rows, f"{LIST}| Title | Year | Code |\n|---|---|---|\n"),
    "raw HTML list": Shape("markdown", items_of_html, f"{LIST}<ul>\n", "</ul>\n"),
    "HTML table": Shape("html", rows_of_html, "<html><h2>Motion</h2>\n<table>\n", "</table>\n"),
    "BibTeX": Shape("bibtex", bibtex),
}
JUNK = [
    "{",
    "}",
    '"',
    ",",
    "=",
    "@",
    "[",
    "](",
    ")",
    "|",
    "<",
    ">",
    "</",
    "*",
    "**",
    "`",
    "&",
    "\\",
]

Damage = Callable[[str, st.DataObject], list[str]]


def cut(line: str, data: st.DataObject) -> list[str]:
    return []


def cut_short(line: str, data: st.DataObject) -> list[str]:
    return [line[: data.draw(st.integers(0, len(line)), label="at")]]


def duplicate(line: str, data: st.DataObject) -> list[str]:
    return [line, line]


def lose_a_piece(line: str, data: st.DataObject) -> list[str]:
    start = data.draw(st.integers(0, len(line)), label="from")
    return [line[:start] + line[start + data.draw(st.integers(1, 8), label="letters") :]]


def insert_junk(line: str, data: st.DataObject) -> list[str]:
    at = data.draw(st.integers(0, len(line)), label="at")
    return [line[:at] + data.draw(st.sampled_from(JUNK), label="junk") + line[at:]]


def break_in_two(line: str, data: st.DataObject) -> list[str]:
    at = data.draw(st.integers(0, len(line)), label="at")
    return [line[:at], line[at:]]


DAMAGE: Sequence[Damage] = (cut, cut_short, duplicate, lose_a_piece, insert_junk, break_in_two)


def stated(reference: Reference) -> dict[str, Any]:
    """All that a reference says, but where it stands."""
    return {name: value for name, value in reference.as_json().items() if name != "source"}


def read(lines: Sequence[str], shape: Shape) -> list[dict[str, Any]]:
    text = "".join(f"{line}\n" for line in lines)
    return [stated(r) for r in read_text(SourceText("list", text), shape.format).references]


WHOLE = {name: read([line.text for line in shape.lines()], shape) for name, shape in SHAPES.items()}


def damaged(lines: Sequence[Line], at: int, with_damage: Sequence[str]) -> list[str]:
    texts = [line.text for line in lines]
    return [*texts[:at], *with_damage, *texts[at + 1 :]]


def test_the_lists_are_good() -> None:
    for name, references in WHOLE.items():
        assert [r["title"] for r in references] == [Work(n).title for n in range(ENTRIES)], name


@given(name=st.sampled_from(list(SHAPES)), damage=st.sampled_from(DAMAGE), data=st.data())
@settings(deadline=None, max_examples=500)
def test_damage_to_a_line_of_an_entry_changes_no_other_entry(
    name: str, damage: Damage, data: st.DataObject
) -> None:
    lines = SHAPES[name].lines()
    at = data.draw(st.integers(0, len(lines) - 1), label="line")
    entry = lines[at].entry
    assume(entry is not None)
    found = read(damaged(lines, at, damage(lines[at].text, data)), SHAPES[name])
    others = [r for n, r in enumerate(WHOLE[name]) if n != entry]
    assert [r for r in found if r in others] == others


@pytest.mark.parametrize("name", sorted(set(SHAPES) - {"HTML table", "BibTeX"}))
@pytest.mark.parametrize("times", [0, 2], ids=["cut", "duplicated"])
def test_a_line_of_the_list_itself_costs_no_entry(name: str, times: int) -> None:
    lines = SHAPES[name].lines()
    for at, line in enumerate(lines):
        if line.entry is None:
            found = read(damaged(lines, at, [line.text] * times), SHAPES[name])
            titles = [r["title"] for r in found]
            assert titles == [Work(n).title for n in range(ENTRIES)], (at, line)
