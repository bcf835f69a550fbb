"""Headings that are papers' titles because one above them says that papers are listed below it."""

import pytest

from refsync.readers.shapes.promised import lists_papers
from tests.lists import ARXIV, references, titles

WORKS = (
    "Acme: A Fast Mill for Small Gears",
    "A generic scheduler of cogs for distributed mills",
    "On the Use of Widgets in the Old Mills",
    "Turning Gears without Any Water at All",
)
NOTE = "This one turns the mill in parallel, as none did before. It is a fine work."


def _headed(level: int, *, note: str = "") -> str:
    return "".join(f"{'#' * level} {title}\n\n{note}\n\n" for title in WORKS)


@pytest.mark.parametrize("note", ["", NOTE])
@pytest.mark.parametrize(
    "said",
    [
        *("FZZM 19 Paper Reading List", "Papers", "Papers to Read", "My reading list"),
        *("Summaries of the papers", "论文阅读列表", "FZZM 19'论文笔记", "読んだ論文"),
        *("論文リスト", "논문 목록", "Literaturliste", "Articles à lire", "Lista de lecturas"),
    ],
)
def test_titles_below_a_heading_of_papers_are_works(said: str, note: str) -> None:
    above = f"## {said}\n\n### Session 1: Mills, Gears\n\n"
    assert titles(_headed(4, note=note), above) == list(WORKS)
    assert titles(_headed(2, note=note), f"# {said}\n\n") == list(WORKS)
    assert titles(_headed(1, note=note), f"# {said}\n\n") == list(WORKS)


def test_works_so_found_stand_in_the_sections_between() -> None:
    sections = f"### Mills\n\n{_headed(4)}### Gears\n\n#### Acme: A Study of Gears in Old Mills\n"
    found = references(sections, "## Paper Reading List\n\n")
    assert [one.section for one in found] == [("Mills",)] * len(WORKS) + [("Gears",)]


def test_what_stands_below_another_heading_of_the_list_is_none_of_the_papers() -> None:
    others = "## Thoughts\n\n### How I Built a Small Mill at Home\n\nIt was hard.\n"
    above = "# My Notes\n\nHello.\n\n## Papers to Read\n\n"
    assert titles(_headed(3) + others, above) == list(WORKS)


def test_parts_of_what_is_said_of_each_work_are_no_works() -> None:
    body = "".join(f"## {title}\n\n### Summary\n\n{NOTE}\n\n### Strengths\n\n" for title in WORKS)
    assert titles(body, "# Paper Reading Notes\n\n") == list(WORKS)


@pytest.mark.parametrize(
    "topics",
    [
        ["Introduction to Gears", "Cogs in Mills", "Water and Wind", "Summary"],
        ["Session 1: Mills, Gears and Wheels", "Session 2: Wheels, Water and Wind", "Session 3: X"],
        ["Week 1: Of Mills and Men in Towns", "Week 2: Of Gears", "Week 3: Of Old Water Wheels"],
        ["What is the main idea of it?", "What do they not say of it?", "Who will ever read it?"],
        ["how we choose what to read", "how we meet and talk of it", "how we write all that down"],
    ],
)
def test_headings_of_topics_are_no_works_even_there(topics: list[str]) -> None:
    body = "".join(f"## {topic}\n\n{NOTE}\n\n" for topic in topics)
    assert not titles(body, "# Paper Reading List\n\n")


@pytest.mark.parametrize(
    "said",
    ["Tools for Mills", "Courses", "Notes", "My Blog", "How to Read a Paper", "Mills", "Projects"],
)
def test_titles_below_a_heading_of_anything_else_are_no_works(said: str) -> None:
    assert not titles(_headed(2, note=NOTE), f"# {said}\n\n")
    assert not lists_papers(said)


def test_headings_above_works_with_links_stay_sections() -> None:
    body = "".join(
        f"## {title}\n\n"
        f"- [On Cogs of the Kind {n}]({ARXIV}{n}{n})\n- [Gears, Old and {n}]({ARXIV}{n})\n\n"
        for n, title in enumerate(WORKS, 1)
    )
    assert len(titles(body, "# Papers\n\n")) == 2 * len(WORKS)


@pytest.mark.parametrize("said", ["Reading lists", "More Reading Lists"])
def test_headings_above_other_lists_promise_no_papers(said: str) -> None:
    assert not lists_papers(said)
    assert not titles(_headed(2, note=NOTE), f"# {said}\n\n")


@pytest.mark.parametrize("note", ["TODO", "Coming soon!", "to be added", "", NOTE, "待补充"])
def test_topics_of_many_words_are_no_works(note: str) -> None:
    topics = (
        "Natural Gears, Cogs and Wheels",
        "Wide and Narrow Mill Belts",
        "Old Rods and New Belts",
    )
    body = "".join(f"## {topic}\n\n{note}\n\n" for topic in topics)
    assert not titles(body, "# Papers\n\n")


@pytest.mark.parametrize("note", ["TODO", "Coming soon!", "to be added", "待补充"])
def test_headings_that_wait_for_what_is_below_them_are_no_works(note: str) -> None:
    assert not titles(_headed(2, note=note), "# Papers\n\n")
    waiting = f"## On the Use of Belts in New Mills\n\n{note}\n"
    assert len(titles(_headed(2) + waiting, "# Papers\n\n")) == len(WORKS) + 1


@pytest.mark.parametrize(
    "others",
    [
        ("How to Install the Mill from Its Parts", "License and Thanks to the Authors of It"),
        ("Books I Want to Read This Year", "Articles We Will Never Read Again"),
        ("Introduction: Why We Turn the Gears", "Results: What the Mill Is Made For"),
        ("はじめに読んでください", "この文書の使い方について", "ライセンスの詳細を読む"),
        ("如何使用这个论文的列表", "写在前面的一些说明文字", "致谢所有的贡献者们"),
        ("歯車について一緒に読みましょう、待っています", "歯車の研究を紹介します"),
    ],
)
def test_headings_of_the_list_itself_or_of_a_works_parts_are_no_works(
    others: tuple[str, ...],
) -> None:
    body = "".join(f"## {heading}\n\n{NOTE}\n\n" for heading in (*others, "The End of It All Here"))
    for said in ("Papers from the Acme Lab", "Reading list", "Paper notes: Gears", "論文まとめ"):
        assert not titles(body, f"# {said}\n\n")
        many = _headed(2) + _headed(2).replace("Mill", "Wheel").replace("Gear", "Belt")
        assert not {*others} & {*titles(many + body, f"# {said}\n\n")}


def test_a_heading_that_leads_to_a_post_is_no_paper_among_those_that_lead_nowhere() -> None:
    post = "## How the Gears of a Mill Came to Be\n\n[post](https://medium.com/@acme/gears-1)\n\n"
    assert titles(_headed(2) + post, "# Papers\n\n") == list(WORKS)
