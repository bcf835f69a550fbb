"""Works in paragraphs of the items that say what they are about."""

import pytest

from refsync.readers.markdown import read
from tests.lists import ARXIV, families, references, titles, year

FIRST = "On the Use of Widgets,\n  Jane Doe and Richard Roe,\n  In Proc. of ACME-15, Bonn, 2015."
SECOND = "On the Use of Gears,\n  Ann Poe, Al Muster,\n  Acta Fabri, 3:4-5, 2016."
THIRD = "Jane Doe, Ann Poe,\n  On the Use of Cogs,\n  In Proc. of ACME-17, Bonn, 2017."


@pytest.mark.parametrize("topic", ["**Old gears**", "Old gears", "**Gears of wood, and cogs**:"])
def test_paragraphs_that_cite_works_below_a_topic_are_these(topic: str) -> None:
    body = f"- {topic}\n\n  {FIRST}\n\n  {SECOND}\n\n  {THIRD}\n"
    assert titles(body) == ["On the Use of Widgets", "On the Use of Gears", "On the Use of Cogs"]
    found = references(body)
    assert [families(one) for one in found] == [["Doe", "Roe"], ["Poe", "Muster"], ["Doe", "Poe"]]
    assert [year(one) for one in found] == [2015, 2016, 2017]


def test_one_below_a_topic_is_a_work_where_others_are() -> None:
    body = f"- **Gears**\n\n  {FIRST}\n\n- **Cogs**\n\n  {SECOND}\n"
    assert titles(body) == ["On the Use of Widgets", "On the Use of Gears"]


def test_linked_titles_among_them_are_works_too_and_notes_are_none() -> None:
    linked = f"[On Gears in Mills]({ARXIV}1),\n  Al Roe and Ann Poe,\n  Acta Fabri, 2014."
    body = f"- **Gears**\n\n  {FIRST}\n\n  {linked}\n\n  It has many figures.\n\n  {SECOND}\n"
    assert titles(body) == ["On the Use of Widgets", "On Gears in Mills", "On the Use of Gears"]


def test_linked_titles_have_each_their_own_names_and_year() -> None:
    first = f"[On Gears in Mills]({ARXIV}1), Al Roe and Ann Poe, In Proc. of ACME-14, 2014."
    second = f"[On Cogs in Mills]({ARXIV}2), Jane Doe and Ann Poe, Acta Fabri, 3(4), 2016."
    found = references(f"- **Gears**\n\n  {first}\n\n  {second}\n")
    assert [(one.title, families(one), year(one)) for one in found] == [
        ("On Gears in Mills", ["Roe", "Poe"], 2014),
        ("On Cogs in Mills", ["Doe", "Poe"], 2016),
    ]


@pytest.mark.parametrize(
    "below",
    [
        "Jane Doe, Richard Roe.\n\n  Proceedings of the Third Workshop on Gears, 2015.",
        "Jane Doe and Richard Roe, Acta Fabri, 2015.\n\n  We study gears, cogs and widgets.",
    ],
)
def test_names_and_where_below_a_title_are_its_own(below: str) -> None:
    body = "".join(f"- **On the Use of {n} Widgets**\n\n  {below}\n\n" for n in ("Old", "New"))
    assert titles(body) == ["On the Use of Old Widgets", "On the Use of New Widgets"]


def test_a_work_that_another_s_notes_cite_is_none_of_its_own() -> None:
    notes = "".join(f"  It has a note number {n}.\n\n" for n in range(3))
    body = f"- [On Gears in Mills]({ARXIV}1)\n\n  {FIRST}\n\n  {SECOND}\n\n{notes}"
    assert titles(body) == ["On Gears in Mills"]


def test_long_lists_of_them_take_no_long_time() -> None:
    body = "".join(f"- **Gears**\n\n  {FIRST}\n\n  {SECOND}\n\n" for _ in range(200))
    assert len(read(f"# Papers\n\n{body}", "x").references) == 400


def test_titles_above_names_and_links_within_anothers_item_are_works_of_their_own() -> None:
    first = (
        "- How to Turn Widgets\n\n  Jane Doe, Richard Roe.\n  https://arxiv.org/abs/2101.00001\n"
    )
    second = "\n  Gears and Their Use\n\n  Ann Poe and Al Roe. Acta Fabri, 38(5), 2008.\n  "
    third = f"\n\n  The Wheels of the Mill\n\n  Bo Poe, Ann Doe.\n  {ARXIV}3\n"
    found = references(f"{first}{second}{ARXIV}2{third}\n- On Cogs\n\n  Jane Doe.\n  {ARXIV}4\n")
    assert [(one.title, families(one)) for one in found] == [
        ("How to Turn Widgets", ["Doe", "Roe"]),
        ("Gears and Their Use", ["Poe", "Roe"]),
        ("The Wheels of the Mill", ["Poe", "Doe"]),
        ("On Cogs", ["Doe"]),
    ]


@pytest.mark.parametrize(
    "notes",
    [
        "It Has Many Figures\n\n  and tables of gears.",
        "Slides of the Talk\n\n  [slides](https://acme.org/slides.pdf)",
        "Jane Doe, Richard Roe.\n\n  Ann Poe, Al Roe.",
    ],
)
def test_other_paragraphs_of_an_item_are_none(notes: str) -> None:
    body = f"- How to Turn Widgets\n\n  Jane Doe, Richard Roe.\n  {ARXIV}1\n\n  {notes}\n"
    assert titles(f"{body}\n- On the Use of Cogs\n\n  Jane Doe.\n  {ARXIV}4\n") == [
        "How to Turn Widgets",
        "On the Use of Cogs",
    ]


def test_a_title_that_looks_like_a_name_stands_above_names() -> None:
    body = f"- Universal Gear Arguments\n\n  Jane Doe, Richard Roe, Ann Poe.\n  {ARXIV}1\n"
    found = references(f"{body}\n- On the Use of Cogs\n\n  Jane Doe.\n  {ARXIV}4\n")[0]
    assert (found.title, families(found)) == ("Universal Gear Arguments", ["Doe", "Roe", "Poe"])
