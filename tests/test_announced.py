"""What a sentence above texts or a table says follows it."""

import pytest

from refsync.readers.said_above import announced
from tests.lists import titles

HEAD = "# Seminar on Cogs\n\n## Course\n\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In spring we read the following papers:", "following papers"),
        ("Los alumnos presentan los siguientes papers", "siguientes papers"),
        ("Nous lirons les articles suivants :", "articles suivants"),
        ("We use the following tools:", ""),
        ("The following papers are good, and so are tools.", ""),
        ("Following.", ""),
    ],
)
def test_a_sentence_may_end_in_what_follows_it(text: str, said: str) -> None:
    assert announced(text) == said


def test_titles_alone_are_papers_below_a_sentence_that_says_so() -> None:
    items = "- On the Use of Cogs in the Mill\n- Cogs and Gears: A Study of Wheels\n"
    said = f"In this course we will discuss the following papers:\n\n{items}"
    assert len(titles(said, HEAD)) == 2
    assert not titles(f"In this course we will discuss a few things:\n\n{items}", HEAD)


def test_rows_of_a_table_are_papers_below_a_sentence_that_says_so() -> None:
    table = (
        "| Week | Topic | Slides | Video |\n|---|---|---|---|\n"
        "| 1 | Use of Cogs in the Mill | [slides](https://acme.org) | [video](https://youtu.be) |\n"
        "| 2 | Gears and Their Wheels | [slides]() | [video]() |\n"
    )
    found = titles(f"Students give talks on the [following papers](list).\n\n{table}", HEAD)
    assert found == ["Use of Cogs in the Mill", "Gears and Their Wheels"]
    assert not titles(f"Students give talks on what they like.\n\n{table}", HEAD)
