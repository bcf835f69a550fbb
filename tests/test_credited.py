"""What stands below a title in bold is credited to it, but for works of their own."""

import pytest

from tests.lists import ARXIV, CODE, families, only, references, titles, year

HEAD = "# Gear papers\n\n"
LABELLED = ("**Papers about big mills**\n\n{}", "**Readings of a week**\n\nAcme School, 2020\n\n{}")


@pytest.mark.parametrize("label", LABELLED)
@pytest.mark.parametrize(
    "links",
    [
        f"[pdf]({ARXIV}1)\n\n[pdf]({ARXIV}2)\n",
        f"[paper]({ARXIV}1)\n\n[arXiv]({ARXIV}2) [code]({CODE})\n",
        f"[arXiv:2101.00001]({ARXIV}1)\n\n[arXiv:2101.00002]({ARXIV}2)\n",
    ],
)
def test_links_to_different_papers_below_a_label_are_works_each(label: str, links: str) -> None:
    found = references(label.format(links), HEAD)
    assert [one.identifiers["arxiv"] for one in found] == ["2101.00001", "2101.00002"]
    assert not any("mills" in one.title or "week" in one.title for one in found)


def test_so_they_are_in_items_below_one() -> None:
    for label in ("Papers about big mills", "Papers on the Use of Big Mills"):
        body = f"- **{label}**\n  - [pdf]({ARXIV}1)\n  - [pdf]({ARXIV}2)\n"
        assert [one.identifiers["arxiv"] for one in references(body, HEAD)] == [
            "2101.00001",
            "2101.00002",
        ]


@pytest.mark.parametrize(
    "links",
    [
        f"[pdf]({ARXIV}1)\n\n[arXiv]({ARXIV}1)\n",
        f"[pdf]({ARXIV}1)\n\n[arXiv]({ARXIV}1v2)\n",
        f"[pdf](https://acme.example/1.pdf)\n\n[paper]({ARXIV}1)\n",
        f"[paper]({ARXIV}1)\n\n[doi](https://doi.org/10.1000/182)\n",
        f"[paper]({ARXIV}1) [code]({CODE})\n\n[slides](https://acme.example/s.pdf)\n",
    ],
)
@pytest.mark.parametrize("said", ["", "Jane Doe, Al Roe\n\n"])
def test_links_to_one_paper_below_a_title_are_its_own(said: str, links: str) -> None:
    assert titles(f"**On the Use of Small Widgets**\n\n{said}{links}", HEAD) == [
        "On the Use of Small Widgets"
    ]


@pytest.mark.parametrize(
    ("title", "links"),
    [
        ("Small Widgets", ("http://acme.example/1.pdf", "http://school.example/1.pdf")),
        ("Doe, On the Use of Widgets (1978)", (f"{ARXIV}1", f"{ARXIV}2")),
        ("On the Use of Small Widgets", (f"{ARXIV}1", f"{ARXIV}2")),
    ],
)
def test_copies_and_parts_of_a_paper_are_no_works_of_their_own(
    title: str, links: tuple[str, ...]
) -> None:
    body = f"- {title}\n" + "".join(f"  - [PDF]({url})\n" for url in links)
    found = only(body)
    assert "Widgets" in found.title
    assert [link.url for link in found.links] == list(links)


@pytest.mark.parametrize(
    "below",
    [
        "  - Open Source\n  - 2020\n  - [code](https://github.com/a/b)\n",
        "  - Free Download\n  - [data](https://acme.example)\n",
        "  - Bonn, July 2020\n  - [website](https://acme.example)\n",
        "  - Max Muster\n  - 2020\n  - [video](https://youtu.be/a)\n",
    ],
)
@pytest.mark.parametrize("in_items", [True, False])
def test_tools_and_events_below_which_no_link_is_a_papers_are_none(
    below: str, in_items: bool
) -> None:
    names = ("The Gear Simulator", "A School of Gears")
    mark = "- " if in_items else ""
    below = below if in_items else below.replace("  - ", "\n")
    body = "".join(f"{mark}**{name} for Mills**\n{below}\n" for name in names)
    assert titles(body, "# Gears\n\n") == []


def test_a_work_by_several_may_lead_to_its_code_alone() -> None:
    below = "  - Jane Doe, Al Roe\n  - ICML 2020\n  - [code](https://github.com/a/b)\n"
    found = only(f"- **On the Use of Small Widgets**\n{below}")
    assert families(found) == ["Doe", "Roe"]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("ICML 2020", []),
        ("Jane Doe, ICML 2020", ["Doe"]),
        ("Jane Doe\n\nICML 2020", ["Doe"]),
        ("Jane Doe\n\nPhD thesis, Acme School, 2020", ["Doe"]),
    ],
)
def test_so_may_one_by_one_that_says_where_it_appeared(said: str, who: list[str]) -> None:
    body = f"**On the Use of Small Widgets**\n\n{said}\n\n[code]({CODE})\n"
    found = only(body)
    assert (found.title, families(found), year(found)) == (
        "On the Use of Small Widgets",
        who,
        2020,
    )
    assert [link.url for link in found.links] == [CODE]


@pytest.mark.parametrize("said", ["Open Source", "Free Download"])
def test_what_is_said_of_a_tool_names_nobody(said: str) -> None:
    assert families(only(f"- **The Gear Simulator**\n  - {said}\n  - [paper]({ARXIV}1)\n")) == []
