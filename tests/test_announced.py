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
        ("This list of papers covers two main areas:", "covers two main areas:"),
        (
            "The papers are grouped into the following categories:",
            "grouped into the following categories:",
        ),
        ("本列表分为以下三个部分：", "分为以下三个部分："),
        ("We cover papers on the topics of gears:", ""),
        ("The areas are covered below.", ""),
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


@pytest.mark.parametrize("label", ["**Note:**", "**注：**", "**Hinweis:**", "说明："])
def test_what_a_curator_notes_of_the_list_is_no_paper(label: str) -> None:
    code = "https://github.com/acme/gears"
    item = f"- Tools for the Gears and Cogs of a Mill ☞ [gears]({code})\n"
    papers = "".join(
        f"- On the Use of Gears {n} (ICML 2020) [paper](https://arxiv.org/abs/2101.0000{n})\n"
        for n in range(4)
    )
    found = titles(f"{label}\n\n{item}{item}\n## List\n\n{papers}", "# Papers on Gears\n\n")
    assert found == [f"On the Use of Gears {n}" for n in range(4)]


def test_a_heading_of_notes_says_nothing_of_what_stands_below() -> None:
    text = "## Notes\n\n- Doe, J. (2015). On the Use of Gears. *Acta Fabri*, 3(4), 5-6.\n"
    assert titles(text, "# Gears\n\n") == ["On the Use of Gears"]


PAPER = "- On the Use of Cogs. In *ICML 2016*. [[pdf](https://arxiv.org/pdf/2101.00001)]\n"


@pytest.mark.parametrize("mark", ["-", "1."])
def test_topics_that_a_sentence_announces_are_no_papers(mark: str) -> None:
    topics = f"{mark} The Use of Gears in Mills\n{mark} On the Dynamics of Cogs and Chains\n"
    text = f"The papers fall into these categories:\n\n{topics}\n## Cogs\n\n{PAPER}"
    assert titles(text, "# A Paper List\n\n") == ["On the Use of Cogs"]


def test_papers_right_below_announced_topics_are_papers() -> None:
    cited = "- Doe, J. (2015). On the Use of Gears. *Acta Fabri*, 3(4), 5-6.\n"
    text = f"The papers fall into these categories:\n\n{cited}{PAPER}"
    assert titles(text, "# A Paper List\n\n") == ["On the Use of Gears", "On the Use of Cogs"]


def test_a_contents_may_leave_out_the_headings_numbers() -> None:
    contents = "(1) Kinds of Gears,\n\n(2) Dynamics of Cogs,\n\n(3) Turning of Mills.\n\n"
    parts = "".join(
        f"# {n}. {text}\n\n- On {text} of Old. In *ICML 2016*.\n\n"
        for n, text in enumerate(("Kinds of Gears", "Dynamics of Cogs", "Turning of Mills"), 1)
    )
    assert titles(f"{contents}{parts}", "# A Paper List\n\n") == [
        "On Kinds of Gears of Old",
        "On Dynamics of Cogs of Old",
        "On Turning of Mills of Old",
    ]
