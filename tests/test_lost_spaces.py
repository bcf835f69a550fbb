"""Titles that lost a space: before a curator's remark, or behind the name in front of them."""

import pytest

from refsync.readers.titles import titled
from tests.lists import families, references

CITED = "- Doe, J. E. (1996). Gears. Acta Fabri, 1–38.\n"
OTHERS = "- On the Turning of Wheels in Mills\n- Cogs of the North and the South\n"
SAID = ("good", "bad", "recommended", "classic,good", "very good", "must-read", "推荐", "必读")


@pytest.mark.parametrize("said", SAID)
def test_what_a_curator_thinks_of_a_work_needs_no_space_before_it(said: str) -> None:
    assert titled(f"On the Use of Widgets({said})") == ("On the Use of Widgets", (said,))
    assert titled(f"On the Use of Widgets ({said})") == ("On the Use of Widgets", (said,))


@pytest.mark.parametrize(
    "title", ["On the Integral of f(x)", "On Net(s)", "A Study of Net(work)", "Gears in SO(3)"]
)
def test_other_brackets_without_a_space_belong_to_the_title(title: str) -> None:
    assert titled(title) == (title, ())


@pytest.mark.parametrize("remark", ["recommended", " classic", "good"])
def test_one_in_full_before_a_remark_is_the_author(remark: str) -> None:
    found = references(f"{CITED}- What Do Gears Turn?(Jane Doe,{remark})\n{OTHERS}", "# Papers\n\n")
    assert found[1].title == "What Do Gears Turn?"
    assert families(found[1]) == ["Doe"]


@pytest.mark.parametrize("who", ["Jane Doe", "Jane E. Doe"])
def test_a_name_that_lost_the_space_behind_its_stop_is_the_authors(who: str) -> None:
    found = references(f"{CITED}- {who}.An Overview of Gears in Mills\n{OTHERS}", "# Papers\n\n")
    assert found[1].title == "An Overview of Gears in Mills"
    assert families(found[1]) == ["Doe"]


def test_a_stop_without_a_space_is_the_titles_own_where_nobody_else_is_told() -> None:
    title = "Jane Doe.An Overview of Gears in Mills"
    assert references(f"- {title}\n{OTHERS}", "# Papers\n\n")[0].title == title


@pytest.mark.parametrize("title", ["Gears in Node.js and More of Them", "The ASP.NET of Old Mills"])
def test_stops_within_a_name_of_something_set_nobody_apart(title: str) -> None:
    found = references(f"{CITED}- {title}\n{OTHERS}", "# Papers\n\n")
    assert (found[1].title, families(found[1])) == (title, [])
