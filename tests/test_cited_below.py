"""Papers cited below what they are of."""

import pytest

from tests.lists import CODE, only, references, titles

CITED = "Doe, Jane, and Richard Roe. “On the Turning of Gears.” Acta Fabri 12 (2020): 1–9."
DETAILS = """- [GearTurn]({url}) - turns gears. <details>
    <summary>{label}</summary>
    {cited}
</details>
"""


@pytest.mark.parametrize("label", ["Paper", "Reference", "Original publication:", "论文"])
def test_a_paper_cited_in_a_tools_details_is_the_entry(label: str) -> None:
    found = only(DETAILS.format(url=CODE, label=label, cited=CITED))
    assert (found.title, found.container_title) == ("On the Turning of Gears", "Acta Fabri")
    assert [(link.kind, link.url) for link in found.links] == [("code", CODE)]


def test_what_is_cited_below_a_papers_own_title_is_that_paper() -> None:
    own = DETAILS.replace("GearTurn", "On the Turning of Gears")
    (found,) = references(
        own.format(url="https://arxiv.org/abs/2101.00001", label="Paper", cited=CITED)
    )
    assert (found.title, found.identifiers["arxiv"]) == ("On the Turning of Gears", "2101.00001")


@pytest.mark.parametrize("below", ["Turns gears of all mills.", "See the manual (2020)."])
def test_what_cites_nothing_is_no_paper(below: str) -> None:
    assert not titles(DETAILS.format(url=CODE, label="Paper", cited=below))


def test_what_a_paper_refers_to_takes_its_place_not() -> None:
    paper = DETAILS.replace("GearTurn", "GearTurn: Cogs at Work")
    below = paper.format(url="https://arxiv.org/abs/2101.00001", label="Reference", cited=CITED)
    assert titles(below) == ["GearTurn: Cogs at Work"]
