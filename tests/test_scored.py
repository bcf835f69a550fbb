"""Rows of scores, which name works that stand elsewhere under their titles."""

import pytest

from tests.lists import ARXIV, titles

WORKS = ("On the Use of Widgets", "What Makes Good Gears for Mills?")
ITEMS = "".join(f"- [{title}]({ARXIV}{n})\n" for n, title in enumerate(WORKS))


@pytest.mark.parametrize("score", ["81.2", "**81.2**", "81.2 ± 0.3", "81%", "12"])
def test_a_row_of_scores_is_no_other_work_than_the_one_it_leads_to(score: str) -> None:
    rows = "".join(f"| Net{n} | {score} | [link]({ARXIV}{n}) |\n" for n in range(2))
    table = f"\n## Results\n\n| Model | Accuracy | Paper |\n|---|---|---|\n{rows}"
    assert titles(ITEMS + table) == list(WORKS)


def test_rows_of_scores_that_lead_to_other_papers_are_works() -> None:
    rows = "".join(f"| Net{n} | 81.{n} | [link]({ARXIV}{n + 5}) |\n" for n in range(2))
    table = f"\n## Results\n\n| Model | Accuracy | Paper |\n|---|---|---|\n{rows}"
    assert titles(ITEMS + table) == [*WORKS, "Net0", "Net1"]


@pytest.mark.parametrize(
    ("column", "cell"), [("Year", "2020"), ("Stars", "81"), ("Size", "7"), ("Task", "gears")]
)
def test_a_row_without_scores_is_an_entry(column: str, cell: str) -> None:
    rows = "".join(f"| Net{n} | {cell} | [link]({ARXIV}{n}) |\n" for n in range(2))
    table = f"\n## Models\n\n| Model | {column} | Paper |\n|---|---|---|\n{rows}"
    assert titles(ITEMS + table) == [*WORKS, "Net0", "Net1"]
