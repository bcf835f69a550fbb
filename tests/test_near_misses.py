"""What looks like an odd layout and is none: each of these was once taken for one."""
# ruff: noqa: E501

import pytest

from refsync.readers.markdown import read
from refsync.reference import Reference

ARXIV = "https://arxiv.org/abs/1501.0000"


OTHERS = """
- Doe, J. (2014). On the use of cogs. Acta Fabri, 11(2), 4–7.
- Roe, A. (2013). On the use of springs. Acta Fabri, 10(2), 4–7.
"""


def only(item: str) -> Reference:
    """The reference of an item among citations."""
    first, *_ = read(f"# Papers\n\n## Reading\n\n- {item}{OTHERS}", "x.md").references
    return first


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("Jane Doe, On the Origin of Many Gears, 1859 (public domain)", "On the Origin of Many Gears"),
        (f"[Doe, *On the Origin of Gears*, and Its Readers]({ARXIV}1)", "Doe, On the Origin of Gears, and Its Readers"),
        (f"[Jane Doe’s *Pride of Gears*: A Study]({ARXIV}2)", "Jane Doe’s Pride of Gears: A Study"),
        ("Jane Doe, Al Roe, Ann Poe, Big Bird: Gears for All (2020)", "Big Bird: Gears for All"),
        ("J. Doe, R. Roe, Al Gear and Ann Cog: A Study, 2015", "Al Gear and Ann Cog: A Study"),
        ("Jane Doe and Al Roe. Gears in use. Lecture notes in cogs. Bonn: Acme, 2015.", "Gears in use"),
        ("Jane Doe: The Cup, Bonn 1966, Mexico and After. Acta Fabri 12 (2015).", "The Cup, Bonn 1966, Mexico and After"),
    ],
)  # fmt: skip
def test_a_title_stays_whole(item: str, title: str) -> None:
    assert only(item).title == title


def test_a_preprint_in_front_does_not_hide_where_a_paper_appeared() -> None:
    found = only(f"arXiv 2019, On the Use of Many Gears, accepted at CVPR 2020. [pdf]({ARXIV}1)")
    assert (found.container_title, found.type) == ("CVPR", "paper-conference")


def test_a_volume_is_of_the_journal_that_it_stands_behind() -> None:
    found = only(
        "ICML 2020, On the Use of Gears. Jane Doe. Journal of Gears 12 (2021). [pdf](a.pdf)"
    )
    assert (found.container_title, found.volume) == ("Journal of Gears", "12")


def test_an_authors_line_is_no_title_beside_a_project() -> None:
    text = (
        "On the Use of Many Widgets\n: Jane Doe, Al Roe. ICML 2020.\n"
        f"  [Project page of the many widgets](https://acme.org)\n  [pdf]({ARXIV}3)\n"
    )
    (found,) = read(f"# Papers\n\n{text}", "x.md").references
    assert found.title == "On the Use of Many Widgets"


@pytest.mark.parametrize("kind", ["paper managers", "paper mills"])
def test_what_follows_must_be_papers(kind: str) -> None:
    text = f"We recommend the following {kind}:\n\n- [Acme Gear Reader Kit](https://acme.org/1)\n"
    assert read(f"# List\n\n{text}", "x.md").references == ()
