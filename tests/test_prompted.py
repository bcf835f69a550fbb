"""Citations behind a day, or what to do with them, as a class is told."""

import pytest

from tests.lists import only, titles

CITED = "Doe, J., & Roe, R. (2015). On the Use of Gears. _Acta Fabri, 3(4),_ 5-6."
QUOTED = "Jane Doe, “On the Use of Gears,” _Acta Fabri_ 7, no. 1 (2009): 3–4."


@pytest.mark.parametrize("work", [CITED, QUOTED])
@pytest.mark.parametrize(
    "prompt",
    ["M: ", "Lead reading: ", "**Read** --- ", "**Discuss:** ", "**Read first** – ", "Week 3: "],
)
def test_a_citation_behind_a_prompt_is_read_without_it(prompt: str, work: str) -> None:
    found = only(f"- {prompt}{work}\n")
    assert (found.title, found.author[0].family) == ("On the Use of Gears", "Doe")
    assert found.container_title == "Acta Fabri"


def test_a_title_before_names_is_no_prompt() -> None:
    assert titles("- Widgets: Jane Doe and Al Roe. Acta Fabri, 2015.\n") != ["Acta Fabri"]
    text = "- Old Gears: Studies of Mills, Jane Doe, Al Roe, Acta Fabri, 3(4), 2015.\n"
    assert titles(text) == ["Old Gears: Studies of Mills"]
