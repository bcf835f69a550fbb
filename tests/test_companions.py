"""Names whose links lead to the pages of those who bear them."""

from __future__ import annotations

import pytest

from refsync.readers.markdown import read
from tests.lists import families, only, references, year

ARXIV = "https://arxiv.org/abs/2101.00001"
DOE, ROE = "[Jane Doe](https://doe.example)", "[Richard Roe](https://github.com/rroe)"


@pytest.mark.parametrize(
    "item",
    [
        f"- [On Small Gears]({ARXIV}). {DOE}, Al Poe, {ROE}. ICML 2020.",
        f"- **On Small Gears**. {DOE}, Al Poe and {ROE}. ICML 2020. [[paper]]({ARXIV})",
        f"- [On Small Gears]({ARXIV})<br>{DOE}, Al Poe, {ROE}<br>ICML 2020.",
        f"- {DOE}, Al Poe, {ROE}. [On Small Gears]({ARXIV}). ICML 2020.",
        f"- [On Small Gears]({ARXIV}) (ICML 2020) by {DOE}, Al Poe and {ROE}",
    ],
)
def test_linked_authors_are_authors_and_their_pages_none_of_the_work(item: str) -> None:
    found = only(item)
    assert (found.title, found.container_title) == ("On Small Gears", "ICML")
    assert families(found) == ["Doe", "Poe", "Roe"]
    assert [link.url for link in found.links] == [ARXIV]


def test_behind_by_one_will_do() -> None:
    assert families(only(f"- [On Small Gears]({ARXIV}) by {DOE}")) == ["Doe"]


def test_what_leads_to_a_work_is_no_author() -> None:
    found = references(f"- [Gear Net]({ARXIV}), [Cog Net](https://arxiv.org/abs/2101.00002)\n")
    assert [one.title for one in found] == ["Gear Net", "Cog Net"]


@pytest.mark.parametrize(
    ("who", "names"),
    [
        ("Jane Doe, [Kim Roe](/), Al Poe", ["Doe", "Roe", "Poe"]),
        ("[Kim Roe](https://roe.example/), Al Poe", ["Roe", "Poe"]),
        ("山田 太郎, [部品 花子](/), 歯車 リサ", ["山田 太郎", "部品 花子", "歯車 リサ"]),
        ("ドウ ジェーン アン, [部品 花子](/)", ["ドウ ジェーン アン", "部品 花子"]),
    ],
)
@pytest.mark.parametrize("links", ["", " ([link](https://acme.example/paper/1))"])
def test_an_author_linked_to_the_home_of_a_site_is_no_title(
    who: str, names: list[str], links: str
) -> None:
    found = only(
        f'- {who}, "歯車の研究と部品の設計について", Acta Fabri, Vol.12, pp.1-4, 2020{links}'
    )
    assert found.title == "歯車の研究と部品の設計について"
    assert [name.family or name.literal for name in found.author] == names
    assert year(found) == 2020


def test_labels_of_links_are_no_authors() -> None:
    item = f"- [On Small Gears]({ARXIV}) [论文](https://a.example), [代码](https://b.example)"
    assert len(only(item).links) == 3


def test_nor_are_those_who_keep_a_list() -> None:
    assert not references(f"Contributed by {DOE}\n")
    assert not references("- Contributed by **[Jane Doe](https://doe.example/)**\n")


def test_tools_linked_side_by_side_are_no_people() -> None:
    tools = "[Open Widget](https://openwidget.example/), [Gear Hub](https://gearhub.example/)"
    found = read(f"# Gears\n\n## Tools\n\n- {tools}\n", "list.md")
    assert [other.title for other in found.others] == ["Open Widget"]


def test_pages_of_a_list_s_own_site_are_no_people() -> None:
    links = "[Supp Mat](/supp), [Talk Slides](/slides), [pdf](a.pdf)"
    (found,) = references(f"- **On the Use of Widgets**. ICML 2020. {links}\n")
    assert not found.author
